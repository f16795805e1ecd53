package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
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
import org.dutylawyer.finding.Conclusion;
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
    return words.say("state." + finding.state().word());
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
    return dated.earliest().equals(dated.latest())
        ? words.say("due.by", words.last(dated))
        : words.say(
            "due.range",
            words.day(dated.earliest()),
            words.day(dated.latest()),
            words.day(dated.safeUnderAll()));
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
        .forEach(one -> others.putIfAbsent(one.due(), counting(one.reading(), one.value())));
    for (ReadingEffect effect : finding.readings()) {
      effect
          .due()
          .flatMap(Due::dated)
          .ifPresent(
              other -> others.putIfAbsent(other.due(), reading(effect.reading(), effect.option())));
    }
    LocalDate safe =
        Stream.concat(
                Stream.of(due.get().safeUnderAll()),
                finding.readings().stream()
                    .flatMap(effect -> effect.due().flatMap(Due::dated).stream())
                    .map(DueDate::safeUnderAll))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return others.entrySet().stream()
        .filter(one -> one.getKey().isBefore(due.get().due()) && !one.getValue().isEmpty())
        .findFirst()
        .map(
            one ->
                words.say(
                    "screen.disputed", one.getValue(), words.day(one.getKey()), words.day(safe)));
  }

  /** How a contested point of counting is read. */
  private String counting(String id, String option) {
    Conventions.Reading reading = Conventions.reading(id);
    return reading.options().stream()
        .filter(one -> one.value().equals(option))
        .findFirst()
        .map(
            one ->
                words.say(
                    "screen.disputed.reading", words.of(reading.title()), words.of(one.title())))
        .orElse("");
  }

  /** The question that is contested, and the option; empty if the answer knows no such reading. */
  private String reading(String id, String option) {
    return words
        .contest(id)
        .filter(contest -> contest.options().containsKey(option))
        .map(
            contest ->
                words.say(
                    "screen.disputed.reading",
                    words.of(contest.title()),
                    words.of(requireNonNull(contest.options().get(option)))))
        .orElse("");
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
    List<String> facts = finding.needs().stream().map(this::needed).distinct().toList();
    if (!facts.isEmpty()) {
      String named = words.list(facts.stream().limit(MOST_NAMED).toList());
      return facts.size() > MOST_NAMED
          ? words.say("depends.more", named, facts.size())
          : words.say("depends", named);
    }
    // Hours are counted, and the file knows the day alone.
    return finding
        .due()
        .filter(due -> finding.isDoubtful())
        .map(due -> words.say("depends", words.say("depends.hour", trigger(finding))))
        .orElse("");
  }

  /** A fact of an event is none of the case: it is named with the event. */
  private String needed(Need need) {
    if (need.fact().isEmpty()) {
      return words.say("depends.date", words.subject(need.of()));
    }
    return need.of() instanceof Event event
        ? words.subject(event) + words.bracketed(words.fact(need.fact()))
        : words.fact(need.fact());
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
