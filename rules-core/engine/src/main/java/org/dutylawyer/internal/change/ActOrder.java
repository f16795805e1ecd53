package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Sets of changes in which acts answer others: what is decided on an application comes after it.
 */
final class ActOrder {

  private ActOrder() {}

  /** How many sets of that size there are at most, each on as many days as its acts have. */
  static long cost(List<Piece> all, int size) {
    long[] sets = new long[size + 1];
    sets[0] = 1;
    for (Piece piece : all) {
      for (int i = size; i > 0 && piece.after().isEmpty() && !piece.only(); i--) {
        sets[i] += sets[i - 1] * piece.days().size();
      }
    }
    long cost = sets[size];
    for (Piece piece : all) {
      for (Piece other : all) {
        if (size > 1 && other.enables(piece)) {
          cost += sets[size - 2] * piece.days().size() * other.days().size();
        }
      }
    }
    return cost;
  }

  /** Whether each act that answers another has it, and none is there for nothing. */
  static boolean isWhole(List<Piece> set) {
    return set.stream()
        .allMatch(
            piece ->
                (piece.after().isEmpty() || set.stream().anyMatch(p -> p.enables(piece)))
                    && (!piece.only() || set.stream().anyMatch(piece::enables)));
  }

  /** Whether each act that answers another comes no earlier than that. */
  static boolean isInOrder(List<Piece> set, List<Optional<LocalDate>> days) {
    for (int i = 0; i < set.size(); i++) {
      Piece piece = set.get(i);
      LocalDate day = days.get(i).orElse(LocalDate.MAX);
      boolean had = piece.after().isEmpty();
      for (int j = 0; j < set.size() && !had; j++) {
        had = set.get(j).enables(piece) && !days.get(j).orElse(LocalDate.MAX).isAfter(day);
      }
      if (!had) {
        return false;
      }
    }
    return true;
  }
}
