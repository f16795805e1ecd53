package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads who gives the program bad case files or bad options. */
class BadInputTest {

  private static final String MON_2025_10_13 = "2025-10-13";

  @TempDir private Path folder;

  /** Each bad file with what is said of it, after the name of the file. */
  private static Map<String, List<String>> badFiles() {
    Map<String, List<String>> files = new LinkedHashMap<>();
    files.put(
        "{ \"jurisdiction\": \"CN\",\n  \"persons\": [ { \"id\": ",
        List.of(
            ":2 $.persons[0]: found the end of the file inside the object {…} begun on line 2"
                + " (column 22, after \"\\\"persons\\\": [ { \\\"id\\\":\"), expected the rest, up"
                + " to the closing } ] }."));
    files.put(
        china("\"persons\": [ { \"id\": \"p\", \"cuonsel\": \"none\" } ]"),
        List.of(
            ":2 $.persons[0].cuonsel: found \"cuonsel\", expected a field known here; did you mean"
                + " \"counsel\"?"));
    files.put(
        china("\"proceeding\": { \"stage\": \"trail\" }"),
        List.of(
            ":2 $.proceeding.stage: found \"trail\", expected a value of stage of the proceeding:"
                + " \"investigation\", \"prosecution-review\", \"trial\" or \"unknown\"; did you"
                + " mean \"trial\"?"));
    files.put(
        china("\"events\": [ { \"type\": \"hearing\", \"at\": \"2025-02-30\" } ]"),
        List.of(":2 $.events[0].at: found \"2025-02-30\", expected a day that exists."));
    files.put(
        china(
            "\"persons\": [ { \"id\": \"p\", \"born\": \"1970-01-01\","
                + " \"age-group\": \"minor\" } ]"),
        List.of(
            ":2 $.persons[0].age-group: found \"minor\", but born on 1970-01-01, expected \"adult\""
                + " (over eighteen on 2006-01-01) or another date of birth."));
    files.put(
        china(
            """
            "persons": [ { "id": "p" } ],
            "events": [
            { "id": "n", "type": "help-notice-delivered", "person": "p", "at": "2025-09-29" },
            { "id": "r", "type": "help-notice-received", "person": "p", "re": "n",
              "at": "2025-09-28" } ]\
            """),
        List.of(
            ":5 $.events[1].at: found \"help-notice-received\" 2025-09-28 (r), expected no time"
                + " before what it answers, \"help-notice-delivered\" 2025-09-29 (n)."));
    files.put(
        "{ \"jurisdiction\": \"CN-CQ\" }",
        List.of(
            ":1 $.jurisdiction: found \"CN-CQ\", expected \"CN\", a province such as \"CN-50\", or"
                + " a six-digit code below it such as \"CN-320481\"; did you mean \"CN-50\"?"));
    files.put(
        china("\"events\": [ " + "{ \"type\": \"hearing\" },".repeat(10_000) + "{} ]"),
        List.of(
            ":2 $.events: found a list of more than 10,000, expected one case a file, at most"
                + " 10,000 in any list."));
    return files;
  }

  private static String china(String members) {
    return "{ \"jurisdiction\": \"CN\",\n" + members + " }";
  }

  @Test
  void one_run_refuses_each_bad_file_with_its_place_and_still_answers_the_good_ones()
      throws IOException {
    List<String> args = new ArrayList<>(List.of("assess"));
    StringBuilder expected = new StringBuilder();
    for (Map.Entry<String, List<String>> bad : badFiles().entrySet()) {
      Path file = write("bad-" + args.size() + ".json", bad.getKey());
      args.add(file.toString());
      expected.append(file).append(": refused\n");
      bad.getValue().forEach(problem -> expected.append(file).append(problem).append('\n'));
    }
    Path large = folder.resolve("large.json");
    fiftyMegabytes(large);
    Path absent = folder.resolve("absent.json");
    for (Path refused : List.of(large, folder, absent)) {
      args.add(refused.toString());
    }
    expected.append(
        """
        %1$s: refused
        %1$s: found more than 5,000,000 bytes, expected one case a file, at most 5,000,000 bytes.
        %2$s: refused
        %2$s: found a folder, expected a case file.
        %3$s: refused
        %3$s: found no such file, expected a case file.
        """
            .formatted(large, folder, absent));
    args.addAll(List.of(Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--lang", "en"));
    Program ended = Program.run(args.toArray(String[]::new));
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).isEqualTo(expected.toString());
    assertThat(ended.out()).startsWith("CN-2025-0118").contains("arrange a duty lawyer");
  }

  @Test
  void a_refusal_is_in_Chinese_unless_English_is_asked_for() throws IOException {
    Path file = write("bad.json", china("\"proceeding\": { \"stagee\": \"trial\" }"));
    assertThat(Program.refusal("assess", file.toString()))
        .isEqualTo(
            """
            %1$s：不予受理
            %1$s:2 $.proceeding.stagee：发现 "stagee"，应为 此处的已知字段；是否应为 "stage"？
            """
                .formatted(file));
  }

  @Test
  void a_place_with_a_pack_of_its_own_is_headed_by_its_province_and_its_pack() {
    String liyang = Program.CASES.resolve("liyang-ordinary-first-instance.json").toString();
    assertThat(Program.answer("assess", liyang, "--as-of", "2020-03-16").lines().findFirst())
        .contains("LY-2020-0005  江苏省（CN-320481，溧阳市规则包）  审判  普通程序  第一审");
    assertThat(
            Program.answer("assess", liyang, "--as-of", "2020-03-16", "--lang", "en")
                .lines()
                .findFirst())
        .hasValueSatisfying(head -> assertThat(head).contains("Jiangsu (CN-320481, Liyang pack)"));
    String guangdong =
        Program.CASES.resolve("plea-statement-by-video-in-guangdong.json").toString();
    assertThat(Program.answer("assess", guangdong, "--as-of", "2025-11-26").replaceAll("\\n *", ""))
        .contains("当日适用的广东省（CN-44）的地方规定，没有规则包收录");
  }

  @Test
  void a_province_without_pack_is_answered_and_the_top_says_what_is_missing() throws IOException {
    Path file = write("xinjiang.json", "{ \"jurisdiction\": \"CN-65\" }");
    assertThat(Program.answer("assess", file.toString(), "--as-of", MON_2025_10_13).lines())
        .element(2)
        .isEqualTo("▲ 新疆维吾尔自治区（CN-65）没有地方规则包：以下仅为全国规定，当地另有规定的，本");
    assertThat(
            Program.answer("assess", file.toString(), "--as-of", MON_2025_10_13, "--lang", "en")
                .lines())
        .element(2)
        .isEqualTo("▲ no pack for Xinjiang (CN-65): national rules only; local texts are not");
  }

  @Test
  void an_unknown_reading_is_refused_with_the_known_ones_and_the_nearest() {
    assertThat(assessWith("--reading", "cn-19-3=para-3"))
        .contains(
            "--reading: found 'cn-19-3', expected one of ", "cn-19-4,", "; did you mean \"cn-19-");
  }

  @Test
  void an_unknown_option_of_a_reading_is_refused_whether_a_pack_or_the_calendar_declares_it() {
    assertThat(assessWith("--reading", "cn-19-4=para-4"))
        .endsWith(
            "--reading cn-19-4: found 'para-4', expected one of paras-1-2, para-3; did you mean"
                + " \"para-3\"?\n");
    assertThat(assessWith("--reading", "counting-back=x"))
        .contains("--reading counting-back: found 'x', expected one of ");
    assertThat(assessWith("--reading", "cn-19-4=para-3", "--reading", "cn-19-4=paras-1-2"))
        .isEqualTo("--reading cn-19-4: found para-3 and paras-1-2, expected one\n");
    assertThat(assessWith("--reading", "cn-19-4"))
        .isEqualTo(
            "--reading cn-19-4: found no option of it, expected one of paras-1-2, para-3, as in"
                + " --reading cn-19-4=….\n");
    assertThat(
            Program.refusal(
                "due", "--after", "2025-10-09", "--days", "3", "--reading", "counting-back"))
        .isEqualTo(
            "--reading counting-back：发现 没有写明选哪一种，应为 nth-day、clear-days 之一，写作 --reading"
                + " counting-back=…。\n");
  }

  @Test
  void a_reading_of_another_place_decides_nothing_and_the_answer_says_so() {
    String other = "▲ 解释“cq-36-exemption”属于 CN-50 的规则包，在 CN 不起作用";
    String[] asked = {"--as-of", MON_2025_10_13, "--reading", "cq-36-exemption=complete"};
    assertThat(assessed(asked, Program.NATIONAL_CASE).lines()).containsOnlyOnce(other);
    String both =
        assessed(
            asked,
            Program.NATIONAL_CASE,
            Program.CASES.resolve("chongqing-silence-is-no-refusal.json").toString());
    assertThat(both.lines().filter(other::equals)).hasSize(1);
    assertThat(both).doesNotContain("在 CN-50 不起作用");
    assertThat(
            Program.answer(
                "explain",
                Program.NATIONAL_CASE,
                "--norm",
                "司规〔2020〕6号/19/2-a",
                "--as-of",
                MON_2025_10_13,
                "--reading",
                "cq-36-exemption=complete"))
        .contains("司规〔2020〕6号/19/2-a");
    assertThat(assessWith("--reading", "cq-36-exemption=x"))
        .contains("--reading cq-36-exemption: found 'x', expected one of ", "complete");
  }

  private static String assessed(String[] asked, String... files) {
    return Program.answer(
        Stream.of(Stream.of("assess"), Stream.of(files), Stream.of(asked))
            .flatMap(one -> one)
            .toArray(String[]::new));
  }

  @Test
  void a_batch_is_answered_under_a_reading_that_some_of_its_places_do_not_know() {
    Path answers = folder.resolve("answers.jsonl");
    Program.answer(
        "assess",
        "--batch",
        Program.CASES.resolve("register.jsonl").toString(),
        "-o",
        answers.toString(),
        "--as-of",
        MON_2025_10_13,
        "--reading",
        "cq-36-exemption=complete");
    assertThat(answers).content().hasLineCount(4);
  }

  @Test
  void a_day_a_language_and_a_format_that_are_not_known_are_refused() {
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--as-of", "2025-02-30"))
        .isEqualTo(
            """
            选项 --as-of：发现“2025-02-30”，应为 2025-09-30 这样的日期，或者 2025-09-30T10:00
            用法：duty-lawyer assess --help
            """);
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--lang", "fr"))
        .isEqualTo(
            """
            选项 --lang：发现 “fr”，应为 zh、en 之一
            用法：duty-lawyer assess --help
            """);
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--format", "xml"))
        .startsWith("选项 --format：发现 “xml”，应为 text、json、json-1、brief、ics、html 之一");
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--as-of", "x", "--lang", "en"))
        .isEqualTo(
            """
            Invalid value for option '--as-of': found 'x', expected a day such as 2025-09-30, or 2025-09-30T10:00
            Try 'duty-lawyer assess --help'.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "2025/10/13, 2025-10-13",
    "2025年10月3日, 2025-10-03",
    "20251013, 2025-10-13",
    "２０２５-１０-１３, 2025-10-13"
  })
  void a_day_as_people_write_it_is_proposed_as_it_has_to_be(String written, String meant) {
    for (String option : List.of("--as-of", "--known-on")) {
      assertThat(Program.refusal("assess", Program.NATIONAL_CASE, option, written))
          .contains("选项 " + option + "：发现“" + written + "”", "；是否应为 " + meant + "？");
      assertThat(Program.refusal("assess", Program.NATIONAL_CASE, option, written, "--lang", "en"))
          .contains("; did you mean " + meant + "?");
    }
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--as-of", "2025/10/13 9:30"))
        .contains("；是否应为 2025-10-13T09:30？");
  }

  @Test
  void a_question_that_no_line_can_be_asked_is_refused_before_the_first() throws IOException {
    Path answers = folder.resolve("answers.jsonl");
    for (List<String> wrong :
        List.of(
            List.of("--reading", "x=y"),
            List.of("--reading", "cn-19-4=para-4"),
            List.of("--known-on", "2003-01-01"))) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  "assess",
                  "--batch",
                  Program.CASES.resolve("register.jsonl").toString(),
                  "-o",
                  answers.toString(),
                  "--as-of",
                  MON_2025_10_13));
      line.addAll(wrong);
      assertThat(Program.refusal(line.toArray(String[]::new)).lines()).hasSize(1);
      assertThat(folder.toFile().list()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "words 通知书 --pack PACK",
        "schema --jurisdiction CN-50 --pack PACK",
        "assess CASE --as-of 2025-10-13 --pack PACK",
        "compare CN CN-50 --case CASE --as-of 2025-10-13 --pack PACK",
        "compare CN CN-50 --pack PACK"
      })
  void a_pack_that_answers_nothing_there_is_refused(String line) {
    String pack =
        Path.of("..", "liyang-pack/src/main/resources/org/dutylawyer/packs/liyang").toString();
    String[] words = line.replace("CASE", Program.NATIONAL_CASE).replace("PACK", pack).split(" ");
    assertThat(Program.refusal(words)).startsWith("--pack " + pack + "：发现 CN-320481 的规则包，而所问的是 CN");
  }

  @Test
  void a_norm_that_no_rule_encodes_is_refused_with_the_nearest() {
    assertThat(
            Program.refusal(
                "explain", Program.NATIONAL_CASE, "--norm", "司规〔2020〕6号/191", "--lang", "en"))
        .contains(
            "found '司规〔2020〕6号/191', expected a norm with a rule; did you mean \"司规〔2020〕6号/19/1");
    assertThat(Program.refusal("explain", Program.NATIONAL_CASE, "--norm", "第十九条"))
        .startsWith("条款编号：发现“第十九条”，应为 文件/条/款[/项][-细目]，例如 司规〔2020〕6号/14/1\n");
  }

  @Test
  void a_bad_case_to_compare_is_refused() throws IOException {
    Path file = write("bad.json", "[]");
    assertThat(Program.refusal("compare", "CN", "CN-50", "--case", file.toString(), "--lang", "en"))
        .isEqualTo(file + ":1 $: found a list […], expected a case {…}.\n");
  }

  private static String assessWith(String... options) {
    List<String> args = new ArrayList<>(List.of("assess", Program.NATIONAL_CASE, "--lang", "en"));
    args.addAll(List.of("--as-of", MON_2025_10_13));
    args.addAll(List.of(options));
    return Program.refusal(args.toArray(String[]::new));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void fiftyMegabytes(Path file) throws IOException {
    byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 50; i++) {
        out.write(blanks);
      }
    }
  }

  @Test
  void a_byte_order_mark_leaves_a_Chongqing_case_in_Chongqing() throws IOException {
    Path plain = Program.CASES.resolve("conduct-organs-obstruct-chongqing.json");
    Path marked = write("marked.json", "\uFEFF" + Files.readString(plain));
    for (String command : List.of("assess", "explain")) {
      List<String> more =
          command.equals("explain") ? List.of("--norm", "渝司发〔2021〕19号/14") : List.of();
      List<String> args = new ArrayList<>(List.of(command, "", "--as-of", "2025-06-10"));
      args.addAll(more);
      args.set(1, plain.toString());
      String answer = Program.answer(args.toArray(String[]::new));
      args.set(1, marked.toString());
      assertThat(Program.answer(args.toArray(String[]::new))).isEqualTo(answer);
    }
  }

  @Test
  void a_case_that_names_no_jurisdiction_is_not_taken_for_a_national_one() throws IOException {
    Path file = write("nowhere.json", "{ \"id\": \"a\" }");
    assertThat(Program.refusal("assess", file.toString()))
        .contains("nowhere.json:1 $：发现 没有 \"jurisdiction\"");
    assertThat(Program.refusal("explain", file.toString(), "--norm", "司规〔2020〕6号/14"))
        .contains("没有 \"jurisdiction\"");
  }

  @Test
  void words_of_a_place_without_a_pack_are_refused_with_the_missing_pack_first()
      throws IOException {
    Path file =
        write(
            "henan.json",
            "{ \"jurisdiction\": \"CN-41\", \"events\": [ { \"type\": \"local-word\" } ] }");
    assertThat(Program.refusal("assess", file.toString(), "--lang", "en").lines().skip(1))
        .first()
        .asString()
        .startsWith(file + ": found the jurisdiction CN-41, of which no pack is loaded, expected");
  }

  @Test
  void a_day_beyond_the_calendar_is_refused_where_it_stands_and_the_others_are_answered()
      throws IOException {
    Path late =
        write(
            "late.json",
            china(
                "\"persons\": [ { \"id\": \"p\", \"counsel\": \"none\" } ], \"events\": ["
                    + " { \"type\": \"help-date\", \"person\": \"p\", \"at\": \"2052-10-09\" } ]"));
    Program ended =
        Program.run("assess", late.toString(), Program.NATIONAL_CASE, "--as-of", MON_2025_10_13);
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).contains("late.json：不予受理", "$.events[0].at：发现 “2052-10-09”");
    assertThat(ended.out()).startsWith("CN-2025-0118");
    assertThat(Program.refusal("assess", Program.NATIONAL_CASE, "--as-of", "2003-01-01"))
        .contains("as-of：发现 “2003-01-01”")
        .doesNotContain("known-on", "不予受理");
    assertThat(
            Program.refusal(
                "assess",
                Program.NATIONAL_CASE,
                "--as-of",
                MON_2025_10_13,
                "--known-on",
                "2003-01-01"))
        .contains("known-on：发现 “2003-01-01”", "此前没有已公布的放假通知");
  }

  @Test
  void a_reading_that_does_not_exist_is_the_fault_of_no_case_file_and_told_once() {
    assertThat(
            Program.refusal(
                "assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--reading", "x=y"))
        .startsWith("--reading：发现 “x”");
    Program two =
        Program.run(
            "assess",
            Program.NATIONAL_CASE,
            Program.NATIONAL_CASE,
            "--as-of",
            MON_2025_10_13,
            "--reading",
            "x=y");
    assertThat(two.err()).contains("：未答复，问题在所给的选项，不在案件文件").doesNotContain("不予受理");
    assertThat(two.err().lines().filter(l -> l.startsWith("--reading：发现 “x”"))).hasSize(1);
  }

  @Test
  void a_case_file_in_YAML_is_refused_with_the_line() throws IOException {
    Path file =
        write(
            "case.yaml",
            "id: CN-1\njurisdiction: CN\nproceeding:\n  { stage： trial }\n"
                + "events:\n  - { type: help-date, at: 20250929 }\n");
    assertThat(Program.refusal("assess", file.toString(), "--as-of", MON_2025_10_13))
        .contains("case.yaml:4 $.proceeding[", "全角冒号 ： U+FF1A", "是否应为 \"stage: trial\"？")
        .contains("case.yaml:6 $.events[0].at：发现 20250929", "是否应为 \"2025-09-29\"？");
  }

  @Test
  void what_only_a_batch_takes_is_not_ignored() {
    assertThat(
            Program.refusal(
                "assess", Program.NATIONAL_CASE, "-o", "answer.txt", "--as-of", "2025-10-13"))
        .contains("-o answer.txt", "没有 --batch");
    for (String option : List.of("--resume", "--threads=-1", "--recheck=0")) {
      assertThat(Program.refusal("assess", Program.NATIONAL_CASE, option, "--as-of", "2025-10-13"))
          .contains(option.replaceFirst("=.*", ""), "没有 --batch");
    }
  }

  @Test
  void what_cannot_be_printed_to_its_end_is_no_answer() {
    assertThat(
            complaints(
                "No space left on device",
                out -> new java.io.PrintStream(out, false, StandardCharsets.UTF_8)))
        .contains("standard output: cannot be written to its end");
  }

  @Test
  void who_closes_the_pipe_has_read_enough_and_is_told_nothing() {
    assertThat(complaints("Broken pipe", out -> new Written(out, StandardCharsets.UTF_8)))
        .isEmpty();
  }

  /** What is told on the other output when nothing can be printed, for which the program stops. */
  private static String complaints(
      String why, Function<OutputStream, java.io.PrintStream> printing) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    java.io.ByteArrayOutputStream complaints = new java.io.ByteArrayOutputStream();
    int code =
        DutyLawyer.run(
            printing.apply(broken),
            new java.io.PrintStream(complaints, true, StandardCharsets.UTF_8),
            "packs");
    assertThat(ExitCode.values()[code]).isEqualTo(ExitCode.STOPPED);
    return complaints.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_file_without_end_is_refused_unread() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    String zero = endless.toString();
    String into = folder.resolve("pack").toString();
    assertThat(Program.refusal("new", "--lang", "en", "--text", zero, "-o", into, "CN-33"))
        .contains("/dev/zero: found more than 1,000,000 bytes");
    assertThat(Program.refusal("calendar", "import", "--lang", "en", zero))
        .contains("more than 1000000 bytes");
    assertThat(
            Program.refusal(
                "due",
                "--lang",
                "en",
                "--after",
                "2026-12-31",
                "--working-days",
                "6",
                "--notice",
                zero))
        .contains("more than 1000000 bytes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_text_in_another_encoding_is_named() throws IOException {
    Path gbk = folder.resolve("gbk.txt");
    Files.write(gbk, "示例市司法局文件\n第一条 甲。\n".getBytes(Charset.forName("GBK")));
    Path wide = folder.resolve("wide.txt");
    Files.write(wide, "示例市司法局文件\n第一条 甲。\n".getBytes(StandardCharsets.UTF_16LE));
    String into = folder.resolve("pack").toString();
    assertThat(
            Program.refusal("new", "--lang", "en", "--text", gbk.toString(), "-o", into, "CN-33"))
        .contains("gbk.txt", "a text in GBK (GB 18030), such as \"示例市司法局文件\"");
    assertThat(Program.refusal("new", "--text", wide.toString(), "-o", into, "CN-33"))
        .contains("wide.txt", "UTF-16 编码的文本");
    assertThat(Program.refusal("calendar", "import", wide.toString())).contains("UTF-16");
  }

  @Test
  void an_edition_is_not_begun_where_a_file_stands() throws IOException {
    Path file = Files.writeString(folder.resolve("site"), "mine");
    for (Path into : List.of(file, file.resolve("below"))) {
      assertThat(Program.refusal("edition", "CN", "--plain", "-o", into.toString()))
          .contains(file.toString());
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void an_edition_replaces_an_earlier_one_and_nothing_else() throws IOException {
    Path into = Files.createDirectory(folder.resolve("site"));
    Path mine = Files.writeString(into.resolve("index.html"), "<h1>mine</h1>");
    assertThat(Program.refusal("edition", "CN", "--plain", "-o", into.toString()))
        .contains(into.toString(), "文件夹中有其他文件");
    assertThat(mine).hasContent("<h1>mine</h1>");
    Files.delete(mine);
    for (int round = 0; round < 2; round++) {
      Program.answer("edition", "CN-22", "--plain", "-o", into.toString());
    }
    assertThat(mine).content().contains("值班律师规则");
  }

  @Test
  void what_cannot_be_written_is_no_fault_of_the_program() throws IOException {
    Path into = folder.resolve("site");
    Program.answer("edition", "CN-22", "--plain", "-o", into.toString());
    Path page;
    try (Stream<Path> pages = Files.list(into)) {
      page = pages.filter(p -> !p.endsWith("index.html")).findFirst().orElseThrow();
    }
    Files.delete(page);
    Files.createDirectory(page);
    assertThat(Program.refusal("edition", "CN-22", "--plain", "-o", into.toString()))
        .contains("读写失败", page.toString());
  }
}
