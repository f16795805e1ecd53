package org.dutylawyer.cli.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.State;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Counts over many answers, as a table that a spreadsheet opens. Not for use by several threads.
 */
public final class Summary {

  private static final List<String> COLUMNS =
      List.of("what", "jurisdiction", "norm", "word", "title", "outcome", "count");

  /** Not kept, or not shown to be kept; which of them is told apart. */
  private static final Set<State> LOST = Set.of(State.BREACHED, State.LATE, State.NO_RECORD);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Row, Long> counts = new HashMap<>();

  /** Nothing counted yet. */
  public Summary() {}

  /** What is counted. The columns of the table but for the number. */
  private record Row(
      String what, String jurisdiction, String norm, String word, String title, String outcome) {
    static final Comparator<Row> ORDER =
        Comparator.comparing(Row::what)
            .thenComparing(Row::jurisdiction)
            .thenComparing(Row::norm)
            .thenComparing(Row::word)
            .thenComparing(Row::outcome)
            .thenComparing(Row::title);

    List<String> cells() {
      return List.of(what, jurisdiction, norm, word, title, outcome);
    }

    static Row of(List<String> cells) {
      return new Row(
          cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }
  }

  /**
   * Counts one answer: the case, its persons, entitlements, duties not kept in time or not shown to
   * be, conduct.
   */
  public void add(Assessment answer) {
    String place = answer.file().jurisdiction();
    count(new Row("case", place, "", "", "案件", "answered"), 1);
    count(new Row("person", place, "", "", "当事人", "answered"), answer.file().persons().size());
    Vocabulary words = answer.words();
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      count(
          new Row(
              "entitlement",
              place,
              "",
              entitlement.entitlement() + "/" + entitlement.force(),
              words.title(Group.ENTITLEMENTS, entitlement.entitlement()).zh()
                  + ("may".equals(entitlement.force()) ? "（可以）" : "（应当）"),
              entitlement.outcome().word()),
          1);
    }
    for (Finding finding : answer.findings()) {
      if (finding.displacedBy().isEmpty()) {
        add(place, words, finding);
      }
    }
    for (GroundAnswer ground : answer.conduct().grounds()) {
      if (ground.stands()) {
        count(
            new Row(
                "ground",
                place,
                ground.provision().toString(),
                ground.ground(),
                words.title(Group.GROUNDS, ground.ground()).zh(),
                ground.result().word()),
            1);
      }
    }
  }

  private void add(String place, Vocabulary words, Finding finding) {
    Conclusion conclusion = finding.conclusion();
    boolean lost = LOST.contains(finding.state());
    String actor = finding.actor().orElse(Conduct.actor(conclusion));
    if (conclusion instanceof Duty duty && lost) {
      count(
          new Row(
              "duty",
              place,
              finding.norm().toString(),
              actor + "/" + duty.action(),
              words.title(Group.ACTORS, actor).zh()
                  + "："
                  + words.title(Group.ACTIONS, duty.action()).zh(),
              finding.state().word()),
          1);
    }
  }

  /** Counts a line that was refused. */
  public void refused() {
    count(new Row("line", "", "", "", "不予受理的行", "refused"), 1);
  }

  /** Takes over what another has counted. */
  public void add(Summary other) {
    other.counts.forEach(this::count);
  }

  private void count(Row row, long more) {
    counts.merge(row, more, Long::sum);
  }

  /** How many of that kind, over all places. */
  public long total(String what) {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().what().equals(what))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The rows, for keeping: the cells as a list in JSON, whatever they hold. */
  public Map<String, Long> kept() {
    Map<String, Long> kept = new LinkedHashMap<>();
    sorted()
        .forEach(
            row ->
                kept.put(
                    JSON.valueToTree(row.cells()).toString(), requireNonNull(counts.get(row))));
    return kept;
  }

  /**
   * The summary of kept rows.
   *
   * @throws IOException if a row is not one that was kept
   */
  public static Summary of(Map<String, Long> kept) throws IOException {
    Summary summary = new Summary();
    for (Map.Entry<String, Long> row : kept.entrySet()) {
      List<String> cells = List.of(JSON.readValue(row.getKey(), String[].class));
      summary.count(Row.of(cells), row.getValue());
    }
    return summary;
  }

  /** The table, in UTF-8 with the mark by which spreadsheets know it. */
  public String csv() {
    StringBuilder csv = new StringBuilder(Csv.MARK).append(Csv.row(COLUMNS));
    for (Row row : sorted()) {
      List<String> cells = new ArrayList<>(row.cells());
      cells.add(requireNonNull(counts.get(row)).toString());
      csv.append(Csv.row(cells));
    }
    return csv.toString();
  }

  private List<Row> sorted() {
    return counts.keySet().stream().sorted(Row.ORDER).toList();
  }
}
