package org.dutylawyer.cli.casefile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** A case file in YAML in which every fact stands as a comment, with its title and values. */
public final class CaseTemplate {

  private final StringBuilder text = new StringBuilder();
  private final boolean chinese;

  private CaseTemplate(boolean chinese) {
    this.chinese = chinese;
  }

  static String of(Vocabulary words, String jurisdiction, boolean chinese) {
    CaseTemplate template = new CaseTemplate(chinese);
    template.line("# yaml-language-server: $schema=" + CaseNewCommand.SCHEMA);
    template.line(
        chinese
            ? "# 删去行首的 # 并填写已知的事实；留着的即为不明。"
            : "# Take away the # before what is known and fill it in; what is left is unknown.");
    template.line("id: " + (chinese ? "案件编号" : "case-1"));
    template.line("jurisdiction: " + jurisdiction);
    template.line("proceeding:");
    template.line("  stage: unknown" + template.comment(words.fact("stage").orElseThrow()));
    template.facts(words, About.Kind.PROCEEDING, "  ");
    template.line("persons:");
    template.line("  - id: " + (chinese ? "甲" : "P1"));
    template.facts(words, About.Kind.PERSON, "    ");
    template.line("events:");
    template.line("  []");
    for (EventWord event : words.events()) {
      String person = event.about() == About.Kind.PERSON ? ", person: " + template.id() : "";
      template.line(
          "#  - { type: "
              + event.key()
              + person
              + ", at: 2025-01-31 }  # "
              + template.say(event.title()));
    }
    return template.text.toString();
  }

  private String id() {
    return chinese ? "甲" : "P1";
  }

  private void facts(Vocabulary words, About.Kind about, String indent) {
    for (FactWord fact : words.facts()) {
      boolean stated = fact.isAbout(about) && fact.derived().isEmpty();
      if (stated && !fact.key().equals("stage")) {
        line("#" + indent + fact.key() + ": " + example(fact) + comment(fact));
      }
    }
  }

  private static String example(FactWord fact) {
    return switch (fact.kind()) {
      case YES_NO -> "true";
      case NUMBER -> "1";
      case VALUES -> List.copyOf(fact.values().keySet()).get(0);
    };
  }

  private String comment(FactWord fact) {
    String values =
        fact.kind() == FactWord.Kind.VALUES
            ? fact.values().entrySet().stream().map(this::value).collect(Collectors.joining(", "))
            : fact.unit().map(this::say).orElse("true, false");
    return "  # " + say(fact.title()) + (chinese ? "：" : ": ") + values;
  }

  private String value(Map.Entry<String, Title> value) {
    return value.getKey() + " " + say(value.getValue());
  }

  private String say(Title title) {
    return chinese ? title.zh() : title.en();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
