package org.dutylawyer.answer;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/** The acts that the texts ask for and that were done (已办), each with its day and provisions. */
public final class DoneText {

  private DoneText() {}

  /** A line for each act, those done late with by how much. */
  public static List<String> of(Assessment answer, Locale locale) {
    Wording words = new Wording(answer, locale);
    List<Finding> done =
        answer.governing().stream()
            .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
            .filter(f -> f.outcome() == Outcome.APPLIES)
            .filter(f -> f.state() == State.MET || f.state() == State.LATE)
            .toList();
    return Act.alike(OneAct.of(done, words), words).stream()
        .map(
            act ->
                words.actingThen(act.first())
                    + words.conclusion(act.first().conclusion())
                    + act.who(words)
                    + words.comma()
                    + String.join(words.comma(), act.times(words))
                    + words.bracketed(act.acts().get(0).cited(words)))
        .toList();
  }
}
