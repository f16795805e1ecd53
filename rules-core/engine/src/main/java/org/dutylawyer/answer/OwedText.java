package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The one source of what a person is owed (应当), may be given (可以), or is not owed, with the
 * provisions that give it: what is owed first.
 */
final class OwedText {

  /** What defends or helps somebody in the case, in this order: a first screen says no more. */
  private static final List<String> KINDS =
      List.of("assigned-defence", "litigation-representative", "legal-help");

  private static final List<String> ALWAYS = List.of("assigned-defence", "legal-help");

  /** What is owed is rarely given by more texts than these; the reasons name them all. */
  private static final int MOST_CITED = 4;

  private final Assessment answer;
  private final Wording words;

  OwedText(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /**
   * What is said of a person, as one sentence.
   *
   * @param all whether also what neither defends nor helps in the case itself, as aid on
   *     application
   */
  String of(Subject person, boolean all) {
    List<EntitlementAnswer> answers =
        new ArrayList<>(answer.entitlements().stream().filter(e -> e.of().equals(person)).toList());
    for (String kind : ALWAYS) {
      if (answers.stream().noneMatch(e -> isShall(e) && e.entitlement().equals(kind))) {
        answers.add(
            new EntitlementAnswer(
                person, kind, Entitlement.SHALL, answer.owed(person, kind), List.of(), List.of()));
      }
    }
    List<String> parts =
        answers.stream()
            .filter(e -> all || KINDS.contains(e.entitlement()))
            .filter(e -> isSaid(e, answer.owed(person, e.entitlement())))
            .sorted(Comparator.comparing(OwedText::strength).thenComparing(e -> rank(e)))
            .map(this::said)
            .collect(Collectors.toCollection(ArrayList::new));
    parts.addAll(words.refusals(person));
    words.counsel(person).ifPresent(parts::add);
    return String.join(words.semicolon(), parts) + (words.chinese() ? "。" : ".");
  }

  /**
   * What may be given is not said where the same is owed, and nobody asks what may not be given; of
   * what few are owed nothing is said of the others.
   */
  private static boolean isSaid(EntitlementAnswer entitlement, Outcome owed) {
    if (isShall(entitlement)) {
      return ALWAYS.contains(entitlement.entitlement())
          || entitlement.outcome() == Outcome.APPLIES
          || entitlement.outcome() == Outcome.UNDETERMINED;
    }
    return entitlement.outcome() == Outcome.APPLIES && owed != Outcome.APPLIES
        || entitlement.outcome() == Outcome.UNDETERMINED && owed == Outcome.DOES_NOT_APPLY;
  }

  private static boolean isShall(EntitlementAnswer entitlement) {
    return entitlement.force().equals(Entitlement.SHALL);
  }

  /** What is owed comes first, then what may be, then what is open, then what is not. */
  private static int strength(EntitlementAnswer entitlement) {
    return switch (entitlement.outcome()) {
      case APPLIES -> isShall(entitlement) ? 0 : 1;
      case UNDETERMINED -> 2;
      case NOT_HELD -> 3;
      case DOES_NOT_APPLY -> 4;
    };
  }

  private static int rank(EntitlementAnswer entitlement) {
    int known = KINDS.indexOf(entitlement.entitlement());
    return known < 0 ? Integer.MAX_VALUE : known;
  }

  private String said(EntitlementAnswer entitlement) {
    String title = words.word(Group.ENTITLEMENTS, entitlement.entitlement());
    return switch (entitlement.outcome()) {
      case DOES_NOT_APPLY -> words.say("entitlement.no", title);
      case NOT_HELD ->
          words.say(
              "entitlement.not-held",
              title,
              words.list(
                  answer.notHeld().stream()
                      .filter(text -> text.entitlements().contains(entitlement.entitlement()))
                      .map(text -> words.of(text.title()))
                      .toList()));
      case UNDETERMINED ->
          words.say(isShall(entitlement) ? "entitlement.open" : "entitlement.open.may", title);
      case APPLIES -> given(entitlement, title) + cited(entitlement);
    };
  }

  private String given(EntitlementAnswer entitlement, String title) {
    return meanwhile(answer, entitlement)
        ? words.say("entitlement.meanwhile", title)
        : words.entitlement(entitlement.entitlement(), isShall(entitlement));
  }

  /** The provisions that give it, in brackets. */
  private String cited(EntitlementAnswer entitlement) {
    return entitlement.grounds().isEmpty()
        ? ""
        : words.bracketed(words.cites(entitlement.grounds().stream().limit(MOST_CITED).toList()));
  }

  /** Whether it is help that is owed only until the assigned defence lawyer acts (到位以前). */
  static boolean meanwhile(Assessment answer, EntitlementAnswer entitlement) {
    return entitlement.entitlement().equals("legal-help")
        && isShall(entitlement)
        && entitlement.outcome() == Outcome.APPLIES
        && answer.owed(entitlement.of(), "assigned-defence") == Outcome.APPLIES;
  }

  /** What is taken to be so where the file does not say, in one line; empty where nothing is. */
  String assumed() {
    return answer.assumed().isEmpty()
        ? ""
        : words.say(
            "assumed",
            answer.assumed().stream()
                .map(
                    a ->
                        words.say(
                            isOfNow(a) ? "used.fact" : "assumed.earlier",
                            words.fact(a.fact()),
                            words.value(a.fact(), a.value())))
                .distinct()
                .collect(Collectors.joining(words.semicolon())));
  }

  /** Whether it is taken to be so today: what the file leaves otherwise, was so before. */
  private boolean isOfNow(Assessment.Assumed assumed) {
    String known = answer.known().getOrDefault(assumed.of(), Map.of()).get(assumed.fact());
    return known == null || known.equals(assumed.value());
  }
}
