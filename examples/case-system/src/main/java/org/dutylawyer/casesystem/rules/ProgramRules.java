package org.dutylawyer.casesystem.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.Evaluator;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.workbench.FolderPacks;

/**
 * What the program brings, laid over what is in force: notices and packs that were taken over while
 * the system ran stay, unless the program brings a later version of them.
 */
final class ProgramRules {

  /** Where a pack comes from that was taken over while the system ran. */
  static final String UPLOADED = "pack.zip";

  private ProgramRules() {}

  /**
   * Rules with what stays of those in force, by its titles.
   *
   * @param rules the rules
   * @param kept packs and notices that the program does not bring
   * @param lost packs and notices that do not go with what the program brings
   */
  record Laid(LiveRules.Snapshot rules, List<String> kept, List<String> lost) {

    /** Copies the lists. */
    Laid {
      kept = List.copyOf(kept);
      lost = List.copyOf(lost);
    }
  }

  /** Lays the program's rules over those in force. */
  static Laid over(LiveRules.Snapshot inForce, LiveRules.Snapshot brought, Evaluator evaluator) {
    List<String> kept = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    WorkingCalendar calendar = calendar(inForce, brought, kept, lost);
    TreeMap<String, Pack> packs = new TreeMap<>(brought.rules().packs());
    List<Pack> stay =
        inForce.rules().packs().values().stream()
            .filter(pack -> stays(pack, Optional.ofNullable(packs.get(pack.id()))))
            .toList();
    stay.forEach(pack -> packs.put(pack.id(), pack));
    List<String> titles =
        stay.stream().map(pack -> pack.id() + " " + pack.manifest().version()).toList();
    try {
      LiveRules.Snapshot rules = built(packs, calendar, evaluator);
      kept.addAll(titles);
      return new Laid(rules, kept, lost);
    } catch (RuntimeException e) {
      // A pack of before that does not go with the new ones is named, and theirs are offered.
      lost.addAll(titles);
      return new Laid(
          built(new TreeMap<>(brought.rules().packs()), calendar, evaluator), kept, lost);
    }
  }

  private static LiveRules.Snapshot built(
      TreeMap<String, Pack> packs, WorkingCalendar calendar, Evaluator evaluator) {
    FolderPacks folder = new FolderPacks().evaluator(evaluator).calendar(calendar);
    packs.values().forEach(pack -> folder.pack(pack.files()));
    return LiveRules.Snapshot.of(folder.build());
  }

  private static WorkingCalendar calendar(
      LiveRules.Snapshot inForce,
      LiveRules.Snapshot brought,
      List<String> kept,
      List<String> lost) {
    WorkingCalendar calendar = brought.rules().calendar();
    for (HolidayNotice notice : inForce.rules().calendar().notices()) {
      boolean there =
          calendar.notices().stream()
              .anyMatch(
                  n ->
                      n.id().equals(notice.id())
                          || (notice.amends().isEmpty()
                              && n.amends().isEmpty()
                              && n.year() == notice.year()));
      if (there) {
        continue;
      }
      try {
        WorkingCalendar with = calendar.with(notice);
        if (!with.equals(calendar)) {
          calendar = with;
          kept.add(notice.title());
        }
      } catch (NoticeException e) {
        lost.add(notice.title());
      }
    }
    return calendar;
  }

  /** A pack that the program does not bring stays, and one that was taken over and is no older. */
  private static boolean stays(Pack pack, Optional<Pack> brought) {
    return brought.isEmpty()
        || (pack.files().origin().equals(UPLOADED)
            && Arrays.compare(
                    version(pack.manifest().version()), version(brought.get().manifest().version()))
                >= 0);
  }

  /** The numbers of a version. */
  private static int[] version(String text) {
    return Arrays.stream(text.split("\\D+"))
        .filter(part -> part.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
