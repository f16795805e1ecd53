package org.dutylawyer.cli.author;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.WordHint;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.CheckReports;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.editor.EditorFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: everything that can be said about a pack before it is used. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks packs: form, quotes, numbers, coverage of the text, scenarios, dates, mutation."
    })
public final class CheckCommand implements Callable<Integer> {

  /** How the report is printed. */
  enum Format {
    text,
    junit,
    sarif,
    json,
    github
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PACK",
      description =
          "A folder that holds pack.yaml, or the id of a pack that the program has (CN, CN-50)."
              + " Packs that these require come from the other folders or from the program.")
  private List<String> packs = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "STEP",
      split = ",",
      description =
          "form, quotes, numbers, coverage, scenarios, dates or mutation; may be repeated.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--fail-under",
      paramLabel = "N",
      defaultValue = "0",
      description = "Fail if the mutation score is below N percent.")
  private int failUnder;

  @Option(
      names = "--watch",
      description =
          "Keep running and check again what an edit touched, without mutation unless --only asks"
              + " for it.")
  private boolean watch;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Locale locale = language.locale();
    PackCheck check = PackCheck.of(steps(), threshold());
    Map<String, PackFiles> known = new LinkedHashMap<>();
    PackFiles.onClassPath().forEach(pack -> add(known, pack));
    List<PackFiles> targets = new ArrayList<>();
    for (String pack : packs) {
      if (Files.isDirectory(Path.of(pack))) {
        PackFiles folder = PackFiles.fromFolder(Path.of(pack));
        add(known, folder);
        targets.add(folder);
      }
    }
    for (String pack : packs) {
      if (!Files.isDirectory(Path.of(pack))) {
        targets.add(shipped(pack, known));
      }
    }
    List<CheckReport> reports = new ArrayList<>();
    List<String> renewed = new ArrayList<>();
    for (PackFiles target : targets) {
      reports.add(check.check(target, others(known, target)));
      renewed.addAll(renew(check, target, others(known, target)));
    }
    if (format == Format.text) {
      String text = CheckReports.text(reports, locale);
      out.print(text);
      WordHint.print(text, locale, out);
      tell(renewed, locale, out);
    } else {
      out.print(machine(reports, locale));
    }
    out.flush();
    if (watch) {
      try (CheckWatch watching =
          new CheckWatch(check, PackCheck.of(steps(), threshold()), known, targets, out, locale)) {
        watching.run();
      }
    }
    if (!reports.stream().allMatch(CheckReport::usable)) {
      return ExitCode.BAD_INPUT.code(); // as every other command says of such a pack
    }
    return (reports.stream().allMatch(CheckReport::passed)
            ? ExitCode.ANSWERED
            : ExitCode.CHECK_FAILED)
        .code();
  }

  /**
   * Renews the schemas that {@code new} wrote beside a pack by the words that it has now.
   *
   * @return the files that changed
   */
  static List<String> renew(PackCheck check, PackFiles target, List<PackFiles> others) {
    Path folder = Path.of(target.origin());
    if (!Files.isDirectory(folder.resolve(EditorFiles.SCHEMAS))) {
      return List.of();
    }
    return EditorFiles.renew(folder, check.workbench().inspect(target, others)).stream()
        .map(name -> folder.resolve(name).toString())
        .toList();
  }

  static void tell(List<String> renewed, Locale locale, PrintWriter out) {
    if (!renewed.isEmpty()) {
      String files = String.join(", ", renewed);
      out.println(new Title("已按现有的词更新：" + files, "Renewed by the words: " + files).in(locale));
    }
  }

  private String machine(List<CheckReport> reports, Locale locale) {
    return switch (format) {
      case text -> throw new IllegalStateException("text is for people");
      case junit -> CheckReports.junit(reports, locale);
      case sarif -> CheckReports.sarif(reports, locale) + "\n";
      case json -> CheckReports.json(reports) + "\n";
      case github -> CheckReports.github(reports, locale);
    };
  }

  private int threshold() {
    if (failUnder < 0 || failUnder > 100) {
      throw refused(
          "--fail-under",
          String.valueOf(failUnder),
          new Title("百分数", "a percentage"),
          List.of("0", "…", "100"));
    }
    return failUnder;
  }

  private Set<Step> steps() {
    if (only.isEmpty()) {
      return watch ? EnumSet.complementOf(EnumSet.of(Step.MUTATION)) : EnumSet.allOf(Step.class);
    }
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (String word : only) {
      steps.add(
          Step.find(word)
              .orElseThrow(() -> refused("--only", word, new Title("步骤", "a step"), Step.words())));
    }
    return steps;
  }

  private static PackFiles shipped(String id, Map<String, PackFiles> known) {
    PackFiles files = known.get(id);
    if (files == null) {
      throw refused(
          "check",
          id,
          new Title("规则包所在的文件夹，或者规则包编号", "a folder that holds pack.yaml, or the id of a pack"),
          List.copyOf(known.keySet()));
    }
    return files;
  }

  private static BadInputException refused(
      String where, String found, Title what, List<String> known) {
    return new BadInputException(
        new Problem(
            where,
            new Title("“" + found + "”", "'" + found + "'"),
            new Title(
                what.zh() + "：" + String.join("、", known),
                what.en() + ": " + String.join(", ", known)),
            Nearest.of(found, known)));
  }

  /** Adds a pack by its id; one from a folder takes the place of one of the program. */
  static void add(Map<String, PackFiles> known, PackFiles files) {
    String id;
    try {
      id = PackReader.manifest(files).id();
    } catch (BadInputException e) {
      id = files.origin(); // check says what is wrong with it
    }
    known.put(id, files);
  }

  /** All packs but one. */
  static List<PackFiles> others(Map<String, PackFiles> known, PackFiles target) {
    return known.values().stream().filter(files -> files != target).toList();
  }
}
