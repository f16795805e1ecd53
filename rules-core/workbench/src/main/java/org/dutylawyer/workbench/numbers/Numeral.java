package org.dutylawyer.workbench.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.ChineseNumber;

/**
 * A number with its unit, as the words of a law (二十四小时, 前3个工作日, 三年以上) or a rule have it.
 *
 * @param unit {@code hours}, {@code workingDays}, {@code days}, {@code dayOfMonth}, {@code months},
 *     {@code halfMonths}, {@code years} or {@code age}; {@code amount} for a number of a rule whose
 *     unit is that of its fact
 * @param count how many
 * @param bound which side of it is meant
 * @param shown as it is written
 */
record Numeral(String unit, int count, Bound bound, String shown) {

  /** Which side of a number is meant. */
  enum Bound {
    /** The words do not say, or say 以内. */
    WITHIN,
    /** So long before something: 提前3日, 开庭十五日以前. */
    BEFORE,
    /** That much or more: 不少于, 以上. */
    AT_LEAST,
    /** Less than that: 不满, 以下. */
    BELOW
  }

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(不少于|不低于|至少提前|提前|至少|不超过|至多|不满|未满|已满|满|以前|之前|前)?"
              + "([零〇一二两三四五六七八九十百]+|[0-9]{1,4}|半)个?(学时|小时|工作日|日|天|月|年|周岁|岁)"
              + "(以前|之前|前|以内|之内|内|以上|以下)?");

  private static final Pattern DATE = Pattern.compile("[0-9一二三四五六七八九十]月$");
  private static final Pattern EACH_MONTH = Pattern.compile("每月[^，。；]{0,4}$");

  /** Larger is a year of the calendar. */
  private static final int MOST = 999;

  /** The numbers with a unit in some words, in their order; the days of dates are none. */
  static List<Numeral> in(String words) {
    List<Numeral> found = new ArrayList<>();
    Matcher written = WRITTEN.matcher(words);
    while (written.find()) {
      String before = words.substring(0, written.start());
      String number = written.group(2);
      boolean half = number.equals("半");
      if (DATE.matcher(before).find() || half && !written.group(3).equals("月")) {
        continue;
      }
      int count = half ? 1 : count(number);
      boolean monthly = written.group(3).equals("日") && EACH_MONTH.matcher(before).find();
      if (count <= MOST) {
        found.add(
            new Numeral(
                half ? "halfMonths" : monthly ? "dayOfMonth" : unit(written.group(3)),
                count,
                monthly ? Bound.WITHIN : bound(written.group(1), written.group(4)),
                written.group()));
      }
    }
    return found;
  }

  private static int count(String number) {
    return number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(number)
        : ChineseNumber.parse(number.replace('两', '二'));
  }

  private static String unit(String word) {
    return switch (word) {
      case "小时", "学时" -> "hours";
      case "工作日" -> "workingDays";
      case "月" -> "months";
      case "年" -> "years";
      case "周岁", "岁" -> "age";
      default -> "days";
    };
  }

  private static Bound bound(String before, String after) {
    String first = Optional.ofNullable(before).orElse("");
    String last = Optional.ofNullable(after).orElse("");
    if (first.endsWith("前") || last.endsWith("前")) {
      return Bound.BEFORE;
    }
    return switch (first.isEmpty() ? last : first) {
      case "不少于", "不低于", "至少", "已满", "满", "以上" -> Bound.AT_LEAST;
      case "不满", "未满", "以下" -> Bound.BELOW;
      default -> Bound.WITHIN;
    };
  }

  /** The numbers that a rule counts with: its period, and the amounts that it asks for. */
  static List<Numeral> of(RuleModel rule) {
    List<Numeral> numerals = new ArrayList<>();
    period(rule.consequence()).ifPresent(numerals::add);
    for (RuleModel.Pattern pattern : rule.patterns()) {
      if (pattern.type().equals("Amount")) {
        for (Constraint constraint : pattern.constraints()) {
          if (constraint.field().equals("value")
              && constraint.operands().get(0) instanceof Whole whole) {
            numerals.add(amount(constraint.operator(), whole.value()));
          }
        }
      }
    }
    return numerals;
  }

  /** The period of a conclusion, if it has one with a number. */
  static Optional<Numeral> period(Call consequence) {
    boolean before = consequence.chain().stream().anyMatch(link -> link.word().equals("before"));
    return consequence.chain().stream()
        .filter(link -> link.word().equals("within"))
        .flatMap(link -> link.arguments().stream())
        .filter(Call.class::isInstance)
        .map(Call.class::cast)
        .filter(length -> length.arguments().size() == 1)
        .filter(length -> length.arguments().get(0) instanceof Whole)
        .map(
            length -> {
              int count = ((Whole) length.arguments().get(0)).value();
              Bound bound = before ? Bound.BEFORE : Bound.WITHIN;
              String shown = length.word() + "( " + count + " )" + (before ? ".before" : "");
              return new Numeral(length.word(), count, bound, shown);
            })
        .filter(numeral -> numeral.count() > 0) // until the event itself: no number
        .findFirst();
  }

  /** What {@code > 3} asks is {@code >= 4}: the law writes the number that is enough. */
  private static Numeral amount(String operator, int value) {
    boolean strict = operator.equals(">") || operator.equals("<=");
    boolean least = operator.startsWith(">") || operator.startsWith("<");
    return new Numeral(
        "amount",
        strict ? value + 1 : value,
        least ? Bound.AT_LEAST : Bound.WITHIN,
        "value " + operator + " " + value);
  }

  /** Whether this number of a rule is the one that words of the law have. */
  boolean isIn(Numeral words) {
    if (count != words.count) {
      return false;
    }
    if (unit.equals("amount")) {
      return bound == Bound.WITHIN || words.bound != Bound.BEFORE;
    }
    return unit.equals(words.unit) && (bound == Bound.BEFORE) == (words.bound == Bound.BEFORE);
  }
}
