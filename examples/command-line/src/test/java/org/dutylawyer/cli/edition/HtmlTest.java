package org.dutylawyer.cli.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.dutylawyer.text.Title;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void a_text_cannot_become_markup() {
    assertThat(new Html().el("p", "<script>alert(\"1\" & '2')</script>").toString())
        .isEqualTo("<p>&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</p>");
  }

  @Test
  void a_link_cannot_leave_its_attribute() {
    assertThat(new Html().link("a.html#\" onclick=\"x", "y").toString())
        .isEqualTo("<a href=\"a.html#&quot; onclick=&quot;x\">y</a>");
  }

  @Test
  void the_english_of_a_title_is_marked_as_english() {
    assertThat(new Html().both("p class=\"say\"", new Title("盲人", "blind")).toString())
        .isEqualTo("<p class=\"say\">盲人</p><p class=\"en\" lang=\"en\">blind</p>");
  }

  @Test
  void a_fragment_keeps_the_slashes_of_a_provision_and_escapes_the_rest() {
    assertThat(Html.fragment("19/2-a")).isEqualTo("19/2-a");
    assertThat(Html.fragment("三（一）2/1")).isEqualTo("%E4%B8%89%EF%BC%88%E4%B8%80%EF%BC%892/1");
  }
}
