package org.dutylawyer.workbench.numbers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;

/** What a rule asks, as far as two rules can be compared without a case. */
final class Demand {

  /** Who can be the organ handling the case. */
  private static final Set<String> ORGANS =
      Set.of("police", "procuratorate", "court", "investigating-organ", "supervision-organ");

  private static final Set<String> FOR_ORGANS = Set.of("case-organ", "case-organs");

  private final RuleModel rule;
  private final Call consequence;

  Demand(RuleModel rule) {
    this.rule = rule;
    this.consequence = rule.consequence();
  }

  /** The kind of conclusion: {@code duty}. */
  String kind() {
    return consequence.word();
  }

  /** What is asked, whoever does it: the action, the entitlement, the document. */
  String matter() {
    boolean acting = Set.of("duty", "right", "prohibition", "documentDuty").contains(kind());
    return consequence.text(acting || consequence.arguments().size() > 1 ? 1 : 0);
  }

  /** Whether one of the two actors can be the other, or nobody acts. */
  boolean canBeSameActor(Demand other) {
    String mine = consequence.text(0);
    String theirs = other.consequence.text(0);
    boolean acting = Set.of("duty", "prohibition", "documentDuty").contains(kind());
    return !acting
        || mine.equals(theirs)
        || standsForOrgans(mine) && ORGANS.contains(theirs)
        || standsForOrgans(theirs) && ORGANS.contains(mine)
        || mine.contains(theirs)
        || theirs.contains(mine);
  }

  /** Whether an actor is one of the organs by the case, or all of them together. */
  private static boolean standsForOrgans(String actor) {
    return FOR_ORGANS.contains(actor) || actor.startsWith("organs-and-");
  }

  /** Whether this certainly asks less than the other, in force or in time. */
  boolean isLess(Demand other) {
    return force() < other.force() || time(other).filter(c -> c > 0).isPresent();
  }

  /** Whether this asks more than the other in some respect. */
  boolean isMore(Demand other) {
    return isStricter(other) || isWider(other) || asksForm(other);
  }

  /** Whether it is due earlier, or owed where the other may be given. */
  boolean isStricter(Demand other) {
    return force() > other.force() || time(other).filter(c -> c < 0).isPresent();
  }

  /** Whether it holds in cases in which the other does not, as far as their words show that. */
  boolean isWider(Demand other) {
    Set<Asked> mine = asked(rule);
    return asked(other.rule).stream().anyMatch(theirs -> mine.stream().noneMatch(theirs::isHad));
  }

  /** What a duty says of itself so that it ends sooner, or more serves it. */
  private static final Set<String> LESSENING =
      Set.of("orBefore", "whileIs", "closedBy", "closedOnce", "inStage", "unregistered");

  /** Whether other acts, fields, terms or actors are asked, and not only fewer of them. */
  private boolean asksForm(Demand other) {
    Set<String> mine = form();
    Set<String> theirs = other.form();
    return mine.stream().anyMatch(one -> !theirs.contains(one) && !isLessening(one))
        || theirs.stream().anyMatch(one -> !mine.contains(one) && isLessening(one));
  }

  private static boolean isLessening(String form) {
    return LESSENING.stream().anyMatch(word -> form.startsWith(word + "["));
  }

  /** Whether both ask the same of the same one on the same occasion. */
  boolean isSame(Demand other) {
    return kind().equals(other.kind())
        && consequence.text(0).equals(other.consequence.text(0))
        && matter().equals(other.matter())
        && force() == other.force()
        && form().equals(other.form())
        && !isWider(other)
        && !other.isWider(this)
        && time(other).filter(c -> c == 0).isPresent()
        && occasion().equals(other.occasion());
  }

  private int force() {
    return links("may").isEmpty() ? 1 : 0;
  }

  /** The types of event that the conclusion speaks of. */
  private Set<String> occasion() {
    Set<String> bound = new HashSet<>();
    for (String word :
        List.of("after", "before", "at", "promptlyAfter", "triggeredBy", "on", "since")) {
      links(word).stream()
          .flatMap(link -> link.arguments().stream())
          .filter(RuleModel.Ref.class::isInstance)
          .forEach(ref -> bound.add(((RuleModel.Ref) ref).binding()));
    }
    return rule.patterns().stream()
        .filter(pattern -> bound.contains(pattern.binding()))
        .flatMap(pattern -> pattern.words("type").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> form() {
    Set<String> form = new TreeSet<>();
    form.add(kind() + consequence.text(0));
    for (Call link : consequence.chain()) {
      if (!Set.of("of", "within", "after", "before", "at", "promptlyAfter", "triggeredBy", "may")
          .contains(link.word())) {
        form.add(link.word() + link.texts().stream().sorted().toList());
      }
    }
    return form;
  }

  private List<Call> links(String word) {
    return consequence.chain().stream().filter(link -> link.word().equals(word)).toList();
  }

  // --- time

  /**
   * Below zero if this is due earlier, above if later, zero if both have the same time; empty if
   * that depends on the case. A time in days asks more than 及时, and 及时 more than none.
   */
  private Optional<Integer> time(Demand other) {
    Optional<Numeral> mine = Numeral.period(consequence);
    Optional<Numeral> theirs = Numeral.period(other.consequence);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Optional.of(Integer.compare(other.firmness(), firmness()));
    }
    if (mine.get().bound() != theirs.get().bound()) {
      return Optional.empty();
    }
    Optional<Integer> length = length(mine.get(), theirs.get());
    return mine.get().bound() == Numeral.Bound.BEFORE ? length.map(c -> -c) : length;
  }

  private int firmness() {
    if (!kind().equals("duty")) {
      return 0;
    }
    if (!links("at").isEmpty() || !links("within").isEmpty()) {
      return 2;
    }
    return links("promptlyAfter").isEmpty() ? 0 : 1;
  }

  /** So many working days are never shorter than so many days. */
  private static Optional<Integer> length(Numeral mine, Numeral theirs) {
    if (mine.unit().equals(theirs.unit())) {
      return Optional.of(Integer.compare(mine.count(), theirs.count()));
    }
    Optional<Integer> days = days(mine);
    Optional<Integer> others = days(theirs);
    if (days.isPresent() && others.isPresent()) {
      return Optional.of(Integer.compare(days.get(), others.get()));
    }
    if (days.isPresent() && theirs.unit().equals("workingDays") && days.get() <= theirs.count()) {
      return Optional.of(-1);
    }
    if (others.isPresent() && mine.unit().equals("workingDays") && others.get() <= mine.count()) {
      return Optional.of(1);
    }
    return Optional.empty();
  }

  private static Optional<Integer> days(Numeral numeral) {
    int hoursOfDay = 24;
    return switch (numeral.unit()) {
      case "days" -> Optional.of(numeral.count());
      case "hours" -> Optional.of((numeral.count() + hoursOfDay - 1) / hoursOfDay);
      default -> Optional.empty();
    };
  }

  // --- conditions

  /**
   * A condition that stands alone, without what binds it to others.
   *
   * @param what what is asked for, and whether its absence is
   * @param values the values of which it must have one; empty for any
   */
  private record Asked(String what, Set<String> values) {
    /** Whether somebody who asks for the other has this as well. */
    boolean isHad(Asked other) {
      return what.equals(other.what)
          && (values.isEmpty() || !other.values.isEmpty() && values.containsAll(other.values));
    }
  }

  private static Set<Asked> asked(RuleModel rule) {
    Set<Asked> all = new HashSet<>();
    for (RuleModel.Condition condition : rule.conditions()) {
      if (condition instanceof RuleModel.Pattern pattern) {
        all.add(asked("", pattern));
      } else if (condition instanceof RuleModel.Not not) {
        all.add(asked("not ", not.pattern()));
      } else if (condition instanceof RuleModel.Exists exists) {
        all.add(asked("exists ", exists.pattern()));
      } else if (condition instanceof RuleModel.AnyOf anyOf) {
        all.add(
            new Asked(
                "or",
                anyOf.options().stream()
                    .map(Demand::shown)
                    .collect(Collectors.toCollection(TreeSet::new))));
      }
    }
    return all;
  }

  private static String shown(List<RuleModel.Condition> option) {
    return option.stream()
        .map(c -> c instanceof RuleModel.Pattern p ? asked("", p).toString() : c.toString())
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static Asked asked(String sign, RuleModel.Pattern pattern) {
    String name = String.join(",", new TreeSet<>(pattern.words("name")));
    if (pattern.type().equals("Event")) {
      return new Asked(sign + "Event", new TreeSet<>(pattern.words("type")));
    }
    Set<String> words = new TreeSet<>();
    for (String field : List.of("value", "type", "kind", "force", "option", "action")) {
      words.addAll(pattern.words(field));
    }
    return new Asked(sign + pattern.type() + " " + name, words);
  }
}
