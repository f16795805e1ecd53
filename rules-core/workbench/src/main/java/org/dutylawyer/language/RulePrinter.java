package org.dutylawyer.language;

import java.util.List;
import java.util.stream.Collectors;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;

/** Writes a rule as DRL: what a reader of rules reads back is the same rule. */
public final class RulePrinter {

  private RulePrinter() {}

  /** What every file of rules begins with. */
  public static String head(String javaPackage) {
    return "package "
        + javaPackage
        + ";\n\nimport org.dutylawyer.casefile.*;\nimport org.dutylawyer.finding.*;\n"
        + "import static org.dutylawyer.finding.Conclusions.*;\n";
  }

  /** The rule under another name. */
  public static String print(String name, RuleModel rule) {
    StringBuilder text = new StringBuilder("\nrule \"").append(name).append("\"\n");
    rule.metadata()
        .forEach(
            (key, value) ->
                text.append("    @").append(key).append("( \"").append(value).append("\" )\n"));
    text.append("when\n");
    rule.conditions().forEach(c -> text.append("    ").append(print(c)).append('\n'));
    return text.append("then\n    insert( ")
        .append(print(rule.consequence()))
        .append(" );\nend\n")
        .toString();
  }

  /** One condition. */
  public static String print(Condition condition) {
    if (condition instanceof Not not) {
      return "not " + print(not.pattern());
    }
    if (condition instanceof Exists exists) {
      return "exists " + print(exists.pattern());
    }
    if (condition instanceof AnyOf anyOf) {
      return anyOf.options().stream()
          .map(RulePrinter::all)
          .collect(Collectors.joining(" or ", "( ", " )"));
    }
    Pattern pattern = (Pattern) condition;
    String constraints =
        pattern.constraints().stream().map(RulePrinter::print).collect(Collectors.joining(", "));
    return (pattern.binding().isEmpty() ? "" : pattern.binding() + " : ")
        + pattern.type()
        + (constraints.isEmpty() ? "()" : "( " + constraints + " )");
  }

  private static String all(List<Condition> conditions) {
    return conditions.size() == 1
        ? print(conditions.get(0))
        : conditions.stream()
            .map(RulePrinter::print)
            .collect(Collectors.joining(" and ", "( ", " )"));
  }

  /** One comparison. */
  public static String print(Constraint constraint) {
    String operands =
        constraint.operands().stream().map(RulePrinter::print).collect(Collectors.joining(", "));
    boolean several = constraint.operator().endsWith("in");
    return constraint.field()
        + " "
        + constraint.operator()
        + " "
        + (several ? "( " + operands + " )" : operands);
  }

  /** One operand. */
  public static String print(Operand operand) {
    if (operand instanceof Text text) {
      return '"' + text.value() + '"';
    }
    if (operand instanceof Whole whole) {
      return Integer.toString(whole.value());
    }
    if (operand instanceof Truth truth) {
      return Boolean.toString(truth.value());
    }
    if (operand instanceof Ref ref) {
      return ref.binding() + (ref.field().isEmpty() ? "" : "." + ref.field());
    }
    Call call = (Call) operand;
    StringBuilder text = new StringBuilder(word(call));
    call.chain().forEach(link -> text.append('.').append(word(link)));
    return text.toString();
  }

  private static String word(Call call) {
    return call.arguments().isEmpty()
        ? call.word() + "()"
        : call.arguments().stream()
            .map(RulePrinter::print)
            .collect(Collectors.joining(", ", call.word() + "( ", " )"));
  }
}
