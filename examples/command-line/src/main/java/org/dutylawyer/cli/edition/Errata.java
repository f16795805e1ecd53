package org.dutylawyer.cli.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.text.Title;

/**
 * The slips of a source that a pack lists in {@code errata.yaml}: the text keeps them, the edition
 * shows the correction beside it.
 *
 * @param slips the slips
 * @param missing parts of the source that the pack does not have
 */
record Errata(List<Slip> slips, List<Title> missing) {

  private static final String FILE = "errata.yaml";

  /** Copies the lists. */
  Errata {
    slips = List.copyOf(slips);
    missing = List.copyOf(missing);
  }

  /**
   * One slip.
   *
   * @param place the provision, or the section whose heading has it
   * @param source the words as printed
   * @param correction what was evidently meant
   * @param sure certain, probable or possible
   * @param why why so
   */
  record Slip(NormId place, String source, String correction, String sure, Title why) {

    /** How sure the correction is. */
    String certainty() {
      return switch (sure) {
        case "certain" -> "确定";
        case "probable" -> "很可能";
        default -> "可能";
      };
    }
  }

  /** Reads the lists of a pack; a pack without one has no slips. */
  static Errata of(PackFiles files) {
    List<Slip> slips = new ArrayList<>();
    List<Title> missing = new ArrayList<>();
    for (String path : files.paths(FILE)) {
      Yaml yaml = Yaml.parse(files.text(path).orElseThrow(), files.where(path));
      yaml.onlyKeys(Set.of("instrument", "slips", "missing"));
      for (Yaml slip : yaml.find("slips").map(Yaml::list).orElse(List.of())) {
        slip.onlyKeys(Set.of("place", "source", "correction", "sure", "why"));
        slips.add(
            new Slip(
                slip.get("place").norm(),
                slip.get("source").text(),
                slip.get("correction").text(),
                slip.find("sure").map(Yaml::text).orElse("possible"),
                slip.get("why").title()));
      }
      yaml.find("missing").map(Yaml::list).orElse(List.of()).stream()
          .map(Yaml::title)
          .forEach(missing::add);
    }
    return new Errata(slips, missing);
  }

  /** The slips of one passage, or of the heading of one article. */
  List<Slip> at(String instrument, String path) {
    return slips.stream()
        .filter(s -> s.place().instrument().equals(instrument) && s.place().path().equals(path))
        .toList();
  }
}
