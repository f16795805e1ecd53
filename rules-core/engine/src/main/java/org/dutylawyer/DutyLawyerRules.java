package org.dutylawyer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePacks;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The library: load packs once, then assess many case files from many threads.
 *
 * <pre>{@code
 * DutyLawyerRules rules = DutyLawyerRules.load();
 * CaseFile file = rules.read(Path.of("case.json"));
 * Assessment answer = rules.assess(file, Question.asOf(LocalDate.now()));
 * }</pre>
 */
public final class DutyLawyerRules {

  private final Engine engine;

  private DutyLawyerRules(Engine engine) {
    this.engine = engine;
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

    /** Makes ready only what this jurisdiction needs; without any, all packs. */
    public Builder jurisdiction(String id) {
      jurisdictions.add(id);
      return this;
    }

    /** Counts with that calendar. */
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
      return new DutyLawyerRules(Engine.load(packs, jurisdictions, calendar));
    }
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
    CaseFileReader reader = reader(jurisdiction);
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

  /** A reader for the case files of a jurisdiction, whose packs can add words. */
  public CaseFileReader reader(String jurisdiction) {
    return new CaseFileReader(vocabulary(jurisdiction));
  }

  /** The words that case files and rules of a jurisdiction can use. */
  public Vocabulary vocabulary(String jurisdiction) {
    return engine.vocabulary(jurisdiction);
  }

  /**
   * Answers a case file. Compiles nothing; can be called from many threads.
   *
   * @throws BadInputException if a reading is unknown, or no pack applies
   */
  public Assessment assess(CaseFile file, Question question) {
    return engine.assess(
        file,
        question.asOf(),
        question.knownOn().orElse(question.asOf().date()),
        question.readings(),
        question.awaited());
  }

  /**
   * Why a norm was reached in a case, or which of its conditions failed.
   *
   * @param norm a norm, or a provision for all norms inside it
   * @throws BadInputException if no rule encodes it, or a reading is unknown
   */
  public List<Explanation> explain(CaseFile file, Question question, NormId norm) {
    return engine.explain(file, question.asOf(), question.readings(), norm);
  }

  /** The packs loaded, by id. */
  public Map<String, Pack> packs() {
    return engine.packs();
  }

  /** The packs that answer for a jurisdiction, those required first. */
  public List<Pack> packsFor(String jurisdiction) {
    return engine.packsFor(jurisdiction);
  }
}
