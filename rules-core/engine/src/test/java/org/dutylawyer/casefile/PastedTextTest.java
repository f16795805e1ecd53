package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutylawyer.casefile.Words.VOCABULARY;
import static org.dutylawyer.casefile.Words.chinese;
import static org.dutylawyer.casefile.Words.english;
import static org.dutylawyer.casefile.Words.problems;
import static org.dutylawyer.casefile.Words.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste from Windows, web pages, PDF and chats: read as meant, or refused by name. */
class PastedTextTest {

  private static final String CASE =
      "{ \"jurisdiction\": \"CN\",\n\"persons\": [ { \"id\": \"p1\", \"name\": \"王小明\" } ] }\n";

  private static CaseFile ofBytes(byte[] bytes) {
    return new CaseFileReader(VOCABULARY).read(CaseFileText.of(bytes, "case.json"));
  }

  private static byte[] marked(byte[] mark, byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(mark);
    bytes.writeBytes(text);
    return bytes.toByteArray();
  }

  private static String named(String id, String name) {
    return "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \""
        + id
        + "\", \"name\": \""
        + name
        + "\" } ] }";
  }

  // ---- encodings and line ends --------------------------------------------------------------

  @Test
  void a_byte_order_mark_and_the_line_ends_of_Windows_change_nothing() {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    byte[] text = CASE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(ofBytes(marked(mark, text))).isEqualTo(read(CASE));
    assertThat(CaseFileText.of(marked(mark, text), "case.json").jurisdiction()).isEqualTo("CN");
    assertThat(read("\uFEFF" + CASE)).isEqualTo(read(CASE));
  }

  @Test
  void a_file_in_GBK_is_recognised_and_named_with_its_first_Chinese_words() {
    byte[] gbk = CASE.getBytes(Charset.forName("GBK"));
    assertThat(english(() -> ofBytes(gbk)))
        .containsExactly(
            "case.json:2: found a text in GBK (GB 18030), such as \"王小明\", expected a text in"
                + " UTF-8 (save it as UTF-8).");
    assertThat(chinese(() -> ofBytes(gbk)).get(0))
        .contains("GBK（GB 18030）编码的文本，如 \"王小明\"", "请另存为 UTF-8");
  }

  @Test
  void other_bytes_are_not_guessed_to_be_GBK() {
    byte[] latin = CASE.replace("王小明", "Müller").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(english(() -> ofBytes(latin)))
        .containsExactly(
            "case.json:2: found bytes that are not UTF-8: 0xFC, expected a text in UTF-8 (save it"
                + " as UTF-8).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void a_file_in_UTF_16_is_named_with_or_without_its_mark(String charset) {
    assertThat(english(() -> ofBytes(CASE.getBytes(Charset.forName(charset)))))
        .containsExactly(
            "case.json: found a text in UTF-16, expected a text in UTF-8 (save it as UTF-8).");
  }

  // ---- marks of Chinese typing --------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ “jurisdiction”: \"CN\" }|“ U+201C where JSON has \"",
        "{ \"jurisdiction\"：\"CN\" }|： U+FF1A where JSON has :",
        "{ \"jurisdiction\": \"CN\"，\"id\": \"a\" }|， U+FF0C where JSON has ,",
        "｛ \"jurisdiction\": \"CN\" }|｛ U+FF5B where JSON has {",
        "{ \"jurisdiction\": \"CN”, \"id\": \"a\" }|” U+201D where JSON has \"",
      })
  void a_full_width_mark_in_place_of_one_of_JSON_is_named(String json, String mark) {
    assertThat(problems(json)).first().asString().contains("the full-width mark " + mark);
  }

  @Test
  void a_space_of_a_web_page_between_the_marks_of_JSON_is_named() {
    assertThat(problems("{\u00A0\"jurisdiction\": \"CN\" }"))
        .singleElement()
        .asString()
        .contains("with the character U+00A0");
  }

  // ---- look-alikes --------------------------------------------------------------------------

  @Test
  void a_word_with_a_letter_of_another_alphabet_is_shown_by_its_code_points() {
    assertThat(
            problems("{ \"jurisdiction\": \"CN\", \"proceeding\": { \"stage\": \"tri\u0430l\" } }"))
        .containsExactly(
            "case.json:1 $.proceeding.stage: found \"tri\u0430l\" (looks the same: here U+0430,"
                + " expected U+0061), expected a value of stage: \"investigation\", \"trial\" or"
                + " \"unknown\"; did you mean \"trial\"?");
  }

  @Test
  void a_person_referred_to_in_decomposed_letters_is_refused_with_code_points() {
    String json =
        "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"Jos\u00e9\" } ], \"events\": [ {"
            + " \"type\": \"hearing\", \"person\": \"Jose\u0301\" } ] }";
    assertThat(problems(json))
        .singleElement()
        .asString()
        .contains("looks the same: here U+0065 U+0301, expected U+00E9");
  }

  @ParameterizedTest
  @CsvSource({
    "Ｐ1,P1",
    "\u0420\u0031,P1",
    "\u2F08甲,人甲",
    "甲\u2010乙,甲-乙",
    "葛\uDB40\uDD00某,葛某",
    "葛\uFE00某,葛某",
    "\u2EE2某,马某",
    "\u2EA0某,民某",
    "张\u25CB,张〇",
    "张\u25EF,张〇",
    "阿\u2022买,阿·买",
    "阿\u30FB买,阿·买",
    "阿\u2027买,阿·买",
    "张\u2014,张一",
    "张\u30FC,张一",
    "张  三,张 三",
    "\uFB01甲,fi甲",
    "Ⅳ甲,IV甲"
  })
  void ids_that_look_the_same_are_refused(String one, String other) {
    String json =
        "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \""
            + other
            + "\" }, { \"id\": \""
            + one
            + "\" } ] }";
    assertThat(problems(json))
        .singleElement()
        .asString()
        .contains("looks the same", "an id that one can tell from that at $.persons[0].id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u034F", "\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "\u17B4"})
  void an_id_has_no_character_that_nobody_sees(String empty) {
    assertThat(
            problems(
                "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"a" + empty + "\" } ] }"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"阿\u2022买,阿·买,U+2022", "葛\uDB40\uDD00某,葛某,U+E0100", "\u2EE2某,马某,U+2EE2"})
  void a_reference_that_looks_the_same_is_told_by_its_code_points(
      String written, String id, String point) {
    assertThat(
            problems(
                "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \""
                    + id
                    + "\" }, { \"id\": \"乙\" } ], \"events\": [ { \"type\": \"arrested\", \"at\":"
                    + " \"2025-10-10\", \"person\": \""
                    + written
                    + "\" } ] }"))
        .anySatisfy(p -> assertThat(p).contains("looks the same: here " + point));
  }

  @Test
  void a_key_with_a_character_that_nobody_sees_is_no_missing_key() {
    assertThat(problems("{ \"juris\u200Bdiction\": \"CN\" }"))
        .anySatisfy(
            p -> assertThat(p).contains("no \"jurisdiction\" (looks the same: here U+200B)"));
  }

  // ---- names --------------------------------------------------------------------------------

  /** Extensions A to J, a code point that no Unicode has yet, Mongolian and Persian joiners. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "王\u3400", "王\uD840\uDC00", "王\uD87A\uDFF0", "王\uD888\uDC00", "王\uD88D\uDC7F",
        "王\uD8BF\uDC00", "ᠮᠣᠩᠭᠣᠯ\u180Eᠠ", "علی\u200Cرضا", "阿布都·热合曼", "葛\uDB40\uDD00城"
      })
  void a_name_has_any_character_that_Unicode_gave_or_will_give(String name) {
    assertThat(read(named("p1", name)).persons().get(0).name()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"王\u202E小", "王\\u0007", "王\u200B", "\\ud800", "王\u00AD小", "王\uFDD0", "\u200C王"})
  void a_name_with_a_character_that_nobody_sees_is_refused(String name) {
    assertThat(problems(named("p1", name)))
        .singleElement()
        .asString()
        .contains("$.persons[0].name", "visible characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"王\uE863", "王\uFFFD"})
  void a_name_whose_character_is_nobodys_is_refused_with_what_to_do(String name) {
    assertThat(problems(named("p1", name)))
        .singleElement()
        .asString()
        .contains("looks different on each machine");
  }

  // ---- dates --------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "2025年10月9日,2025-10-09",
    "2025/10/9,2025-10-09",
    "2025.10.09,2025-10-09",
    "20251009,2025-10-09",
    "２０２５－１０－０９,2025-10-09",
    "2025-10-09 9:30,2025-10-09T09:30",
    "2025\u201110\u201109,2025-10-09"
  })
  void a_date_as_people_write_it_is_refused_with_the_one_that_is_meant(
      String written, String meant) {
    assertThat(problems(event(written)))
        .singleElement()
        .asString()
        .endsWith("did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"03/04/2025", "2025-13-40", "25-10-09", "20251309", "", "2025-10-09T25:00"})
  void a_date_that_could_mean_several_days_or_none_is_refused_without_a_guess(String written) {
    assertThat(problems(event(written))).singleElement().asString().doesNotContain("did you mean");
  }

  private static String event(String at) {
    return "{ \"jurisdiction\": \"CN\", \"events\": [ { \"type\": \"hearing\", \"at\": \""
        + at
        + "\" } ] }";
  }

  // ---- jurisdiction -------------------------------------------------------------------------

  @Test
  void no_jurisdiction_is_assumed() {
    for (String json :
        List.of("{}", "[]", "{ \"jurisdiction\": \"CN-99\" }", "{ \"jurisdiction\": 50 }")) {
      assertThat(english(() -> CaseFileText.of(json, "case.json").jurisdiction())).hasSize(1);
    }
    assertThat(
            english(
                () ->
                    CaseFileText.of(
                            "{ \"jurisdiction\": \"CN-50\",\n\"jurisdiction\": \"CN\" }",
                            "case.json")
                        .jurisdiction()))
        .containsExactly(
            "case.json:2 $.jurisdiction: found a second \"jurisdiction\", expected it once.");
  }
}
