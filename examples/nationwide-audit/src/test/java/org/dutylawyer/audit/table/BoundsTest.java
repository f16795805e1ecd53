package org.dutylawyer.audit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a share can be at least and at most, whatever the open answers turn out to be. */
final class BoundsTest {

  @Test
  void a_share_whose_units_are_all_decided_is_one_number() {
    Bounds bounds = Bounds.NONE.plus("yes", "yes", 1).plus("yes", "no", 3);

    assertThat(bounds.isExact()).isTrue();
    assertThat(bounds.least()).contains(new BigDecimal("0.250000"));
    assertThat(bounds.most()).contains(new BigDecimal("0.250000"));
  }

  @Test
  void silence_is_neither_yes_nor_no() {
    Bounds bounds =
        Bounds.NONE.plus("yes", "yes", 1).plus("yes", "no", 1).plus("yes", "no-record", 2);

    assertThat(bounds.least()).contains(new BigDecimal("0.250000"));
    assertThat(bounds.most()).contains(new BigDecimal("0.750000"));
    assertThat(bounds.noRecord()).isEqualTo(2);
  }

  @Test
  void what_is_not_decided_never_lies_beyond_a_rounded_bound() {
    assertThat(Bounds.NONE.plus("yes", "yes", 2).plus("yes", "no-record", 1).least())
        .contains(new BigDecimal("0.666666"));
    assertThat(Bounds.NONE.plus("yes", "no", 2).plus("yes", "no-record", 1).most())
        .contains(new BigDecimal("0.333334"));
  }

  @Test
  void of_no_unit_there_is_no_share() {
    assertThat(Bounds.NONE.least()).isEmpty();
    assertThat(Bounds.NONE.most()).isEmpty();
  }

  @Test
  void the_bounds_are_those_over_every_way_in_which_the_open_answers_can_turn_out() {
    SplittableRandom random = new SplittableRandom(7);
    String[] of = {"yes", "undetermined"};
    String[] is = {"yes", "no", "undetermined", "no-record"};
    for (int round = 0; round < 300; round++) {
      List<String[]> units = new ArrayList<>();
      Bounds bounds = Bounds.NONE;
      for (int i = random.nextInt(6); i >= 0; i--) {
        String[] unit = {of[random.nextInt(2)], is[random.nextInt(4)]};
        units.add(unit);
        bounds = bounds.plus(unit[0], unit[1], 1);
      }
      double[] range = {2, -1};
      turn(units, 0, 0, 0, range);
      if (range[1] >= 0) {
        assertThat(bounds.least().orElseThrow().doubleValue())
            .isBetween(range[0] - 1e-6, range[0] + 1e-6);
        assertThat(bounds.most().orElseThrow().doubleValue())
            .isBetween(range[1] - 1e-6, range[1] + 1e-6);
      }
    }
  }

  private static void turn(List<String[]> units, int at, int shows, int count, double[] range) {
    if (at == units.size()) {
      if (count > 0) {
        range[0] = Math.min(range[0], shows / (double) count);
        range[1] = Math.max(range[1], shows / (double) count);
      }
      return;
    }
    String[] unit = units.get(at);
    if (!unit[0].equals("yes")) {
      turn(units, at + 1, shows, count, range);
    }
    if (!unit[1].equals("no")) {
      turn(units, at + 1, shows + 1, count + 1, range);
    }
    if (!unit[1].equals("yes")) {
      turn(units, at + 1, shows, count + 1, range);
    }
  }
}
