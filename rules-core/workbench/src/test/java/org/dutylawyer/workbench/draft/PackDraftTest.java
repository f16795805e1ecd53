package org.dutylawyer.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack made from nothing but a text loads, and says that everything is left to do. */
class PackDraftTest {

  private static final String PLAIN =
      """
      示例市法律援助办法
      示例〔2021〕3号
      第一章 总则
      第一条　为了示例，制定本办法。
      第二条　法律援助机构应当及时办理：
      （一）咨询；
      （二）“代书”。
      前款规定适用于本市。
      """;

  @Test
  void what_a_text_says_that_it_rests_on_is_its_basis_and_else_it_is_marked_as_to_be_filled() {
    String cites = PLAIN.replace("为了示例，制定本办法。", "为了示例，根据《甲法》、《乙办法》（乙发〔2020〕6号）和《丙条例》，制定本办法。");
    assertThat(
            PackDraft.of("CN-33", cites, "text.txt", Optional.empty()).files("").get("pack.yaml"))
        .contains("    basis: [\"甲法\", \"乙发〔2020〕6号\", \"丙条例\"]    # 请核对：");
    assertThat(
            PackDraft.of("CN-33", PLAIN, "text.txt", Optional.empty()).files("").get("pack.yaml"))
        .contains("    # basis: [文号]    # 待填：");
  }

  @Test
  void plain_lines_become_articles_paragraphs_and_items() {
    Map<String, String> files = PackDraft.of("CN", PLAIN, "text.txt", Optional.empty()).files("");
    assertThat(files.keySet())
        .containsExactly(
            "art-01.drl",
            "art-02.drl",
            "instrument.md",
            "not-computable.yaml",
            "pack.yaml",
            "vocabulary.yaml");
    assertThat(files.get("instrument.md"))
        .contains("## 第一章 总则", "### 第二条\n\n法律援助机构应当及时办理：\n\n- （一）咨询；", "number: 示例〔2021〕3号");
    assertThat(files.get("art-02.drl"))
        .startsWith("package org.dutylawyer.packs.cn;")
        .contains("// 第二条\n// 法律援助机构应当及时办理：\n// （一）咨询；\n// （二）“代书”。\n// 前款规定适用于本市。\n")
        .doesNotContain("rule \"");
    assertThat(files.get("pack.yaml"))
        .contains("id: CN\n", "# from: ")
        .doesNotContain("\n    from:");
  }

  @Test
  void the_pack_loads_and_check_says_what_is_left(@TempDir Path folder) {
    PackDraft draft = PackDraft.of("CN", PLAIN, "text.txt", Optional.empty());
    draft.write(folder.resolve("pack"));
    PackFiles pack = PackFiles.fromFolder(folder.resolve("pack"));
    DutyLawyerRules rules = new FolderPacks().pack(pack).build();
    assertThat(rules.packs().get("CN").rules()).isEmpty();
    assertThat(rules.packs().get("CN").notComputable()).hasSize(draft.passages());
    CheckReport report =
        PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.COVERAGE), 0).check(pack, List.of());
    assertThat(report.problems()).isEmpty();
    assertThat(report.step(Step.COVERAGE).orElseThrow().examined().en())
        .isEqualTo("5 paragraphs and items: 0 encoded, 0 declared, 5 not yet encoded");
    CheckReport whole = PackCheck.standard().check(pack, List.of());
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.passed()).isTrue();
    assertThat(whole.text(Locale.CHINESE)).contains("尚无规则，无可检查", "先选一款");
  }

  @Test
  void a_folder_that_holds_something_is_left_alone(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    PackDraft draft = PackDraft.of("CN", PLAIN, "text.txt", Optional.empty());
    assertThatThrownBy(() -> draft.write(folder)).hasMessageContaining("an empty folder, or none");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_folder_that_is_a_file_or_cannot_be_made_is_refused(@TempDir Path folder) throws Exception {
    PackDraft draft = PackDraft.of("CN", PLAIN, "text.txt", Optional.empty());
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> draft.write(file)).hasMessageContaining("found a file");
    assertThatThrownBy(() -> draft.write(file.resolve("below")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a folder that can be written to")
        .hasMessageNotContaining("java.nio");
  }

  /** Whoever reads a pack refuses such a line, so that whoever writes one does. */
  @Test
  void what_no_pack_can_hold_is_not_written(@TempDir Path folder) {
    String text = "示例〔2021〕3号\n第一条 " + "甲".repeat(10_000) + "。\n第二条 乙。";
    Path pack = folder.resolve("pack");
    PackDraft draft = PackDraft.of("CN", text, "text.txt", Optional.empty());
    assertThatThrownBy(() -> draft.write(pack))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a line of more than 20000 bytes");
    assertThat(pack).doesNotExist();
  }

  @Test
  void the_first_day_in_force_is_taken_from_the_text_if_it_states_one() {
    String text = "示例〔2021〕3号\n第一条 甲。\n第二条 本办法自2021年3月1日起施行。";
    assertThat(PackDraft.of("CN", text, "text.txt", Optional.empty()).files("").get("pack.yaml"))
        .endsWith("\n    from: 2021-03-01\n");
    String two = text + "\n第三条 第一条自2021年5月1日起施行。";
    assertThat(PackDraft.of("CN", two, "text.txt", Optional.empty()).files("").get("pack.yaml"))
        .contains("# from: ");
  }

  @Test
  void the_title_is_the_line_that_reads_like_one() {
    String sent = "示例市司法局\n示例〔2021〕3号\n关于印发办法的通知\n各科室：\n关于示例工作的实施意见\n第一条 甲。";
    assertThat(PackDraft.of("CN", sent, "text.txt", Optional.empty()).files("").get("pack.yaml"))
        .contains("title: [\"关于示例工作的实施意见\", \"关于示例工作的实施意见\"]");
  }

  @Test
  void what_cannot_be_a_pack_is_refused_with_what_is_missing() {
    assertThatThrownBy(() -> PackDraft.of("33", PLAIN, "text.txt", Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("CN-33");
    assertThatThrownBy(() -> PackDraft.of("CN", " \n", "text.txt", Optional.empty()))
        .hasMessageContaining("found an empty file");
    assertThatThrownBy(() -> PackDraft.of("CN", "第一条 甲", "text.txt", Optional.empty()))
        .hasMessageContaining("--number");
    assertThatThrownBy(() -> PackDraft.of("CN", "示例〔2021〕3号", "text.txt", Optional.empty()))
        .hasMessageContaining("found no article");
    assertThatThrownBy(
            () -> PackDraft.of("CN", "第一条 甲\n第一条 乙", "text.txt", Optional.of("示例〔2021〕3号")))
        .hasMessageContaining("stands twice");
  }
}
