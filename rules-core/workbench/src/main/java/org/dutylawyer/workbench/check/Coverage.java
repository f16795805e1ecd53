package org.dutylawyer.workbench.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.InstrumentText.Passage;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport.Article;

/**
 * Which paragraphs and items of a complete instrument have a rule or a reason why not.
 *
 * <p>An entry (a rule or a declaration) covers the passage that it cites. One that cites a
 * paragraph covers an item of it as well if its quote stands in that item, and one that cites a
 * whole article the passages in which its quote stands. A paragraph that ends with a colon and
 * whose items are all covered needs no entry of its own: it only introduces them.
 */
final class Coverage {

  private Coverage() {}

  /** Counts article by article, and adds a problem for each passage that has neither. */
  static List<Article> of(Pack pack, List<Problem> problems, List<StepReport.Note> notes) {
    List<Article> articles = new ArrayList<>();
    for (Instrument instrument : pack.manifest().instruments()) {
      if (instrument.complete()) {
        articles.addAll(of(pack, instrument, problems));
      }
    }
    Set<NormId> ruled = pack.rules().stream().map(RuleModel::norm).collect(Collectors.toSet());
    pack.notComputable().stream()
        .filter(entry -> ruled.contains(entry.norm()))
        .forEach(
            entry ->
                problems.add(
                    Problem.of(
                        entry.where(),
                        new Title(
                            entry.norm() + " 既有规则，又列为不可计算",
                            entry.norm() + " both with a rule and as not computable"),
                        new Title(
                            "二者之一；只有一部分有规则的，其余另写后缀（如 " + entry.norm() + "-b）",
                            "one of the two; of what has a rule in part, the rest by a suffix ("
                                + entry.norm()
                                + "-b)"))));
    List<Article> open = articles.stream().filter(a -> a.left() > 0).toList();
    if (!open.isEmpty()) {
      String keys = open.stream().map(Article::article).collect(Collectors.joining(", "));
      notes.add(
          new StepReport.Note(
              pack.files().where("not-computable.yaml"),
              new Title("尚未编码的条：" + keys, "articles with something not yet encoded: " + keys)));
    }
    return articles;
  }

  private static List<Article> of(Pack pack, Instrument instrument, List<Problem> problems) {
    InstrumentText text = instrument.text();
    Entries entries = new Entries(pack, instrument);
    Map<String, List<Passage>> byArticle = new LinkedHashMap<>();
    for (Passage passage : text.passages().values()) {
      byArticle.computeIfAbsent(article(passage), a -> new ArrayList<>()).add(passage);
    }
    List<Article> articles = new ArrayList<>();
    byArticle.forEach(
        (article, passages) -> {
          int encoded = 0;
          int declared = 0;
          int left = 0;
          List<String> missing = new ArrayList<>();
          for (Passage passage : passages) {
            switch (entries.of(passage)) {
              case ENCODED -> encoded++;
              case DECLARED -> declared++;
              case LEFT -> left++;
              case MISSING -> {
                missing.add(passage.path());
                problems.add(missing(pack, instrument, passage));
              }
              default -> throw new IllegalStateException("no other state");
            }
          }
          int rules =
              (int)
                  pack.rules().stream()
                      .filter(r -> r.norm().instrument().equals(instrument.id()))
                      .filter(r -> r.norm().article().equals(article))
                      .count();
          String heading =
              text.articles().containsKey(article) ? text.articles().get(article).text() : "";
          articles.add(
              new Article(
                  instrument.id(),
                  article,
                  heading,
                  passages.size(),
                  encoded,
                  declared,
                  left,
                  missing,
                  rules));
        });
    return articles;
  }

  private static String article(Passage passage) {
    return passage.path().substring(0, passage.path().indexOf('/'));
  }

  private static Problem missing(Pack pack, Instrument instrument, Passage passage) {
    String words =
        passage.text().length() > 30 ? passage.text().substring(0, 30) + "…" : passage.text();
    return Problem.of(
        pack.files().where(instrument.file()) + ":" + passage.line(),
        new Title(
            instrument.id() + "/" + passage.path() + " 没有规则也没有说明：“" + words + "”",
            instrument.id()
                + "/"
                + passage.path()
                + " without a rule or a reason: '"
                + words
                + "'"),
        new Title(
            "@Provision( \""
                + instrument.id()
                + "/"
                + passage.path()
                + "\" ) 的规则，或 not-computable.yaml 中的一项",
            "a rule with @Provision( \""
                + instrument.id()
                + "/"
                + passage.path()
                + "\" ), or an entry in not-computable.yaml"));
  }

  private enum State {
    ENCODED,
    DECLARED,
    LEFT,
    MISSING
  }

  /** The entries of one instrument. */
  private static final class Entries {
    private final Instrument instrument;
    private final Map<NormId, String> rules = new LinkedHashMap<>();
    private final Map<NormId, NotComputable> declared = new LinkedHashMap<>();

    Entries(Pack pack, Instrument instrument) {
      this.instrument = instrument;
      for (RuleModel rule : pack.rules()) {
        if (rule.norm().instrument().equals(instrument.id())) {
          rules.put(rule.norm(), rule.quote());
        }
      }
      for (NotComputable entry : pack.notComputable()) {
        if (entry.norm().instrument().equals(instrument.id())) {
          declared.put(entry.norm(), entry);
        }
      }
    }

    State of(Passage passage) {
      Set<State> states = new LinkedHashSet<>();
      rules.forEach(
          (norm, quote) -> {
            if (covers(norm, quote, passage)) {
              states.add(State.ENCODED);
            }
          });
      declared.forEach(
          (norm, entry) -> {
            if (covers(norm, entry.quote(), passage)) {
              states.add(entry.isNotYetEncoded() ? State.LEFT : State.DECLARED);
            }
          });
      if (states.contains(State.ENCODED)) {
        return State.ENCODED;
      }
      if (states.contains(State.DECLARED)) {
        return State.DECLARED;
      }
      if (states.contains(State.LEFT)) {
        return State.LEFT;
      }
      return introduces(passage);
    }

    private boolean covers(NormId norm, String quote, Passage passage) {
      return norm.path().equals(passage.path())
          || passage.path().startsWith(norm.path() + "/")
              && squeeze(passage.text()).contains(squeeze(quote));
    }

    private static String squeeze(String words) {
      return words.replaceAll("[\\s\\u3000]+", "");
    }

    private State introduces(Passage passage) {
      List<Passage> items =
          instrument.text().passages().values().stream()
              .filter(p -> p.path().startsWith(passage.path() + "/"))
              .toList();
      boolean colon = passage.text().strip().endsWith("：") || passage.text().strip().endsWith(":");
      if (items.isEmpty() || !colon) {
        return State.MISSING;
      }
      Set<State> states = new LinkedHashSet<>();
      items.forEach(item -> states.add(of(item)));
      if (states.contains(State.MISSING)) {
        return State.MISSING;
      }
      return states.contains(State.ENCODED)
          ? State.ENCODED
          : states.contains(State.DECLARED) ? State.DECLARED : State.LEFT;
    }
  }
}
