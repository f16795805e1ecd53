package org.dutylawyer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inputs of the kinds that users of other readers of JSON and YAML report as faults there: crashed
 * on, read as something else, or refused without a reason.
 */
class ReportedElsewhereTest {

  private static CaseFile read(byte[] bytes) {
    return new CaseFileReader(Vocabulary.core()).read(CaseFileText.of(bytes, "case.json"));
  }

  private static String refusal(String json) {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class, () -> read(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused).as(json).isNotNull();
    assertThat(refused.problems().get(0).where()).contains("case.json");
    return refused.getMessage();
  }

  private static String person(String members) {
    return "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p\"" + members + " } ] }";
  }

  /** A trailing comma, a comment, single quotes, numbers that are none, a document cut off. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"jurisdiction\": \"CN\", }",
        "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p\" }, ] }",
        "{ \"jurisdiction\": \"CN\" // national\n }",
        "{ 'jurisdiction': 'CN' }",
        "{ jurisdiction: \"CN\" }",
        "{ \"jurisdiction\": \"CN\", \"x\": NaN }",
        "{ \"jurisdiction\": \"CN\", \"x\": Infinity }",
        "{ \"jurisdiction\": \"CN\", \"x\": 01 }",
        "{ \"jurisdiction\": \"CN\", \"x\": +1 }",
        "{ \"jurisdiction\": \"CN\", \"x\": .5 }",
        "{ \"jurisdiction\": \"CN\"",
        "{ \"jurisdiction\": \"CN",
        "{ \"jurisdiction\": \"C\\xN\" }",
        "{ \"jurisdiction\": \"CN\" } { \"jurisdiction\": \"CN\" }",
        "{ \"jurisdiction\": \"CN\"\n\u0000 }",
        "\"CN\"",
        "null"
      })
  void what_is_no_JSON_is_refused_with_its_place(String json) {
    refusal(json);
  }

  @Test
  void ten_thousand_brackets_overflow_no_stack() {
    assertThat(refusal("[".repeat(10_000))).contains("16");
    assertThat(refusal("{ \"jurisdiction\": " + "{\"a\":".repeat(10_000))).contains("16");
  }

  /** Numbers that a reader could round, overflow or take for text. */
  @ParameterizedTest
  @ValueSource(strings = {"1e400", "9007199254740993", "-1", "4.5", "\"4\"", "true", "1E-2"})
  void a_number_that_is_no_count_is_refused(String number) {
    assertThat(
            refusal(
                "{ \"jurisdiction\": \"CN\", \"lawyers\": [ { \"id\": \"l\", \"training-hours\": "
                    + number
                    + " } ] }"))
        .contains("training-hours");
  }

  @Test
  void a_key_given_twice_is_never_the_last_one_silently() {
    assertThat(refusal(person(", \"counsel\": \"none\", \"counsel\": \"assigned\"")))
        .contains("a second \"counsel\"");
  }

  /** Dates that lenient parsers roll over, or read with day and month exchanged. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29", "2025-02-30", "2025-04-31", "2025-13-01", "2025-00-10", "2025-10-00",
        "02/30/2014", "31/12/2021", "12/31/2021", "2013-09-31", "2012-03-40", "2025-10-09T27:45",
        "2025-10-09T23:60", "2025-10-09T09:30:60", "20251009", "1760000000", "2025-W41-4",
            "25-10-09"
      })
  void a_day_that_does_not_exist_or_could_be_two_is_refused(String day) {
    assertThat(
            refusal(
                "{ \"jurisdiction\": \"CN\", \"events\": [ { \"type\": \"hearing\", \"at\": \""
                    + day
                    + "\" } ] }"))
        .contains("$.events[0].at");
  }

  /** Encodings that spreadsheets and editors write. */
  @ParameterizedTest
  @CsvSource({"GBK,GBK", "GB18030,GBK", "UTF-16LE,UTF-16", "UTF-32,UTF-32"})
  void another_encoding_is_named(String charset, String named) {
    byte[] bytes = person(", \"name\": \"犯罪嫌疑人王某\"").getBytes(Charset.forName(charset));
    byte[] marked =
        charset.equals("UTF-32")
            ? ("\uFEFF" + person("")).getBytes(Charset.forName("UTF-32LE"))
            : bytes;
    BadInputException refused = catchThrowableOfType(BadInputException.class, () -> read(marked));
    assertThat(refused.getMessage()).contains(named);
  }

  @Test
  void a_mark_of_the_byte_order_is_skipped_on_top_and_shown_inside() {
    assertThat(read(("\uFEFF" + person("")).getBytes(StandardCharsets.UTF_8)).persons()).hasSize(1);
    assertThat(refusal("{ \uFEFF\"jurisdiction\": \"CN\" }")).contains("U+FEFF");
  }

  /** The words of YAML 1.1 that other readers take for truth, octal, time or nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "NO",
        "yes",
        "on",
        "off",
        "y",
        "010",
        "0o10",
        "0x1F",
        "1_000",
        "12:30:45",
        "1e3"
      })
  void a_word_of_YAML_is_what_is_written(String word) {
    assertThat(Yaml.parse("value: " + word, "pack.yaml").get("value").json().isTextual()).isTrue();
    assertThat(Yaml.parse("value: " + word, "pack.yaml").get("value").text()).isEqualTo(word);
  }

  /** Repeated keys, merges, aliases, several documents, tabs, marks of Chinese typing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: CN\nid: CN-50",
        "a: &x [1]\nb: *x",
        "a: 1\n---\nb: 2",
        "a:\n\t- 1",
        "a: !!java.net.URL [http://localhost]\nb: [",
        "a: 'b",
        "? [a, b]\n: c\nd: [",
        "{ a: 1"
      })
  void YAML_that_means_two_things_is_refused_with_its_line(String yaml) {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class, () -> Yaml.parse(yaml, "pack.yaml").map().get("d").text());
    assertThat(refused).as(yaml).isNotNull();
    assertThat(refused.problems().get(0).where()).matches("pack\\.yaml:\\d+");
  }

  @Test
  void a_full_width_colon_is_named() {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class, () -> Yaml.parse("id：CN-50", "pack.yaml").get("id"));
    assertThat(refused.getMessage()).contains("the full-width marks ：");
  }
}
