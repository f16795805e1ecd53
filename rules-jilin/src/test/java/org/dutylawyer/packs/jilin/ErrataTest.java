package org.dutylawyer.packs.jilin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.junit.jupiter.api.Test;

/** The slips of the source stay in the text; the corrections stand beside it. */
class ErrataTest {

  private static final PackFiles FILES = PackFiles.fromService(new JilinPack());

  private static final Instrument OPINION = PackReader.manifest(FILES).instruments().get(0);

  private static List<Yaml> slips() {
    String text = FILES.text("errata.yaml").orElseThrow();
    return Yaml.parse(text, "errata.yaml").get("slips").list();
  }

  @Test
  void everySlipStandsVerbatimAtItsPlace() {
    assertThat(slips()).hasSize(19);
    for (Yaml slip : slips()) {
      NormId place = NormId.parse(slip.get("place").text());
      String source = slip.get("source").text();
      boolean heading = place.paragraph().isEmpty();
      Optional<String> words = heading ? FILES.text("instrument.md") : OPINION.text().words(place);
      assertThat(words).as(slip.where()).isPresent();
      assertThat(words.orElseThrow()).as(slip.where()).contains(source);
    }
  }

  @Test
  void noCorrectionHasCreptIntoTheTextAtItsPlace() {
    for (Yaml slip : slips()) {
      String correction = slip.get("correction").text();
      assertThat(correction).as(slip.where()).isNotEqualTo(slip.get("source").text());
      Optional<String> words = OPINION.text().words(NormId.parse(slip.get("place").text()));
      words.ifPresent(text -> assertThat(text).as(slip.where()).doesNotContain(correction));
    }
  }

  @Test
  void everySlipSaysHowSureItsCorrectionIsAndWhy() {
    for (Yaml slip : slips()) {
      assertThat(slip.get("sure").text()).isIn("certain", "probable", "possible");
      assertThat(slip.get("why").list()).as(slip.where()).hasSize(2);
    }
  }
}
