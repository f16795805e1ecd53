package org.dutylawyer.workbench.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.text.Title;

/** What {@code check} does, in this order. */
public enum Step {
  /** The manifest, the words, the rules and the scenarios are of the language of packs. */
  FORM("形式", "form"),
  /** Every quote stands in the provision cited, and the text is the one that the manifest names. */
  QUOTES("引文", "quotes"),
  /** The numbers of a rule are those of its text, and its relations are what both norms ask. */
  NUMBERS("数字", "numbers"),
  /** Every paragraph and item is encoded or declared. */
  COVERAGE("覆盖", "coverage"),
  /** The scenarios hold, and every rule has one that fires it and one that keeps it silent. */
  SCENARIOS("情形", "scenarios"),
  /** The rules across every change of law: what ends, what begins, what stands twice. */
  DATES("施行日期", "dates"),
  /** Small changes to the rules, each of which some scenario must notice. */
  MUTATION("变异", "mutation");

  private final Title title;

  Step(String zh, String en) {
    this.title = new Title(zh, en);
  }

  /** Its name in both languages. */
  public Title title() {
    return title;
  }

  /** The word for it in options and reports: {@code form}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step of that word. */
  public static Optional<Step> find(String word) {
    return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
  }

  /** The words of all steps, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Step::word).toList();
  }
}
