package org.dutylawyer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.internal.Difference;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.change.Granted;
import org.dutylawyer.internal.change.LeastChangeSearch;
import org.dutylawyer.internal.change.Matter;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePacks;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The library: load packs once, then assess many case files from many threads.
 *
 * <pre>{@code
 * DutyLawyerRules rules = DutyLawyerRules.load();
 * CaseFile file = rules.read(Path.of("case.json"));
 * Assessment answer = rules.assess(file, Question.today());
 * }</pre>
 */
public final class DutyLawyerRules {

  private final Engine engine;
  private final Evaluator evaluator;

  private DutyLawyerRules(Engine engine, Evaluator evaluator) {
    this.engine = engine;
    this.evaluator = evaluator;
  }

  /**
   * Loads the packs on the class path or module path, with the calendar that the library ships; on
   * any thread.
   *
   * @throws BadInputException if there is no pack, or one is bad; then none is used
   */
  public static DutyLawyerRules load() {
    return builder().packsOnClassPath().build();
  }

  /** Loads chosen packs. */
  public static Builder builder() {
    return new Builder();
  }

  /** Chooses what to load. Not for use by more than one thread. */
  public static final class Builder {
    private final List<PackFiles> packs = new ArrayList<>();
    private final Set<String> jurisdictions = new LinkedHashSet<>();
    private WorkingCalendar calendar = WorkingCalendar.china();
    private Evaluator evaluator = Evaluator.DROOLS;

    private Builder() {}

    /** Adds the packs that jars on the class path offer. */
    public Builder packsOnClassPath() {
      packs.addAll(PackFiles.onClassPath());
      return this;
    }

    /** Adds a pack that was compiled: by its build, or by the workbench of authors. */
    public Builder pack(PackFiles files) {
      packs.add(files);
      return this;
    }

    /**
     * Makes ready only what this jurisdiction needs; without any, all packs.
     *
     * @throws BadInputException if it is no code of a jurisdiction (行政区划代码)
     */
    public Builder jurisdiction(String id) {
      jurisdictions.add(place(id));
      return this;
    }

    /**
     * Evaluates the rules in that way; {@link Evaluator#DROOLS} if nothing is chosen. Where there
     * is no plan of a pack's rules, Drools evaluates them: {@link DutyLawyerRules#notPlanned()}
     * says so when the packs are loaded, and every such answer in a warning.
     */
    public Builder evaluator(Evaluator chosen) {
      evaluator = chosen;
      return this;
    }

    /**
     * Counts with a further notice of days off.
     *
     * @throws NoticeException when it contradicts the notices known, or speaks for a region alone
     */
    public Builder notice(HolidayNotice notice) {
      calendar = calendar.with(notice);
      return this;
    }

    /**
     * Counts with the further notices of a file: the State Council's own text, or entries.
     *
     * @throws NoticeException when it cannot be read as a notice, or as {@link
     *     #notice(HolidayNotice)}
     */
    public Builder notice(Path file) {
      calendar = calendar.with(file);
      return this;
    }

    /** Counts with that calendar; notices given before this are not part of it. */
    public Builder calendar(WorkingCalendar chosen) {
      calendar = chosen;
      return this;
    }

    /**
     * Makes the packs ready as they were compiled.
     *
     * @throws BadInputException if there is no pack, one is not compiled as it stands, or one that
     *     it requires is absent; then none is used
     */
    public DutyLawyerRules build() {
      if (packs.isEmpty()) {
        throw new BadInputException(RulePacks.none());
      }
      return new DutyLawyerRules(Engine.load(packs, jurisdictions, calendar), evaluator);
    }
  }

  /**
   * The code of a place.
   *
   * @throws BadInputException if it is none; no other place is taken in its stead
   */
  private static String place(String id) {
    if (!Jurisdictions.isWellFormed(id) && !Jurisdictions.isProposals(id)) {
      throw new BadInputException(
          new Problem(
              "jurisdiction",
              Shown.both(Shown.text(id)),
              Jurisdictions.expected(id),
              Jurisdictions.nearest(id)));
    }
    return id;
  }

  /**
   * Reads a case file.
   *
   * @throws BadInputException with everything that is wrong in it
   */
  public CaseFile read(Path file) {
    return read(CaseFileText.read(file));
  }

  /**
   * Reads a case file.
   *
   * @param json its text
   * @param where a name for it, for messages
   * @throws BadInputException with everything that is wrong in it
   */
  public CaseFile read(String json, String where) {
    return read(CaseFileText.of(json, where));
  }

  /**
   * Reads a case file whose text was read before, with the words of the jurisdiction that it names.
   *
   * @throws BadInputException with everything that is wrong in it; first, where no pack of that
   *     jurisdiction is loaded, that its words are not known
   */
  public CaseFile read(CaseFileText text) {
    String jurisdiction = text.jurisdiction();
    CaseFileReader reader = new CaseFileReader(engine.vocabulary(jurisdiction));
    try {
      return reader.read(text);
    } catch (BadInputException e) {
      if (engine.hasOwnPack(jurisdiction)) {
        throw e;
      }
      List<Problem> problems = new ArrayList<>(e.problems());
      problems.add(0, noPack(text.where(), jurisdiction));
      throw new BadInputException(problems);
    }
  }

  /** What is wrong with a file is wrong by the words of other packs than its own. */
  private Problem noPack(String where, String jurisdiction) {
    List<String> loaded = packs().keySet().stream().sorted().toList();
    return Problem.of(
        where,
        new Title(
            "法域 " + jurisdiction + "，没有加载它的规则包",
            "the jurisdiction " + jurisdiction + ", of which no pack is loaded"),
        new Title(
            "已加载规则包的法域：" + String.join("、", loaded) + "；以下问题可能只因缺少该包的用词",
            "one of a loaded pack: "
                + String.join(", ", loaded)
                + "; what follows may be wrong only for want of its words"));
  }

  /**
   * A reader for the case files of a jurisdiction, whose packs can add words.
   *
   * @throws BadInputException if it is no code of a jurisdiction (行政区划代码)
   */
  public CaseFileReader reader(String jurisdiction) {
    return new CaseFileReader(vocabulary(jurisdiction));
  }

  /**
   * The words that case files and rules of a jurisdiction can use; the nation's where no pack is
   * loaded for a place.
   *
   * @throws BadInputException if it is no code of a jurisdiction (行政区划代码)
   */
  public Vocabulary vocabulary(String jurisdiction) {
    return engine.vocabulary(place(jurisdiction));
  }

  /**
   * Answers a case file. Compiles nothing; can be called from many threads.
   *
   * @throws BadInputException if a reading is unknown, or no pack applies
   */
  public Assessment assess(CaseFile file, Question question) {
    return assess(file, question, evaluator);
  }

  /**
   * Answers a case file by an evaluator chosen for it.
   *
   * @throws BadInputException if a reading is unknown, or no pack applies
   * @throws EvaluatorsDifferException if both are asked for and answer differently
   */
  public Assessment assess(CaseFile file, Question question, Evaluator by) {
    return by(file, by, way -> assess(file, question, way));
  }

  private Assessment assess(CaseFile file, Question question, Way way) {
    return engine.assess(
        registered(file, question),
        question.asOf(),
        question.knownOn().orElse(question.asOf().date()),
        question.readings(),
        question.awaited(),
        question.assuming(),
        kinds(question),
        way);
  }

  private static Set<Conclusion.Kind> kinds(Question question) {
    Set<Conclusion.Kind> kinds = EnumSet.noneOf(Conclusion.Kind.class);
    for (Conclusion.Kind kind : Conclusion.Kind.values()) {
      if (question.parts().contains(Question.Part.of(kind))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static <T> T by(CaseFile file, Evaluator evaluator, Function<Way, T> answering) {
    if (evaluator != Evaluator.BOTH) {
      return answering.apply(evaluator == Evaluator.PLAN ? Way.PLAN : Way.NETWORK);
    }
    T drools = answering.apply(Way.NETWORK);
    T plan = answering.apply(Way.PLAN);
    Optional<Title> difference = Difference.between(drools, plan);
    if (difference.isPresent()) {
      throw new EvaluatorsDifferException(file, difference.get());
    }
    return drools;
  }

  /**
   * Why a norm was reached in a case, or which of its conditions failed.
   *
   * @param norm a norm, or a provision for all norms inside it
   * @throws BadInputException if no rule encodes it, or a reading is unknown
   */
  public List<Explanation> explain(CaseFile file, Question question, NormId norm) {
    return by(
        file,
        evaluator,
        way -> engine.explain(file, question.asOf(), question.readings(), norm, way));
  }

  /**
   * The conclusions of an answer of which a reader will ask what would make them otherwise: those
   * of {@link Target#of(Assessment)}, and what the texts say shall be given and is not owed now.
   * What persons are owed comes first.
   */
  public List<Target> targets(Assessment answer) {
    List<Target> targets = new ArrayList<>(Target.of(answer));
    targets.addAll(
        Granted.of(engine.stack(answer.file().jurisdiction()), answer, rule -> !Granted.may(rule)));
    return targets.stream()
        .distinct()
        .sorted(Comparator.comparing(target -> !(target instanceof Target.Owed)))
        .toList();
  }

  /**
   * The conclusions that norms have a part in, also what they grant and nobody is owed now.
   *
   * @param norm a norm, or a provision for all norms inside it
   * @return empty if they conclude neither an entitlement nor, in that answer, a duty, prohibition
   *     or ground
   */
  public List<Target> targets(Assessment answer, NormId norm) {
    List<Target> targets = new ArrayList<>(Target.of(answer, norm));
    targets.addAll(
        Granted.of(
            engine.stack(answer.file().jurisdiction()),
            answer,
            rule -> rule.norm().isWithin(norm)));
    return targets.stream().distinct().toList();
  }

  /**
   * The least changes that flip a conclusion about a case, of up to three facts or acts (最小改变).
   *
   * @param target the conclusion, as {@link #targets(Assessment)} lists those of an answer
   * @throws BadInputException if a reading is unknown, or no pack applies
   * @throws EvaluatorsDifferException if the two evaluators answer one of the changed files
   *     differently
   */
  public LeastChange leastChange(CaseFile file, Question question, Target target) {
    return leastChange(file, question, target, LeastChange.USUAL_SIZE);
  }

  /**
   * The same for sets of up to so many facts or acts.
   *
   * @param size one or more; with each further one, the work grows by about the number of facts and
   *     acts that can have a part
   */
  public LeastChange leastChange(CaseFile file, Question question, Target target, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("found size " + size + ", expected 1 or more");
    }
    Question asked = question.withoutAwaited();
    Question part =
        target instanceof Target.Owed
            ? asked.only(Question.Part.ENTITLEMENTS)
            : target instanceof Target.Demand
                ? asked.only(Question.Part.DUTIES, Question.Part.OTHERS)
                : asked.only(Question.Part.CONDUCT);
    Stack stack = engine.stack(file.jurisdiction());
    // Thousands of files are answered for one conclusion: with no more than what makes it.
    Engine.Narrow narrow =
        engine.narrow(file.jurisdiction(), kinds(part), Matter.rules(target, stack.rules()));
    return new LeastChangeSearch(
            stack,
            assess(file, part, Evaluator.PLAN),
            target,
            size,
            (changed, day) -> narrow(narrow, changed, later(part, day)),
            (open, day) -> narrow(narrow, open, later(part.withoutAssumptions(), day)),
            (changed, day) -> assess(changed, later(part, day), Evaluator.BOTH))
        .find();
  }

  private static Assessment narrow(Engine.Narrow narrow, CaseFile file, Question question) {
    return narrow.assess(
        registered(file, question),
        question.asOf(),
        question.knownOn().orElse(question.asOf().date()),
        question.readings(),
        question.assuming());
  }

  private static CaseFile registered(CaseFile file, Question question) {
    return question.register().filter(r -> file.register().isEmpty()).map(file::from).orElse(file);
  }

  /** The same as of a later day, with the calendar as it is known now. */
  private static Question later(Question question, LocalDate day) {
    LocalDate today = question.asOf().date();
    return day.equals(today)
        ? question
        : question.knownOn(question.knownOn().orElse(today)).on(day);
  }

  /**
   * The jurisdictions for whose rules there is no plan, each with what stands in its way: Drools
   * evaluates those whatever evaluator is asked for. Makes the plans that are not made yet.
   */
  public Map<String, Title> notPlanned() {
    return engine.notPlanned();
  }

  /**
   * The same rules with further notices of days off. They share the packs, so that a host can take
   * up a notice while it runs; what answers already does not change.
   *
   * @throws NoticeException when a notice contradicts those known, or speaks for a region alone
   */
  public DutyLawyerRules withNotice(HolidayNotice... notices) {
    return new DutyLawyerRules(engine.with(engine.calendar().with(notices)), evaluator);
  }

  /**
   * The same rules with the further notices of a file, as {@link #withNotice(HolidayNotice...)}.
   *
   * @param file the State Council's own text, or entries
   * @throws NoticeException also when the file cannot be read as a notice
   */
  public DutyLawyerRules withNotice(Path file) {
    return new DutyLawyerRules(engine.with(engine.calendar().with(file)), evaluator);
  }

  /** The calendar that is counted with. */
  public WorkingCalendar calendar() {
    return engine.calendar();
  }

  /** The packs loaded, by id. */
  public Map<String, Pack> packs() {
    return engine.packs();
  }

  /**
   * The packs that answer for a jurisdiction, those required first; the nation's where no pack is
   * loaded for a place.
   *
   * @throws BadInputException if it is no code of a jurisdiction (行政区划代码)
   */
  public List<Pack> packsFor(String jurisdiction) {
    return engine.packsFor(place(jurisdiction));
  }
}
