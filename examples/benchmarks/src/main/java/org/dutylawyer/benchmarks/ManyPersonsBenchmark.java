package org.dutylawyer.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.LawyerEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How the cost of one answer grows with the persons in the case: the one accused of the complete
 * case as many times over, each with nine events of his own, and forty lawyers between them. What
 * should stay flat is the time divided by the number of persons.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class ManyPersonsBenchmark extends AssessedNow {

  private static final LocalDate MON_2025_06_16 = LocalDate.of(2025, 6, 16);
  private static final int LAWYERS = 40;
  private static final int MEETINGS = 6;

  /** How many persons are accused. */
  @Param({"10", "100", "1000"})
  public int persons = 10;

  /** For JMH. */
  public ManyPersonsBenchmark() {}

  /** Loads the national rules and makes the case. */
  @Setup
  public void load() {
    assessed(withPersons(file(), persons));
  }

  /** The case with so many persons, of whom nobody has to do with another. */
  static CaseFile withPersons(CaseFile file, int persons) {
    PersonEntry accused = file.persons().get(0);
    List<PersonEntry> all = new ArrayList<>();
    List<LawyerEntry> lawyers = new ArrayList<>();
    List<EventEntry> events = new ArrayList<>();
    for (int i = 0; i < LAWYERS; i++) {
      lawyers.add(new LawyerEntry("lawyer" + i, Optional.empty(), Map.of(), Map.of()));
    }
    for (int i = 0; i < persons; i++) {
      String id = "person" + i;
      Optional<String> lawyer = Optional.of("lawyer" + i % LAWYERS);
      all.add(new PersonEntry(id, accused.name(), accused.born(), accused.facts(), Map.of()));
      events.add(event(events.size(), "duty-lawyer-requested", 0, id, Optional.empty()));
      events.add(event(events.size(), "help-notice-delivered", 1, id, Optional.empty()));
      for (int meeting = 0; meeting < MEETINGS; meeting++) {
        events.add(event(events.size(), "legal-help-given", 2 + meeting, id, lawyer));
      }
      events.add(event(events.size(), "opinion-given", 2 + MEETINGS, id, lawyer));
    }
    return new CaseFile(
        file.id(),
        file.jurisdiction(),
        file.name(),
        file.proceeding(),
        file.proceedingAmounts(),
        all,
        lawyers,
        file.stations(),
        events,
        file.register());
  }

  private static EventEntry event(
      int number, String type, int day, String person, Optional<String> lawyer) {
    return new EventEntry(
        "m" + number,
        type,
        Optional.of(Moment.of(MON_2025_06_16.plusDays(day))),
        List.of(person),
        Optional.of("court"),
        lawyer,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        false,
        "");
  }
}
