package org.dutylawyer.workbench.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.text.Title;

/** What is proved of the packs of a jurisdiction. */
public enum Property {
  /** A local text never gives a person less than the nation without both being shown. */
  FLOOR(
      "不低于全国规定，或者两者都列出",
      "the local texts give no less than the national ones, or both are shown",
      "地方期限长于全国期限的，不代替全国期限，答复把两者都列出",
      "a local limit that is longer displaces no national one: the answer shows both"),
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
  private final Optional<Title> remark;

  Property(String zh, String en) {
    this.title = new Title(zh, en);
    this.remark = Optional.empty();
  }

  Property(String zh, String en, String remarkZh, String remarkEn) {
    this.title = new Title(zh, en);
    this.remark = Optional.of(new Title(remarkZh, remarkEn));
  }

  /** What it says. */
  public Title title() {
    return title;
  }

  /** What has to be known to read it; empty if its title says all. */
  public Optional<Title> remark() {
    return remark;
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
