package org.dutylawyer.workbench.proof;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;

/** A proof as text for people: what was covered, then each property, then the cases against it. */
final class ProofText {

  private final ProofReport report;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  ProofText(ProofReport report, Locale locale) {
    this.report = report;
    this.locale = locale;
  }

  String text() {
    line("", report.jurisdiction() + "  " + report.title().in(locale));
    ProofReport.Size size = report.size();
    line(
        "  ",
        say(
            "事实和解释：符号运算，一次涵盖全部组合（至多 " + size.open() + " 项同时不明）",
            "facts and readings: symbolic, all combinations at once (at most "
                + size.open()
                + " open)"));
    line(
        "  ",
        say(
            "事件：逐一列举 "
                + size.letters()
                + " 种事件中至多 "
                + report.bound().events()
                + " 个的全部相关顺序，同日或者次日，共 "
                + size.courses()
                + " 种，另有 "
                + size.impossible()
                + " 种不能成立；适用 "
                + Course.FIRST_DAY
                + " 施行的文本",
            "events: enumerated, all related orders of at most "
                + report.bound().events()
                + " of "
                + size.letters()
                + " kinds, on one day or the next, "
                + size.courses()
                + " in all, and "
                + size.impossible()
                + " that cannot be; the texts in force on "
                + Course.FIRST_DAY));
    line(
        "  ",
        say(
            String.format(
                Locale.ROOT,
                "涵盖案情约 %.1e 种；为单条规则另试 %d 种顺序，为义务另试 %d 个行为；用时 %.1f 秒",
                size.worlds(),
                size.looked(),
                size.acts(),
                size.seconds()),
            String.format(
                Locale.ROOT,
                "some %.1e cases covered; %d more orders for single rules, %d acts for duties; %.1f"
                    + " s",
                size.worlds(),
                size.looked(),
                size.acts(),
                size.seconds())));
    for (Property property : Property.values()) {
      property(property);
    }
    for (Problem problem : report.stale()) {
      line("  ", problem.message(locale));
    }
    return text.toString();
  }

  private void property(Property property) {
    List<Counterexample> found = report.of(property);
    List<Counterexample> open = report.open(property);
    int declared = found.size() - open.size();
    String status = open.isEmpty() ? say("已证明", "proved ") : say("不成立", "REFUTED");
    String besides =
        declared == 0
            ? ""
            : say("（下列 " + declared + " 处已说明的除外）", " (but for " + declared + " that are declared)");
    line("  ", status + "  " + property.title().in(locale) + besides);
    property.remark().ifPresent(remark -> line("    ", remark.in(locale)));
    open.forEach(this::example);
    found.stream().filter(Counterexample::isDeclared).forEach(this::declared);
  }

  private void example(Counterexample example) {
    line("    ", example.what().in(locale) + between(example));
    if (!example.confirmed()) {
      line("    ", say("（Drools 对此案的答复不同）", "(Drools answers this case in another way)"));
    }
    example.yaml().lines().forEach(yaml -> line("      ", yaml));
  }

  private void declared(Counterexample example) {
    line(
        "    ",
        say("已说明：", "declared: ")
            + example.what().in(locale)
            + say("。理由：", "; because: ")
            + example.why().map(why -> why.in(locale)).orElse("")
            + between(example));
  }

  /** The norms as a declaration names them. */
  private String between(Counterexample example) {
    String norm = example.norm().toString();
    return " ["
        + example.to().map(to -> norm + " → " + to).orElse(norm)
        + example.difference().map(word -> ", difference: " + word).orElse("")
        + "]";
  }

  private String say(String zh, String en) {
    return new Title(zh, en).in(locale);
  }

  private void line(String indent, String line) {
    text.append(indent).append(line).append('\n');
  }
}
