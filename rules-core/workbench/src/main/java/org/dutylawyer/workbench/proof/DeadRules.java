package org.dutylawyer.workbench.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.RuleCost;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Course.Happening;
import org.dutylawyer.workbench.course.Course.Letter;
import org.dutylawyer.workbench.course.Courses;

/**
 * Courses made for one rule: the events that it asks for, those that bring about the states and
 * conclusions that it asks for, in every order, with the documents and answers that it names.
 */
final class DeadRules {

  /** More events than this no rule asks for at once. */
  private static final int MOST_EVENTS = 5;

  private static final int MOST_COURSES = 600;
  private static final int MOST_FEEDERS = 4;
  private static final int OF_AGE = 18;

  private final Vocabulary words;
  private final List<RuleModel> rules;
  private final Courses courses;

  DeadRules(Vocabulary words, List<RuleModel> rules, Courses courses) {
    this.words = words;
    this.rules = rules;
    this.courses = courses;
  }

  /** An event that a rule asks for. */
  private record Wanted(
      String binding, List<String> types, Optional<String> by, String re, List<String> documents) {}

  /**
   * Looks for a course in which the rule can apply.
   *
   * @param days when it is in force
   * @param applies whether it can apply in a course
   * @return how many courses were tried, and the one that was found
   */
  Tried look(RuleModel rule, InForce days, Predicate<Course> applies) {
    int tried = 0;
    for (List<Pattern> alternative : RuleCost.expanded(rule.conditions())) {
      for (List<Wanted> wanted : wanted(rule, alternative)) {
        for (Course course : orders(wanted, first(days), asksAge(rule))) {
          if (tried >= MOST_COURSES) {
            return new Tried(tried, Optional.empty());
          }
          tried++;
          if (applies.test(course)) {
            return new Tried(tried, Optional.of(course));
          }
        }
      }
    }
    return new Tried(tried, Optional.empty());
  }

  /**
   * What came of looking.
   *
   * @param courses how many courses were tried
   * @param found the one in which the rule can apply
   */
  record Tried(int courses, Optional<Course> found) {}

  /** Whether it asks how old somebody was at two events, so that a birthday lies between them. */
  private static boolean asksAge(RuleModel rule) {
    return rule.patterns().stream()
            .filter(p -> p.type().equals("FactAt") && p.words("name").contains("age-group"))
            .count()
        > 1;
  }

  /** A day well inside the days on which the rule is in force. */
  private static LocalDate first(InForce days) {
    int well = 60;
    if (days.on(Course.FIRST_DAY)) {
      return Course.FIRST_DAY;
    }
    return days.to()
        .map(to -> to.minusDays(well))
        .filter(days::on)
        .or(() -> days.from().map(from -> from.plusDays(well)))
        .orElse(Course.FIRST_DAY);
  }

  /** The events asked for, with what else is needed for them; several ways to bring that about. */
  private List<List<Wanted>> wanted(RuleModel rule, List<Pattern> alternative) {
    List<Wanted> own = new ArrayList<>();
    List<Pattern> positive = positive(rule, alternative);
    for (Pattern pattern : positive) {
      if (pattern.type().endsWith("Event")) {
        own.add(wanted(pattern, positive));
      }
    }
    List<List<Wanted>> ways = new ArrayList<>();
    ways.add(own);
    List<String> leaving = leaving(positive);
    for (String type : leaving) {
      List<Wanted> more = new ArrayList<>(own);
      more.add(0, new Wanted("", List.of(type), Optional.empty(), "", List.of()));
      ways.add(more);
    }
    if (leaving.size() > 1) {
      List<Wanted> more = new ArrayList<>(own);
      leaving.stream()
          .limit(MOST_EVENTS)
          .forEach(t -> more.add(0, new Wanted("", List.of(t), Optional.empty(), "", List.of())));
      ways.add(more);
    }
    for (RuleModel feeder : feeders(positive)) {
      RuleCost.expanded(feeder.conditions()).stream()
          .limit(MOST_FEEDERS)
          .forEach(theirs -> ways.add(fed(own, positive, feeder, theirs)));
    }
    return ways;
  }

  /** With the events of a rule that concludes what is asked for; the one both speak of, once. */
  private static List<Wanted> fed(
      List<Wanted> own, List<Pattern> asking, RuleModel feeder, List<Pattern> alternative) {
    boolean sameEvent =
        asking.stream()
            .filter(p -> p.words("key").contains(feeder.consequence().text(1)))
            .anyMatch(p -> p.constraints().stream().anyMatch(c -> c.field().equals("since")));
    List<String> shared =
        feeder.consequence().chain().stream()
            .filter(link -> sameEvent && link.word().equals("since"))
            .flatMap(link -> link.arguments().stream())
            .flatMap(o -> o instanceof Ref ref ? Stream.of(ref.binding()) : Stream.empty())
            .toList();
    List<Wanted> more = new ArrayList<>(own);
    for (Pattern pattern : positive(feeder, alternative)) {
      boolean another = pattern.constraints().stream().noneMatch(c -> c.field().equals("id"));
      if (pattern.type().endsWith("Event") && another && !shared.contains(pattern.binding())) {
        more.add(0, wanted(pattern, alternative));
      }
    }
    return more;
  }

  /** The patterns of an alternative, and those of which one must be there. */
  private static List<Pattern> positive(RuleModel rule, List<Pattern> alternative) {
    List<Pattern> positive = new ArrayList<>(alternative);
    for (RuleModel.Condition condition : rule.conditions()) {
      if (condition instanceof RuleModel.Exists exists) {
        positive.add(exists.pattern());
      }
    }
    return positive;
  }

  private static Wanted wanted(Pattern pattern, List<Pattern> all) {
    String re = "";
    for (Constraint constraint : pattern.constraints()) {
      if (constraint.field().equals("re") && constraint.operands().get(0) instanceof Ref ref) {
        re = ref.binding();
      }
    }
    List<String> documents =
        all.stream()
            .filter(p -> p.type().equals("Document") && Courses.isOf(p, pattern.binding()))
            .flatMap(p -> p.words("type").stream())
            .toList();
    return new Wanted(
        pattern.binding(),
        pattern.words("type"),
        pattern.words("by").stream().findFirst(),
        re,
        documents);
  }

  /** The events that leave the states asked for that nothing on file would show. */
  private List<String> leaving(List<Pattern> patterns) {
    Set<String> types = new LinkedHashSet<>();
    for (Pattern pattern : patterns) {
      if (Set.of("Fact", "FactAt", "Onset").contains(pattern.type())) {
        for (String name : pattern.words("name")) {
          Optional<History> history = words.fact(name).flatMap(FactWord::history);
          if (history.flatMap(History::initially).isEmpty()) {
            continue; // it is open anyway
          }
          boolean initial =
              pattern.words("value").contains(history.get().initially().orElseThrow());
          boolean begins = pattern.type().equals("Onset");
          if (!initial || begins) {
            // A state that begins anew was another one before.
            words.events().stream()
                .filter(
                    e ->
                        words.leaves(e.key()).stream()
                            .anyMatch(
                                l ->
                                    l.state().equals(name)
                                        && pattern.words("value").contains(l.value()) != initial))
                .limit(MOST_FEEDERS)
                .forEach(e -> types.add(e.key()));
          }
        }
      }
    }
    return List.copyOf(types);
  }

  private List<RuleModel> feeders(List<Pattern> patterns) {
    Set<String> asked = new HashSet<>();
    for (Pattern pattern : patterns) {
      if (!pattern.type().equals("NotOwed")) {
        for (String field : List.of("kind", "key", "action", "ground", "requirement")) {
          asked.addAll(pattern.words(field));
        }
      }
    }
    return rules.stream()
        .filter(
            r -> asked.contains(r.consequence().text(0)) || asked.contains(r.consequence().text(1)))
        .limit(2L * MOST_FEEDERS)
        .toList();
  }

  /** Every order of the events, on one day and on days of their own. */
  private List<Course> orders(List<Wanted> wanted, LocalDate first, boolean ageing) {
    List<Course> all = new ArrayList<>();
    if (wanted.size() > MOST_EVENTS) {
      return all;
    }
    List<List<Wanted>> permutations = new ArrayList<>();
    permute(new ArrayList<>(wanted), new ArrayList<>(), permutations);
    for (int apart : new int[] {1, 0}) {
      for (List<Wanted> order : permutations) {
        Optional<LocalDate> born =
            ageing ? Optional.of(first.minusYears(OF_AGE)) : Optional.empty();
        List<Course> made =
            new ArrayList<>(List.of(new Course(List.of(), first, Course.Company.ALWAYS, born)));
        for (int i = 0; i < order.size(); i++) {
          Wanted one = order.get(i);
          int day = i * apart;
          List<Course> longer = new ArrayList<>();
          for (String type : one.types()) {
            for (Letter letter : courses.lettersOf(type)) {
              for (Course course : made) {
                longer.add(
                    course.with(
                        new Happening(letter, day, one.by(), re(one, order), one.documents())));
              }
            }
          }
          made = longer;
        }
        all.addAll(made);
        if (all.size() > MOST_COURSES) {
          return all;
        }
      }
    }
    return all;
  }

  private static Optional<Integer> re(Wanted one, List<Wanted> order) {
    for (int i = 0; i < order.size(); i++) {
      boolean answered = !one.re().isEmpty() && order.get(i).binding().equals(one.re());
      if (answered) {
        return order.get(i).re().isEmpty() ? Optional.of(i) : re(order.get(i), order);
      }
    }
    return Optional.empty();
  }

  private static void permute(List<Wanted> left, List<Wanted> taken, List<List<Wanted>> all) {
    if (left.isEmpty()) {
      all.add(List.copyOf(taken));
      return;
    }
    for (int i = 0; i < left.size(); i++) {
      List<Wanted> rest = new ArrayList<>(left);
      taken.add(rest.remove(i));
      permute(rest, taken, all);
      taken.remove(taken.size() - 1);
    }
  }
}
