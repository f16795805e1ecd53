package org.dutylawyer.cli.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.OpenQuestion;
import org.dutylawyer.finding.State;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Asks, after each answer anew, only what can still change what is owed; then for the events that
 * duties wait for. An empty line leaves a thing unknown, and what makes the file contradict itself
 * is said and asked again.
 */
public final class Interview {

  private static final Set<About.Kind> SUBJECTS =
      EnumSet.of(About.Kind.PERSON, About.Kind.PROCEEDING);

  private final DutyLawyerRules rules;
  private final Question question;
  private final Locale locale;
  private final boolean chinese;
  private final BufferedReader in;
  private final PrintWriter out;
  private final ObjectNode file = JsonNodeFactory.instance.objectNode();
  private final Set<List<Object>> left = new HashSet<>();
  private boolean ended;

  Interview(
      DutyLawyerRules rules, Question question, Locale locale, BufferedReader in, PrintWriter out) {
    this.rules = rules;
    this.question = question;
    this.locale = locale;
    this.chinese = Title.isChinese(locale);
    this.in = in;
    this.out = out;
  }

  /** The case file, as indented JSON. */
  String about(String jurisdiction) {
    file.put("$schema", CaseNewCommand.SCHEMA);
    out.println(
        say(
            "直接按回车表示不明；输入编号或者值。",
            "An empty line leaves a thing unknown; answer with a number or a value."));
    String id = line(say("案件编号", "Number of the case"));
    file.put("id", id.isEmpty() ? "case-1" : id);
    file.put("jurisdiction", jurisdiction);
    file.putObject("proceeding");
    String person = line(say("当事人（代号）", "The person (an id)"));
    file.putArray("persons").addObject().put("id", person.isEmpty() ? say("甲", "P1") : person);
    file.putArray("events");
    assess();
    facts();
    while (!ended && event()) {
      facts();
    }
    Assessment answer = assess();
    int open = answer.questions().size();
    out.println(
        open == 0
            ? say("没有仍会影响结论的事实。", "Nothing is left that can change what is owed.")
            : say("仍有 " + open + " 项不明。", open + " things are left unknown."));
    return file.toPrettyString() + "\n";
  }

  private Assessment assess() {
    return rules.assess(rules.read(file.toString(), "case"), question);
  }

  private void facts() {
    while (!ended) {
      Assessment answer = assess();
      Optional<OpenQuestion> next =
          answer.questions().stream()
              .filter(need -> !need.fact().isEmpty() && place(need).isPresent())
              .filter(need -> !left.contains(key(need)))
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      ask(next.get(), answer.words());
    }
  }

  private static List<Object> key(OpenQuestion need) {
    return List.of(need.of().id(), need.fact());
  }

  /** Where in the file the fact is stated. */
  private Optional<ObjectNode> place(OpenQuestion need) {
    if (need.of() instanceof Proceeding) {
      return Optional.of(file.withObject("/proceeding"));
    }
    if (need.of() instanceof Person person) {
      return among("persons", person.id());
    }
    return need.of() instanceof Event event ? among("events", event.id()) : Optional.empty();
  }

  private Optional<ObjectNode> among(String list, String id) {
    for (JsonNode one : file.withArray(list)) {
      if (one.path("id").asText().equals(id)) {
        return Optional.of((ObjectNode) one);
      }
    }
    return Optional.empty();
  }

  private void ask(OpenQuestion need, Vocabulary words) {
    FactWord fact = words.fact(need.fact()).orElseThrow();
    out.println();
    out.println(fact.title().in(locale) + say("？", "?"));
    List<Map.Entry<String, Title>> values = List.copyOf(fact.values().entrySet());
    for (int i = 0; i < values.size(); i++) {
      out.println("  " + (i + 1) + "  " + values.get(i).getValue().in(locale));
    }
    ObjectNode place = place(need).orElseThrow();
    while (true) {
      String written = line(fact.unit().map(unit -> unit.in(locale)).orElse(""));
      if (written.isEmpty()) {
        left.add(key(need));
        return;
      }
      Optional<String> value = value(written, fact, values);
      if (value.isEmpty()) {
        out.println(say("请输入上列编号，或者直接按回车。", "One of the numbers above, or an empty line."));
        continue;
      }
      switch (fact.kind()) {
        case YES_NO -> place.put(fact.key(), value.get().equals(FactWord.YES));
        case NUMBER -> place.put(fact.key(), Integer.parseInt(value.get()));
        case VALUES -> place.put(fact.key(), value.get());
      }
      if (holds()) {
        return;
      }
      place.remove(fact.key());
    }
  }

  private static Optional<String> value(
      String written, FactWord fact, List<Map.Entry<String, Title>> values) {
    boolean number = written.matches("\\d{1,6}");
    if (fact.kind() == FactWord.Kind.NUMBER) {
      return number ? Optional.of(written) : Optional.empty();
    }
    if (number) {
      int chosen = Integer.parseInt(written);
      return chosen >= 1 && chosen <= values.size()
          ? Optional.of(values.get(chosen - 1).getKey())
          : Optional.empty();
    }
    return values.stream()
        .filter(v -> v.getKey().equals(written) || v.getValue().zh().equals(written))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether the file can be read; what is wrong is shown. */
  private boolean holds() {
    try {
      assess();
      return true;
    } catch (BadInputException e) {
      out.println(e.message(locale));
      return false;
    }
  }

  /** Asks for one of the events that duties wait for; false if there is none to be told. */
  private boolean event() {
    Assessment answer = assess();
    List<EventWord> awaited = awaited(answer);
    if (awaited.isEmpty()) {
      return false;
    }
    out.println();
    out.println(
        say(
            "发生过下列哪一项（编号和日期，如 1 2025-10-09）？没有的按回车。",
            "Which of these happened (number and day, as in 1 2025-10-09)? None: an empty line."));
    for (int i = 0; i < awaited.size(); i++) {
      out.println("  " + (i + 1) + "  " + awaited.get(i).title().in(locale));
    }
    while (true) {
      String[] written = line("").split("[\\s,，]+", -1);
      if (written.length == 1 && written[0].isEmpty()) {
        return false;
      }
      boolean wellFormed =
          written.length == 2
              && written[0].matches("\\d{1,3}")
              && Integer.parseInt(written[0]) >= 1
              && Integer.parseInt(written[0]) <= awaited.size()
              && isDay(written[1]);
      if (!wellFormed) {
        out.println(say("应为编号和日期，如 1 2025-10-09。", "A number and a day, as in 1 2025-10-09."));
        continue;
      }
      EventWord word = awaited.get(Integer.parseInt(written[0]) - 1);
      ArrayNode events = file.withArray("events");
      ObjectNode event = events.addObject();
      event.put("id", "e" + events.size()).put("type", word.key()).put("at", written[1]);
      if (word.about() == About.Kind.PERSON) {
        event.put("person", file.at("/persons/0/id").asText());
      }
      if (holds()) {
        return true;
      }
      events.remove(events.size() - 1);
    }
  }

  private static boolean isDay(String written) {
    try {
      return LocalDate.parse(written).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /**
   * Types of event from which a time limit would run and that the file does not have, in the order
   * of the vocabulary. The interview is about a person: who has lawyers and stations on file writes
   * them.
   */
  private List<EventWord> awaited(Assessment answer) {
    Set<String> told = new HashSet<>();
    file.withArray("events").forEach(event -> told.add(event.path("type").asText()));
    Set<String> awaited = new HashSet<>();
    for (Finding finding : answer.findings()) {
      if (finding.state() == State.AWAITING
          && finding.displacedBy().isEmpty()
          && finding.conclusion().limit().isPresent()) {
        finding.conclusion().trigger().map(Event::type).ifPresent(awaited::add);
      }
    }
    awaited.removeAll(told);
    return answer.words().events().stream()
        .filter(word -> awaited.contains(word.key()))
        .filter(word -> SUBJECTS.contains(word.about()))
        .toList();
  }

  private String line(String prompt) {
    out.print(prompt + (prompt.isEmpty() ? "> " : say("：", ": ")));
    out.flush();
    try {
      String line = in.readLine();
      ended |= line == null;
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("reading the answers", e);
    }
  }

  private String say(String zh, String en) {
    return chinese ? zh : en;
  }
}
