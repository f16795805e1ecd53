package org.dutylawyer.cli.edition;

import java.util.List;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.regions.Difference;
import org.dutylawyer.workbench.regions.TextComparison;

/** Where two places differ, each matter with the smallest case and the words of both. */
final class ComparisonPage {

  private final Site site;
  private final TextComparison comparison;

  ComparisonPage(Site site, TextComparison comparison) {
    this.site = site;
    this.comparison = comparison;
  }

  String file() {
    return file(comparison.first(), comparison.second());
  }

  static String file(String first, String second) {
    return ("compare-" + first + "-" + second + ".html").toLowerCase(java.util.Locale.ROOT);
  }

  /** The heading of the page, and of the link to it. */
  Title title() {
    Title one = place(comparison.firstTitle(), comparison.first());
    Title other = place(comparison.secondTitle(), comparison.second());
    return new Title(
        one.zh() + "与" + other.zh() + "规定的不同",
        "Where " + one.en() + " and " + other.en() + " differ");
  }

  private static Title place(Title pack, String id) {
    return new Title(pack.zh().replace("规则包", ""), id);
  }

  String html() {
    Html html = new Html();
    Page.open(html, title().zh(), "report");
    html.open("main id=\"main\"");
    html.open("header class=\"head\"").both("h1", title());
    html.both(
        "p class=\"intro\"",
        new Title(
            "不取任何案件，就全部事实组合和每一种事件比较两地现行规定；每项附能够显示该不同的最小情形和两地原文。相同 "
                + comparison.same()
                + " 项，不同 "
                + comparison.differences().size()
                + " 项。",
            "Compared without a case, over all combinations of facts and every event; each matter"
                + " with the smallest case that shows it and the words of both. "
                + comparison.same()
                + " matters are the same, "
                + comparison.differences().size()
                + " are not."));
    html.open("ul class=\"sorts\"");
    for (Difference.Sort sort : Difference.Sort.values()) {
      List<Difference> some = comparison.of(sort);
      if (!some.isEmpty()) {
        html.open("li").link("#" + id(sort), comparison.heading(sort).zh());
        html.text("（" + some.size() + "）").close("li");
      }
    }
    html.close("ul").close("header");
    for (Difference.Sort sort : Difference.Sort.values()) {
      if (!comparison.of(sort).isEmpty()) {
        section(html, sort);
      }
    }
    html.close("main");
    Page.close(html);
    return html.toString();
  }

  private static String id(Difference.Sort sort) {
    return sort.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private void section(Html html, Difference.Sort sort) {
    html.open("section id=\"" + id(sort) + "\"").both("h2", comparison.heading(sort));
    String group = "";
    for (Difference difference : comparison.of(sort)) {
      Title own = TextComparison.group(difference);
      if (!own.zh().equals(group)) {
        group = own.zh();
        html.both("h3", own);
      }
      html.open("article class=\"difference\"");
      html.both("h4", difference.matter());
      Title facts = TextComparison.facts(difference);
      html.both("p class=\"case\"", new Title("情形：" + facts.zh(), "case: " + facts.en()));
      html.open("div class=\"sides\"");
      side(
          html,
          comparison.firstTitle(),
          comparison.first(),
          difference.first(),
          difference.related());
      side(
          html,
          comparison.secondTitle(),
          comparison.second(),
          difference.second(),
          difference.related());
      html.close("div").close("article");
    }
    html.close("section");
  }

  private void side(
      Html html, Title pack, String id, List<Difference.Said> said, List<Difference.Said> related) {
    html.open("div class=\"side\"").both("p class=\"place\"", place(pack, id));
    if (said.isEmpty()) {
      html.both("p class=\"nothing\"", new Title("没有同样的规定", "has no such provision"));
    }
    for (Difference.Said one : said.isEmpty() ? related : said) {
      html.open(one.applies() ? "div class=\"said\"" : "div class=\"said elsewhere\"");
      html.open("p class=\"cite\"");
      site.link(html, one.norm(), one.cited().zh());
      one.time().ifPresent(time -> html.text("　").both("span class=\"time\"", time));
      if (!one.applies()) {
        Title why =
            said.isEmpty() ? TextComparison.RELATED : new Title("此情形不适用", "not in this case");
        html.text("　").both("span class=\"not\"", why);
      }
      html.close("p");
      one.acts()
          .ifPresent(
              acts ->
                  html.both(
                      "p class=\"acts\"", new Title("算作办理：" + acts.zh(), "done by: " + acts.en())));
      html.el("blockquote", one.quote()).close("div");
    }
    html.close("div");
  }
}
