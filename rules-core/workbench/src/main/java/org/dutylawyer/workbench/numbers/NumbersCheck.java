package org.dutylawyer.workbench.numbers;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutylawyer.language.Declared;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Holds the numbers of the rules of a pack against the numerals and units of their quotes, and what
 * a rule says that it does to a norm against what both norms ask. A difference is refused, unless
 * the pack declares it with a reason; so is a declaration of what is no difference.
 *
 * @param numbers how many numbers were compared
 * @param relations how many relations
 * @param declared how many differences are declared
 * @param problems those that are not
 */
public record NumbersCheck(int numbers, int relations, int declared, List<Problem> problems) {

  /** What a quote says of the time without a number: the number is not there. */
  private static final String PROMPTLY = "及时";

  /** The word for it in {@code declared.yaml}. */
  public static final String WORD = "numbers";

  /** Copies the list. */
  public NumbersCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Checks the last pack of a stack.
   *
   * @param stack the packs, those required first
   * @param words the words of all of them
   */
  public static NumbersCheck of(List<Pack> stack, Vocabulary words) {
    Run run = new Run(stack, words);
    run.run();
    return new NumbersCheck(run.numbers, run.relations, run.used.size(), run.problems);
  }

  /** One check of one pack. */
  private static final class Run {
    private final Pack pack;
    private final Vocabulary words;
    private final Map<NormId, RuleModel> rules = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Declared> used = new LinkedHashSet<>();
    private List<Declared> declared = List.of();
    private int numbers;
    private int relations;

    Run(List<Pack> stack, Vocabulary words) {
      this.pack = stack.get(stack.size() - 1);
      this.words = words;
      stack.forEach(one -> one.rules().forEach(rule -> rules.put(rule.norm(), rule)));
      try {
        declared = Declared.in(pack.files()).stream().filter(d -> d.check().equals(WORD)).toList();
      } catch (BadInputException e) {
        problems.addAll(e.problems());
      }
    }

    void run() {
      for (RuleModel rule : pack.rules()) {
        if (!isVerbatim(rule)) {
          continue; // the quote is at fault, and says nothing about the number
        }
        int before = problems.size();
        ruled(rule);
        int after = problems.size();
        quoted(rule);
        rule.relations().forEach(relation -> relation(rule, relation));
        if (after > before) {
          // That the quote says another number, or what that makes of a relation, is no second
          // fault.
          problems.subList(after, problems.size()).clear();
        }
      }
      for (Declared one : declared) {
        if (!used.contains(one)) {
          problems.add(
              Problem.of(
                  one.where(),
                  new Title("对 " + one.norm() + " 的说明", "a declaration for " + one.norm()),
                  new Title("确实存在的不同", "a difference that is there")));
        }
      }
    }

    private boolean isVerbatim(RuleModel rule) {
      return pack.instrument(rule.norm())
          .map(text -> text.text().quotes(rule.norm().provision(), rule.quote()))
          .orElse(true);
    }

    /** A number of the rule that the text does not have. */
    private void ruled(RuleModel rule) {
      for (Numeral numeral : Numeral.of(rule)) {
        numbers++;
        List<Numeral> written = Numeral.in(rule.quote());
        String words = rule.quote();
        if (written.isEmpty() && !words.contains(PROMPTLY)) {
          words = words(rule.norm());
          written = Numeral.in(words);
        }
        if (written.stream().noneMatch(numeral::isIn)) {
          differs(
              rule,
              numeral,
              new Title(numeral.shown(), numeral.shown()),
              written.isEmpty()
                  ? new Title("原文没有数字：“" + words + "”", "no number, as '" + words + "' has none")
                  : new Title(
                      "原文“" + words + "”所说的 " + shown(written),
                      shown(written) + ", as '" + words + "' has it"));
        }
      }
    }

    /** A number of the quote that neither the rule has, nor one beside it, nor one of its words. */
    private void quoted(RuleModel rule) {
      List<Numeral> written = Numeral.in(rule.quote());
      if (written.isEmpty()) {
        return;
      }
      List<Numeral> had = new ArrayList<>();
      for (RuleModel beside : pack.rules()) {
        if (beside.norm().provision().equals(rule.norm().provision())) {
          had.addAll(Numeral.of(beside));
        }
      }
      List<Numeral> named = titles(rule).stream().flatMap(t -> Numeral.in(t).stream()).toList();
      for (Numeral numeral : written) {
        numbers++;
        boolean isHad =
            had.stream().anyMatch(one -> one.isIn(numeral))
                || named.stream()
                    .anyMatch(
                        one -> one.unit().equals(numeral.unit()) && one.count() == numeral.count());
        if (!isHad) {
          differs(
              rule,
              numeral,
              new Title(
                  "引文中的“" + numeral.shown() + "”，规则中没有",
                  "'" + numeral.shown() + "' in the quote, and not in the rule"),
              new Title("以同样的数字计算的规则或者词", "a rule or a word with the same number"));
        }
      }
    }

    private String words(NormId norm) {
      return pack.instrument(norm).flatMap(i -> i.text().words(norm.provision())).orElse("");
    }

    private static String shown(List<Numeral> numerals) {
      return numerals.stream().map(Numeral::shown).collect(Collectors.joining("、"));
    }

    /** The titles of the words that the rule uses. */
    private Set<String> titles(RuleModel rule) {
      Set<String> used = rule.texts();
      Set<String> titles = new LinkedHashSet<>();
      for (Vocabulary.Group group : Vocabulary.Group.values()) {
        Map<String, Title> known = words.titles(group);
        used.stream()
            .filter(known::containsKey)
            .forEach(w -> titles.add(requireNonNull(known.get(w)).zh()));
      }
      for (String word : used) {
        words.fact(word).map(FactWord::values).orElse(Map.of()).values().stream()
            .map(Title::zh)
            .forEach(titles::add);
      }
      return titles;
    }

    /** What the rule says that it does, against what both norms ask. */
    private void relation(RuleModel rule, Relation relation) {
      RuleModel above = rules.get(relation.other());
      if (above == null) {
        return; // a norm that is no rule asks nothing that could be compared
      }
      relations++;
      Demand local = new Demand(rule);
      Demand other = new Demand(above);
      boolean sameKind = local.kind().equals(other.kind());
      boolean sameMatter = sameKind && local.matter().equals(other.matter());
      switch (relation.kind()) {
        case TIGHTENS, IMPLEMENTS, OVERRIDES -> {
          boolean overrides = relation.kind() == Relation.Kind.OVERRIDES;
          if (!sameKind && !overrides) {
            relates(
                rule,
                relation,
                new Title("结论种类不同", "conclusions of different kinds"),
                new Title("同一种结论（否则该关系不起作用）", "the same kind, or the relation does nothing"));
          } else if (sameKind && !sameMatter && !overrides) {
            relates(
                rule,
                relation,
                new Title(
                    "事项不同：" + local.matter() + "，" + other.matter(),
                    "different matters: " + local.matter() + ", " + other.matter()),
                new Title("同一事项（否则会代替另一事项）", "the same matter, or another one is displaced"));
          } else if (sameMatter && !local.canBeSameActor(other)) {
            relates(
                rule,
                relation,
                new Title("主体不同", "different actors"),
                new Title("同一主体，或者其中之一", "the same actor, or one of those"));
          } else if (sameMatter && local.isLess(other)) {
            relates(
                rule,
                relation,
                new Title("要求低于该规范（效力或者期限）", "asking less, in force or in time"),
                new Title("不低于该规范的要求", "no less than the norm above asks"));
          } else if (relation.kind() == Relation.Kind.TIGHTENS && !local.isMore(other)) {
            relates(
                rule,
                relation,
                new Title("要求并未更高", "asking nothing more"),
                new Title("更高的要求，或者 @Implements", "more, or @Implements"));
          } else if (relation.kind() == Relation.Kind.IMPLEMENTS && local.isStricter(other)) {
            relates(
                rule,
                relation,
                new Title("要求更高（效力或者期限）", "asking more, in force or in time"),
                new Title("@Tightens", "@Tightens"));
          }
        }
        case ADDS -> {
          if (local.isSame(other)) {
            relates(
                rule,
                relation,
                new Title("同一要求，重复两次", "the same demand, a second time"),
                new Title("@Implements", "@Implements"));
          }
        }
      }
    }

    private void relates(RuleModel rule, Relation relation, Title found, Title expected) {
      String written = "@" + relation.kind().metadata() + "( " + relation.other() + " )";
      differs(
          rule,
          new Title(written + "，" + found.zh(), written + ", " + found.en()),
          expected,
          d -> d.to().equals(Optional.of(relation.other())));
    }

    /** A number that is declared, and no other one. */
    private void differs(RuleModel rule, Numeral numeral, Title found, Title expected) {
      differs(
          rule,
          found,
          expected,
          d -> d.to().isEmpty() && d.difference().equals(Optional.of(numeral.shown())));
    }

    private void differs(RuleModel rule, Title found, Title expected, Predicate<Declared> is) {
      List<Declared> said =
          declared.stream().filter(d -> d.norm().equals(rule.norm()) && is.test(d)).toList();
      if (said.isEmpty()) {
        problems.add(new Problem(rule.place().toString(), found, expected, Optional.empty()));
      }
      used.addAll(said);
    }
  }
}
