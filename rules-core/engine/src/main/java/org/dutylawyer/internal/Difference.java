package org.dutylawyer.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.text.Title;

/** The first part in which two values of one kind differ. */
public final class Difference {

  private static final int LONGEST = 300;

  private Difference() {}

  /**
   * The first difference, from the outside in.
   *
   * @param drools what Drools gives
   * @param plan what the plan gives
   * @return empty if they are equal
   */
  public static Optional<Title> between(Object drools, Object plan) {
    return drools.equals(plan) ? Optional.empty() : Optional.of(in("", drools, plan));
  }

  private static Title in(String path, Object a, Object b) {
    if (a.getClass() == b.getClass()) {
      if (a instanceof Optional<?> one
          && b instanceof Optional<?> other
          && one.isPresent()
          && other.isPresent()) {
        return in(path, one.get(), other.get());
      }
      if (a.getClass().isRecord()) {
        return inRecord(path, a, b);
      }
    }
    if (a instanceof List<?> one && b instanceof List<?> other) {
      return inList(path, one, other);
    }
    if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other && one.size() == other.size()) {
      for (Map.Entry<?, ?> entry : one.entrySet()) {
        Object same = other.get(entry.getKey());
        if (same != null && !same.equals(entry.getValue())) {
          return in(path + "[" + entry.getKey() + "]", entry.getValue(), same);
        }
      }
    }
    return said(path, shown(a), shown(b));
  }

  private static Title inRecord(String path, Object a, Object b) {
    for (RecordComponent part : a.getClass().getRecordComponents()) {
      Object one = read(part, a);
      Object other = read(part, b);
      if (one != null && other != null && !one.equals(other)) {
        return in(path + (path.isEmpty() ? "" : ".") + part.getName(), one, other);
      }
      if (one == null ^ other == null) {
        return said(path + "." + part.getName(), shown(one), shown(other));
      }
    }
    return said(path, shown(a), shown(b));
  }

  private static Title inList(String path, List<?> one, List<?> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return in(path + "[" + i + "]", one.get(i), other.get(i));
      }
    }
    boolean more = one.size() > other.size();
    int first = Math.min(one.size(), other.size());
    return said(
        path + "[" + first + "]",
        more ? shown(one.get(first)) : "—",
        more ? "—" : shown(other.get(first)));
  }

  private static Object read(RecordComponent part, Object of) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static Title said(String path, String drools, String plan) {
    return new Title(
        path + "：Drools 得出 " + drools + "，计划得出 " + plan,
        path + ": found " + drools + " by Drools and " + plan + " by the plan, expected the same");
  }
}
