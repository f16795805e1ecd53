package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;

/** The one source of the words for where an act stands: its state, its time, what decides it. */
final class StateWords {

  /** Where more is not known, the questions below ask for it. */
  private static final int MOST_NAMED = 3;

  private static final String DISPUTED = "screen.disputed.reading";

  private final Wording words;

  StateWords(Wording words) {
    this.words = words;
  }

  /** Where it stands, in a word (逾期、待办、待核实). */
  String state(Finding finding) {
    if (finding.recordedAsUndone()) {
      return words.say("state.undone");
    }
    if (finding.isToConfirm()) {
      return words.say("state.to-confirm");
    }
    if (finding.outcome() == Outcome.UNDETERMINED) {
      return words.say("state.depends");
    }
    if (finding.isDoubtful()) {
      return words.say(finding.done().isPresent() ? "state.doubtful.late" : "state.doubtful");
    }
    if (finding.state() == State.BREACHED) {
      boolean forbidden = finding.conclusion().kindOf() == Conclusion.Kind.PROHIBITION;
      return forbidden ? words.say("state.broken") : leftUndone(finding);
    }
    return words.say(isStanding(finding) ? "state.standing" : "state." + finding.state().word());
  }

  /** What holds in every case; what an organ owes in this stage is to be done in it. */
  static boolean isStanding(Finding finding) {
    return finding.state() == State.STANDING
        || finding.state() == State.PENDING
            && finding.conclusion().trigger().isEmpty()
            && !isOfStage(finding);
  }

  /** What lawyers owe in every stage is their daily work. */
  private static boolean isOfStage(Finding finding) {
    return finding.conclusion() instanceof Duty duty
        && duty.terms().eachStage()
        && !Conduct.isLawyer(duty.actor());
  }

  /** What has no period is never overdue: its moment is over, and it was not done. */
  private String leftUndone(Finding finding) {
    return words.say(finding.lastDay().isPresent() ? "state.breached" : "state.undone");
  }

  /** The same, with its time while it is open: for one of several norms that ask for an act. */
  String standing(Finding finding) {
    String until = finding.state() == State.PENDING ? until(finding) : "";
    return state(finding) + (until.isEmpty() ? "" : words.comma() + until);
  }

  /** Until when it can be done in time, as far as there is a word on it; else empty. */
  String until(Finding finding) {
    if (finding.atOnceFrom().isPresent()) {
      return words.say("due.at-once", words.day(finding.atOnceFrom().get()));
    }
    if (finding.excusedBy().isPresent()) {
      return words.say("due.excused");
    }
    if (finding.due().isEmpty()) {
      boolean undated =
          finding.conclusion() instanceof Duty duty
              && duty.limit().isPresent()
              && finding.state() == State.UNDETERMINED;
      return undated ? words.say("due.undated") : "";
    }
    Due due = finding.due().get();
    if (due.limit().length() instanceof Length.SameDay) {
      return words.say("due.by", words.day(due.event().date()));
    }
    if (due.dated().isEmpty()) {
      // The act can be called prompt itself (及时会见).
      String prompt = words.say("due.promptly");
      boolean said = words.conclusion(finding.conclusion()).contains(prompt);
      return finding.done().isEmpty() && !said ? prompt : "";
    }
    DueDate dated = due.dated().get();
    if (dated.earliest().equals(dated.latest())) {
      return words.say("due.by", words.last(dated));
    }
    Finding.Until until = finding.until().orElseThrow(); // counts the safe day, which takes time
    return words.say(
        "due.range", words.day(until.day()), words.day(until.latest()), words.day(until.safe()));
  }

  /**
   * Where another reading of the law gives an earlier date than the one that is shown: which
   * reading, its date, and the day that is safe under all of them. Empty where nothing is disputed;
   * that the days off of a year are not announced yet is no dispute.
   */
  Optional<String> disputed(Finding finding) {
    Optional<DueDate> due = finding.due().flatMap(Due::dated);
    if (due.isEmpty() || finding.atOnceFrom().isPresent()) {
      return Optional.empty();
    }
    Map<LocalDate, String> others = new TreeMap<>();
    due.get()
        .alternatives()
        .forEach(
            one ->
                others.putIfAbsent(
                    one.due(), counting(DISPUTED, one.reading(), one.value()).orElse("")));
    for (ReadingEffect effect : finding.readings()) {
      effect
          .due()
          .flatMap(Due::dated)
          .ifPresent(
              other ->
                  others.putIfAbsent(
                      other.due(),
                      contested(DISPUTED, effect.reading(), effect.option()).orElse("")));
    }
    return others.entrySet().stream()
        .filter(one -> one.getKey().isBefore(due.get().due()) && !one.getValue().isEmpty())
        .findFirst()
        .map(
            one -> {
              Finding.Until until = finding.until().orElseThrow();
              return words.say(
                  until.isRange() ? "screen.disputed.range" : "screen.disputed",
                  one.getValue(),
                  words.day(one.getKey()),
                  words.day(until.safe()));
            });
  }

  /** A reading and the option chosen; empty if nobody contests it in this place. */
  Optional<String> chosen(String id, String option) {
    return contested("used.reading", id, option).or(() -> counting("used.reading", id, option));
  }

  /** A question of law that is contested, and the option; empty if the answer knows no such. */
  private Optional<String> contested(String key, String id, String option) {
    return words
        .contest(id)
        .flatMap(
            contest ->
                Optional.ofNullable(contest.options().get(option))
                    .map(o -> words.say(key, words.of(contest.title()), words.of(o))));
  }

  /** A contested point of counting, and the option; empty if there is no such. */
  private Optional<String> counting(String key, String id, String option) {
    return Conventions.readings().stream()
        .filter(reading -> reading.id().equals(id))
        .flatMap(
            reading ->
                reading.options().stream()
                    .filter(o -> o.value().equals(option))
                    .map(o -> words.say(key, words.of(reading.title()), words.of(o.title()))))
        .findFirst();
  }

  /**
   * When it was done, if the file shows that. Where the text wants promptness (及时), how many days
   * it took: whether that was prompt is for a person to judge.
   */
  Optional<String> done(Finding finding) {
    if (finding.state() == State.LATE && finding.lastDay().isEmpty()) {
      return finding.done().map(at -> words.say("done.past", words.moment(at)));
    }
    return finding
        .done()
        .map(
            at ->
                finding.due().orElse(null) instanceof Due.Prompt prompt
                    ? words.say("done.prompt", words.moment(at), prompt.daysTaken(at))
                    : words.say("done.on", words.moment(at)));
  }

  /** What is not known and decides; empty where nothing does. */
  String depends(Finding finding) {
    boolean open = finding.outcome() == Outcome.UNDETERMINED || finding.isDoubtful();
    if (!open) {
      return "";
    }
    // In one order, whichever rule asked first: what stands alike of two persons reads alike.
    List<String> facts =
        finding.needs().stream()
            .map(need -> needed(need, Wording.whom(finding.conclusion())))
            .distinct()
            .sorted()
            .toList();
    if (!facts.isEmpty()) {
      String named = words.list(facts.stream().limit(MOST_NAMED).toList());
      return facts.size() > MOST_NAMED
          ? words.say("depends.more", named, facts.size())
          : words.say("depends", named);
    }
    if (!finding.isDoubtful()) {
      return "";
    }
    // Hours are counted, and the file knows the day alone; or days off are not announced yet.
    boolean hours =
        finding.due().filter(due -> due.limit().length() instanceof Length.Hours).isPresent();
    return hours
        ? words.say("depends", words.say("depends.hour", trigger(finding)))
        : finding
            .due()
            .flatMap(Due::dated)
            .flatMap(DueDate::cause)
            .map(cause -> words.say("depends.cause", words.of(cause)))
            .orElse("");
  }

  /**
   * A fact of an event is none of the case: it is named with the event, of another one with whose.
   */
  String needed(Need need, Subject context) {
    if (need.fact().isEmpty()) {
      return words.say("depends.date", words.subject(need.of()));
    }
    return need.of() instanceof Event event
        ? words.subject(event) + words.bracketed(words.fact(need.fact()))
        : words.whose(need.of(), context) + words.fact(need.fact());
  }

  private String trigger(Finding finding) {
    return finding
        .conclusion()
        .trigger()
        .map(Event::type)
        .map(words::event)
        .orElseGet(() -> words.say("proceeding"));
  }

  /** On what it rests that something is said not to have been done, or is to be confirmed. */
  List<AnswerPart.Entry> silence(List<Finding> duties) {
    return Stream.of(Silence.NOT_DONE, Silence.TO_CONFIRM, Silence.NO_RECEIPT)
        .map(one -> silence(one, duties))
        .flatMap(Optional::stream)
        .map(text -> AnswerPart.Entry.of(AnswerPart.Stress.FAINT, text))
        .toList();
  }

  private Optional<String> silence(Silence one, List<Finding> duties) {
    List<Finding> such =
        duties.stream().filter(f -> f.silence().filter(one::equals).isPresent()).toList();
    if (such.isEmpty()) {
      return Optional.empty();
    }
    if (one == Silence.NOT_DONE) {
      List<String> labels = such.stream().map(this::leftUndone).distinct().toList();
      return Optional.of(
          words.say("silence.not-done", String.join(words.say("silence.between"), labels)));
    }
    // What has no period has a last moment at which it can be done: the end of the stage.
    boolean dated = such.stream().anyMatch(f -> f.lastDay().isPresent());
    boolean undated = such.stream().anyMatch(f -> f.lastDay().isEmpty());
    String over =
        words.say(
            dated && undated
                ? "silence.over.both"
                : dated ? "silence.over.period" : "silence.over.moment");
    return Optional.of(words.say("silence." + one.word(), over));
  }
}
