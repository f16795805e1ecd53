package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.GroundAnswer.Status;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** The part of a text answer on conduct, worded so that it can be put into a file. */
final class ConductText {

  private final Assessment answer;
  private final Wording words;
  private final boolean all;
  private final Lines out;

  ConductText(Assessment answer, Wording words, boolean all, Lines out) {
    this.answer = answer;
    this.words = words;
    this.all = all;
    this.out = out;
  }

  // --- grounds
  // ------------------------------------------------------------------------------------

  /** Whether there is anything to say of grounds. */
  boolean hasGrounds() {
    return answer.conduct().grounds().stream().anyMatch(g -> g.touched() || all);
  }

  /** The grounds of every lawyer: those that the file touches in full, the rest counted. */
  void grounds() {
    for (Lawyer lawyer : words.lawyers()) {
      List<GroundAnswer> own =
          answer.conduct().of(lawyer).stream().filter(g -> g.displacedBy().isEmpty()).toList();
      List<GroundAnswer> touched =
          own.stream()
              .filter(GroundAnswer::touched)
              .filter(g -> !otherRole(g))
              .sorted(Comparator.comparing(GroundAnswer::result))
              .toList();
      touched.forEach(this::ground);
      List<GroundAnswer> others = own.stream().filter(g -> g.touched() && otherRole(g)).toList();
      if (!others.isEmpty()) {
        out.line(
            "  ",
            "    ",
            words.say(
                "ground.other-role",
                words.subject(lawyer),
                words.list(others.stream().map(g -> words.cite(g.provision())).toList())),
            Mark.FAINT);
      }
      List<GroundAnswer> rest = own.stream().filter(g -> !g.touched()).toList();
      if (!rest.isEmpty()) {
        String subject = words.subject(lawyer);
        out.line(
            "  ",
            "    ",
            words.say(touched.isEmpty() ? "ground.rest.all" : "ground.rest", subject, rest.size()),
            Mark.FAINT);
        if (all) {
          rest.forEach(
              g ->
                  out.line(
                      "    ",
                      "      ",
                      words.cite(g.provision()) + "  " + words.word(Group.GROUNDS, g.ground()),
                      Mark.FAINT));
        }
      }
    }
    if (answer.conduct().grounds().stream().anyMatch(GroundAnswer::touched)) {
      out.line("  ", "  ", words.say("ground.caution"), Mark.FAINT);
    }
  }

  /** Whether the ground is for others than this lawyer: nothing of it needs to be shown. */
  private static boolean otherRole(GroundAnswer ground) {
    return ground.recorded().stream()
        .allMatch(
            limb ->
                limb.elements().stream()
                    .anyMatch(e -> e.role() && e.status() == Status.NOT_ESTABLISHED));
  }

  /** One ground in full. */
  void ground(GroundAnswer ground) {
    DisciplineSheet sheet = new ConductWords(answer, words).sheet(ground);
    out.line("  ", "    ", sheet.lawyer() + words.colon() + sheet.result(), Mark.BOLD);
    out.line("    ", "    ", "“" + sheet.quote() + "”", Mark.QUOTE);
    sheet.limbs().forEach(this::limb);
    sheet.readings().forEach(out::detail);
    if (ground.result() == Result.UNDETERMINED) {
      out.detail(words.say("ground.if-met"));
    }
    sheet.consequences().forEach(out::detail);
  }

  private void limb(DisciplineSheet.Limb limb) {
    if (!limb.title().isEmpty()) {
      out.detail(limb.title());
    }
    int number = 1;
    for (DisciplineSheet.Row row : limb.rows()) {
      out.line(
          "      ",
          words.chinese() ? "                " : "                       ",
          Lines.pad(number++ + ". " + row.standing(), words.chinese() ? 10 : 21)
              + row.element()
              + explained(row),
          row.status() == Status.ESTABLISHED ? Mark.PLAIN : Mark.WARN);
    }
    out.line("      ", "        ", limb.conclusion(), Mark.PLAIN);
  }

  private String explained(DisciplineSheet.Row row) {
    List<String> parts = new ArrayList<>(row.evidence());
    if (!row.open().isEmpty()) {
      parts.add(words.say("element.asked", row.open()));
    }
    return parts.isEmpty()
        ? ""
        : (words.chinese() ? "——" : " - ") + String.join(words.semicolon(), parts);
  }

  // --- breaches
  // -----------------------------------------------------------------------------------

  /** What lawyers or organs did not keep. */
  void breaches(List<String> sentences) {
    sentences.forEach(text -> out.line("  ", "      ", text, Mark.PLAIN));
  }

  /** Who may complain where of what organs did not keep. */
  void complaints(List<String> sentences) {
    sentences.forEach(text -> out.line("    ", "      ", text, Mark.PLAIN));
  }

  // --- eligibility
  // --------------------------------------------------------------------------------

  /** Who may stand duty: each requirement met, not met or open. */
  void eligibility() {
    Map<String, List<Finding>> open = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      if (finding.conclusion() instanceof Eligibility e) {
        if (finding.outcome() == Outcome.APPLIES) {
          out.line(
              "  ",
              "      ",
              words.subject(e.of())
                  + "  "
                  + words.conclusion(e)
                  + words.colon()
                  + words.say(e.fulfilled() ? "eligibility.met" : "eligibility.failed")
                  + "  "
                  + words.cite(finding.norm()),
              e.fulfilled() ? Mark.PLAIN : Mark.WARN);
        } else if (finding.outcome() == Outcome.UNDETERMINED) {
          open.computeIfAbsent(words.subject(e.of()), k -> new ArrayList<>()).add(finding);
        }
      }
    }
    Map<String, List<String>> together = new LinkedHashMap<>();
    open.forEach(
        (who, findings) ->
            together
                .computeIfAbsent(
                    words.list(
                        findings.stream().map(f -> words.conclusion(f.conclusion())).toList()),
                    k -> new ArrayList<>())
                .add(who));
    together.forEach(
        (requirements, who) ->
            out.line(
                "  ",
                "      ",
                words.say("eligibility.open", words.list(who), requirements),
                Mark.FAINT));
  }

  /** Whether any requirement is asked of a lawyer of the file. */
  boolean hasEligibility() {
    return answer.governing().stream()
        .anyMatch(
            f -> f.conclusion() instanceof Eligibility && f.outcome() != Outcome.DOES_NOT_APPLY);
  }
}
