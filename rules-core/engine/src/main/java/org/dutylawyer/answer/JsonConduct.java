package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** The part of the whole answer in JSON on grounds for discipline and on what was not kept. */
final class JsonConduct {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Assessment answer;
  private final JsonTables tables;

  JsonConduct(Assessment answer, JsonTables tables) {
    this.answer = answer;
    this.tables = tables;
  }

  ObjectNode write() {
    ObjectNode json = JSON.objectNode();
    ArrayNode grounds = json.putArray("grounds");
    answer.conduct().grounds().forEach(g -> grounds.add(ground(g)));
    ArrayNode lawyers = json.putArray("lawyerBreaches");
    for (LawyerBreach breach : Wording.lawyerBreaches(answer)) {
      ObjectNode one = breach(lawyers, breach.finding());
      breach.lawyer().ifPresent(lawyer -> one.put("lawyer", tables.subject(lawyer)));
      provisions(one, "grounds", breach.also());
      provisions(one, "openGrounds", breach.open());
    }
    ArrayNode organs = json.putArray("organBreaches");
    for (OrganBreach breach : Wording.organBreaches(answer)) {
      ObjectNode one = breach(organs, breach.finding());
      if (!breach.also().isEmpty()) {
        ArrayNode also = one.putArray("also");
        breach.also().forEach(other -> also.add(tables.norm(other.norm())));
      }
      one.put("how", breach.how().word());
      breach.shown().ifPresent(event -> one.put("event", event.id()));
      attached(one, "complaints", breach.complaints());
    }
    return json;
  }

  private void provisions(ObjectNode json, String key, List<GroundAnswer> grounds) {
    if (!grounds.isEmpty()) {
      ArrayNode norms = json.putArray(key);
      grounds.forEach(g -> norms.add(tables.norm(g.provision())));
    }
  }

  private ObjectNode breach(ArrayNode list, Finding finding) {
    ObjectNode json = list.addObject();
    json.put("norm", tables.norm(finding.norm()));
    json.put(
        "actor",
        tables.word(Group.ACTORS, finding.actor().orElse(Conduct.actor(finding.conclusion()))));
    json.put("action", tables.word(Group.ACTIONS, Conduct.action(finding.conclusion())));
    json.put("of", tables.subject(finding.conclusion().of()));
    json.put("state", finding.state().word());
    return json;
  }

  private ObjectNode ground(GroundAnswer ground) {
    ObjectNode json = JSON.objectNode();
    json.put("lawyer", tables.subject(ground.lawyer()));
    json.put("ground", tables.word(Group.GROUNDS, ground.ground()));
    tables.quoted(json, "norm", ground.provision(), ground.quote());
    json.put("result", ground.result().word());
    json.put("recorded", ground.touched());
    ArrayNode limbs = json.putArray("limbs");
    ground.limbs().forEach(limb -> limbs.add(limb(limb)));
    words(json, "measures", ground.measures(), Group.MEASURES);
    words(json, "deciders", ground.deciders(), Group.ACTORS);
    attached(json, "attached", ground.attached());
    if (!ground.readings().isEmpty()) {
      readings(json, ground);
    }
    ground.displacedBy().ifPresent(norm -> json.put("displacedBy", tables.norm(norm)));
    return json;
  }

  /** What comes of a ground under other readings of the law. */
  static void readings(ObjectNode json, GroundAnswer ground) {
    ArrayNode readings = json.putArray("readings");
    for (GroundAnswer.OtherReading other : ground.readings()) {
      readings
          .addObject()
          .put("reading", other.reading())
          .put("option", other.option())
          .put("result", other.result().word());
    }
  }

  private void words(ObjectNode json, String key, List<String> words, Group group) {
    if (!words.isEmpty()) {
      ArrayNode list = json.putArray(key);
      words.forEach(word -> list.add(tables.word(group, word)));
    }
  }

  private ObjectNode limb(GroundAnswer.Limb limb) {
    ObjectNode json = JSON.objectNode();
    json.put("norm", tables.norm(limb.norm()));
    json.put("title", tables.text(limb.title()));
    json.put("result", limb.result().word());
    limb.act().ifPresent(act -> json.put("act", tables.subject(act)));
    ArrayNode elements = json.putArray("elements");
    limb.elements().forEach(one -> elements.add(tables.element(one, this::element)));
    tables.needs(json, limb.needs());
    return json;
  }

  private ObjectNode element(GroundAnswer.Element element) {
    ObjectNode json = JSON.objectNode();
    json.put("title", tables.text(element.title()));
    json.put("status", element.status().word());
    if (element.role()) {
      json.put("role", true);
    }
    ArrayNode tests = json.putArray("tests");
    element.tests().forEach(tests::add);
    if (!element.evidence().isEmpty()) {
      ArrayNode evidence = json.putArray("evidence");
      element.evidence().forEach(one -> evidence.add(evidence(one)));
    }
    tables.needs(json, element.needs());
    return json;
  }

  private ObjectNode evidence(GroundAnswer.Evidence evidence) {
    ObjectNode json = JSON.objectNode();
    json.put("kind", evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("of", tables.subject(evidence.of()));
    Group group =
        switch (evidence.kind()) {
          case FACT -> Group.FACTS;
          case DOCUMENT -> Group.DOCUMENTS;
          case EVENT, NO_RECORD -> Group.EVENTS;
        };
    json.put("word", tables.word(group, evidence.word()));
    if (!evidence.value().isEmpty()) {
      json.put("value", evidence.value());
    }
    evidence.event().ifPresent(event -> json.put("event", tables.subject(event)));
    return json;
  }

  private void attached(ObjectNode json, String key, List<GroundAnswer.Attached> attached) {
    if (attached.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray(key);
    attached.forEach(one -> list.add(tables.attached(one, this::attached)));
  }

  private ObjectNode attached(GroundAnswer.Attached attached) {
    ObjectNode json = JSON.objectNode();
    json.put("kind", attached.kind().word());
    tables.quoted(json, "norm", attached.norm(), attached.quote());
    json.put("text", tables.text(attached.text()));
    return json;
  }
}
