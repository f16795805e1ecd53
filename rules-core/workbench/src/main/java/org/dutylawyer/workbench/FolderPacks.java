package org.dutylawyer.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;

/**
 * Loads packs as their authors write them, from folders: reads, checks and compiles them, and hands
 * them to the engine.
 *
 * <pre>{@code
 * DutyLawyerRules rules = new FolderPacks().packsOnClassPath().pack(Path.of("liyang")).build();
 * }</pre>
 *
 * <p>Not for use by more than one thread.
 */
public final class FolderPacks {

  private final List<PackFiles> packs = new ArrayList<>();
  private final Set<String> jurisdictions = new LinkedHashSet<>();
  private WorkingCalendar calendar = WorkingCalendar.china();
  private boolean compileAnew;
  private Evaluator evaluator = Evaluator.DROOLS;

  /** No pack yet. */
  public FolderPacks() {}

  /** Adds the packs that jars on the class path offer. */
  public FolderPacks packsOnClassPath() {
    packs.addAll(PackFiles.onClassPath());
    return this;
  }

  /** Adds the pack in a folder that holds {@code pack.yaml}. */
  public FolderPacks pack(Path folder) {
    return pack(PackFiles.fromFolder(folder));
  }

  /** Adds a pack whose files were read before. */
  public FolderPacks pack(PackFiles files) {
    packs.add(files);
    return this;
  }

  /** Makes ready only what this jurisdiction needs; without any, all packs. */
  public FolderPacks jurisdiction(String id) {
    jurisdictions.add(id);
    return this;
  }

  /**
   * Compiles the rules of all packs anew, also of those that their build compiled; the answers are
   * the same and come later.
   */
  public FolderPacks compileAnew() {
    compileAnew = true;
    return this;
  }

  /** Evaluates the rules in that way. */
  public FolderPacks evaluator(Evaluator chosen) {
    evaluator = chosen;
    return this;
  }

  /** Counts with that calendar. */
  public FolderPacks calendar(WorkingCalendar chosen) {
    calendar = chosen;
    return this;
  }

  /**
   * Reads, checks and compiles the packs. What their build compiled is used as it is.
   *
   * @throws BadInputException if a pack is bad; then none is used
   */
  public DutyLawyerRules build() {
    List<PackFiles> chosen =
        compileAnew ? packs.stream().map(PackFiles::uncompiled).toList() : packs;
    DutyLawyerRules.Builder builder =
        DutyLawyerRules.builder().calendar(calendar).evaluator(evaluator);
    new Workbench(calendar).compile(chosen, jurisdictions).forEach(builder::pack);
    jurisdictions.forEach(builder::jurisdiction);
    return builder.build();
  }
}
