package org.dutylawyer.workbench.proof;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Symbolic;
import org.dutylawyer.internal.Symbolic.Held;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.TooManyDecisionsException;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.language.Declared;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Courses;
import org.dutylawyer.workbench.course.Say;

/**
 * Proves of the packs of a jurisdiction what holds in every case: over all combinations of the
 * facts and readings, which stay symbolic, and over all orders of the events that can make a
 * difference, which are gone through one by one up to a bound. What it finds against a property is
 * the smallest such case, asked of Drools as well.
 *
 * <pre>{@code
 * List<ProofReport> reports = Proof.of(packs, List.of("CN-50"), Bound.OF_A_BUILD);
 * }</pre>
 */
public final class Proof {

  private static final int SAMPLES = 24;
  private static final double NANOS = 1e9;

  private final Engine engine;
  private final String jurisdiction;
  private final Bound bound;
  private final Vocabulary words;
  private final Say say;
  private final Symbolic symbolic;
  private final Courses courses;
  private final Finds finds = new Finds();

  /** Of each rule the smallest case in which it can apply. */
  private final Map<RuleModel, Witness> witnesses = new HashMap<>();

  private long run;
  private long impossible;
  private double worlds;
  private int mostOpen;

  /** A case in which a rule can apply. */
  private record Witness(Course course, Map<Variable, String> facts, Held held) {}

  private Proof(Engine engine, String jurisdiction, Bound bound) {
    this.engine = engine;
    this.jurisdiction = jurisdiction;
    this.bound = bound;
    this.words = engine.vocabulary(jurisdiction);
    this.say = new Say(words);
    this.symbolic = Symbolic.of(engine, jurisdiction);
    this.courses = new Courses(engine.packsFor(jurisdiction), words);
  }

  /**
   * Proves of each jurisdiction, or finds the smallest cases against it.
   *
   * @param packs the files of the packs, and of those that they require
   * @param jurisdictions whose packs
   * @param bound how far
   * @throws BadInputException if a pack is bad, or if one proof would take longer than the bound
   *     allows, with an estimate
   */
  public static List<ProofReport> of(
      Collection<PackFiles> packs, Collection<String> jurisdictions, Bound bound) {
    WorkingCalendar calendar = WorkingCalendar.china();
    Set<String> chosen = Set.copyOf(jurisdictions);
    Engine engine = Engine.load(new Workbench(calendar).compile(packs, chosen), Set.of(), calendar);
    return jurisdictions.stream().map(id -> of(engine, id, bound)).toList();
  }

  private static ProofReport of(Engine engine, String jurisdiction, Bound bound) {
    Proof proof = new Proof(engine, jurisdiction, bound);
    proof.estimate();
    long start = System.nanoTime();
    proof.courses.each(bound.events(), proof::course);
    int looked = proof.rules();
    int met = proof.duties();
    return proof.report(start, looked, met);
  }

  // --- the size, before it starts

  private void estimate() {
    double count = courses.count(bound.events());
    List<Course> samples = new ArrayList<>();
    courses.each(Math.min(bound.events(), 1), samples::add);
    int step = Math.max(1, samples.size() / SAMPLES);
    double each = 0;
    // The first round is cold: it makes the plan ready, and the code fast.
    for (int round = 0; round < 2; round++) {
      long start = worked();
      int timed = 0;
      for (int i = 0; i < samples.size(); i += step) {
        course(samples.get(i), new Finds());
        timed++;
      }
      each = (worked() - start) / NANOS / timed;
    }
    double seconds = count * each;
    run = 0;
    impossible = 0;
    worlds = 0;
    witnesses.clear();
    if (seconds > bound.seconds()) {
      throw new BadInputException(
          Problem.of(
              "--bound " + bound.events(),
              new Title(
                  Magnitude.many(count) + " 种事件顺序，约需 " + Magnitude.time(seconds).zh(),
                  Magnitude.many(count)
                      + " orders of events, some "
                      + Magnitude.time(seconds).en()),
              new Title(
                  "至多 " + bound.seconds() + " 秒；减小 --bound，或者提高 --seconds",
                  "at most " + bound.seconds() + " s; take a smaller --bound, or more --seconds")));
    }
  }

  /** Nanoseconds that this thread has worked: what else a machine does makes no proof larger. */
  private static long worked() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  // --- one course of events

  private void course(Course course) {
    course(course, finds);
  }

  private void course(Course course, Finds into) {
    Optional<CaseFile> file = course.file(jurisdiction, words);
    if (file.isEmpty()) {
      impossible++;
      return;
    }
    World world = check(course, file.get(), into);
    run++;
    double combinations = 1;
    for (Variable variable : world.open()) {
      combinations *= variable.values().size();
    }
    worlds += combinations;
    mostOpen = Math.max(mostOpen, world.open().size());
    for (Held held : world.held()) {
      witness(course, world, held);
    }
  }

  private World check(Course course, CaseFile file, Finds into) {
    try {
      World world = symbolic.run(file, course.asOf());
      Floor.check(world, course, into, courses, say);
      Contradictions.check(world, course, into);
      Protection.gaps(world, course, into, words);
      Protection.harm(world, course, into, courses, say);
      return world;
    } catch (TooManyDecisionsException e) {
      throw new BadInputException(
          Problem.of(
              jurisdiction + " " + course.events(),
              new Title("判断过多", "too much to be told apart"),
              new Title("至多 " + e.most() + " 个判断", "at most " + e.most() + " decisions")));
    }
  }

  /** The same case without a lawyer and a station, if it stands against the property as well. */
  private Found smallest(Found one) {
    Course alone = one.course().alone();
    Finds found = new Finds();
    alone.file(jurisdiction, words).ifPresent(file -> check(alone, file, found));
    return found.of(one.matter()).orElse(one);
  }

  private void witness(Course course, World world, Held held) {
    Witness known = witnesses.get(held.rule());
    if (known == null || known.course().events().size() > course.events().size()) {
      Decision free = world.governs(held);
      Decision holds = free == world.decisions().never() ? held.condition() : free;
      if (holds != world.decisions().never()) {
        witnesses.put(held.rule(), new Witness(course, world.decisions().fewest(holds), held));
      }
    }
  }

  // --- one rule

  private Pack pack() {
    List<Pack> packs = engine.packsFor(jurisdiction);
    return packs.get(packs.size() - 1);
  }

  /** Rules that applied in no course get courses of their own. */
  private int rules() {
    List<RuleModel> all =
        engine.packsFor(jurisdiction).stream().flatMap(p -> p.rules().stream()).toList();
    DeadRules dead = new DeadRules(words, all, courses);
    int looked = 0;
    for (RuleModel rule : pack().rules()) {
      if (witnesses.containsKey(rule)) {
        continue;
      }
      InForce days =
          pack()
              .instrument(rule.norm())
              .orElseThrow()
              .inForce()
              .intersect(rule.inForce())
              .orElse(new InForce(Optional.empty(), Optional.empty()));
      DeadRules.Tried tried = dead.look(rule, days, course -> applies(rule, course));
      looked += tried.courses();
      if (tried.found().isEmpty() && !appliesAfterOne(rule)) {
        finds.note(
            new Found(
                Property.DEAD,
                rule.norm(),
                Optional.empty(),
                Optional.empty(),
                new Title(
                    "试过的 " + tried.courses() + " 种顺序中都不能适用：" + rule.name(),
                    "applies in none of " + tried.courses() + " orders: " + rule.name()),
                new Course(List.of()),
                Map.of()));
      }
    }
    return looked;
  }

  /** A proof without events still knows what one event makes of a rule. */
  private boolean appliesAfterOne(RuleModel rule) {
    if (bound.events() > 0) {
      return false; // it was looked at
    }
    List<Course> one = new ArrayList<>();
    courses.each(1, one::add);
    return one.stream().anyMatch(course -> applies(rule, course));
  }

  private boolean applies(RuleModel rule, Course course) {
    Optional<CaseFile> file = course.file(jurisdiction, words);
    if (file.isEmpty()) {
      return false;
    }
    World world = symbolic.run(file.get(), course.asOf());
    for (Held held : world.held()) {
      if (held.rule() == rule) {
        witness(course, world, held);
      }
    }
    return witnesses.containsKey(rule);
  }

  private int duties() {
    Meeting meeting = new Meeting(engine, jurisdiction, courses);
    for (RuleModel rule : pack().rules()) {
      Witness witness = witnesses.get(rule);
      if (witness != null
          && witness.held().conclusion() instanceof Duty duty
          && !duty.doneBy().isEmpty()
          && !meeting.canBeMet(rule.norm(), duty, witness.course(), witness.facts())) {
        Witness least =
            alone(witness)
                .filter(w -> !meeting.canBeMet(rule.norm(), duty, w.course(), w.facts()))
                .orElse(witness);
        finds.note(
            new Found(
                Property.UNMEETABLE,
                rule.norm(),
                Optional.empty(),
                Optional.empty(),
                new Title("没有一个行为能算作办理：" + rule.name(), "no act fulfils it: " + rule.name()),
                least.course(),
                least.facts()));
      }
    }
    return meeting.tried();
  }

  /** The same without a lawyer and a station, if the rule can apply then as well. */
  private Optional<Witness> alone(Witness witness) {
    Course alone = witness.course().alone();
    Optional<World> world =
        alone.file(jurisdiction, words).map(file -> symbolic.run(file, alone.asOf()));
    return world.stream()
        .flatMap(w -> w.held().stream())
        .filter(held -> held.rule() == witness.held().rule())
        .filter(held -> held.condition() != world.orElseThrow().decisions().never())
        .findFirst()
        .map(
            held ->
                new Witness(alone, world.orElseThrow().decisions().fewest(held.condition()), held));
  }

  // --- the report

  private ProofReport report(long start, int looked, int met) {
    List<Declared> declared =
        engine.packsFor(jurisdiction).stream()
            .flatMap(p -> Declared.in(p.files()).stream())
            .filter(d -> Property.find(d.check()).isPresent())
            .toList();
    Cases cases = new Cases(engine, jurisdiction);
    List<Counterexample> found = new ArrayList<>();
    Map<Declared, Boolean> used = new LinkedHashMap<>();
    declared.forEach(d -> used.put(d, false));
    for (Found any : finds.all()) {
      Found one = smallest(any);
      found.add(cases.of(one, declared));
      declared.stream().filter(one::isDeclaredBy).forEach(d -> used.put(d, true));
    }
    List<Problem> stale = new ArrayList<>();
    used.forEach(
        (d, is) -> {
          boolean own = pack().instrument(d.norm()).isPresent();
          boolean reached = d.bound() <= bound.events();
          // More events in a row may well let a rule apply that fewer do not.
          boolean longer = d.bound() < bound.events() && d.check().equals(Property.DEAD.word());
          if (!is && own && reached && !longer) {
            stale.add(
                Problem.of(
                    d.where(),
                    new Title(
                        "对 "
                            + d.norm()
                            + " 的说明"
                            + d.difference().map(w -> "（" + w + "）").orElse(""),
                        "a declaration for "
                            + d.norm()
                            + d.difference().map(w -> " (" + w + ")").orElse("")),
                    new Title("确实存在的情形", "a case that is there")));
          }
        });
    return new ProofReport(
        jurisdiction,
        pack().manifest().title(),
        bound,
        new ProofReport.Size(
            courses.letters().size(),
            run,
            impossible,
            worlds,
            mostOpen,
            looked,
            met,
            (System.nanoTime() - start) / NANOS),
        found,
        stale);
  }
}
