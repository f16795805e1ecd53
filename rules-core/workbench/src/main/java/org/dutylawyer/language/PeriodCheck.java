package org.dutylawyer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Periods;
import org.dutylawyer.law.Periods.Period;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** Holds the period of a rule against the number in its quote and against the norm it tightens. */
final class PeriodCheck {

  private PeriodCheck() {}

  /** The period of a rule that has one with a number. */
  private static Optional<Period> period(RuleModel rule) {
    return rule.consequence().chain().stream()
        .filter(link -> link.word().equals("within"))
        .flatMap(link -> link.arguments().stream())
        .filter(Call.class::isInstance)
        .map(Call.class::cast)
        .filter(length -> length.arguments().size() == 1)
        .filter(length -> length.arguments().get(0) instanceof Whole)
        .map(length -> new Period(length.word(), ((Whole) length.arguments().get(0)).value()))
        .filter(period -> period.count() > 0) // until the event itself: no number
        .findFirst();
  }

  /**
   * A period that the quote has no number for. A rule under a reading may count the quoted number
   * in another way, such as clear days.
   *
   * @param problems receives it
   */
  static void againstQuote(RuleModel rule, List<Problem> problems) {
    List<Period> quoted = Periods.in(rule.quote());
    Optional<Period> ruled = period(rule);
    boolean read = rule.patterns().stream().anyMatch(p -> p.type().equals("Reading"));
    if (read || ruled.isEmpty() || quoted.isEmpty() || quoted.contains(ofDays(ruled.get()))) {
      return;
    }
    String numbers = quoted.stream().map(PeriodCheck::shown).collect(Collectors.joining(", "));
    problems.add(
        Problem.of(
            rule.consequence().place().toString(),
            new Title(shown(ruled.get()), shown(ruled.get())),
            new Title(
                "引文“" + rule.quote() + "”所说的 " + numbers,
                numbers + ", as the quote '" + rule.quote() + "' has it")));
  }

  /**
   * A period that gives more time than the norm which the rule says it tightens.
   *
   * @param rules the rules of this pack and of those it requires, by norm
   * @param problems receives it
   */
  static void againstTightened(
      RuleModel rule, Map<NormId, RuleModel> rules, List<Problem> problems) {
    for (Relation relation : rule.relations()) {
      RuleModel other = rules.get(relation.other());
      if (relation.kind() == Relation.Kind.TIGHTENS && other != null) {
        Optional<Period> local = period(rule);
        Optional<Period> above = period(other);
        boolean comparable =
            local.isPresent()
                && above.isPresent()
                && local.get().unit().equals(above.get().unit())
                && !local.get().unit().equals("dayOfMonth")
                && isBefore(rule) == isBefore(other);
        int more = comparable ? Integer.compare(local.get().count(), above.get().count()) : 0;
        if (isBefore(rule) ? more < 0 : more > 0) {
          problems.add(
              Problem.of(
                  rule.consequence().place().toString(),
                  new Title(
                      "@Tightens( " + other.norm() + " )，而期限为 " + shown(local.get()),
                      "@Tightens( " + other.norm() + " ) with " + shown(local.get())),
                  new Title(
                      "不宽于其 " + shown(above.get()) + " 的期限",
                      "a period that is not looser than its " + shown(above.get()))));
        }
      }
    }
  }

  private static boolean isBefore(RuleModel rule) {
    return rule.consequence().chain().stream().anyMatch(link -> link.word().equals("before"));
  }

  private static Period ofDays(Period period) {
    return period.unit().equals("dayOfMonth") ? new Period("days", period.count()) : period;
  }

  private static String shown(Period period) {
    return period.unit() + "( " + period.count() + " )";
  }
}
