package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The whole answer as JSON, described by {@code assessment.schema.json} in the jar. What is said
 * stands in lists; whom it is about, norms with citation and quote, words with titles, facts,
 * questions and counted limits stand once each in tables at the end, and are named by id. A list or
 * a value that is not there is empty. Fields are added within a version; a field that changes or
 * goes makes a new one.
 */
public final class JsonAnswer {

  /** Where the schema of this form is on the class path. */
  public static final String SCHEMA = "/org/dutylawyer/answer/assessment.schema.json";

  /** The version of the form, as the answer names it in {@code schema}. */
  public static final int VERSION = 2;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Assessment answer;
  private final JsonTables tables;

  private JsonAnswer(Assessment answer) {
    this.answer = answer;
    this.tables = new JsonTables(answer);
  }

  /** The answer as a tree. */
  public static ObjectNode of(Assessment answer) {
    return new JsonAnswer(answer).write();
  }

  /** The answer with the least changes that would make its conclusions otherwise. */
  public static ObjectNode of(Assessment answer, List<LeastChange> least) {
    ObjectNode json = of(answer);
    json.set("leastChanges", LeastChangeJson.of(answer, least));
    return json;
  }

  /** The tree as text for files and for eyes: what a list or a table holds has a line each. */
  public static String print(ObjectNode json) {
    StringBuilder out = new StringBuilder("{");
    String between = "\n";
    for (Map.Entry<String, JsonNode> part : json.properties()) {
      out.append(between).append(" ").append(JSON.textNode(part.getKey())).append(": ");
      between = ",\n";
      print(out, part.getValue());
    }
    return out.append("\n}").toString();
  }

  private static void print(StringBuilder out, JsonNode part) {
    boolean nested =
        part.isContainerNode() && !part.isEmpty() && part.iterator().next().isContainerNode();
    if (!nested) {
      out.append(part);
      return;
    }
    out.append(part.isArray() ? "[" : "{");
    Iterator<String> names = part.fieldNames();
    String between = "\n  ";
    for (JsonNode one : part) {
      out.append(between);
      between = ",\n  ";
      if (part.isObject()) {
        out.append(JSON.textNode(names.next())).append(": ");
      }
      out.append(one);
    }
    out.append("\n ").append(part.isArray() ? "]" : "}");
  }

  private ObjectNode write() {
    ObjectNode json = JSON.objectNode();
    json.put("schema", VERSION);
    question(json);
    List<String> notAsked = Wording.notAsked(answer);
    if (!notAsked.isEmpty()) {
      notAsked.forEach(json.putArray("notAsked")::add);
    }
    entitlements(json);
    ArrayNode findings = json.putArray("findings");
    answer.findings().forEach(f -> findings.add(finding(f)));
    json.set("conduct", new JsonConduct(answer, tables).write());
    tables.into(json);
    return json;
  }

  private void question(ObjectNode json) {
    json.put("case", answer.file().id());
    json.put("jurisdiction", answer.file().jurisdiction());
    json.put("asOf", answer.asOf().toString());
    json.put("knownOn", answer.knownOn().toString());
    ArrayNode packs = json.putArray("packs");
    answer
        .packs()
        .forEach(
            p ->
                packs
                    .addObject()
                    .put("id", p.id())
                    .put("version", p.version())
                    .put("sha256", p.sha256())
                    .put("model", p.model()));
    ArrayNode notices = json.putArray("notices");
    answer.notices().forEach(n -> notices.addObject().put("id", n.id()).put("title", n.title()));
    ArrayNode warnings = json.putArray("warnings");
    answer.warnings().forEach(w -> warnings.add(JsonTables.title(w)));
    Set<String> telling = tellingReadings();
    ArrayNode readings = json.putArray("readings");
    for (Assessment.Contest contest : answer.contests()) {
      ObjectNode reading = readings.addObject();
      reading.put("id", contest.id());
      reading.put("norm", contest.provision().toString());
      reading.put("used", contest.used());
      if (telling.contains(contest.id())) {
        reading.set("title", JsonTables.title(contest.title()));
        ObjectNode options = reading.putObject("options");
        contest.options().forEach((option, t) -> options.set(option, JsonTables.title(t)));
      }
    }
    ArrayNode assumed = json.putArray("assumed");
    for (Assessment.Assumed one : answer.assumed()) {
      assumed
          .addObject()
          .put("of", tables.subject(one.of()))
          .put("fact", tables.word(Group.FACTS, one.fact()))
          .put("value", one.value())
          .put("why", tables.text(one.why()));
    }
    ArrayNode notHeld = json.putArray("notHeld");
    for (Assessment.NotHeld one : answer.notHeld()) {
      ObjectNode text = notHeld.addObject();
      text.set("title", JsonTables.title(one.title()));
      list(text, "entitlements", one.entitlements(), Group.ENTITLEMENTS);
    }
    json.put("unknownFacts", answer.unknownFacts());
    ArrayNode later = json.putArray("laterEvents");
    answer.laterEvents().forEach(later::add);
  }

  /** The contested readings that this case turns on somewhere; the others are named, no more. */
  private Set<String> tellingReadings() {
    Set<String> telling = new HashSet<>();
    for (Finding finding : answer.findings()) {
      finding.readings().forEach(effect -> telling.add(effect.reading()));
      finding.facts().stream()
          .filter(used -> used.kind() == UsedFact.Kind.READING)
          .forEach(used -> telling.add(used.word()));
      finding
          .due()
          .flatMap(Due::dated)
          .ifPresent(due -> due.alternatives().forEach(a -> telling.add(a.reading())));
    }
    answer
        .conduct()
        .grounds()
        .forEach(ground -> ground.readings().forEach(other -> telling.add(other.reading())));
    return telling;
  }

  private void entitlements(ObjectNode json) {
    ArrayNode entitlements = json.putArray("entitlements");
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      ObjectNode one = entitlements.addObject();
      one.put("of", tables.subject(entitlement.of()));
      one.put("entitlement", tables.word(Group.ENTITLEMENTS, entitlement.entitlement()));
      one.put("force", entitlement.force());
      one.put("outcome", entitlement.outcome().word());
      if (OwedText.meanwhile(answer, entitlement)) {
        one.put("meanwhile", true);
      }
      tables.needs(one, entitlement.needs());
      if (!entitlement.grounds().isEmpty()) {
        ArrayNode norms = one.putArray("norms");
        entitlement.grounds().forEach(n -> norms.add(tables.norm(n)));
      }
    }
  }

  private ObjectNode finding(Finding finding) {
    ObjectNode json = JSON.objectNode();
    Conclusion conclusion = finding.conclusion();
    json.put("kind", conclusion.kindOf().name().toLowerCase(java.util.Locale.ROOT));
    tables.quoted(json, "norm", finding.norm(), finding.quote());
    json.put("of", tables.subject(conclusion.of()));
    finding.actor().ifPresent(actor -> json.put("actor", tables.word(Group.ACTORS, actor)));
    details(json, conclusion);
    json.put("outcome", finding.outcome().word());
    json.put("state", finding.state().word());
    finding.silence().ifPresent(silence -> json.put("silence", silence.word()));
    conclusion.trigger().ifPresent(e -> json.put("trigger", tables.subject(e)));
    finding.due().ifPresent(due -> json.put("limit", tables.limit(due)));
    finding.atOnceFrom().ifPresent(day -> json.put("atOnceFrom", day.toString()));
    finding.done().ifPresent(done -> json.put("done", done.toString()));
    if (finding.recordedAsUndone()) {
      json.put("recordedAsUndone", true);
    }
    if (finding.late() > 0) {
      json.put("late", finding.late());
    }
    tables.needs(json, finding.needs());
    if (!finding.facts().isEmpty()) {
      ArrayNode facts = json.putArray("facts");
      finding.facts().forEach(used -> facts.add(tables.fact(used)));
    }
    if (!finding.missing().isEmpty()) {
      ArrayNode missing = json.putArray("missing");
      finding.missing().forEach(missing::add);
    }
    norm(json, "excusedBy", finding.excusedBy());
    finding.displacedBy().ifPresent(d -> json.set("displacedBy", displacement(d)));
    if (!finding.others().isEmpty()) {
      ArrayNode others = json.putArray("others");
      finding.others().forEach(d -> others.add(displacement(d)));
    }
    if (!finding.readings().isEmpty()) {
      ArrayNode readings = json.putArray("readings");
      finding.readings().forEach(effect -> readings.add(reading(effect)));
    }
    return json;
  }

  private ObjectNode reading(ReadingEffect effect) {
    ObjectNode one = JSON.objectNode();
    one.put("reading", effect.reading())
        .put("option", effect.option())
        .put("outcome", effect.outcome().word())
        .put("excused", effect.excused());
    norm(one, "instead", effect.instead());
    effect.due().flatMap(Due::dated).ifPresent(due -> one.put("due", due.due().toString()));
    return one;
  }

  private void details(ObjectNode json, Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      json.put("entitlement", tables.word(Group.ENTITLEMENTS, e.kind())).put("force", e.force());
    } else if (conclusion instanceof Duty d) {
      acting(json, d.actor(), d.action());
    } else if (conclusion instanceof DocumentDuty d) {
      addressee(json, d.actor());
      json.put("document", tables.word(Group.DOCUMENTS, d.document()));
    } else if (conclusion instanceof Right r) {
      acting(json, r.holder(), r.action());
      if (!r.needs().isEmpty()) {
        ArrayNode needs = json.putArray("onlyWith");
        r.needs().forEach(word -> needs.add(actionOrDocument(word)));
      }
    } else if (conclusion instanceof Prohibition p) {
      acting(json, p.actor(), p.action());
    } else if (conclusion instanceof Misconduct m) {
      json.put("ground", tables.word(Group.GROUNDS, m.ground()));
      list(json, "measures", m.measures(), Group.MEASURES);
      list(json, "deciders", m.deciders(), Group.ACTORS);
    } else if (conclusion instanceof Eligibility e) {
      json.put("requirement", tables.word(Group.REQUIREMENTS, e.requirement()));
      json.put("met", e.fulfilled());
    } else if (conclusion instanceof Status s) {
      json.put("status", tables.word(Group.STATUSES, s.key()));
    } else if (conclusion instanceof Exemption x) {
      json.put("from", tables.norm(x.from()));
    }
  }

  private void acting(ObjectNode json, String actor, String action) {
    addressee(json, actor);
    json.put("action", tables.word(Group.ACTIONS, action));
  }

  /** Whom the text names, where in this case that is another: the organ that was in charge. */
  private void addressee(ObjectNode json, String actor) {
    if (!actor.equals(json.path("actor").asText())) {
      json.put("addressee", tables.word(Group.ACTORS, actor));
    }
  }

  private String actionOrDocument(String word) {
    boolean document = answer.words().document(word).isPresent();
    return tables.word(document ? Group.DOCUMENTS : Group.ACTIONS, word);
  }

  private void list(ObjectNode json, String key, List<String> words, Group group) {
    if (!words.isEmpty()) {
      ArrayNode list = json.putArray(key);
      words.forEach(word -> list.add(tables.word(group, word)));
    }
  }

  private ObjectNode displacement(Displacement displacement) {
    return JSON.objectNode()
        .put("norm", tables.norm(displacement.norm()))
        .put("reason", displacement.reason().word());
  }

  private void norm(ObjectNode json, String key, Optional<NormId> norm) {
    norm.ifPresent(n -> json.put(key, tables.norm(n)));
  }
}
