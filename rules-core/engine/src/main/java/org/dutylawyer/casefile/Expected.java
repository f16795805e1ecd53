package org.dutylawyer.casefile;

import org.dutylawyer.text.Title;

/** What is expected of any value of a form. */
final class Expected {
  static final Title A_TEXT = new Title("文字", "a text");
  static final Title A_LIST = new Title("列表 […]", "a list […]");
  static final Title AN_OBJECT = new Title("对象 {…}", "an object {…}");

  private Expected() {}
}
