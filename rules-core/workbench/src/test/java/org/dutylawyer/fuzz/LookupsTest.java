package org.dutylawyer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a place that is none is refused, and never answered for the nation. */
class LookupsTest {

  private static DutyLawyerRules rules() throws Exception {
    Path folder = Path.of(LookupsTest.class.getResource("/org/dutylawyer/fuzz/pack").toURI());
    return new FolderPacks().pack(PackFiles.fromFolder(folder)).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cn | CN",
        "CN-CQ | CN-50",
        "CN-99 | a province that there is",
        "XX | CN-50",
        "'' | CN-50"
      })
  void a_place_that_is_none_is_refused_with_the_nearest(String place, String said)
      throws Exception {
    DutyLawyerRules rules = rules();
    assertThatThrownBy(() -> rules.vocabulary(place))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(said);
    assertThatThrownBy(() -> rules.reader(place)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> rules.packsFor(place)).isInstanceOf(BadInputException.class);
  }

  @Test
  void a_place_without_a_pack_of_its_own_has_what_is_above_it() throws Exception {
    DutyLawyerRules rules = rules();
    assertThat(rules.packsFor("CN-500103")).isEqualTo(rules.packsFor("CN-50"));
    assertThat(rules.vocabulary("CN-500103").facts()).isNotEmpty();
  }
}
