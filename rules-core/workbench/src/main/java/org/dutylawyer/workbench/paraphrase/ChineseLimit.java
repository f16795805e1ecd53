package org.dutylawyer.workbench.paraphrase;

import java.util.Optional;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** By when, in Chinese. */
final class ChineseLimit {

  private final RuleParts parts;
  private final Terms terms;
  private final Optional<Pattern> trigger;
  private final String timing;
  private final Call result;

  ChineseLimit(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
    this.trigger = parts.trigger();
    this.timing = parts.timing();
    this.result = parts.rule.consequence();
  }

  boolean isTrigger(Pattern event) {
    return trigger.map(t -> t.binding().equals(event.binding())).orElse(false);
  }

  boolean endsWithTime(Pattern event) {
    return isTrigger(event)
        && timing.equals("at")
        && parts.others.isEmpty()
        && parts.events.indexOf(event) == parts.events.size() - 1;
  }

  /** The time limit as it stands in a sentence; empty for none. */
  String inSentence() {
    if (timing.equals("promptlyAfter")) {
      return "及时";
    }
    if (timing.equals("at") && trigger.filter(this::endsWithTime).isEmpty()) {
      return "同时";
    }
    if (parts.length().isEmpty() || trigger.isEmpty()) {
      return "";
    }
    Call length = parts.length().get();
    String event = anchor(trigger.get());
    int count = RuleParts.count(length);
    if (length.word().equals("dayOfMonth")) {
      return "在" + event + "后的第一个" + count + "日以前";
    }
    if (timing.equals("after")) {
      return length.word().equals("hours")
          ? "自" + event + "之时起" + length(length) + "内"
          : "自" + event + (event.endsWith("日") ? "起" : "之日起") + length(length) + "内";
    }
    return count == 0
        ? "至迟在" + event + "以前"
        : length.word().equals("workingDays")
            ? "至迟在" + event + "前第" + count + "个工作日"
            : "至迟在" + event + length(length) + "以前";
  }

  /** The event's name as it stands in a time limit, without the actor who is named anyway. */
  private String anchor(Pattern event) {
    String title = terms.event(RuleParts.text(event, "type"));
    String actor = terms.word(Group.ACTORS, result.text(0));
    if (title.startsWith(actor)) {
      return title.substring(actor.length());
    }
    return title.startsWith("犯罪嫌疑人、被告人") && parts.subjectActs() ? title.substring(9) : title;
  }

  /** {@code 2个工作日}, {@code 24小时}. */
  static String length(Call length) {
    int count = RuleParts.count(length);
    return switch (length.word()) {
      case "hours" -> count + "小时";
      case "days" -> count + "日";
      case "workingDays" -> count + "个工作日";
      case "months" -> count + "个月";
      case "halfMonths" -> count == 1 ? "半个月" : count + "个半月";
      default -> "每月" + count + "日前";
    };
  }

  /** How long there is, in a few words; empty where the rule sets neither duty nor period. */
  Optional<String> shortLimit() {
    if (!result.word().equals("duty") && parts.length().isEmpty()) {
      return Optional.empty();
    }
    String limit =
        switch (timing) {
          case "promptlyAfter" -> "及时";
          case "at" -> "当时";
          case "after" -> parts.length().map(ChineseLimit::after).orElse("");
          case "before" ->
              parts.length().map(l -> RuleParts.count(l) == 0 ? "事前" : "提前" + length(l)).orElse("");
          default -> "条文未定时限";
        };
    return Optional.of(limit);
  }

  private static String after(Call length) {
    return length.word().equals("dayOfMonth") ? length(length) : length(length) + "内";
  }
}
