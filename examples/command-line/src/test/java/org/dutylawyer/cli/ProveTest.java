package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dutylawyer.cli.edition.Edition;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.proof.Bound;
import org.dutylawyer.workbench.proof.Proof;
import org.dutylawyer.workbench.proof.ProofReport;
import org.dutylawyer.workbench.regions.Difference;
import org.dutylawyer.workbench.regions.TextComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program proves of packs, and compares of places, without a case. */
class ProveTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void the_proof_says_what_is_symbolic_what_is_enumerated_and_how_much_was_covered()
      throws Exception {
    Path kept = folder.resolve("found.yaml");
    String text = Program.answer("prove", "CN-22", "--bound", "0", "--scenarios", kept.toString());
    assertThat(text)
        .contains("CN-22  吉林规则包", "符号运算", "逐一列举", "涵盖案情约")
        .contains(
            "已证明  不低于全国规定，或者两者都列出",
            "地方期限长于全国期限的，不代替全国期限",
            "已证明  每条规则都能适用",
            "已证明  没有辩护人的，都有法律帮助或者辩护");
    assertThat(text).as("and what a pack declares is no case to keep").contains("已说明：");
    assertThat(Files.readString(kept)).isEqualTo("# duty-lawyer prove\n[]\n");
    Program.answer("prove", "CN-22", "--bound", "0", "--scenarios", kept.toString());
    Files.writeString(kept, "- scenario: mine\n");
    assertThat(Program.refusal("prove", "CN-22", "--bound", "0", "--scenarios", kept.toString()))
        .contains(kept.toString(), "尚不存在的文件");
    assertThat(kept).hasContent("- scenario: mine\n");
  }

  /** A declaration of what one event shows is not stale where none is looked at. */
  @Test
  void what_only_more_events_can_show_is_not_called_stale() {
    ProofReport report =
        Proof.of(PackFiles.onClassPath(), List.of("CN-50"), new Bound(0, 600)).get(0);
    assertThat(report.stale()).isEmpty();
    assertThat(report.open()).isEmpty();
  }

  @Test
  void a_bound_too_large_for_the_time_is_refused_with_an_estimate_and_a_way_out() {
    assertThat(Program.refusal("prove", "CN", "--bound", "5", "--lang", "en"))
        .contains("--bound 5", "orders of events, some", "take a smaller --bound");
    assertThat(Program.refusal("prove", "CN", "--bound", "-1")).contains("0 至 9 个事件");
  }

  @Test
  void an_unknown_pack_is_refused_with_those_there_are() {
    assertThat(Program.refusal("prove", "CN-5", "--lang", "en")).contains("'CN-5'", "CN-50");
    assertThat(Program.refusal("compare", "CN-50", "CN-99", "--lang", "en"))
        .contains("'CN-99'", "CN-22");
    assertThat(Program.refusal("compare", "--to", "2025-01-01")).contains("须与案件文件 --case 同用");
  }

  @Test
  void two_places_are_compared_with_the_words_of_both() throws Exception {
    JsonNode compared = JSON.readTree(Program.answer("compare", "CN-22", "CN", "--format", "json"));
    assertThat(compared.path("differences")).isNotEmpty();
    assertThat(compared.path("differences"))
        .anySatisfy(
            d -> {
              assertThat(d.path("sort").asText()).isEqualTo("time");
              assertThat(d.path("first").path(0).path("time").path("zh").asText()).endsWith("后3日内");
              assertThat(d.path("second").path(0).path("quote").asText()).isNotEmpty();
            });
    assertThat(compared.path("differences"))
        .allSatisfy(d -> assertThat(d.path("first").size() + d.path("second").size()).isPositive());
  }

  @Test
  void what_the_nation_says_as_well_is_no_difference_whatever_words_a_place_adds() {
    TextComparison compared = TextComparison.of(PackFiles.onClassPath(), "CN-50", "CN");
    // Chongqing has a word for an absence that was agreed; secrets are kept with and without it.
    assertThat(compared.of(Difference.Sort.FIRST_ONLY))
        .extracting(d -> d.matter().zh())
        .doesNotContain("保守国家秘密、商业秘密和个人隐私")
        .contains("提前报告不能按时到岗");
    // Each organ that the nation names has a contact under both; state security in Chongqing alone.
    assertThat(compared.differences())
        .filteredOn(d -> d.matter().zh().equals("明确专门联系人"))
        .singleElement()
        .satisfies(d -> assertThat(d.sort()).isEqualTo(Difference.Sort.OTHERWISE))
        .satisfies(d -> assertThat(d.first().get(0).norm()).hasToString("渝司发〔2021〕19号/34/1-b5"));
    assertThat(compared.of(Difference.Sort.SECOND_ONLY))
        .extracting(d -> d.matter().zh())
        .doesNotContain("不在具结书上签字", "将意见记录在案并附卷", "明确专门联系人");
    assertThat(compared.of(Difference.Sort.INSTEAD))
        .anySatisfy(
            d -> {
              assertThat(d.first().get(0).norm()).hasToString("渝司发〔2021〕19号/25/1-d");
              assertThat(d.second().get(0).norm()).hasToString("司规〔2020〕6号/29/1-d");
            });
  }

  @Test
  void the_edition_has_a_page_for_the_proofs_and_one_for_each_comparison() {
    List<PackFiles> files = PackFiles.onClassPath();
    FolderPacks packs = new FolderPacks();
    files.forEach(packs::pack);
    Edition edition =
        Edition.of(
            packs.build(),
            Proof.of(files, List.of("CN-22"), new Bound(0, 600)),
            List.of(TextComparison.of(files, "CN-22", "CN")));
    assertThat(edition.names()).contains("proof.html", "compare-cn-22-cn.html");
    assertThat(edition.file("index.html"))
        .contains("href=\"proof.html\"", "href=\"compare-cn-22-cn.html\"", "吉林与全国规定的不同");
    assertThat(edition.file("compare-cn-22-cn.html"))
        .contains("吉林在全国规定之外的规定", "<blockquote>", "情形：", "没有同样的规定")
        .contains("What CN-22 says beyond the nation");
    assertThat(edition.file("proof.html")).contains("已证明", "每项义务都能履行", "涵盖案情约 10");
  }
}
