package org.dutylawyer.cli;

/** The terminal that the program writes to, if it writes to one. */
final class Terminal {

  private static final int USUAL = 80;

  private Terminal() {}

  /** Whether lines can be coloured: only on a terminal, and not where NO_COLOR asks for none. */
  static boolean colour() {
    return System.console() != null
        && System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** Columns: what COLUMNS says, between 60 and 120, else 80. */
  static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns == null || !columns.matches("\\d{1,4}")) {
      return USUAL;
    }
    return Math.max(60, Math.min(120, Integer.parseInt(columns)));
  }
}
