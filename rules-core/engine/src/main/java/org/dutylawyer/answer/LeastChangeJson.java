package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Flip;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;

/** The least changes that flip conclusions, as JSON: words, and a sentence in both languages. */
public final class LeastChangeJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LeastChangeText zh;
  private final LeastChangeText en;

  private LeastChangeJson(Assessment answer) {
    this.zh = new LeastChangeText(answer, Locale.CHINESE);
    this.en = new LeastChangeText(answer, Locale.ENGLISH);
  }

  /**
   * What was found for some conclusions of an answer; {@code leastChanges} of the whole answer, if
   * it is asked for them.
   */
  public static ArrayNode of(Assessment answer, List<LeastChange> found) {
    LeastChangeJson json = new LeastChangeJson(answer);
    ArrayNode all = JSON.arrayNode();
    found.forEach(least -> all.add(json.one(least)));
    return all;
  }

  private ObjectNode one(LeastChange least) {
    ObjectNode json = JSON.objectNode();
    json.set("conclusion", target(least.target()));
    json.put("now", least.now());
    json.putObject("title")
        .put("zh", zh.conclusion(least.target(), least.now()))
        .put("en", en.conclusion(least.target(), least.now()));
    ArrayNode flips = json.putArray("flips");
    for (Flip flip : least.flips()) {
      ObjectNode one = flips.addObject();
      one.put("becomes", flip.becomes());
      ArrayNode changes = one.putArray("changes");
      flip.changes().forEach(change -> changes.add(change(change)));
      one.putObject("title").put("zh", zh.changes(flip)).put("en", en.changes(flip));
    }
    json.put("more", least.more());
    json.put("size", least.size());
    json.put("answers", least.answers());
    ArrayNode kept = json.putArray("kept");
    least.kept().forEach(kept::add);
    return json;
  }

  private static ObjectNode target(Target target) {
    ObjectNode json = JSON.objectNode();
    json.put("of", target.of().id());
    if (target instanceof Target.Owed owed) {
      json.put("entitlement", owed.entitlement()).put("force", owed.force());
    } else if (target instanceof Target.Demand demand) {
      json.put("norm", demand.norm().toString());
      demand.occasion().ifPresent(event -> json.put("trigger", event));
    } else if (target instanceof Target.Ground ground) {
      json.put("ground", ground.provision().toString());
    }
    return json;
  }

  private static ObjectNode change(Change change) {
    ObjectNode json = JSON.objectNode();
    if (change instanceof Change.OfFact fact) {
      json.put("kind", "fact").put("of", fact.of().id()).put("fact", fact.fact());
      fact.now().ifPresent(now -> json.put("now", now));
      json.put("instead", fact.instead());
    } else if (change instanceof Change.Act act) {
      json.put("kind", "act").put("of", act.of().id()).put("event", act.type());
      if (!act.facts().isEmpty()) {
        ObjectNode facts = json.putObject("facts");
        act.facts().forEach(facts::put);
      }
      ArrayNode by = json.putArray("by");
      act.by().forEach(by::add);
      act.until().ifPresent(day -> json.put("until", day.toString()));
      json.put("open", act.open());
    } else if (change instanceof Change.Earlier earlier) {
      json.put("kind", "earlier").put("of", earlier.of().id()).put("id", earlier.event());
      json.put("event", earlier.type());
      json.put("at", earlier.at().toString()).put("until", earlier.until().toString());
    } else if (change instanceof Change.Without without) {
      json.put("kind", "absence").put("of", without.of().id()).put("id", without.event());
      json.put("event", without.type());
      without.at().ifPresent(at -> json.put("at", at.toString()));
    }
    return json;
  }
}
