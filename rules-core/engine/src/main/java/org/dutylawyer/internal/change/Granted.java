package org.dutylawyer.internal.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.RuleModel;

/** What rules grant to somebody, whether or not they grant it in the case at hand. */
public final class Granted {

  private Granted() {}

  /**
   * What some rules can grant to each person of a case.
   *
   * @param some tells the rules
   * @return each once; none that the texts held cannot answer in this case
   */
  public static List<Target> of(Stack stack, Assessment answer, Predicate<RuleModel> some) {
    List<Target> granted = new ArrayList<>();
    for (RuleModel rule : stack.rules()) {
      if (rule.consequence().word().equals("entitlement") && some.test(rule)) {
        for (CaseFile.PersonEntry person : answer.file().persons()) {
          granted.add(
              new Target.Owed(
                  new Person(person.id()),
                  rule.consequence().text(0),
                  may(rule) ? Entitlement.MAY : Entitlement.SHALL));
        }
      }
    }
    return granted.stream()
        .distinct()
        .filter(target -> !target.in(answer).equals(Outcome.NOT_HELD.word()))
        .toList();
  }

  /** Whether the text of a rule says 可以. */
  public static boolean may(RuleModel rule) {
    return rule.consequence().chain().stream().anyMatch(link -> link.word().equals("may"));
  }
}
