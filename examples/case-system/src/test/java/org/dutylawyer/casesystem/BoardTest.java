package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Whose limits stand on which board, and how each is marked. */
@OnH2
class BoardTest {

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;
  @Autowired Answers answers;
  @Autowired Deadlines deadlines;

  private CaseUser account(String name) {
    return accounts.loadUserByUsername(name);
  }

  private String page(String account, String path) throws Exception {
    return web.perform(get(path).with(user(account(account))))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private void make(String id, String investigating, String... organs) {
    String day = answers.today().minusDays(3).toString();
    cases.create(
        account("police"),
        """
        {"id": "%s", "jurisdiction": "CN-50",
         "proceeding": {"stage": "investigation", "investigating-organ": "%s"},
         "persons": [{"id": "某甲", "custody": "detained", "counsel": "none"}],
         "events": [{"type": "first-interrogation", "person": "某甲", "at": "%s"},
           {"type": "custody-changed", "to": "detained", "person": "某甲", "at": "%s"},
           {"type": "duty-lawyer-requested", "person": "某甲", "at": "%s"}]}
        """
            .formatted(id, investigating, day, day, day),
        List.of(organs));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"police", "coast-guard", "prison", "state-security-organ", "military-organ"})
  void whoever_investigates_has_its_own_duties_before_it(String organ) {
    String id = "侦查-" + organ;
    make(id, organ, "aid-cq");
    assertThat(deadlines.of(account("police"), "", "", Locale.CHINESE))
        .extracting(l -> l.limit().caseId())
        .contains(id);
  }

  @Test
  void the_board_tells_one_organ_from_another_of_its_kind() throws Exception {
    accounts.add(new Accounts.Organ("police-2", Role.POLICE, "第二分局", "CN-50"));
    make("分局-1", "police");
    make("分局-2", "police", "police-2");
    assertThat(page("bureau", "/")).contains("分局-1", "分局-2", ">第二分局</option>");
    assertThat(page("bureau", "/?organ=police-2")).contains("分局-2").doesNotContain("分局-1");
    assertThat(page("bureau", "/?organ=police-cq")).contains("分局-1", "分局-2");
    assertThat(page("bureau", "/?organ=aid-cq")).doesNotContain("分局-2");
  }

  @Test
  void a_limit_says_where_it_stands() throws Exception {
    make("标记-1", "police");
    assertThat(page("bureau", "/?organ=police-cq"))
        .containsPattern("class=\"tag warn\">待核实</span>[^<]*<span>标记-1");
  }

  @Test
  void what_if_compares_with_the_day_that_the_page_shows() throws Exception {
    String day = answers.today().minusDays(20).toString();
    String shown = page("bureau", "/cases/渝江检-0076?asOf=" + day);
    assertThat(shown).contains("name=\"from\" value=\"" + day + "\"");
    assertThat(page("bureau", "/cases/渝江检-0076/what-if?from=" + day + "&asOf=" + day))
        .contains("答复不变");
    assertThat(page("bureau", "/cases/渝江检-0076/what-if?from=" + day + "&asOf=" + answers.today()))
        .doesNotContain("答复不变");
  }

  @Test
  void a_day_or_a_number_is_stored_when_it_is_complete() throws Exception {
    cases.create(
        account("bureau"),
        """
        {"id": "日期-1", "jurisdiction": "CN-50", "proceeding": {"stage": "investigation"},
         "persons": [{"id": "某甲"}],
         "events": [{"id": "e1", "type": "duty-lawyer-requested", "person": "某甲"},
           {"id": "e2", "type": "help-notice-received", "person": "某甲"}]}
        """,
        List.of("police-cq"));
    String shown = page("police", "/cases/日期-1");
    List<String> forms =
        java.util.regex.Pattern.compile("<form class=\"question\".*?</fieldset>", 32)
            .matcher(shown)
            .results()
            .map(m -> m.group())
            .toList();
    assertThat(forms).isNotEmpty().anyMatch(f -> f.contains("type=\"date\""));
    for (String form : forms) {
      boolean typed = form.contains("type=\"date\"") || form.contains("type=\"number\"");
      assertThat(form).contains(typed ? "hx-trigger=\"submit\"" : "hx-trigger=\"change, submit\"");
    }
  }
}
