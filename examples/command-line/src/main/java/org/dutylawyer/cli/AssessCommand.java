package org.dutylawyer.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.answer.FirstJsonAnswer;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.cli.batch.Batch;
import org.dutylawyer.cli.batch.LineAnswerer;
import org.dutylawyer.cli.report.AnswerPage;
import org.dutylawyer.cli.report.CalendarEntries;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Terminal;
import org.dutylawyer.finding.Assessment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assess}: what is owed in a case, what must be done by when, and why. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = {
      "Answers case files: help or assigned defence, duties with their dates, rights, conduct."
    })
final class AssessCommand implements Callable<Integer> {

  /** How the answer is printed. */
  enum Format {
    text("text"),
    json("json"),
    /** The whole answer in the form of the release before. */
    json1("json-1"),
    brief("brief"),
    ics("ics"),
    html("html");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** For each core; more only wait for one another. */
  private static final int MOST_THREADS = 8;

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private QuestionOptions question;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Case files (JSON or YAML).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--batch",
      paramLabel = "CASES",
      description = "Answer a file of case files, one a line (JSONL), on all cores.")
  private @Nullable Path batch;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "ANSWERS",
      description =
          "With --batch: where the answers go, one a line; '-' for the standard output. Refused"
              + " lines and the summary go beside it.")
  private @Nullable Path output;

  @Option(
      names = "--full",
      description =
          "All reasons and quotes, not the first screen only; with --batch the whole answer (as --format"
              + " json), not the brief one.")
  private boolean full;

  @Option(names = "--resume", description = "With --batch: go on with a run that was stopped.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "With --batch: how many threads answer; default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--recheck",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "With --batch: answer every N-th line by Drools as well, and stop where the answers"
              + " differ; default ${DEFAULT-VALUE}, 0 for none.")
  private long recheck;

  @Option(
      names = "--format",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. 'brief' is the line of JSON that"
              + " --batch writes, 'ics' the open limits as entries of a calendar, 'html' a page of"
              + " one case.")
  private Format format;

  @Option(
      names = "--flip",
      description =
          "With --format json or html: also the least changes that would make each conclusion"
              + " otherwise, and by when; 'explain --flip' prints them.")
  private boolean flip;

  @Option(
      names = "--all",
      description =
          "As --full, also with what is awaited and every ground; with --format json, also with"
              + " what is awaited.")
  private boolean all;

  @Override
  public Integer call() {
    if (batch != null) {
      return batch(batch).code();
    }
    Optional<String> ofBatch =
        Stream.of("--output", "--resume", "--threads", "--recheck")
            .filter(spec.commandLine().getParseResult()::hasMatchedOption)
            .findFirst();
    if (ofBatch.isPresent()) {
      String option = output != null ? "-o " + output : ofBatch.get();
      throw new Misused(
          spec,
          option + "：没有 --batch；只与 --batch 同用（单个案件的答复写到标准输出）",
          option
              + ": found no --batch, expected it (the answer of one case goes to standard output)");
    }
    if (files.isEmpty()) {
      throw new Misused(
          spec,
          "缺少案件文件（或者 --batch 案件 -o 答复）",
          "Missing required parameter: 'FILE' (or --batch CASES -o ANSWERS)");
    }
    if (format == Format.html && files.size() > 1) {
      throw new Misused(
          spec,
          "--format html：发现 " + files.size() + " 个案件文件，应为一个",
          "--format html: found " + files.size() + " case files, expected one");
    }
    if (flip && format != Format.json && format != Format.html) {
      throw new Misused(
          spec,
          "--flip：发现 --format " + format + "，应为 json 或者 html",
          "--flip: found --format " + format + ", expected json or html");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Assessment> answers = new ArrayList<>();
    Map<Assessment, List<LeastChange>> least = new IdentityHashMap<>();
    ExitCode ended =
        new GivenFiles(files, packs, question)
            .answer(
                asked(),
                err,
                (rules, answer) -> {
                  answers.add(answer);
                  least.put(answer, flip ? ExplainCommand.all(rules, answer, asked()) : List.of());
                });
    switch (format) {
      case text -> text(answers, out);
      case json -> json(answers, least, out);
      case json1 -> formerJson(answers, out);
      case brief -> answers.forEach(answer -> out.println(BriefAnswer.stored(answer)));
      case html ->
          answers.forEach(
              answer ->
                  out.print(
                      AnswerPage.of(answer, question.locale(), requireNonNull(least.get(answer)))));
      case ics ->
          out.print(
              CalendarEntries.of(
                  answers.stream()
                      .flatMap(a -> OpenLimit.of(a, question.locale(), LocalDate.MAX).stream())
                      .toList(),
                  asked().asOf().date(),
                  question.chinese()));
    }
    out.flush();
    return ended.code();
  }

  /** What is awaited is asked for only where it is told. */
  private Question asked() {
    boolean told =
        switch (format) {
          case text -> full || all;
          case json -> all;
          case json1 -> true;
          case brief, ics, html -> false;
        };
    return told ? question.question() : question.question().withoutAwaited();
  }

  private void text(List<Assessment> answers, PrintWriter out) {
    int width = Terminal.width();
    for (int i = 0; i < answers.size(); i++) {
      Assessment answer = answers.get(i);
      if (i > 0) {
        out.println();
        out.println("=".repeat(Math.min(width, 80)));
      }
      out.print(
          full || all
              ? TextAnswer.of(answer, question.locale(), all, Terminal.colour(), width)
              : FirstScreen.of(answer, question.locale(), Terminal.colour(), width));
    }
  }

  private void json(
      List<Assessment> answers, Map<Assessment, List<LeastChange>> least, PrintWriter out) {
    List<String> texts =
        answers.stream()
            .map(a -> flip ? JsonAnswer.of(a, requireNonNull(least.get(a))) : JsonAnswer.of(a))
            .map(JsonAnswer::print)
            .toList();
    out.println(
        files.size() == 1 && texts.size() == 1
            ? texts.get(0)
            : "[" + String.join(",\n", texts) + "]");
  }

  @SuppressWarnings("removal") // written on request for one release more
  private void formerJson(List<Assessment> answers, PrintWriter out) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    answers.forEach(answer -> list.add(FirstJsonAnswer.of(answer)));
    out.println(
        files.size() == 1 && list.size() == 1
            ? list.get(0).toPrettyString()
            : list.toPrettyString());
  }

  private ExitCode batch(Path cases) {
    int mostThreads = MOST_THREADS * Runtime.getRuntime().availableProcessors();
    if (!files.isEmpty() || output == null || threads < 1 || threads > mostThreads || recheck < 0) {
      throw !files.isEmpty()
          ? new Misused(
              spec,
              "--batch：另有案件文件 " + files + "，应只有 --batch 的文件",
              "--batch CASES: found " + files + " as well, expected no other case files")
          : output == null
              ? new Misused(
                  spec, "--batch：缺少 -o 答复文件", "--batch CASES: found no -o, expected -o ANSWERS")
              : recheck < 0
                  ? new Misused(
                      spec,
                      "--recheck：发现 " + recheck + "，应为 0（不复核）或者更大的数",
                      "--recheck: found " + recheck + ", expected 0 (none) or more")
                  : new Misused(
                      spec,
                      "--threads：发现 " + threads + "，应为 1 至 " + mostThreads,
                      "--threads: found " + threads + ", expected 1 to " + mostThreads);
    }
    boolean toFile = !output.toString().equals("-");
    Question whole = question.question();
    Question asked = full ? all ? whole : whole.withoutAwaited() : LineAnswerer.brief(whole);
    Batch.Settings settings =
        new Batch.Settings(
            cases,
            toFile ? Optional.of(output) : Optional.empty(),
            full,
            resume,
            threads,
            recheck,
            question.chinese());
    PrintWriter messages = toFile ? spec.commandLine().getOut() : spec.commandLine().getErr();
    DutyLawyerRules rules = question.counting(packs.builder(Evaluator.PLAN).build());
    question.check(rules);
    rules
        .notPlanned()
        .forEach((jurisdiction, why) -> messages.println(question.chinese() ? why.zh() : why.en()));
    Batch run = new Batch(rules, asked, settings, messages, toFile && Terminal.colour());
    Batch.Ended ended = run.run();
    if (ended.differs()) {
      return ExitCode.CHECK_FAILED;
    }
    if (ended.faults() > 0) {
      return ExitCode.INTERNAL_ERROR;
    }
    if (!ended.finished()) {
      return ExitCode.STOPPED;
    }
    return ended.refused() > 0 ? ExitCode.BAD_INPUT : ExitCode.ANSWERED;
  }
}
