package org.dutylawyer.cli.edition;

import java.util.List;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.proof.Counterexample;
import org.dutylawyer.workbench.proof.ProofReport;
import org.dutylawyer.workbench.proof.Property;

/** What was proved of each pack: property by property, with what is declared and what was found. */
final class ProofPage {

  static final String FILE = "proof.html";

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final Site site;
  private final List<ProofReport> reports;

  ProofPage(Site site, List<ProofReport> reports) {
    this.site = site;
    this.reports = reports;
  }

  String html() {
    Html html = new Html();
    Page.open(html, "在任何案件中都成立的性质", "report");
    html.open("main id=\"main\"");
    html.open("header class=\"head\"")
        .both("h1", new Title("在任何案件中都成立的性质", "What holds in every case"))
        .both(
            "p class=\"intro\"",
            new Title(
                "事实和争议解释以符号运算，一次涵盖全部组合；事件的顺序在限度内逐一列举。不成立的给出最小的案件。",
                "Facts and contested readings are symbolic, all combinations at once; orders of"
                    + " events are enumerated up to the bound. What does not hold comes as the"
                    + " smallest case."))
        .close("header");
    reports.forEach(report -> report(html, report));
    html.close("main");
    Page.close(html);
    return html.toString();
  }

  private void report(Html html, ProofReport report) {
    ProofReport.Size size = report.size();
    html.open("section class=\"pack\"");
    html.both("h2", report.title());
    html.both(
        "p class=\"numbers\"",
        new Title(
            size.letters()
                + " 种事件，每案至多 "
                + report.bound().events()
                + " 个；"
                + size.courses()
                + " 种顺序，涵盖案情约 "
                + power(size.worlds())
                + " 种",
            size.letters()
                + " kinds of event, at most "
                + report.bound().events()
                + " in a case; "
                + size.courses()
                + " orders, some "
                + power(size.worlds())
                + " cases"));
    html.open("dl class=\"properties\"");
    for (Property property : Property.values()) {
      List<Counterexample> found = report.of(property);
      boolean proved = found.stream().allMatch(Counterexample::isDeclared);
      html.open("dt class=\"" + (proved ? "proved" : "refuted") + "\"")
          .both("span", status(found, proved))
          .text(" ")
          .both("span", property.title())
          .close("dt");
      html.open("dd");
      property.remark().ifPresent(remark -> html.both("p", remark));
      for (Counterexample example : found) {
        html.both("p", example.what());
        html.open("p class=\"why\"");
        site.link(html, example.norm(), example.norm().toString());
        example.to().ifPresent(to -> site.link(html.raw(" → "), to, to.toString()));
        html.close("p");
        if (example.why().isPresent()) {
          html.both(
              "p class=\"why\"",
              new Title("理由：" + example.why().get().zh(), "because: " + example.why().get().en()));
        } else {
          html.open("pre").text(example.yaml()).close("pre");
        }
      }
      html.close("dd");
    }
    html.close("dl").close("section");
  }

  private static Title status(List<Counterexample> found, boolean proved) {
    if (!proved) {
      return new Title("不成立", "refuted");
    }
    return found.isEmpty()
        ? new Title("已证明", "proved")
        : new Title("除下列已说明的以外，已证明", "proved but for what is declared below");
  }

  private static String power(double worlds) {
    int exponent = (int) Math.floor(Math.log10(Math.max(1, worlds)));
    StringBuilder power = new StringBuilder("10");
    Integer.toString(exponent).chars().forEach(digit -> power.append(RAISED.charAt(digit - '0')));
    return power.toString();
  }
}
