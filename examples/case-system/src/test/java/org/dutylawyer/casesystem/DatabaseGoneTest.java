package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.audit.Audit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database goes away and comes back while the system runs. */
@OnADay
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("postgres")
@DirtiesContext
class DatabaseGoneTest {

  private static final Path DATA = folder();
  private static EmbeddedPostgres server = start(0);

  @LocalServerPort int port;
  @Autowired Tokens tokens;
  @Autowired Accounts accounts;
  @Autowired Audit audit;

  private static Path folder() {
    try {
      return Files.createTempDirectory("cases-database");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(DATA)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setPGStartupWait(OnPostgres.Server.PATIENCE)
          .start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    String url = server.getJdbcUrl("postgres", "postgres");
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", () -> "postgres");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private HttpResponse<String> ask(String token, String method, String path, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void it_says_so_meanwhile_and_serves_again_afterwards() throws Exception {
    String token = tokens.make(accounts.loadUserByUsername("police"), Tokens.Kind.API, "x");
    assertThat(ask(token, "GET", "/api/v1/cases", "").statusCode()).isEqualTo(200);
    int dbPort = server.getPort();
    server.close();
    String file = "{\"id\":\"断线-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    HttpResponse<String> gone = ask(token, "POST", "/api/v1/cases", file);
    assertThat(gone.statusCode()).isEqualTo(503);
    assertThat(gone.headers().firstValue("Retry-After")).contains("30");
    assertThat(ask("", "GET", "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
    assertThat(ask("", "GET", "/actuator/health/readiness", "").statusCode()).isEqualTo(503);
    assertThat(ask(token, "GET", "/actuator/health/liveness", "").statusCode())
        .as("a probe that comes with a token must not have it started anew")
        .isEqualTo(200);
    server = start(dbPort);
    Instant until = Instant.now().plusSeconds(180);
    HttpResponse<String> back = ask(token, "POST", "/api/v1/cases", file);
    while (back.statusCode() == 503 && Instant.now().isBefore(until)) {
      Thread.sleep(500);
      back = ask(token, "POST", "/api/v1/cases", file);
    }
    assertThat(back.statusCode()).isEqualTo(201);
    assertThat(audit.broken()).isEmpty();
  }
}
