package org.dutylawyer.cli;

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
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dutylawyer.check.ChangedArticles;
import org.dutylawyer.check.CheckReport;
import org.dutylawyer.check.CheckReports;
import org.dutylawyer.check.PackCheck;
import org.dutylawyer.check.Step;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.Nearest;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackReader;
import org.dutylawyer.pack.RulePack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: everything that can be said about a pack before it is used. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks packs: form, quotes, coverage of the text, scenarios, dates, mutation.",
      "检查规则包：形式、引文、条文覆盖、情形、施行日期、变异。"
    })
final class CheckCommand implements Callable<Integer> {

  /** How often a watched folder is looked at. */
  private static final long POLL_MILLIS = 100;

  /** How the report is printed. */
  enum Format {
    text,
    junit,
    sarif,
    json
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
      description = "form, quotes, coverage, scenarios, dates or mutation; may be repeated.")
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

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Language language;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Locale locale = language.locale();
    PackCheck check = PackCheck.of(steps(), threshold());
    Map<String, PackFiles> known = new LinkedHashMap<>();
    for (RulePack pack : ServiceLoader.load(RulePack.class)) {
      add(known, PackFiles.fromService(pack));
    }
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
    for (PackFiles target : targets) {
      reports.add(check.check(target, others(known, target)));
    }
    out.print(
        switch (format) {
          case text -> CheckReports.text(reports, locale);
          case junit -> CheckReports.junit(reports, locale);
          case sarif -> CheckReports.sarif(reports, locale) + "\n";
          case json -> CheckReports.json(reports) + "\n";
        });
    out.flush();
    if (watch) {
      new Watch(check, known, targets).run(out, locale);
    }
    return (reports.stream().allMatch(CheckReport::passed)
            ? ExitCode.ANSWERED
            : ExitCode.CHECK_FAILED)
        .code();
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
  private static void add(Map<String, PackFiles> known, PackFiles files) {
    String id;
    try {
      id = PackReader.manifest(files).id();
    } catch (BadInputException e) {
      id = files.origin(); // check says what is wrong with it
    }
    known.put(id, files);
  }

  private static List<PackFiles> others(Map<String, PackFiles> known, PackFiles target) {
    return known.values().stream().filter(files -> files != target).toList();
  }

  /** Checks packs again as their files change. */
  static final class Watch {
    private final PackCheck check;
    private final Map<String, PackFiles> known;
    private final List<PackFiles> targets;

    Watch(PackCheck check, Map<String, PackFiles> known, List<PackFiles> targets) {
      this.check = check;
      this.known = known;
      this.targets = new ArrayList<>(targets);
    }

    /** Runs until the thread is interrupted. */
    void run(PrintWriter out, Locale locale) throws InterruptedException {
      out.println(new Title("等待修改，Ctrl-C 结束", "waiting for changes; Ctrl-C ends").in(locale));
      out.flush();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(POLL_MILLIS);
        poll(out, locale);
      }
    }

    /** Looks once, and checks what has changed. */
    void poll(PrintWriter out, Locale locale) {
      for (int i = 0; i < targets.size(); i++) {
        PackFiles before = targets.get(i);
        if (!Files.isDirectory(Path.of(before.origin()))) {
          continue; // a pack of the program does not change
        }
        long start = System.nanoTime();
        PackFiles now;
        try {
          now = PackFiles.fromFolder(Path.of(before.origin()));
        } catch (BadInputException e) {
          continue; // a file that is just being written; the next look sees it whole
        }
        ChangedArticles changed = ChangedArticles.between(before, now);
        if (!changed.isEmpty()) {
          targets.set(i, now);
          known.values().removeIf(files -> files == before);
          add(known, now);
          CheckReport report = check.check(now, others(known, now), changed.scenarios());
          out.println(String.join(", ", changed.paths()));
          out.print(report.summary(locale));
          out.printf(Locale.ROOT, "  %.2f s%n", (System.nanoTime() - start) / 1e9);
          out.flush();
        }
      }
    }
  }
}
