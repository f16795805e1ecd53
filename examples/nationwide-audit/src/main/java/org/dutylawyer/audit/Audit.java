package org.dutylawyer.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.audit.answer.Asked;
import org.dutylawyer.audit.answer.Library;
import org.dutylawyer.audit.answer.PieceDone;
import org.dutylawyer.audit.answer.PieceTask;
import org.dutylawyer.audit.answer.Store;
import org.dutylawyer.audit.answer.ThisProgram;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.indicator.Indicators;
import org.dutylawyer.audit.input.HadoopFiles;
import org.dutylawyer.audit.input.Piece;
import org.dutylawyer.audit.input.Survey;
import org.dutylawyer.audit.report.Report;
import org.dutylawyer.audit.table.Assumptions;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.batch.Summary;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.proposals.ProposalsPack;
import org.dutylawyer.text.Title;

/**
 * One audit: cuts the input into pieces, has Spark answer them where there is room, and sums what
 * was counted. What is written depends on the input and the question alone.
 */
public final class Audit {

  private static final String RUN = "run.txt";

  private final SparkSession session;
  private final JavaSparkContext spark;
  private final AuditSettings settings;
  private final PrintWriter messages;
  private final Function<Asked, DutyLawyerRules> loading;

  /**
   * How an audit ended.
   *
   * @param pieces into how many pieces the input was cut
   * @param before how many of these an earlier run had done
   * @param answered how many cases were answered
   * @param refused how many lines were refused
   * @param faults how many of these failed by a fault of the program
   * @param rechecked how many cases were answered by both evaluators
   * @param differs whether they answered one differently, which ended the audit
   */
  public record Ended(
      int pieces,
      int before,
      long answered,
      long refused,
      long faults,
      long rechecked,
      boolean differs) {}

  /** An audit on that session, which stays open. */
  public Audit(SparkSession session, AuditSettings settings, PrintWriter messages) {
    this(session, settings, messages, Library::load);
  }

  /** With rules that were loaded before, so that tests load them once. */
  Audit(
      SparkSession session,
      AuditSettings settings,
      PrintWriter messages,
      Function<Asked, DutyLawyerRules> loading) {
    this.loading = loading;
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.settings = settings;
    this.messages = messages;
  }

  /**
   * Runs to the end.
   *
   * @throws Refused if a file cannot be read or written, or does not fit the run to be resumed
   */
  public Ended run() {
    try {
      return answerAll();
    } catch (IOException | FSError e) { // an error of a local disk, which may be full
      throw cannot(e);
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof URISyntaxException) { // a colon in the name of a file, say
        throw cannot(e);
      }
      throw e;
    }
  }

  /** Why the tasks stopped: a disk that is full, say, is no fault of the program. */
  private static RuntimeException stopped(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return cannot(io);
      }
    }
    return e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
  }

  private static Refused cannot(Throwable e) {
    String why = String.valueOf(e.getMessage());
    return new Refused(new Title("读写失败：" + why, "cannot read or write: " + why), e);
  }

  private Ended answerAll() throws IOException {
    long begun = System.nanoTime();
    Library library = library();
    Assumptions assumptions =
        settings.assumptions().isPresent()
            ? Assumptions.parse(
                text(settings.assumptions().get()), settings.assumptions().get().toString())
            : Assumptions.standard();
    Survey.Plan plan = Survey.of(spark, settings.inputs(), settings.pieceBytes());
    HadoopFiles files = new HadoopFiles(spark.hadoopConfiguration());
    String run = run(library, assumptions, plan);
    Store store =
        new Store(settings.output(), PackFiles.sha256(run.getBytes(StandardCharsets.UTF_8)), files);
    begin(store, run);
    messages.println(
        say(
            "输入 %,d 字节，分为 %,d 块".formatted(plan.bytes(), plan.pieces().size()),
            "%,d bytes of input in %,d pieces".formatted(plan.bytes(), plan.pieces().size())));
    messages.flush();
    List<PieceDone> done;
    ProgressListener progress =
        new ProgressListener(messages, tasks(plan.pieces()), settings.chinese());
    session.sparkContext().addSparkListener(progress);
    try {
      done = answer(plan.pieces(), library, store, files);
    } catch (Exception e) { // Spark throws a checked one that it does not declare
      if (store.text("difference.json").isPresent()) {
        messages.println(
            say(
                    "两种求值方式的答复不同，是本程序的故障：已停止，此前的答复也不要使用。案件已存入 ",
                    "the two evaluators answer differently, which is a fault of the program: stopped;"
                        + " do not use the answers before it either. The case is in ")
                + store.path("difference.json"));
        messages.flush();
        return new Ended(plan.pieces().size(), 0, 0, 0, 0, 0, true);
      }
      throw stopped(e);
    } finally {
      session.sparkContext().removeSparkListener(progress);
    }
    Optional<String> damaged =
        done.stream().map(PieceDone::damaged).filter(where -> !where.isEmpty()).findFirst();
    if (damaged.isPresent()) {
      throw new Refused(
          new Title(
              damaged.get() + "：自此行起读不出来，应为完好的 Parquet 文件",
              damaged.get()
                  + ": found rows that cannot be read, expected a Parquet file that is whole"));
    }
    store.tidy();
    SortedMap<Cell, Long> counts = sum(store);
    if (settings.lawyersNationwide() && store.has(Store.CONTACTS)) {
      LawyerDays days =
          new LawyerDays(session.read().parquet(store.path(Store.CONTACTS).toString()));
      library.indicators().computed().stream()
          .filter(Indicator::isOfLawyers)
          .forEach(indicator -> days.addTo(counts, indicator));
    }
    Tables tables = new Tables(counts, library.indicators(), assumptions, settings.madeUp());
    store.text("tables/indicators.yaml", library.indicators().text());
    store.text("tables/what-if.yaml", assumptions.text());
    for (Map.Entry<String, String> table : tables.csv().entrySet()) {
      store.text("tables/" + table.getKey(), table.getValue());
    }
    Repeated repeated = Repeated.among(session, store);
    if (repeated.cases() > 0) {
      store.text("tables/repeated.csv", repeated.csv(settings.madeUp()));
    }
    store.write(store.path("tables/cells.parquet"), counts, Map.of());
    store.text("summary.csv", summary(counts).csv());
    Ended ended = ended(done);
    Report.About about =
        new Report.About(
            settings.asOf().date(),
            ended.answered(),
            ended.refused(),
            repeated.cases(),
            settings.madeUp());
    store.text("report.html", Report.of(about, tables, library.rules()));
    report(ended, done, (System.nanoTime() - begun) / 1e9);
    if (repeated.cases() > 0) {
      messages.println(
          say(
              "同一法域、同一编号的案件出现不止一次的有 %,d 个，每次都计入；见 tables/repeated.csv".formatted(repeated.cases()),
              "%,d cases are in the input more than once, by place and id, and count each time; see"
                      .formatted(repeated.cases())
                  + " tables/repeated.csv"));
      messages.flush();
    }
    return ended;
  }

  // --- what is asked ---------------------------------------------------------------------------

  private Library library() throws IOException {
    List<Asked.Contents> further = new ArrayList<>();
    for (java.nio.file.Path folder : settings.packs()) {
      further.add(Asked.Contents.of(PackFiles.fromFolder(folder)));
    }
    if (settings.whatIf()) {
      further.add(Asked.Contents.of(ProposalsPack.files()));
    }
    Asked asked =
        new Asked(
            settings.asOf().toString(),
            settings.knownOn().map(LocalDate::toString).orElse(""),
            new TreeMap<>(),
            further,
            settings.recheck(),
            settings.lawyersNationwide(),
            settings.indicators().isPresent()
                ? text(settings.indicators().get())
                : Indicators.standardText(),
            ThisProgram.sha256());
    Library library = Library.first(asked, loading.apply(asked));
    settings
        .indicators()
        .ifPresent(
            own -> // a word that is not known is refused before anything is answered
            Indicators.parse(asked.indicators(), own.toString(), library.rules().vocabulary("CN")));
    library
        .rules()
        .notPlanned()
        .forEach((jurisdiction, why) -> messages.println(say(why.zh(), why.en())));
    return library;
  }

  private static String text(java.nio.file.Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Refused(
          new Title(
              file + "：读不出来，应为 UTF-8 的 YAML 文件", file + ": cannot be read, expected YAML in UTF-8"),
          e);
    }
  }

  /** All on which the results depend. */
  private String run(Library library, Assumptions assumptions, Survey.Plan plan) {
    Asked asked = library.asked();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("input", plan.sha256());
    all.put("names", plan.pieces().stream().map(Piece::name).distinct().toList());
    all.put("piece bytes", settings.pieceBytes());
    all.put("as of", asked.asOf());
    all.put("known on", asked.knownOn());
    all.put("packs", asked.hashes());
    all.put("program", asked.program());
    all.put("recheck", asked.recheck());
    all.put("indicators", library.indicators().sha256());
    all.put("assumptions", assumptions.sha256());
    all.put("marked as made up", settings.madeUp());
    all.put("ids of lawyers are nationwide", asked.lawyersNationwide());
    StringBuilder text = new StringBuilder();
    all.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private void begin(Store store, String run) throws IOException {
    Optional<String> known = store.text(RUN);
    if (!settings.resume()) {
      if (store.isUsed()) {
        throw new Refused(
            new Title(
                settings.output() + "：文件夹不空；应为尚不存在的文件夹，或者用 --resume 接着做",
                settings.output()
                    + ": found a folder that is not empty, expected a new one, or --resume to go on"));
      }
      store.text(RUN, run);
      return;
    }
    String before =
        known.orElseThrow(
            () ->
                new Refused(
                    new Title(
                        settings.output() + "：没有可以接着做的运行",
                        settings.output() + ": found no run, expected one to go on with")));
    if (!before.equals(run)) {
      throw new Refused(
          new Title(
              settings.output() + "：此前的运行为\n" + before + "现在为\n" + run + "二者应当相同",
              settings.output()
                  + ": found a run of\n"
                  + before
                  + "expected the same as now\n"
                  + run));
    }
  }

  // --- the work --------------------------------------------------------------------------------

  private List<PieceDone> answer(
      List<Piece> pieces, Library library, Store store, HadoopFiles files) {
    if (pieces.isEmpty()) {
      return List.of();
    }
    Broadcast<Library> shared = spark.broadcast(library);
    return spark
        .parallelize(pieces, tasks(pieces))
        .setName("answers")
        .map(new PieceTask(shared, store, files))
        .collect();
  }

  private int tasks(List<Piece> pieces) {
    return settings.partitions() > 0
        ? Math.min(settings.partitions(), pieces.size())
        : pieces.size();
  }

  private SortedMap<Cell, Long> sum(Store store) throws IOException {
    SortedMap<Cell, Long> sums = new TreeMap<>();
    if (!store.has(Store.CELLS)) {
      return sums; // an input without a line
    }
    Column[] columns = Cell.COLUMNS.stream().map(functions::col).toArray(Column[]::new);
    List<Row> rows =
        session
            .read()
            .parquet(store.path(Store.CELLS).toString())
            .groupBy(columns)
            .agg(functions.sum("count"))
            .collectAsList();
    for (Row row : rows) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        values.add(row.getString(i));
      }
      sums.put(Cell.of(values), row.getLong(columns.length));
    }
    return sums;
  }

  private static Summary summary(SortedMap<Cell, Long> counts) throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    counts.forEach(
        (cell, count) -> {
          if (cell.measure().equals(Counting.SUMMARY)) {
            rows.put(cell.word(), count);
          }
        });
    return Summary.of(rows);
  }

  // --- messages --------------------------------------------------------------------------------

  private static Ended ended(List<PieceDone> done) {
    return new Ended(
        done.size(),
        (int) done.stream().filter(PieceDone::before).count(),
        done.stream().mapToLong(PieceDone::answered).sum(),
        done.stream().mapToLong(PieceDone::refused).sum(),
        done.stream().mapToLong(PieceDone::faults).sum(),
        done.stream().mapToLong(PieceDone::rechecked).sum(),
        false);
  }

  private void report(Ended ended, List<PieceDone> done, double seconds) {
    long now =
        done.stream().filter(d -> !d.before()).mapToLong(d -> d.answered() + d.refused()).sum();
    messages.println(
        say(
                "%,d 件，不予受理 %,d 行；用时 %,.0f 秒（%,.0f 件/秒）；由 Drools 复核 %,d 件%s",
                "%,d cases, %,d lines refused; %,.0f s (%,.0f cases/s); answered by Drools as well:"
                    + " %,d%s")
            .formatted(
                ended.answered(),
                ended.refused(),
                seconds,
                now / seconds,
                ended.rechecked(),
                ended.rechecked() == 0 ? "" : say("，无一不同", ", none differently")));
    double parsing = done.stream().mapToLong(PieceDone::parsing).sum();
    double assessing = done.stream().mapToLong(PieceDone::assessing).sum();
    double writing = done.stream().mapToLong(PieceDone::writing).sum();
    double all = Math.max(1, parsing + assessing + writing);
    messages.println(
        say(
                "其中读入、核对 %.0f%%，适用规则 %.0f%%，计数、写出 %.0f%%",
                "of which reading and checking %.0f%%, rules %.0f%%, counting and writing %.0f%%")
            .formatted(100 * parsing / all, 100 * assessing / all, 100 * writing / all));
    messages.flush();
  }

  private String say(String zh, String en) {
    return settings.chinese() ? zh : en;
  }
}
