package org.dutylawyer.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.internal.network.Field;
import org.jspecify.annotations.Nullable;

/** What of one case belongs to a selection, in the order in which it came. */
final class Shelf {

  /** So many are looked through sooner than an index is made of them. */
  private static final int FEW = 8;

  private final List<Item> items = new ArrayList<>(2);
  private @Nullable Map<Field, Map<@Nullable Object, List<Item>>> indexes;

  void add(Item item) {
    items.add(item);
    indexes = null;
  }

  /** All of them. */
  List<Item> all() {
    return items;
  }

  /**
   * Some of them, and among these all that hold that value in the field.
   *
   * @param value what the field has to be equal to
   */
  List<Item> with(Field field, @Nullable Object value) {
    if (items.size() <= FEW) {
      return items;
    }
    if (indexes == null) {
      indexes = new HashMap<>();
    }
    return indexes.computeIfAbsent(field, this::index).getOrDefault(value, List.of());
  }

  private Map<@Nullable Object, List<Item>> index(Field field) {
    Map<@Nullable Object, List<Item>> index = new HashMap<>();
    for (Item item : items) {
      index.computeIfAbsent(field.apply(item.object), v -> new ArrayList<>(2)).add(item);
    }
    return index;
  }
}
