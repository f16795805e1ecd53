package org.dutylawyer.cli.edition;

import java.util.Map;

/** What every page has: the head with the search, and the foot. */
final class Page {

  /** By which a page of an edition is known. */
  static final String STYLE = "<link rel=\"stylesheet\" href=\"edition.css\">";

  private Page() {}

  static void open(Html html, String title, String kind) {
    html.raw("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .el("title", title)
        .raw("\n" + STYLE + "\n")
        .raw("<script src=\"search.js\" defer></script>\n")
        .raw("<script src=\"edition.js\" defer></script>\n</head>\n")
        .open("body class=\"" + kind + "\"")
        .raw("\n<a class=\"skip\" href=\"#main\">跳到正文</a>\n")
        .raw("<header class=\"site\"><a class=\"home\" href=\"index.html\">值班律师规则 法条对照版</a>")
        .raw("<div class=\"search\" role=\"search\">")
        .raw("<label for=\"q\">检索</label>")
        .raw("<input id=\"q\" type=\"search\" autocomplete=\"off\" disabled")
        .raw(" placeholder=\"检索法条和规则，如 通知书、19/2\" aria-controls=\"found\">")
        .raw("<div id=\"found\" hidden aria-live=\"polite\"></div></div>")
        .raw("<button id=\"english\" type=\"button\" aria-pressed=\"false\" lang=\"en\" hidden>")
        .raw("English</button></header>\n");
  }

  static void close(Html html) {
    html.raw("\n<footer class=\"site\"><p>")
        .text("规则的说明由规则本身生成；法条文本逐字照录，哈希可核。规则只作办案参考，以正式公布的文本为准。")
        .raw("</p></footer>\n</body>\n</html>\n");
  }

  /** A hash, short to read and whole to copy. */
  static void hash(Html html, String sha256) {
    html.raw("<code class=\"hash\" title=\"")
        .text("sha256 " + sha256)
        .raw("\">sha256 <span>")
        .text(sha256.substring(0, 12))
        .raw("</span><span class=\"rest\">")
        .text(sha256.substring(12))
        .raw("</span></code>");
  }

  /** The bar and the numbers of a text's coverage. */
  static void coverage(Html html, Map<String, Coverage> coverage) {
    Map<Coverage, Integer> counts = Coverage.count(coverage.values());
    html.open("div class=\"coverage\"");
    html.raw("<div class=\"bar\" aria-hidden=\"true\">");
    counts.forEach(
        (kind, count) ->
            html.raw("<i class=\"" + kind.css() + "\" style=\"flex-grow:" + count + "\"></i>"));
    html.raw("</div>");
    html.open("ul");
    counts.forEach(
        (kind, count) ->
            html.open("li class=\"" + kind.css() + "\"")
                .raw("<span class=\"dot\"></span>")
                .text(kind.title() + " " + count + " 款项")
                .close("li"));
    html.close("ul").close("div");
  }
}
