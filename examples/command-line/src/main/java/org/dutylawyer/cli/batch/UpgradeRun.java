package org.dutylawyer.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.cli.Refused;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.upgrade.AnswerChange;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.CaseReport;
import org.dutylawyer.workbench.upgrade.Upgrade;
import org.jspecify.annotations.Nullable;

/**
 * Reports what another version answers otherwise about a file of case files, one a line, on all
 * cores: the cases that change in the order of the lines, nothing of the others. Memory does not
 * depend on the size of the file; a run that was stopped can go on where it was.
 */
public final class UpgradeRun {

  private static final int CHUNK_LINES = 64;
  private static final int CHUNK_BYTES = 2_000_000;
  private static final int CHUNKS_PER_THREAD = 4;
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(2);
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
   */
  public record Ended(
      boolean finished, long cases, long changed, long refused, Map<String, Long> counts) {

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

  private record Done(Lines.Chunk chunk, String report, Map<String, Long> counts) {}

  private final Upgrade upgrade;
  private final Settings settings;
  private final PrintWriter standard;
  private final PrintWriter messages;
  private volatile boolean stopping;

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
  }

  /** Asks the run to end in order. */
  public void requestStop() {
    stopping = true;
  }

  /**
   * Runs to the end, or until the process is told to stop.
   *
   * @throws Refused if a file cannot be read or written, or does not fit the run to be resumed
   */
  public Ended run() {
    Thread self = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              stopping = true;
              try {
                self.join(TimeUnit.SECONDS.toMillis(30));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "duty-lawyer-upgrade-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    ExecutorService workers = Executors.newFixedThreadPool(settings.threads());
    try {
      return run(workers);
    } catch (IOException e) {
      throw failed(e);
    } finally {
      workers.shutdownNow();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the process is ending: the hook is what waits for us
      }
    }
  }

  private Ended run(ExecutorService workers) throws IOException {
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
            say(
                settings.input() + "：前 " + from.read() + " 字节已改变；未完成的运行只能接着同一输入做",
                settings.input()
                    + ": found other bytes than those compared already, expected the input of the"
                    + " run that is not finished"));
      }
      if (!settings.resume()) {
        report.write(settings.form().head(upgrade));
      }
      long read = from.read();
      String hash = from.hash();
      long number = from.lines();
      long saved = System.nanoTime();
      Deque<Future<Done>> open = new ArrayDeque<>();
      boolean more = true;
      while (more || !open.isEmpty()) {
        while (more && !stopping && open.size() < CHUNKS_PER_THREAD * settings.threads()) {
          Optional<Lines.Chunk> chunk = lines.next(CHUNK_LINES, CHUNK_BYTES).stream().findFirst();
          more = chunk.isPresent();
          if (chunk.isPresent()) {
            List<Task> tasks = stored.with(chunk.get());
            open.add(workers.submit(() -> compare(chunk.get(), tasks)));
          }
        }
        if (stopping) {
          more = false;
        }
        if (!open.isEmpty()) {
          Done done = done(open.remove());
          report.write(done.report());
          done.counts().forEach((key, count) -> counts.merge(key, count, Long::sum));
          read = done.chunk().end();
          hash = done.chunk().before();
          number = done.chunk().lastNumber();
          if (System.nanoTime() - saved > CHECKPOINT_NANOS) {
            save(read, hash, number, counts, report);
            saved = System.nanoTime();
          }
        }
      }
      boolean finished = read >= size;
      Ended ended = ended(finished, counts);
      if (finished) {
        report.write(settings.form().foot(ended));
        report.force();
        Files.deleteIfExists(settings.checkpoint());
      } else {
        save(read, hash, number, counts, report);
        messages.println(
            settings.output().isPresent()
                ? say(
                    "已停止：比较到第 " + number + " 行；用 --resume 接着做",
                    "stopped after line " + number + "; go on with --resume")
                : say(
                    "已停止：比较到第 " + number + " 行；没有 -o，不能接着做",
                    "stopped after line " + number + "; without -o it cannot go on"));
        messages.flush();
      }
      return ended;
    }
  }

  private static Done done(Future<Done> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refused refused
          ? refused
          : new IllegalStateException(e.getCause());
    }
  }

  private static Ended ended(boolean finished, Map<String, Long> counts) {
    Map<String, Long> changes = new TreeMap<>(counts);
    changes.keySet().removeIf(key -> !key.contains("/"));
    return new Ended(
        finished,
        counts.getOrDefault(CASES, 0L),
        counts.getOrDefault(CHANGED, 0L),
        counts.getOrDefault(REFUSED, 0L),
        changes);
  }

  private static final String CASES = "cases";
  private static final String CHANGED = "changed";
  private static final String REFUSED = "refused";
  private static final String STORED = "stored";

  // --- lines
  // ----------------------------------------------------------------------------------

  private Done compare(Lines.Chunk chunk, List<Task> tasks) {
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
    return new Done(chunk, report.toString(), counts);
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

    Stored(Optional<Path> file, long skip) throws IOException {
      if (file.isPresent() && !Files.isRegularFile(file.get())) {
        throw new Refused(
            say(
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
        next = line == null ? null : JSON.readTree(line);
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new Refused(
            say(
                settings.stored().orElseThrow() + "：不是整批答复的输出：" + e.getOriginalMessage(),
                settings.stored().orElseThrow()
                    + ": found no answers of a batch: "
                    + e.getOriginalMessage()),
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

  private void save(long read, String hash, long lines, Map<String, Long> counts, Report report)
      throws IOException {
    report.force();
    if (settings.output().isPresent()) {
      new Checkpoint(settings.asked(), read, hash, lines, report.length(), 0, counts)
          .write(settings.checkpoint());
    }
  }

  private Checkpoint start() throws IOException {
    if (!Files.isRegularFile(settings.input())) {
      throw new Refused(
          say(
              settings.input() + "：没有这个文件；应为每行一个案件的 JSONL 文件",
              settings.input() + ": found no such file, expected case files, one a line (JSONL)"));
    }
    Optional<Checkpoint> known =
        settings.output().isPresent() ? Checkpoint.read(settings.checkpoint()) : Optional.empty();
    if (!settings.resume()) {
      if (known.isPresent()) {
        throw new Refused(
            say(
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
                    say(
                        settings.checkpoint() + "：没有这个文件；--resume 应有一个未完成的运行",
                        settings.checkpoint()
                            + ": found no such file, expected a run that is not finished"
                            + " (--resume)")));
    if (!from.asked().equals(settings.asked())) {
      throw new Refused(
          say(
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
        say(
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
