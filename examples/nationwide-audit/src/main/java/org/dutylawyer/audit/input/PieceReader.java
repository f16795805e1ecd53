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
  private final HadoopFiles files;
  private final Optional<Lines> lines;
  private final Optional<ParquetReader<Group>> rows;
  private long number;

  /** A file whose content cannot be read: it is damaged, and reading it again would not help. */
  public static final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    private DamagedException(Piece piece, Exception cause) {
      super(piece.name() + ":" + (piece.linesBefore() + 1), cause);
    }

    /** The file, and the row from which on it cannot be read. */
    public String where() {
      return String.valueOf(getMessage());
    }
  }

  private PieceReader(
      Piece piece, HadoopFiles files, Optional<Lines> lines, Optional<ParquetReader<Group>> rows) {
    this.piece = piece;
    this.files = files;
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
          files,
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
        files,
        Optional.of(
            new Lines(in, CaseFileReader.MAX_BYTES + 1, piece.start(), piece.linesBefore())),
        Optional.empty());
  }

  /**
   * The next line, blank ones among them; empty at the end of the piece.
   *
   * @throws DamagedException if rows are damaged
   * @throws IOException if it cannot be read
   */
  public Optional<Lines.Line> next() throws IOException {
    if (rows.isPresent()) {
      try {
        return Optional.ofNullable(rows.get().read()).map(this::line);
      } catch (IOException | RuntimeException e) {
        skim(); // throws if it is the file that cannot be had: that may be over with the next
        // attempt
        throw new DamagedException(piece, e);
      }
    }
    Lines text = lines.orElseThrow();
    return text.offset() < piece.end() ? text.next() : Optional.empty();
  }

  /** Reads the bytes of the piece, whatever they mean. */
  private void skim() throws IOException {
    Path path = new Path(piece.file());
    byte[] buffer = new byte[1 << 16];
    try (FSDataInputStream in = files.of(path).open(path)) {
      in.seek(piece.start());
      for (long left = piece.end() - piece.start(); left > 0; ) {
        int part = (int) Math.min(left, buffer.length);
        in.readFully(buffer, 0, part);
        left -= part;
      }
    }
  }

  /** A row without a case is no blank line: it is refused like a line that says null. */
  private Lines.Line line(Group row) {
    number++;
    String text =
        row.getFieldRepetitionCount(Survey.COLUMN) > 0 ? row.getString(Survey.COLUMN, 0) : "";
    byte[] bytes = (text.isBlank() ? "null" : text).getBytes(UTF_8);
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
