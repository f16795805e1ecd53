package org.dutylawyer.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.cli.batch.CalendarHash;
import org.dutylawyer.cli.batch.UpgradeForm;
import org.dutylawyer.cli.batch.UpgradeRun;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.problem.Sha256;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.PackVersions;
import org.dutylawyer.workbench.upgrade.Upgrade;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code upgrade-report}: which stored answers change under another version, why, whom to tell. */
@Command(
    name = "upgrade-report",
    mixinStandardHelpOptions = true,
    description = {
      "Which answers change under other packs, readings or notices; in what, why, whom to tell.",
      "Exit code 0: none changes; 5: some do; 1: somebody has to act (see --fail-on); 2: nobody"
          + " has to, and both versions refuse a line."
    })
public final class UpgradeReportCommand implements Callable<Integer> {

  /** How the report is printed. */
  enum Format {
    text,
    json,
    csv
  }

  /** From which changes on the exit code says so. */
  enum FailOn {
    any,
    urgent,
    never
  }

  private static final int MOST_THREADS = 8;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description =
          "The earlier packs: 'shipped', or folders and jars of packs, with commas; those of the"
              + " same id take the place of the shipped ones.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later packs, in the same way.")
  private String later;

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "FILE",
      description = "Case files, one a line (JSONL).")
  private Path cases;

  @Option(
      names = "--stored",
      paramLabel = "ANSWERS",
      description =
          "Answers in brief that 'assess --batch' wrote with the earlier version: OLD then answers"
              + " only what they do not hold.")
  private @Nullable Path stored;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "The day asked about; default today.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--known-on",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "Use only notices published by this day; default --as-of.")
  private @Nullable LocalDate knownOn;

  @Option(
      names = "--register",
      description =
          "Files that do not say it come from a register that keeps what registers usually keep,"
              + " for both versions.")
  private boolean register;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A further notice of days off that the later version counts with.")
  private List<Path> notices = new ArrayList<>();

  @Option(
      names = "--reading",
      paramLabel = "ID=VALUE",
      description = "An option of a contested reading in the later version.")
  private List<String> readings = new ArrayList<>();

  @Option(
      names = "--old-reading",
      paramLabel = "ID=VALUE",
      description = "An option of a contested reading in the earlier version.")
  private List<String> oldReadings = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes; default the standard output.")
  private @Nullable Path output;

  @Option(names = "--resume", description = "Go on with a run that was stopped.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compare; default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fail-on",
      defaultValue = "any",
      description = "${COMPLETION-CANDIDATES}: which changes the exit code tells; default any.")
  private FailOn failOn;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    int most = MOST_THREADS * Runtime.getRuntime().availableProcessors();
    if (threads < 1 || threads > most || resume && output == null) {
      throw threads < 1 || threads > most
          ? new Misused(
              spec,
              "--threads：发现 " + threads + "，应为 1 至 " + most,
              "--threads: found " + threads + ", expected 1 to " + most)
          : new Misused(
              spec,
              "--resume：缺少 -o，应为未完成的运行所写的文件",
              "--resume: found no -o, expected the file of the run that is not finished");
    }
    DutyLawyerRules first = PackVersions.load(old, Evaluator.PLAN);
    DutyLawyerRules second = PackVersions.load(later, Evaluator.PLAN);
    Map<String, String> before = QuestionOptions.readings(oldReadings);
    ReadingDeclaration.check(before, readings(first));
    Map<String, String> after = QuestionOptions.readings(readings);
    ReadingDeclaration.check(after, readings(second));
    for (Path notice : notices) {
      second = second.withNotice(notice);
    }
    Upgrade.Side one = new Upgrade.Side(first, question(before));
    Upgrade.Side other = new Upgrade.Side(second, question(after));
    Upgrade upgrade = new Upgrade(one, other);
    TreeSet<String> jurisdictions = new TreeSet<>(first.packs().keySet());
    jurisdictions.retainAll(second.packs().keySet());
    UpgradeRun run =
        new UpgradeRun(
            upgrade,
            new UpgradeRun.Settings(
                cases,
                Optional.ofNullable(stored),
                Optional.ofNullable(output),
                form(List.copyOf(jurisdictions)),
                resume,
                threads,
                asked(one, other),
                language.chinese()),
            spec.commandLine().getOut(),
            spec.commandLine().getErr());
    UpgradeRun.Ended ended = run.run();
    ExitCode code = code(ended);
    if (code != ExitCode.ANSWERED && code != ExitCode.STOPPED) {
      tell(ended);
    }
    return code.code();
  }

  private static List<ReadingDeclaration> readings(DutyLawyerRules rules) {
    return rules.packs().values().stream()
        .flatMap(pack -> pack.manifest().readings().stream())
        .toList();
  }

  private void tell(UpgradeRun.Ended ended) {
    long urgent = ended.of(Severity.URGENT);
    spec.commandLine()
        .getErr()
        .println(
            language.chinese()
                ? "%d 件的答复有变化，紧要的变化 %d 项；两个版本均不予受理 %d 件"
                    .formatted(ended.changed(), urgent, ended.refused())
                : "%d answers change, %d changes are urgent; %d cases refused by both"
                    .formatted(ended.changed(), urgent, ended.refused()));
  }

  private UpgradeForm form(List<String> jurisdictions) {
    Locale locale = language.locale();
    return switch (format) {
      case text -> new UpgradeForm.Text(locale, jurisdictions);
      case json -> new UpgradeForm.Json(jurisdictions);
      case csv -> new UpgradeForm.Table(locale);
    };
  }

  private Question question(Map<String, String> chosen) {
    Question question = asOf == null ? Question.today() : Question.asOf(asOf);
    if (knownOn != null) {
      question = question.knownOn(knownOn);
    }
    if (register) {
      question = question.from(CaseFile.Register.USUAL);
    }
    for (Map.Entry<String, String> reading : chosen.entrySet()) {
      question = question.reading(reading.getKey(), reading.getValue());
    }
    return question
        .withoutAwaited()
        .only(Part.ENTITLEMENTS, Part.DUTIES, Part.CONDUCT, Part.OTHERS);
  }

  private ExitCode code(UpgradeRun.Ended ended) {
    if (!ended.finished()) {
      return ExitCode.STOPPED;
    } else if (failOn != FailOn.never && ended.of(Severity.URGENT) > 0) {
      return ExitCode.CHECK_FAILED;
    } else if (ended.refused() > 0) {
      return ExitCode.BAD_INPUT;
    }
    return failOn == FailOn.any && ended.changed() > 0 ? ExitCode.CHANGED : ExitCode.ANSWERED;
  }

  private String asked(Upgrade.Side first, Upgrade.Side second) {
    return "%s%s%s; %s → %s; %s → %s%s; %s → %s; --format %s"
        .formatted(
            cases,
            Files.isRegularFile(cases) ? " (" + cases.toFile().length() + " bytes)" : "",
            // Only a run that can go on has to know that it goes on with the same.
            stored == null || output == null ? "" : " --stored " + stored + " " + hash(stored),
            packs(first.rules()),
            packs(second.rules()),
            chosen("--old-reading", first.question().readings()),
            chosen("--reading", second.question().readings()),
            days(second.question()),
            CalendarHash.of(first.rules()),
            CalendarHash.of(second.rules()),
            format);
  }

  /** As it is asked for on the command line. */
  private static String chosen(String option, Map<String, String> readings) {
    return readings.isEmpty()
        ? "-"
        : new TreeMap<>(readings)
            .entrySet().stream()
                .map(one -> option + " " + one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
  }

  private static String days(Question question) {
    return "; --as-of "
        + question.asOf()
        + question.knownOn().map(day -> " --known-on " + day).orElse("")
        + question.register().map(r -> " --register").orElse("");
  }

  /** Of a file that does not fit into memory; one that is not there is refused by the run. */
  private static String hash(Path file) {
    if (!Files.isRegularFile(file)) {
      return "-";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new Refused(
          new Title(file + "：读不出来：" + e.getMessage(), file + ": cannot be read: " + e.getMessage()),
          e);
    }
  }

  private static String packs(DutyLawyerRules rules) {
    return rules.packs().values().stream()
        .map(pack -> pack.id() + " " + pack.files().sha256())
        .sorted()
        .toList()
        .toString();
  }
}
