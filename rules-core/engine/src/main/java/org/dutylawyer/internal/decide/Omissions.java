package org.dutylawyer.internal.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Effect;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;

/**
 * What a file says of what was not done: that it was left undone, that it was denied, and what its
 * silence means.
 */
final class Omissions {

  private final CaseView view;
  private final Acts acts;
  private final Stack stack;
  private final Memory memory;
  private final Moment asOf;

  /** The types of events that record that what another type would show was not done, by that. */
  private final Map<String, List<String>> denials = new HashMap<>();

  /** What the file records as not done, by its type. */
  private final Map<String, List<CaseFile.EventEntry>> omitted = new HashMap<>();

  /** What events say of appointments at which nothing was done, by the type of appointment. */
  private final Map<String, List<Untouched>> untouched = new HashMap<>();

  Omissions(CaseView view, Acts acts) {
    this.view = view;
    this.acts = acts;
    this.stack = view.stack;
    this.memory = view.memory;
    this.asOf = view.asOf;
    memory.events().stream()
        .map(Event::type)
        .distinct()
        .forEach(
            type ->
                denies(type)
                    .forEach(
                        act -> denials.computeIfAbsent(act, a -> new ArrayList<>()).add(type)));
    memory
        .omitted()
        .forEach(entry -> omitted.computeIfAbsent(entry.type(), t -> new ArrayList<>()).add(entry));
    for (CaseFile.EventEntry entry : memory.file().events()) {
      boolean past = entry.at().map(at -> !Memory.isAfter(at, asOf)).orElse(true);
      if (past && !entry.omitted() && !entry.facts().isEmpty()) {
        stack.vocabulary().factsNaming(entry.type()).stream()
            .filter(word -> saysUntouched(entry, word))
            .forEach(
                word ->
                    untouched
                        .computeIfAbsent(word.each().orElseThrow(), t -> new ArrayList<>())
                        .add(new Untouched(entry, word)));
      }
    }
  }

  /** That an event says of an appointment that nothing was done there. */
  private record Untouched(CaseFile.EventEntry entry, FactWord word) {}

  /**
   * What it says that nothing is on file: that it was not done, if the file comes from a register
   * that records such acts up to that day, and it is known who had the case then.
   */
  Silence silence(Duty duty, LocalDate until) {
    List<String> fulfilling = duty.doneBy();
    Silence unsaid =
        fulfilling.stream().allMatch(act -> usual(duty, act))
            ? Silence.TO_CONFIRM
            : Silence.NOTHING;
    return memory
        .file()
        .register()
        .map(
            r ->
                kept(r, until)
                    && !aroseElsewhere(duty)
                    && fulfilling.stream().allMatch(act -> records(r, duty, act)))
        .map(says -> !says ? Silence.NOTHING : isOfNobody(duty) ? unsaid : Silence.NOT_DONE)
        .orElse(unsaid);
  }

  /** Whether it was owed in another place, of which the register of this one says nothing. */
  private boolean aroseElsewhere(Duty duty) {
    return !(duty.of() instanceof Lawyer || duty.of() instanceof Station)
        && memory.course().isElsewhere(Effect.arises(duty).orElse(asOf));
  }

  /** Whether the duty arose before the first stage on file, of whose organ nothing is known. */
  private boolean isOfNobody(Duty duty) {
    return view.actor(duty).filter(Course.CASE_ORGAN::equals).isPresent()
        && memory.course().stage().isPresent();
  }

  /** What was sent of which the acts that fulfil a duty would be the arrival, by its last day. */
  private List<Event> sentInTime(Duty duty, Optional<DueDate> dated) {
    return dated
        .map(
            due ->
                sent(duty)
                    .filter(event -> event.moment().map(at -> !due.isPast(at.date())).orElse(false))
                    .toList())
        .orElse(List.of());
  }

  private Stream<Event> sent(Duty duty) {
    List<String> sending =
        duty.doneBy().stream()
            .flatMap(act -> receiptOf(act).stream())
            .filter(type -> !duty.doneBy().contains(type))
            .distinct()
            .toList();
    String organ = view.actor(duty).orElse("");
    Optional<Moment> from =
        CaseView.isAhead(duty.limit())
            ? acts.earlier(duty, true)
            : duty.trigger().flatMap(Event::moment);
    return sending.isEmpty()
        ? Stream.empty()
        : memory.events(sending).about(() -> CaseView.concerned(duty)).all().stream()
            .filter(event -> acts.fits(event, duty, from, organ));
  }

  private List<String> receiptOf(String type) {
    return stack.vocabulary().event(type).map(EventWord::receiptOf).orElse(List.of());
  }

  /**
   * Whether it was sent in time and nothing shows whether it came in time: that the other side
   * received it is no act of whoever sent it, so that only a register which says that it records
   * the arrival shows by its silence that there was none.
   */
  boolean isUnderWay(Duty duty, Optional<DueDate> dated) {
    List<String> receipts = duty.doneBy().stream().filter(t -> !receiptOf(t).isEmpty()).toList();
    boolean arrived =
        memory.events(receipts).about(() -> CaseView.concerned(duty)).all().stream()
            .anyMatch(event -> CaseView.concerns(event, duty));
    boolean kept =
        memory.file().register().filter(r -> r.records().containsAll(receipts)).isPresent();
    return !arrived && !kept && !sentInTime(duty, dated).isEmpty();
  }

  /** Whether what came too late may be what was sent later, after one that was sent in time. */
  boolean maybeOfLaterSending(Event receipt, Duty duty, Optional<DueDate> dated) {
    List<String> types = receiptOf(receipt.type());
    List<String> inTime = sentInTime(duty, dated).stream().map(Event::id).toList();
    if (types.isEmpty() || inTime.isEmpty() || inTime.contains(receipt.re())) {
      return false;
    }
    return sent(duty)
        .filter(event -> types.contains(event.type()) && !inTime.contains(event.id()))
        .flatMap(event -> event.moment().stream())
        .anyMatch(at -> receipt.moment().map(came -> !Memory.isAfter(at, came)).orElse(false));
  }

  /** Whether registers usually record an act, as the norm or the word of the event says. */
  private boolean usual(Duty duty, String act) {
    return duty.terms()
        .registered()
        .orElseGet(() -> stack.vocabulary().event(act).map(EventWord::registered).orElse(false));
  }

  private static boolean kept(CaseFile.Register register, LocalDate until) {
    return register.until().map(day -> !day.isBefore(until)).orElse(true);
  }

  /** A lawyer is charged with nothing on what is usual: the register has to say it. */
  private boolean records(CaseFile.Register register, Duty duty, String act) {
    boolean presumed = !Conduct.isLawyer(Course.actor(duty)) && usual(duty, act);
    return register.records().contains(act) || presumed && !register.omits().contains(act);
  }

  /**
   * Whether the file says that whoever owed it did not do it. What was noted while there was still
   * time says so once the time is over and nothing on file shows that it was done after all. What
   * ended while there was still time was not left undone, nor what was noted once it was not owed.
   */
  boolean omitted(Duty duty, Optional<DueDate> dated, Ends.End end) {
    boolean timed = dated.isPresent() || Ends.isPrompt(duty);
    if (end.inTime() && timed) {
      return false;
    }
    boolean occasional = CaseView.isOccasional(duty);
    String organ = view.actor(duty).orElse("");
    return duty.doneBy().stream()
        .flatMap(type -> omitted.getOrDefault(type, List.of()).stream())
        .filter(entry -> !(duty.of() instanceof Person) || entry.concerns(duty.of().id()))
        .filter(entry -> CaseView.isOfThatLawyer(entry, duty))
        .filter(entry -> entry.re().isEmpty() || duty.trigger().map(Event::id).equals(entry.re()))
        .filter(entry -> entry.at().map(at -> isOwedAt(duty, at)).orElse(true))
        .filter(
            entry -> {
              LocalDate noted = entry.at().map(Moment::date).orElse(asOf.date());
              return dated
                  .map(
                      due ->
                          due.isPast(asOf.date())
                              || (occasional || entry.at().isPresent())
                                  && !noted.isBefore(due.latest()))
                  .orElse(true);
            })
        .filter(entry -> isWhileOwed(entry, end))
        .anyMatch(
            entry -> acts.actsFor(entry.type(), entry.by().orElse(""), entry.at(), duty, organ));
  }

  /** Whether it was owed already; of what hangs on no event, by the states on which it rests. */
  private boolean isOwedAt(Duty duty, Moment at) {
    return acts.owedFrom(duty).map(from -> !Memory.isAfter(from, at)).orElse(true)
        && (duty.trigger().isPresent()
            || duty.terms().whileIs().stream().allMatch(state -> view.holds(duty, state, at)));
  }

  /** Whether it was noted before the state ended on which it rested, while that was in time. */
  private static boolean isWhileOwed(CaseFile.EventEntry note, Ends.End end) {
    return end.lapsed()
        .map(until -> note.at().filter(at -> Memory.isAfter(until, at)).isPresent())
        .orElse(true);
  }

  /**
   * Whether the file says of the appointment that a state is what it is where nothing was done: the
   * act that would have left another was never done.
   */
  boolean saidNever(Duty duty) {
    return duty.trigger().isPresent()
        && !duty.doneBy().isEmpty()
        && untouched.getOrDefault(duty.trigger().get().type(), List.of()).stream()
            .filter(said -> CaseView.isOfThatLawyer(said.entry(), duty))
            .filter(
                said ->
                    memory
                        .file()
                        .appointments(said.entry(), said.word().each().orElseThrow())
                        .stream()
                        .allMatch(a -> a.id().equals(duty.trigger().get().id())))
            .anyMatch(
                said ->
                    duty.doneBy().stream()
                        .allMatch(
                            act ->
                                stack.vocabulary().leaves(act).stream()
                                    .anyMatch(l -> l.state().equals(said.word().key()))));
  }

  /** Whether an event says that a state of each appointment is what it is before any act. */
  private static boolean saysUntouched(CaseFile.EventEntry entry, FactWord word) {
    return word.each().isPresent()
        && word.history()
            .flatMap(History::initially)
            .map(v -> v.equals(entry.facts().get(word.key())))
            .orElse(false);
  }

  /**
   * Whether an event records that it was not done in time, and nothing was done after it. On one
   * day without hours the act counts as the later of the two, unless it was the lawyer's own
   * appointment of that day: who came after having missed it was late. What is to be done at an
   * occasion of the person is denied by an event of that day, where nothing shows it; what serves
   * the duty itself denies nothing, nor does what denies another way of doing it than the one
   * taken.
   */
  boolean denied(Duty duty, Optional<Event> done) {
    List<String> types =
        duty.doneBy().stream()
            .filter(act -> done.map(Event::type).map(act::equals).orElse(true))
            .flatMap(act -> denials.getOrDefault(act, List.of()).stream())
            .filter(type -> !duty.doneBy().contains(type))
            .distinct()
            .toList();
    boolean appointment =
        CaseView.isOccasional(duty) && duty.of() instanceof org.dutylawyer.casefile.Lawyer;
    boolean occasion = CaseView.isOccasional(duty) && !appointment;
    if (types.isEmpty() || occasion && done.isPresent()) {
      return false;
    }
    Optional<LocalDate> day = duty.trigger().flatMap(Event::moment).map(Moment::date);
    return memory.events(types).about(() -> CaseView.concerned(duty)).all().stream()
        .filter(event -> CaseView.concerns(event, duty))
        .filter(event -> view.isOfThatLawyer(event, duty) && isOfThatTrigger(event, duty))
        .flatMap(event -> event.moment().stream())
        .filter(at -> isOwedAt(duty, at) && !Memory.isAfter(at, asOf))
        .filter(at -> !occasion || day.map(at.date()::equals).orElse(true))
        .anyMatch(
            at ->
                done.flatMap(Event::moment)
                    .map(act -> appointment ? !Memory.isAfter(act, at) : Memory.isAfter(at, act))
                    .orElse(true));
  }

  private List<String> denies(String type) {
    return stack.vocabulary().event(type).map(EventWord::denies).orElse(List.of());
  }

  /** Whether an event is about what the duty arose from, by what it says or as the only one. */
  private boolean isOfThatTrigger(Event event, Duty duty) {
    CaseFile file = memory.file();
    return duty.trigger()
        .map(
            trigger ->
                file.event(event.id()).stream()
                    .flatMap(entry -> file.appointments(entry, trigger.type()).stream())
                    .map(CaseFile.EventEntry::id)
                    .allMatch(trigger.id()::equals))
        .orElse(true);
  }
}
