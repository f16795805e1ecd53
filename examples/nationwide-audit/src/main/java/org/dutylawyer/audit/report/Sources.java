package org.dutylawyer.audit.report;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;

/** The words of the norms that a page names. */
final class Sources {

  private final Map<String, String> quotes = new TreeMap<>();
  private final Map<String, Instrument> instruments = new TreeMap<>();
  private final SortedMap<String, String> used = new TreeMap<>();
  private final SortedMap<NormId, Title> notComputable = new TreeMap<>();

  Sources(DutyLawyerRules rules) {
    for (Pack pack : rules.packs().values()) {
      pack.manifest().instruments().forEach(i -> instruments.put(i.id(), i));
      for (RuleModel rule : pack.rules()) {
        quotes.put(rule.norm().toString(), rule.quote());
      }
      if (Jurisdictions.isProposals(pack.id())) {
        pack.notComputable().stream()
            .filter(one -> !isOpening(one.norm(), pack))
            .forEach(one -> notComputable.put(one.norm(), one.reason()));
      }
    }
  }

  /** Opening words of items are counted with the items. */
  private static boolean isOpening(NormId norm, Pack pack) {
    return pack.rules().stream().anyMatch(r -> r.norm().toString().startsWith(norm + "/"));
  }

  /** What proposals ask for and no case file shows, with the reason. */
  SortedMap<NormId, Title> notComputable() {
    return notComputable;
  }

  /** The words of a norm: what its rule quotes, or the passage. */
  private String words(String norm) {
    String quote = quotes.get(norm);
    if (quote != null) {
      return quote;
    }
    NormId id = NormId.parse(norm);
    return Optional.ofNullable(instruments.get(id.instrument()))
        .flatMap(i -> i.text().words(id.provision()))
        .orElse("");
  }

  /** A link to the words of a norm, as markup. */
  String link(String norm) {
    used.put(norm, words(norm));
    return "<a href=\"#n-" + Html.escape(anchor(norm)) + "\">" + Html.escape(norm) + "</a>";
  }

  /** The same with its words. */
  String quoted(String norm) {
    return link(norm) + "<q>" + Html.escape(words(norm)) + "</q>";
  }

  /** The norms that were linked to, with their words. */
  SortedMap<String, String> used() {
    return used;
  }

  static String anchor(String norm) {
    return norm.replace('/', '.').replace('〔', '(').replace('〕', ')');
  }
}
