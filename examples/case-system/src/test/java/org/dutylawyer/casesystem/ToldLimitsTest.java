package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.api.Outbox;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Limits that are told to other systems: none is lost, whatever stands before it. */
@OnH2
@DirtiesContext
class ToldLimitsTest {

  private static final int PAGE = 200;

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;
  @Autowired Clock clock;

  @BeforeEach
  void nothing_is_open() {
    db.sql("delete from outbox").update();
  }

  private void add(String uid, String actor) {
    db.sql(
            """
            insert into outbox (case_id, uid, last_day, kind, actor, payload, created_at, attempts)
            values ('CN-50:渝江侦-0117', ?, date '2026-01-05', 'late', ?, ?, current_timestamp, 0)
            """)
        .params(uid, actor, "{\"actorWord\":\"" + actor + "\",\"uid\":\"" + uid + "\"}")
        .update();
  }

  private JsonNode poll(String account, long after) throws Exception {
    return json.readTree(
        web.perform(
                get("/api/v1/notifications?after=" + after)
                    .with(user(accounts.loadUserByUsername(account))))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8));
  }

  @Test
  void a_poll_finds_its_own_behind_any_number_of_others() throws Exception {
    for (int i = 0; i < PAGE + 20; i++) {
      add("agency-" + i, "legal-aid-agency");
    }
    add("own", "police");
    JsonNode told = poll("police", 0);
    assertThat(told.size()).isEqualTo(1);
    assertThat(told.get(0).path("limit").path("uid").asString()).isEqualTo("own");
    JsonNode first = poll("bureau", 0);
    assertThat(first.size()).isEqualTo(PAGE);
    JsonNode rest = poll("bureau", first.get(PAGE - 1).path("id").asLong());
    assertThat(rest.size()).isEqualTo(21);
  }

  private Outbox to(int port) {
    return new Outbox(
        db,
        json,
        clock,
        new CaseSystemProperties(
            Path.of("."),
            false,
            3,
            180,
            1,
            1,
            URI.create("http://localhost:" + port + "/"),
            "a secret of more than sixteen",
            new CaseSystemProperties.First("admin", "", "司法局")));
  }

  private static void send(Outbox outbox) {
    ReflectionTestUtils.invokeMethod(outbox, "send");
  }

  private static HttpServer server(List<String> got, String refused) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean takes = refused.isEmpty() || !body.contains(refused);
          if (takes) {
            got.add(body);
          }
          exchange.sendResponseHeaders(takes ? 204 : 400, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int nobodysPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void a_webhook_that_was_away_for_hours_gets_all_of_them_when_it_is_back() throws Exception {
    for (int i = 0; i < 3; i++) {
      add("limit-" + i, "police");
    }
    Outbox away = to(nobodysPort());
    for (int i = 0; i < 40; i++) {
      send(away);
    }
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer server = server(got, "");
    try {
      send(to(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
    assertThat(got).hasSize(3);
  }

  @Test
  void one_that_is_refused_keeps_no_other_back_and_is_tried_again() throws Exception {
    add("refused", "police");
    add("taken", "police");
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer server = server(got, "\"refused\"");
    try {
      Outbox outbox = to(server.getAddress().getPort());
      send(outbox);
      assertThat(got).singleElement().asString().contains("\"taken\"");
      server.removeContext("/");
      server.createContext(
          "/",
          exchange -> {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      send(outbox);
      assertThat(got).hasSize(2);
      assertThat(got.get(1)).contains("\"refused\"");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void those_of_an_older_database_keep_whose_duty_they_are() {
    DriverManagerDataSource old =
        new DriverManagerDataSource(
            "jdbc:h2:mem:older;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    var flyway =
        Flyway.configure()
            .dataSource(old)
            .locations("classpath:db/migration/common", "classpath:db/migration/h2");
    flyway.target("2").load().migrate();
    JdbcClient client = JdbcClient.create(old);
    for (String actor : List.of("legal-aid-agency", "")) {
      client
          .sql(
              """
              insert into outbox (case_id, uid, last_day, kind, payload, created_at, attempts)
              values ('x', ?, date '2026-01-05', 'late', ?, current_timestamp, 0)
              """)
          .params("u" + actor, "{\"late\":true,\"actorWord\":\"" + actor + "\",\"uid\":\"u\"}")
          .update();
    }
    flyway.target("latest").load().migrate();
    assertThat(client.sql("select actor from outbox order by id").query(String.class).list())
        .containsExactly("legal-aid-agency", "");
  }
}
