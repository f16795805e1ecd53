package org.dutylawyer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dutylawyer.text.Title;
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

  @Test
  void who_uses_other_English_words_is_told_the_one_that_shares_most() {
    Map<String, Title> known =
        Map.of(
            "foreigner", new Title("外国籍", "foreigner"),
            "counsel", new Title("辩护人（代理人）", "counsel"),
            "co-defendant-has-counsel", new Title("其他被告人已经委托辩护人", "a co-defendant has counsel"),
            "held-elsewhere", new Title("异地羁押", "held in another district"),
            "lives-elsewhere", new Title("异地居住", "lives in another district"));
    assertThat(Nearest.of("foreign-national", known)).contains("foreigner");
    assertThat(Nearest.of("foreignNational", known)).contains("foreigner");
    assertThat(Nearest.of("has-own-counsel", known)).contains("counsel");
    // Two are as good: nobody can say which is meant.
    assertThat(Nearest.of("in-another-district", known)).isEmpty();
    assertThat(Nearest.of("shoe-size-in-europe", known)).isEmpty();
    assertThat(Nearest.of("without-that", known)).isEmpty();
  }
}
