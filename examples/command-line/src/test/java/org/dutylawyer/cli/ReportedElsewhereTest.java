package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.pack.PackFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that users of other programs reported in public: {@code reported.yaml} says what of each.
 */
class ReportedElsewhereTest {

  private static final Path ROOT = Path.of("..", "..");

  private static final Pattern CODE_POINT = Pattern.compile("<U\\+([0-9A-F]{4})>");

  private static final String MANIFEST =
      """
      id: CN-33
      version: 1.0.0
      title: [示例, Example]
      %s
      instruments:
        - id: 示例〔2025〕1号
          title: [示例, Example]
          text: instrument.md
          sha256: %s
          complete: false
      """;

  private static final String INSTRUMENT = "# 示例\n\n## 第一条\n\n没有辩护人的人可以获得值班律师法律帮助。\n";

  private static final String RULE =
      """
      package org.dutylawyer.packs.example;
      import org.dutylawyer.casefile.*;
      import org.dutylawyer.finding.*;
      import static org.dutylawyer.finding.Conclusions.*;
      rule "没有辩护人的可以获得法律帮助"
          @Provision( "示例〔2025〕1号/1/1" )
          @Quote( "没有辩护人的人可以获得值班律师法律帮助" )
      when
      %sthen
          insert( entitlement( "legal-help" ).of( %s ) );
      end
      """;

  private static final String CONDITIONS =
      "$p : Person()\nFact( of == $p, name == \"counsel\", value == \"none\" )\n";

  @TempDir private Path folder;

  private static List<Yaml> rows() throws IOException {
    try (InputStream in = ReportedElsewhereTest.class.getResourceAsStream("/reported.yaml")) {
      return Yaml.parse(new String(in.readAllBytes(), UTF_8), "reported.yaml").list();
    }
  }

  @TestFactory
  Stream<DynamicTest> what_was_reported_elsewhere_comes_out_right_here() throws IOException {
    return rows().stream().map(row -> dynamicTest(row.get("kind").text(), () -> right(row)));
  }

  @Test
  void every_report_stands_there_once() throws IOException {
    assertThat(rows().stream().map(row -> row.get("source").text()).toList())
        .hasSizeGreaterThan(45)
        .doesNotHaveDuplicates()
        .allMatch(source -> source.startsWith("https://"));
  }

  /** Small and capital letters, digits and calendars of other languages. */
  @Test
  void the_language_of_the_machine_changes_no_answer() {
    Locale before = Locale.getDefault();
    List<String> formats = List.of("text", "json", "ics", "html");
    List<String> right = formats.stream().map(ReportedElsewhereTest::answer).toList();
    try {
      for (String tag : List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist", "fa-IR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(formats.stream().map(ReportedElsewhereTest::answer).toList())
            .as(tag)
            .isEqualTo(right);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String answer(String format) {
    return Program.answer(
        "assess",
        Program.NATIONAL_CASE,
        "--as-of",
        "2025-10-13",
        "--format",
        format,
        "--lang",
        "en");
  }

  private void right(Yaml row) throws IOException {
    Optional<Yaml> elsewhere = row.find("test");
    if (elsewhere.isPresent()) {
      String[] test = elsewhere.get().text().split("#");
      assertThat(ROOT.resolve(test[0])).content(UTF_8).contains(test[1]);
      return;
    }
    Path home = Files.createTempDirectory(folder, "row");
    Path out = home.resolve("out");
    Path file = home.resolve(row.find("file").map(f -> f.get("name").text()).orElse("none"));
    if (row.find("file").isPresent()) {
      Files.write(file, bytes(row.get("file")));
    }
    Path pack = home.resolve("pack");
    if (row.find("rule").isPresent() || row.find("requires").isPresent()) {
      write(row, Files.createDirectory(pack));
    }
    Map<String, Path> places = Map.of("FILE", file, "OUT", out, "PACK", pack);
    String[] words =
        Stream.of(row.get("run").text().split(" "))
            .map(
                word ->
                    word.equals("@FILE")
                        ? "@" + file
                        : places.containsKey(word) ? places.get(word).toString() : word)
            .toArray(String[]::new);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(all, true, UTF_8);
    int code = DutyLawyer.run(terminal, terminal, words);
    String told = all.toString(UTF_8);
    assertThat(told).doesNotContain("\tat ", "Exception");
    assertThat(code)
        .as(told)
        .isEqualTo(row.find("exit").map(Yaml::text).map(Integer::valueOf).orElse(0));
    texts(row, "says").forEach(part -> assertThat(told).contains(part));
    texts(row, "hides").forEach(part -> assertThat(told).doesNotContain(part));
    for (Map.Entry<String, Yaml> name :
        row.find("wrote").map(Yaml::map).orElse(Map.of()).entrySet()) {
      assertThat(Path.of(out + name.getKey()))
          .content(UTF_8)
          .contains(name.getValue().texts().toArray(String[]::new));
    }
  }

  private static List<String> texts(Yaml row, String key) {
    return row.find(key).map(Yaml::texts).orElse(List.of());
  }

  private static byte[] bytes(Yaml file) {
    Optional<Yaml> hex = file.find("hex");
    if (hex.isPresent()) {
      return HexFormat.of().parseHex(hex.get().text());
    }
    String repeated =
        file.find("repeat")
            .map(piece -> piece.text().repeat(Integer.parseInt(file.get("times").text())))
            .orElse("");
    String end = file.find("end").map(Yaml::text).orElse("");
    String text =
        CODE_POINT
            .matcher(file.get("text").text())
            .replaceAll(point -> Character.toString(Integer.parseInt(point.group(1), 16)));
    return (text + repeated + end).getBytes(UTF_8);
  }

  private static void write(Yaml row, Path pack) throws IOException {
    byte[] instrument = INSTRUMENT.getBytes(UTF_8);
    String requires =
        row.find("requires")
            .map(
                id ->
                    "requires:\n"
                        + ("- " + id.text() + "\n")
                            .repeat(Integer.parseInt(row.get("times").text())))
            .orElse("")
            .strip();
    Files.write(pack.resolve("instrument.md"), instrument);
    Files.writeString(
        pack.resolve("pack.yaml"), MANIFEST.formatted(requires, PackFiles.sha256(instrument)));
    String conditions = row.find("rule").map(Yaml::text).orElse(CONDITIONS);
    String subject = conditions.replaceFirst("(?s)\\s*:.*$", "");
    Files.write(
        pack.resolve("art-01.drl"),
        RULE.formatted(conditions, subject)
            .getBytes(Charset.forName(row.find("encoding").map(Yaml::text).orElse("UTF-8"))));
  }
}
