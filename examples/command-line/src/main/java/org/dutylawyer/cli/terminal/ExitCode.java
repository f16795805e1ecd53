package org.dutylawyer.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the program ends: the one list of its exit codes, also printed by {@code --help}. */
public enum ExitCode {
  /** The question was answered, or what was asked for was printed. */
  ANSWERED(0, "answered"),
  /** A check ran to its end and found something wrong. */
  CHECK_FAILED(1, "a check found something wrong"),
  /** The command line, a case file or a pack cannot be used; nothing was answered from it. */
  BAD_INPUT(2, "bad input: command line, case file or pack"),
  /** The program itself is at fault. */
  INTERNAL_ERROR(3, "a fault of the program"),
  /** A run was stopped, and can go on, or its output cannot be written to the end. */
  STOPPED(4, "stopped before the end"),
  /** Another version answers otherwise, and nobody has to act upon it at once. */
  CHANGED(5, "another version answers otherwise, nothing of it urgent");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the operating system sees. */
  public int code() {
    return code;
  }

  /** What the code means, in a few English words. */
  public String meaning() {
    return meaning;
  }

  /** Every code with its meaning, in ascending order, as the help text lists them. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      meanings.put(String.format(Locale.ROOT, "%d", exit.code), exit.meaning);
    }
    return meanings;
  }
}
