package org.dutylawyer.cli.edition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A scenario as a lawyer reads it: the day asked, the case in words, and what follows from it. */
final class ScenarioView {

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2}:\\d{2}))?.*");

  /** How a scenario writes that there is no such thing. */
  private static final String NONE = "-";

  private static final Set<String> NO_FACTS =
      Set.of("id", "type", "person", "lawyer", "station", "at", "by", "re", "document", "name");

  private static final Map<String, String> STATES =
      Map.of(
          "awaiting", "待相应事件发生",
          "pending", "待办",
          "met", "按时办理",
          "late", "迟办",
          "breached", "逾期未办",
          "excused", "不受时限数字限制，及时办理",
          "undetermined", "取决于不明事实",
          "standing", "常设",
          "no-record", "没有办理记载",
          "lapsed", "不再需要");

  private final Site site;
  private final String instrument;
  private final Vocabulary words;
  private final Map<String, ReadingDeclaration> readings;

  /** Scenarios as they stand on the page of that instrument. */
  ScenarioView(
      Site site, String instrument, Vocabulary words, Map<String, ReadingDeclaration> readings) {
    this.site = site;
    this.instrument = instrument;
    this.words = words;
    this.readings = Map.copyOf(readings);
  }

  /** Writes the scenario, closed until a reader opens it. */
  void write(Html html, Site.Ran ran) {
    Scenario scenario = ran.scenario();
    boolean holds = ran.result().holds();
    html.open("details class=\"scenario" + (holds ? "" : " fails") + "\" id=\"" + ran.id() + "\"");
    html.open("summary")
        .raw(holds ? "<span class=\"ok\">符合</span> " : "<span class=\"bad\">不符</span> ")
        .text(scenario.title())
        .close("summary");
    html.open("div class=\"case\"");
    html.open("p class=\"asked\"").text("提问日 " + day(scenario.asOf()));
    scenario.knownOn().ifPresent(known -> html.text("，放假安排截至 " + day(known) + " 已公布的通知"));
    scenario.readings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(r -> html.text("；按照“" + option(r.getKey(), r.getValue()) + "”的解释"));
    html.close("p");
    html.open("ul class=\"facts\"");
    facts(scenario.caseFile()).forEach(fact -> html.el("li", fact));
    html.close("ul");
    html.open("ul class=\"outcome\"");
    for (Scenario.Expectation expectation : scenario.expectations()) {
      html.open("li");
      norm(html, expectation.norm());
      html.text(expectation.of().map(of -> "（" + of + "）").orElse("") + "：" + said(expectation));
      html.close("li");
    }
    if (!scenario.silent().isEmpty()) {
      html.open("li class=\"silent\"").text("不适用：");
      for (int i = 0; i < scenario.silent().size(); i++) {
        html.text(i > 0 ? "、" : "");
        norm(html, scenario.silent().get(i));
      }
      html.close("li");
    }
    html.close("ul");
    if (!holds) {
      html.open("ul class=\"problems\"");
      for (Problem problem : ran.result().problems()) {
        html.el("li", "得出 " + problem.found().zh() + "，情景写的是 " + problem.expected().zh());
      }
      html.close("ul");
    }
    html.close("div").close("details");
  }

  private void norm(Html html, NormId norm) {
    boolean same = norm.instrument().equals(instrument);
    String text =
        (same ? site.place(norm) : site.cite(norm))
            + (norm.clause().isEmpty() ? "" : "（" + norm.path() + "-" + norm.clause() + "）");
    site.link(html, norm, text);
  }

  private String said(Scenario.Expectation expectation) {
    List<String> said = new ArrayList<>();
    Map<String, JsonNode> fields = expectation.fields();
    boolean open = "undetermined".equals(text(fields.get("outcome")));
    said.add(open ? "尚不能确定" : "适用");
    Optional.ofNullable(fields.get("due"))
        .ifPresent(
            due -> said.add(due.asText().equals(NONE) ? "没有届满日" : "应于 " + day(due.asText())));
    Optional.ofNullable(fields.get("safe"))
        .filter(safe -> !safe.equals(fields.get("due")))
        .ifPresent(safe -> said.add("稳妥日 " + day(safe.asText())));
    Optional.ofNullable(fields.get("nominal"))
        .ifPresent(nominal -> said.add("顺延前为 " + day(nominal.asText())));
    Optional.ofNullable(fields.get("state"))
        .filter(state -> !(open && state.asText().equals("undetermined")))
        .ifPresent(state -> said.add(STATES.getOrDefault(state.asText(), state.asText())));
    Optional.ofNullable(fields.get("late"))
        .ifPresent(late -> said.add("迟 " + late.asText() + " 日"));
    Optional.ofNullable(fields.get("needs"))
        .map(needs -> each(needs).stream().map(this::fact).collect(Collectors.joining("、")))
        .ifPresent(needs -> said.add("还需要知道：" + needs));
    Optional.ofNullable(fields.get("missing"))
        .ifPresent(missing -> said.add("文书缺 " + each(missing).size() + " 项：" + missing(missing)));
    Optional.ofNullable(fields.get("displaced-by"))
        .map(JsonNode::asText)
        .ifPresent(
            by -> said.add(by.equals(NONE) ? "没有被取代" : "由" + site.cite(NormId.parse(by)) + "取代"));
    Optional.ofNullable(fields.get("force"))
        .ifPresent(force -> said.add(Modality.owed(!force.asText().equals("may")).word().zh()));
    Optional.ofNullable(fields.get("under")).ifPresent(under -> under(under, said));
    return String.join("，", said);
  }

  private void under(JsonNode under, List<String> said) {
    under
        .properties()
        .forEach(
            reading -> {
              ReadingDeclaration declared = readings.get(reading.getKey());
              JsonNode what = reading.getValue();
              String option = text(what.get("option"));
              String name =
                  declared == null
                      ? reading.getKey()
                      : option.isEmpty() ? declared.title().zh() : option(reading.getKey(), option);
              String then =
                  what.has("due")
                      ? "为 " + day(what.get("due").asText())
                      : what.has("excused")
                          ? what.get("excused").asBoolean() ? "不受时限数字限制" : "受时限数字限制"
                          : switch (text(what.get("outcome"))) {
                            case "applies" -> "适用";
                            case "does-not-apply" -> "不适用";
                            default -> "取决于不明事实";
                          };
              said.add("另一解释（" + name + "）" + then);
            });
  }

  private String missing(JsonNode missing) {
    List<String> fields = each(missing);
    return words.documents().stream()
        .filter(document -> document.fields().keySet().containsAll(fields))
        .findFirst()
        .map(
            document ->
                fields.stream()
                    .map(field -> requireNonNull(document.fields().get(field)).zh())
                    .collect(Collectors.joining("、")))
        .orElse(String.join("、", fields));
  }

  private static List<String> each(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  private static String text(@Nullable JsonNode node) {
    return node == null ? "" : node.asText();
  }

  // --- the case
  // -----------------------------------------------------------------------------------

  private List<String> facts(JsonNode file) {
    List<String> lines = new ArrayList<>();
    String ofCase = stated(file.path("proceeding"));
    if (!ofCase.isEmpty()) {
      lines.add("案件：" + ofCase);
    }
    for (String group : List.of("persons", "lawyers", "stations")) {
      for (JsonNode subject : file.path(group)) {
        String stated = stated(subject);
        lines.add(subject.path("id").asText() + (stated.isEmpty() ? "" : "：" + stated));
      }
    }
    for (JsonNode event : file.path("events")) {
      lines.add(event(event));
    }
    return lines;
  }

  private String event(JsonNode event) {
    StringBuilder line = new StringBuilder();
    line.append(event.has("at") ? day(event.path("at").asText()) : "日期不明").append(" ");
    String type = event.path("type").asText();
    line.append(words.event(type).map(EventWord::title).map(Title::zh).orElse(type));
    List<String> more = new ArrayList<>();
    for (String who : List.of("person", "lawyer", "station")) {
      if (event.has(who)) {
        more.add(String.join("、", each(event.get(who))));
      }
    }
    if (event.has("by")) {
      String by = event.get("by").asText();
      more.add("由" + words.findTitle(Vocabulary.Group.ACTORS, by).map(Title::zh).orElse(by));
    }
    if (event.has("to")) {
      String to = event.get("to").asText();
      more.add(
          words
              .event(type)
              .flatMap(EventWord::sets)
              .flatMap(words::fact)
              .map(fact -> "成为" + value(fact, event.get("to")))
              .orElse(to));
    }
    if (event.has("document")) {
      String document = event.path("document").path("type").asText();
      more.add(
          "附" + words.document(document).map(DocumentWord::title).map(Title::zh).orElse(document));
    }
    String stated = stated(event);
    if (!stated.isEmpty()) {
      more.add(stated);
    }
    return line + (more.isEmpty() ? "" : "（" + String.join("；", more) + "）");
  }

  private String stated(JsonNode subject) {
    List<String> stated = new ArrayList<>();
    subject
        .properties()
        .forEach(
            entry ->
                words
                    .fact(entry.getKey())
                    .filter(fact -> !NO_FACTS.contains(entry.getKey()))
                    .ifPresent(
                        fact ->
                            stated.add(
                                brief(fact.title().zh()) + "：" + value(fact, entry.getValue()))));
    return String.join("；", stated);
  }

  /** A title without its explanation in brackets. */
  private static String brief(String title) {
    String brief = title.replaceFirst("（[^（）]*）$", "");
    return brief.isBlank() ? title : brief;
  }

  private static String value(FactWord fact, JsonNode value) {
    String text =
        value.isBoolean() ? (value.asBoolean() ? FactWord.YES : FactWord.NO) : value.asText();
    if (text.equals(FactWord.UNKNOWN)) {
      return "不明";
    }
    return Optional.ofNullable(fact.values().get(text))
        .map(Title::zh)
        .orElseGet(() -> text + fact.unit().map(Title::zh).orElse(""));
  }

  private String fact(String fact) {
    return words
        .fact(fact)
        .map(FactWord::title)
        .or(() -> words.event(fact).map(EventWord::title))
        .map(Title::zh)
        .orElse(fact);
  }

  private String option(String reading, String option) {
    return Optional.ofNullable(readings.get(reading))
        .map(declared -> declared.options().get(option))
        .map(Title::zh)
        .orElse(option);
  }

  private static String day(Moment moment) {
    return day(moment.date()) + moment.time().map(time -> " " + time).orElse("");
  }

  private static String day(String text) {
    Matcher date = DATE.matcher(text);
    return date.matches()
        ? day(LocalDate.parse(date.group(1))) + (date.group(2) == null ? "" : " " + date.group(2))
        : text;
  }

  /** {@code 2025年10月9日（周四）}. */
  static String day(LocalDate day) {
    return plainDay(day) + "（" + Weekdays.chinese(day) + "）";
  }

  /** {@code 2025年10月9日}. */
  static String plainDay(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
