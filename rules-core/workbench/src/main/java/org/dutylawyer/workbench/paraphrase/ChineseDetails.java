package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** What stands below the Chinese sentence of a rule: notes, and each condition by itself. */
final class ChineseDetails {

  private final RuleParts parts;
  private final Terms terms;
  private final ChineseConditions conditions;
  private final String timing;
  private final Call result;

  ChineseDetails(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
    this.conditions = new ChineseConditions(parts, terms);
    this.timing = parts.timing();
    this.result = parts.rule.consequence();
  }

  /** What counts as done or broken, and how the last day is counted. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> done = parts.given("doneBy");
    if (!done.isEmpty()) {
      notes.add(
          "案卷中有"
              + quoted(done)
              + (done.size() > 1 ? "之一" : "")
              + (result.word().equals("right") ? "的记录，即为已经行使。" : "的记录，即为已经办理。"));
    }
    List<String> missed = parts.given("whenMissed");
    if (!missed.isEmpty()) {
      notes.add(
          "以未在期限内“"
              + missed.stream()
                  .map(action -> terms.word(Group.ACTIONS, action))
                  .collect(Collectors.joining("”或者“"))
              + (result.word().equals("duty") ? "”为前提，自该期限届满起算。" : "”为前提。"));
    }
    if (parts.chained("orBefore").isPresent()) {
      notes.add("在触发事件之前（本阶段内）已经办理的，同样算数。");
    }
    if (parts.chained("eachStage").isPresent()) {
      notes.add("进入新的诉讼阶段或者审级的，重新办理。");
    }
    if (parts.chained("inStage").isPresent()) {
      notes.add("属于该诉讼阶段，随该阶段终止。");
    }
    for (Call state : parts.chain("whileIs")) {
      notes.add(
          "只在“" + terms.fact(state.text(0)) + "”为“" + stateValues(state) + "”期间负有；期间结束，义务随之终止。");
    }
    List<String> closing = parts.given("closedBy");
    if (!closing.isEmpty()) {
      notes.add("最迟在" + quoted(closing) + "以前办理。");
    }
    for (Call state : parts.chain("closedOnce")) {
      notes.add("“" + terms.fact(state.text(0)) + "”为“" + stateValues(state) + "”以后不能再办。");
    }
    if (parts.chained("notBefore").isPresent()) {
      notes.add(
          timing.equals("before")
              ? "倒数的期限早于起因事件的，自该事件起立即办理，并应调整所定日期。"
              : "起算不早于" + quoted(parts.eventOf("notBefore").stream().toList()) + "。");
    }
    if (parts.chained("registered").isPresent()) {
      notes.add("此类行为通常登记：案卷来源于登记簿，期限届满而没有记载的，视为没有办理。");
    }
    if (parts.chained("unregistered").isPresent()) {
      notes.add("此类行为通常不登记：案卷没有记载不等于没有办理。");
    }
    for (Call exception : parts.chain("unless")) {
      notes.add(
          "“"
              + terms.fact(exception.text(0))
              + "”为“"
              + stateValues(exception)
              + (result.word().equals("duty") ? "”的，不算已经办理。" : "”的，不算违反。"));
    }
    List<String> broken = parts.given("brokenBy");
    if (!broken.isEmpty()) {
      notes.add("案卷中有" + quoted(broken) + (broken.size() > 1 ? "之一" : "") + "的记录，即为违反。");
    }
    boolean act = parts.chained("asAct").isPresent() || result.word().equals("right");
    if (act && parts.length().isPresent()) {
      notes.add("属于诉讼行为的期间：末日为节假日的，以节假日后的第一日为期满日。");
    }
    if (parts.chained("asCustody").isPresent()) {
      notes.add("属于羁押期间：不因节假日而延长。");
    }
    return notes;
  }

  private String stateValues(Call state) {
    return String.join("、", terms.stateValues(state));
  }

  private String quoted(List<String> types) {
    return types.stream().map(type -> "“" + terms.event(type) + "”").collect(Collectors.joining());
  }

  /** Each condition as a line of its own, with the time at which a fact is asked. */
  List<String> conditions() {
    List<String> lines = new ArrayList<>();
    parts.rule.conditions().forEach(condition -> line(condition).ifPresent(lines::add));
    return lines;
  }

  private Optional<String> line(Condition condition) {
    if (!(condition instanceof Pattern pattern)) {
      return Optional.of(
          condition instanceof AnyOf anyOf
              ? anyOf.options().stream()
                  .map(
                      option ->
                          option.stream()
                              .map(c -> line(c).orElse(""))
                              .collect(Collectors.joining("，并且")))
                  .collect(Collectors.joining("；或者"))
              : conditions.predicate(condition));
    }
    return switch (pattern.type()) {
      case "Person", "Lawyer", "Station", "Proceeding" -> Optional.empty();
      case "Event" ->
          Optional.of(
              "事件："
                  + conditions
                      .event(pattern)
                      .replace(
                          ChineseConditions.PERSON, pattern.constraints().isEmpty() ? "" : "本人"));
      case "Fact", "FactAt" -> {
        String value = conditions.values(pattern);
        boolean negative =
            RuleParts.constraint(pattern, "value")
                .map(c -> c.operator().equals("!=") || c.operator().equals("not in"))
                .orElse(false);
        yield Optional.of(
            when(pattern)
                + terms.fact(RuleParts.text(pattern, "name"))
                + "："
                + (negative ? "不是" : "")
                + value);
      }
      case "Reading" ->
          Optional.of(
              "解释："
                  + terms.readingTitle(RuleParts.text(pattern, "id"))
                  + " —— "
                  + conditions.option(pattern));
      default -> Optional.of(conditions.predicate(pattern));
    };
  }

  private String when(Pattern pattern) {
    if (!pattern.type().equals("FactAt")) {
      return "";
    }
    return RuleParts.ref(pattern, "of")
        .map(Ref::binding)
        .flatMap(
            binding -> parts.events.stream().filter(e -> e.binding().equals(binding)).findFirst())
        .map(
            event ->
                "“"
                    + RuleParts.texts(event, "type").stream()
                        .map(terms::event)
                        .collect(Collectors.joining("、"))
                    + "”之时，")
        .orElse("");
  }
}
