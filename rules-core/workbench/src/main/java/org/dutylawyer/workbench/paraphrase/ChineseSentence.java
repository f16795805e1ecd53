package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Pattern;
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

  /** A subject of more characters than this is followed by a comma. */
  private static final int LONG = 18;

  private final RuleParts parts;
  private final Terms terms;
  private final ChineseConditions conditions;
  private final ChineseLimit limit;
  private final Optional<Pattern> trigger;
  private final String timing;
  private final Call result;

  ChineseSentence(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
    this.conditions = new ChineseConditions(parts, terms);
    this.limit = new ChineseLimit(parts, terms);
    this.trigger = parts.trigger();
    this.timing = parts.timing();
    this.result = parts.rule.consequence();
  }

  /** The sentence, with its full stop. */
  String sentence() {
    List<String> clauses = clauses();
    String subject = subjectNoun();
    boolean subjectActs = parts.subjectActs();
    boolean subjectInClause = clauses.stream().anyMatch(c -> c.contains(ChineseConditions.PERSON));
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
    if (!clause.contains(ChineseConditions.PERSON)) {
      return clause;
    }
    if (!before.toString().contains(subject)) {
      return clause.replace(ChineseConditions.PERSON, subject);
    }
    return clause
        .replaceFirst("^((?:同时或者)?其后|此前)?\\{p\\}(?!的)", "$1")
        .replace(ChineseConditions.PERSON, "其");
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
                  .map(r -> "“" + conditions.option(r) + "”")
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
            .map(conditions::predicate)
            .toList();
    if (!ofCase.isEmpty()) {
      front.append(String.join("、", ofCase)).append("的案件，");
    }
    return front.toString();
  }

  /** The clauses before the result, events in their order, the rest after them. */
  private List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    for (Pattern event : parts.events) {
      boolean inLimit =
          limit.isTrigger(event)
              && (timing.equals("after") || timing.equals("before"))
              && conditions.by(event).isEmpty()
              && !(conditions.ofPerson(event) && parts.ofEvent.containsKey(event.binding()))
              && RuleParts.constraint(event, "at").isEmpty();
      if (!inLimit) {
        clauses.add(conditions.event(event) + (limit.endsWithTime(event) ? "时" : ""));
      }
      List<String> own =
          parts.ofEvent.getOrDefault(event.binding(), List.of()).stream()
              .map(conditions::predicate)
              .toList();
      for (int i = 0; i < own.size(); i++) {
        clauses.add((i > 0 ? "且" : "") + own.get(i));
      }
    }
    for (Condition other : parts.others) {
      clauses.add((clauses.isEmpty() ? "" : "且") + conditions.predicate(other));
    }
    return clauses;
  }

  private String closing() {
    boolean timeOnly =
        trigger.filter(limit::endsWithTime).isPresent()
            && parts.ofEvent.getOrDefault(trigger.orElseThrow().binding(), List.of()).isEmpty();
    return timeOnly ? "" : "的";
  }

  /** The actor of the last clause, who need not be named again. */
  private String lastActor(List<String> clauses) {
    return clauses.isEmpty() ? "" : conditions.leadingActor(clauses.get(clauses.size() - 1));
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
        .map(conditions::predicate)
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

  // --- the result
  // ---------------------------------------------------------------------------------

  private String result(String subject, String lastActor) {
    String word = result.word();
    return switch (word) {
      case "entitlement" -> entitlement(subject);
      case "duty" -> actor(subject, lastActor) + SHALL + limit.inSentence() + action();
      case "right" ->
          actor(subject, lastActor)
              + MAY
              + (parts.length().isPresent() ? limit.inSentence() : "")
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
    return parts.subject().equals("Lawyer") && ChineseConditions.quality(title).startsWith("属于")
        ? "为" + title
        : ChineseConditions.quality(title);
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
    if (parts.subjectActs()) {
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

  // --- what else the rule says
  // --------------------------------------------------------------------

}
