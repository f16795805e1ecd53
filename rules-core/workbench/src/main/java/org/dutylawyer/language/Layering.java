package org.dutylawyer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Assumption;
import org.dutylawyer.pack.NotHeld;
import org.dutylawyer.pack.Outside;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** What a pack cannot say of the packs below it: their demands stand without its leave. */
final class Layering {

  private Layering() {}

  /** A proposal stands beside the law: it takes nothing of it away and accuses nobody. */
  static void proposal(RuleModel rule, List<Problem> problems) {
    for (Relation relation : rule.relations()) {
      if (relation.kind() != Relation.Kind.ADDS) {
        problems.add(
            Problem.of(
                rule.place().toString(),
                new Title(
                    "建议中的 @" + relation.kind().metadata(),
                    "@" + relation.kind().metadata() + " of a proposal"),
                new Title("只有 @Adds：建议不代替法律", "@Adds alone: a proposal displaces no law")));
      }
    }
    String word = rule.consequence().word();
    if (word.equals("misconduct") || word.equals("exemption")) {
      problems.add(
          Problem.of(
              rule.consequence().place().toString(),
              new Title("建议中的 " + word, word + " of a proposal"),
              new Title("不免除期限、不指控任何人的结论", "a conclusion that lifts no limit and accuses nobody")));
    }
  }

  /**
   * What an exemption lifts is a norm that some rule has, of the same text: a local text that
   * grants less leaves what the text above asks, so it cannot lift that one's number either.
   */
  static void exempted(RuleModel rule, Set<NormId> known, List<Problem> problems) {
    String from = rule.consequence().text(0);
    if (!rule.consequence().word().equals("exemption") || known.isEmpty()) {
      return;
    }
    Title found = new Title("exemption( \"" + from + "\" )", "exemption( \"" + from + "\" )");
    try {
      NormId norm = NormId.parse(from);
      if (!norm.instrument().equals(rule.norm().instrument())) {
        problems.add(
            Problem.of(
                rule.consequence().place().toString(),
                found,
                new Title(
                    "本文本（" + rule.norm().instrument() + "）的规范：其他文本的期限由该文本自己免除",
                    "a norm of this text ("
                        + rule.norm().instrument()
                        + "): the period of another text is lifted by that text alone")));
        return;
      }
      if (known.stream().anyMatch(k -> k.isWithin(norm))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      return; // the form of a norm is checked with the other words of the conclusion
    }
    problems.add(
        new Problem(
            rule.consequence().place().toString(),
            found,
            new Title("有规则的规范", "a norm that some rule has"),
            Nearest.of(from, known.stream().map(NormId::toString).sorted().toList())));
  }

  /**
   * What a pack takes to be so decides norms of the packs below as well, since a case has one set
   * of facts. So it can say how cases run in its place (who investigates, which instance), and
   * neither who the people of a case are, by whose age, health or counsel those below protect them,
   * nor the contrary of what those below assume. A proposal assumes nothing: the law's answer
   * stays.
   *
   * @param below the words of the packs below; empty for the first
   * @param words these with the pack's own
   * @param assumedBelow the facts that packs below assume, with the value
   */
  static void assumed(
      Pack pack,
      Optional<Vocabulary> below,
      Vocabulary words,
      Map<String, String> assumedBelow,
      List<Problem> problems) {
    Set<String> own = new TreeSet<>();
    for (Assumption assumed : pack.manifest().assumed()) {
      String fact = assumed.fact();
      known(line(pack), fact, List.of(assumed.value()), words, problems);
      assumed.when().forEach((asked, values) -> known(line(pack), asked, values, words, problems));
      if (Jurisdictions.isProposals(pack.id())) {
        refuse(pack, fact, "建议不作推定", "no assumption in proposals", problems);
      } else if (!assumedBelow.getOrDefault(fact, assumed.value()).equals(assumed.value())) {
        refuse(pack, fact, "下层规则包推定的值", "the value that the pack below assumes", problems);
      } else if (!own.add(fact)) {
        refuse(pack, fact, "每个事实推定一次", "each fact once", problems);
      } else if (below.flatMap(w -> w.fact(fact)).filter(Layering::isAboutPeople).isPresent()) {
        refuse(
            pack,
            fact,
            "本规则包自己的词，或者关于案件、事件的词：关于人的推定会改变下层规则包对该人的结论",
            "a word of this pack, or one about the proceeding or an event: what is assumed of people"
                + " changes what packs below give them",
            problems);
      }
    }
  }

  private static boolean isAboutPeople(FactWord word) {
    return word.isAbout(About.Kind.PERSON) || word.isAbout(About.Kind.LAWYER);
  }

  /**
   * What the manifest names of the vocabulary must be there: a slip would change nothing, unseen.
   */
  static void named(Pack pack, Vocabulary words, List<Problem> problems) {
    PackFiles files = pack.files();
    for (Outside outside : pack.manifest().outside()) {
      String line = files.lineOf("pack.yaml", "outside:");
      known(line, outside.fact(), List.of(outside.value()), words, problems);
    }
    for (NotHeld text : pack.manifest().notHeld()) {
      String line = files.lineOf("pack.yaml", "not-held:");
      known(line, "stage", text.stages(), words, problems);
      Set<String> kinds = words.titles(Vocabulary.Group.ENTITLEMENTS).keySet();
      text.entitlements().stream()
          .filter(kind -> !kinds.contains(kind))
          .forEach(
              kind ->
                  problems.add(
                      new Problem(
                          line,
                          new Title("“" + kind + "”", "'" + kind + "'"),
                          new Title("entitlements 中的词", "a word of the entitlements"),
                          Nearest.of(kind, kinds))));
    }
  }

  private static void known(
      String line, String fact, List<String> values, Vocabulary words, List<Problem> problems) {
    Optional<FactWord> word = words.fact(fact);
    if (word.isEmpty()) {
      problems.add(
          new Problem(
              line,
              new Title("“" + fact + "”", "'" + fact + "'"),
              new Title("词汇中的事实", "a fact of the vocabulary"),
              Nearest.of(fact, words.facts().stream().map(FactWord::key).toList())));
      return;
    }
    for (String value : values) {
      if (!word.get().values().containsKey(value)) {
        String all = String.join(", ", word.get().values().keySet());
        problems.add(
            Problem.of(
                line,
                new Title(fact + "：" + value, fact + ": " + value),
                new Title("其值之一：" + all, "one of its values: " + all)));
      }
    }
  }

  private static void refuse(Pack pack, String fact, String zh, String en, List<Problem> problems) {
    problems.add(
        Problem.of(
            line(pack), new Title("推定 " + fact, "the assumption of " + fact), new Title(zh, en)));
  }

  private static String line(Pack pack) {
    return pack.files().lineOf("pack.yaml", "assumed:");
  }
}
