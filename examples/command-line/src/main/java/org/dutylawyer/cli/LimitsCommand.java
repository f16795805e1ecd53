package org.dutylawyer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dutylawyer.Question;
import org.dutylawyer.cli.report.LimitsTable;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limits}: what is due in many cases within some days, late ones first. */
@Command(
    name = "limits",
    mixinStandardHelpOptions = true,
    description = {"The open time limits of many cases for the next days, late ones first."})
final class LimitsCommand implements Callable<Integer> {

  /** How the table is printed. */
  enum Format {
    text,
    csv,
    json
  }

  /** Ten years, more than any calendar is known for. */
  private static final int MOST_DAYS = 3660;

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private QuestionOptions question;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Case files (JSON or YAML).")
  private List<Path> files;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How many days from --as-of on; default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public Integer call() {
    if (days < 0 || days > MOST_DAYS) {
      throw new Misused(
          spec,
          "--days：发现 " + days + "，应为 0 至 " + MOST_DAYS,
          "--days: found " + days + ", expected 0 to " + MOST_DAYS);
    }
    Question asked = question.question().withoutAwaited();
    LocalDate until = asked.asOf().date().plusDays(days);
    List<OpenLimit> limits = new ArrayList<>();
    ExitCode ended =
        new GivenFiles(files, packs, question)
            .answer(
                asked,
                spec.commandLine().getErr(),
                answer -> limits.addAll(OpenLimit.of(answer, question.locale(), until)));
    LimitsTable table = new LimitsTable(limits, until, question.chinese());
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case text -> out.print(table.text(Terminal.width()));
      case csv -> out.print(table.csv());
      case json -> out.println(table.json().toPrettyString());
    }
    out.flush();
    return ended.code();
  }
}
