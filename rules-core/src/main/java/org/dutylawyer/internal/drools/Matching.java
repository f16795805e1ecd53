package org.dutylawyer.internal.drools;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;

/** Holds the patterns of a rule against single objects, to retell what the engine decided. */
final class Matching {

  private Matching() {}

  /** Whether the object is of the pattern's type and fulfils its constraints. */
  static boolean matches(Pattern pattern, Object object, Map<String, Object> bound) {
    return pattern.constraints().stream().allMatch(c -> matches(c, object, bound));
  }

  static boolean matches(Constraint constraint, Object object, Map<String, Object> bound) {
    Object value = read(object, constraint.field());
    List<Object> operands = constraint.operands().stream().map(o -> operand(o, bound)).toList();
    return switch (constraint.operator()) {
      case "==", "in" -> operands.stream().anyMatch(o -> Objects.equals(value, unwrap(o)));
      case "!=", "not in" -> operands.stream().noneMatch(o -> Objects.equals(value, unwrap(o)));
      default -> ordered(value, constraint.operator(), unwrap(operands.get(0)));
    };
  }

  private static Object unwrap(Object operand) {
    return operand instanceof Optional<?> optional ? optional.orElse(null) : operand;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean ordered(Object value, String operator, Object operand) {
    if (!(value instanceof Comparable comparable) || operand == null) {
      return false;
    }
    int order = comparable.compareTo(operand);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Object operand(Operand operand, Map<String, Object> bound) {
    if (operand instanceof Text text) {
      return text.value();
    }
    if (operand instanceof Whole whole) {
      return whole.value();
    }
    if (operand instanceof Truth truth) {
      return truth.value();
    }
    Ref ref = (Ref) operand;
    Object object = bound.get(ref.binding());
    return Optional.ofNullable(
        object == null || ref.field().isEmpty() ? object : read(object, ref.field()));
  }

  private static Object read(Object object, String field) {
    try {
      return object.getClass().getMethod(field).invoke(object);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(object.getClass() + " has no field " + field, e);
    }
  }
}
