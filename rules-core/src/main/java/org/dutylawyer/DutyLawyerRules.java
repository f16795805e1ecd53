package org.dutylawyer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.CaseFile;
import org.dutylawyer.facts.CaseFileReader;
import org.dutylawyer.facts.CaseFileText;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.facts.Vocabulary;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.internal.drools.Engine;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;

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

  private DutyLawyerRules(Engine engine) {
    this.engine = engine;
  }

  /**
   * Loads the packs on the class path, with the calendar that the library ships.
   *
   * @throws BadInputException if a pack is bad; then none is used
   */
  public static DutyLawyerRules load() {
    return builder().packsOnClassPath().build();
  }

  /** Loads chosen packs. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Rules over an engine that was made ready before. For the library itself: a host uses {@link
   * #builder()}.
   */
  public static DutyLawyerRules over(Engine engine) {
    return new DutyLawyerRules(engine);
  }

  /** Chooses what to load. Not for use by more than one thread. */
  public static final class Builder {
    private final List<PackFiles> packs = new ArrayList<>();
    private final Set<String> jurisdictions = new LinkedHashSet<>();
    private WorkingCalendar calendar = WorkingCalendar.china();
    private boolean compileAnew;

    private Builder() {}

    /** Adds the packs that jars on the class path offer. */
    public Builder packsOnClassPath() {
      for (RulePack pack : ServiceLoader.load(RulePack.class)) {
        packs.add(PackFiles.fromService(pack));
      }
      return this;
    }

    /** Adds the pack in a folder that holds {@code pack.yaml}. */
    public Builder pack(Path folder) {
      return pack(PackFiles.fromFolder(folder));
    }

    /** Adds a pack whose files were read before. */
    public Builder pack(PackFiles files) {
      packs.add(files);
      return this;
    }

    /** Compiles only what this jurisdiction needs; without any, all packs are compiled. */
    public Builder jurisdiction(String id) {
      jurisdictions.add(id);
      return this;
    }

    /**
     * Compiles the rules of all packs anew, also of those that their build compiled; the answers
     * are the same and come later.
     */
    public Builder compileAnew() {
      compileAnew = true;
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
     * Reads the packs. What their build compiled is used as it is; other packs are checked and
     * compiled here.
     *
     * @throws BadInputException if a pack is bad; then none is used
     */
    public DutyLawyerRules build() {
      List<PackFiles> chosen =
          compileAnew ? packs.stream().map(PackFiles::uncompiled).toList() : packs;
      return new DutyLawyerRules(Engine.load(chosen, jurisdictions, calendar));
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

  /**
   * The same rules with further notices of days off. They share the packs, so that a host can take
   * up a notice while it runs; what answers already does not change.
   *
   * @throws NoticeException when a notice contradicts those known, or speaks for a region alone
   */
  public DutyLawyerRules withNotice(HolidayNotice... notices) {
    return new DutyLawyerRules(engine.with(engine.calendar().with(notices)));
  }

  /**
   * The same rules with the further notices of a file, as {@link #withNotice(HolidayNotice...)}.
   *
   * @param file the State Council's own text, or entries
   * @throws NoticeException also when the file cannot be read as a notice
   */
  public DutyLawyerRules withNotice(Path file) {
    return new DutyLawyerRules(engine.with(engine.calendar().with(file)));
  }

  /** The calendar that is counted with. */
  public WorkingCalendar calendar() {
    return engine.calendar();
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
