package org.dutylawyer.cli.terminal;

import org.dutylawyer.text.Title;

/** How the program ends: the one list of its exit codes, also printed by {@code --help}. */
public enum ExitCode {
  /** The question was answered, or what was asked for was printed. */
  ANSWERED(0, "已作答", "answered"),
  /** A check ran to its end and found something wrong. */
  CHECK_FAILED(1, "检查发现问题", "a check found something wrong"),
  /**
   * The command line, a case file or a pack cannot be used; nothing was answered from it. So {@code
   * check} ends too where the form of a pack is bad.
   */
  BAD_INPUT(
      2,
      "输入有误：命令、案件，或者不能使用的规则包",
      "bad input: command line, case file, or a pack that cannot be used"),
  /** The program itself is at fault. */
  INTERNAL_ERROR(3, "程序自身的错误", "a fault of the program"),
  /** A run was stopped, and can go on, or its output cannot be written to the end. */
  STOPPED(4, "未到结尾即停止", "stopped before the end"),
  /** Another version answers otherwise, and nobody has to act upon it at once. */
  CHANGED(5, "另一版本的答复不同，但均不紧要", "another version answers otherwise, nothing of it urgent");

  private final int code;
  private final Title meaning;

  ExitCode(int code, String zh, String en) {
    this.code = code;
    this.meaning = new Title(zh, en);
  }

  /** The number that the operating system sees. */
  public int code() {
    return code;
  }

  /** What the code means, in a few words. */
  public Title meaning() {
    return meaning;
  }
}
