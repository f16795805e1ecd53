package org.dutylawyer.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.EvaluatorsDifferException;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.cli.batch.ChunkWork.Reached;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.text.Title;

/**
 * Answers a file of case files, one a line, on all cores: the answers in the order of the lines,
 * the lines that are refused with their reasons beside them, and a summary. Memory does not depend
 * on the size of the file; a run that was stopped can go on where it was.
 */
public final class Batch {

  /**
   * What a run is to do.
   *
   * @param input case files, one a line, in UTF-8
   * @param output where the answers go; empty for the standard output
   * @param full whether the whole answer is written, or the brief one
   * @param resume whether to go on with a run that was stopped
   * @param threads how many threads answer
   * @param recheck of how many lines one is answered by Drools as well; 0 for none
   * @param chinese language of the messages
   */
  public record Settings(
      Path input,
      Optional<Path> output,
      boolean full,
      boolean resume,
      int threads,
      long recheck,
      boolean chinese) {

    Path beside(String suffix) {
      Path name = output.orElse(input);
      return name.resolveSibling(name.getFileName() + suffix);
    }

    /** Where the refused lines go. */
    Path refused() {
      return beside(".refused.jsonl");
    }

    /** Where a case goes that the two evaluators answer differently. */
    Path difference() {
      return beside(".difference.json");
    }

    /** Where the table goes. */
    Path summary() {
      return beside(".summary.csv");
    }

    Path checkpoint() {
      return beside(".unfinished");
    }
  }

  /**
   * How a run ended.
   *
   * @param finished whether all lines were answered or refused; otherwise it can be resumed
   * @param lines how many lines were read, those of the run that was resumed included
   * @param answered how many cases were answered
   * @param refused how many lines were refused
   * @param faults how many of these failed by a fault of the program
   * @param rechecked how many cases of this run were answered by both evaluators
   * @param differs whether they answered one differently, which ended the run
   */
  public record Ended(
      boolean finished,
      long lines,
      long answered,
      long refused,
      long faults,
      long rechecked,
      boolean differs) {}

  private final DutyLawyerRules rules;
  private final Question question;
  private final Settings settings;
  private final PrintWriter messages;
  private final boolean terminal;
  private final LineAnswerer answerer;
  private final Times times = new Times();
  private final ChunkWork work;
  private final LongAdder faults = new LongAdder();
  private final LongAdder rechecked = new LongAdder();

  /**
   * A run.
   *
   * @param messages where progress and the end are told
   * @param terminal whether that is a terminal
   */
  public Batch(
      DutyLawyerRules rules,
      Question question,
      Settings settings,
      PrintWriter messages,
      boolean terminal) {
    this(
        rules,
        question,
        settings,
        messages,
        terminal,
        file -> rules.assess(file, question, Evaluator.BOTH));
  }

  /** With another way to answer a case by both evaluators, so that a test can make them differ. */
  Batch(
      DutyLawyerRules rules,
      Question question,
      Settings settings,
      PrintWriter messages,
      boolean terminal,
      Function<CaseFile, Assessment> recheck) {
    this.rules = rules;
    this.question = question;
    this.settings = settings;
    this.messages = messages;
    this.terminal = terminal;
    this.answerer = new LineAnswerer(rules, question, settings.full(), recheck);
    this.work = new ChunkWork("batch", settings.threads(), messages, settings.chinese());
  }

  /** What became of a chunk. */
  private record Done(
      byte[] answers, byte[] refused, Summary summary, int cases, int faults, int rechecked) {}

  /**
   * Runs to the end, or until the process is told to stop.
   *
   * @throws Refused if a file cannot be read or written, or does not fit the run to be resumed
   */
  public Ended run() {
    return work.stoppable(this::answerAll);
  }

  /** Asks the run to end in order; for hosts that are not ended by a signal. */
  public void requestStop() {
    work.requestStop();
  }

  private Ended answerAll() {
    Checkpoint from = start();
    long size = inputSize();
    Summary summary = kept(from);
    Progress progress = new Progress(messages, terminal, settings.chinese(), size, from.read());
    long started = System.nanoTime();
    try (Output answers = Output.open(settings.output(), before(from.answers()));
        Output refused = Output.open(Optional.of(settings.refused()), before(from.refused()));
        Lines lines =
            new Lines(settings.input(), CaseFileReader.MAX_BYTES + 1, from.read(), from.lines())) {
      sameInput(from, lines);
      Answering answering = new Answering(from.asked(), summary, answers, refused, progress);
      answering.save(from.reached());
      Reached reached = work.run(lines, from.reached(), answering);
      answering.save(reached);
      boolean finished = reached.read() >= size;
      progress.end();
      if (finished) {
        finish(summary);
      }
      report(reached.lines(), summary, finished, System.nanoTime() - started, answering.cases);
      return ended(finished, reached.lines(), summary, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(new Title("运行被中断", "the run was interrupted"), e);
    } catch (ExecutionException e) {
      progress.end();
      if (e.getCause() instanceof EvaluatorsDifferException differs) {
        tell(differs);
        return ended(false, from.lines(), summary, true);
      }
      throw new IllegalStateException(e.getCause());
    } catch (IOException e) {
      progress.end();
      throw failed(e);
    }
  }

  /** Writes the answers and the refused lines, and counts them. */
  private final class Answering implements ChunkWork.Work<Done> {
    private final String asked;
    private final Summary summary;
    private final Output answers;
    private final Output refused;
    private final Progress progress;
    private long cases;

    Answering(String asked, Summary summary, Output answers, Output refused, Progress progress) {
      this.asked = asked;
      this.summary = summary;
      this.answers = answers;
      this.refused = refused;
      this.progress = progress;
    }

    @Override
    public Callable<Done> on(Lines.Chunk chunk) {
      return () -> answer(chunk);
    }

    @Override
    public void take(Done done, Reached reached) throws IOException {
      answers.write(done.answers());
      refused.write(done.refused());
      summary.add(done.summary());
      faults.add(done.faults());
      rechecked.add(done.rechecked());
      cases += done.cases();
      progress.at(reached.read(), cases);
    }

    @Override
    public void save(Reached reached) throws IOException {
      answers.force();
      refused.force();
      if (settings.output().isPresent()) {
        new Checkpoint(
                asked,
                reached.read(),
                reached.hash(),
                reached.lines(),
                answers.length(),
                refused.length(),
                summary.kept())
            .write(settings.checkpoint());
      }
    }
  }

  private Ended ended(boolean finished, long lines, Summary summary, boolean differs) {
    return new Ended(
        finished,
        lines,
        summary.total("case"),
        summary.total("line"),
        faults.sum(),
        rechecked.sum(),
        differs);
  }

  /**
   * Neither answer can be relied on, nor those before it: the case is kept for whoever mends it.
   */
  private void tell(EvaluatorsDifferException differs) {
    try {
      Files.writeString(settings.difference(), differs.file().toJson() + "\n");
    } catch (IOException e) {
      throw failed(e);
    }
    messages.println(
        differs.message(settings.chinese() ? Locale.CHINESE : Locale.ENGLISH)
            + "\n"
            + say(
                "两种求值方式的答复不同，是本程序的故障：已停止，此前的答复也不要使用。案件已存入 ",
                "the two evaluators answer differently, which is a fault of the program: stopped;"
                    + " do not use the answers before it either. The case is in ")
            + settings.difference());
    messages.flush();
  }

  private void finish(Summary summary) throws IOException {
    Files.writeString(settings.summary(), summary.csv(), UTF_8, StandardOpenOption.CREATE_NEW);
    if (summary.total("line") == 0) {
      Files.deleteIfExists(settings.refused());
    }
    Files.deleteIfExists(settings.checkpoint());
  }

  // --- lines
  // ----------------------------------------------------------------------------------

  private Done answer(Lines.Chunk chunk) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream(ChunkWork.CHUNK_LINES * 1024);
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    Summary summary = new Summary();
    int failed = 0;
    int cases = 0;
    int checked = 0;
    for (Lines.Line line : chunk.lines()) {
      if (line.isBlank()) {
        continue;
      }
      boolean both = settings.recheck() > 0 && line.number() % settings.recheck() == 0;
      String where = settings.input() + ":" + line.number();
      LineAnswerer.Result result =
          answerer.answer(line.bytes(), where, line.number(), both, summary::add);
      if (result instanceof LineAnswerer.Answered answered) {
        answers.writeBytes(answered.json());
        answers.write('\n');
        cases++;
        checked += both ? 1 : 0;
        times.add(answered.parsing(), answered.assessing(), answered.writing());
      } else if (result instanceof LineAnswerer.NotAnswered refusal) {
        summary.refused();
        refused.writeBytes(refusal.json());
        failed += refusal.fault() ? 1 : 0;
      }
    }
    return new Done(answers.toByteArray(), refused.toByteArray(), summary, cases, failed, checked);
  }

  // --- files
  // ----------------------------------------------------------------------------------

  private Summary kept(Checkpoint from) {
    try {
      return Summary.of(from.summary());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private OptionalLong before(long written) {
    return settings.resume() ? OptionalLong.of(written) : OptionalLong.empty();
  }

  /** Of another input, the answers that are there would be no answers. */
  private void sameInput(Checkpoint from, Lines lines) {
    if (!lines.before().equals(from.hash())) {
      throw new Refused(
          new Title(
              settings.input() + "：前 " + from.read() + " 字节已改变；未完成的运行只能接着同一输入做",
              settings.input()
                  + ": found other bytes than those answered already (the first "
                  + from.read()
                  + "), expected the input of the run that is not finished"));
    }
  }

  /** Nothing is overwritten that this run did not write. */
  private void free(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused(
          new Title(
              file + "：文件已存在；应为尚不存在的文件名，以免覆盖已有答复",
              file + ": found a file, expected a name that is free: nothing is overwritten"));
    }
  }

  /** What is there already decides from where the run goes on, or that it does not. */
  private Checkpoint start() {
    String asked = asked();
    try {
      free(settings.summary());
      if (settings.output().isEmpty()) {
        if (settings.resume()) {
          throw new Refused(
              new Title(
                  "--resume：标准输出无从接着写；应为 -o 所写的文件",
                  "--resume: found the standard output, expected the file of -o"));
        }
        free(settings.refused());
        return Checkpoint.start(asked);
      }
      Path output = settings.output().get();
      Optional<Checkpoint> known = Checkpoint.read(settings.checkpoint());
      if (!settings.resume()) {
        if (known.isPresent()) {
          throw new Refused(
              new Title(
                  settings.checkpoint() + "：有一个未完成的运行；用 --resume 接着做，或者删除这个文件后重来",
                  settings.checkpoint()
                      + ": found a run that is not finished, expected --resume to go on with it, or"
                      + " that this file is removed to begin anew"));
        }
        free(output);
        free(settings.refused());
        return Checkpoint.start(asked);
      }
      Checkpoint from =
          known.orElseThrow(
              () ->
                  new Refused(
                      new Title(
                          settings.checkpoint() + "：没有这个文件；--resume 应有一个未完成的运行",
                          settings.checkpoint()
                              + ": found no such file, expected a run that is not finished"
                              + " (--resume)")));
      if (!from.asked().equals(asked)) {
        throw new Refused(
            new Title(
                settings.checkpoint()
                    + "：未完成的运行问的是\n  "
                    + from.asked()
                    + "\n现在问的是\n  "
                    + asked
                    + "\n二者应当相同，否则一个文件里会有两种答复",
                settings.checkpoint()
                    + ": found a run that asked\n  "
                    + from.asked()
                    + "\nexpected the same as now\n  "
                    + asked));
      }
      return from;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** All on which the answers depend. */
  private String asked() {
    StringBuilder packs = new StringBuilder();
    rules.packs().values().stream()
        .map(pack -> pack.id() + " " + pack.files().modelSha256())
        .sorted()
        .forEach(pack -> packs.append(pack).append("; "));
    return "%s (%d bytes); %s; %s%s; %s"
        .formatted(
            settings.input(),
            inputSize(),
            settings.full() ? "full" : "brief",
            packs,
            CalendarHash.of(rules),
            question);
  }

  private long inputSize() {
    try {
      Lines.check(settings.input());
      return Files.size(settings.input());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Refused failed(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    boolean kept = settings.output().isPresent() && Files.exists(settings.checkpoint());
    return new Refused(
        new Title(
            "读写失败（" + name() + "）：" + reason + (kept ? "\n已写出的答复完好；排除故障后用 --resume 接着做" : ""),
            "cannot read or write ("
                + name()
                + "): "
                + reason
                + (kept
                    ? "\nwhat was written is whole; put it right and go on with --resume"
                    : "")),
        e);
  }

  /** The file that a failure most likely is about; the reason names another if it is. */
  private String name() {
    return settings.output().map(Path::toString).orElse("stdout");
  }

  // --- messages
  // ----------------------------------------------------------------------------------

  private void report(
      long lines, Summary summary, boolean finished, long nanos, long casesOfThisRun) {
    double seconds = nanos / 1e9;
    if (!finished) {
      messages.println(
          say(
              "已停止：答复到第 " + lines + " 行；用 --resume 接着做",
              "stopped after line " + lines + "; go on with --resume"));
    }
    messages.printf(
        Locale.ROOT,
        say(
            "%,d 件，%,d 人；不予受理 %,d 行；用时 %s（%,.0f 件/秒）%n",
            "%,d cases, %,d persons; %,d lines refused; %s (%,.0f cases/s)%n"),
        summary.total("case"),
        summary.total("person"),
        summary.total("line"),
        Progress.clock(seconds),
        casesOfThisRun / Math.max(seconds, 1e-9));
    messages.println(times.say(settings.chinese()));
    if (settings.recheck() > 0 && rechecked.sum() == 0) {
      messages.println(
          say(
              "没有由 Drools 复核的案件：每 " + settings.recheck() + " 行复核一行（--recheck），本次没有答复到这样的行",
              "answered by Drools as well: none, since of every "
                  + settings.recheck()
                  + " lines one is (--recheck) and none of those was answered now"));
    } else if (settings.recheck() > 0) {
      messages.println(
          say(
              "由 Drools 复核 " + rechecked.sum() + " 件，无一不同",
              "answered by Drools as well: " + rechecked.sum() + " cases, none differently"));
    }
    if (finished) {
      messages.println(say("汇总：", "summary: ") + settings.summary());
    }
    if (summary.total("line") > 0) {
      messages.println(say("不予受理的行及理由：", "refused lines and why: ") + settings.refused());
    }
    messages.flush();
  }

  private String say(String zh, String en) {
    return settings.chinese() ? zh : en;
  }
}
