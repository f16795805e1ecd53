package org.dutylawyer.workbench.check;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport.Article;
import org.dutylawyer.workbench.mutation.MutationReport;

/**
 * A report as text for people: a line for each step, then what is wrong, then what is worth
 * knowing.
 */
final class ReportText {

  private static final int SHOWN_NOTES = 20;
  private static final int SHOWN_SURVIVORS = 10;

  private final CheckReport report;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  private ReportText(CheckReport report, Locale locale) {
    this.report = report;
    this.locale = locale;
  }

  static String of(CheckReport report, Locale locale) {
    ReportText text = new ReportText(report, locale);
    text.write();
    return text.text.toString();
  }

  static String summary(CheckReport report, Locale locale) {
    ReportText text = new ReportText(report, locale);
    report.steps().forEach(step -> text.step(step, false));
    return text.text.toString();
  }

  private void write() {
    text.append(report.pack()).append("  ").append(report.title().in(locale)).append('\n');
    text.append("  ").append(report.origin()).append('\n');
    report.steps().forEach(step -> step(step, true));
    coverage();
    mutation();
  }

  private void step(StepReport step, boolean notes) {
    String status =
        switch (step.status()) {
          case PASSED -> in("通过", "ok    ");
          case FAILED -> in("不通过", "FAILED");
          case NOT_RUN -> in("未检查", "-     ");
        };
    text.append("  ")
        .append(status)
        .append("  ")
        .append(step.step().title().in(locale))
        .append(in("：", ": "))
        .append(step.examined().in(locale))
        .append(String.format(Locale.ROOT, "  (%.2f s)%n", step.took().toNanos() / 1e9));
    if (step.status() == StepReport.Status.FAILED && step.problems().isEmpty()) {
      text.append(in("        什么也没有检查到\n", "        examined nothing\n"));
    }
    for (Problem problem : step.problems()) {
      text.append("        ").append(problem.message(locale)).append('\n');
    }
    if (notes) {
      notes(step.notes());
    }
  }

  private void notes(List<StepReport.Note> notes) {
    for (StepReport.Note note : notes.subList(0, Math.min(SHOWN_NOTES, notes.size()))) {
      text.append(in("        提示 ", "        note "))
          .append(note.where())
          .append(in("：", ": "))
          .append(note.text().in(locale))
          .append('\n');
    }
    if (notes.size() > SHOWN_NOTES) {
      int more = notes.size() - SHOWN_NOTES;
      text.append(in("        另有 " + more + " 条提示\n", "        and " + more + " more notes\n"));
    }
  }

  private void coverage() {
    if (report.coverage().isEmpty()) {
      return;
    }
    String instrument = "";
    for (Article article : report.coverage()) {
      if (!article.instrument().equals(instrument)) {
        instrument = article.instrument();
        text.append("  ").append(instrument).append('\n');
        row(
            in("条", "article"),
            in("款项", "passages"),
            in("编码", "encoded"),
            in("说明", "declared"),
            in("尚未", "left"),
            in("缺", "missing"),
            in("规则", "rules"));
      }
      row(
          article.article(),
          String.valueOf(article.passages()),
          String.valueOf(article.encoded()),
          String.valueOf(article.declared()),
          String.valueOf(article.left()),
          String.valueOf(article.missing().size()),
          String.valueOf(article.rules()));
    }
  }

  private void row(String first, String... cells) {
    text.append("        ").append(first).append(" ".repeat(Math.max(0, 16 - width(first))));
    for (String cell : cells) {
      text.append(" ".repeat(Math.max(1, 10 - width(cell)))).append(cell);
    }
    text.append('\n');
  }

  /** Columns on a terminal: a Chinese character takes two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }

  private void mutation() {
    report
        .mutation()
        .ifPresent(
            mutation -> {
              text.append(
                  String.format(
                      Locale.ROOT,
                      in("  变异得分 %.1f%%%n", "  mutation score %.1f %%%n"),
                      mutation.score()));
              List<MutationReport.Survivor> survivors = mutation.survivors();
              for (MutationReport.Survivor survivor :
                  survivors.subList(0, Math.min(SHOWN_SURVIVORS, survivors.size()))) {
                survivor(survivor, in("没有情形发现：", "no scenario notices: "));
              }
              if (survivors.size() > SHOWN_SURVIVORS) {
                int more = survivors.size() - SHOWN_SURVIVORS;
                text.append(in("        另有 " + more + " 个\n", "        and " + more + " more\n"));
              }
            });
  }

  private void survivor(MutationReport.Survivor survivor, String head) {
    Title change = survivor.change();
    text.append("        ")
        .append(survivor.where())
        .append(in("：", ": "))
        .append(head)
        .append(change.in(locale))
        .append('\n');
    survivor
        .scenario()
        .ifPresent(
            yaml -> {
              text.append(in("        能发现它的情形：\n", "        a scenario that would:\n"));
              yaml.lines().forEach(line -> text.append("          ").append(line).append('\n'));
            });
  }

  private String in(String zh, String en) {
    return Title.isChinese(locale) ? zh : en;
  }
}
