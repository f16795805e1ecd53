package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that does not parse is refused in plain words, where the author went wrong. */
class SyntaxErrorTest {

  private static List<Problem> form(PackFiles pack) {
    return PackCheck.of(Set.of(Step.FORM), 0)
        .check(pack, List.of())
        .step(Step.FORM)
        .orElseThrow()
        .problems();
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Person()            | Person(              | 12:5  | 'Fact'       | ) for the ( in line 11, column 21",
        "$person : Person()  | $person Person()     | 11:13 | 'Person'     | : after $person",
        "\"counsel\", value  | \"counsel\" value    | 12:44 | 'value'      | a , or a ) before it",
        "name == \"counsel\" | name = \"counsel\"   | 12:31 | '='          | == to compare",
        "\"none\" )          | \"none\" ) )         | 12:63 | ')'          | a ( before it that it closes",
        "\"none\" )          | \"none )             | 12:54 | \"none ) that does not end | a closing \" on the same line",
        "\"none\" )          | \"none”  )           | 12:54 | \"none”  ) that does not end | an ordinary \" at its end, not ”",
        "Fact( of            | Fact（ of            | 12:9  | the full-width bracket （ | the half-width (",
        "\"counsel\",        | \"counsel\"，         | 12:43 | the full-width comma ， | the half-width ,",
        "when                | wenn                 | 10:1  | 'wenn'       | metadata such as @Provision( \"…\" ), or when",
        "then                | them                 | 14:5  | 'insert'     | then",
        "end                 | ende                 | 16:1  | the end of the file | end",
        "rule \"             | rules \"             | 7:1   | 'rules'      | import or rule \"name\"",
        "package             | pakage               | 1:1   | 'pakage'     | package and the name of the pack's package, first",
      })
  void a_slip_is_told_where_it_is_and_what_is_missing(
      String words, String others, String place, String found, String expected) {
    List<Problem> problems = form(MiniPack.with("art-01.drl", words.strip(), others.strip()));
    assertThat(problems)
        .first()
        .satisfies(
            p -> {
              assertThat(p.where()).isEqualTo("mini/art-01.drl:" + place);
              assertThat(p.found().en()).isEqualTo(found);
              assertThat(p.expected().en()).isEqualTo(expected);
            });
    assertThat(problems)
        .allSatisfy(
            p -> {
              assertThat(p.message(Locale.CHINESE)).contains("发现", "应为").doesNotContain("ERR");
              assertThat(p.message(Locale.ENGLISH)).doesNotContain("ERR", "mismatched");
            });
  }

  @Test
  void the_same_in_Chinese() {
    assertThat(form(MiniPack.with("art-01.drl", "Person()", "Person(")))
        .extracting(p -> p.message(Locale.CHINESE))
        .containsExactly("mini/art-01.drl:12:5：发现 “Fact”，应为 与第 11 行第 21 列的 ( 对应的 )。");
  }

  @Test
  void a_run_of_blanks_from_a_web_page_is_told_once_and_by_its_number() {
    assertThat(form(MiniPack.with("art-01.drl", "    $person", "\u00a0\u00a0\u00a0 $person")))
        .extracting(p -> p.message(Locale.CHINESE))
        .containsExactly("mini/art-01.drl:11:1：发现 特殊空格 U+00A0，应为 半角空格。");
    assertThat(form(MiniPack.with("art-01.drl", "    $person", "　　$person")))
        .extracting(p -> p.message(Locale.CHINESE))
        .containsExactly("mini/art-01.drl:11:1：发现 特殊空格 U+3000，应为 半角空格。");
  }

  @Test
  void a_comment_without_its_end_is_told_where_it_begins() {
    assertThat(form(MiniPack.with("art-01.drl", "rule \"", "/* rule \"")))
        .extracting(p -> p.message(Locale.CHINESE))
        .containsExactly("mini/art-01.drl:7:1：发现 没有结束的注释 /*，应为 注释末尾的 */。");
  }

  @Test
  void problems_stand_in_the_order_of_their_files_and_lines() {
    PackFiles bad = MiniPack.with("art-03.drl", "\"training-hours\"", "\"training-hour\"");
    bad = MiniPack.with(bad, "art-02.drl", "\"legal-aid-agency\"", "\"legal-aid-agencies\"");
    bad = MiniPack.with(bad, "art-02.drl", "\"help-notice-received\"", "\"help-notice-recieved\"");
    assertThat(form(bad))
        .extracting(p -> p.where().replaceAll(":\\d+$", ""))
        .startsWith("mini/art-02.drl:12")
        .endsWith("mini/art-03.drl:12")
        .isSorted();
  }

  @Test
  void a_pack_that_is_required_and_absent_is_told_with_its_line() {
    PackFiles alone = MiniPack.with("pack.yaml", "id: CN\n", "id: CN-500100\nrequires: [CN-50]\n");
    assertThat(form(alone)).extracting(Problem::where).containsExactly("mini/pack.yaml:2");
  }
}
