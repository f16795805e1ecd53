package org.dutylawyer.cli.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.proposals.ProposalsPack;
import org.dutylawyer.text.Title;
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

  /**
   * Loads what these case files need.
   *
   * @param readings ids of readings that were chosen: the packs that declare them are loaded as
   *     well, so that one of another place is known for what it is
   */
  public DutyLawyerRules load(List<CaseFileText> files, Set<String> readings) {
    return loadFor(files.stream().map(CaseFileText::jurisdiction).toList(), readings);
  }

  /**
   * Loads what these places need.
   *
   * @throws BadInputException if a pack is bad, or one that was given answers in none of them
   */
  public DutyLawyerRules loadFor(List<String> jurisdictions) {
    return loadFor(jurisdictions, Set.of());
  }

  private DutyLawyerRules loadFor(List<String> jurisdictions, Set<String> readings) {
    FolderPacks builder = builder();
    jurisdictions.forEach(builder::jurisdiction);
    if (!readings.isEmpty()) {
      files().stream()
          .map(PackReader::manifest)
          .filter(pack -> pack.readings().stream().anyMatch(r -> readings.contains(r.id())))
          .forEach(pack -> builder.jurisdiction(pack.id()));
    }
    DutyLawyerRules rules = builder.jurisdiction("CN").build();
    refuseIdle(
        jurisdictions.stream()
            .flatMap(place -> rules.packsFor(place).stream())
            .map(Pack::id)
            .collect(Collectors.toSet()),
        jurisdictions);
    return rules;
  }

  /**
   * Refuses a pack that was given and changes nothing.
   *
   * @param answering the packs that answer
   * @param jurisdictions the places asked about
   */
  public void refuseIdle(Set<String> answering, List<String> jurisdictions) {
    for (Path folder : folders) {
      String id = PackReader.manifest(PackFiles.fromFolder(folder)).id();
      if (!answering.contains(id) && !jurisdictions.isEmpty()) {
        String places = String.join("、", new TreeSet<>(jurisdictions));
        throw new BadInputException(
            Problem.of(
                "--pack " + folder,
                new Title(
                    id + " 的规则包，而所问的是 " + places, "a pack for " + id + ", asked about " + places),
                new Title(
                    places + " 适用的规则包，或者 " + id + " 的案件、--jurisdiction",
                    "a pack that answers there, or a case or --jurisdiction of " + id)));
      }
    }
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
