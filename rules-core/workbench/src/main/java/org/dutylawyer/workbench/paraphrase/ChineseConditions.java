package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.Modality;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** The conditions of a rule as Chinese clauses and predicates. */
final class ChineseConditions {

  /** Stands for the subject of the rule, until a sentence names it. */
  static final String PERSON = "{p}";

  /** A title that begins with who acts, although no actor of the vocabulary is called so. */
  private static final java.util.regex.Pattern ORGAN =
      java.util.regex.Pattern.compile("^(?!向|对|由)[\\u4e00-\\u9fff]{1,6}?(局|机关|法院|检察院|机构)");

  private final RuleParts parts;
  private final Terms terms;

  ChineseConditions(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
  }

  // --- events
  // ----------------------------------------------------------------------------------

  String event(Pattern event) {
    List<String> types = RuleParts.texts(event, "type");
    List<String> said = new ArrayList<>();
    for (String type : types) {
      said.add(eventClause(type, event));
    }
    String joined = said.get(0);
    String actor = leadingActor(joined);
    for (String further : said.subList(1, said.size())) {
      joined +=
          (further.equals(said.get(said.size() - 1)) ? "或者" : "、")
              + (!actor.isEmpty() && further.startsWith(actor)
                  ? further.substring(actor.length())
                  : further.startsWith(PERSON) && joined.startsWith(PERSON)
                      ? further.substring(PERSON.length())
                      : further);
    }
    String after =
        RuleParts.constraint(event, "at").map(Constraint::operator).map(this::order).orElse("");
    return after + led(by(event), joined);
  }

  String by(Pattern event) {
    return RuleParts.texts(event, "by").stream()
            .map(actor -> terms.word(Group.ACTORS, actor))
            .collect(Collectors.joining("或者"))
        + (RuleParts.isOther(event, "by") ? "以外的人" : "");
  }

  /** Whether the person is the one who acts in the event. */
  boolean ofPerson(Pattern event) {
    return eventClause(RuleParts.text(event, "type"), event).startsWith(PERSON);
  }

  /** The clause with that actor at its head, in place of the one that its title names. */
  private String led(String by, String clause) {
    if (by.isEmpty()) {
      return clause;
    }
    String head = clause.startsWith("律师") ? "律师" : leadingActor(clause);
    String rest = clause.substring(head.length());
    return clause.startsWith(by) && head.equals(by)
        ? clause
        : rest.startsWith(PERSON) ? rest + "（由" + by + "）" : by + rest;
  }

  private String order(String operator) {
    return switch (operator) {
      case ">" -> "其后";
      case ">=" -> "同时或者其后";
      case "<" -> "此前";
      case "<=" -> "同时或者此前";
      default -> "同时";
    };
  }

  private String eventClause(String type, Pattern event) {
    Optional<String> phrase = terms.eventPhrase(type);
    if (phrase.isPresent()) {
      return phrase.get();
    }
    String title = terms.event(type);
    String about = RuleParts.of(event).map(b -> parts.bound.getOrDefault(b, "")).orElse("");
    boolean led = !by(event).isEmpty() || ORGAN.matcher(title).find();
    return switch (about) {
      case "Lawyer" ->
          title.matches("(查实|发现|认定).*")
              ? by(event) + title.substring(0, 2) + PERSON + title.substring(2)
              : title.matches("(值班|辩护)?律师.*")
                  ? PERSON + title.substring(title.indexOf("律师") + 2)
                  : led || !leadingActor(title).isEmpty() ? title : PERSON + title;
      case "Station" -> title.replaceFirst("(法律援助)?工作站", "{p}");
      default -> title.replaceFirst("^(犯罪嫌疑人、被告人|犯罪嫌疑人|被告人)", "{p}");
    };
  }

  /** The actor with which a clause begins, or nothing. */
  String leadingActor(String clause) {
    return terms.words().titles(Group.ACTORS).values().stream()
        .map(terms::of)
        .filter(clause::startsWith)
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse("");
  }

  // --- predicates
  // ------------------------------------------------------------------------------

  String predicate(Condition condition) {
    if (condition instanceof AnyOf anyOf) {
      List<List<String>> all =
          anyOf.options().stream()
              .map(
                  o ->
                      o.stream().filter(c -> !RuleParts.isSubject(c)).map(this::predicate).toList())
              .toList();
      List<String> options = all.stream().map(option -> String.join("且", option)).toList();
      boolean plain = all.stream().allMatch(o -> o.size() == 1);
      return plain && options.size() == 2
          ? either(options.get(0), options.get(1))
          : "有下列情形之一（" + String.join("；", options) + "）";
    }
    if (condition instanceof Not not) {
      return recorded(not.pattern(), "没有");
    }
    if (condition instanceof Exists exists) {
      return recorded(exists.pattern(), "有");
    }
    Pattern pattern = (Pattern) condition;
    return switch (pattern.type()) {
      case "Fact", "FactAt" -> fact(pattern);
      case "Onset" -> "此前没有“" + began(pattern) + "”的情形";
      case "Amount" -> amount(pattern);
      case "Status" -> quality(titles(Group.STATUSES, pattern, "key"));
      case "Entitlement" -> entitled(pattern);
      case "NotOwed" ->
          terms
              .entitlement(RuleParts.text(pattern, "kind"), "not-owed")
              .orElse("不应当获得" + titles(Group.ENTITLEMENTS, pattern, "kind"));
      case "Document" ->
          "有"
              + RuleParts.texts(pattern, "type").stream()
                  .map(terms::document)
                  .collect(Collectors.joining("或者"));
      case "Duty" -> "负有“" + titles(Group.ACTIONS, pattern, "action") + "”的义务";
      case "Right" -> "享有“" + titles(Group.ACTIONS, pattern, "action") + "”的权利";
      case "Prohibition" -> "被禁止“" + titles(Group.ACTIONS, pattern, "action") + "”";
      case "Misconduct" ->
          "有下列处理事由之一（"
              + RuleParts.texts(pattern, "ground").stream()
                  .map(ground -> terms.word(Group.GROUNDS, ground))
                  .collect(Collectors.joining("；"))
              + "）";
      case "Eligibility" -> "涉及“" + titles(Group.REQUIREMENTS, pattern, "requirement") + "”的条件";
      case "Reading" -> "采“" + option(pattern) + "”的解释";
      default -> event(pattern);
    };
  }

  /** {@code 属于甲或者乙}, not {@code 属于甲或者属于乙}. */
  private static String either(String one, String other) {
    boolean both = one.startsWith("属于") && other.startsWith("属于");
    return one + "或者" + (both ? other.substring(2) : other);
  }

  private String titles(Group group, Pattern pattern, String field) {
    return RuleParts.texts(pattern, field).stream()
        .map(word -> terms.word(group, word))
        .collect(Collectors.joining("或者"));
  }

  /** A legal quality as a predicate. */
  static String quality(String title) {
    return title.matches("(适用|不|视|有|在|按|由|依).*") ? title : "属于" + title;
  }

  private String entitled(Pattern pattern) {
    String kind = RuleParts.text(pattern, "kind");
    String force = RuleParts.text(pattern, "force");
    String form = force.equals("may") ? "may" : "owed";
    return terms
        .entitlement(kind, form)
        .orElse(
            Modality.owed(!form.equals("may")).word().zh()
                + "获得"
                + terms.word(Group.ENTITLEMENTS, kind));
  }

  private String recorded(Pattern pattern, String has) {
    String time =
        RuleParts.constraint(pattern, "at")
            .map(c -> c.operator().startsWith("<") ? "此前" : "此后")
            .orElse("");
    String lawyer = RuleParts.ref(pattern, "lawyer").isPresent() ? "该律师" : "";
    List<String> types = RuleParts.texts(pattern, "type");
    String titles =
        types.stream().map(type -> "“" + terms.event(type) + "”").collect(Collectors.joining("或者"));
    return time + "案卷中" + has + lawyer + titles + "的记录";
  }

  /** What an event began: the predicate of the value, or the fact and the value by their titles. */
  private String began(Pattern pattern) {
    return parts
        .fact(pattern)
        .flatMap(fact -> terms.phrases().fact(fact, RuleParts.texts(pattern, "value")))
        .map(terms::of)
        .orElseGet(() -> terms.fact(RuleParts.text(pattern, "name")) + "：" + values(pattern));
  }

  private String fact(Pattern pattern) {
    Optional<FactWord> known = parts.fact(pattern);
    Optional<Constraint> value = RuleParts.constraint(pattern, "value");
    if (known.isEmpty() || value.isEmpty()) {
      return RuleParts.text(pattern, "name");
    }
    FactWord fact = known.get();
    String operator = value.get().operator();
    List<String> values = RuleParts.texts(pattern, "value");
    boolean negative = operator.equals("!=") || operator.equals("not in");
    if (!negative) {
      Optional<String> phrase = terms.phrases().fact(fact, values).map(terms::of);
      if (phrase.isPresent()) {
        return phrase.get();
      }
    }
    String title = terms.of(fact.title());
    if (fact.kind() == FactWord.Kind.YES_NO) {
      boolean yes = values.contains(FactWord.YES) != negative;
      return yes ? title : denied(title);
    }
    String said = values.stream().map(v -> terms.value(fact, v)).collect(Collectors.joining("或者"));
    return title + (negative ? "不是" : "为") + said;
  }

  /** The contrary of a yes/no fact. */
  private static String denied(String title) {
    if (title.startsWith("有")) {
      return "没有" + title.substring(1);
    }
    if (title.startsWith("已经")) {
      return "未" + title.substring(2);
    }
    return title.startsWith("已") ? "未" + title.substring(1) : "并非" + title;
  }

  private String amount(Pattern pattern) {
    String name = RuleParts.text(pattern, "name");
    Constraint value = RuleParts.constraint(pattern, "value").orElseThrow();
    String unit = terms.words().fact(name).flatMap(FactWord::unit).map(terms::of).orElse("");
    String count = ((Whole) value.operands().get(0)).value() + unit;
    return terms.fact(name)
        + switch (value.operator()) {
          case ">=" -> "在" + count + "以上";
          case ">" -> "超过" + count;
          case "<=" -> "在" + count + "以下";
          case "<" -> "不满" + count;
          case "!=" -> "不是" + count;
          default -> "为" + count;
        };
  }

  String values(Pattern pattern) {
    return parts.fact(pattern).stream()
        .flatMap(fact -> RuleParts.texts(pattern, "value").stream().map(v -> terms.value(fact, v)))
        .collect(Collectors.joining("、"));
  }

  String option(Pattern reading) {
    return terms.option(RuleParts.text(reading, "id"), RuleParts.text(reading, "option"));
  }
}
