package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.pack.PackFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a pack's folder and is not read, and what its manifest leaves open. */
class StrayFilesTest {

  @TempDir private Path folder;

  @BeforeEach
  void writes_a_good_pack() throws IOException {
    for (var file : MiniPack.good().files().entrySet()) {
      Files.createDirectories(folder.resolve(file.getKey()).getParent());
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private StepReport form() {
    return PackCheck.of(EnumSet.of(Step.FORM), 0)
        .check(PackFiles.fromFolder(folder), List.of())
        .step(Step.FORM)
        .orElseThrow();
  }

  private List<String> problems() {
    return form().problems().stream()
        .map(problem -> problem.message(Locale.CHINESE).replace(folder + "/", ""))
        .toList();
  }

  private List<String> notes() {
    return form().notes().stream().map(note -> note.text().zh()).toList();
  }

  private void write(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "# 无\n");
  }

  @Test
  void a_file_named_almost_as_one_of_a_pack_is_told_with_its_right_name() throws IOException {
    write("art-02.yml");
    write("Art-03.DRL");
    write("vocabulry.yaml");
    write("情形.yaml");
    write("old/pack.yaml");
    assertThat(problems())
        .anyMatch(p -> p.startsWith("art-02.yml:1：") && p.endsWith("是否应为 \"art-02.yaml\"？"))
        .anyMatch(p -> p.startsWith("Art-03.DRL:1：") && p.endsWith("是否应为 \"art-03.drl\"？"))
        .anyMatch(p -> p.startsWith("vocabulry.yaml:1：") && p.endsWith("\"vocabulary.yaml\"？"))
        .anyMatch(p -> p.startsWith("情形.yaml:1：发现 没有读取的文件 情形.yaml，应为 规则包的文件名"))
        .anyMatch(p -> p.startsWith("old/pack.yaml:1：") && p.contains("唯一的 pack.yaml"))
        .hasSize(5);
    assertThat(form().status()).isEqualTo(StepReport.Status.FAILED);
  }

  @Test
  void what_nobody_takes_for_a_part_of_the_pack_is_only_noted_or_left_alone() throws IOException {
    write("README.md");
    write("LICENSE");
    write(".github/workflows/check.yml");
    write("case.schema.json");
    assertThat(notes()).isEmpty();
    write("旧稿.docx");
    write("draft.md");
    assertThat(problems()).isEmpty();
    assertThat(notes()).containsExactly("没有读取的文件：draft.md、旧稿.docx");
  }

  @Test
  void a_pack_requires_only_those_of_places_around_it() throws IOException {
    Path manifest = folder.resolve("pack.yaml");
    String good = Files.readString(manifest);
    for (String wrong : List.of("CN-22", "CN-50", "CN-330100", "CN-33011")) {
      Files.writeString(
          manifest, good.replace("id: CN\n", "id: CN-330100\nrequires: [" + wrong + "]\n"));
      assertThat(problems()).containsExactly("pack.yaml:2：发现 “" + wrong + "”，应为 其上级的规则包：CN、CN-33。");
    }
    Files.writeString(manifest, good.replace("id: CN\n", "id: CN\nrequires: [CN-50]\n"));
    assertThat(problems()).containsExactly("pack.yaml:2：发现 “CN-50”，应为 没有：全国规则包之上没有其他规则包。");
  }

  @Test
  void what_a_manifest_leaves_open_is_noted_until_it_is_filled_in() throws IOException {
    Path manifest = folder.resolve("pack.yaml");
    String local =
        Files.readString(manifest)
            .replace("id: CN\n", "id: CN-33\nrequires: [CN]\n")
            .replace("[示例办法, Example measures]", "[示例办法, 示例办法]");
    Files.writeString(manifest, local);
    assertThat(notes()).contains("basis 待填：示例〔2021〕1号 所依据的文件；没有的写 basis: []", "英文名称待填：现与中文相同");
    Files.writeString(
        manifest,
        local
            .replace("[示例办法, 示例办法]", "[示例办法, Example measures]")
            .replace("    complete: true\n", "    complete: true\n    basis: []\n"));
    assertThat(notes()).noneMatch(note -> note.contains("待填"));
  }

  @Test
  void a_pack_that_cannot_be_used_is_told_from_one_with_something_wrong() throws IOException {
    PackCheck check = PackCheck.standard();
    assertThat(check.check(PackFiles.fromFolder(folder), List.of()).usable()).isTrue();
    write("art-02.yml");
    CheckReport stray = check.check(PackFiles.fromFolder(folder), List.of());
    assertThat(stray.passed()).isFalse();
    assertThat(stray.usable()).isTrue();
    Path rules = folder.resolve("art-02.drl");
    Files.writeString(rules, Files.readString(rules).replace("then", "den"));
    assertThat(check.check(PackFiles.fromFolder(folder), List.of()).usable()).isFalse();
  }
}
