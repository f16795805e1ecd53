package org.dutylawyer.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.draft.InstrumentForce.Paragraph;
import org.dutylawyer.workbench.draft.PastedInstrument.Remark;

/**
 * The other instruments that a text repeals. A sentence that speaks of a repeal in another way, or
 * of a part of an instrument, is told and not taken.
 */
final class InstrumentRepeals {

  private static final Pattern NAMED = Pattern.compile("《([^》]+)》(?:[（(]([^（）()]{4,30}号)[）)])?");
  private static final Pattern REPEALS = Pattern.compile("废止|失效|停止执行|停止施行|停止适用|作废|不再执行|不再适用|不再施行");

  /** Words before a title that cites it, or before the verb that denies it. */
  private static final Pattern CITED = Pattern.compile("(?:根据|依照|按照|依据|参照|以|由|经|被|因)[\\s　]*$");

  private static final Pattern NOT = Pattern.compile("(?:未|尚未|不|没有|已|已经|被|是否)$");

  /** What may stand between the title and the verb. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[）)]?(?:等\\p{IsHan}{0,8})?[，、\\s　]*(?:同时|即行|予以|自行|自动|一并|相应|随之|均|也|都|现予|现|宣布|决定|即日起|正式|全部"
              + "|(?:自|从)[^，《》]{0,24}?起|(?:于|自|从)[^，《》]{0,16}?日|[，\\s　])*");

  /**
   * Another instrument that this one repeals.
   *
   * @param number its number, if the text has it
   * @param title its title
   */
  record Repeal(Optional<String> number, String title) {}

  private InstrumentRepeals() {}

  /** What a text repeals, in its order. */
  static List<Repeal> read(List<Paragraph> paragraphs, List<Remark> remarks) {
    List<Repeal> repeals = new ArrayList<>();
    for (Paragraph p : paragraphs) {
      for (String sentence : p.text().split("(?<=[。；])")) {
        if (sentence.contains("《")) {
          sentence(sentence, p.line(), repeals, remarks);
        }
      }
    }
    return repeals;
  }

  private static void sentence(
      String sentence, int line, List<Repeal> repeals, List<Remark> remarks) {
    Matcher verb = REPEALS.matcher(sentence);
    int start = 0;
    while (verb.find()) {
      String segment = sentence.substring(start, verb.start());
      start = verb.end();
      List<Repeal> named = new ArrayList<>();
      Matcher m = NAMED.matcher(segment);
      int last = 0;
      while (m.find()) {
        last = m.end();
        if (!CITED.matcher(segment.substring(0, m.start())).find()) {
          named.add(
              new Repeal(
                  Optional.ofNullable(m.group(2)).map(s -> s.replaceAll("[\\s　]+", "")),
                  m.group(1)));
        }
      }
      if (last == 0) {
        continue; // of no other instrument
      }
      String between = segment.substring(last);
      if (named.isEmpty() || NOT.matcher(between).find() || !BETWEEN.matcher(between).matches()) {
        remark(
            remarks,
            line,
            "“" + sentence.strip() + "”提到" + verb.group() + "，但不是废止整个文件，或者写法未能理解；未取，如是请填写 repeals",
            "'"
                + sentence.strip()
                + "' speaks of a repeal, but not of a whole instrument, or in a way not understood;"
                + " not taken, if it is one fill in repeals");
        continue;
      }
      for (Repeal one : named) {
        if (!repeals.contains(one)) {
          repeals.add(one);
          remark(
              remarks,
              line,
              "废止《"
                  + one.title()
                  + "》"
                  + one.number().map(n -> "（" + n + "）").orElse("，未注文号，请补入 repeals"),
              "repeals "
                  + one.title()
                  + one.number()
                      .map(n -> " (" + n + ")")
                      .orElse(", without its number: add it to repeals"));
        }
      }
    }
  }

  private static void remark(List<Remark> remarks, int line, String zh, String en) {
    remarks.add(new Remark(line, new Title(zh, en)));
  }
}
