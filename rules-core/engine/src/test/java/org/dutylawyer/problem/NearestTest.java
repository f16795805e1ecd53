package org.dutylawyer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void distance_counts_a_swap_of_neighbours_once() {
    assertThat(Nearest.distance("", "")).isZero();
    assertThat(Nearest.distance("abc", "")).isEqualTo(3);
    assertThat(Nearest.distance("abc", "abc")).isZero();
    assertThat(Nearest.distance("abc", "acb")).isEqualTo(1);
    assertThat(Nearest.distance("abc", "abcd")).isEqualTo(1);
    assertThat(Nearest.distance("abc", "adc")).isEqualTo(1);
    assertThat(Nearest.distance("ca", "abc")).isEqualTo(3);
  }
}
