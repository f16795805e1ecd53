package org.dutylawyer.casesystem;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.web.CaseModel;
import org.junit.jupiter.api.Test;
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
  @Autowired Cases cases;

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

  @Test
  void a_lawyer_of_another_region_is_named_in_no_case() throws Exception {
    String file =
        "{\"id\":\"%s\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}],"
            + "\"lawyers\":[{\"id\":\"chen-lu\",\"name\":\"陈路\"}%s]}";
    String far = ",{\"id\":\"wang-bo\",\"name\":\"王博\"}";
    web.perform(post("/api/v1/cases").with(as("police")).content(file.formatted("律-1", far)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems[0].where").value("$.lawyers[1].id"));
    web.perform(post("/api/v1/cases").with(as("police")).content(file.formatted("律-1", "")))
        .andExpect(status().isCreated());
    for (String account : List.of("police", "agency", "bureau")) {
      if (account.equals("agency")) {
        cases.addOrgan(accounts.loadUserByUsername("police"), "律-1", "aid-cq");
      }
      web.perform(
              put("/api/v1/cases/律-1")
                  .with(as(account))
                  .header("If-Match", "1")
                  .content(file.formatted("律-1", far)))
          .andExpect(status().isUnprocessableContent());
    }
    // Of no roster is of no region: whom a relative has retained, for instance.
    web.perform(
            put("/api/v1/cases/律-1")
                .with(as("police"))
                .header("If-Match", "1")
                .content(file.formatted("律-1", ",{\"id\":\"elsewhere\",\"name\":\"某律师\"}")))
        .andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "import", "-1", ".", "..", "_x", "a b", "a/b", "a;b", "a%b"})
  void a_number_that_addresses_something_else_is_refused(String number) throws Exception {
    web.perform(
            post("/api/v1/cases")
                .with(as("court"))
                .content(
                    "{\"id\":\""
                        + number
                        + "\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems[0].where").value("$.id"));
  }
}
