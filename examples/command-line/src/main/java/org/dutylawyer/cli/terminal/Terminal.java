package org.dutylawyer.cli.terminal;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The terminal that the program writes to, if it writes to one. */
public final class Terminal {

  private static final int USUAL = 80;

  private Terminal() {}

  /**
   * What to write in: UTF-8, but on a terminal that shows Chinese in another way, as consoles of
   * Windows do, in that.
   */
  public static Charset charset() {
    return charset(console().map(Console::charset));
  }

  /** What to write in, where the terminal, if there is one, shows that. */
  public static Charset charset(Optional<Charset> shown) {
    return shown
        .filter(charset -> charset.canEncode() && charset.newEncoder().canEncode("〔援〕"))
        .orElse(StandardCharsets.UTF_8);
  }

  /** Since Java 22 there may be a console where there is no terminal; before, it cannot say. */
  @SuppressWarnings("SystemConsoleNull") // null is what Java 17 and 21 answer
  private static Optional<Console> console() {
    Console console = System.console();
    if (console == null) {
      return Optional.empty();
    }
    try {
      boolean terminal = (boolean) Console.class.getMethod("isTerminal").invoke(console);
      return terminal ? Optional.of(console) : Optional.empty();
    } catch (ReflectiveOperationException before22) {
      return Optional.of(console);
    }
  }

  /** Whether lines can be coloured: only on a terminal, and not where NO_COLOR asks for none. */
  public static boolean colour() {
    return console().isPresent()
        && System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** Columns: what COLUMNS says, between 60 and 120, else 80. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns == null || !columns.matches("\\d{1,4}")) {
      return USUAL;
    }
    return Math.max(60, Math.min(120, Integer.parseInt(columns)));
  }
}
