package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/**
 * An answer as text for people, in the order in which a judge reads: question, conclusion, reasons
 * with every quote, what is to be done and how its time is counted, rights and documents, conduct,
 * what is still to be known, displaced texts, sources.
 */
public final class TextAnswer {

  private final Assessment answer;
  private final Wording words;
  private final boolean all;
  private final Lines out;
  private final OwedText owed;
  private final NeedsText questions;

  private TextAnswer(Assessment answer, Wording words, boolean all, Lines out) {
    this.answer = answer;
    this.words = words;
    this.all = all;
    this.out = out;
    this.owed = new OwedText(answer, words);
    this.questions = new NeedsText(answer, words, all, out);
  }

  /** The answer as text for people, in 80 columns without colours. */
  public static String of(Assessment answer, Locale locale) {
    return of(answer, locale, false, false, 80);
  }

  /**
   * Writes an answer.
   *
   * @param answer the answer
   * @param locale Chinese, or English
   * @param all also what is awaited and every standing duty's grounds
   * @param colour whether to mark lines with terminal colours
   * @param width columns of the terminal; a Chinese character takes two
   */
  public static String of(
      Assessment answer, Locale locale, boolean all, boolean colour, int width) {
    Wording words = new Wording(answer, locale);
    Lines out = new Lines(colour, width, words.names());
    new TextAnswer(answer, words, all, out).write();
    return out.toString();
  }

  private void write() {
    header();
    answer.warnings().forEach(w -> marked("▲ ", words.of(w), Mark.WARN));
    words.notAsked().ifPresent(text -> marked("▲ ", text, Mark.WARN));
    section("answer");
    if (answer.asked(Conclusion.Kind.ENTITLEMENT)) {
      words.people().forEach(this::conclusion);
    } else {
      out.line("  ", "  ", words.say("not-asked"), Mark.PLAIN);
    }
    assumed();
    alarms();
    WhyText why = new WhyText(answer, words, all, out);
    why.write();
    todo();
    why.limits();
    rights();
    documents();
    statuses();
    conduct();
    questions.write();
    displaced();
    footer();
  }

  private void header() {
    List<String> parts = words.caseParts();
    parts.add(words.list(words.people().stream().map(words::subject).toList()));
    out.line("", "  ", String.join("  ", parts), Mark.BOLD);
    out.line("", "  ", words.asked(), Mark.PLAIN);
    words.chosen().ifPresent(text -> out.line("", "  ", text, Mark.PLAIN));
  }

  // --- the answer
  // ---------------------------------------------------------------------------------

  private void conclusion(Subject person) {
    out.line(
        "  ", "    ", words.subject(person) + words.colon() + owed.of(person, true), Mark.BOLD);
  }

  /** What is taken to be so, in one line. */
  private void assumed() {
    if (!owed.assumed().isEmpty()) {
      out.line("  ", "    ", owed.assumed(), Mark.PLAIN);
    }
  }

  private void alarms() {
    for (Act act : alike(broken())) {
      marked(
          "  ▲ ",
          words.say(
              "alarm.forbidden",
              words.acting(act.first()) + act.who(words),
              words.conclusion(act.first().conclusion()),
              act.first().done().map(words::inBrackets).orElse("—")),
          Mark.ALARM);
    }
    // Two norms may want the same by the same day.
    for (Act act : Act.alike(OneAct.of(duties(State.BREACHED), words), words)) {
      String until = words.until(act.first());
      marked(
          "  ▲ ",
          words.say(
              alarm(act.first()),
              words.acting(act.first()),
              words.conclusion(act.first().conclusion()) + act.who(words),
              until.isEmpty() ? "" : words.comma() + until),
          Mark.ALARM);
    }
    Contradictions.of(answer, words).forEach(text -> marked("  ▲ ", text, Mark.ALARM));
    for (Finding finding : governing(Conclusion.Kind.CONDUCT)) {
      if (finding.outcome() == Outcome.APPLIES) {
        marked(
            "  ▲ ",
            words.say(
                "alarm.misconduct",
                words.subject(finding.conclusion().of()),
                words.conclusion(finding.conclusion())),
            Mark.ALARM);
      }
    }
    long open = questions.deciding().size();
    if (open > 0) {
      marked("  ▲ ", words.say("alarm.open", open), Mark.WARN);
    }
  }

  private static String alarm(Finding finding) {
    if (finding.recordedAsUndone()) {
      return "alarm.undone";
    }
    return finding.lastDay().isPresent() ? "alarm.breached" : "alarm.breached.undated";
  }

  // --- what to do
  // ---------------------------------------------------------------------------------

  private void todo() {
    section("todo");
    if (!answer.asked(Conclusion.Kind.DUTY)) {
      out.line("  ", "  ", words.say("not-asked"), Mark.PLAIN);
      return;
    }
    List<Finding> lines = new ArrayList<>(doubtful());
    List<Finding> depending = all ? List.of() : ActsPart.depending(answer).toList();
    lines.addAll(depending);
    for (State state : State.values()) {
      if (state != State.UNDETERMINED && state != State.LAPSED && (all || !awaits(state))) {
        lines.addAll(duties(state));
      }
    }
    if (lines.isEmpty()) {
      out.line(
          "  ",
          "  ",
          words.say(duties(State.UNDETERMINED).isEmpty() ? "todo.none" : "todo.open"),
          Mark.PLAIN);
    }
    int actorWidth = lines.stream().mapToInt(f -> Lines.columns(words.acting(f))).max().orElse(0);
    for (Act act : Act.alike(OneAct.of(lines, words), words)) {
      todo(act, Math.min(actorWidth, 26) + 2);
    }
    words.states().silence(lines).forEach(e -> out.line("  ", "  ", e.text(), Mark.FAINT));
    if (!all) {
      count("todo.awaiting", duties(State.AWAITING).size());
    }
    long said = depending.stream().filter(f -> f.state() == State.UNDETERMINED).count();
    count(
        "todo.undetermined", (int) (duties(State.UNDETERMINED).size() - doubtful().size() - said));
  }

  private static boolean awaits(State state) {
    return state == State.AWAITING;
  }

  private void todo(Act act, int actorWidth) {
    Finding finding = act.first();
    String line =
        Lines.pad(act.state(words), words.chinese() ? 8 : 9)
            + Lines.pad(words.acting(finding), actorWidth)
            + words.conclusion(finding.conclusion())
            + act.who(words);
    List<String> times = act.times(words);
    String whole = times.isEmpty() ? line : line + "  " + String.join(words.comma(), times);
    OneAct one = act.acts().get(0);
    boolean otherwise = one.others().stream().anyMatch(one::standsOtherwise);
    out.line(
        "  ",
        "            ",
        otherwise ? whole + words.bracketed(one.cited(words)) : whole,
        finding.state() == State.BREACHED ? Mark.ALARM : Mark.PLAIN);
  }

  /** Duties that are owed and whose time has passed, unless a fact that is not known lifts it. */
  private List<Finding> doubtful() {
    return duties(State.UNDETERMINED).stream().filter(Finding::isDoubtful).toList();
  }

  private void count(String key, int number) {
    if (number > 0) {
      out.line("  ", "  ", words.say(key, number), Mark.FAINT);
    }
  }

  private List<Finding> duties(State state) {
    return governing(Conclusion.Kind.DUTY).stream().filter(f -> f.state() == state).toList();
  }

  /** The prohibitions that were broken. */
  private List<Finding> broken() {
    return applying(Conclusion.Kind.PROHIBITION).stream()
        .filter(f -> f.state() == State.BREACHED)
        .toList();
  }

  /** What the law says alike of one or several, by the same provisions, is one line. */
  private List<Act> alike(List<Finding> findings) {
    return Act.alike(findings.stream().map(f -> new OneAct(f, List.of())).toList(), words);
  }

  // --- rights, documents, the rest
  // ----------------------------------------------------------------

  /** Until when a right can be used, and whether it was. */
  private String period(Finding right) {
    String used =
        right
            .done()
            .map(at -> words.comma() + words.say("rights.used", words.moment(at)))
            .orElse("");
    String until = words.rightUntil(right);
    return (until.isEmpty() ? "" : words.comma() + until) + used;
  }

  private void rights() {
    told(
        "rights",
        applying(Conclusion.Kind.RIGHT),
        right -> {
          String condition = words.condition(right.conclusion());
          return (condition.isEmpty() ? "" : words.comma() + condition) + period(right);
        });
    told(
        "limits",
        applying(Conclusion.Kind.PROHIBITION),
        limit ->
            limit.state() == State.BREACHED
                ? words.colon()
                    + words.say("limits.broken", limit.done().map(words::inBrackets).orElse("—"))
                : "");
  }

  /** What several texts say alike cites each of them; of whom they say it, stands together. */
  private void told(String title, List<Finding> findings, Function<Finding, String> remark) {
    Map<List<Object>, List<Finding>> texts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Conclusion conclusion = finding.conclusion();
      String before = words.acting(finding) + "  " + words.conclusion(conclusion);
      texts
          .computeIfAbsent(
              List.of(
                  before, remark.apply(finding) + open(finding), words.who(List.of(conclusion))),
              text -> new ArrayList<>())
          .add(finding);
    }
    Map<List<Object>, List<Finding>> told = new LinkedHashMap<>();
    texts.forEach(
        (text, same) ->
            told.computeIfAbsent(
                    List.of(
                        text.get(0),
                        text.get(1),
                        words.cites(same.stream().map(Finding::norm).toList())),
                    key -> new ArrayList<>())
                .addAll(same));
    if (!told.isEmpty()) {
      section(title);
    }
    told.forEach(
        (text, same) ->
            out.line(
                "  ",
                "      ",
                text.get(0)
                    + words.who(same.stream().map(Finding::conclusion).toList())
                    + text.get(1)
                    + "  "
                    + text.get(2),
                Mark.PLAIN));
  }

  private void documents() {
    List<String> documents = DocumentText.of(answer, words, all);
    if (!documents.isEmpty()) {
      section("documents");
      documents.forEach(document -> out.line("  ", "      ", document, Mark.PLAIN));
    }
  }

  /** Each quality once; of one that was looked at as of an event, the day. */
  private void statuses() {
    List<Finding> statuses =
        applying(Conclusion.Kind.STATUS).stream()
            .filter(finding -> all || !WhyText.isStep(finding))
            .toList();
    if (statuses.isEmpty()) {
      return;
    }
    section("status");
    Set<List<String>> said = new HashSet<>();
    for (Finding finding : statuses) {
      Conclusion status = finding.conclusion();
      String since =
          status
              .trigger()
              .flatMap(Event::moment)
              .map(at -> words.bracketed(words.inBrackets(at)))
              .orElse("");
      String line = words.subject(status.of()) + "  " + words.conclusion(status) + since;
      if (said.add(List.of(line, words.cite(finding.norm())))) {
        line(finding, line);
      }
    }
  }

  // --- conduct
  // ------------------------------------------------------------------------------------

  private void conduct() {
    ConductText conduct = new ConductText(answer, words, all, out);
    if (conduct.hasGrounds() || !answer.conduct().grounds().isEmpty()) {
      section("conduct");
      conduct.grounds();
    }
    BreachText breaches = BreachText.of(answer, words);
    if (!breaches.lawyers().isEmpty()) {
      out.heading(breaches.lawyersHeading());
      conduct.breaches(breaches.lawyers());
    }
    if (!breaches.organs().isEmpty()) {
      out.heading(breaches.organsHeading());
      conduct.breaches(breaches.organs());
      conduct.complaints(breaches.complaints());
    }
    if (conduct.hasEligibility()) {
      section("eligibility");
      conduct.eligibility();
    }
  }

  /** Writes grounds in full, without the rest of the answer. */
  public static String grounds(
      Assessment answer, Locale locale, List<GroundAnswer> grounds, boolean colour, int width) {
    Wording words = new Wording(answer, locale);
    Lines out = new Lines(colour, width, words.names());
    ConductText conduct = new ConductText(answer, words, false, out);
    grounds.forEach(conduct::ground);
    return out.toString();
  }

  private void line(Finding finding, String text) {
    out.line("  ", "      ", text + open(finding) + "  " + words.cite(finding.norm()), Mark.PLAIN);
  }

  /** On which facts it depends, where it does. */
  private String open(Finding finding) {
    String depends = words.depends(finding);
    return depends.isEmpty() ? "" : words.bracketed(depends);
  }

  private List<Finding> applying(Conclusion.Kind kind) {
    return governing(kind).stream()
        .filter(f -> f.outcome() == Outcome.APPLIES || all && f.outcome() == Outcome.UNDETERMINED)
        .toList();
  }

  private List<Finding> governing(Conclusion.Kind kind) {
    return answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == kind)
        .filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY)
        .toList();
  }

  /** Texts that say the same or less, and in whose place another one stands. */
  private void displaced() {
    List<String> lines = displaced(answer, words);
    if (!lines.isEmpty()) {
      section("displaced");
      lines.forEach(text -> out.line("  ", "    ", text, Mark.PLAIN));
    }
  }

  /** Each text that another displaces, with that one. */
  public static List<String> displaced(Assessment answer, Wording words) {
    return answer.findings().stream()
        .filter(f -> f.outcome() == Outcome.APPLIES)
        .flatMap(
            f ->
                f.displacedBy().stream()
                    .map(by -> words.cite(f.norm()) + " → " + words.cite(by.norm())))
        .distinct()
        .toList();
  }

  private void footer() {
    section("sources");
    String packs =
        answer.packs().stream()
            .map(
                p ->
                    "%s %s (sha256 %.12s…, model %.12s…)"
                        .formatted(p.id(), p.version(), p.sha256(), p.model()))
            .collect(Collectors.joining(" · "));
    String notices =
        words.list(
            answer.notices().stream().map(HolidayNotice::title).map(t -> "《" + t + "》").toList());
    out.line("", "  ", words.say("footer.packs", packs), Mark.FAINT);
    out.line(
        "",
        "  ",
        words.say(
            "footer.calendar",
            words.day(answer.knownOn()),
            notices.isEmpty() ? "" : words.say("footer.notices", notices)),
        Mark.FAINT);
    if (!answer.laterEvents().isEmpty()) {
      out.line("", "  ", words.say("footer.later", words.list(answer.laterEvents())), Mark.FAINT);
    }
  }

  private void section(String key) {
    out.heading(words.say(key));
  }

  private void marked(String lead, String text, Mark mark) {
    out.line(lead, "    ", text, mark);
  }
}
