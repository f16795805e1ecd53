package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system is killed while it writes, without a chance to tidy up, and starts again. */
class KilledTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("id=\"token\">([^<]+)<");
  private static final Pattern ADDRESS = Pattern.compile("open (http://localhost:\\d+)/");
  private static final int WRITERS = 4;
  private static final int ENOUGH = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  private final HttpClient people =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private record Running(Process process, String address) {}

  private Running start(String name) throws Exception {
    File log = folder.resolve(name).toFile();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CaseSystem.class.getName(),
                "--server.port=0",
                "--case-system.home=" + folder.resolve("data"))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    Instant until = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(until)) {
      Matcher address = ADDRESS.matcher(Files.readString(log.toPath()));
      if (address.find()) {
        return new Running(process, address.group(1));
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IllegalStateException("it did not start:\n" + Files.readString(log.toPath()));
  }

  private String get(String address) throws IOException, InterruptedException {
    return people
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String form(String address, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(get(address + (path.equals("/login") ? "/login" : "/account")));
    assertThat(csrf.find()).isTrue();
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return people
        .send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + csrf.group(1)))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> api(
      String address, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void no_case_is_lost_or_half_written_and_the_audit_chain_is_whole() throws Exception {
    Running first = start("first.log");
    form(first.address(), "/login", Map.of("username", "bureau", "password", Demo.PASSWORD));
    Matcher token =
        TOKEN.matcher(
            form(first.address(), "/account/tokens", Map.of("kind", "API", "label", "writer")));
    assertThat(token.find()).isTrue();
    String bearer = token.group(1);
    Queue<String> stored = new ConcurrentLinkedQueue<>();
    List<Thread> writers =
        java.util.stream.IntStream.range(0, WRITERS)
            .mapToObj(w -> new Thread(() -> write(first, bearer, w, stored)))
            .toList();
    writers.forEach(Thread::start);
    while (stored.size() < ENOUGH && writers.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(20);
    }
    first.process().destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    for (Thread writer : writers) {
      writer.join(60_000);
    }
    assertThat(stored).hasSizeGreaterThanOrEqualTo(ENOUGH);

    Running second = start("second.log");
    try {
      for (String id : stored) {
        HttpResponse<String> found =
            api(second.address(), bearer, "GET", "/api/v1/cases/" + id, "");
        assertThat(found.statusCode()).as(id).isEqualTo(200);
        assertThat(found.body()).contains("\"" + id + "\"");
      }
      // What was under way is there whole or not at all: each case in the list has its file and
      // answer.
      String list =
          api(second.address(), bearer, "GET", "/api/v1/cases?search=kill&limit=500", "").body();
      Matcher ids = Pattern.compile("\"id\":\"(kill-[^\"]+)\"").matcher(list);
      while (ids.find()) {
        assertThat(
                api(
                        second.address(),
                        bearer,
                        "GET",
                        "/api/v1/cases/" + ids.group(1) + "/answer",
                        "")
                    .statusCode())
            .isEqualTo(200);
      }
      form(second.address(), "/login", Map.of("username", "bureau", "password", Demo.PASSWORD));
      assertThat(get(second.address() + "/audit")).contains("校验链完整");
    } finally {
      second.process().destroy();
      assertThat(second.process().waitFor(120, TimeUnit.SECONDS)).as("stops cleanly").isTrue();
    }
  }

  private void write(Running to, String token, int writer, Queue<String> stored) {
    for (int i = 0; ; i++) {
      String id = "kill-" + writer + "-" + i;
      String file =
          "{\"id\":\""
              + id
              + "\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"x\",\"counsel\":\"none\"}]}";
      try {
        int status = api(to.address(), token, "POST", "/api/v1/cases", file).statusCode();
        if (status == 201) {
          stored.add(id);
        } else if (status != 503) { // Of a busy system the next is asked for.
          return;
        }
      } catch (IOException e) {
        return; // It was killed.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
