package org.dutylawyer.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/** A stream that knows why it could not be written. */
final class Written extends PrintStream {

  /** What the system says, in the languages that the program speaks. */
  private static final Pattern CLOSED = Pattern.compile("(?i)pipe|管道");

  private final Kept kept;

  /** A stream to a file or a pipe. */
  Written(OutputStream to, Charset charset) {
    this(new Kept(to), charset);
  }

  private Written(Kept kept, Charset charset) {
    super(kept, false, charset);
    this.kept = kept;
  }

  /** Whether writing ended because nobody reads any more. */
  boolean isClosedByReader() {
    return CLOSED.matcher(kept.failure).find();
  }

  /** Keeps what the first failure says, which a print stream swallows. */
  private static final class Kept extends FilterOutputStream {
    private String failure = "";

    Kept(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int b) throws IOException {
      try {
        out.write(b);
      } catch (IOException e) {
        throw keep(e);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw keep(e);
      }
    }

    private IOException keep(IOException e) {
      failure = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
      return e;
    }
  }
}
