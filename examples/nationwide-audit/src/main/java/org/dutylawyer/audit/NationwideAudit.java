package org.dutylawyer.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.MomentConverter;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.problem.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nationwide-audit}: answers any number of case files and counts what they show. */
@Command(
    name = "nationwide-audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Answers any number of case files on Apache Spark, on this machine or on a cluster.",
      "用 Apache Spark 回答任意数量的案件，本机或者集群均可。"
    })
public final class NationwideAudit implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "CASES",
      description = "Case files, one a line (JSONL) or a row (Parquet), or folders of these.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where answers and tables go; a new folder.")
  private String output;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = MomentConverter.class,
      description =
          "The day asked about, or the hour (2025-09-30T10:00); default today. Later events have"
              + " not happened.")
  private @Nullable Moment asOf;

  @Option(
      names = "--known-on",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "Use only notices of days off published by this day; default --as-of.")
  private @Nullable LocalDate knownOn;

  @Option(names = "--pack", paramLabel = "FOLDER", description = "A further pack.")
  private List<Path> packs = new ArrayList<>();

  @Option(
      names = "--recheck",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Answer every N-th line by Drools as well; default ${DEFAULT-VALUE}, 0 none.")
  private long recheck;

  @Option(
      names = "--lawyers-nationwide",
      description = "One id of a lawyer is one lawyer in all files: count the days of lawyers.")
  private boolean lawyersNationwide;

  @Option(
      names = "--what-if",
      description = "Lay eighteen proposals of 2025, which are no law, over it and count them too.")
  private boolean whatIf;

  @Option(
      names = "--indicators",
      paramLabel = "FILE",
      description = "Other definitions or thresholds, in the form of tables/indicators.yaml.")
  private @Nullable Path indicators;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What proposals are taken to cost, in the form of tables/what-if.yaml.")
  private @Nullable Path assumptions;

  @Option(names = "--made-up", description = "The cases are made up: mark every page.")
  private boolean madeUp;

  @Option(names = "--resume", description = "Go on with a run that was stopped.")
  private boolean resume;

  @Option(
      names = "--piece-bytes",
      paramLabel = "N",
      description = "About how many bytes of text are one piece; default 4 MiB.")
  private long pieceBytes = AuditSettings.PIECE_BYTES;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "0",
      description = "Into how many tasks the pieces are put; default one task a piece.")
  private int partitions;

  @Option(names = "--lang", defaultValue = "zh", description = "zh or en; default zh.")
  private String language;

  /** Runs the program: 0 answered, 1 evaluators differ, 2 bad input or refused lines, 3 a fault. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** The program without its end: the exit code. */
  static int run(String... args) {
    CommandLine program = new CommandLine(new NationwideAudit());
    program.setExpandAtFiles(false); // as in the program: no file gives the command line words
    program.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          command.getErr().println("程序故障 / a fault of the program: " + fault);
          return ExitCode.INTERNAL_ERROR.code();
        });
    try {
      return program.execute(args);
    } catch (Error fault) { // left alone it would end the program with 1: the evaluators differ
      program.getErr().println("程序故障 / a fault of the program: " + fault);
      return ExitCode.INTERNAL_ERROR.code();
    }
  }

  @Override
  public Integer call() {
    if (pieceBytes < 1
        || partitions < 0
        || recheck < 0
        || !List.of("zh", "en").contains(language)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected --piece-bytes 1 or more, --partitions and --recheck 0 or more, --lang zh or en");
    }
    PrintWriter out = spec.commandLine().getOut();
    AuditSettings settings =
        new AuditSettings(
            inputs,
            output,
            asOf == null ? Moment.of(WorkingCalendar.today()) : asOf,
            Optional.ofNullable(knownOn),
            packs,
            pieceBytes,
            partitions,
            recheck,
            lawyersNationwide,
            whatIf,
            Optional.ofNullable(indicators),
            Optional.ofNullable(assumptions),
            madeUp,
            resume,
            language.equals("zh"));
    SparkSession session = session();
    try {
      Audit.Ended ended = new Audit(session, settings, out).run();
      if (ended.differs()) {
        return ExitCode.CHECK_FAILED.code();
      }
      ExitCode answered = ended.refused() > 0 ? ExitCode.BAD_INPUT : ExitCode.ANSWERED;
      return (ended.faults() > 0 ? ExitCode.INTERNAL_ERROR : answered).code();
    } catch (Refused e) {
      boolean chinese = language.equals("zh");
      spec.commandLine().getErr().println(e.message(chinese ? Locale.CHINESE : Locale.ENGLISH));
      return ExitCode.BAD_INPUT.code();
    } catch (BadInputException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.BAD_INPUT.code();
    } finally {
      session.stop();
    }
  }

  /** As spark-submit says; without it all cores of this machine, where a task may fail as well. */
  private static SparkSession session() {
    SparkConf conf = new SparkConf().setAppName("nationwide-audit");
    conf.setIfMissing("spark.master", "local[*,4]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
