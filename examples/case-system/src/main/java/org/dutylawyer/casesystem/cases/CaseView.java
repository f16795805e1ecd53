package org.dutylawyer.casesystem.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.answer.AnswerPart;
import org.dutylawyer.answer.AnswerParts;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.cli.report.TimeLine;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;

/**
 * An answer as the page of a case shows it.
 *
 * @param screen the first screen, in its parts
 * @param duties what has to be done, late ones first
 * @param questions what still matters: first what decides on what is owed, then on duties
 * @param assumed what is taken to be so because the file does not say otherwise
 * @param rest how many facts are not stated and decide neither
 * @param events what happened, in the order of time
 * @param timeLine the time line as SVG
 */
public record CaseView(
    List<Block> screen,
    List<DutyRow> duties,
    List<Question> questions,
    List<Assumed> assumed,
    int rest,
    List<EventRow> events,
    String timeLine) {

  private static final Map<State, Integer> ORDER =
      Map.of(
          State.BREACHED, 0,
          State.LATE, 3,
          State.PENDING, 1,
          State.EXCUSED, 2,
          State.UNDETERMINED, 2,
          State.NO_RECORD, 4,
          State.MET, 5,
          State.LAPSED, 6);

  /** A part of the first screen: its heading, which may be empty, and its lines. */
  public record Block(String heading, List<Line> lines) {}

  /** A line of the first screen; {@code mark} says how it is stressed. */
  public record Line(String label, String text, boolean sub, String mark) {}

  /**
   * A duty.
   *
   * @param state word for where it stands
   * @param stands where it stands, in words
   * @param actor word for who acts
   * @param who who acts
   * @param what what is to be done
   * @param whom for whom
   * @param due until when; empty if the text sets no time
   * @param cite the provision as lawyers cite it
   * @param norm the provision as the library names it
   * @param quote its words
   * @param counted how the days were counted, in one sentence
   * @param steps the days, one by one
   * @param doneBy the events that show it done
   * @param person the id of the person; empty if it is about none
   * @param open whether it is still to be done
   */
  public record DutyRow(
      String state,
      String stands,
      String actor,
      String who,
      String what,
      String whom,
      String due,
      String cite,
      String norm,
      String quote,
      String counted,
      List<Step> steps,
      List<Choice> doneBy,
      String person,
      boolean open) {

    private DutyRow offering(Predicate<String> may) {
      List<Choice> offered = doneBy.stream().filter(e -> may.test(e.word())).toList();
      return new DutyRow(
          state, stands, actor, who, what, whom, due, cite, norm, quote, counted, steps, offered,
          person, open);
    }
  }

  /** A day that was counted or not, and why. */
  public record Step(String day, boolean counted, String why) {}

  /** A word with its title. */
  public record Choice(String word, String title) {}

  /**
   * A question that still matters.
   *
   * @param kind kind of its subject
   * @param id id of its subject
   * @param whom the subject in words
   * @param fact word for the fact; empty if the day of an event is what is missing
   * @param title the question
   * @param number whether it is answered by a number
   * @param unit the unit of the number
   * @param values the answers
   * @param duty whether it decides on duties and their limits only, not on what is owed
   * @param why what depends on it
   */
  public record Question(
      String kind,
      String id,
      String whom,
      String fact,
      String title,
      boolean number,
      String unit,
      List<Choice> values,
      boolean duty,
      List<Why> why) {}

  /** What depends on a question: the conclusion, its provision, and what each answer leads to. */
  public record Why(String conclusion, String cite, String quote, List<Leads> leads) {}

  /** What an answer leads to. */
  public record Leads(String value, String to, String mark) {}

  /** A fact that is taken to be so, and why it is hardly ever otherwise. */
  public record Assumed(String whom, String fact, String value, String why) {}

  /** What happened. */
  public record EventRow(
      String id,
      String type,
      String day,
      String title,
      String whom,
      List<String> facts,
      boolean later) {}

  /** Copies the lists. */
  public CaseView {
    screen = List.copyOf(screen);
    duties = List.copyOf(duties);
    questions = List.copyOf(questions);
    assumed = List.copyOf(assumed);
    events = List.copyOf(events);
  }

  /** Puts an answer into words. */
  public static CaseView of(Assessment answer, Locale locale) {
    Wording words = new Wording(answer, locale);
    List<Question> questions = Questions.of(answer, words);
    return new CaseView(
        screen(answer, locale),
        duties(answer, words),
        questions,
        answer.assumed().stream()
            .map(
                a ->
                    new Assumed(
                        words.subject(a.of()),
                        words.fact(a.fact()),
                        words.value(a.fact(), a.value()),
                        words.of(a.why())))
            .toList(),
        Math.max(0, answer.unknownFacts() - Questions.facts(questions)),
        events(answer, words),
        TimeLine.of(answer, words));
  }

  /** The duties that are open and have a date. */
  public List<DutyRow> dated() {
    return duties.stream().filter(d -> d.open() && !d.due().isEmpty()).toList();
  }

  /** The duties that are open and have no date. */
  public List<DutyRow> undated() {
    return duties.stream().filter(d -> d.open() && d.due().isEmpty()).toList();
  }

  /** The duties that are open no longer. */
  public List<DutyRow> closed() {
    return duties.stream().filter(d -> !d.open()).toList();
  }

  /** The questions that decide on duties and their limits only, or all others. */
  public List<Question> questions(boolean duty) {
    return questions.stream().filter(q -> q.duty() == duty).toList();
  }

  /** The same, offering to record only events of these types. */
  public CaseView offering(Predicate<String> may) {
    return new CaseView(
        screen,
        duties.stream().map(d -> d.offering(may)).toList(),
        questions,
        assumed,
        rest,
        events,
        timeLine);
  }

  /** The first page but for what the page of a case shows itself: its name, and the questions. */
  private static List<Block> screen(Assessment answer, Locale locale) {
    return AnswerParts.of(answer, locale).stream()
        .filter(p -> p.kind() != AnswerPart.Kind.QUESTIONS && !p.entries().isEmpty())
        .map(CaseView::block)
        .filter(b -> !b.lines().isEmpty())
        .toList();
  }

  private static Block block(AnswerPart part) {
    boolean head = part.kind() == AnswerPart.Kind.CASE;
    List<Line> lines = new ArrayList<>();
    // All of what is to be done stands below, so the first page has no more than a screen would.
    for (AnswerPart.Entry entry :
        part.entries().subList(0, Math.min(part.most(), part.entries().size()))) {
      if (!head || entry.stress() == AnswerPart.Stress.WARNING) {
        lines.add(line(entry, false));
        entry.below().forEach(b -> lines.add(line(b, true)));
      }
    }
    return new Block(part.heading(), lines);
  }

  private static Line line(AnswerPart.Entry entry, boolean sub) {
    String mark =
        switch (entry.stress()) {
          case ALARM -> "alarm";
          case WARNING -> "warn";
          case STRONG -> "strong";
          case FAINT -> "soft";
          case PLAIN -> "";
        };
    return new Line(entry.label(), entry.text(), sub, mark);
  }

  private static List<DutyRow> duties(Assessment answer, Wording words) {
    return answer.governing().stream()
        .filter(f -> f.conclusion() instanceof Duty)
        .filter(f -> f.outcome() == Outcome.APPLIES && f.state() != State.STANDING)
        .sorted(
            Comparator.comparing((Finding f) -> ORDER.getOrDefault(f.state(), 9))
                .thenComparing(f -> f.lastDay().orElse(LocalDate.MAX)))
        .map(f -> duty(answer, f, words))
        .toList();
  }

  private static DutyRow duty(Assessment answer, Finding f, Wording words) {
    Duty duty = (Duty) f.conclusion();
    Optional<DueDate> dated = f.due().flatMap(Due::dated).filter(d -> f.excusedBy().isEmpty());
    String due =
        f.atOnceFrom()
            .map(day -> words.say("due.at-once", words.day(day)))
            .or(() -> dated.map(d -> words.last(d)))
            .or(() -> f.due().map(d -> words.say("due.promptly")))
            .orElse("");
    boolean open =
        f.state() == State.BREACHED
            || f.state() == State.PENDING
            || f.state() == State.EXCUSED
            || f.state() == State.NO_RECORD;
    return new DutyRow(
        f.state().word(),
        words.state(f),
        f.actor().orElse(""),
        words.acting(f),
        words.conclusion(duty),
        words.subject(duty.of()),
        Stream.of(due, f.done().map(d -> done(words, words.moment(d))).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")),
        words.cite(f.norm()),
        f.norm().toString(),
        f.quote(),
        dated.map(d -> d.sentence(words.locale())).orElse(""),
        dated.map(d -> steps(d, words)).orElse(List.of()),
        open ? duty.doneBy().stream().map(e -> new Choice(e, words.event(e))).toList() : List.of(),
        answer.file().person(duty.of().id()).map(CaseFile.PersonEntry::id).orElse(""),
        open);
  }

  private static String done(Wording words, String day) {
    return words.chinese() ? "已于 " + day + " 办理" : "done on " + day;
  }

  private static List<Step> steps(DueDate due, Wording words) {
    return due.steps().stream()
        .map(s -> new Step(words.day(s.date()), s.counted(), s.why(words.locale())))
        .toList();
  }

  /** The values of a fact with their titles. */
  public static List<Choice> choices(FactWord fact, Wording words) {
    return fact.values().entrySet().stream()
        .map(v -> new Choice(v.getKey(), words.of(v.getValue())))
        .toList();
  }

  /** An entitlement with its force: 应当获得法律帮助. */
  static String entitlement(Wording words, String kind, String force) {
    return words.entitlement(kind, force.equals(Entitlement.SHALL));
  }

  /** How a question ends, in words. */
  static Title outcome(Outcome outcome) {
    return switch (outcome) {
      case APPLIES -> new Title("成立", "yes");
      case DOES_NOT_APPLY -> new Title("不成立", "no");
      case UNDETERMINED -> new Title("仍取决于其他事实", "still depends on other facts");
      case NOT_HELD -> new Title("当日适用的文件未收录", "the text of that day is not held");
    };
  }

  private static List<EventRow> events(Assessment answer, Wording words) {
    return answer.file().events().stream().map(e -> event(answer, e, words)).toList();
  }

  private static EventRow event(Assessment answer, CaseFile.EventEntry e, Wording words) {
    List<String> facts = new ArrayList<>();
    e.by().ifPresent(by -> facts.add(words.actor(by)));
    e.to()
        .ifPresent(
            to ->
                facts.add(
                    "→ "
                        + answer
                            .words()
                            .event(e.type())
                            .flatMap(t -> t.sets())
                            .map(f -> words.value(f, to))
                            .orElse(to)));
    e.facts()
        .forEach(
            (f, v) ->
                facts.add(words.fact(f) + (words.chinese() ? "：" : ": ") + words.value(f, v)));
    e.amounts()
        .forEach(
            (f, v) ->
                facts.add(
                    words.fact(f)
                        + (words.chinese() ? "：" : ": ")
                        + words.value(f, String.valueOf(v))));
    e.documents().forEach(d -> facts.add(words.document(d.type())));
    return new EventRow(
        e.id(),
        e.type(),
        e.at().map(words::moment).orElse(words.say("due.undated")),
        words.event(e.type()) + (e.omitted() ? (words.chinese() ? "（未办）" : " (not done)") : ""),
        e.persons().isEmpty()
            ? ""
            : words.list(
                e.persons().stream()
                    .map(p -> answer.file().person(p).flatMap(CaseFile.PersonEntry::name).orElse(p))
                    .toList()),
        facts,
        e.at().filter(at -> at.date().isAfter(answer.asOf().date())).isPresent());
  }
}
