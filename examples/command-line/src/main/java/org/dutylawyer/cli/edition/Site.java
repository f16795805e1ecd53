package org.dutylawyer.cli.edition;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.workbench.paraphrase.Paraphrase;
import org.dutylawyer.workbench.scenario.ScenarioCheck;

/** What all pages share: where things stand, who refers to whom, and what the scenarios came to. */
final class Site {

  private final DutyLawyerRules rules;
  private final Map<String, Pack> packs = new LinkedHashMap<>();
  private final Map<String, Pack> packOf = new LinkedHashMap<>();
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final Map<NormId, RuleModel> byNorm = new LinkedHashMap<>();
  private final Map<String, Paraphrase> paraphrases = new LinkedHashMap<>();
  private final Map<String, List<Ran>> ran = new LinkedHashMap<>();
  private final Map<String, Errata> errata = new LinkedHashMap<>();

  /**
   * A scenario that was run.
   *
   * @param pack id of its pack
   * @param path its file inside the pack
   * @param id its name on the page
   * @param result what came of it
   */
  record Ran(String pack, String path, String id, ScenarioCheck.Result result) {
    Scenario scenario() {
      return result.scenario();
    }

    /** Whether it expects that norm to apply. */
    boolean expects(NormId norm) {
      return scenario().expectations().stream().anyMatch(e -> e.norm().equals(norm));
    }

    /** Whether it expects that norm to be silent. */
    boolean silences(NormId norm) {
      return scenario().silent().contains(norm);
    }
  }

  Site(DutyLawyerRules rules) {
    this.rules = rules;
    inOrder(rules.packs().values()).forEach(pack -> packs.put(pack.id(), pack));
    ScenarioCheck check = new ScenarioCheck(rules);
    for (Pack pack : packs.values()) {
      for (Instrument instrument : pack.manifest().instruments()) {
        instruments.put(instrument.id(), instrument);
        packOf.put(instrument.id(), pack);
      }
      pack.rules().forEach(rule -> byNorm.put(rule.norm(), rule));
      paraphrases.put(
          pack.id(), new Paraphrase(rules.vocabulary(pack.id()), rules.packsFor(pack.id())));
      ran.put(pack.id(), run(pack, check));
      errata.put(pack.id(), Errata.of(pack.files()));
    }
  }

  /** Those required before those that require them, else by id. */
  private static List<Pack> inOrder(Collection<Pack> all) {
    List<Pack> sorted = new ArrayList<>(all);
    sorted.sort(
        java.util.Comparator.comparingInt((Pack p) -> p.manifest().requires().size())
            .thenComparing(Pack::id));
    return sorted;
  }

  private static List<Ran> run(Pack pack, ScenarioCheck check) {
    List<Ran> all = new ArrayList<>();
    PackReader.scenarios(pack.files(), pack.id())
        .forEach(
            (path, scenarios) -> {
              String file = path.replace(".yaml", "").replace('/', '-');
              for (int i = 0; i < scenarios.size(); i++) {
                String id = "s-" + file + "-" + (i + 1);
                all.add(new Ran(pack.id(), path, id, check.run(scenarios.get(i))));
              }
            });
    return List.copyOf(all);
  }

  Collection<Pack> packs() {
    return packs.values();
  }

  DutyLawyerRules rules() {
    return rules;
  }

  List<Ran> ran(Pack pack) {
    return ran.getOrDefault(pack.id(), List.of());
  }

  Errata errata(Pack pack) {
    return errata.getOrDefault(pack.id(), new Errata(List.of(), List.of()));
  }

  Paraphrase.Said say(Pack pack, RuleModel rule) {
    return requireNonNull(paraphrases.get(pack.id())).of(rule);
  }

  /** The scenarios beside the rules of these files: those whose file has the rules' name. */
  List<Ran> beside(Pack pack, Collection<String> ruleFiles) {
    return ran(pack).stream()
        .filter(r -> ruleFiles.contains(r.path().replaceFirst("\\.yaml$", ".drl")))
        .toList();
  }

  /** The file of an instrument's page: {@code cn.html}, {@code cn-procedure.html}. */
  String page(Instrument instrument) {
    Pack pack = requireNonNull(packOf.get(instrument.id()));
    String base = pack.id().toLowerCase(Locale.ROOT);
    for (String path : pack.files().paths(".md")) {
      if (org.dutylawyer.pack.PackFiles.sha256(requireNonNull(pack.files().files().get(path)))
          .equals(instrument.sha256())) {
        String name =
            path.replaceFirst("\\.md$", "")
                .replaceFirst("(^|/)instrument$", "")
                .replaceAll("[^A-Za-z0-9]+", "-");
        return name.isEmpty() ? base + ".html" : base + "-" + name + ".html";
      }
    }
    throw new IllegalStateException("an instrument without text: " + instrument.id());
  }

  /** Writes a text that leads to a norm, where a page has it. */
  void link(Html html, NormId norm, String text) {
    Optional<String> href = href(norm);
    if (href.isPresent()) {
      html.link(href.get(), text);
    } else {
      html.text(text);
    }
  }

  /** The link to a norm: to its rule, else to its provision; empty where no page has it. */
  Optional<String> href(NormId norm) {
    Instrument instrument = instruments.get(norm.instrument());
    if (instrument == null) {
      return Optional.empty();
    }
    String id =
        byNorm.containsKey(norm)
            ? anchor(norm)
            : instrument.text().contains(norm.provision()) ? norm.path() : "";
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(page(instrument) + "#" + Html.fragment(id));
  }

  /** The id of a rule on its page; the whole provision's rule is told from the provision. */
  static String anchor(NormId norm) {
    return norm.clause().isEmpty() ? norm.path() + "-rule" : norm.path() + "-" + norm.clause();
  }

  Optional<RuleModel> rule(NormId norm) {
    return Optional.ofNullable(byNorm.get(norm));
  }

  /** A norm as lawyers cite it, without the number of its instrument. */
  String place(NormId norm) {
    Instrument instrument = instruments.get(norm.instrument());
    return instrument == null ? norm.path() : instrument.text().cite(norm, true);
  }

  /** A norm as lawyers cite it, with the number of its instrument. */
  String cite(NormId norm) {
    return norm.instrument() + " " + place(norm);
  }

  /** The words of a norm: what its rule quotes, else its provision. */
  String quote(NormId norm) {
    return rule(norm)
        .map(RuleModel::quote)
        .or(
            () ->
                Optional.ofNullable(instruments.get(norm.instrument()))
                    .flatMap(i -> i.text().words(norm.provision())))
        .orElse("");
  }

  /** What local packs do to that norm. */
  List<Relation> onto(NormId norm) {
    return packs.values().stream()
        .flatMap(pack -> pack.rules().stream())
        .flatMap(rule -> rule.relations().stream())
        .filter(relation -> norm.isWithin(relation.other()))
        .toList();
  }

  /** The pack that holds an instrument. */
  Optional<Pack> packOf(String instrument) {
    return Optional.ofNullable(packOf.get(instrument));
  }

  /** What a local norm does to the other, as it is said to readers. */
  static String kind(Relation.Kind kind) {
    return switch (kind) {
      case IMPLEMENTS -> "落实";
      case TIGHTENS -> "要求更高";
      case ADDS -> "另行补充";
      case OVERRIDES -> "取代";
    };
  }

  /** The rule's own text, from its name to its end. */
  static String source(Pack pack, RuleModel rule) {
    for (String path : pack.files().paths(".drl")) {
      if (pack.files().where(path).equals(rule.place().file())) {
        String[] lines = pack.files().text(path).orElseThrow().split("\r?\n", -1);
        StringBuilder text = new StringBuilder();
        for (int i = rule.place().line() - 1; i < lines.length; i++) {
          text.append(lines[i]).append('\n');
          if (lines[i].strip().equals("end")) {
            break;
          }
        }
        return text.toString();
      }
    }
    return "";
  }

  /** The file of a rule inside its pack. */
  static String file(Pack pack, RuleModel rule) {
    return pack.files().paths(".drl").stream()
        .filter(path -> pack.files().where(path).equals(rule.place().file()))
        .findFirst()
        .orElse("");
  }
}
