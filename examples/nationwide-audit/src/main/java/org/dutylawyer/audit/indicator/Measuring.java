package org.dutylawyer.audit.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dutylawyer.audit.indicator.Indicator.Kind;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;

/** Holds indicators against one case after another. Not for use by several threads. */
public final class Measuring {

  private final Indicators indicators;
  private final WorkingCalendar calendar;

  /**
   * What an indicator shows of one unit.
   *
   * @param indicator its id
   * @param event the event that the unit is, or the first of a person's
   * @param person the person
   * @param of whether the unit counts
   * @param is whether it shows what is looked for
   */
  public record Shown(String indicator, EventEntry event, String person, Answer of, Answer is) {}

  /** Holds these against cases, with that calendar. */
  public Measuring(Indicators indicators, WorkingCalendar calendar) {
    this.indicators = indicators;
    this.calendar = calendar;
  }

  /** All units of all indicators in a case. */
  public List<Shown> of(CaseView view) {
    Map<List<String>, List<Shown>> known = new HashMap<>();
    List<Shown> shown = new ArrayList<>();
    for (Indicator indicator : indicators.all()) {
      if (indicator.isOfCases()) {
        for (PersonEntry person : view.file().persons()) {
          shown.addAll(of(indicator, view, person.id(), known));
        }
      }
    }
    return shown;
  }

  /** An indicator that another one asks about is held against the case once. */
  private List<Shown> of(
      Indicator indicator, CaseView view, String person, Map<List<String>, List<Shown>> known) {
    List<String> key = List.of(indicator.id(), person);
    List<Shown> shown = known.get(key);
    if (shown == null) {
      shown = measured(indicator, view, person, known);
      known.put(key, shown);
    }
    return shown;
  }

  private List<Shown> measured(
      Indicator indicator, CaseView view, String person, Map<List<String>, List<Shown>> known) {
    List<Shown> shown = new ArrayList<>();
    for (EventEntry event : view.events(indicator.unit().events(), person)) {
      Case one = new Case(view, person, event, known);
      Answer of = one.holds(indicator.of());
      if (of != Answer.NO) {
        shown.add(new Shown(indicator.id(), event, person, of, one.holds(indicator.is())));
      }
      if (indicator.unit().kind() == Kind.PERSON) {
        break;
      }
    }
    return shown;
  }

  /** One unit. */
  private final class Case {
    private final CaseView view;
    private final String person;
    private final EventEntry unit;
    private final Map<List<String>, List<Shown>> known;

    Case(CaseView view, String person, EventEntry unit, Map<List<String>, List<Shown>> known) {
      this.view = view;
      this.person = person;
      this.unit = unit;
      this.known = known;
    }

    Answer holds(Condition condition) {
      if (condition instanceof Condition.FactIs wanted) {
        return fact(wanted);
      } else if (condition instanceof Condition.NumberBelow wanted) {
        return number(wanted);
      } else if (condition instanceof Condition.Happened wanted) {
        return happened(wanted);
      } else if (condition instanceof Condition.Lawyers wanted) {
        return lawyers(wanted);
      } else if (condition instanceof Condition.Days wanted) {
        return days(wanted);
      } else if (condition instanceof Condition.Met wanted) {
        return met(wanted);
      } else if (condition instanceof Condition.DutyStands wanted) {
        return duty(wanted);
      } else if (condition instanceof Condition.Some wanted) {
        return some(wanted);
      } else if (condition instanceof Condition.Unsaid) {
        return Answer.UNDETERMINED;
      } else if (condition instanceof Condition.Not not) {
        return holds(not.condition()).not();
      } else if (condition instanceof Condition.All all) {
        return all.conditions().stream().map(this::holds).reduce(Answer.YES, Answer::and);
      } else if (condition instanceof Condition.Any any) {
        return any.conditions().stream().map(this::holds).reduce(Answer.NO, Answer::or);
      }
      throw new IllegalStateException("no such condition: " + condition);
    }

    private Answer fact(Condition.FactIs fact) {
      if (!fact.ever()) {
        return fact(fact, unit);
      }
      return view.events(person).stream()
          .map(event -> fact(fact, event))
          .reduce(fact(fact, unit), Answer::or);
    }

    private Answer fact(Condition.FactIs fact, EventEntry at) {
      return view.value(fact.name(), person, at)
          .map(value -> Answer.of(fact.values().contains(value)))
          .orElse(Answer.UNDETERMINED);
    }

    private Answer some(Condition.Some wanted) {
      List<EventEntry> events = view.events(wanted.types(), person);
      return events.isEmpty()
          ? silence(wanted.types())
          : events.stream()
              .map(event -> new Case(view, person, event, known).holds(wanted.condition()))
              .reduce(Answer.NO, Answer::or);
    }

    private Answer number(Condition.NumberBelow number) {
      Optional<Integer> own = Optional.ofNullable(unit.amounts().get(number.name()));
      return own.or(() -> unit.lawyer().flatMap(l -> view.amount(number.name(), l)))
          .map(n -> Answer.of(n < number.below()))
          .orElse(Answer.UNDETERMINED);
    }

    // --- events --------------------------------------------------------------------------------

    private Answer happened(Condition.Happened wanted) {
      boolean open = false;
      for (EventEntry event : view.events(wanted.types(), person)) {
        Answer fits = fits(event, wanted);
        if (fits == Answer.YES) {
          return Answer.YES;
        }
        open |= fits.isOpen();
      }
      if (open) {
        return Answer.UNDETERMINED;
      }
      if (wanted.onFile()) {
        return Answer.NO;
      }
      boolean time = wanted.workingDays() >= 0 && !isOver(wanted.workingDays());
      if (time || wanted.when() == Condition.When.WITHIN_YEAR && !isYearOver()) {
        return Answer.UNDETERMINED; // it can still be done in time
      }
      return silence(wanted.types(), event -> fits(event, wanted.atAnyTime()) == Answer.YES);
    }

    private boolean isYearOver() {
      return CaseView.day(unit)
          .map(day -> view.answer().asOf().date().isAfter(day.plusYears(1)))
          .orElse(false);
    }

    private Answer silence(List<String> types) {
      return silence(types, event -> true);
    }

    /**
     * Nothing on file is no, if of each of the types the register records all, or the file says of
     * one that would count that it was not done.
     */
    private Answer silence(List<String> types, Predicate<EventEntry> counts) {
      return types.stream()
              .allMatch(
                  type ->
                      view.recorded(List.of(type))
                          || view.omitted(type, person).stream().anyMatch(counts))
          ? Answer.NO
          : Answer.NO_RECORD;
    }

    private Answer fits(EventEntry event, Condition.Happened wanted) {
      Answer fits = time(event, wanted.when());
      if (wanted.workingDays() >= 0) {
        fits = fits.and(inTime(event, wanted.workingDays()));
      }
      if (wanted.sameLawyer()) {
        fits = fits.and(same(event.lawyer(), unit.lawyer()));
      }
      if (wanted.answers()) {
        fits = fits.and(answers(event));
      }
      for (var fact : wanted.facts().entrySet()) {
        fits =
            fits.and(
                same(
                    Optional.ofNullable(event.facts().get(fact.getKey())),
                    Optional.of(fact.getValue())));
      }
      return fits;
    }

    /**
     * Whether an event answers the one counted: by what it says, else by the lawyer, else because
     * nobody else asked before it.
     */
    private Answer answers(EventEntry event) {
      List<EventEntry> asked = view.events(List.of(unit.type()), person);
      if (event.re().isPresent()) {
        String re = event.re().get();
        if (isMeant(re, unit) || asked.stream().anyMatch(other -> isMeant(re, other))) {
          return Answer.of(isMeant(re, unit));
        }
      }
      boolean named = event.lawyer().isPresent() && unit.lawyer().isPresent();
      if (named) {
        return Answer.of(event.lawyer().equals(unit.lawyer()));
      }
      boolean others =
          asked.stream()
              .filter(other -> !other.id().equals(unit.id()))
              .filter(other -> other.lawyer().isEmpty() || !other.lawyer().equals(unit.lawyer()))
              .anyMatch(other -> !CaseView.isAfter(other, event));
      return others ? Answer.UNDETERMINED : Answer.YES;
    }

    /** Whether an event is named, or what it answers itself (reasons name the opinion). */
    private static boolean isMeant(String re, EventEntry event) {
      return re.equals(event.id()) || event.re().filter(re::equals).isPresent();
    }

    private static Answer same(Optional<String> one, Optional<String> other) {
      return one.isEmpty() || other.isEmpty() ? Answer.UNDETERMINED : Answer.of(one.equals(other));
    }

    private Answer time(EventEntry event, Condition.When when) {
      if (when == Condition.When.EVER) {
        return Answer.YES;
      }
      if (when == Condition.When.IN_STAGE) {
        return inStage(event);
      }
      if (when == Condition.When.IN_STAGE_BEFORE) {
        return inStage(event).and(time(event, Condition.When.BEFORE));
      }
      if (event.at().isEmpty() || unit.at().isEmpty()) {
        return Answer.UNDETERMINED;
      }
      Moment its = event.at().get();
      Moment ours = unit.at().get();
      boolean sameDay = its.date().equals(ours.date());
      boolean untimed = its.time().isEmpty() || ours.time().isEmpty();
      return switch (when) {
        case EARLIER_DAY -> Answer.of(its.date().isBefore(ours.date()));
        case WITHIN_YEAR ->
            Answer.of(
                !its.date().isBefore(ours.date()) && !its.date().isAfter(ours.date().plusYears(1)));
        case BEFORE ->
            sameDay && untimed
                ? Answer.YES // nobody writes the hour of what goes together
                : Answer.of(Moment.BY_BEGINNING.compare(its, ours) <= 0);
        default ->
            sameDay && untimed
                ? Answer.YES
                : Answer.of(Moment.BY_BEGINNING.compare(its, ours) >= 0);
      };
    }

    private Answer inStage(EventEntry event) {
      String stage = view.stage(person, unit);
      String other = view.stage(person, event);
      return stage.isEmpty() || other.isEmpty()
          ? Answer.UNDETERMINED
          : Answer.of(stage.equals(other));
    }

    private Answer inTime(EventEntry event, int workingDays) {
      Optional<LocalDate> due = due(workingDays);
      return due.isEmpty() || event.at().isEmpty()
          ? Answer.UNDETERMINED
          : Answer.of(!event.at().get().date().isAfter(due.get()));
    }

    private boolean isOver(int workingDays) {
      return due(workingDays).map(due -> view.answer().asOf().date().isAfter(due)).orElse(false);
    }

    /** The last of so many working days after the unit; its own day is not counted. */
    private Optional<LocalDate> due(int workingDays) {
      return unit.at().map(at -> nthWorkingDay(at.date(), workingDays));
    }

    private LocalDate nthWorkingDay(LocalDate from, int workingDays) {
      LocalDate day = from;
      for (int left = workingDays; left > 0; ) {
        day = day.plusDays(1);
        if (isWorkingDay(day)) {
          left--;
        }
      }
      return day;
    }

    private boolean isWorkingDay(LocalDate day) {
      return calendar.announced(day.getYear())
          ? calendar.isWorkingDay(day)
          : day.getDayOfWeek().getValue() <= 5;
    }

    // --- counts --------------------------------------------------------------------------------

    private Answer lawyers(Condition.Lawyers wanted) {
      List<EventEntry> events = view.events(wanted.types(), person);
      Set<String> known = new LinkedHashSet<>();
      events.forEach(e -> e.lawyer().ifPresent(known::add));
      if (known.size() > wanted.moreThan()) {
        return Answer.YES;
      }
      boolean unnamed = events.stream().anyMatch(e -> e.lawyer().isEmpty());
      return unnamed ? Answer.UNDETERMINED : silenceOfMore(wanted.types());
    }

    private Answer days(Condition.Days wanted) {
      List<EventEntry> events = view.events(wanted.types(), person);
      if (events.isEmpty()) {
        return silence(wanted.types());
      }
      Set<LocalDate> days = new LinkedHashSet<>();
      events.forEach(e -> CaseView.day(e).ifPresent(days::add));
      if (days.size() > wanted.atMost()) {
        return Answer.NO;
      }
      boolean undated = events.stream().anyMatch(e -> e.at().isEmpty());
      return undated
          ? Answer.UNDETERMINED
          : view.recorded(wanted.types()) ? Answer.YES : Answer.NO_RECORD;
    }

    /** Further events may not be on file, unless the register records them. */
    private Answer silenceOfMore(List<String> types) {
      return view.recorded(types) ? Answer.NO : Answer.NO_RECORD;
    }

    // --- answers -------------------------------------------------------------------------------

    private Answer met(Condition.Met met) {
      return met.ids().stream().map(this::met).reduce(Answer.NO, Answer::or);
    }

    /**
     * Whether an indicator is met by the last of its events before the one counted; of those on one
     * day, by any. What came later was not what is counted here.
     */
    private Answer met(String id) {
      Indicator indicator = indicators.get(id);
      Optional<LocalDate> last = Optional.empty();
      Answer met = Answer.NO;
      Answer undated = Answer.NO;
      for (Shown shown : Measuring.this.of(indicator, view, person, known)) {
        Optional<LocalDate> day = CaseView.day(shown.event());
        Answer shows = shown.of().and(shown.is());
        if (time(shown.event(), Condition.When.BEFORE).isOpen() || day.isEmpty()) {
          undated = undated.or(shows.and(Answer.UNDETERMINED));
        } else if (time(shown.event(), Condition.When.BEFORE) == Answer.YES) {
          boolean later = last.isEmpty() || day.get().isAfter(last.get());
          boolean same = last.equals(day);
          met = later ? shows : same ? met.or(shows) : met;
          last = later ? day : last;
        }
      }
      boolean none = last.isEmpty() && undated == Answer.NO;
      return none ? silence(indicator.unit().events()) : met.or(undated);
    }

    private Answer duty(Condition.DutyStands wanted) {
      Assessment answer = view.answer();
      Answer all = Answer.NO;
      for (Finding finding : answer.findings()) {
        if (finding.governs()
            && finding.conclusion() instanceof Duty duty
            && duty.action().equals(wanted.action())
            && duty.of().id().equals(person)) {
          all = all.or(stands(finding, wanted));
        }
      }
      return all;
    }

    private static Answer stands(Finding finding, Condition.DutyStands wanted) {
      if (wanted.states().contains(finding.state().word())) {
        return finding.outcome() == Outcome.APPLIES ? Answer.YES : Answer.UNDETERMINED;
      }
      return switch (finding.state()) {
        case NO_RECORD -> Answer.NO_RECORD;
        case UNDETERMINED -> Answer.UNDETERMINED;
        default -> Answer.NO;
      };
    }
  }
}
