package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.law.NormId;

/**
 * An answer as JSON in the form of before: every finding carries its own quote and titles.
 * Described by {@code assessment-1.schema.json} in the jar.
 *
 * @deprecated use {@link JsonAnswer}, which says each thing once; this form is written for one
 *     release more
 */
@Deprecated(forRemoval = true)
public final class FirstJsonAnswer {

  /** Where the schema of this form is on the class path. */
  public static final String SCHEMA = "/org/dutylawyer/answer/assessment-1.schema.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Assessment answer;
  private final Wording zh;
  private final Wording en;

  private FirstJsonAnswer(Assessment answer) {
    this.answer = answer;
    this.zh = new Wording(answer, Locale.CHINESE);
    this.en = new Wording(answer, Locale.ENGLISH);
  }

  /** The answer as a tree. */
  public static ObjectNode of(Assessment answer) {
    return new FirstJsonAnswer(answer).write();
  }

  private ObjectNode write() {
    ObjectNode json = JSON.objectNode();
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
                    .put("sha256", p.sha256()));
    ArrayNode notices = json.putArray("notices");
    for (HolidayNotice notice : answer.notices()) {
      notices.addObject().put("id", notice.id()).put("title", notice.title());
    }
    ArrayNode warnings = json.putArray("warnings");
    answer.warnings().forEach(w -> warnings.add(JsonTables.title(w)));
    ArrayNode readings = json.putArray("readings");
    for (Assessment.Contest contest : answer.contests()) {
      ObjectNode reading = readings.addObject();
      reading.put("id", contest.id());
      reading.put("provision", contest.provision().toString());
      reading.set("title", JsonTables.title(contest.title()));
      reading.put("used", contest.used());
      ObjectNode options = reading.putObject("options");
      contest.options().forEach((option, t) -> options.set(option, JsonTables.title(t)));
    }
    json.put("unknownFacts", answer.unknownFacts());
    ArrayNode later = json.putArray("laterEvents");
    answer.laterEvents().forEach(later::add);
    ArrayNode entitlements = json.putArray("entitlements");
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      ObjectNode one = entitlements.addObject();
      one.set("of", subject(entitlement.of()));
      one.put("entitlement", entitlement.entitlement());
      one.put("force", entitlement.force());
      one.put("outcome", entitlement.outcome().word());
      one.set("needs", needs(entitlement.needs()));
      ArrayNode grounds = one.putArray("grounds");
      entitlement.grounds().forEach(n -> grounds.add(n.toString()));
    }
    ArrayNode findings = json.putArray("findings");
    answer.findings().forEach(f -> findings.add(finding(f)));
    json.set("conduct", conduct());
    return json;
  }

  // --- conduct
  // ------------------------------------------------------------------------------------

  private ObjectNode conduct() {
    ObjectNode json = JSON.objectNode();
    ArrayNode grounds = json.putArray("grounds");
    answer.conduct().grounds().forEach(g -> grounds.add(ground(g)));
    ArrayNode lawyers = json.putArray("lawyerBreaches");
    for (LawyerBreach breach : Wording.lawyerBreaches(answer)) {
      ObjectNode one = breach(lawyers, breach.finding());
      breach.lawyer().ifPresent(lawyer -> one.set("lawyer", subject(lawyer)));
      ArrayNode also = one.putArray("grounds");
      breach.also().forEach(g -> also.add(g.provision().toString()));
    }
    ArrayNode organs = json.putArray("organBreaches");
    for (OrganBreach breach : Wording.organBreachesByNorm(answer)) {
      ObjectNode one = breach(organs, breach.finding());
      one.put("how", breach.how().word());
      breach.shown().ifPresent(event -> one.put("event", event.id()));
      one.set("complaints", attached(breach.complaints()));
    }
    return json;
  }

  private ObjectNode breach(ArrayNode list, Finding finding) {
    ObjectNode json = list.addObject();
    json.put("norm", finding.norm().toString());
    json.put("actor", Conduct.actor(finding.conclusion()));
    json.put("action", Conduct.action(finding.conclusion()));
    json.set("of", subject(finding.conclusion().of()));
    json.put("state", finding.state().word());
    return json;
  }

  private ObjectNode ground(GroundAnswer ground) {
    ObjectNode json = JSON.objectNode();
    json.set("lawyer", subject(ground.lawyer()));
    json.put("ground", ground.ground());
    json.put("provision", ground.provision().toString());
    json.set("cited", cited(ground.provision()));
    json.put("quote", ground.quote());
    json.put("result", ground.result().word());
    json.put("recorded", ground.touched());
    ArrayNode limbs = json.putArray("limbs");
    for (GroundAnswer.Limb limb : ground.limbs()) {
      ObjectNode one = limbs.addObject();
      one.put("norm", limb.norm().toString());
      one.set("title", JsonTables.title(limb.title()));
      one.put("result", limb.result().word());
      limb.act().ifPresent(act -> one.set("act", event(act)));
      ArrayNode elements = one.putArray("elements");
      limb.elements().forEach(element -> elements.add(element(element)));
      one.set("needs", needs(limb.needs()));
    }
    ArrayNode measures = json.putArray("measures");
    ground.measures().forEach(measures::add);
    ArrayNode deciders = json.putArray("deciders");
    ground.deciders().forEach(deciders::add);
    json.set("attached", attached(ground.attached()));
    JsonConduct.readings(json, ground);
    put(json, "displacedBy", ground.displacedBy());
    return json;
  }

  private static ObjectNode element(GroundAnswer.Element element) {
    ObjectNode json = JSON.objectNode();
    ArrayNode tests = json.putArray("tests");
    element.tests().forEach(tests::add);
    json.set("title", JsonTables.title(element.title()));
    json.put("status", element.status().word());
    json.put("role", element.role());
    ArrayNode evidence = json.putArray("evidence");
    for (GroundAnswer.Evidence one : element.evidence()) {
      ObjectNode shown = evidence.addObject();
      shown.put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      shown.set("of", subject(one.of()));
      shown.put("word", one.word());
      if (!one.value().isEmpty()) {
        shown.put("value", one.value());
      }
      one.event().ifPresent(event -> shown.set("event", event(event)));
    }
    json.set("needs", needs(element.needs()));
    return json;
  }

  private static ObjectNode event(org.dutylawyer.casefile.Event event) {
    ObjectNode json = JSON.objectNode();
    json.put("id", event.id()).put("type", event.type());
    event.moment().ifPresent(at -> json.put("at", at.toString()));
    return json;
  }

  private static ArrayNode attached(List<GroundAnswer.Attached> attached) {
    ArrayNode json = JSON.arrayNode();
    for (GroundAnswer.Attached one : attached) {
      ObjectNode node = json.addObject();
      node.put("kind", one.kind().word());
      node.put("norm", one.norm().toString());
      node.set("text", JsonTables.title(one.text()));
      node.put("quote", one.quote());
    }
    return json;
  }

  private ObjectNode finding(Finding finding) {
    ObjectNode json = JSON.objectNode();
    Conclusion conclusion = finding.conclusion();
    json.put("kind", conclusion.kindOf().name().toLowerCase(Locale.ROOT));
    json.put("norm", finding.norm().toString());
    json.set("cited", cited(finding.norm()));
    json.put("quote", finding.quote());
    json.set("of", subject(conclusion.of()));
    details(json, conclusion);
    json.set(
        "title",
        JSON.objectNode()
            .put("zh", zh.conclusion(conclusion))
            .put("en", en.conclusion(conclusion)));
    json.put("outcome", finding.outcome().word());
    json.put("state", finding.state().word());
    conclusion.trigger().ifPresent(event -> json.set("trigger", event(event)));
    finding.due().ifPresent(due -> json.set("due", due(due)));
    finding.atOnceFrom().ifPresent(day -> json.put("atOnceFrom", day.toString()));
    finding.done().ifPresent(done -> json.put("done", done.toString()));
    if (finding.recordedAsUndone()) {
      json.put("recordedAsUndone", true);
    }
    if (finding.late() > 0) {
      json.put("late", finding.late());
    }
    json.set("needs", needs(finding.needs()));
    ArrayNode facts = json.putArray("facts");
    for (UsedFact used : finding.facts()) {
      ObjectNode one = facts.addObject();
      one.put("kind", used.kind().name().toLowerCase(Locale.ROOT));
      one.set("of", subject(used.of()));
      one.put("word", used.word());
      if (!used.value().isEmpty()) {
        one.put("value", used.value());
      }
      used.at().ifPresent(at -> one.put("at", at.toString()));
      one.put("known", used.known());
    }
    ArrayNode missing = json.putArray("missing");
    finding.missing().forEach(missing::add);
    put(json, "excusedBy", finding.excusedBy());
    finding.displacedBy().ifPresent(d -> json.set("displacedBy", displacement(d)));
    ArrayNode others = json.putArray("others");
    finding.others().forEach(d -> others.add(displacement(d)));
    ArrayNode effects = json.putArray("readings");
    for (ReadingEffect effect : finding.readings()) {
      ObjectNode one = effects.addObject();
      effect.instead().ifPresent(norm -> one.put("instead", norm.toString()));
      effect.due().flatMap(Due::dated).ifPresent(due -> one.put("due", due.due().toString()));
      one.put("reading", effect.reading())
          .put("option", effect.option())
          .put("outcome", effect.outcome().word())
          .put("excused", effect.excused());
    }
    return json;
  }

  private ObjectNode cited(NormId norm) {
    return JSON.objectNode().put("zh", zh.cite(norm)).put("en", en.cite(norm));
  }

  private static ArrayNode needs(List<Need> needs) {
    ArrayNode json = JSON.arrayNode();
    for (Need need : needs) {
      ObjectNode one = json.addObject();
      one.set("of", subject(need.of()));
      one.put("fact", need.fact());
      JsonTables.answers(one, need);
    }
    return json;
  }

  private static void details(ObjectNode json, Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      json.put("entitlement", e.kind()).put("force", e.force());
    } else if (conclusion instanceof Duty d) {
      json.put("actor", d.actor()).put("action", d.action());
    } else if (conclusion instanceof DocumentDuty d) {
      json.put("actor", d.actor()).put("document", d.document());
    } else if (conclusion instanceof Right r) {
      json.put("actor", r.holder()).put("action", r.action());
      ArrayNode needs = json.putArray("only-with");
      r.needs().forEach(needs::add);
    } else if (conclusion instanceof Prohibition p) {
      json.put("actor", p.actor()).put("action", p.action());
    } else if (conclusion instanceof Misconduct m) {
      json.put("ground", m.ground());
      ArrayNode measures = json.putArray("measures");
      m.measures().forEach(measures::add);
      ArrayNode deciders = json.putArray("deciders");
      m.deciders().forEach(deciders::add);
    } else if (conclusion instanceof Eligibility e) {
      json.put("requirement", e.requirement()).put("met", e.fulfilled());
    } else if (conclusion instanceof Status s) {
      json.put("status", s.key());
    } else if (conclusion instanceof Exemption x) {
      json.put("from", x.from().toString());
    }
  }

  private static ObjectNode due(Due due) {
    ObjectNode json = JSON.objectNode();
    json.put("limit", due.limit().toString());
    Optional<DueDate> dated = due.dated();
    json.put("dated", dated.isPresent());
    dated.ifPresent(
        d -> {
          json.put("nominal", d.nominal().toString());
          json.put("due", d.dueMoment().toString());
          json.put("safe", d.safe().toString());
          json.put("safeUnderAll", d.safeUnderAll().toString());
          json.put("earliest", d.earliest().toString());
          json.put("latest", d.latest().toString());
          json.put("provisional", d.provisional());
          JsonTables.alternatives(json, d);
          ArrayNode steps = json.putArray("steps");
          d.steps()
              .forEach(
                  s ->
                      steps
                          .addObject()
                          .put("date", s.date().toString())
                          .put("counted", s.counted())
                          .put("why", s.reason().zh())
                          .put("whyEnglish", s.reason().en()));
        });
    json.put("sentence", due.sentence(Locale.CHINESE));
    json.put("sentenceEnglish", due.sentence(Locale.ENGLISH));
    return json;
  }

  private static ObjectNode displacement(Displacement displacement) {
    return JSON.objectNode()
        .put("norm", displacement.norm().toString())
        .put("reason", displacement.reason().word());
  }

  private static void put(ObjectNode json, String key, Optional<NormId> norm) {
    norm.ifPresent(n -> json.put(key, n.toString()));
  }

  private static ObjectNode subject(Subject subject) {
    return JSON.objectNode()
        .put("kind", subject.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .put("id", subject.id());
  }
}
