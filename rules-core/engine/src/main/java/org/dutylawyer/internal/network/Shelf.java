package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of one case is alike, in the order in which it came, to be found by a field.
 *
 * @param <T> what stands on it
 */
public final class Shelf<T> {

  /** So many are looked through sooner than an index is made of them. */
  private static final int FEW = 8;

  private final Function<T, Object> matched;
  private final List<T> items = new ArrayList<>(2);
  private @Nullable Map<Field, Map<@Nullable Object, List<T>>> indexes;

  /**
   * An empty one.
   *
   * @param matched of what stands on it, the object that conditions are held against
   */
  public Shelf(Function<T, Object> matched) {
    this.matched = matched;
  }

  /** Puts one more behind the others. */
  public void add(T item) {
    items.add(item);
    indexes = null;
  }

  /** All of them. */
  public List<T> all() {
    return items;
  }

  /**
   * Some of them, and among these all that hold that value in the field.
   *
   * @param value what the field has to be equal to
   */
  public List<T> with(Field field, @Nullable Object value) {
    if (items.size() <= FEW) {
      return items;
    }
    if (indexes == null) {
      indexes = new HashMap<>();
    }
    return indexes.computeIfAbsent(field, this::index).getOrDefault(value, List.of());
  }

  private Map<@Nullable Object, List<T>> index(Field field) {
    Map<@Nullable Object, List<T>> index = new HashMap<>();
    for (T item : items) {
      index.computeIfAbsent(field.apply(matched.apply(item)), v -> new ArrayList<>(2)).add(item);
    }
    return index;
  }
}
