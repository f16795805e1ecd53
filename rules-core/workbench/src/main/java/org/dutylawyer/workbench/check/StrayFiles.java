package org.dutylawyer.workbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.language.Declared;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * Files in a pack's folder that nothing reads. One that is named almost as a file of a pack is
 * wrong: its author takes it for read. Of the others it is enough to know.
 */
final class StrayFiles {

  private static final String MANIFEST = "pack.yaml";

  /** What is read wherever it stands in the folder. */
  private static final List<String> NAMES =
      List.of(
          "vocabulary.yaml",
          "not-computable.yaml",
          Declared.FILE,
          GroundSheet.FILE,
          "phrases.yaml",
          "errata.yaml");

  private static final String ARTICLE = "art-[^/]*\\.(?:drl|yaml)";

  /** What people lay beside a pack and nobody takes for a part of it. */
  private static final String BESIDE = "(?i)(?:README|LICENSE|NOTICE|CHANGELOG)\\b.*|.*\\.json";

  private final PackFiles files;
  private final Set<String> read;
  private final Set<String> texts;

  /**
   * Looks through the files of a pack.
   *
   * @param pack the pack, if it could be read: which texts are its instruments
   */
  StrayFiles(PackFiles files, Optional<Pack> pack) {
    this.files = files;
    this.read = Set.copyOf(PackReader.scenarioFiles(files));
    this.texts =
        pack.stream()
            .flatMap(p -> p.manifest().instruments().stream())
            .map(Instrument::file)
            .collect(Collectors.toSet());
  }

  /** Those that are named almost as a file that is read. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (String path : unread()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.endsWith(".yaml") || meant(name).isPresent()) {
        problems.add(
            new Problem(
                files.where(path) + ":1",
                new Title("没有读取的文件 " + path, "the file " + path + ", which nothing reads"),
                new Title(
                    name.equals(MANIFEST)
                        ? "规则包文件夹中唯一的 pack.yaml"
                        : "规则包的文件名：art-NN.drl、art-NN.yaml、scenarios….yaml、pack.yaml、"
                            + String.join("、", NAMES),
                    name.equals(MANIFEST)
                        ? "one pack.yaml, in the folder of the pack"
                        : "the name of a file of a pack: art-NN.drl, art-NN.yaml, scenarios….yaml,"
                            + " pack.yaml, "
                            + String.join(", ", NAMES)),
                meant(name).or(() -> Nearest.of(name, NAMES)).filter(near -> !near.equals(name))));
      }
    }
    return problems;
  }

  /** The others. */
  List<StepReport.Note> notes() {
    List<String> others =
        unread().stream()
            .filter(path -> !path.endsWith(".yaml"))
            .filter(path -> meant(path.substring(path.lastIndexOf('/') + 1)).isEmpty())
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            new StepReport.Note(
                files.where(others.get(0)),
                new Title(
                    "没有读取的文件：" + String.join("、", others),
                    "files that nothing reads: " + String.join(", ", others))));
  }

  private List<String> unread() {
    List<String> unread = new ArrayList<>(files.unread());
    files.files().keySet().stream().filter(path -> !isRead(path)).forEach(unread::add);
    unread.removeIf(path -> path.substring(path.lastIndexOf('/') + 1).matches(BESIDE));
    return unread.stream().sorted().toList();
  }

  private boolean isRead(String path) {
    return path.equals(MANIFEST)
        || path.endsWith(".drl")
        || read.contains(path)
        || texts.contains(path)
        || texts.isEmpty() && path.endsWith(".md") // its manifest cannot be read
        || NAMES.stream().anyMatch(path::endsWith);
  }

  /** The name of a file of a pack that somebody wrote with another ending or in capitals. */
  private static Optional<String> meant(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replaceFirst("(?:\\.txt|\\.bak|~)$", "")
            .replaceFirst("\\.yml$", ".yaml");
    boolean known = plain.matches(ARTICLE) || plain.equals(MANIFEST) || NAMES.contains(plain);
    return Optional.of(plain).filter(p -> known && !p.equals(name));
  }
}
