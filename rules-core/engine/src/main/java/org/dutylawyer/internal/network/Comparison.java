package org.dutylawyer.internal.network;

import java.util.List;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;
import org.jspecify.annotations.Nullable;

/** How a condition compares a field; nothing that is absent is earlier, later, less or more. */
public enum Comparison {
  EQUAL("=="),
  OTHER("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  ONE_OF("in"),
  NONE_OF("not in");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The comparison that a rule writes with that sign. */
  public static Comparison of(String sign) {
    for (Comparison comparison : values()) {
      if (comparison.sign.equals(sign)) {
        return comparison;
      }
    }
    throw new IllegalStateException("no comparison is written " + sign);
  }

  /** What a rule writes out to compare with. */
  public static Object literal(Operand operand) {
    if (operand instanceof Text text) {
      return text.value();
    }
    if (operand instanceof Whole whole) {
      return whole.value();
    }
    if (operand instanceof Truth truth) {
      return truth.value();
    }
    throw new IllegalStateException("no literal: " + operand);
  }

  /**
   * Whether it holds.
   *
   * @param left what the field holds
   * @param right what it is compared to: several for {@link #ONE_OF} and {@link #NONE_OF}
   */
  public boolean holdsAmong(@Nullable Object left, List<@Nullable Object> right) {
    return switch (this) {
      case ONE_OF -> contains(right, left);
      case NONE_OF -> !contains(right, left);
      default -> holds(left, right.get(0));
    };
  }

  /** The same with one thing that it is compared to. */
  public boolean holds(@Nullable Object left, @Nullable Object right) {
    return switch (this) {
      case EQUAL, ONE_OF -> equal(left, right);
      case OTHER, NONE_OF -> !equal(left, right);
      case LESS -> left != null && right != null && order(left, right) < 0;
      case AT_MOST -> left != null && right != null && order(left, right) <= 0;
      case MORE -> left != null && right != null && order(left, right) > 0;
      case AT_LEAST -> left != null && right != null && order(left, right) >= 0;
    };
  }

  private static boolean contains(List<@Nullable Object> right, @Nullable Object left) {
    for (Object one : right) {
      if (equal(left, one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right) {
    return left == null ? right == null : left.equals(right);
  }

  private static int order(Object left, Object right) {
    return left instanceof Moment moment
        ? moment.compareTo((Moment) right)
        : ((Integer) left).compareTo((Integer) right);
  }
}
