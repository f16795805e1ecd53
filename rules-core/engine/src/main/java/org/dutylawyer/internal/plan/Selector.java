package org.dutylawyer.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.internal.network.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds the selections of one type to which an object belongs: by the word that most of them ask
 * for, without a look at those that ask for another.
 */
final class Selector {

  private final @Nullable Field word;
  private final Map<Object, Entry[]> byWord = new HashMap<>();
  private final Entry[] whateverWord;

  /** A selection, and what is left to be tested. */
  private record Entry(int selection, Literal[] rest) {
    boolean takes(Object object) {
      for (Literal literal : rest) {
        if (!literal.holds(object)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A selector for all selections of one type. */
  Selector(List<Selection> selections) {
    this.word = mostAsked(selections);
    List<Entry> whatever = new ArrayList<>();
    Map<Object, List<Entry>> named = new HashMap<>();
    for (Selection selection : selections) {
      List<Literal> rest = new ArrayList<>(literals(selection));
      Literal naming = rest.stream().filter(this::names).findFirst().orElse(null);
      rest.remove(naming);
      Entry entry = new Entry(selection.number(), rest.toArray(Literal[]::new));
      if (naming == null) {
        whatever.add(entry);
      } else {
        naming.values().stream()
            .distinct()
            .forEach(value -> named.computeIfAbsent(value, v -> new ArrayList<>()).add(entry));
      }
    }
    named.forEach((value, entries) -> byWord.put(value, entries.toArray(Entry[]::new)));
    this.whateverWord = whatever.toArray(Entry[]::new);
  }

  private boolean names(Literal literal) {
    return literal.names() && literal.field() == word;
  }

  private static List<Literal> literals(Selection selection) {
    return selection.constraints().stream().map(c -> Literal.of(selection.type(), c)).toList();
  }

  private static @Nullable Field mostAsked(List<Selection> selections) {
    Map<Field, Integer> asked = new HashMap<>();
    for (Selection selection : selections) {
      for (Literal literal : literals(selection)) {
        if (literal.names()) {
          asked.merge(literal.field(), 1, Integer::sum);
        }
      }
    }
    return asked.entrySet().stream()
        .max(
            Map.Entry.<Field, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Field, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Puts the item on the shelf of every selection that takes it. */
  void shelve(Item item, Run run) {
    if (word != null) {
      Entry[] asking = byWord.get(word.apply(item.object));
      if (asking != null) {
        shelve(asking, item, run);
      }
    }
    shelve(whateverWord, item, run);
  }

  private static void shelve(Entry[] entries, Item item, Run run) {
    for (Entry entry : entries) {
      if (entry.takes(item.object)) {
        run.shelve(item, entry.selection());
      }
    }
  }
}
