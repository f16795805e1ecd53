package org.dutylawyer.pack;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.RegionalDaysOff;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.text.Title;

/**
 * What {@code pack.yaml} says.
 *
 * @param id the jurisdiction that the pack is for: CN, an ISO 3166-2 code such as CN-50, or CN-
 *     with a GB/T 2260 code such as CN-320481; X- and a name for proposals, which are law nowhere
 * @param version version of the pack
 * @param title its name
 * @param requires ids of the packs that it is layered over, the furthest first
 * @param contact who answers questions about it
 * @param instruments the texts that it encodes
 * @param readings the contested points with a choice
 * @param settled the unclear points without one
 * @param assumed what is taken to be so where a file does not say
 * @param notHeld the texts that governed before and that no pack holds
 * @param outside the investigating organs, and the instances, that its texts do not bind
 * @param regionalDaysOff days off that only the region has (for instance 三月三)
 */
public record PackManifest(
    String id,
    String version,
    Title title,
    List<String> requires,
    Optional<Title> contact,
    List<Instrument> instruments,
    List<ReadingDeclaration> readings,
    List<Settled> settled,
    List<Assumption> assumed,
    List<NotHeld> notHeld,
    List<Outside> outside,
    List<RegionalDaysOff> regionalDaysOff) {

  /** Copies the lists. */
  public PackManifest {
    requires = List.copyOf(requires);
    instruments = List.copyOf(instruments);
    readings = List.copyOf(readings);
    settled = List.copyOf(settled);
    assumed = List.copyOf(assumed);
    notHeld = List.copyOf(notHeld);
    outside = List.copyOf(outside);
    regionalDaysOff = List.copyOf(regionalDaysOff);
  }

  /** The same with other data of its instruments. */
  public PackManifest with(List<Instrument> others) {
    return new PackManifest(
        id,
        version,
        title,
        requires,
        contact,
        others,
        readings,
        settled,
        assumed,
        notHeld,
        outside,
        regionalDaysOff);
  }
}
