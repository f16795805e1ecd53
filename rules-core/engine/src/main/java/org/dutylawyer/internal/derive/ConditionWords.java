package org.dutylawyer.internal.derive;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Puts the conditions of a rule into words. */
public final class ConditionWords {

  private final Vocabulary vocabulary;
  private final List<ReadingDeclaration> readings;

  public ConditionWords(Stack stack) {
    this.vocabulary = stack.vocabulary();
    this.readings = stack.readings();
  }

  public Title of(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return pattern(pattern);
    }
    if (condition instanceof Not not) {
      Title inner = of(not.pattern());
      return new Title("没有：" + inner.zh(), "none: " + inner.en());
    }
    if (condition instanceof Exists exists) {
      return of(exists.pattern());
    }
    List<Title> options =
        ((AnyOf) condition)
            .options().stream()
                .map(
                    option ->
                        option.stream()
                            .map(this::of)
                            .reduce(
                                (a, b) ->
                                    new Title(a.zh() + "且" + b.zh(), a.en() + " and " + b.en()))
                            .orElseThrow())
                .toList();
    return options.stream()
        .reduce((a, b) -> new Title(a.zh() + "，或者" + b.zh(), a.en() + ", or " + b.en()))
        .orElseThrow();
  }

  private Title pattern(Pattern pattern) {
    Vocabulary words = vocabulary;
    return switch (pattern.type()) {
      case "Person" -> new Title("犯罪嫌疑人、被告人", "a suspect or defendant");
      case "Proceeding" -> new Title("案件", "the proceeding");
      case "Lawyer" -> new Title("律师", "a lawyer");
      case "Station" -> new Title("法律援助工作站", "a legal aid workstation");
      case "Fact", "FactAt", "Onset", "Amount" -> fact(pattern, words);
      case "Event", "RecordedEvent" -> named(pattern, "type", Group.EVENTS, "发生", "happened");
      case "Document" -> named(pattern, "type", Group.DOCUMENTS, "文书", "document");
      case "Entitlement" -> named(pattern, "kind", Group.ENTITLEMENTS, "应得", "owed");
      case "NotOwed" -> named(pattern, "kind", Group.ENTITLEMENTS, "不属于应得", "not owed");
      case "Status" -> named(pattern, "key", Group.STATUSES, "属于", "is");
      case "Duty", "Right", "Prohibition" ->
          named(pattern, "action", Group.ACTIONS, "有此规定", "there is");
      case "Misconduct" -> named(pattern, "ground", Group.GROUNDS, "行为", "conduct");
      case "Eligibility" -> named(pattern, "requirement", Group.REQUIREMENTS, "条件", "requirement");
      default -> reading(pattern);
    };
  }

  private Title reading(Pattern pattern) {
    String id = pattern.words("id").get(0);
    String option = pattern.words("option").get(0);
    return readings.stream()
        .filter(r -> r.id().equals(id) && r.options().containsKey(option))
        .findFirst()
        .map(
            r -> {
              Title chosen = requireNonNull(r.options().get(option));
              return new Title(
                  "争议解释：" + r.title().zh() + "——" + chosen.zh(),
                  "reading: " + r.title().en() + ": " + chosen.en());
            })
        .orElseThrow(() -> new IllegalStateException("no reading " + id + " has " + option));
  }

  private static Title fact(Pattern pattern, Vocabulary words) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (String name : pattern.words("name")) {
      Title title = words.title(Group.FACTS, name);
      zh.append(title.zh());
      en.append(title.en());
      for (Constraint constraint : pattern.constraints()) {
        if (constraint.field().equals("value")) {
          List<Title> values =
              constraint.operands().stream().map(o -> value(words, name, o)).toList();
          boolean negative = List.of("!=", "not in").contains(constraint.operator());
          boolean order = constraint.operator().matches("[<>]=?");
          zh.append(order ? " " + constraint.operator() + " " : negative ? "不是" : "：")
              .append(values.stream().map(Title::zh).collect(Collectors.joining("或者")));
          en.append(order ? " " + constraint.operator() + " " : negative ? " is not " : ": ")
              .append(values.stream().map(Title::en).collect(Collectors.joining(" or ")));
        }
      }
    }
    if (pattern.type().equals("FactAt")) {
      zh.append("（事件发生时）");
      en.append(" (when it happened)");
    } else if (pattern.type().equals("Onset")) {
      zh.append("（自该事件起）");
      en.append(" (begun by the event)");
    }
    return new Title(zh.toString(), en.toString());
  }

  private static Title value(Vocabulary words, String fact, Operand operand) {
    String text =
        operand instanceof Text t
            ? t.value()
            : operand instanceof Whole w ? Integer.toString(w.value()) : "…";
    return words.fact(fact).map(f -> f.values().get(text)).orElseGet(() -> new Title(text, text));
  }

  private Title named(Pattern pattern, String field, Group group, String zh, String en) {
    List<Title> titles =
        pattern.words(field).stream()
            .map(word -> vocabulary.findTitle(group, word).orElse(new Title(word, word)))
            .toList();
    return new Title(
        zh + "：" + titles.stream().map(Title::zh).collect(Collectors.joining("或者")),
        en + ": " + titles.stream().map(Title::en).collect(Collectors.joining(" or ")));
  }
}
