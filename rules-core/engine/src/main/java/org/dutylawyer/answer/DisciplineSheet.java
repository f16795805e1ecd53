package org.dutylawyer.answer;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;

/**
 * One ground for discipline (处理事由) held against one lawyer, in the words of a sheet that a body can
 * put into its file: the provision, its elements with the evidence on file and what is open, and
 * what the texts attach.
 *
 * @param lawyer who it is about
 * @param result what comes out, in a sentence
 * @param standing what comes out
 * @param cited the provision
 * @param quote its words, verbatim
 * @param limbs the ways to meet it that are looked at
 * @param readings what another reading of a contested point would make of it; a sentence each
 * @param consequences what the texts attach, a sentence each; empty where it is not met
 * @param caution what such a sheet is not
 */
public record DisciplineSheet(
    String lawyer,
    String result,
    GroundAnswer.Result standing,
    String cited,
    String quote,
    List<Limb> limbs,
    List<String> readings,
    List<String> consequences,
    String caution) {

  /** Copies the lists. */
  public DisciplineSheet {
    limbs = List.copyOf(limbs);
    readings = List.copyOf(readings);
    consequences = List.copyOf(consequences);
  }

  /**
   * A way to meet the ground (情形).
   *
   * @param title which one, and the act on file; empty where the ground has one way and no act
   * @param rows its elements, in the order of the rule
   * @param conclusion what follows from them, in a sentence
   */
  public record Limb(String title, List<Row> rows, String conclusion) {
    /** Copies the list. */
    public Limb {
      rows = List.copyOf(rows);
    }
  }

  /**
   * An element (要件).
   *
   * @param element as the law words it
   * @param status where it stands
   * @param standing the same in a word of the language
   * @param evidence what shows or disproves it; empty where nothing does
   * @param open what would have to be found out; empty where nothing would
   */
  public record Row(
      String element,
      GroundAnswer.Status status,
      String standing,
      List<String> evidence,
      String open) {
    /** Copies the list. */
    public Row {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The sheets of an answer: the grounds that an act on file meets or may meet, in the law's order.
   */
  public static List<DisciplineSheet> of(Assessment answer, Locale locale) {
    ConductWords words = new ConductWords(answer, new Wording(answer, locale));
    return answer.conduct().grounds().stream()
        .filter(g -> g.stands() && g.touched())
        .map(words::sheet)
        .toList();
  }
}
