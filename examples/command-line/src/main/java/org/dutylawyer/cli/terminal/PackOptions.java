package org.dutylawyer.cli.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.proposals.ProposalsPack;
import org.dutylawyer.workbench.FolderPacks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which packs answer. */
public final class PackOptions {

  /** What evaluates the rules, as {@code --evaluator} names it. */
  enum By {
    drools(Evaluator.DROOLS),
    plan(Evaluator.PLAN),
    both(Evaluator.BOTH);

    private final Evaluator evaluator;

    By(Evaluator evaluator) {
      this.evaluator = evaluator;
    }
  }

  @Option(
      names = "--pack",
      paramLabel = "FOLDER",
      description = "A further pack, in a folder that holds pack.yaml.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--evaluator",
      description =
          "${COMPLETION-CANDIDATES}: what evaluates the rules; both answers only where they"
              + " agree. Default drools, and plan for whole files.")
  private @Nullable By by;

  @Option(
      names = "--what-if",
      description =
          "Lay eighteen proposals of 2025 over the law, to see what would be; the answer says"
              + " that they are no law.")
  private boolean whatIf;

  @Option(
      names = "--compile-anew",
      hidden = true,
      description = "Compile the rules of every pack anew; to compare times.")
  private boolean compileAnew;

  /** Loads what these case files need. */
  public DutyLawyerRules load(List<CaseFileText> files) {
    FolderPacks builder = builder();
    files.forEach(file -> builder.jurisdiction(file.jurisdiction()));
    return builder.jurisdiction("CN").build();
  }

  /** The files of the packs that the program has and of those given. */
  public List<PackFiles> files() {
    List<PackFiles> files = new ArrayList<>(PackFiles.onClassPath());
    folders.forEach(folder -> files.add(PackFiles.fromFolder(folder)));
    return files;
  }

  /** Begins to load packs, which Drools evaluates if nothing is asked for. */
  public FolderPacks builder() {
    return builder(Evaluator.DROOLS);
  }

  /**
   * Begins to load packs.
   *
   * @param usual what evaluates the rules if nothing is asked for
   */
  public FolderPacks builder(Evaluator usual) {
    FolderPacks builder = new FolderPacks().packsOnClassPath();
    builder.evaluator(by == null ? usual : by.evaluator);
    if (compileAnew) {
      builder.compileAnew();
    }
    folders.forEach(builder::pack);
    if (whatIf) {
      builder.pack(ProposalsPack.files());
    }
    return builder;
  }
}
