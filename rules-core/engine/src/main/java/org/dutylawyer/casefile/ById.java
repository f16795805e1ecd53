package org.dutylawyer.casefile;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * An immutable list whose entries are found by their ids without a look at each: a file of ten
 * thousand events is asked for one of them ten thousand times.
 */
final class ById<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> all;
  private final Map<String, T> byId;

  private ById(List<T> all, Map<String, T> byId) {
    this.all = all;
    this.byId = byId;
  }

  /** These entries, in their order; of two with one id the first is found. */
  static <T> ById<T> of(List<T> entries, Function<T, String> id) {
    List<T> all = List.copyOf(entries);
    Map<String, T> byId = new HashMap<>(2 * all.size());
    all.forEach(entry -> byId.putIfAbsent(id.apply(entry), entry));
    return new ById<>(all, byId);
  }

  /** The entry with this id in a list that was made here. */
  static <T> Optional<T> find(List<T> entries, String id) {
    return Optional.ofNullable(((ById<T>) entries).byId.get(id));
  }

  @Override
  public T get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }
}
