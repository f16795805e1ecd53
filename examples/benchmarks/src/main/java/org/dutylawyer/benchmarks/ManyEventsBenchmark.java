package org.dutylawyer.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.benchmarks.measured.BareDrools;
import org.dutylawyer.benchmarks.measured.BareFacts;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.Pack;
import org.openjdk.jmh.annotations.Benchmark;
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
 * How the cost of one answer grows with the events in the case: the complete case, and ten kinds of
 * event of help in turn, each round of ten answering events of its own round. What should stay flat
 * is the time divided by the number of events.
 *
 * <p>A reader accepts 5,000 events; beyond it the case is built without the reader.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class ManyEventsBenchmark extends AssessedNow {

  private static final LocalDate MON_2024_01_08 = LocalDate.of(2024, 1, 8);
  private static final int DAYS = 600;

  /** A round: the kind of event, the place in the round of the event that it answers, facts. */
  private static final List<Step> ROUND =
      List.of(
          new Step("duty-lawyer-requested", -1, Map.of("in-writing", "yes")),
          new Step("help-application-filled-in", 0, Map.of()),
          new Step("help-notice-delivered", -1, Map.of("batch", "no")),
          new Step(
              "help-notice-received",
              2,
              Map.of("on-site-lawyer", "no", "notice-exception", "none")),
          new Step("duty-lawyer-arranged", 3, Map.of("help-place", "court")),
          new Step("duty-lawyer-notified-to-organ", 3, Map.of()),
          new Step("legal-help-given", -1, Map.of()),
          new Step("meeting-held", -1, Map.of()),
          new Step("opinion-given", -1, Map.of("in-writing", "yes")),
          new Step("opinion-attached", 8, Map.of()));

  private record Step(String type, int answers, Map<String, String> facts) {}

  /** How many events are added to those of the case. */
  @Param({"10", "100", "1000", "10000"})
  public int events = 10;

  private BareDrools bare;
  private List<Object> facts;

  /** For JMH. */
  public ManyEventsBenchmark() {}

  /** Loads the national rules and makes the case. */
  @Setup
  public void load() {
    assessed(withEvents(file(), events));
    List<Pack> packs = rules().packsFor("CN");
    bare = new BareDrools(packs.stream().map(Pack::files).toList());
    facts =
        new BareFacts(packs, rules().vocabulary("CN"))
            .of(file(), AssessCases.NOW.asOf(), BareFacts.Measure.KNOWN);
  }

  /** The rules alone. */
  @Benchmark
  public List<Conclusion> bareDrools() {
    return bare.run(facts);
  }

  /** The case with so many more events. */
  static CaseFile withEvents(CaseFile file, int more) {
    List<EventEntry> all = new ArrayList<>(file.events());
    for (int i = 0; i < more; i++) {
      int round = i / ROUND.size();
      Step step = ROUND.get(i % ROUND.size());
      int start = round * ROUND.size();
      LocalDate day = MON_2024_01_08.plusDays((long) round * DAYS / Math.max(1, more / 10));
      all.add(
          new EventEntry(
              "m" + i,
              step.type(),
              Optional.of(Moment.of(day)),
              List.of(),
              Optional.of("court"),
              Optional.empty(),
              Optional.empty(),
              step.answers() < 0 ? Optional.empty() : Optional.of("m" + (start + step.answers())),
              Optional.empty(),
              step.facts(),
              Map.of(),
              List.of(),
              false,
              ""));
    }
    return new CaseFile(
        file.id(),
        file.jurisdiction(),
        file.name(),
        file.proceeding(),
        file.proceedingAmounts(),
        file.persons(),
        file.lawyers(),
        file.stations(),
        all,
        file.register());
  }
}
