package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.Modality;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * A rule as one Chinese sentence in the order of the law: stage, case, person, event, who, what.
 */
final class ChineseSentence {

  private static final String SHALL = Modality.SHALL.word().zh();
  private static final String MAY = Modality.MAY.word().zh();
  private static final String SHALL_NOT = Modality.SHALL_NOT.word().zh();

  private static final String PERSON = "{p}";

  /** A subject of more characters than this is followed by a comma. */
  private static final int LONG = 18;

  /** A title that begins with who acts, although no actor of the vocabulary is called so. */
  private static final java.util.regex.Pattern ORGAN =
      java.util.regex.Pattern.compile("^(?!向|对|由)[\\u4e00-\\u9fff]{1,6}?(局|机关|法院|检察院|机构)");

  private final RuleParts parts;
  private final Terms terms;
  private final Optional<Pattern> trigger;
  private final String timing;
  private final Call result;

  ChineseSentence(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
    this.trigger = parts.trigger();
    this.timing = parts.timing().map(Call::word).orElse("");
    this.result = parts.rule.consequence();
  }

  /** The sentence, with its full stop. */
  String sentence() {
    List<String> clauses = clauses();
    String subject = subjectNoun();
    boolean subjectActs = subjectActs();
    boolean subjectInClause = clauses.stream().anyMatch(c -> c.contains(PERSON));
    StringBuilder text = new StringBuilder(front());
    if (!subjectInClause && !subjectActs && named()) {
      text.append(about()).append("，");
    }
    boolean first = true;
    for (String clause : clauses) {
      text.append(first ? "" : "，").append(nameSubject(clause, text, subject));
      first = false;
    }
    boolean leads = subjectActs && !subjectInClause;
    if (!clauses.isEmpty()) {
      text.append(closing()).append("，");
    }
    String comma = subject.length() > LONG ? "，" : "";
    String said = result(leads ? subject + comma : "", lastActor(clauses));
    return tidy(text.append(said).append("。").toString());
  }

  /** The first time the subject is named with all that is known of it, later as 其. */
  private static String nameSubject(String clause, CharSequence before, String subject) {
    if (!clause.contains(PERSON)) {
      return clause;
    }
    if (!before.toString().contains(subject)) {
      return clause.replace(PERSON, subject);
    }
    return clause.replaceFirst("^((?:同时或者)?其后|此前)?\\{p\\}(?!的)", "$1").replace(PERSON, "其");
  }

  private static String tidy(String text) {
    return text.replace("，，", "，").replace("的的", "的").replace("及时及时", "及时");
  }

  // --- before the comma
  // ---------------------------------------------------------------------------

  private String front() {
    StringBuilder front = new StringBuilder();
    if (!parts.readings.isEmpty()) {
      front
          .append("按照")
          .append(
              parts.readings.stream()
                  .map(r -> "“" + option(r) + "”")
                  .collect(Collectors.joining("和")))
          .append("的解释，");
    }
    List<String> stages = parts.stages();
    if (!stages.isEmpty()) {
      FactWord stage = terms.words().fact("stage").orElseThrow();
      front
          .append("在")
          .append(stages.stream().map(s -> terms.value(stage, s)).collect(Collectors.joining("、")))
          .append("阶段，");
    }
    List<String> ofCase =
        parts.ofCase.stream()
            .filter(c -> !(c instanceof Pattern p && p.words("name").contains("stage")))
            .map(this::predicate)
            .toList();
    if (!ofCase.isEmpty()) {
      front.append(String.join("、", ofCase)).append("的案件，");
    }
    return front.toString();
  }

  private String option(Pattern reading) {
    return terms.option(first(reading, "id"), first(reading, "option"));
  }

  /** The clauses before the result, events in their order, the rest after them. */
  private List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    for (Pattern event : parts.events) {
      boolean inLimit =
          isTrigger(event)
              && (timing.equals("after") || timing.equals("before"))
              && by(event).isEmpty()
              && !(ofPerson(event) && parts.ofEvent.containsKey(event.binding()))
              && RuleParts.constraint(event, "at").isEmpty();
      if (!inLimit) {
        clauses.add(event(event) + (endsWithTime(event) ? "时" : ""));
      }
      List<String> own =
          parts.ofEvent.getOrDefault(event.binding(), List.of()).stream()
              .map(this::predicate)
              .toList();
      for (int i = 0; i < own.size(); i++) {
        clauses.add((i > 0 ? "且" : "") + own.get(i));
      }
    }
    for (Condition other : parts.others) {
      clauses.add((clauses.isEmpty() ? "" : "且") + predicate(other));
    }
    return clauses;
  }

  /** Whether the person is the one who acts in the event. */
  private boolean ofPerson(Pattern event) {
    return eventClause(first(event, "type"), event).startsWith(PERSON);
  }

  private boolean isTrigger(Pattern event) {
    return trigger.map(t -> t.binding().equals(event.binding())).orElse(false);
  }

  private boolean endsWithTime(Pattern event) {
    return isTrigger(event)
        && timing.equals("at")
        && parts.others.isEmpty()
        && parts.events.indexOf(event) == parts.events.size() - 1;
  }

  private String closing() {
    boolean timeOnly =
        trigger.filter(this::endsWithTime).isPresent()
            && parts.ofEvent.getOrDefault(trigger.orElseThrow().binding(), List.of()).isEmpty();
    return timeOnly ? "" : "的";
  }

  private String by(Pattern event) {
    return RuleParts.texts(event, "by").stream()
            .map(actor -> terms.word(Group.ACTORS, actor))
            .collect(Collectors.joining("或者"))
        + (RuleParts.isOther(event, "by") ? "以外的人" : "");
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

  private String event(Pattern event) {
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
  private String leadingActor(String clause) {
    return terms.words().titles(Group.ACTORS).values().stream()
        .map(terms::of)
        .filter(clause::startsWith)
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** The actor of the last clause, who need not be named again. */
  private String lastActor(List<String> clauses) {
    return clauses.isEmpty() ? "" : leadingActor(clauses.get(clauses.size() - 1));
  }

  // --- the subject
  // --------------------------------------------------------------------------------

  private String subjectNoun() {
    String subject = parts.subject();
    List<String> said = new ArrayList<>();
    String noun =
        switch (subject) {
          case "Lawyer" -> lawyer();
          case "Station" -> "法律援助工作站";
          case "Proceeding" -> parts.ofCase.isEmpty() ? "案件" : "";
          default -> person();
        };
    parts.of(subject).stream()
        .filter(c -> !(c instanceof Pattern p && dutyLawyer(p)))
        .map(this::predicate)
        .forEach(said::add);
    return said.isEmpty() ? noun : attributes(said) + "的" + noun;
  }

  private String lawyer() {
    boolean onDuty =
        parts.of("Lawyer").stream().anyMatch(c -> c instanceof Pattern p && dutyLawyer(p));
    return onDuty ? "值班律师" : "律师";
  }

  private static boolean dutyLawyer(Pattern pattern) {
    return pattern.type().equals("Status") && pattern.words("key").contains("duty-lawyer");
  }

  private String person() {
    List<String> stages = parts.stages();
    boolean trial = !stages.isEmpty() && stages.stream().allMatch("trial"::equals);
    boolean before = !stages.isEmpty() && stages.stream().noneMatch("trial"::equals);
    return trial ? "被告人" : before ? "犯罪嫌疑人" : "犯罪嫌疑人、被告人";
  }

  /** Whether something beyond the bare noun is said of the subject, so that it must be named. */
  private boolean named() {
    return !parts.of(parts.subject()).isEmpty();
  }

  private String about() {
    return "对" + subjectNoun();
  }

  private boolean acts(String actor) {
    return result.text(0).equals(actor);
  }

  /** Whether the subject of the conclusion is also the subject of the sentence. */
  private boolean subjectActs() {
    return switch (result.word()) {
      case "entitlement", "status", "eligibility", "misconduct" -> true;
      case "duty", "right", "prohibition", "documentDuty" ->
          switch (parts.subject()) {
            case "Person" -> acts("accused");
            case "Lawyer" -> acts("duty-lawyer");
            case "Station" -> acts("workstation");
            default -> false;
          };
      default -> false;
    };
  }

  private static String attributes(List<String> said) {
    if (said.size() < 2) {
      return String.join("", said);
    }
    if (said.stream()
        .map(s -> s.replaceAll("（[^）]*）", ""))
        .anyMatch(s -> s.matches(".*(或者|、).*"))) {
      return String.join("，", said.subList(0, said.size() - 1)) + "，并且" + said.get(said.size() - 1);
    }
    String last = said.get(said.size() - 1);
    return String.join("、", said.subList(0, said.size() - 1)) + "且" + last;
  }

  // --- conditions as predicates
  // -------------------------------------------------------------------

  private String predicate(Condition condition) {
    if (condition instanceof AnyOf anyOf) {
      List<String> options =
          anyOf.options().stream()
              .map(option -> option.stream().map(this::predicate).collect(Collectors.joining("且")))
              .toList();
      boolean plain = anyOf.options().stream().allMatch(o -> o.size() == 1);
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
              .entitlement(first(pattern, "kind"), "not-owed")
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

  private String entitled(Pattern pattern) {
    String kind = first(pattern, "kind");
    String force = first(pattern, "force");
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
        .orElseGet(() -> terms.fact(first(pattern, "name")) + "：" + values(pattern));
  }

  private String fact(Pattern pattern) {
    Optional<FactWord> known = parts.fact(pattern);
    Optional<Constraint> value = RuleParts.constraint(pattern, "value");
    if (known.isEmpty() || value.isEmpty()) {
      return first(pattern, "name");
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
    String name = first(pattern, "name");
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

  private static String first(Pattern pattern, String field) {
    return RuleParts.texts(pattern, field).stream().findFirst().orElse("");
  }

  // --- the result
  // ---------------------------------------------------------------------------------

  private String result(String subject, String lastActor) {
    String word = result.word();
    return switch (word) {
      case "entitlement" -> entitlement(subject);
      case "duty" -> actor(subject, lastActor) + SHALL + limit() + action();
      case "right" ->
          actor(subject, lastActor)
              + MAY
              + (parts.length().isPresent() ? limit() : "")
              + terms.word(Group.ACTIONS, result.text(1))
              + parts.given("needs").stream()
                  .map(terms::needed)
                  .map(needed -> "，但须有“" + needed + "”")
                  .collect(Collectors.joining());
      case "prohibition" ->
          actor(subject, lastActor) + SHALL_NOT + terms.word(Group.ACTIONS, result.text(1));
      case "documentDuty" -> document(subject, lastActor);
      case "misconduct" -> misconduct(subject);
      case "eligibility" ->
          subject
              + (parts.chained("failed").isPresent() ? "不符合" : "符合")
              + "“"
              + terms.word(Group.REQUIREMENTS, result.text(1))
              + "”的条件";
      case "status" -> subject + status();
      default -> "不受" + terms.cite(NormId.parse(result.text(0))) + "规定的时限数字限制";
    };
  }

  /** The action; one that names its time again is shortened where the sentence has said it. */
  private String action() {
    String action = terms.word(Group.ACTIONS, result.text(1));
    return timing.equals("at") ? action.replaceFirst("^[^，、]{1,6}时(?!间)", "") : action;
  }

  private String status() {
    String title = terms.word(Group.STATUSES, result.text(1));
    return parts.subject().equals("Lawyer") && quality(title).startsWith("属于")
        ? "为" + title
        : quality(title);
  }

  /** A legal quality as a predicate. */
  private static String quality(String title) {
    return title.matches("(适用|不|视|有|在|按|由|依).*") ? title : "属于" + title;
  }

  private String entitlement(String subject) {
    String kind = result.text(0);
    boolean may = parts.chained("may").isPresent();
    return subject
        + terms
            .entitlement(kind, may ? "may-get" : "shall")
            .orElse(Modality.owed(!may).word().zh() + "获得" + terms.word(Group.ENTITLEMENTS, kind));
  }

  private String actor(String subject, String lastActor) {
    if (!subject.isEmpty()) {
      return subject;
    }
    if (subjectActs()) {
      return parts.subject().equals("Station") ? "工作站" : "";
    }
    String actor = terms.word(Group.ACTORS, result.text(0));
    return actor.equals(lastActor) ? "" : actor;
  }

  private String document(String subject, String lastActor) {
    String document = result.text(1);
    List<String> fields = terms.fields(document, parts.given("field"));
    List<String> held = parts.given("heldBy");
    return actor(subject, lastActor)
        + SHALL
        + (held.isEmpty()
            ? "备有"
            : "随“" + held.stream().map(terms::event).collect(Collectors.joining("”“")) + "”附有")
        + terms.document(document)
        + (fields.isEmpty()
            ? ""
            : terms.document(document).matches(".*(内容|材料)")
                ? "，包括" + listed(fields)
                : "，内容包括" + listed(fields));
  }

  private String misconduct(String subject) {
    List<String> deciders =
        parts.given("decidedBy").stream().map(a -> terms.word(Group.ACTORS, a)).toList();
    List<String> measures =
        parts.given("measures").stream().map(m -> terms.word(Group.MEASURES, m)).toList();
    return subject
        + "符合“"
        + terms.word(Group.GROUNDS, result.text(1))
        + "”的处理事由"
        + (deciders.isEmpty() ? "" : "，由" + String.join("或者", deciders) + "依法依规处理")
        + (measures.isEmpty() ? "" : "，可以视情节采取" + listed(measures) + "等措施");
  }

  private static String listed(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join("、", parts.subList(0, parts.size() - 1)) + "和" + parts.get(parts.size() - 1);
  }

  // --- time
  // ---------------------------------------------------------------------------------------

  private String limit() {
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
    String title = terms.event(first(event, "type"));
    String actor = terms.word(Group.ACTORS, result.text(0));
    if (title.startsWith(actor)) {
      return title.substring(actor.length());
    }
    return title.startsWith("犯罪嫌疑人、被告人") && subjectActs() ? title.substring(9) : title;
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
          case "after" -> parts.length().map(ChineseSentence::after).orElse("");
          case "before" ->
              parts.length().map(l -> RuleParts.count(l) == 0 ? "事前" : "提前" + length(l)).orElse("");
          default -> "条文未定时限";
        };
    return Optional.of(limit);
  }

  private static String after(Call length) {
    return length.word().equals("dayOfMonth") ? length(length) : length(length) + "内";
  }

  // --- what else the rule says
  // --------------------------------------------------------------------

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
              : predicate(condition));
    }
    return switch (pattern.type()) {
      case "Person", "Lawyer", "Station", "Proceeding" -> Optional.empty();
      case "Event" ->
          Optional.of(
              "事件：" + event(pattern).replace(PERSON, pattern.constraints().isEmpty() ? "" : "本人"));
      case "Fact", "FactAt" -> {
        String value = values(pattern);
        boolean negative =
            RuleParts.constraint(pattern, "value")
                .map(c -> c.operator().equals("!=") || c.operator().equals("not in"))
                .orElse(false);
        yield Optional.of(
            when(pattern)
                + terms.fact(first(pattern, "name"))
                + "："
                + (negative ? "不是" : "")
                + value);
      }
      case "Reading" ->
          Optional.of("解释：" + terms.readingTitle(first(pattern, "id")) + " —— " + option(pattern));
      default -> Optional.of(predicate(pattern));
    };
  }

  private String values(Pattern pattern) {
    return parts.fact(pattern).stream()
        .flatMap(fact -> RuleParts.texts(pattern, "value").stream().map(v -> terms.value(fact, v)))
        .collect(Collectors.joining("、"));
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
