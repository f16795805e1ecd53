package org.dutylawyer.cli.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.problem.Sha256;
import org.dutylawyer.text.Encoding;
import org.dutylawyer.text.Title;

/** The lines of a file of any size, some at a time; a line that is too long is never held whole. */
public final class Lines implements Closeable {

  /**
   * One line.
   *
   * @param number its number, from 1
   * @param bytes what it holds, without the line end; of a line that is too long, its beginning
   * @param tooLong whether it is longer than the limit
   */
  public record Line(long number, byte[] bytes, boolean tooLong) {
    /** Whether it holds blanks only, or the byte order mark on top of a file and nothing else. */
    public boolean isBlank() {
      boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
      for (int i = marked ? 3 : 0; i < bytes.length; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Lines that follow one another.
   *
   * @param lines the lines
   * @param end where in the file the next line begins, in bytes
   * @param before hash over all that lies before, in lower-case hexadecimal
   */
  public record Chunk(List<Line> lines, long end, String before) {
    /** The number of the last. */
    public long lastNumber() {
      return lines.get(lines.size() - 1).number();
    }
  }

  private static final int BUFFER = 1 << 16;

  /**
   * Refuses a file that does not hold a case a line: none at all, no text, or one JSON text over
   * many lines.
   *
   * @throws Refused with what was found and what was expected
   */
  static void check(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refused(
          new Title(
              file + "：没有这个文件；应为每行一个案件的 JSONL 文件",
              file + ": found no such file, expected case files, one a line (JSONL)"));
    }
    Optional<Title> other = form(file);
    if (other.isPresent()) {
      throw new Refused(
          new Title(
              file + "：发现" + other.get().zh() + "，应为每行一个案件的 JSONL 文件（UTF-8）",
              file
                  + ": found "
                  + other.get().en()
                  + ", expected case files, one a line (JSONL), in UTF-8"));
    }
    Optional<String> first = Optional.empty();
    try (Lines lines = new Lines(file, CaseFileReader.MAX_BYTES, 0, 0)) {
      for (Optional<Line> line = lines.next();
          line.isPresent() && first.isEmpty();
          line = lines.next()) {
        if (line.get().tooLong()) {
          return; // refused as a line
        }
        first =
            Optional.of(new String(line.get().bytes(), StandardCharsets.UTF_8))
                .map(text -> text.replace("\uFEFF", "").strip())
                .filter(text -> !text.isEmpty());
      }
    }
    if (first.isPresent() && (first.get().startsWith("[") || breaksOff(first.get()))) {
      throw new Refused(
          new Title(
              file + "：发现写成多行的 JSON（一个案件文件或者一个列表），应为每行一个案件的 JSONL 文件；可以用 jq -c . 改写成一行",
              file
                  + ": found one JSON text over several lines (a case file or a list), expected"
                  + " case files, one a line (JSONL); jq -c . writes one on a line"));
    }
  }

  /** What a file is whose bytes are no lines, whatever its name. */
  private static Optional<Title> form(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Encoding.notPlain(in.readNBytes(BUFFER));
    }
  }

  private static boolean breaksOff(String line) {
    try {
      new ObjectMapper().readTree(line);
      return false;
    } catch (JsonEOFException e) {
      return line.startsWith("{");
    } catch (JsonProcessingException e) {
      return false; // a bad line is refused as a line
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private final int limit;
  private final MessageDigest digest = Sha256.digest();
  private long offset;
  private long number;

  /**
   * The lines of a stream.
   *
   * @param in the stream, at the beginning of a line; closed with this
   * @param limit the most bytes of a line
   * @param offset where in its file the stream stands
   * @param number how many lines lie before
   */
  public Lines(InputStream in, int limit, long offset, long number) {
    this.in = in;
    this.limit = limit;
    this.offset = offset;
    this.number = number;
  }

  /**
   * Opens a file at the beginning of a line. What lies before it is read all the same, for its
   * hash.
   *
   * @param limit the most bytes of a line
   * @param offset where the line begins
   * @param number how many lines lie before it
   */
  Lines(Path file, int limit, long offset, long number) throws IOException {
    InputStream opened = Files.newInputStream(file);
    try {
      for (long left = offset; left > 0; ) {
        int read = opened.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(
              file
                  + ": found "
                  + (offset - left)
                  + " bytes, expected the "
                  + offset
                  + " read before");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    this.in = opened;
    this.limit = limit;
    this.offset = offset;
    this.number = number;
  }

  /** Hash over all that lies before the next line, in lower-case hexadecimal. */
  public String before() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the hashes of Java runtimes can be copied", e);
    }
  }

  /**
   * The next lines.
   *
   * @param most how many at most
   * @param bytes stop once the lines hold so many bytes
   * @return at least one line; empty at the end of the file
   */
  public List<Chunk> next(int most, int bytes) throws IOException {
    List<Line> lines = new ArrayList<>(most);
    int held = 0;
    while (lines.size() < most && held < bytes) {
      Optional<Line> line = next();
      if (line.isEmpty()) {
        break;
      }
      lines.add(line.get());
      held += line.get().bytes().length;
    }
    return lines.isEmpty() ? List.of() : List.of(new Chunk(lines, offset, before()));
  }

  /** Where in the file the next line begins, in bytes. */
  public long offset() {
    return offset;
  }

  /** The next line; empty at the end of the file. */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    boolean tooLong = false;
    boolean any = false;
    boolean ended = false;
    while (!ended && fill()) {
      any = true;
      int at = start;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      int fits = Math.min(at - start, limit - held.size());
      held.write(buffer, start, fits);
      tooLong |= fits < at - start;
      ended = at < end;
      int next = ended ? at + 1 : at;
      offset += next - start;
      digest.update(buffer, start, next - start);
      start = next;
    }
    if (!any) {
      return Optional.empty();
    }
    number++;
    return Optional.of(new Line(number, held.toByteArray(), tooLong));
  }

  /** Whether there is more to read. */
  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = Math.max(0, in.read(buffer));
    }
    return start < end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
