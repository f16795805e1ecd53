package org.dutylawyer.cli.casefile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * A case file in YAML in which everything that can be said of the case stands as a comment, with
 * its title and values. Any line may be taken up alone, but the lines of an event only with its
 * first.
 */
public final class CaseTemplate {

  private static final String DAY = "2025-01-31";

  private final StringBuilder text = new StringBuilder();
  private final Vocabulary words;
  private final boolean chinese;

  private CaseTemplate(Vocabulary words, boolean chinese) {
    this.words = words;
    this.chinese = chinese;
  }

  static String of(Vocabulary words, String jurisdiction, boolean chinese) {
    CaseTemplate template = new CaseTemplate(words, chinese);
    template.all(jurisdiction);
    return template.text.toString();
  }

  private void all(String jurisdiction) {
    line("# yaml-language-server: $schema=" + CaseNewCommand.SCHEMA);
    line(
        say(
            "# 删去行首的 # 并填写已知的事实；留着的即为不明。",
            "# Take away the # before what is known and fill it in; what is left is unknown."));
    line("id: " + say("案件编号", "case-1"));
    line("jurisdiction: " + jurisdiction);
    line("proceeding:");
    line("  stage: unknown" + comment(words.fact("stage").orElseThrow()));
    facts(
        words.statedAbout(About.Kind.PROCEEDING).stream()
            .filter(fact -> !fact.key().equals("stage"))
            .toList(),
        "  ");
    subjects("persons", About.Kind.PERSON, "");
    line("#    born: " + DAY + title(CaseFileFields.PERSON, "born"));
    facts(words.statedAbout(About.Kind.PERSON), "    ");
    // They stand, so that an event that names one can be taken up without another thought.
    String gone = say("（案件不涉及的，删去此两行）", " (take these two lines away if there is none)");
    subjects("lawyers", About.Kind.LAWYER, gone);
    facts(words.statedAbout(About.Kind.LAWYER), "    ");
    subjects("stations", About.Kind.STATION, gone);
    facts(words.statedAbout(About.Kind.STATION), "    ");
    events();
  }

  private void subjects(String list, About.Kind kind, String remark) {
    line(list + ":" + title(CaseFileFields.ROOT, list) + remark);
    line("  - id: " + id(kind));
  }

  private void events() {
    String common =
        List.of("id", "re", "by").stream()
            .map(key -> key + " " + say(requireNonNull(CaseFileFields.EVENT.get(key))))
            .collect(Collectors.joining(say("、", ", ")));
    line(
        say(
                "# 事件：删去 type 一行和该事件已知各行的 #。各事件均可另写：",
                "# Events: take away the # of the line with type and of what is known of that event."
                    + " Any may say as well: ")
            + common);
    line(
        "# by: "
            + words.titles(Group.ACTORS).entrySet().stream()
                .map(this::value)
                .collect(Collectors.joining(", ")));
    line("events:");
    for (EventWord event : words.events()) {
      line("#  - type: " + event.key() + "  # " + say(event.title()));
      if (event.about() != About.Kind.PROCEEDING) {
        line("#    " + event.about().key() + ": " + id(event.about()));
      }
      line("#    at: " + DAY);
      event
          .sets()
          .flatMap(words::fact)
          .ifPresent(fact -> line("#    to: " + example(fact) + comment(fact)));
      facts(words.factsAboutEvent(event.key()), "    ");
    }
  }

  private String id(About.Kind kind) {
    return switch (kind) {
      case PERSON -> say("甲", "P1");
      case LAWYER -> say("律师甲", "L1");
      case STATION -> say("工作站甲", "S1");
      case PROCEEDING, EVENT ->
          throw new IllegalArgumentException("no id stands for a " + kind.key());
    };
  }

  private void facts(List<FactWord> facts, String indent) {
    for (FactWord fact : facts) {
      line("#" + indent + fact.key() + ": " + example(fact) + comment(fact));
    }
  }

  private static String example(FactWord fact) {
    return switch (fact.kind()) {
      case YES_NO -> "true";
      case NUMBER -> "1";
      case VALUES -> List.copyOf(fact.values().keySet()).get(0);
    };
  }

  private String title(Map<String, Title> fields, String key) {
    return "  # " + say(requireNonNull(fields.get(key)));
  }

  private String comment(FactWord fact) {
    String values =
        switch (fact.kind()) {
          case YES_NO -> "true, false";
          case NUMBER -> say(fact.unit().orElseThrow());
          case VALUES ->
              fact.values().entrySet().stream().map(this::value).collect(Collectors.joining(", "));
        };
    return "  # " + say(fact.title()) + say("：", ": ") + values;
  }

  private String value(Map.Entry<String, Title> value) {
    return value.getKey() + " " + say(value.getValue());
  }

  private String say(Title title) {
    return say(title.zh(), title.en());
  }

  private String say(String zh, String en) {
    return chinese ? zh : en;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
