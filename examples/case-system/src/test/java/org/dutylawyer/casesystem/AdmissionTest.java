package org.dutylawyer.casesystem;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.web.CaseModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Which cases are taken in: numbers as organs write them, and lawyers of the region. */
@OnH2
class AdmissionTest {

  @Autowired MockMvc web;
  @Autowired Accounts accounts;

  private RequestPostProcessor as(String name) {
    return user(accounts.loadUserByUsername(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "（2026）渝0112刑初123号",
        "(2026)渝0112刑初124号",
        "〔2026〕渝检刑诉1号",
        "[2026]渝检刑诉2号",
        "【2026】渝检刑诉3号",
        "渝江公（刑）立字〔2026〕123号",
        "newcastle"
      })
  void a_number_is_taken_in_as_courts_and_organs_write_it(String number) throws Exception {
    web.perform(
            post("/cases")
                .with(as("court"))
                .with(csrf())
                .param("id", number)
                .param("jurisdiction", "CN-50")
                .param("person", "某乙"))
        .andExpect(status().is3xxRedirection());
    web.perform(get(URI.create(CaseModel.path(number))).with(as("court")))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString(number)));
    web.perform(get("/api/v1/cases/{id}", number).with(as("court")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "import", "-1", ".", "..", "_x", "a b", "a/b", "a;b", "a%b"})
  void a_number_that_addresses_something_else_is_refused(String number) throws Exception {
    web.perform(
            post("/api/v1/cases")
                .with(as("court"))
                .content(
                    "{\"id\":\"" + number + "\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems[0].where").value("$.id"));
  }
}
