package org.dutylawyer.casefile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Reads what single fields say: ids and names, words, facts, dates. */
final class ValueReader {

  /** No fact counts further. */
  static final int MAX_AMOUNT = 999_999_999;

  /** Nobody writes a longer number, and to compute with millions of digits takes minutes. */
  private static final int LONGEST_NUMBER = 40;

  private static final Pattern WITH_WEEKDAY = Pattern.compile("(\\S+) \\((\\p{Alpha}{3})\\)");

  private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");

  private static final Title BIRTHDAY_FORM =
      new Title(
          "出生日期，如 \"2008-05-01\"（1900 年至 2099 年）",
          "a date of birth such as \"2008-05-01\" (1900 to 2099)");
  private static final Title MOMENT_WITHOUT_WEEKDAY = momentForm("");
  private static final Title MOMENT_WITH_WEEKDAY = momentForm(" (Thu)");

  private final Vocabulary vocabulary;
  private final boolean weekdays;
  private final Problems problems;
  private final Map<Group, Map<String, Suggestion>> suggestions = new EnumMap<>(Group.class);

  /**
   * A reader of one file.
   *
   * @param weekdays whether the dates of events carry their weekday
   */
  ValueReader(Vocabulary vocabulary, boolean weekdays, Problems problems) {
    this.vocabulary = vocabulary;
    this.weekdays = weekdays;
    this.problems = problems;
  }

  Optional<String> id(Field field) {
    return label(field, CaseFileFields.ID_LENGTH, false, new Title("编号", "an id"));
  }

  Optional<String> name(Field field) {
    return field.isNull()
        ? Optional.empty()
        : label(field, CaseFileFields.NAME_LENGTH, true, new Title("名称", "a name"));
  }

  private Optional<String> label(Field field, int longest, boolean joiners, Title what) {
    Title expected =
        new Title(
            what.zh() + "：1 至 " + longest + " 个可见字符",
            what.en() + " of 1 to " + longest + " visible characters");
    if (!(field.node() instanceof Node.Text text)) {
      field.refuse(problems, expected);
      return Optional.empty();
    }
    if (Characters.isLabel(text.value(), longest, joiners)) {
      return Optional.of(text.value());
    }
    boolean nobodys = text.value().codePoints().anyMatch(Characters::ownedByNobody);
    field.refuse(
        problems,
        nobodys
            ? new Title(
                expected.zh() + "；私用区字符和替代符 U+FFFD 在各台机器上显示不同，请改用该字的正式编码",
                expected.en()
                    + "; what is for private use, or U+FFFD, looks different on each machine: write"
                    + " the character's own code point")
            : expected);
    return Optional.empty();
  }

  /** A word of a group, or nothing if it is unknown. */
  Optional<String> word(Field field, Group group) {
    if (!field.known()) {
      return Optional.empty();
    }
    Title expected = new Title("已知的" + group.title().zh(), "a known " + group.title().en());
    if (!(field.node() instanceof Node.Text text)) {
      field.refuse(problems, expected);
      return Optional.empty();
    }
    if (vocabulary.findTitle(group, text.value()).isEmpty()) {
      unknownWord(field, group, text.value());
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  /** What is said of a word that the group does not have. */
  private record Suggestion(Title expected, Optional<String> nearest) {}

  /** Refuses a word that the group does not have. */
  void unknownWord(Field field, Group group, String written) {
    // A file that calls one thing by another name does so everywhere; to compare takes its time.
    Suggestion suggestion =
        suggestions
            .computeIfAbsent(group, g -> new HashMap<>())
            .computeIfAbsent(
                written,
                word ->
                    new Suggestion(
                        vocabulary.expected(group, word), vocabulary.nearest(group, word)));
    field.refuse(problems, suggestion.expected(), suggestion.nearest());
  }

  /** An id that is to be found elsewhere in the file, or nothing if it is unknown. */
  Optional<String> reference(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    if (field.node() instanceof Node.Text text) {
      return Optional.of(text.value());
    }
    field.refuse(problems, new Title("文件中的一个编号", "an id in this file"));
    return Optional.empty();
  }

  /** What the fields say of these facts. */
  Facts facts(Fields fields, List<FactWord> words) {
    Map<String, String> values = new TreeMap<>();
    Map<String, Integer> amounts = new TreeMap<>();
    for (FactWord word : words) {
      Optional<Field> field = fields.get(word.key()).filter(Field::known);
      if (field.isEmpty()) {
        continue;
      }
      if (word.kind() == FactWord.Kind.NUMBER) {
        amount(field.get(), word).ifPresent(amount -> amounts.put(word.key(), amount));
      } else {
        value(field.get(), word).ifPresent(value -> values.put(word.key(), value));
      }
    }
    return new Facts(values, amounts);
  }

  private Optional<Integer> amount(Field field, FactWord word) {
    if (field.node() instanceof Node.Num number) {
      Optional<Integer> amount = whole(number.value());
      if (amount.isPresent()) {
        return amount;
      }
    }
    Title unit = word.unit().orElseThrow();
    field.refuse(
        problems,
        new Title(
            "整数（" + word.title().zh() + "，单位：" + unit.zh() + "）或者 \"unknown\"",
            "a whole number of " + unit.en() + " (" + word.title().en() + ") or \"unknown\""));
    return Optional.empty();
  }

  /** A whole number however it is written: to JSON, 4 and 4.0 are the same number. */
  private static Optional<Integer> whole(String written) {
    if (written.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(written);
      return number.signum() < 0 || number.compareTo(BigDecimal.valueOf(MAX_AMOUNT)) > 0
          ? Optional.empty()
          : Optional.of(number.intValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  Optional<String> value(Field field, FactWord word) {
    if (word.kind() == FactWord.Kind.YES_NO) {
      if (field.node() instanceof Node.Bool bool) {
        return Optional.of(bool.value() ? FactWord.YES : FactWord.NO);
      }
      Optional<String> meant = meantBool(field.node());
      field.refuse(
          problems,
          new Title(
              "true、false 或者 \"unknown\"（"
                  + word.title().zh()
                  + "）"
                  + meant.map(value -> "；此处写作不加引号的 " + value).orElse(""),
              "true, false or \"unknown\" ("
                  + word.title().en()
                  + ")"
                  + meant.map(value -> "; here " + value + " without quotation marks").orElse("")));
      return Optional.empty();
    }
    String written = field.node() instanceof Node.Text text ? text.value() : "";
    if (word.values().containsKey(written)) {
      return Optional.of(written);
    }
    String values = Shown.words(word.values().keySet());
    field.refuse(
        problems,
        new Title(
            word.title().zh() + "的已知值：" + values + " 或者 \"unknown\"",
            "a value of " + word.title().en() + ": " + values + " or \"unknown\""),
        Nearest.of(written, word.values()));
    return Optional.empty();
  }

  /** What somebody means who writes yes or no in words, or as a register's 1 or 0. */
  private static Optional<String> meantBool(Node node) {
    String written =
        node instanceof Node.Text text
            ? text.value()
            : node instanceof Node.Num number ? number.value() : "";
    return switch (LookAlike.fold(written).strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "是", "有", "真" -> Optional.of("true");
      case "false", "no", "n", "0", "否", "无", "假" -> Optional.of("false");
      default -> Optional.empty();
    };
  }

  /** An empty field of a form is a field that is not filled in. */
  void text(Field field, String key, Map<String, String> texts) {
    if (field.node() instanceof Node.Text text) {
      if (Characters.firstHidden(text.value()) >= 0) {
        field.refuse(problems, new Title("没有控制字符的文字", "a text without control characters"));
      } else if (!text.value().isBlank()) {
        texts.put(key, text.value());
      }
    } else if (!(field.node() instanceof Node.Nothing)) {
      field.refuse(problems, Expected.A_TEXT);
    }
  }

  Optional<LocalDate> birthday(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    return date(field, CaseFileFields.BIRTHDAY, BIRTHDAY_FORM, false).map(Moment::date);
  }

  Optional<Moment> moment(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    return date(
        field,
        CaseFileFields.DATE_TIME,
        weekdays ? MOMENT_WITH_WEEKDAY : MOMENT_WITHOUT_WEEKDAY,
        weekdays);
  }

  private static Title momentForm(String weekday) {
    String day = "\"2025-10-09" + weekday + "\"";
    String time = "\"2025-10-09T09:30" + weekday + "\"";
    return new Title(
        "日期或者时间，如 " + day + "、" + time + "（1980 年至 2099 年）",
        "a date or date and time such as " + day + " or " + time + " (1980 to 2099)");
  }

  private Optional<Moment> date(Field field, Pattern form, Title expected, boolean needsWeekday) {
    String written = field.node() instanceof Node.Text text ? text.value() : "";
    Matcher withWeekday = WITH_WEEKDAY.matcher(written);
    boolean hasWeekday = weekdays && withWeekday.matches();
    String iso = hasWeekday ? withWeekday.group(1) : written;
    Optional<LocalDate> day = day(iso);
    if (ISO_DAY.matcher(iso).matches() && day.isEmpty()) {
      field.refuse(problems, new Title("存在的日期", "a day that exists"));
      return Optional.empty();
    }
    if (!form.matcher(iso).matches() || (needsWeekday && !hasWeekday)) {
      String shown = field.node() instanceof Node.Num number ? number.value() : written;
      Optional<String> meant =
          MeantDate.of(shown).filter(meantDay -> form.matcher(meantDay).matches());
      field.refuse(problems, expected, needsWeekday ? meant.map(ValueReader::dated) : meant);
      return Optional.empty();
    }
    LocalDate date = day.orElseThrow();
    if (hasWeekday && !Weekdays.english(date).equals(withWeekday.group(2))) {
      String right = iso + " (" + Weekdays.english(date) + ")";
      field.refuse(
          problems,
          new Title(
              "\"" + right + "\"：那天是" + Weekdays.chinese(date),
              "\"" + right + "\", the weekday of that day"));
      return Optional.empty();
    }
    return Optional.of(
        new Moment(
            date,
            iso.length() > 10
                ? Optional.of(LocalTime.parse(iso.substring(11)))
                : Optional.empty()));
  }

  /** With its weekday: {@code 2025-10-09 (Thu)}. */
  private static String dated(String iso) {
    return iso + " (" + Weekdays.english(LocalDate.parse(iso.substring(0, 10))) + ")";
  }

  private static Optional<LocalDate> day(String iso) {
    try {
      return Optional.of(LocalDate.parse(iso.length() > 10 ? iso.substring(0, 10) : iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
