package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;

/**
 * One act (同一行为) that several norms may ask of the same one: it is said once, by the norm under
 * which it stands worst, with the others behind it, each with its own standing.
 *
 * @param lead the norm that is said in front: late before due, the nearest date before none
 * @param others the same act by other norms, or by the same norm for the same event; may be empty
 */
record OneAct(Finding lead, List<Finding> others) {

  /** Copies the list. */
  OneAct {
    others = List.copyOf(others);
  }

  /** The acts that duties ask for, the most pressing first. */
  static List<OneAct> of(List<Finding> duties, Wording words) {
    Map<List<Object>, List<List<Finding>>> kept = new LinkedHashMap<>();
    duties.stream()
        .sorted(Comparator.comparing(OneAct::rank).thenComparing(OneAct::day))
        .forEach(
            finding -> {
              List<List<Finding>> acts =
                  kept.computeIfAbsent(asked(finding, words), k -> new ArrayList<>());
              acts.stream()
                  .filter(act -> same(act.get(0), finding))
                  .findFirst()
                  .orElseGet(
                      () -> {
                        List<Finding> another = new ArrayList<>();
                        acts.add(another);
                        return another;
                      })
                  .add(finding);
            });
    return kept.values().stream()
        .flatMap(List::stream)
        .map(act -> new OneAct(act.get(0), act.subList(1, act.size())))
        .sorted(
            Comparator.comparing((OneAct act) -> rank(act.lead()))
                .thenComparing(a -> day(a.lead())))
        .toList();
  }

  /** What is asked of whom; for whom, where that is not plain: of several persons, one lawyer. */
  private static List<Object> asked(Finding finding, Wording words) {
    Duty duty = (Duty) finding.conclusion();
    Subject whose = duty.of() instanceof Event event ? event.of() : duty.of();
    return List.of(
        finding.actor().orElse(duty.actor()),
        duty.action(),
        words.mustBeNamed(whose) ? whose.id() : "");
  }

  /**
   * What was asked again after another event is another act; what has no date says nothing beside
   * one. What was done before something happened is not what is asked because of it.
   */
  private static boolean same(Finding one, Finding other) {
    if (doneBefore(one, other) || doneBefore(other, one)) {
      return false;
    }
    return other.lastDay().isEmpty()
        || one.conclusion().trigger().equals(other.conclusion().trigger())
        || one.lastDay().equals(other.lastDay())
        || one.done().isPresent() && one.done().equals(other.done());
  }

  private static boolean doneBefore(Finding done, Finding asked) {
    return asked.done().isEmpty()
        && done.done()
            .flatMap(
                at ->
                    asked
                        .conclusion()
                        .trigger()
                        .flatMap(Event::moment)
                        .map(since -> at.date().isBefore(since.date())))
            .orElse(false);
  }

  /** How much it presses: the state, then a date, then promptness, then no word on time. */
  private static int rank(Finding finding) {
    return pressing(finding) * 3 + urgency(finding);
  }

  /** What has a date comes first, then what is to be done promptly, then the rest. */
  static int urgency(Finding finding) {
    return finding.lastDay().isPresent() ? 0 : finding.due().isPresent() ? 1 : 2;
  }

  private static int pressing(Finding finding) {
    boolean dated = finding.due().flatMap(Due::dated).isPresent();
    return switch (finding.state()) {
      case BREACHED -> 0;
      case LATE -> 1;
      case NO_RECORD -> finding.isToConfirm() ? dated ? 2 : 5 : dated ? 3 : 7;
      case UNDETERMINED -> finding.isDoubtful() ? 3 : 8;
      case PENDING, EXCUSED -> 4;
      case MET -> 6;
      case STANDING, AWAITING, LAPSED -> 9;
    };
  }

  private static LocalDate day(Finding finding) {
    return finding.lastDay().orElse(LocalDate.MAX);
  }

  /** Whether another norm says of the act what the one in front does not: its own standing. */
  boolean standsOtherwise(Finding other) {
    return other.state() != lead.state()
        || other.recordedAsUndone() != lead.recordedAsUndone()
        || other.isToConfirm() != lead.isToConfirm();
  }

  /**
   * The provisions of the act, the one in front first. What is still to be done by another one is
   * so beside what is late too, and what another one asks no more says nothing; one under which the
   * act stands otherwise is said with how.
   */
  String cited(Wording words) {
    List<NormId> alike = new ArrayList<>(List.of(lead.norm()));
    others.stream()
        .filter(other -> !standsOtherwise(other) || other.state() == State.PENDING)
        .map(Finding::norm)
        .forEach(alike::add);
    Set<String> said = alike.stream().map(words::cite).collect(Collectors.toSet());
    Map<String, List<NormId>> otherwise = new LinkedHashMap<>();
    others.stream()
        .filter(this::standsOtherwise)
        .filter(other -> other.state() != State.PENDING && other.state() != State.LAPSED)
        .filter(other -> !said.contains(words.cite(other.norm())))
        .forEach(
            other ->
                otherwise
                    .computeIfAbsent(words.states().standing(other), k -> new ArrayList<>())
                    .add(other.norm()));
    List<String> all = new ArrayList<>(List.of(words.cites(alike)));
    otherwise.forEach((standing, norms) -> all.add(words.cites(norms) + words.colon() + standing));
    return String.join(words.semicolon(), all);
  }
}
