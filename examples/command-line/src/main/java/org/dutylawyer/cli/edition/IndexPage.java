package org.dutylawyer.cli.edition;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;

/** The first page: the packs, their texts, and how much of them is encoded. */
final class IndexPage {

  private final Site site;
  private final Map<String, InstrumentPage> pages;
  private final Map<String, Title> reports;

  IndexPage(Site site, Map<String, InstrumentPage> pages, Map<String, Title> reports) {
    this.site = site;
    this.pages = pages;
    this.reports = reports;
  }

  String html() {
    Html html = new Html();
    Page.open(html, "值班律师规则 法条对照版", "index");
    html.open("main id=\"main\"");
    html.open("header class=\"head\"")
        .el("h1", "值班律师规则 法条对照版")
        .open("p class=\"intro\"")
        .text("左边是法条原文，右边是据以计算的规则，逐款对照。每条规则的说明由规则本身生成，每个情景在生成本版时实际运行。")
        .close("p")
        .close("header");
    site.packs().forEach(pack -> pack(html, pack));
    reports(html);
    legend(html);
    html.close("main");
    Page.close(html);
    return html.toString();
  }

  private void pack(Html html, Pack pack) {
    html.open("section class=\"pack\"");
    html.both("h2", pack.manifest().title());
    long failing = site.ran(pack).stream().filter(r -> !r.result().holds()).count();
    html.open("p class=\"numbers\"")
        .text(
            pack.id()
                + " "
                + pack.manifest().version()
                + "　规则 "
                + pack.rules().size()
                + " 条　情景 "
                + site.ran(pack).size()
                + " 例"
                + (failing == 0 ? "，全部符合" : "，其中 " + failing + " 例不符")
                + "　争议解释 "
                + pack.manifest().readings().size()
                + " 处　")
        .close("p");
    if (!pack.manifest().requires().isEmpty()) {
      html.el("p class=\"relations\"", relations(pack));
    }
    html.open("ul class=\"instruments\"");
    for (Instrument instrument : pack.manifest().instruments()) {
      InstrumentPage page = requireNonNull(pages.get(instrument.id()));
      html.open("li");
      html.open("h3").link(site.page(instrument), instrument.title().zh()).close("h3");
      html.el("p class=\"en\" lang=\"en\"", instrument.title().en());
      html.open("p class=\"number\"")
          .text(
              instrument.id()
                  + "　"
                  + InstrumentPage.inForce(instrument.inForce())
                  + "　规则 "
                  + page.rules().size()
                  + " 条"
                  + (instrument.complete() ? "" : "　节录"))
          .close("p");
      Page.coverage(html, page.coverage());
      html.close("li");
    }
    html.close("ul");
    html.open("p class=\"number\"").text("规则包 ");
    Page.hash(html, pack.files().sha256());
    html.close("p");
    html.close("section");
  }

  private String relations(Pack pack) {
    Map<Relation.Kind, Integer> counts = new EnumMap<>(Relation.Kind.class);
    for (RuleModel rule : pack.rules()) {
      rule.relations().stream()
          .map(Relation::kind)
          .distinct()
          .forEach(kind -> counts.merge(kind, 1, Integer::sum));
    }
    StringBuilder text = new StringBuilder();
    for (Pack above : site.packs()) {
      if (pack.manifest().requires().contains(above.id())) {
        text.append(text.isEmpty() ? "" : "、").append(above.manifest().title().zh());
      }
    }
    text.insert(0, "以").append("为上级：");
    if (counts.isEmpty()) {
      return text.append("没有与上级规定重合的条款").toString();
    }
    counts.forEach(
        (kind, count) -> text.append(Site.kind(kind)).append(" ").append(count).append(" 条　"));
    return text.toString().strip();
  }

  private void reports(Html html) {
    if (reports.isEmpty()) {
      return;
    }
    html.open("section class=\"reports\"").both("h2", new Title("证明和比较", "Proofs and comparisons"));
    html.open("ul");
    reports.forEach(
        (file, title) -> {
          html.open("li").link(file, title.zh());
          html.text(" ").el("span class=\"en\" lang=\"en\"", title.en()).close("li");
        });
    html.close("ul").close("section");
  }

  private static void legend(Html html) {
    html.open("section class=\"legend\"").el("h2", "怎样读");
    html.open("dl");
    for (Coverage kind : Coverage.values()) {
      html.open("dt class=\"" + kind.css() + "\"")
          .raw("<span class=\"dot\"></span>")
          .text(kind.title())
          .close("dt");
      html.el(
          "dd",
          switch (kind) {
            case ENCODED -> "本款（项）的效果都写成了规则。";
            case PARTLY -> "一部分写成了规则，其余说明了不编码的理由。";
            case DECLARED -> "没有写成规则，右边写明理由。";
            case NOTHING -> "既没有规则，也没有说明：缺口。";
            case EXCERPT -> "节录的文本中没有规则所依据的款项。";
          });
    }
    html.el("dt", "落实")
        .el("dd", "地方规定与上级规定要求相同，或者将其具体化。")
        .el("dt", "要求更高")
        .el("dd", "地方规定的要求高于上级规定。")
        .el("dt", "另行补充")
        .el("dd", "地方规定与上级规定并存，不取代上级规定。")
        .el("dt", "取代")
        .el("dd", "地方规定声称代替上级规定。");
    html.close("dl").close("section");
  }
}
