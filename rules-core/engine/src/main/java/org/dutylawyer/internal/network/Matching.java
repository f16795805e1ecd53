package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.jspecify.annotations.Nullable;

/** Holds a pattern of a rule against single objects, to retell what the engine decided. */
public final class Matching {

  private final List<Test> tests = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();

  /** The tests of that pattern. */
  public Matching(Pattern pattern) {
    for (Constraint constraint : pattern.constraints()) {
      Field field = Field.of(pattern.type(), constraint.field());
      Comparison comparison = Comparison.of(constraint.operator());
      tests.add(new Test(field, comparison, constraint.operands()));
      if (comparison == Comparison.EQUAL && constraint.operands().get(0) instanceof Ref ref) {
        joins.add(new Join(field, ref));
      }
    }
  }

  /**
   * A field that has to be equal to what was bound above, by which objects can be looked up.
   *
   * @param to what it has to be equal to
   */
  public record Join(Field field, Ref to) {
    /** Whether what it is to be equal to is bound. */
    public boolean isBound(Map<String, Object> bound) {
      return bound.containsKey(to.binding());
    }

    /** What the field has to be. */
    public @Nullable Object value(Map<String, Object> bound) {
      return Matching.value(to, bound);
    }
  }

  /** The fields by which the objects that match can be looked up, as the pattern names them. */
  public List<Join> joins() {
    return Collections.unmodifiableList(joins);
  }

  private record Test(Field field, Comparison comparison, List<Operand> operands) {
    boolean holds(Object object, Map<String, Object> bound) {
      Object value = field.apply(object);
      if (operands.size() == 1) {
        return comparison.holds(value, value(operands.get(0), bound));
      }
      List<@Nullable Object> among = new ArrayList<>(operands.size());
      operands.forEach(operand -> among.add(value(operand, bound)));
      return comparison.holdsAmong(value, among);
    }
  }

  /**
   * Whether an object of the pattern's type fulfils its constraints.
   *
   * @param bound what was bound above
   */
  public boolean matches(Object object, Map<String, Object> bound) {
    for (Test test : tests) {
      if (!test.holds(object, bound)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object value(Operand operand, Map<String, Object> bound) {
    if (operand instanceof Ref ref) {
      Object object = bound.get(ref.binding());
      return object == null || ref.field().isEmpty()
          ? object
          : Field.of(object.getClass(), ref.field()).apply(object);
    }
    return Comparison.literal(operand);
  }
}
