package org.dutylawyer.casefile;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.ContentReference;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;

/** JSON that ends before its end: a copy that broke off, or a bracket that nobody closed. */
final class CutShort {

  /** So much of the end is shown. */
  private static final int SHOWN = 30;

  private CutShort() {}

  /**
   * The refusal: where the text ends, inside what, begun where, and which brackets are missing.
   *
   * @param open the innermost object or list that was not closed
   */
  static BadInputException refused(JsonStreamContext open, String json, String where) {
    String all = json.strip();
    int line = (int) json.substring(0, json.indexOf(all) + all.length()).lines().count();
    int column = json.stripTrailing().length() - json.stripTrailing().lastIndexOf('\n') - 1;
    String end = all.substring(all.lastIndexOf('\n') + 1).strip();
    String last = Shown.text(end.substring(Math.max(0, end.length() - SHOWN)).strip());
    int begun = open.startLocation(ContentReference.unknown()).getLineNr();
    boolean object = open.inObject();
    StringBuilder missing = new StringBuilder();
    for (JsonStreamContext c = open; c != null && !c.inRoot(); c = c.getParent()) {
      missing.append(missing.isEmpty() ? "" : " ").append(c.inObject() ? '}' : ']');
    }
    // Outside every bracket only a text can break off.
    String zh = open.inRoot() ? "文字" : object ? "对象 {…} " : "列表 […] ";
    String en = open.inRoot() ? "text" : object ? "object {…}" : "list […]";
    String closing = open.inRoot() ? "\"" : missing.toString();
    return new BadInputException(
        Problem.of(
            JsonPath.where(where, line, path(open)),
            new Title(
                "文件在第 " + begun + " 行开始的" + zh + "之内中断（第 " + column + " 列，" + last + " 之后）",
                "the end of the file inside the "
                    + en
                    + " begun on line "
                    + begun
                    + " (column "
                    + column
                    + ", after "
                    + last
                    + ")"),
            new Title("其余内容，直至末尾的 " + closing, "the rest, up to the closing " + closing)));
  }

  private static String path(JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    if (parent == null || parent.inRoot()) {
      return "$";
    }
    return parent.inObject()
        ? JsonPath.member(path(parent), parent.getCurrentName())
        : JsonPath.item(path(parent), parent.getCurrentIndex());
  }
}
