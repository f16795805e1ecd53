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
}
