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
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** A rule as one English sentence: who must do what by when, and where this holds. */
final class EnglishSentence {

  private final RuleParts parts;
  private final Terms terms;
  private final String timing;
  private final Call result;

  EnglishSentence(RuleParts parts, Terms terms) {
    this.parts = parts;
    this.terms = terms;
    this.timing = parts.timing();
    this.result = parts.rule.consequence();
  }

  /** The sentence, with its full stop. */
  String sentence() {
    List<String> conditions = conditions();
    String said = result();
    return Character.toUpperCase(said.charAt(0))
        + said.substring(1)
        + (conditions.isEmpty() ? "" : ", where " + String.join("; ", conditions))
        + ".";
  }

  /** Each condition as a clause. */
  List<String> conditions() {
    return parts.rule.conditions().stream().map(this::clause).flatMap(Optional::stream).toList();
  }

  private Optional<String> clause(Condition condition) {
    if (condition instanceof AnyOf anyOf) {
      return Optional.of(
          anyOf.options().stream()
              .map(
                  option ->
                      option.stream()
                          .map(this::clause)
                          .flatMap(Optional::stream)
                          .collect(Collectors.joining(" and ")))
              .collect(Collectors.joining(", or ", "either ", "")));
    }
    if (condition instanceof Not not) {
      return Optional.of("the file does not record " + recorded(not.pattern()));
    }
    if (condition instanceof Exists exists) {
      return Optional.of("the file records " + recorded(exists.pattern()));
    }
    Pattern pattern = (Pattern) condition;
    return switch (pattern.type()) {
      case "Person", "Lawyer", "Station", "Proceeding" -> Optional.empty();
      case "Event" ->
          Optional.of(
              "there is the event "
                  + RuleParts.texts(pattern, "type").stream()
                      .map(type -> "“" + terms.event(type) + "”")
                      .collect(Collectors.joining(" or "))
                  + by(pattern)
                  + order(pattern));
      case "Fact" -> Optional.of(fact(pattern));
      case "FactAt" -> Optional.of("at that event, " + fact(pattern));
      case "Onset" ->
          Optional.of("that event began it, and it was not so before: " + fact(pattern));
      case "Amount" -> Optional.of(amount(pattern));
      case "Status" -> Optional.of("the status is " + titles(Group.STATUSES, pattern, "key"));
      case "Entitlement" -> Optional.of(entitled(pattern));
      case "NotOwed" ->
          Optional.of(
              terms
                  .entitlement(RuleParts.text(pattern, "kind"), "not-owed")
                  .orElse("no rule demands " + titles(Group.ENTITLEMENTS, pattern, "kind")));
      case "Document" ->
          Optional.of(
              "with it: "
                  + RuleParts.texts(pattern, "type").stream()
                      .map(terms::document)
                      .collect(Collectors.joining(" or ")));
      case "Reading" ->
          Optional.of(
              "the reading is “"
                  + terms.option(RuleParts.text(pattern, "id"), RuleParts.text(pattern, "option"))
                  + "”");
      case "Misconduct" ->
          Optional.of("there is a ground: " + titles(Group.GROUNDS, pattern, "ground"));
      case "Eligibility" ->
          Optional.of("judged is: " + titles(Group.REQUIREMENTS, pattern, "requirement"));
      default -> Optional.of("there is a rule on: " + titles(Group.ACTIONS, pattern, "action"));
    };
  }

  private String by(Pattern event) {
    String by =
        RuleParts.texts(event, "by").stream()
            .map(actor -> "the " + terms.word(Group.ACTORS, actor))
            .collect(Collectors.joining(" or "));
    String anybodyElse = RuleParts.isOther(event, "by") ? "anybody but " : "";
    return by.isEmpty() ? "" : ", by " + anybodyElse + by;
  }

  private static String order(Pattern event) {
    return RuleParts.constraint(event, "at")
        .map(Constraint::operator)
        .map(
            operator ->
                switch (operator) {
                  case ">" -> ", after the other";
                  case ">=" -> ", with or after the other";
                  case "<" -> ", before the other";
                  default -> ", with or before the other";
                })
        .orElse("");
  }

  private String recorded(Pattern pattern) {
    return RuleParts.texts(pattern, "type").stream()
            .map(type -> "“" + terms.event(type) + "”")
            .collect(Collectors.joining(" or "))
        + (RuleParts.ref(pattern, "lawyer").isPresent() ? " of that lawyer" : "")
        + RuleParts.constraint(pattern, "at")
            .map(c -> c.operator().startsWith("<") ? " up to then" : " from then on")
            .orElse("");
  }

  private String titles(Group group, Pattern pattern, String field) {
    return RuleParts.texts(pattern, field).stream()
        .map(word -> terms.word(group, word))
        .collect(Collectors.joining(" or "));
  }

  private String entitled(Pattern pattern) {
    String kind = RuleParts.text(pattern, "kind");
    boolean may = RuleParts.text(pattern, "force").equals("may");
    return terms
        .entitlement(kind, may ? "may" : "owed")
        .orElse((may ? "possible is " : "owed is ") + terms.word(Group.ENTITLEMENTS, kind));
  }

  private String fact(Pattern pattern) {
    Optional<FactWord> known = parts.fact(pattern);
    if (known.isEmpty()) {
      return RuleParts.text(pattern, "name");
    }
    FactWord fact = known.get();
    List<String> values = RuleParts.texts(pattern, "value");
    boolean negative =
        RuleParts.constraint(pattern, "value")
            .map(c -> c.operator().equals("!=") || c.operator().equals("not in"))
            .orElse(false);
    Optional<String> phrase = terms.phrases().fact(fact, values).map(terms::of);
    if (!negative && phrase.isPresent()) {
      return phrase.get();
    }
    return terms.of(fact.title())
        + (negative ? ": not " : ": ")
        + values.stream().map(v -> terms.value(fact, v)).collect(Collectors.joining(" or "));
  }

  private String amount(Pattern pattern) {
    Constraint value = RuleParts.constraint(pattern, "value").orElseThrow();
    String operator =
        switch (value.operator()) {
          case ">=" -> "at least ";
          case ">" -> "more than ";
          case "<=" -> "at most ";
          case "<" -> "less than ";
          case "!=" -> "not ";
          default -> "";
        };
    return terms.fact(RuleParts.text(pattern, "name"))
        + ": "
        + operator
        + ((Whole) value.operands().get(0)).value();
  }

  // --- the result
  // ---------------------------------------------------------------------------------

  private String result() {
    String who = "the " + terms.word(Group.ACTORS, result.text(0));
    String action = terms.word(Group.ACTIONS, result.text(1));
    return switch (result.word()) {
      case "entitlement" -> {
        boolean may = parts.chained("may").isPresent();
        String kind = result.text(0);
        yield terms
            .entitlement(kind, may ? "may-get" : "shall")
            .orElse((may ? "possible is " : "owed is ") + terms.word(Group.ENTITLEMENTS, kind));
      }
      case "duty" -> who + " must" + limit() + " " + action;
      case "right" ->
          who
              + " may"
              + (parts.length().isPresent() ? limit() : "")
              + " "
              + action
              + parts.given("needs").stream()
                  .map(terms::needed)
                  .map(needed -> " (needs: " + needed + ")")
                  .collect(Collectors.joining());
      case "prohibition" -> who + " must not " + action;
      case "documentDuty" -> {
        List<String> fields = terms.fields(result.text(1), parts.given("field"));
        yield who
            + " must have: "
            + terms.document(result.text(1))
            + (fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")");
      }
      case "misconduct" -> misconduct();
      case "eligibility" ->
          "the lawyer "
              + (parts.chained("failed").isPresent() ? "fails" : "meets")
              + " the requirement: "
              + terms.word(Group.REQUIREMENTS, result.text(1));
      case "status" -> "the status is: " + terms.word(Group.STATUSES, result.text(1));
      default ->
          "the number of the time limit in "
              + terms.cite(NormId.parse(result.text(0)))
              + " does not bind";
    };
  }

  private String misconduct() {
    List<String> deciders =
        parts.given("decidedBy").stream().map(a -> "the " + terms.word(Group.ACTORS, a)).toList();
    List<String> measures =
        parts.given("measures").stream().map(m -> terms.word(Group.MEASURES, m)).toList();
    return "a ground for discipline is met ("
        + terms.word(Group.GROUNDS, result.text(1))
        + (deciders.isEmpty() ? "" : "; decided by " + String.join(" or ", deciders))
        + (measures.isEmpty()
            ? ""
            : "; measures open, by the circumstances: " + String.join(", ", measures))
        + ")";
  }

  private String limit() {
    String event =
        parts.trigger().map(t -> " “" + terms.event(RuleParts.text(t, "type")) + "”").orElse("");
    return switch (timing) {
      case "promptlyAfter" -> " promptly";
      case "at" -> ", at" + event + ",";
      case "after" ->
          ", within" + parts.length().map(l -> " " + length(l)).orElse("") + " after" + event + ",";
      case "before" ->
          ", at the latest"
              + parts
                  .length()
                  .filter(l -> RuleParts.count(l) > 0)
                  .map(l -> " " + length(l))
                  .orElse("")
              + " before"
              + event
              + ",";
      default -> "";
    };
  }

  /** {@code 2 working days}. */
  static String length(Call length) {
    int count = RuleParts.count(length);
    String unit =
        switch (length.word()) {
          case "hours" -> "hour";
          case "days" -> "day";
          case "workingDays" -> "working day";
          case "months" -> "month";
          case "halfMonths" -> "half-month";
          default -> "day of the month";
        };
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** How long there is, in a few words. */
  Optional<String> shortLimit() {
    if (!result.word().equals("duty") && parts.length().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (timing) {
          case "promptlyAfter" -> "promptly";
          case "at" -> "at the event";
          case "after" -> parts.length().map(l -> "within " + length(l)).orElse("");
          case "before" -> parts.length().map(l -> length(l) + " before").orElse("");
          default -> "no time in the text";
        });
  }

  /** What counts as done or broken, and how the last day is counted. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!parts.given("doneBy").isEmpty()) {
      notes.add(
          (result.word().equals("right") ? "Used" : "Done")
              + " when the file records "
              + quoted(parts.given("doneBy"))
              + ".");
    }
    for (String action : parts.given("whenMissed")) {
      notes.add(
          "Only if this was not done in its time: "
              + terms.word(Group.ACTIONS, action)
              + (result.word().equals("duty") ? "; counted from the end of that time." : "."));
    }
    if (parts.chained("orBefore").isPresent()) {
      notes.add("What was done before the event, in the same stage, counts as well.");
    }
    if (parts.chained("eachStage").isPresent()) {
      notes.add("Owed anew in each stage and instance.");
    }
    if (parts.chained("inStage").isPresent()) {
      notes.add("Of that stage alone: it ends with the stage.");
    }
    for (Call state : parts.chain("whileIs")) {
      notes.add(
          "Owed only while “" + terms.fact(state.text(0)) + "” is " + stateValues(state) + ".");
    }
    if (!parts.given("closedBy").isEmpty()) {
      notes.add("Not later than " + quoted(parts.given("closedBy")) + ".");
    }
    for (Call state : parts.chain("closedOnce")) {
      notes.add(
          "Cannot be done once “" + terms.fact(state.text(0)) + "” is " + stateValues(state) + ".");
    }
    if (parts.chained("notBefore").isPresent()) {
      notes.add(
          timing.equals("before")
              ? "Where the period counted back would end before its occasion, it is due at once and"
                  + " the date should be moved."
              : "Counted from "
                  + quoted(parts.eventOf("notBefore").stream().toList())
                  + " where that is later.");
    }
    if (parts.chained("registered").isPresent()) {
      notes.add(
          "Registers usually record it: in a file that comes from one, silence after the time shows"
              + " that it was not done.");
    }
    if (parts.chained("unregistered").isPresent()) {
      notes.add("Registers do not record it: silence shows nothing.");
    }
    for (Call exception : parts.chain("unless")) {
      notes.add(
          (result.word().equals("duty") ? "Not done where “" : "No breach where “")
              + terms.fact(exception.text(0))
              + "” is "
              + stateValues(exception)
              + ".");
    }
    if (!parts.given("brokenBy").isEmpty()) {
      notes.add("Broken when the file records " + quoted(parts.given("brokenBy")) + ".");
    }
    boolean act = parts.chained("asAct").isPresent() || result.word().equals("right");
    if (act && parts.length().isPresent()) {
      notes.add("A procedural act: a last day on a day off moves to the next day after it.");
    }
    if (parts.chained("asCustody").isPresent()) {
      notes.add("A term in custody: days off do not prolong it.");
    }
    return notes;
  }

  private String stateValues(Call state) {
    return terms.stateValues(state).stream()
        .map(v -> "“" + v + "”")
        .collect(Collectors.joining(" or "));
  }

  private String quoted(List<String> types) {
    return types.stream()
        .map(type -> "“" + terms.event(type) + "”")
        .collect(Collectors.joining(" or "));
  }
}
