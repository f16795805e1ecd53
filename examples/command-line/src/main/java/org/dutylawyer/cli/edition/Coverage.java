package org.dutylawyer.cli.edition;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;

/** What became of each paragraph and item of an instrument. */
enum Coverage {
  /** 已编码: rules say all that it says. */
  ENCODED("encoded", "已编码"),
  /** 部分编码: rules say some of it, the rest is declared. */
  PARTLY("partly", "部分编码"),
  /** 不编码: declared to be no rule, with the reason. */
  DECLARED("declared", "说明不编码"),
  /** 未处理: neither; a gap. */
  NOTHING("nothing", "未处理"),
  /** 节录: of an excerpt, where no rule rests on it. */
  EXCERPT("excerpt", "节录");

  private final String css;
  private final String title;

  Coverage(String css, String title) {
    this.css = css;
    this.title = title;
  }

  /** Its name in the style sheet. */
  String css() {
    return css;
  }

  /** Its name for readers. */
  String title() {
    return title;
  }

  /** The coverage of every passage, by path, in the text's order. */
  static Map<String, Coverage> of(Pack pack, Instrument instrument) {
    Set<String> encoded = new HashSet<>();
    Set<String> declared = new HashSet<>();
    pack.rules().forEach(rule -> add(rule.norm(), instrument, encoded));
    pack.notComputable().forEach(entry -> add(entry.norm(), instrument, declared));
    Map<String, Coverage> own = new LinkedHashMap<>();
    for (String path : instrument.text().passages().keySet()) {
      own.put(path, of(encoded.contains(path), declared.contains(path), instrument));
    }
    Map<String, Coverage> all = new LinkedHashMap<>();
    own.forEach((path, coverage) -> all.put(path, withItems(path, coverage, own)));
    return all;
  }

  private static void add(NormId norm, Instrument instrument, Set<String> paths) {
    if (norm.instrument().equals(instrument.id())) {
      paths.add(norm.path());
      if (norm.paragraph().isEmpty()) {
        instrument.text().passages().keySet().stream()
            .filter(path -> path.startsWith(norm.path() + "/"))
            .forEach(paths::add);
      }
    }
  }

  private static Coverage of(boolean encoded, boolean declared, Instrument instrument) {
    if (encoded) {
      return declared ? PARTLY : ENCODED;
    }
    return declared ? DECLARED : instrument.complete() ? NOTHING : EXCERPT;
  }

  /** A paragraph that only leads in its items is what they are. */
  private static Coverage withItems(String path, Coverage own, Map<String, Coverage> all) {
    List<Coverage> items =
        all.entrySet().stream()
            .filter(e -> e.getKey().startsWith(path + "/"))
            .map(Map.Entry::getValue)
            .toList();
    if (items.isEmpty() || (own != NOTHING && own != EXCERPT)) {
      return own;
    }
    Set<Coverage> kinds = new HashSet<>(items);
    return kinds.size() == 1 ? items.get(0) : PARTLY;
  }

  /** How many passages there are of each. */
  static Map<Coverage, Integer> count(Collection<Coverage> all) {
    Map<Coverage, Integer> counts = new EnumMap<>(Coverage.class);
    all.forEach(coverage -> counts.merge(coverage, 1, Integer::sum));
    return counts;
  }

  /** The coverage of whole articles: of one kind, or partly. */
  static Map<String, Coverage> ofArticles(Map<String, Coverage> passages) {
    Map<String, Coverage> articles = new HashMap<>();
    passages.forEach(
        (path, coverage) ->
            articles.merge(
                path.substring(0, path.indexOf('/')),
                coverage,
                (a, b) -> a == b ? a : worse(a, b)));
    return articles;
  }

  private static Coverage worse(Coverage a, Coverage b) {
    return a == NOTHING || b == NOTHING ? NOTHING : PARTLY;
  }
}
