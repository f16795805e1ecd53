package org.dutylawyer.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.internal.network.Comparison;
import org.dutylawyer.internal.network.Field;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a field with something bound above, or with several things some of which are.
 *
 * @param field the field
 * @param comparison how it is compared
 * @param values what it is compared to
 */
record Join(Field field, Comparison comparison, List<Value> values) {

  /**
   * What a field is compared to.
   *
   * @param slot where what is bound stands; negative for what is written in the rule
   * @param read the field of what is bound; null for itself
   * @param written what is written in the rule
   */
  record Value(int slot, @Nullable Field read, @Nullable Object written) {
    @Nullable Object in(@Nullable Object[] bound) {
      if (slot < 0) {
        return written;
      }
      Object object = bound[slot];
      return read == null || object == null ? object : read.apply(object);
    }
  }

  /** Whether it finds what it wants in an index. */
  boolean finds() {
    return comparison == Comparison.EQUAL && values.size() == 1;
  }

  boolean holds(Object object, @Nullable Object[] bound) {
    Object value = field.apply(object);
    if (values.size() == 1) {
      Object wanted = values.get(0).in(bound);
      return value == wanted && comparison == Comparison.EQUAL || comparison.holds(value, wanted);
    }
    List<@Nullable Object> among = new ArrayList<>(values.size());
    values.forEach(one -> among.add(one.in(bound)));
    return comparison.holdsAmong(value, among);
  }
}
