package org.dutylawyer.workbench.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.text.Title;

/** What is proved of the packs of a jurisdiction. */
public enum Property {
  /** A local text never gives a person less than the nation without both being shown. */
  FLOOR("不低于全国规定", "the local texts give no less than the national ones, or both are shown"),
  /** No two governing findings contradict each other without a remark. */
  CONTRADICTION("没有未标明的抵触", "no two governing findings contradict each other unmarked"),
  /** Every rule can apply. */
  DEAD("每条规则都能适用", "every rule can apply"),
  /** Nobody without a defender has neither help nor defence. */
  GAP("没有辩护人的，都有法律帮助或者辩护", "nobody without a defender has neither help nor defence"),
  /** A fact that protects never takes away what is owed. */
  PROTECTION("保护性事实不减少应得的", "a protective fact never reduces what is owed"),
  /** Every duty that can arise can be met. */
  UNMEETABLE("每项义务都能履行", "every duty that can arise can be met");

  private final Title title;

  Property(String zh, String en) {
    this.title = new Title(zh, en);
  }

  /** What it says. */
  public Title title() {
    return title;
  }

  /** The word for it in {@code declared.yaml} and in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The property of that word. */
  public static Optional<Property> find(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Property::word).toList();
  }
}
