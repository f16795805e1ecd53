package org.dutylawyer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.check.MiniPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a local pack takes to be so is no way around what the packs below it demand. */
class LayeringTest {

  private static final PackFiles LOCAL =
      MiniPack.localRule(
          "Adds( \"示例〔2021〕1号/2/1\" )",
          "值班律师应当提供法律帮助",
          """
          when
              $person : Person()
          then
              insert( entitlement( "legal-help" ).of( $person ) );
          end
          """);

  private static PackFiles manifest(PackFiles pack, String more) {
    return MiniPack.file(pack, "pack.yaml", pack.text("pack.yaml").orElseThrow() + more);
  }

  private static String assumed(String fact, String value) {
    return "assumed:\n  - { fact: %s, value: %s, why: [理由, reason] }\n".formatted(fact, value);
  }

  /** What is wrong in the local pack over that one. */
  private static List<String> wrong(PackFiles national, String more) {
    return new Workbench(WorkingCalendar.china())
        .inspect(manifest(LOCAL, more), List.of(national)).form().stream()
            .filter(problem -> problem.where().startsWith("local/pack.yaml"))
            .map(Problem::toString)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({"instance, first", "investigating-organ, police"})
  void a_local_pack_says_how_cases_run_in_its_place(String fact, String value) {
    assertThat(wrong(MiniPack.good(), assumed(fact, value))).isEmpty();
  }

  @Test
  void a_local_pack_assumes_nothing_of_people_by_words_of_the_packs_below() {
    assertThat(wrong(MiniPack.good(), assumed("counsel", "none")))
        .singleElement()
        .asString()
        .contains("the assumption of counsel", "about the proceeding");
  }

  @Test
  void a_local_pack_assumes_nothing_but_what_a_pack_below_assumes() {
    PackFiles national = manifest(MiniPack.good(), assumed("instance", "first"));
    assertThat(wrong(national, assumed("instance", "first"))).isEmpty();
    assertThat(wrong(national, assumed("instance", "second")))
        .singleElement()
        .asString()
        .contains("the value that the pack below assumes");
  }

  @ParameterizedTest
  @CsvSource({
    "'assumed:\n  - { fact: instanze, value: first, why: [理由, reason] }\n', instanze",
    "'assumed:\n  - { fact: instance, value: firts, why: [理由, reason] }\n', instance: firts",
    "'outside:\n  - { organ: coastguard, provision: 地方〔2022〕1号/1/1, why: [理由, reason] }\n', coastguard",
    "'not-held:\n  - { id: x, title: [旧, old], to: 2020-01-01, stages: [trail], entitlements: [legal-help] }\n', stage: trail",
    "'not-held:\n  - { id: x, title: [旧, old], to: 2020-01-01, entitlements: [legal-hlep] }\n', legal-hlep"
  })
  void what_the_manifest_names_must_be_a_word(String more, String found) {
    assertThat(wrong(MiniPack.good(), more.replace("\\n", "\n")))
        .singleElement()
        .asString()
        .contains(found);
  }
}
