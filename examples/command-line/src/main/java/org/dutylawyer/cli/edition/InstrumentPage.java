package org.dutylawyer.cli.edition;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText.Heading;
import org.dutylawyer.law.InstrumentText.Passage;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.Settled;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.paraphrase.Paraphrase.Said;

/** The page of one instrument: each paragraph on the left, what became of it on the right. */
final class InstrumentPage {

  private final Site site;
  private final Pack pack;
  private final Instrument instrument;
  private final Map<String, Coverage> coverage;
  private final Map<String, Coverage> articles;
  private final List<RuleModel> rules;
  private final Errata errata;
  private final ScenarioView scenarios;
  private final Set<String> shown = new LinkedHashSet<>();
  private final List<Map<String, String>> index = new ArrayList<>();

  InstrumentPage(Site site, Pack pack, Instrument instrument) {
    this.site = site;
    this.pack = pack;
    this.instrument = instrument;
    this.coverage = Coverage.of(pack, instrument);
    this.articles = Coverage.ofArticles(coverage);
    this.rules =
        pack.rules().stream()
            .filter(rule -> rule.norm().instrument().equals(instrument.id()))
            .sorted(java.util.Comparator.comparing(RuleModel::norm))
            .toList();
    this.errata = site.errata(pack);
    Map<String, ReadingDeclaration> readings = new LinkedHashMap<>();
    site.packs().forEach(p -> p.manifest().readings().forEach(r -> readings.put(r.id(), r)));
    this.scenarios =
        new ScenarioView(site, instrument.id(), site.rules().vocabulary(pack.id()), readings);
  }

  Map<String, Coverage> coverage() {
    return coverage;
  }

  List<RuleModel> rules() {
    return rules;
  }

  /** What the search finds on this page, in the order of the text; filled by {@link #html}. */
  List<Map<String, String>> index() {
    return List.copyOf(index);
  }

  /** The whole page. */
  String html() {
    Html html = new Html();
    Page.open(html, instrument.title().zh(), "instrument");
    html.open("div class=\"page\"");
    contents(html);
    html.open("main id=\"main\"");
    head(html);
    String article = "0";
    List<Object> outline = instrument.text().outline();
    boolean open = false;
    for (Object part : outline) {
      if (part instanceof Heading heading) {
        if (heading.article().isPresent() || open) {
          closeArticle(html, article, open);
          open = false;
        }
        heading(html, heading);
        if (heading.article().isPresent()) {
          article = heading.article().get();
          open = true;
        }
      } else {
        if (!open) {
          html.open("section class=\"article\"");
          open = true;
        }
        row(html, (Passage) part);
      }
    }
    closeArticle(html, article, open);
    missing(html);
    html.close("main").close("div");
    Page.close(html);
    return html.toString();
  }

  // --- the head
  // -----------------------------------------------------------------------------------

  private void contents(Html html) {
    html.open("nav class=\"contents\" aria-label=\"目录\"");
    html.open("details").el("summary", "目录").open("ol");
    for (Object part : instrument.text().outline()) {
      if (part instanceof Heading heading && heading.level() > 1) {
        if (heading.article().isPresent()) {
          String key = heading.article().get();
          Coverage covered = articles.getOrDefault(key, Coverage.EXCERPT);
          html.open("li class=\"" + covered.css() + "\"");
          html.link("#" + Html.fragment(key), contentsName(heading));
          html.raw("<span class=\"dot\" title=\"" + covered.title() + "\"></span>");
          html.close("li");
        } else {
          html.el("li class=\"chapter\"", heading.text());
        }
      }
    }
    html.close("ol").close("details").close("nav");
  }

  private String contentsName(Heading heading) {
    String key = heading.article().orElseThrow();
    return key.matches("\\d+") ? "第" + key + "条" : key.matches("[a-z].*") ? heading.text() : key;
  }

  private void head(Html html) {
    html.open("header class=\"head\"");
    html.both("h1", instrument.title());
    html.open("p class=\"number\"").text(instrument.id()).close("p");
    html.open("dl class=\"about\"");
    term(html, "施行", inForce(instrument.inForce()));
    if (!instrument.basis().isEmpty()) {
      term(html, "依据", String.join("、", instrument.basis()));
    }
    if (!instrument.repeals().isEmpty()) {
      term(
          html,
          "废止",
          instrument.repeals().stream()
              .map(r -> r.title() + "（" + r.id() + "）")
              .collect(Collectors.joining("、")));
    }
    instrument.note().ifPresent(note -> html.el("dt", "说明").both("dd", note));
    pack.manifest().contact().ifPresent(contact -> term(html, "解释、咨询", contact.zh()));
    html.el("dt", "规则包").open("dd").text(pack.id() + " " + pack.manifest().version() + "，");
    Page.hash(html, pack.files().sha256());
    html.close("dd");
    html.el("dt", "文本").open("dd");
    html.text(instrument.complete() ? "全文，" : "节录（只收规则所引的条款），");
    Page.hash(html, instrument.sha256());
    html.close("dd").close("dl");
    Page.coverage(html, coverage);
    html.close("header");
  }

  private static void term(Html html, String name, String text) {
    html.el("dt", name).el("dd", text);
  }

  static String inForce(InForce inForce) {
    String from =
        inForce.from().map(ScenarioView::plainDay).map(day -> "自" + day + "起").orElse("起始日未载");
    return from
        + inForce.to().map(ScenarioView::plainDay).map(day -> "至" + day + "（不含）").orElse("，现行");
  }

  // --- articles
  // -----------------------------------------------------------------------------------

  private void heading(Html html, Heading heading) {
    if (heading.article().isEmpty()) {
      String level = heading.level() <= 1 ? "h2 class=\"title\"" : "h2";
      html.el(level, heading.text());
      return;
    }
    String key = heading.article().get();
    html.open("section class=\"article\" id=\"" + Html.escape(key) + "\"");
    html.open("h3");
    marked(html, heading.text(), errata.at(instrument.id(), key));
    html.raw(" ");
    anchor(html, key, "链接到本条");
    html.close("h3");
    slips(html, key);
    List<RuleModel> whole = at(key);
    if (!whole.isEmpty() || !notComputable(key).isEmpty()) {
      html.open("div class=\"row\"").open("div class=\"law\"").close("div");
      beside(html, key, whole);
      html.close("div");
    }
  }

  private void closeArticle(Html html, String article, boolean open) {
    if (!open) {
      return;
    }
    Set<String> files =
        rules.stream()
            .filter(rule -> rule.norm().article().equals(article))
            .map(rule -> Site.file(pack, rule))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Site.Ran> beside =
        site.beside(pack, files).stream().filter(ran -> shown.add(ran.id())).toList();
    if (!beside.isEmpty()) {
      long failing = beside.stream().filter(r -> !r.result().holds()).count();
      html.open("details class=\"scenarios\"" + (failing > 0 ? " open" : ""));
      html.open("summary")
          .text("情景 " + beside.size() + " 例")
          .raw("<small>")
          .text(failing == 0 ? "生成本版时逐一运行，均符合" : failing + " 例与规则不符")
          .raw("</small>")
          .close("summary");
      beside.forEach(ran -> scenarios.write(html, ran));
      html.close("details");
    }
    html.close("section");
  }

  private void row(Html html, Passage passage) {
    NormId provision = new NormId(instrument.id(), passage.path(), "");
    Coverage covered = requireNonNull(coverage.get(passage.path()));
    boolean item = provision.item().isPresent();
    html.open(
        "div class=\"row "
            + covered.css()
            + (item ? " item" : "")
            + "\" id=\""
            + Html.escape(passage.path())
            + "\"");
    html.open("div class=\"law\"");
    html.open("p class=\"passage\"");
    marked(html, passage.text(), errata.at(instrument.id(), passage.path()));
    html.close("p");
    html.open("p class=\"place\"");
    html.link("#" + Html.fragment(passage.path()), site.place(provision));
    html.raw("<span class=\"cover\">").text(covered.title()).raw("</span>");
    html.raw("<button type=\"button\" class=\"copy\" hidden>复制链接</button>");
    html.close("p");
    slips(html, passage.path());
    html.close("div");
    List<RuleModel> here = at(passage.path());
    beside(html, passage.path(), here);
    html.close("div");
    index(provision, passage, here);
  }

  private List<RuleModel> at(String path) {
    return rules.stream().filter(rule -> rule.norm().path().equals(path)).toList();
  }

  private List<NotComputable> notComputable(String path) {
    return pack.notComputable().stream()
        .filter(entry -> entry.norm().instrument().equals(instrument.id()))
        .filter(entry -> entry.norm().path().equals(path))
        .toList();
  }

  private void beside(Html html, String path, List<RuleModel> here) {
    html.open("div class=\"rules\"");
    here.forEach(rule -> rule(html, rule));
    for (ReadingDeclaration reading : pack.manifest().readings()) {
      if (isAt(reading.provision(), path)) {
        reading(html, reading);
      }
    }
    for (Settled settled : pack.manifest().settled()) {
      if (isAt(settled.provision(), path)) {
        html.open("div class=\"card settled\"");
        html.open("p class=\"kind\"").text("已定的理解").close("p");
        html.both("p class=\"say\"", settled.title()).both("p class=\"why\"", settled.why());
        html.close("div");
      }
    }
    for (NotComputable entry : notComputable(path)) {
      html.open("div class=\"card not-computable\"");
      html.open("p class=\"kind\"").text("不编码").close("p");
      if (!same(entry.quote(), path)) {
        html.el("p class=\"quote\"", quoted(entry.quote()));
      }
      html.both("p class=\"why\"", entry.reason());
      html.close("div");
    }
    html.close("div");
  }

  private boolean isAt(NormId norm, String path) {
    return norm.instrument().equals(instrument.id()) && norm.path().equals(path);
  }

  private boolean same(String quote, String path) {
    Passage passage = instrument.text().passages().get(path);
    return passage != null
        && passage.text().replaceAll("\\s", "").equals(quote.replaceAll("\\s", ""));
  }

  // --- rules
  // --------------------------------------------------------------------------------------

  private void rule(Html html, RuleModel rule) {
    Said said = site.say(pack, rule);
    String id = Site.anchor(rule.norm());
    boolean other = otherReading(rule);
    html.open(
        "article class=\"card rule"
            + (other ? " other" : "")
            + "\" id=\""
            + Html.escape(id)
            + "\" data-quote=\""
            + Html.escape(rule.quote())
            + "\"");
    html.open("p class=\"kind\"").raw("<b>").text(kind(rule)).raw("</b>");
    said.limit()
        .ifPresent(limit -> html.raw("<span class=\"limit\">").text(limit.zh()).raw("</span>"));
    html.raw(other ? "<span class=\"dates\">非默认解释</span>" : "");
    if (!rule.inForce().equals(InForce.ALWAYS)) {
      html.raw("<span class=\"dates\">").text(inForce(rule.inForce())).raw("</span>");
    }
    html.raw("<a class=\"id\" href=\"#" + Html.escape(Html.fragment(id)) + "\" aria-label=\"")
        .text("规则编号 " + rule.norm())
        .raw("\">")
        .text(
            rule.norm().path() + (rule.norm().clause().isEmpty() ? "" : "-" + rule.norm().clause()))
        .raw("</a>");
    html.close("p");
    html.both("p class=\"say\"", said.sentence());
    for (Title note : said.notes()) {
      html.both("p class=\"note\"", note);
    }
    relations(html, rule);
    readingsOf(html, rule);
    details(html, rule, said);
    html.close("article");
  }

  /** Whether the rule holds only under a reading that is not the default. */
  private boolean otherReading(RuleModel rule) {
    return rule.conditions().stream()
        .filter(RuleModel.Pattern.class::isInstance)
        .map(RuleModel.Pattern.class::cast)
        .filter(pattern -> pattern.type().equals("Reading"))
        .anyMatch(
            pattern ->
                site.packs().stream()
                    .flatMap(p -> p.manifest().readings().stream())
                    .filter(reading -> pattern.words("id").contains(reading.id()))
                    .anyMatch(reading -> !pattern.words("option").contains(reading.preset())));
  }

  private static String kind(RuleModel rule) {
    return switch (rule.consequence().word()) {
      case "duty" -> "义务";
      case "right" -> "权利";
      case "prohibition" -> "禁止";
      case "entitlement" -> "应得";
      case "documentDuty" -> "文书";
      case "misconduct" -> "处理事由";
      case "eligibility" -> "资格条件";
      case "exemption" -> "时限例外";
      default -> "身份";
    };
  }

  private void relations(Html html, RuleModel rule) {
    Set<String> said = new LinkedHashSet<>();
    for (Relation relation : rule.relations()) {
      if (said.add(relation.kind() + site.cite(relation.other()) + site.quote(relation.other()))) {
        relation(html, "与上级规定的关系：", true, relation.kind(), relation.other());
      }
    }
    for (Relation relation : site.onto(rule.norm())) {
      if (said.add(relation.kind() + site.cite(relation.local()) + site.quote(relation.local()))) {
        String pack =
            site.packOf(relation.local().instrument())
                .map(p -> p.manifest().title().zh().replace("规则包", ""))
                .orElse("");
        relation(html, pack + "：", false, relation.kind(), relation.local());
      }
    }
  }

  private void relation(Html html, String lead, boolean open, Relation.Kind kind, NormId other) {
    String css = "relation " + kind.name().toLowerCase(java.util.Locale.ROOT);
    html.open("details class=\"" + css + "\"" + (open ? " open" : ""));
    html.open("summary")
        .text(lead)
        .raw("<b>")
        .text(Site.kind(kind))
        .raw("</b> ")
        .text(site.cite(other))
        .close("summary");
    html.open("blockquote").text(site.quote(other));
    site.href(other).ifPresent(href -> html.raw(" ").link(href, "到" + site.place(other)));
    html.close("blockquote");
    html.close("details");
  }

  private void readingsOf(Html html, RuleModel rule) {
    for (RuleModel.Pattern pattern : rule.patterns()) {
      if (!pattern.type().equals("Reading")) {
        continue;
      }
      String id = pattern.words("id").stream().findFirst().orElse("");
      for (Pack declaring : site.packs()) {
        for (ReadingDeclaration reading : declaring.manifest().readings()) {
          if (reading.id().equals(id)) {
            String option = pattern.words("option").stream().findFirst().orElse("");
            html.open("p class=\"depends\"").text("争议解释 ");
            Optional<Instrument> holder = declaring.instrument(reading.provision());
            String page = holder.map(site::page).orElse("");
            html.link(page + "#" + Html.fragment("reading-" + id), reading.title().zh());
            html.text(
                "：只在采“"
                    + Optional.ofNullable(reading.options().get(option))
                        .map(Title::zh)
                        .orElse(option)
                    + "”"
                    + (reading.preset().equals(option) ? "（默认）" : "（非默认）")
                    + "时适用");
            html.close("p");
          }
        }
      }
    }
  }

  private void details(Html html, RuleModel rule, Said said) {
    html.open("details class=\"more\"");
    List<Site.Ran> hits = site.ran(pack).stream().filter(r -> r.expects(rule.norm())).toList();
    List<Site.Ran> silent = site.ran(pack).stream().filter(r -> r.silences(rule.norm())).toList();
    html.open("summary")
        .text("条件、原文、情景（" + hits.size() + " 例涉及，" + silent.size() + " 例不适用）")
        .close("summary");
    html.open("ol class=\"conditions\"");
    said.conditions().forEach(condition -> html.both("li", condition));
    html.close("ol");
    html.open("p class=\"quote\"").text("所编原文：" + quoted(rule.quote())).close("p");
    scenarioLinks(html, "涉及", hits);
    scenarioLinks(html, "不适用", silent);
    html.open("details class=\"source\"")
        .open("summary")
        .text("规则源文 " + Site.file(pack, rule) + "，第 " + rule.place().line() + " 行")
        .close("summary")
        .open("pre lang=\"en\" tabindex=\"0\"")
        .open("code")
        .text(Site.source(pack, rule))
        .close("code")
        .close("pre")
        .close("details");
    html.close("details");
  }

  private void scenarioLinks(Html html, String lead, List<Site.Ran> all) {
    if (all.isEmpty()) {
      return;
    }
    html.open("p class=\"lead\"").text("情景（" + lead + "）").close("p");
    html.open("ul class=\"links\"");
    for (Site.Ran ran : all) {
      html.open("li");
      scenarioHref(ran)
          .ifPresentOrElse(
              href -> html.link(href, ran.scenario().title()),
              () -> html.text(ran.scenario().title()));
      html.close("li");
    }
    html.close("ul");
  }

  /** The page on which a scenario stands: that of the rules in the file of its name. */
  private Optional<String> scenarioHref(Site.Ran ran) {
    return pack.rules().stream()
        .filter(r -> Site.file(pack, r).equals(ran.path().replaceFirst("\\.yaml$", ".drl")))
        .findFirst()
        .flatMap(r -> pack.instrument(r.norm()))
        .map(
            i ->
                (i.id().equals(instrument.id()) ? "" : site.page(i))
                    + "#"
                    + Html.fragment(ran.id()));
  }

  private void reading(Html html, ReadingDeclaration reading) {
    html.open("div class=\"card reading\" id=\"reading-" + Html.escape(reading.id()) + "\"");
    html.open("p class=\"kind\"").raw("<b>争议解释</b>");
    html.raw("<span class=\"id\">").text(reading.id()).raw("</span>").close("p");
    html.both("p class=\"say\"", reading.title());
    html.open("ul class=\"options\"");
    reading
        .options()
        .forEach(
            (key, option) -> {
              boolean preset = key.equals(reading.preset());
              html.open(preset ? "li class=\"preset\"" : "li").both("span", option);
              html.raw(preset ? " <em>默认</em>" : "").close("li");
            });
    html.close("ul");
    html.both("p class=\"why\"", reading.why());
    html.close("div");
  }

  // --- slips
  // --------------------------------------------------------------------------------------

  private static void marked(Html html, String text, List<Errata.Slip> slips) {
    int from = 0;
    while (from < text.length()) {
      int first = text.length();
      Errata.Slip next = null;
      for (Errata.Slip slip : slips) {
        int at = text.indexOf(slip.source(), from);
        if (at >= 0 && at < first) {
          first = at;
          next = slip;
        }
      }
      html.text(text.substring(from, first));
      if (next == null) {
        return;
      }
      html.raw("<mark title=\"").text("应为：" + next.correction()).raw("\">");
      html.text(next.source()).raw("</mark>");
      from = first + next.source().length();
    }
  }

  private void slips(Html html, String path) {
    List<Errata.Slip> here = errata.at(instrument.id(), path);
    if (here.isEmpty()) {
      return;
    }
    html.open("ul class=\"slips\"");
    for (Errata.Slip slip : here) {
      html.open("li")
          .text(
              "勘误（"
                  + slip.certainty()
                  + "）："
                  + quoted(slip.source())
                  + "应为"
                  + quoted(slip.correction())
                  + "。")
          .both("span", slip.why())
          .close("li");
    }
    html.close("ul");
  }

  /** In quotation marks, those inside turned into single ones. */
  private static String quoted(String text) {
    return "“" + text.replace('“', '‘').replace('”', '’') + "”";
  }

  private void missing(Html html) {
    boolean first = pack.manifest().instruments().get(0).id().equals(instrument.id());
    if (!first || errata.missing().isEmpty()) {
      return;
    }
    html.open("section class=\"missing\"").el("h2", "本版所据文本缺少的部分").open("ul");
    errata.missing().forEach(part -> html.open("li").both("span", part).close("li"));
    html.close("ul").close("section");
  }

  private static void anchor(Html html, String id, String label) {
    html.raw("<a class=\"anchor\" href=\"#" + Html.escape(Html.fragment(id)) + "\" aria-label=\"")
        .text(label)
        .raw("\">§</a>");
  }

  private void index(NormId provision, Passage passage, List<RuleModel> here) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("u", site.page(instrument) + "#" + Html.fragment(passage.path()));
    entry.put("t", instrument.id() + " " + site.place(provision));
    entry.put("n", passage.path());
    entry.put("x", passage.text());
    entry.put(
        "r",
        here.stream()
            .map(rule -> site.say(pack, rule).sentence().zh())
            .collect(Collectors.joining("\n")));
    index.add(entry);
  }
}
