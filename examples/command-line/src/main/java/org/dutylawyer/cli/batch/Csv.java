package org.dutylawyer.cli.batch;

import java.util.List;
import java.util.stream.Collectors;

/** Tables that spreadsheets open, and show without computing. */
public final class Csv {

  /** The mark by which spreadsheets know UTF-8. */
  public static final String MARK = "\uFEFF";

  private Csv() {}

  /** One row with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A cell that a spreadsheet shows and does not compute. */
  public static String quoted(String cell) {
    String seen = cell.stripLeading(); // some spreadsheets strip it before they look
    boolean live = !cell.isEmpty() && (seen.isEmpty() || "=+-@＝＋－＠".indexOf(seen.charAt(0)) >= 0);
    String shown = live ? "'" + cell : cell;
    boolean plain = shown.chars().noneMatch(c -> c < ' ' || c == ',' || c == '"' || c == ';');
    return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
  }
}
