package org.dutylawyer.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstrumentTextTest {

  private static final InstrumentText TEXT =
      InstrumentText.parse(
          """
          为保障权利，制定本规定。

          ## 第十九条

          第一款。

          第二款：
          - （一）第一项
          """,
          "instrument.md");

  private static String cite(String path, boolean chinese) {
    return TEXT.cite(NormId.parse("试验〔2025〕1号/" + path), chinese);
  }

  @Test
  void a_norm_is_cited_by_article_paragraph_and_item() {
    assertThat(cite("19/2/1-a", true)).isEqualTo("第十九条第二款第（一）项");
    assertThat(cite("19/2/1-a", false)).isEqualTo("Article 19(2)(1)");
  }

  @Test
  void what_stands_before_the_first_article_is_cited_as_the_preamble() {
    assertThat(cite("0/1", true)).isEqualTo("序言");
    assertThat(cite("0/1", false)).isEqualTo("Preamble");
  }

  @Test
  void a_line_of_a_form_ends_a_clause_and_a_wrapped_line_does_not() {
    InstrumentText form =
        InstrumentText.parse("## 第一条\n\n附：起诉书副本一份  \n联系人：____\n\n应当及时\n通知家属。\n", "instrument.md");
    NormId first = NormId.parse("试验〔2025〕1号/1/1");
    NormId second = NormId.parse("试验〔2025〕1号/1/2");
    assertThat(form.isBounded(first, "附：起诉书副本一份")).isTrue();
    assertThat(form.words(first)).contains("附：起诉书副本一份 联系人：____");
    assertThat(form.words(second)).contains("应当及时通知家属。");
    assertThat(form.isBounded(second, "应当及时")).isFalse();
  }
}
