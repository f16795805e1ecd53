package org.dutylawyer.internal.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleCost;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What a rule joins, whatever the case: worked out once for a stack, since each case is counted by
 * it.
 *
 * @param rule the rule
 * @param alternatives what is joined for each combination of its options
 */
public record JoinShape(RuleModel rule, List<Alternative> alternatives) {

  /** The second fields by which things are counted together with what they are of. */
  private static final List<String> SECOND = List.of("whose", "lawyer");

  /**
   * What one alternative joins.
   *
   * @param roots what is of nothing above, each with what is tied to it
   * @param links what is of two of these at once: a state of that person at that event
   * @param others what is of something above that is itself of another
   */
  public record Alternative(List<Root> roots, List<Link> links, List<Part> others) {}

  /**
   * What is joined with two roots that have nothing else in common: so few of all their pairs go
   * on.
   *
   * @param one the root by which such things are found
   * @param other the second root
   * @param pairs under which they are counted by both
   * @param most how many of one pair can match at most, as {@link Part#most()}
   */
  public record Link(int one, int other, List<String> pairs, long most) {
    /** Copies the list. */
    public Link {
      pairs = List.copyOf(pairs);
    }

    /** How many of so many of one pair can match. */
    public long matching(long count) {
      return Math.min(count, most);
    }
  }

  /**
   * A thing that is of nothing above.
   *
   * @param keys under which such things are counted
   * @param tied what is joined with each of them
   */
  public record Root(List<String> keys, List<Part> tied) {
    /** Copies the list. */
    public Root {
      tied = List.copyOf(tied);
    }
  }

  /**
   * What is joined with the thing that it is of.
   *
   * @param keys under which it is counted, by what it is of
   * @param again whether it is about an event, which is named by its id
   * @param most how many of one owner's can match at most: a fact that is not known stands there
   *     with each value, and those that are named match
   */
  public record Part(List<String> keys, boolean again, long most) {

    /** How many of so many of one owner can match. */
    public long matching(long count) {
      return count <= 1 ? count : Math.min(count, most);
    }
  }

  /** The shapes of all rules of a stack, in their order. */
  public record All(List<JoinShape> shapes) {
    /** Those of a stack. */
    public static All of(Stack stack) {
      List<JoinShape> shapes = new ArrayList<>();
      for (Pack pack : stack.packs()) {
        pack.rules().forEach(rule -> shapes.add(JoinShape.of(rule)));
      }
      return new All(List.copyOf(shapes));
    }
  }

  private static JoinShape of(RuleModel rule) {
    return new JoinShape(
        rule, RuleCost.expanded(rule.conditions()).stream().map(JoinShape::alternative).toList());
  }

  private static Alternative alternative(List<Pattern> patterns) {
    Map<String, Pattern> above = new LinkedHashMap<>();
    Map<Pattern, List<Part>> tied = new IdentityHashMap<>();
    List<Pattern> roots = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    List<Part> others = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Optional<Link> link = link(pattern, above, roots);
      if (link.isPresent()) {
        links.add(link.get());
        if (!pattern.binding().isEmpty()) {
          above.put(pattern.binding(), pattern);
        }
        continue;
      }
      String field = tie(pattern, above);
      if (field.isEmpty()) {
        tied.put(pattern, new ArrayList<>());
        roots.add(pattern);
      } else {
        Pattern owner = owner(pattern, field, above);
        List<Part> ofOwner = owner == null ? null : tied.get(owner);
        (ofOwner == null ? others : ofOwner).add(part(pattern, field));
      }
      if (!pattern.binding().isEmpty()) {
        above.put(pattern.binding(), pattern);
      }
    }
    return new Alternative(
        roots.stream().map(p -> new Root(keys(p), requireNonNull(tied.get(p)))).toList(),
        List.copyOf(links),
        List.copyOf(others));
  }

  /** What ties the pattern to two roots, if it is of one and has the other in a second field. */
  private static Optional<Link> link(
      Pattern pattern, Map<String, Pattern> above, List<Pattern> roots) {
    Pattern of = owner(pattern, "of", above);
    for (String field : SECOND) {
      Pattern second = owner(pattern, field, above);
      int one = roots.indexOf(of);
      int other = roots.indexOf(second);
      if (one >= 0 && other >= 0 && one != other) {
        return Optional.of(
            new Link(
                one,
                other,
                keys(pattern).stream().map(key -> key + ".of+" + field).toList(),
                most(pattern)));
      }
    }
    return Optional.empty();
  }

  private static Part part(Pattern pattern, String field) {
    return new Part(
        keys(pattern).stream().map(key -> key + "." + field).toList(),
        field.equals("re"),
        most(pattern));
  }

  private static long most(Pattern pattern) {
    boolean fact = List.of("Fact", "FactAt", "Onset").contains(pattern.type());
    int named = fact ? pattern.words("value").size() : 0;
    return named > 0 ? named : Long.MAX_VALUE;
  }

  private static List<String> keys(Pattern pattern) {
    String word =
        switch (pattern.type()) {
          case "Fact", "FactAt", "Onset", "Amount" -> "name";
          case "Event", "RecordedEvent", "Document" -> "type";
          case "Reading" -> "id";
          default -> "";
        };
    return word.isEmpty()
        ? List.of(pattern.type() + ":")
        : pattern.words(word).stream().map(w -> pattern.type() + ":" + w).toList();
  }

  /** The field by which the pattern is of something above; empty if it is of nothing. */
  private static String tie(Pattern pattern, Map<String, Pattern> above) {
    for (Constraint constraint : pattern.constraints()) {
      if (RuleCost.isTied(
          new Pattern(pattern.type(), "", List.of(constraint), pattern.place()), above.keySet())) {
        return constraint.field();
      }
    }
    return "";
  }

  private static @Nullable Pattern owner(
      Pattern pattern, String field, Map<String, Pattern> above) {
    for (Constraint constraint : pattern.constraints()) {
      if (constraint.field().equals(field)
          && constraint.operator().equals("==")
          && constraint.operands().get(0) instanceof Ref ref
          && ref.field().isEmpty()) {
        return above.get(ref.binding());
      }
    }
    return null;
  }
}
