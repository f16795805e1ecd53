package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompiledCalendarTest {

  @Test
  void theBuildFoundTheNoticesThatTheirFileHolds() {
    assertThat(CompiledCalendar.shipped()).isPresent();
    assertThat(CompiledCalendar.shipped().orElseThrow().notices())
        .isNotEmpty()
        .isEqualTo(NoticeFile.fromYaml());
  }

  @Test
  void theBuildFoundTheStatutoryDaysThatTheLunisolarCalendarGives() {
    StatutoryLaw computed = StatutoryLaw.fromYaml();
    StatutoryLaw built = StatutoryLaw.shipped();
    assertThat(built.all()).isNotEmpty().isEqualTo(computed.all());
    for (int known = 1; known <= computed.editions(); known++) {
      assertThat(built.days(2007, 2051, known)).isEqualTo(computed.days(2007, 2051, known));
    }
  }

  @Test
  void yearsThatTheBuildDidNotLookIntoAreComputed() {
    assertThat(StatutoryLaw.shipped().days(2007, 2060, 1))
        .isEqualTo(StatutoryLaw.fromYaml().days(2007, 2060, 1))
        .containsKey(2060);
  }
}
