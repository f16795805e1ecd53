package org.dutylawyer.audit.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.dutylawyer.EvaluatorsDifferException;
import org.dutylawyer.Question;
import org.dutylawyer.audit.count.Cells;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.audit.count.Regions;
import org.dutylawyer.audit.input.HadoopFiles;
import org.dutylawyer.audit.input.Piece;
import org.dutylawyer.audit.input.PieceReader;
import org.dutylawyer.cli.batch.LineAnswerer;
import org.dutylawyer.cli.batch.Lines;

/** Answers one piece. */
public final class PieceTask implements Function<Piece, PieceDone>, Serializable {

  private static final long serialVersionUID = 1;

  private final Broadcast<Library> library;
  private final Store store;
  private final HadoopFiles files;

  /** Answers by this library and writes into that store. */
  public PieceTask(Broadcast<Library> library, Store store, HadoopFiles files) {
    this.library = library;
    this.store = store;
    this.files = files;
  }

  @Override
  public PieceDone call(Piece piece) throws IOException {
    Optional<PieceDone> before = store.done(piece);
    if (before.isPresent()) {
      return before.get();
    }
    TaskContext context = TaskContext.get();
    long attempt = context.taskAttemptId();
    Library here = library.value();
    Proposals proposals =
        Proposals.among(here.rules(), LineAnswerer.brief(here.asked().question()));
    Question question = proposals.question();
    LineAnswerer answerer = new LineAnswerer(here.rules(), question, false);
    Counting counting =
        new Counting(
            new Cells(),
            here.indicators(),
            here.rules().calendar(),
            new Regions(here.rules(), question),
            proposals,
            here.asked().lawyersNationwide());
    MessageType schema = Store.answerSchema();
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    Path answers = store.unfinished(Store.ANSWERS, piece, attempt);
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    Tally tally = new Tally();
    long begun = System.nanoTime();
    try (PieceReader lines = PieceReader.open(piece, files);
        ParquetWriter<Group> out = store.writer(answers, schema, Map.of())) {
      for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        if (context.isInterrupted()) {
          throw new TaskKilledException("told to stop at " + piece.label());
        }
        Lines.Line line = next.get();
        if (line.isBlank()) {
          continue;
        }
        boolean both = here.asked().recheck() > 0 && line.number() % here.asked().recheck() == 0;
        String where = piece.name() + ":" + line.number();
        LineAnswerer.Result result =
            answerer.answer(line.bytes(), where, line.number(), both, counting::add);
        if (result instanceof LineAnswerer.Answered answered) {
          Group row = rows.newGroup();
          row.add("input", piece.name());
          row.add("line", line.number());
          row.add("case", counting.lastCase());
          row.add("jurisdiction", counting.lastJurisdiction());
          row.add("answer", new String(answered.json(), java.nio.charset.StandardCharsets.UTF_8));
          out.write(row);
          tally.answered++;
          tally.rechecked += both ? 1 : 0;
          tally.parsing += answered.parsing();
          tally.assessing += answered.assessing();
        } else if (result instanceof LineAnswerer.NotAnswered refusal) {
          counting.refused();
          refused.writeBytes(refusal.json());
          tally.refused++;
          tally.faults += refusal.fault() ? 1 : 0;
        }
      }
    } catch (PieceReader.DamagedException e) {
      return PieceDone.damaged(piece.number(), e.where());
    } catch (EvaluatorsDifferException e) {
      store.text("difference.json", e.file().toJson() + "\n");
      throw e;
    }
    counting.finish();
    PieceDone done = tally.done(piece, System.nanoTime() - begun);
    store.commit(piece, attempt, answers, refused.toByteArray(), counting, done);
    return done;
  }

  /** What is counted of the work itself. */
  private static final class Tally {
    private long answered;
    private long refused;
    private long faults;
    private long rechecked;
    private long parsing;
    private long assessing;

    PieceDone done(Piece piece, long nanos) {
      return new PieceDone(
          piece.number(),
          answered,
          refused,
          faults,
          rechecked,
          "",
          false,
          parsing,
          assessing,
          nanos - parsing - assessing);
    }
  }
}
