package org.dutylawyer.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.cli.batch.Lines;

/** The lines of one piece, in order; few are held at a time. */
public final class PieceReader implements Closeable {

  private final Piece piece;
  private final Optional<Lines> lines;
  private final Optional<ParquetReader<Group>> rows;
  private long number;

  private PieceReader(Piece piece, Optional<Lines> lines, Optional<ParquetReader<Group>> rows) {
    this.piece = piece;
    this.lines = lines;
    this.rows = rows;
    this.number = piece.linesBefore();
  }

  /**
   * Opens a piece.
   *
   * @throws IOException if its file cannot be read
   */
  public static PieceReader open(Piece piece, HadoopFiles files) throws IOException {
    Path path = new Path(piece.file());
    if (piece.kind() == Piece.Kind.PARQUET) {
      return new PieceReader(
          piece,
          Optional.empty(),
          Optional.of(
              ParquetReader.builder(new GroupReadSupport(), path)
                  .withConf(files.configuration())
                  .withFileRange(piece.start(), piece.end())
                  .build()));
    }
    FSDataInputStream in = files.of(path).open(path);
    in.seek(piece.start());
    return new PieceReader(
        piece,
        Optional.of(
            new Lines(in, CaseFileReader.MAX_BYTES + 1, piece.start(), piece.linesBefore())),
        Optional.empty());
  }

  /**
   * The next line, blank ones among them; empty at the end of the piece.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<Lines.Line> next() throws IOException {
    if (rows.isPresent()) {
      Group row = rows.get().read();
      return Optional.ofNullable(row).map(this::line);
    }
    Lines text = lines.orElseThrow();
    return text.offset() < piece.end() ? text.next() : Optional.empty();
  }

  private Lines.Line line(Group row) {
    number++;
    boolean there = row.getFieldRepetitionCount(Survey.COLUMN) > 0;
    byte[] bytes = there ? row.getString(Survey.COLUMN, 0).getBytes(UTF_8) : new byte[0];
    return new Lines.Line(number, bytes, bytes.length > CaseFileReader.MAX_BYTES);
  }

  @Override
  public void close() throws IOException {
    if (lines.isPresent()) {
      lines.get().close();
    }
    if (rows.isPresent()) {
      rows.get().close();
    }
  }
}
