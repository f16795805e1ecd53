package org.dutylawyer.audit.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Title;

/**
 * What proposals are taken to cost. Figures of nobody: whoever asks may bring others.
 *
 * @param all in the order of the file
 * @param text the file
 */
public record Assumptions(List<Assumption> all, String text) {

  private static final String RESOURCE = "/org/dutylawyer/audit/what-if.yaml";

  /**
   * What one of something is taken to cost.
   *
   * @param what what is counted: one of {@link Supposition.Counted}
   * @param title what a row of it is called
   * @param hours of a lawyer
   * @param yuan of subsidy
   * @param why what the assumption says
   */
  public record Assumption(Supposition.Counted what, Title title, int hours, int yuan, Title why) {}

  /** Copies the list. */
  public Assumptions {
    all = List.copyOf(all);
  }

  /** Those that the audit brings. */
  public static Assumptions standard() {
    try (InputStream in = Assumptions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing from the audit");
      }
      return parse(new String(in.readAllBytes(), UTF_8), "what-if.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads assumptions.
   *
   * @throws BadInputException if one is not of the form, or says again what another says
   */
  public static Assumptions parse(String yaml, String where) {
    List<Assumption> all = new ArrayList<>();
    Set<Supposition.Counted> before = new HashSet<>();
    for (Yaml one : Yaml.parse(yaml, where).list()) {
      one.onlyKeys(Set.of("what", "title", "hours", "yuan", "why"));
      Supposition.Counted what =
          Supposition.Counted.of(one.get("what").text())
              .filter(before::add)
              .orElseThrow(
                  () ->
                      one.get("what")
                          .refused(
                              new Title(
                                  "尚未写过的一项：" + Supposition.Counted.words(),
                                  "one that was not named before: "
                                      + Supposition.Counted.words())));
      all.add(
          new Assumption(
              what,
              one.get("title").title(),
              notNegative(one.get("hours")),
              notNegative(one.get("yuan")),
              one.get("why").title()));
    }
    return new Assumptions(all, yaml);
  }

  private static int notNegative(Yaml number) {
    int whole = number.whole();
    if (whole < 0) {
      throw number.refused(new Title("零或者正数", "zero or more"));
    }
    return whole;
  }

  /** Hash of the file. */
  public String sha256() {
    return PackFiles.sha256(text.getBytes(UTF_8));
  }
}
