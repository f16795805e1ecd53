package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.spring.DutyLawyerMetrics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** More requests than connections: told as what it is, and as rare as can be. */
@OnH2
@DirtiesContext
@TestPropertySource(
    properties = {
      "spring.datasource.hikari.maximum-pool-size=3",
      "spring.datasource.hikari.connection-timeout=1000"
    })
class BusyTest {

  private static final int CONNECTIONS = 3;
  private static final int WRITERS = 6;

  @Autowired MockMvc web;
  @MockitoSpyBean Accounts accounts;
  @Autowired Tokens tokens;
  @Autowired Cases cases;
  @Autowired DataSource pool;
  @Autowired JdbcClient db;
  @MockitoSpyBean DutyLawyerMetrics metrics;

  @Test
  void a_pool_without_a_free_connection_is_busy_and_not_a_lost_database() throws Exception {
    CaseUser bureau = accounts.loadUserByUsername("bureau");
    String token = tokens.make(bureau, Tokens.Kind.API, "x");
    List<Connection> held = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        held.add(pool.getConnection());
      }
      web.perform(get("/api/v1/cases").with(user(bureau)))
          .andExpect(status().isServiceUnavailable())
          .andExpect(header().string("Retry-After", "2"))
          .andExpect(jsonPath("$.type").value("urn:duty-lawyer:problem:busy"));
      web.perform(get("/api/v1/cases").header("Authorization", "Bearer " + token))
          .andExpect(status().isServiceUnavailable())
          .andExpect(jsonPath("$.title").value(org.hamcrest.Matchers.containsString("繁忙")));
      assertThat(
              web.perform(get("/cases").with(user(bureau)))
                  .andExpect(status().isServiceUnavailable())
                  .andReturn()
                  .getResponse()
                  .getContentAsString(StandardCharsets.UTF_8))
          .contains("系统繁忙")
          .doesNotContain("无法连接");
    } finally {
      for (Connection one : held) {
        one.close();
      }
    }
    web.perform(get("/api/v1/cases").with(user(bureau))).andExpect(status().isOk());
  }

  @Test
  void nothing_is_shown_to_an_account_that_may_be_closed_by_now() throws Exception {
    CaseUser police = accounts.loadUserByUsername("police");
    Accounts asked = AopTestUtils.getUltimateTargetObject(accounts);
    doThrow(new QueryTimeoutException("busy")).when(asked).find(police.id());
    assertThat(
            web.perform(get("/interface").with(user(police)))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("系统繁忙");
    doCallRealMethod().when(asked).find(police.id());
    web.perform(get("/interface").with(user(police))).andExpect(status().isOk());
  }

  @Test
  void no_connection_is_held_while_rules_are_worked_out() throws Exception {
    AtomicInteger worked = new AtomicInteger();
    List<String> wrong = new ArrayList<>();
    doAnswer(
            call -> {
              worked.incrementAndGet();
              if (TransactionSynchronizationManager.isActualTransactionActive()) {
                wrong.add(new Throwable().getStackTrace()[0].toString());
              }
              return call.callRealMethod();
            })
        .when(metrics)
        .timed(any(), any());
    CaseUser police = accounts.loadUserByUsername("police");
    String file = "{\"id\":\"繁忙-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    web.perform(
            post("/api/v1/cases").with(user(police)).header("Idempotency-Key", "b1").content(file))
        .andExpect(status().isCreated());
    web.perform(
            post("/api/v1/cases/繁忙-1/events")
                .with(user(police))
                .content("{\"type\":\"legal-advice-given\",\"at\":\"2026-01-05\"}"))
        .andExpect(status().isCreated());
    web.perform(
            post("/cases/繁忙-1/facts")
                .with(user(police))
                .with(csrf())
                .param("version", "2")
                .param("fact/person/sight/某甲", "blind"))
        .andExpect(status().is3xxRedirection());
    web.perform(get("/cases/繁忙-1").with(user(police))).andExpect(status().isOk());
    db.sql("delete from deadline_state").update();
    web.perform(get("/").with(user(police))).andExpect(status().isOk());
    assertThat(worked.get()).isGreaterThanOrEqualTo(3);
    assertThat(wrong).isEmpty();
  }

  @Test
  void writers_of_one_case_that_name_no_version_all_get_through() throws Exception {
    CaseUser police = accounts.loadUserByUsername("police");
    cases.create(
        police,
        "{\"id\":\"繁忙-2\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}",
        List.of());
    var threads = Executors.newFixedThreadPool(2);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String day = "2026-01-0" + (i + 1);
      all.add(
          threads.submit(
              () ->
                  cases.edit(
                      police,
                      "繁忙-2",
                      OptionalLong.empty(),
                      "FACTS",
                      f -> f.person("某" + day, "", ""))));
    }
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();
    assertThat(cases.get(police, "繁忙-2").version()).isEqualTo(WRITERS + 1);
  }
}
