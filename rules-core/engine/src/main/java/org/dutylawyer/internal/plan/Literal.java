package org.dutylawyer.internal.plan;

import java.util.List;
import org.dutylawyer.internal.network.Comparison;
import org.dutylawyer.internal.network.Field;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a field with what is written in the rule.
 *
 * @param field the field
 * @param comparison how it is compared
 * @param values what it is compared to
 */
record Literal(Field field, Comparison comparison, List<@Nullable Object> values) {

  static Literal of(Class<?> type, Constraint constraint) {
    List<@Nullable Object> values =
        constraint.operands().stream().<@Nullable Object>map(Comparison::literal).toList();
    return new Literal(
        Field.of(type, constraint.field()), Comparison.of(constraint.operator()), values);
  }

  boolean holds(Object object) {
    Object value = field.apply(object);
    return values.size() == 1
        ? comparison.holds(value, values.get(0))
        : comparison.holdsAmong(value, values);
  }

  /** Whether it says that the field is one of its values. */
  boolean names() {
    return comparison == Comparison.ONE_OF || comparison == Comparison.EQUAL;
  }
}
