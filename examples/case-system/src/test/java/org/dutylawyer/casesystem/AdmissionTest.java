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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Which cases are taken in: numbers as organs write them, and lawyers of the region. */
@OnH2
@DirtiesContext // its regions ask for each other's cases, of which their logs tell
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
  void two_regions_use_the_same_number_and_neither_learns_of_the_other() throws Exception {
    String file =
        "{\"id\":\"同号-1\",\"name\":\"案-%1$s\",\"jurisdiction\":\"%1$s\",\"persons\":[{\"id\":\"某甲\"}]}";
    for (String[] one : new String[][] {{"police", "CN-50"}, {"jilin", "CN-22"}}) {
      for (int status : new int[] {201, 409}) {
        web.perform(post("/api/v1/cases").with(as(one[0])).content(file.formatted(one[1])))
            .andExpect(status().is(status));
      }
    }
    for (String[] one :
        new String[][] {{"police", "CN-50", "CN-22"}, {"jilin", "CN-22", "CN-50"}}) {
      web.perform(get("/api/v1/cases/同号-1").with(as(one[0])))
          .andExpect(jsonPath("$.jurisdiction").value(one[1]));
      web.perform(get("/api/v1/cases/{id}", one[1] + ":同号-1").with(as(one[0])))
          .andExpect(status().isOk());
      web.perform(get("/api/v1/cases/{id}", one[2] + ":同号-1").with(as(one[0])))
          .andExpect(status().isNotFound());
      for (String path : List.of("/cases?search=同号", "/cases/同号-1", "/cases/同号-1/answers")) {
        web.perform(get(path).with(as(one[0])))
            .andExpect(status().isOk())
            .andExpect(
                content()
                    .string(
                        org.hamcrest.Matchers.not(
                            org.hamcrest.Matchers.containsString("案-" + one[2]))));
      }
      web.perform(
              post("/api/v1/cases/同号-1/events")
                  .with(as(one[0]))
                  .content("{\"type\":\"duty-lawyer-requested\",\"person\":\"某甲\"}"))
          .andExpect(status().isCreated())
          .andExpect(jsonPath("$.jurisdiction").value(one[1]));
    }
    // Not even the log of one tells who was refused the number in the other.
    web.perform(get("/cases/同号-1").with(as("court"))).andExpect(status().isNotFound());
    web.perform(get("/audit").with(as("jilin")))
        .andExpect(
            content()
                .string(
                    org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(">court<"))));
    // Whoever sees both says which.
    web.perform(get("/api/v1/cases/同号-1").with(as("ministry")))
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.addresses")
                .value(org.hamcrest.Matchers.containsInAnyOrder("CN-50:同号-1", "CN-22:同号-1")));
    web.perform(get("/cases/同号-1").with(as("ministry")))
        .andExpect(status().isConflict())
        .andExpect(
            content().string(org.hamcrest.Matchers.containsString("CN-22:%E5%90%8C%E5%8F%B7-1")));
    for (String region : List.of("CN-50", "CN-22")) {
      web.perform(get("/cases/{id}", region + ":同号-1").with(as("ministry")))
          .andExpect(status().isOk())
          .andExpect(content().string(org.hamcrest.Matchers.containsString("案-" + region)));
    }
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
