package org.dutylawyer.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.dutylawyer.calendar.Moment;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Moment MON_2025_10_13 = Moment.parse("2025-10-13");
  private static final Moment TUE_2025_10_14 = Moment.parse("2025-10-14");

  @Test
  void earlierAndLaterFollowTheCalendar() {
    assertThat(Comparison.of("<").holds(MON_2025_10_13, TUE_2025_10_14)).isTrue();
    assertThat(Comparison.of("<").holds(MON_2025_10_13, MON_2025_10_13)).isFalse();
    assertThat(Comparison.of("<=").holds(MON_2025_10_13, MON_2025_10_13)).isTrue();
    assertThat(Comparison.of(">").holds(TUE_2025_10_14, MON_2025_10_13)).isTrue();
    assertThat(Comparison.of(">=").holds(MON_2025_10_13, TUE_2025_10_14)).isFalse();
  }

  @Test
  void whatIsAbsentIsNeitherEarlierNorLaterAndEqualToNothingThatIsThere() {
    for (String order : List.of("<", "<=", ">", ">=")) {
      assertThat(Comparison.of(order).holds(null, MON_2025_10_13)).as(order).isFalse();
      assertThat(Comparison.of(order).holds(MON_2025_10_13, null)).as(order).isFalse();
    }
    assertThat(Comparison.of("==").holds(null, "police")).isFalse();
    assertThat(Comparison.of("!=").holds(null, "police")).isTrue();
  }

  @Test
  void aListHoldsItsMembersAndNoOther() {
    List<Object> listed = Arrays.asList("police", "court");
    assertThat(Comparison.of("in").holdsAmong("court", listed)).isTrue();
    assertThat(Comparison.of("in").holdsAmong("procuratorate", listed)).isFalse();
    assertThat(Comparison.of("not in").holdsAmong("procuratorate", listed)).isTrue();
    assertThat(Comparison.of("not in").holdsAmong("police", listed)).isFalse();
  }

  @Test
  void amountsCompareAsNumbers() {
    assertThat(Comparison.of(">=").holds(4, 4)).isTrue();
    assertThat(Comparison.of("<").holds(10, 9)).isFalse();
  }

  @Test
  void anotherSignIsNoComparison() {
    assertThatThrownBy(() -> Comparison.of("~")).hasMessageContaining("~");
  }
}
