package org.dutylawyer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.text.Title;

/**
 * Something that a check of the pack would refuse, and that its author declares to be so with a
 * reason: {@code declared.yaml}. It changes no answer.
 *
 * @param check what finds it: {@code numbers}, or a property of the proof
 * @param norm the norm that it is found in
 * @param to the other norm, if it lies between two
 * @param difference in what the first gives less than the other, in the words of the proof: {@code
 *     while custody}; of a number without another norm that number, as the check shows it: {@code
 *     workingDays( 5 )}; empty where what is found has none. Another difference is not declared by
 *     it
 * @param why why it is so
 * @param bound how many events in a row the proof has to look at to find it, one unless it says
 *     otherwise; with fewer it is not there
 * @param where file and line
 */
public record Declared(
    String check,
    NormId norm,
    Optional<NormId> to,
    Optional<String> difference,
    Title why,
    int bound,
    String where) {

  /** The file, in the folder of the pack or of one of its instruments. */
  public static final String FILE = "declared.yaml";

  /** So many events in a row are looked at in each build. */
  private static final int OF_A_BUILD = 1;

  private static final String FLOOR = "floor";
  private static final String NUMBERS = "numbers";
  private static final Optional<NormId> NONE = Optional.empty();

  /** Reads every such file of a pack. */
  public static List<Declared> in(PackFiles files) {
    List<Declared> all = new ArrayList<>();
    for (String path : files.paths(FILE)) {
      for (Yaml entry : Yaml.parse(files.text(path).orElseThrow(), files.where(path)).list()) {
        entry.onlyKeys(Set.of("check", "norm", "to", "difference", "why", "bound"));
        for (String norm : entry.get("norm").texts()) {
          List<Optional<NormId>> others = new ArrayList<>();
          entry
              .find("to")
              .ifPresent(to -> to.texts().forEach(t -> others.add(Optional.of(norm(t, to)))));
          for (Optional<NormId> to : others.isEmpty() ? List.of(NONE) : others) {
            for (String check : entry.get("check").texts()) {
              for (Optional<String> difference : differences(check, entry)) {
                all.add(
                    new Declared(
                        check,
                        norm(norm, entry.get("norm")),
                        to,
                        difference,
                        entry.get("why").title(),
                        entry.find("bound").map(Yaml::whole).orElse(OF_A_BUILD),
                        entry.where()));
              }
            }
          }
        }
      }
    }
    return List.copyOf(all);
  }

  /**
   * Of the floor a difference is found, and of a number without another norm; what is declared of
   * other checks has none.
   */
  private static List<Optional<String>> differences(String check, Yaml entry) {
    List<Optional<String>> differences = new ArrayList<>();
    entry
        .find("difference")
        .filter(named -> check.equals(FLOOR) || check.equals(NUMBERS) && entry.find("to").isEmpty())
        .ifPresent(named -> named.texts().forEach(one -> differences.add(Optional.of(one))));
    return differences.isEmpty() ? List.of(Optional.empty()) : differences;
  }

  private static NormId norm(String text, Yaml in) {
    return PackReader.norm(text, in.where());
  }
}
