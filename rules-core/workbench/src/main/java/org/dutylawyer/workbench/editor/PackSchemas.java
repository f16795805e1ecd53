package org.dutylawyer.workbench.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * JSON Schemas (2020-12) of the YAML files of a pack, for completion and errors while typing. They
 * refuse less than {@code check} does: what needs another file, or law, only {@code check} sees.
 */
public final class PackSchemas {

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final String WEEKDAY = "( \\([A-Z][a-z]{2}\\))?";
  private static final String MOMENT = "^" + DAY + "(T\\d{2}:\\d{2}(:\\d{2})?)?" + WEEKDAY + "$";
  private static final String NORM = "^\\S+/[^/\\s]+(/[^/\\s]+)*$";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PackSchemas() {}

  /** Of {@code pack.yaml}, the manifest (清单). */
  public static ObjectNode manifest() {
    ObjectNode root = object("清单 / manifest", "id", "version", "title", "instruments");
    ObjectNode of = properties(root);
    of.set("id", matching("^CN(-\\d{2,6})?$", "行政区划代码 / code of the place"));
    of.set("version", matching("^\\d+\\.\\d+\\.\\d+.*$", "版本 / version"));
    of.set("title", title());
    of.set("requires", list(matching("^CN(-\\d{2,6})?$", "所依赖的规则包 / packs below")));
    of.set("contact", title());
    ObjectNode instrument = object("文件 / instrument", "id", "title", "text", "sha256");
    ObjectNode fields = properties(instrument);
    fields.set("id", string("文号 / number of the document"));
    fields.set("title", title());
    fields.set("text", matching(".*\\.md$", "全文文件 / file of the text"));
    fields.set("sha256", string("校验值 / hash of the text; check says it"));
    fields.set("complete", bool("全文还是节录 / whole, or an excerpt"));
    fields.set("from", day());
    fields.set("to", day());
    ObjectNode repealed = object("废止的文件 / repealed", "id", "title");
    properties(repealed).set("id", string("文号 / number"));
    properties(repealed).set("title", string("标题 / title"));
    fields.set("repeals", list(repealed));
    fields.set("basis", list(string("依据 / basis")));
    fields.set("note", title());
    of.set("instruments", list(instrument));
    ObjectNode reading =
        object("争议解释 / contested reading", "id", "provision", "title", "options", "default", "why");
    fields = properties(reading);
    fields.set("id", string("编号 / id"));
    fields.set("provision", norm());
    fields.set("title", title());
    fields.set("options", map(title()));
    fields.set("counting", string("期限计算的解释 / a reading of counting"));
    fields.set("default", string("默认选项 / the option unless chosen"));
    fields.set("why", title());
    of.set("readings", list(reading));
    ObjectNode settled = object("已定问题 / settled", "provision", "title", "why");
    properties(settled).set("provision", norm());
    properties(settled).set("title", title());
    properties(settled).set("why", title());
    of.set("settled", list(settled));
    ObjectNode assumed = object("通常情形 / assumed", "fact", "value", "why");
    properties(assumed).set("fact", string("事实 / fact"));
    properties(assumed).set("value", any("推定的值 / value"));
    properties(assumed).set("when", any("适用的情形 / where it is taken to be so"));
    properties(assumed).set("why", title());
    of.set("assumed", list(assumed));
    ObjectNode notHeld = object("未收录的文件 / not held", "id", "title", "entitlements");
    fields = properties(notHeld);
    fields.set("id", string("文号 / number"));
    fields.set("title", title());
    fields.set("from", day());
    fields.set("to", day());
    fields.set("stages", list(string("阶段 / stage")));
    fields.set("entitlements", list(string("权利 / entitlement")));
    of.set("not-held", list(notHeld));
    ObjectNode outside = object("不受约束的机关或者审级 / not bound", "provision", "why");
    properties(outside).set("organ", string("侦查机关 / investigating organ"));
    properties(outside).set("instance", string("审级 / instance"));
    properties(outside).set("provision", norm());
    properties(outside).set("why", title());
    of.set("outside", list(outside));
    ObjectNode off = object("地方假日 / days off of the region", "name", "basis", "dates");
    properties(off).set("name", string("名称 / name"));
    properties(off).set("basis", string("文号 / document"));
    properties(off).set("dates", list(day()));
    properties(off).set("working", list(day()));
    of.set("regional-days-off", list(off));
    return schema(root, "pack");
  }

  /** Of {@code not-computable.yaml}: paragraphs that are no rule, with the reason (不可计算). */
  public static ObjectNode declarations() {
    ObjectNode entry = object("不成为规则的款、项 / no rule", "norm", "quote", "reason");
    properties(entry).set("norm", norm());
    properties(entry).set("quote", string("原文 / verbatim words"));
    properties(entry).set("reason", title());
    return schema(listOrNothing(entry), "not-computable");
  }

  /** Of {@code vocabulary.yaml}: the words that a pack adds (词汇). */
  public static ObjectNode vocabulary() {
    ObjectNode root = object("词汇 / words");
    root.putArray("type").add("object").add("null");
    ObjectNode of = properties(root);
    for (Group group : Group.values()) {
      ObjectNode words = map(word(group));
      words.putArray("type").add("object").add("null");
      words.putObject("propertyNames").put("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
      words.put("description", group.title().zh() + " / " + group.title().en());
      of.set(group.key(), words);
    }
    return schema(root, "vocabulary");
  }

  private static ObjectNode word(Group group) {
    ObjectNode title = any("名称 / title");
    ArrayNode forms = title.putArray("anyOf");
    forms.add(title());
    ObjectNode fields = object("词 / word", "title");
    ObjectNode of = properties(fields);
    of.set("title", title());
    switch (group) {
      case FACTS -> {
        required(fields, "about");
        of.set("about", about());
        of.set("values", map(title()));
        of.set("number", title());
        for (String flag : List.of("history", "per-lawyer", "forward", "fixed")) {
          of.set(flag, bool("状态 / of states"));
        }
        for (String other :
            List.of(
                "initially",
                "ends-with",
                "ends-last",
                "stated-since",
                "resumes-with",
                "left-by",
                "follows",
                "from-others",
                "derived",
                "implied",
                "each",
                "turns-after")) {
          of.set(other, any("状态 / of states"));
        }
      }
      case EVENTS -> {
        required(fields, "about");
        of.set("about", about());
        of.set("planned", bool("可以尚未发生 / may lie ahead"));
        of.set("registered", bool("登记的 / registers record it"));
        of.set("sets", string("改变的事实 / the fact that it changes"));
        for (String other :
            List.of(
                "leaves",
                "after",
                "by",
                "denies",
                "falls-under",
                "receipt-of",
                "shows",
                "given-where")) {
          of.set(other, any("效果 / effect"));
        }
      }
      case DOCUMENTS -> of.set("fields", map(title()));
      default -> {
        return title();
      }
    }
    forms.add(fields);
    return group == Group.FACTS || group == Group.EVENTS ? fields : title;
  }

  /**
   * Of the scenarios of an article (情形).
   *
   * @param words the words that their case files may use
   */
  public static ObjectNode scenarios(Vocabulary words) {
    ObjectNode file = tree(CaseFileSchema.of(words));
    ObjectNode defs = (ObjectNode) file.remove("$defs");
    file.remove(List.of("$schema", "$id", "required"));
    withWeekdays(defs);
    withWeekdays(file);
    defs.set("case-file", file);
    ObjectNode scenario = object("情形 / scenario", "scenario", "as-of", "case");
    ObjectNode of = properties(scenario);
    of.set("scenario", string("一句话 / one sentence"));
    of.set("as-of", moment());
    of.set("known-on", moment());
    of.set("readings", map(string("选项 / option")));
    of.set("assume", bool("是否按通常情形推定 / whether packs may assume"));
    of.putObject("case").put("$ref", "#/$defs/case-file");
    ObjectNode expected = object("应当得出 / expected");
    ObjectNode fields = properties(expected);
    fields.set("norm", norm());
    for (String day : List.of("due", "safe", "nominal", "done", "at-once-from")) {
      fields.set(day, moment());
    }
    fields.set("outcome", oneOf(keys(Outcome.values())));
    fields.set("state", oneOf(keys(State.values())));
    fields.set("force", oneOf(List.of("shall", "may")));
    fields.set("fulfilled", bool("是否符合 / whether it is fulfilled"));
    fields.set("actor", oneOf(words.words(Group.ACTORS)));
    for (String other :
        List.of("of", "late", "needs", "displaced-by", "missing", "under", "ground", "elements")) {
      fields.set(other, any(""));
    }
    of.set("expect", list(expected));
    ObjectNode owed = object("是否应当获得 / owed", "of", "entitlement", "outcome");
    properties(owed).set("of", string("何人 / whom"));
    properties(owed).set("entitlement", oneOf(words.words(Group.ENTITLEMENTS)));
    properties(owed).set("outcome", any("结论 / outcome"));
    of.set("owed", list(owed));
    of.set("silent", list(norm()));
    ObjectNode root = listOrNothing(scenario);
    root.set("$defs", defs);
    return schema(root, "scenarios");
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("the schema of case files is no JSON", e);
    }
  }

  /** A scenario says the weekday behind a date. */
  private static void withWeekdays(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$comment").asText().startsWith("date")) {
      String pattern = object.path("pattern").asText();
      object.put("pattern", pattern.substring(0, pattern.length() - 1) + WEEKDAY + "$");
    }
    node.forEach(PackSchemas::withWeekdays);
  }

  private static List<String> keys(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  // --- parts

  private static ObjectNode schema(ObjectNode root, String name) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:dutylawyer:" + name);
    schema.setAll(root);
    return schema;
  }

  private static ObjectNode object(String description, String... required) {
    ObjectNode node = JSON.objectNode();
    node.put("type", "object").put("description", description);
    node.putObject("properties");
    Stream.of(required).forEach(key -> required(node, key));
    node.put("additionalProperties", false);
    return node;
  }

  private static void required(ObjectNode node, String key) {
    node.withArray("required").add(key);
  }

  private static ObjectNode properties(ObjectNode node) {
    return (ObjectNode) node.path("properties");
  }

  private static ObjectNode string(String description) {
    return JSON.objectNode().put("type", "string").put("description", description);
  }

  private static ObjectNode bool(String description) {
    return JSON.objectNode().put("type", "boolean").put("description", description);
  }

  private static ObjectNode any(String description) {
    return JSON.objectNode().put("description", description);
  }

  private static ObjectNode matching(String pattern, String description) {
    return string(description).put("pattern", pattern);
  }

  private static ObjectNode day() {
    return matching("^" + DAY + "$", "yyyy-mm-dd");
  }

  private static ObjectNode moment() {
    return matching(MOMENT, "2025-10-09 (Thu)");
  }

  private static ObjectNode norm() {
    return matching(NORM, "文件/条/款[/项] / INSTRUMENT/ARTICLE/PARAGRAPH[/ITEM]");
  }

  private static ObjectNode title() {
    ObjectNode node = JSON.objectNode().put("type", "array").put("description", "[中文, English]");
    node.put("minItems", 2).put("maxItems", 2).putObject("items").put("type", "string");
    return node;
  }

  private static ObjectNode about() {
    String kind = "(person|proceeding|lawyer|station|event:[a-z0-9,: -]+)";
    ObjectNode one =
        matching("^" + kind + "(, ?" + kind + ")*$", "person、proceeding、lawyer、station、event:TYPE");
    ObjectNode about = JSON.objectNode();
    about.putArray("anyOf").add(one).add(list(one.deepCopy()));
    return about;
  }

  private static ObjectNode list(ObjectNode items) {
    ObjectNode node = JSON.objectNode().put("type", "array");
    node.set("items", items);
    return node;
  }

  private static ObjectNode listOrNothing(ObjectNode items) {
    ObjectNode node = list(items);
    node.putArray("type").add("array").add("null");
    return node;
  }

  private static ObjectNode map(ObjectNode values) {
    ObjectNode node = JSON.objectNode().put("type", "object");
    node.set("additionalProperties", values);
    return node;
  }

  private static ObjectNode oneOf(Collection<String> values) {
    ObjectNode node = JSON.objectNode();
    ArrayNode words = node.putArray("enum");
    values.forEach(words::add);
    return node;
  }
}
