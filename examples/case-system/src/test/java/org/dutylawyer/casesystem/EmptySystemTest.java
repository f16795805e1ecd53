package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A system without made-up data: it begins with one account, which makes all that is needed. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest
@OnADay
@AutoConfigureMockMvc
@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:empty;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "case-system.demo=false",
      "case-system.first.organ=某某司法局"
    })
class EmptySystemTest {

  private static final Pattern TOLD = Pattern.compile("admin / (\\S{20}) ");
  private static final String PASSWORD = "a long enough password";

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired FirstAccount first;

  @Test
  void from_the_first_account_to_a_case_with_its_organ_and_its_lawyer(CapturedOutput output)
      throws Exception {
    assertThat(page("/login", new MockHttpSession())).doesNotContain(Demo.PASSWORD);
    Matcher told = TOLD.matcher(output.getAll());
    assertThat(told.find()).as("the first password is told at the first start").isTrue();
    MockHttpSession admin = login("admin", told.group(1));
    String organs = page("/accounts", admin);
    assertThat(organs).contains("某某司法局");
    make(
        admin,
        "/accounts/organs",
        "id",
        "police-1",
        "kind",
        "POLICE",
        "name",
        "渝江区公安分局",
        "jurisdiction",
        "CN-50");
    make(admin, "/lawyers", "id", "周敏", "name", "周敏", "firm", "某所", "jurisdiction", "CN-50");
    make(
        admin,
        "/accounts",
        "username",
        "li",
        "password",
        PASSWORD,
        "displayName",
        "李警官",
        "organ",
        "police-1");
    make(
        admin,
        "/accounts",
        "username",
        "zhou",
        "password",
        PASSWORD,
        "displayName",
        "周敏",
        "lawyer",
        "周敏");
    MockHttpSession police = login("li", PASSWORD);
    make(police, "/cases", "id", "案-1", "jurisdiction", "CN-50", "person", "某甲");
    assertThat(page("/cases/案-1", police)).contains("某甲");
    assertThat(page("/lawyers/周敏", admin)).contains("周敏");
    login("zhou", PASSWORD);
    assertThat(page("/audit", admin)).contains("新建单位", "新建律师", "新建账号");
    assertThat(accounts.loadUserByUsername("admin").jurisdiction())
        .as("what concerns all regions can be taken over")
        .isEqualTo(CaseUser.EVERYWHERE);
    first.make();
    assertThat(accounts.organs()).hasSize(2);
  }

  @Test
  void an_organ_or_a_lawyer_that_cannot_be_is_refused_and_what_was_entered_stays()
      throws Exception {
    var bureau = accounts.loadUserByUsername("admin");
    for (String[] wrong :
        new String[][] {
          {
            "/accounts/organs",
            "id",
            "Big Letters",
            "kind",
            "COURT",
            "name",
            "某某法院",
            "jurisdiction",
            "CN-50"
          },
          {
            "/accounts/organs",
            "id",
            "bureau",
            "kind",
            "COURT",
            "name",
            "某某法院",
            "jurisdiction",
            "CN-50"
          },
          {
            "/accounts/organs",
            "id",
            "court-99",
            "kind",
            "COURT",
            "name",
            "某某法院",
            "jurisdiction",
            "CN-99"
          },
          {
            "/accounts/organs",
            "id",
            "lawyer-1",
            "kind",
            "LAWYER",
            "name",
            "某某法院",
            "jurisdiction",
            "CN-50"
          },
          {"/lawyers", "id", "a/b", "name", "某某法院", "jurisdiction", "CN-50"},
          {"/lawyers", "id", "x", "name", "某某法院", "jurisdiction", "CN-99"},
          {"/lawyers", "id", "x", "name", "某某法院", "firm", "所".repeat(201), "jurisdiction", "CN-50"}
        }) {
      var request =
          post(wrong[0])
              .with(csrf())
              .with(
                  org.springframework.security.test.web.servlet.request
                      .SecurityMockMvcRequestPostProcessors.user(bureau));
      for (int i = 1; i < wrong.length; i += 2) {
        request.param(wrong[i], wrong[i + 1]);
      }
      assertThat(
              web.perform(request)
                  .andExpect(status().isUnprocessableContent())
                  .andReturn()
                  .getResponse()
                  .getContentAsString(StandardCharsets.UTF_8))
          .as(String.join(" ", wrong))
          .contains("value=\"某某法院\"", "内容有误");
    }
  }

  private MockHttpSession login(String name, String password) throws Exception {
    return (MockHttpSession)
        web.perform(formLogin().user(name).password(password))
            .andExpect(authenticated().withUsername(name))
            .andReturn()
            .getRequest()
            .getSession();
  }

  private String page(String path, MockHttpSession session) throws Exception {
    return web.perform(get(path).session(session))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private void make(MockHttpSession session, String path, String... fields) throws Exception {
    var request = post(path).session(session).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    web.perform(request).andExpect(redirectedUrlPattern(path.replace("/organs", "") + "**/**"));
  }
}
