package org.dutylawyer.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.cli.batch.ChunkWork.Reached;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.upgrade.AnswerChange;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.CaseReport;
import org.dutylawyer.workbench.upgrade.OtherFileException;
import org.dutylawyer.workbench.upgrade.Upgrade;
import org.jspecify.annotations.Nullable;

/**
 * Reports what another version answers otherwise about a file of case files, one a line, on all
 * cores: the cases that change in the order of the lines, nothing of the others. Memory does not
 * depend on the size of the file; a run that was stopped can go on where it was.
 */
public final class UpgradeRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a run is to do.
   *
   * @param input case files, one a line, in UTF-8
   * @param stored answers in brief that the earlier version stored, in the order of the lines
   * @param output where the report goes; empty for the standard output
   * @param form how a case is written
   * @param asked all on which the report depends, so that no other run goes on with it
   */
  public record Settings(
      Path input,
      Optional<Path> stored,
      Optional<Path> output,
      UpgradeForm form,
      boolean resume,
      int threads,
      String asked,
      boolean chinese) {

    private Path checkpoint() {
      Path name = output.orElse(input);
      return name.resolveSibling(name.getFileName() + ".unfinished");
    }
  }

  /**
   * How a run ended.
   *
   * @param finished whether all lines were looked at; otherwise it can go on with {@code --resume}
   * @param cases how many cases were compared
   * @param changed how many of them change
   * @param refused how many lines both versions refuse
   * @param counts how many changes there are, by sort and severity
   * @param unmet where the first stored answer stands that belongs to no line, as all after it
   */
  public record Ended(
      boolean finished,
      long cases,
      long changed,
      long refused,
      Map<String, Long> counts,
      Optional<String> unmet) {

    /** Copies the map. */
    public Ended {
      counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** How many changes there are of that severity. */
    public long of(Severity severity) {
      return counts.entrySet().stream()
          .filter(e -> e.getKey().endsWith("/" + severity.word()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  private record Task(Lines.Line line, @Nullable JsonNode stored) {}

  private record Done(String report, Map<String, Long> counts) {}

  private final Upgrade upgrade;
  private final Settings settings;
  private final PrintWriter standard;
  private final PrintWriter messages;
  private final ChunkWork work;

  /**
   * A run.
   *
   * @param standard where the report goes if no file takes it
   * @param messages where it is told that the run was stopped
   */
  public UpgradeRun(
      Upgrade upgrade, Settings settings, PrintWriter standard, PrintWriter messages) {
    this.upgrade = upgrade;
    this.settings = settings;
    this.standard = standard;
    this.messages = messages;
    this.work = new ChunkWork("upgrade", settings.threads(), messages, settings.chinese());
  }

  /** Asks the run to end in order. */
  public void requestStop() {
    work.requestStop();
  }

  /**
   * Runs to the end, or until the process is told to stop.
   *
   * @throws Refused if a file cannot be read or written, or does not fit the run to be resumed
   */
  public Ended run() {
    return work.stoppable(
        () -> {
          try {
            return compareAll();
          } catch (IOException e) {
            throw failed(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
          } catch (ExecutionException e) {
            if (e.getCause() instanceof OtherFileException other) {
              throw other.refusal();
            }
            throw new IllegalStateException(e.getCause());
          }
        });
  }

  private Ended compareAll() throws IOException, InterruptedException, ExecutionException {
    Checkpoint from = start();
    Map<String, Long> counts = new LinkedHashMap<>(from.summary());
    long size = Files.size(settings.input());
    OptionalLong before =
        settings.resume() ? OptionalLong.of(from.answers()) : OptionalLong.empty();
    try (Report report = new Report(before);
        Stored stored = new Stored(settings.stored(), counts.getOrDefault(STORED, 0L));
        Lines lines =
            new Lines(settings.input(), CaseFileReader.MAX_BYTES + 1, from.read(), from.lines())) {
      if (!lines.before().equals(from.hash())) {
        throw new Refused(
            new Title(
                settings.input() + "：前 " + from.read() + " 字节已改变；未完成的运行只能接着同一输入做",
                settings.input()
                    + ": found other bytes than those compared already, expected the input of the"
                    + " run that is not finished"));
      }
      if (!settings.resume()) {
        report.write(settings.form().head(upgrade));
      }
      Comparing comparing = new Comparing(stored, report, counts);
      Reached reached = work.run(lines, from.reached(), comparing);
      boolean finished = reached.read() >= size;
      Ended ended = ended(finished, counts, stored.unmet());
      if (finished) {
        report.write(settings.form().foot(ended));
        report.force();
        Files.deleteIfExists(settings.checkpoint());
      } else {
        comparing.save(reached);
        messages.println(
            settings.output().isPresent()
                ? say(
                    "已停止：比较到第 " + reached.lines() + " 行；用 --resume 接着做",
                    "stopped after line " + reached.lines() + "; go on with --resume")
                : say(
                    "已停止：比较到第 " + reached.lines() + " 行；没有 -o，不能接着做",
                    "stopped after line " + reached.lines() + "; without -o it cannot go on"));
        messages.flush();
      }
      return ended;
    }
  }

  /**
   * That nothing changes where there is no case, or no stored answer, would pass for an upgrade
   * that was looked at.
   */
  private static void refuseBlank(Path file, Title problem) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int next = in.read();
      while (next >= 0 && next <= ' ') {
        next = in.read();
      }
      if (next < 0) {
        throw new Refused(new Title(file + "：" + problem.zh(), file + ": " + problem.en()));
      }
    }
  }

  /** Writes the changes of the cases, and counts them. */
  private final class Comparing implements ChunkWork.Work<Done> {
    private final Stored stored;
    private final Report report;
    private final Map<String, Long> counts;

    Comparing(Stored stored, Report report, Map<String, Long> counts) {
      this.stored = stored;
      this.report = report;
      this.counts = counts;
    }

    @Override
    public Callable<Done> on(Lines.Chunk chunk) throws IOException {
      List<Task> tasks = stored.with(chunk);
      return () -> compare(tasks);
    }

    @Override
    public void take(Done done, Reached reached) throws IOException {
      report.write(done.report());
      done.counts().forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    @Override
    public void save(Reached reached) throws IOException {
      report.force();
      if (settings.output().isPresent()) {
        new Checkpoint(
                settings.asked(),
                reached.read(),
                reached.hash(),
                reached.lines(),
                report.length(),
                0,
                counts)
            .write(settings.checkpoint());
      }
    }
  }

  private static Ended ended(boolean finished, Map<String, Long> counts, Optional<String> unmet) {
    Map<String, Long> changes = new TreeMap<>(counts);
    changes.keySet().removeIf(key -> !key.contains("/"));
    return new Ended(
        finished,
        counts.getOrDefault(CASES, 0L),
        counts.getOrDefault(CHANGED, 0L),
        counts.getOrDefault(REFUSED, 0L),
        changes,
        unmet);
  }

  private static final String CASES = "cases";
  private static final String CHANGED = "changed";
  private static final String REFUSED = "refused";
  private static final String STORED = "stored";

  // --- lines
  // ----------------------------------------------------------------------------------

  private Done compare(List<Task> tasks) {
    StringBuilder report = new StringBuilder();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Task task : tasks) {
      String where = settings.input() + ":" + task.line().number();
      counts.merge(CASES, 1L, Long::sum);
      if (task.stored() != null) {
        counts.merge(STORED, 1L, Long::sum);
      }
      try {
        CaseFileText text = CaseFileText.of(task.line().bytes(), where);
        CaseReport one = task.stored() == null ? upgrade.of(text) : upgrade.of(text, task.stored());
        if (!one.changes().isEmpty()) {
          counts.merge(CHANGED, 1L, Long::sum);
          for (AnswerChange change : one.changes()) {
            counts.merge(change.sort().word() + "/" + change.severity().word(), 1L, Long::sum);
          }
          report.append(settings.form().write(one));
        }
      } catch (BadInputException e) {
        counts.merge(REFUSED, 1L, Long::sum);
        Locale locale = settings.chinese() ? Locale.CHINESE : Locale.ENGLISH;
        report.append(settings.form().refused(where, e.problems().get(0).message(locale)));
      }
    }
    return new Done(report.toString(), counts);
  }

  /** The file that takes the report, or the standard output. */
  private final class Report implements AutoCloseable {
    private final @Nullable Output file;

    Report(OptionalLong before) throws IOException {
      file = settings.output().isPresent() ? Output.open(settings.output(), before) : null;
    }

    void write(String text) throws IOException {
      if (file == null) {
        standard.print(text);
      } else {
        file.write(text.getBytes(UTF_8));
      }
    }

    void force() throws IOException {
      if (file == null) {
        standard.flush();
      } else {
        file.force();
      }
    }

    long length() {
      return file == null ? 0 : file.length();
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }

  /** The stored answers beside the lines: none for a line that the earlier version refused. */
  private final class Stored implements AutoCloseable {
    private final @Nullable BufferedReader answers;
    private @Nullable JsonNode next;
    private long number;

    Stored(Optional<Path> file, long skip) throws IOException {
      if (file.isPresent() && !Files.isRegularFile(file.get())) {
        throw new Refused(
            new Title(
                file.get() + "：没有这个文件；应为旧版整批答复的输出",
                file.get() + ": found no such file, expected the answers of a batch"));
      }
      answers = file.isPresent() ? Files.newBufferedReader(file.get(), UTF_8) : null;
      for (long i = 0; i <= skip; i++) {
        advance();
      }
    }

    private void advance() throws IOException {
      String line = answers == null ? null : answers.readLine();
      try {
        number++;
        next = line == null ? null : JSON.readTree(line);
        if (next != null) {
          Optional<Problem> misfit = upgrade.misfit(next, where());
          if (misfit.isPresent()) {
            throw new BadInputException(misfit.get());
          }
        }
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new Refused(
            new Title(
                where() + "：不是整批答复的输出：" + e.getOriginalMessage(),
                where() + ": found no answers of a batch: " + e.getOriginalMessage()),
            e);
      }
    }

    /** An answer belongs to the next line that has the number of its case. */
    List<Task> with(Lines.Chunk chunk) throws IOException {
      List<Task> tasks = new ArrayList<>();
      for (Lines.Line line : chunk.lines()) {
        if (line.isBlank()) {
          continue;
        }
        if (answers == null) {
          tasks.add(new Task(line, null));
        } else if (next != null
            && id(line).filter(next.path("case").asText()::equals).isPresent()) {
          tasks.add(new Task(line, next));
          advance();
        } else {
          tasks.add(new Task(line, null));
        }
      }
      return tasks;
    }

    /** Where the answers begin that met no line: they stand in the order of the lines. */
    Optional<String> unmet() {
      return next == null ? Optional.empty() : Optional.of(where());
    }

    private String where() {
      return settings.stored().orElseThrow() + ":" + number;
    }

    private Optional<String> id(Lines.Line line) {
      try {
        return Optional.of(JSON.readTree(line.bytes()).path("id").asText("case"));
      } catch (IOException e) {
        return Optional.empty(); // the comparison refuses it with its reason
      }
    }

    @Override
    public void close() throws IOException {
      if (answers != null) {
        answers.close();
      }
    }
  }

  // --- files
  // ----------------------------------------------------------------------------------

  private Checkpoint start() throws IOException {
    Lines.check(settings.input());
    refuseBlank(
        settings.input(),
        new Title("没有案件，应为每行一个案件", "found no case, expected case files, one a line"));
    if (settings.stored().isPresent()) {
      refuseBlank(
          settings.stored().get(),
          new Title(
              "没有答复，应为 assess --batch 写出的答复，每行一件",
              "found no answer, expected answers as assess --batch writes them, one a line"));
    }
    Optional<Checkpoint> known =
        settings.output().isPresent() ? Checkpoint.read(settings.checkpoint()) : Optional.empty();
    if (!settings.resume()) {
      if (known.isPresent()) {
        throw new Refused(
            new Title(
                settings.checkpoint() + "：有一个未完成的运行；用 --resume 接着做，或者删除这个文件后重来",
                settings.checkpoint()
                    + ": found a run that is not finished, expected --resume, or that this file is"
                    + " removed to begin anew"));
      }
      return Checkpoint.start(settings.asked());
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
    if (!from.asked().equals(settings.asked())) {
      throw new Refused(
          new Title(
              settings.checkpoint()
                  + "：未完成的运行比较的是\n  "
                  + from.asked()
                  + "\n现在比较的是\n  "
                  + settings.asked(),
              settings.checkpoint()
                  + ": found a run that compared\n  "
                  + from.asked()
                  + "\nexpected the same as now\n  "
                  + settings.asked()));
    }
    return from;
  }

  private Refused failed(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    boolean kept = settings.output().isPresent() && Files.exists(settings.checkpoint());
    return new Refused(
        new Title(
            "读写失败：" + reason + (kept ? "\n已写出的部分完好；排除故障后用 --resume 接着做" : ""),
            "cannot read or write: "
                + reason
                + (kept
                    ? "\nwhat was written is whole; put it right and go on with --resume"
                    : "")),
        e);
  }

  private String say(String zh, String en) {
    return settings.chinese() ? zh : en;
  }
}
