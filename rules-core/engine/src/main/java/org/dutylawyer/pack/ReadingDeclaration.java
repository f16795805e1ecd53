package org.dutylawyer.pack;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * A point on which careful lawyers differ (争议解释), with the options and the one that the pack picks.
 *
 * @param id word for the reading, unique over all packs of a stack
 * @param provision what is read
 * @param title the question
 * @param options the options with their titles, in the order declared
 * @param counting the reading of the calendar that it chooses for the norms of its provision, with
 *     the same options; empty where the options are rules of their own
 * @param preset the option that holds unless the host chooses another
 * @param why why that one
 */
public record ReadingDeclaration(
    String id,
    NormId provision,
    Title title,
    Map<String, Title> options,
    Optional<String> counting,
    String preset,
    Title why) {

  /** Copies the map, keeping its order. */
  public ReadingDeclaration {
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Refuses options of readings that neither packs nor the calendar declare.
   *
   * @param chosen an option for each reading, by id; blank where none was named
   * @param declared the readings of the packs
   * @throws BadInputException with the ids that are known, or with the options of the reading
   */
  public static void check(Map<String, String> chosen, Collection<ReadingDeclaration> declared) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (Conventions.Reading reading : Conventions.readings()) {
      known.put(
          reading.id(),
          reading.options().stream()
              .map(Conventions.Option::value)
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    declared.forEach(reading -> known.put(reading.id(), reading.options().keySet()));
    chosen.forEach(
        (id, option) -> {
          Set<String> options = known.get(id);
          if (options == null) {
            throw unknown("--reading", id, known.keySet());
          } else if (!options.contains(option)) {
            throw unknown("--reading " + id, option, options);
          }
        });
  }

  private static BadInputException unknown(String where, String found, Set<String> known) {
    return new BadInputException(
        new Problem(
            where,
            found.isBlank()
                ? new Title("没有写明选哪一种", "no option of it")
                : new Title("“" + found + "”", "'" + found + "'"),
            new Title(
                String.join("、", known) + " 之一" + (found.isBlank() ? "，写作 " + where + "=…" : ""),
                "one of "
                    + String.join(", ", known)
                    + (found.isBlank() ? ", as in " + where + "=…" : "")),
            Nearest.of(found, known)));
  }
}
