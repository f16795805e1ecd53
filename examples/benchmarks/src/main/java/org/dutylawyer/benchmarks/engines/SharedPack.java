package org.dutylawyer.benchmarks.engines;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.SharedCase.Column;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileBuilder;
import org.dutylawyer.casefile.CaseFileBuilder.EventFacts;
import org.dutylawyer.casefile.CaseFileBuilder.Facts;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Right;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The shared decision as a rule pack, in the form that the authors of packs write, and its cases as
 * case files. Bare Drools runs the same rules on the facts of the same case files.
 */
final class SharedPack {

  private static final String PERSON = "甲";
  private static final String PACKAGE = "org.dutylawyer.packs.shared";
  private static final LocalDate FRI_2025_10_03 = LocalDate.of(2025, 10, 3);
  private static final LocalDate FRI_2025_10_10 = LocalDate.of(2025, 10, 10);
  private static final LocalDate FRI_2025_10_17 = LocalDate.of(2025, 10, 17);

  private SharedPack() {}

  // --- the pack ----------------------------------------------------------------------------------

  /** The files of the pack: manifest, words, text, and one file of rules. */
  static PackFiles files() {
    List<SharedRules.Rule> rules = SharedRules.all();
    StringBuilder text = new StringBuilder("# Shared decision\n");
    StringBuilder drl =
        new StringBuilder("package " + PACKAGE + ";\n\n")
            .append("import org.dutylawyer.casefile.*;\n")
            .append("import org.dutylawyer.finding.*;\n")
            .append("import static org.dutylawyer.finding.Conclusions.*;\n");
    Set<String> actions = new TreeSet<>();
    for (int i = 0; i < rules.size(); i++) {
      SharedRules.Rule rule = rules.get(i);
      String article = Integer.toString(i + 1);
      text.append("\n## Rule ").append(article).append(" {#").append(article).append("}\n\n");
      text.append("Rule ").append(article).append(": ").append(rule.conclusion()).append("\n");
      drl.append(rule(rule, article));
      String[] words = rule.conclusion().split(" ");
      if (!rule.entitles()) {
        actions.add(words[2]);
      }
    }
    byte[] instrument = bytes(text.toString());
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("instrument.md", instrument);
    files.put("rules.drl", bytes(drl.toString()));
    files.put(
        "vocabulary.yaml",
        bytes(
            actions.stream()
                .map(action -> "  " + action + ": [" + action + ", " + action + "]\n")
                .collect(joining("", "actions:\n", ""))));
    files.put(
        "pack.yaml",
        bytes(
            """
            id: CN
            version: 1.0.0
            title: [共享决策, shared decision]
            instruments:
              - id: 共享决策
                title: [共享决策, shared decision]
                text: instrument.md
                sha256: %s
                complete: false
                from: 2020-01-01
            """
                .formatted(PackFiles.sha256(instrument))));
    return new PackFiles("shared-decision", PACKAGE, files);
  }

  private static String rule(SharedRules.Rule rule, String article) {
    StringBuilder drl = new StringBuilder();
    drl.append("\nrule \"").append(article).append(' ').append(rule.conclusion()).append("\"\n");
    drl.append("    @Provision( \"共享决策/").append(article).append("/1\" )\n");
    drl.append("    @Quote( \"").append(rule.conclusion()).append("\" )\n");
    drl.append("when\n    $person : Person()\n");
    for (SharedRules.Condition condition : rule.conditions()) {
      drl.append("    ").append(pattern(condition, rule)).append('\n');
    }
    return drl.append("then\n    insert( ")
        .append(conclusion(rule.conclusion()))
        .append(" );\nend\n")
        .toString();
  }

  private static String pattern(SharedRules.Condition condition, SharedRules.Rule rule) {
    if (condition.owed()) {
      return "Entitlement( of == $person, kind == \""
          + condition.values().get(0)
          + "\", force == \"shall\" )";
    }
    Column column = condition.column();
    String type = "type == \"" + column.eventType() + "\"";
    String name = column.word();
    return switch (column.about()) {
      case PERSON -> "Fact( of == $person, name == \"" + name + "\", " + values(condition) + " )";
      case PROCEEDING -> "Fact( name == \"" + name + "\", " + values(condition) + " )";
      case PROCEEDING_EVENT -> "$e : Event( " + type + " )";
      case EVENT ->
          rule.conclusion().endsWith(" " + name)
                  || rule.conditions().stream().anyMatch(c -> c.word().startsWith(name + "."))
              ? "$e : Event( of == $person, " + type + " )"
              : "exists RecordedEvent( of == $person, " + type + " )";
      case EVENT_FACT ->
          "Fact( of == $e, name == \"" + column.eventFact() + "\", " + values(condition) + " )";
    };
  }

  private static String values(SharedRules.Condition condition) {
    return condition.values().size() == 1
        ? "value == \"" + condition.values().get(0) + "\""
        : condition.values().stream().collect(joining("\", \"", "value in ( \"", "\" )"));
  }

  private static String conclusion(String words) {
    String[] w = words.split(" ");
    String made = w[0] + "( \"" + w[1] + "\"";
    if (w[0].equals("entitlement")) {
      return made + " ).of( $person )" + (w[2].equals("may") ? ".may()" : "");
    }
    made += ", \"" + w[2] + "\" ).of( $person )";
    if (w.length == 3) {
      return made;
    }
    if (w[3].equals("promptly")) {
      return made + ".promptlyAfter( $e )";
    }
    String unit = w[4].equals("working-days") ? "workingDays" : "days";
    return made + ".within( " + unit + "( " + w[3] + " ) )." + w[5] + "( $e )";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // --- the cases ---------------------------------------------------------------------------------

  /** A case as a case file; events of the case happened before the day asked about. */
  static CaseFile file(SharedCase shared, Vocabulary vocabulary) {
    CaseFileBuilder builder = CaseFile.of("CN");
    builder.proceeding(
        facts -> {
          state(facts, shared, SharedCase.About.PROCEEDING);
          // Else the organ that the investigation's duties fall on would be open.
          facts.with("investigating-organ", "police");
        });
    builder.person(PERSON, facts -> state(facts, shared, SharedCase.About.PERSON));
    for (Column column : Column.values()) {
      boolean ofPerson = column.about() == SharedCase.About.EVENT;
      if ((ofPerson || column.about() == SharedCase.About.PROCEEDING_EVENT) && shared.yes(column)) {
        builder.event(column.word(), event -> event(event, column, shared, ofPerson));
      }
    }
    if (shared.yes(Column.ACCEPTED)) {
      // Else the stage before the court's acceptance would be open.
      builder.event("prosecution-file-received", event -> event.at(FRI_2025_10_03));
      if (shared.yes(Column.PLEADS)) {
        // Else it would be open whether the plea is of that stage.
        builder.event(
            "plea-changed", event -> event.at(FRI_2025_10_03.minusDays(7)).of(PERSON).to(true));
      }
    }
    return builder.build(vocabulary);
  }

  private static void event(EventFacts event, Column column, SharedCase shared, boolean ofPerson) {
    event.at(column == Column.HELP_DATE ? FRI_2025_10_17 : FRI_2025_10_10);
    if (ofPerson) {
      event.of(PERSON);
    }
    if (column == Column.NOTICE_RECEIVED) {
      event.with("notice-exception", "none");
    }
    for (Column fact : Column.values()) {
      if (fact.about() == SharedCase.About.EVENT_FACT
          && fact.eventType().equals(column.eventType())) {
        state(event, fact.eventFact(), shared.value(fact));
      }
    }
  }

  private static void state(Facts<?> facts, SharedCase shared, SharedCase.About about) {
    for (Column column : Column.values()) {
      if (column.about() == about) {
        state(facts, column.word(), shared.value(column));
      }
    }
  }

  private static void state(Facts<?> facts, String name, String value) {
    switch (value) {
      case "yes" -> facts.is(name);
      case "no" -> facts.isNot(name);
      default -> facts.with(name, value);
    }
  }

  // --- the conclusions ---------------------------------------------------------------------------

  /** A conclusion in the words of the table. */
  static String words(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      return "entitlement " + e.kind() + " " + e.force();
    }
    if (conclusion instanceof Right r) {
      return "right " + r.holder() + " " + r.action();
    }
    if (conclusion instanceof Duty d) {
      String limit = d.limit().map(l -> " " + words(l)).orElse("");
      String event = limit.isEmpty() ? "" : " " + d.trigger().map(Event::type).orElseThrow();
      return "duty " + d.actor() + " " + d.action() + limit + event;
    }
    throw new IllegalArgumentException("found " + conclusion + ", expected one of the table");
  }

  private static final Map<Class<? extends Length>, String> UNITS =
      Map.of(Length.Days.class, "days", Length.WorkingDays.class, "working-days");

  private static String words(TimeLimit limit) {
    String direction = limit.direction() == Direction.BEFORE ? "before" : "after";
    String unit = UNITS.get(limit.length().getClass());
    String length =
        unit == null
            ? limit.length().toString().toLowerCase(Locale.ROOT)
            : limit.length().toString().split(" ")[0] + " " + unit;
    return length + " " + direction;
  }
}
