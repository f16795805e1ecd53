package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.RateLimit;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.audit.Audit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;

/** What only shows over the wire: sessions, headers, sizes, rates, and what the log says. */
@OnADay
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:wire;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "case-system.requests-a-minute=" + OverTheWireTest.REQUESTS,
      "case-system.attempts-a-minute=5"
    })
class OverTheWireTest {

  static final int REQUESTS = 150;

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort int port;
  @Autowired Tokens tokens;
  @Autowired Accounts accounts;
  @Autowired RateLimit limit;
  @Autowired Audit audit;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient people = HttpClient.newBuilder().cookieHandler(cookies).build();

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return people.send(
        HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> login(String name, String password)
      throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(get("/login").body());
    assertThat(csrf.find()).isTrue();
    return form("/login", Map.of("username", name, "password", password, "_csrf", csrf.group(1)));
  }

  private HttpResponse<String> form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return people.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("CASES"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** No test is refused for what the ones before it asked for within the same minute. */
  @BeforeEach
  void nothing_was_asked_yet() {
    for (String counted : List.of("requests", "failures", "known")) {
      Object cache = ReflectionTestUtils.getField(limit, counted);
      assertThat(cache).isInstanceOf(Cache.class);
      ((Cache<?, ?>) cache).invalidateAll();
    }
  }

  @Test
  void the_session_gets_another_number_at_the_login() throws Exception {
    get("/login");
    String before = session();
    assertThat(login("police", Demo.PASSWORD).headers().firstValue("Location")).isPresent();
    assertThat(session()).isNotEmpty().isNotEqualTo(before);
    assertThat(get("/cases").body()).contains("陈某盗窃案");
  }

  @Test
  void every_page_states_a_strict_policy_and_its_cookie_is_for_this_site_alone() throws Exception {
    HttpResponse<String> page = get("/login");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(page.body())
        .doesNotContain("<style", "style=\"")
        .doesNotContainPattern("<script(?! src)");
  }

  @Test
  void who_guesses_passwords_is_told_to_wait_even_with_the_right_one() throws Exception {
    for (int i = 0; i < 6; i++) {
      login("court", "wrong " + i);
    }
    assertThat(login("court", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .endsWith("/login?wait");
  }

  @Test
  void who_guesses_one_password_locks_out_nobody_else_at_that_address() throws Exception {
    for (int i = 0; i < 6; i++) {
      login("detention", "wrong " + i);
    }
    assertThat(login("detention", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .endsWith("/login?wait");
    assertThat(login("lawyer2", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .endsWith("/");
  }

  @Test
  void who_tries_many_accounts_is_stopped_and_who_was_here_before_is_not() throws Exception {
    login("procuratorate", Demo.PASSWORD);
    for (int account = 0; account < 10; account++) {
      for (int i = 0; i < 5; i++) {
        limit.failed("address/127.0.0.1");
      }
    }
    assertThat(login("jilin", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .endsWith("/login?wait");
    assertThat(login("procuratorate", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .doesNotContain("wait");
  }

  @Test
  void forged_tokens_are_told_to_wait_and_good_ones_are_not() throws Exception {
    String good = tokens.make(accounts.loadUserByUsername("liyang"), Tokens.Kind.API, "good");
    for (int i = 0; i < 5; i++) {
      assertThat(packs("forged-" + i)).isEqualTo(401);
    }
    assertThat(packs("forged")).isEqualTo(429);
    assertThat(packs(good)).isEqualTo(200);
  }

  private int packs(String token) throws IOException, InterruptedException {
    return people
        .send(
            HttpRequest.newBuilder(at("/api/v1/packs"))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_logout_is_told_to_the_audit_log() throws Exception {
    make("logs-out");
    login("logs-out", Demo.PASSWORD);
    form("/logout", Map.of("_csrf", csrf(get("/account").body())));
    assertThat(audit.before(accounts.loadUserByUsername("ministry"), Long.MAX_VALUE, 20))
        .anyMatch(e -> e.who().equals("logs-out") && e.action().equals("LOGOUT"));
  }

  @Test
  void a_closed_account_is_out_at_once_and_its_tokens_stay_revoked() throws Exception {
    make("closes-soon");
    CaseUser user = accounts.loadUserByUsername("closes-soon");
    String token = tokens.make(user, Tokens.Kind.API, "t");
    login("closes-soon", Demo.PASSWORD);
    assertThat(get("/cases").statusCode()).isEqualTo(200);
    HttpClient bureau = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    assertThat(packs(token)).isEqualTo(200);
    enable(bureau, user, false);
    HttpResponse<String> after = get("/cases");
    assertThat(after.statusCode()).isEqualTo(302);
    assertThat(after.headers().firstValue("Location").orElse("")).endsWith("/login?ended");
    assertThat(packs(token)).isEqualTo(401);
    enable(bureau, user, true);
    assertThat(get("/cases").headers().firstValue("Location").orElse("")).contains("/login");
    assertThat(packs(token)).isEqualTo(401);
  }

  private void enable(HttpClient bureau, CaseUser user, boolean enabled) throws Exception {
    String page = ask(bureau, "/login", "").body();
    ask(bureau, "/login", "username=bureau&password=" + Demo.PASSWORD + "&_csrf=" + csrf(page));
    assertThat(
            ask(
                    bureau,
                    "/accounts/" + user.id() + "/enabled",
                    "enabled=" + enabled + "&_csrf=" + csrf(ask(bureau, "/accounts", "").body()))
                .statusCode())
        .isEqualTo(302);
  }

  private HttpResponse<String> ask(HttpClient client, String path, String form) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String csrf(String page) {
    Matcher csrf = CSRF.matcher(page);
    assertThat(csrf.find()).isTrue();
    return csrf.group(1);
  }

  private void make(String name) {
    accounts.add(name, Demo.PASSWORD, Role.POLICE, "某警官", "police-cq", "");
  }

  @Test
  void a_changed_password_ends_other_sessions_and_tokens_but_not_the_session_that_changed_it()
      throws Exception {
    make("changes-soon");
    String token = tokens.make(accounts.loadUserByUsername("changes-soon"), Tokens.Kind.API, "t");
    HttpClient other = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    ask(
        other,
        "/login",
        "username=changes-soon&password="
            + Demo.PASSWORD
            + "&_csrf="
            + csrf(ask(other, "/login", "").body()));
    assertThat(ask(other, "/cases", "").statusCode()).isEqualTo(200);
    login("changes-soon", Demo.PASSWORD);
    HttpResponse<String> changed =
        form(
            "/account/password",
            Map.of(
                "before",
                Demo.PASSWORD,
                "after",
                "another-password",
                "_csrf",
                csrf(get("/account").body())));
    assertThat(changed.body()).contains("密码已修改");
    assertThat(get("/cases").statusCode()).isEqualTo(200);
    assertThat(ask(other, "/cases", "").headers().firstValue("Location").orElse(""))
        .endsWith("/login?ended");
    assertThat(packs(token)).isEqualTo(401);
  }

  @Test
  void a_password_that_is_too_long_is_a_wrong_one() throws Exception {
    assertThat(login("liyang", "字".repeat(100)).headers().firstValue("Location").orElse(""))
        .endsWith("/login?error");
  }

  @Test
  void a_form_in_chinese_is_read_as_it_was_written() throws Exception {
    login("procuratorate", Demo.PASSWORD);
    Matcher csrf = CSRF.matcher(get("/cases/new").body());
    assertThat(csrf.find()).isTrue();
    HttpResponse<String> made =
        form(
            "/cases",
            Map.of("_csrf", csrf.group(1), "id", "中文-1", "jurisdiction", "CN-50", "person", "某甲"));
    assertThat(made.headers().firstValue("Location").orElse(""))
        .contains(URLEncoder.encode("中文-1", StandardCharsets.UTF_8));
  }

  @Test
  void a_form_that_is_too_large_is_refused() throws Exception {
    login("procuratorate", Demo.PASSWORD);
    HttpResponse<String> answer = form("/cases/import", Map.of("text", "x".repeat(3_000_000)));
    assertThat(answer.statusCode()).isIn(400, 403, 413);
  }

  @Test
  void whose_session_has_ended_comes_to_the_login_and_no_login_comes_into_a_page()
      throws Exception {
    login("court", Demo.PASSWORD);
    for (int i = 0; i < 5; i++) {
      CookieManager other = new CookieManager();
      HttpClient elsewhere = HttpClient.newBuilder().cookieHandler(other).build();
      Matcher csrf =
          CSRF.matcher(
              elsewhere
                  .send(
                      HttpRequest.newBuilder(at("/login")).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .body());
      assertThat(csrf.find()).isTrue();
      elsewhere.send(
          HttpRequest.newBuilder(at("/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "username=court&password=" + Demo.PASSWORD + "&_csrf=" + csrf.group(1)))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    HttpResponse<String> first = get("/cases");
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("Location").orElse("")).endsWith("/login?expired");
    assertThat(get("/login?expired").body()).contains("登录已失效");
    for (String[] one : new String[][] {{"GET", "/?actor=police"}, {"POST", "/cases/x/facts"}}) {
      HttpResponse<String> part =
          people.send(
              HttpRequest.newBuilder(at(one[1]))
                  .header("HX-Request", "true")
                  .method(one[0], HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(part.headers().firstValue("HX-Redirect")).contains("/login?expired");
      assertThat(part.body()).isEmpty();
    }
    assertThat(form("/cases", Map.of("id", "x")).headers().firstValue("Location").orElse(""))
        .endsWith("/login?expired");
    // After the login it goes on with a page, not with a part of one.
    assertThat(login("court", Demo.PASSWORD).headers().firstValue("Location").orElse(""))
        .doesNotContain("actor=");
  }

  @Test
  void an_error_is_a_note_above_the_page_where_a_part_of_it_was_asked_for() throws Exception {
    login("procuratorate", Demo.PASSWORD);
    HttpResponse<String> part =
        people.send(
            HttpRequest.newBuilder(at("/cases/nothing/event?type=hearing"))
                .header("HX-Request", "true")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(part.statusCode()).isEqualTo(404);
    assertThat(part.headers().firstValue("HX-Retarget")).contains("#main");
    assertThat(part.body()).contains("id=\"trouble\"", "没有找到").doesNotContain("<html", "<header");
  }

  @Test
  void requests_that_come_too_fast_are_refused_for_a_minute() throws Exception {
    String token = tokens.make(accounts.loadUserByUsername("agency"), Tokens.Kind.API, "fast");
    assertThat(packs(token)).isEqualTo(200);
    // The others of this minute, which a slow machine would not get through over the wire.
    String account = "account/" + accounts.loadUserByUsername("agency").id();
    for (int i = 0; i < REQUESTS; i++) {
      limit.tooMany(account);
    }
    assertThat(packs(token)).isEqualTo(429);
    String other = tokens.make(accounts.loadUserByUsername("police"), Tokens.Kind.API, "slow");
    assertThat(packs(other)).isEqualTo(200);
  }

  @Test
  void the_log_says_nothing_of_persons_and_no_password(CapturedOutput output) throws Exception {
    login("detention", Demo.PASSWORD);
    get("/cases/" + URLEncoder.encode("渝江侦-0117", StandardCharsets.UTF_8));
    get("/cases/" + URLEncoder.encode("没有此案某人", StandardCharsets.UTF_8));
    get("/cases?search=" + URLEncoder.encode("陈某", StandardCharsets.UTF_8));
    login("某人误填的密码", "secret-password-1");
    assertThat(output.getAll())
        .doesNotContain("陈某")
        .doesNotContain("某人")
        .doesNotContain("secret-password-1")
        .doesNotContain(Demo.PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/nothing, 404, not-found",
    "DELETE, /api/v1/cases/T-1, 405, method-not-allowed",
    "GET, /api/v1/cases?offset=x, 400, bad-request",
    "GET, /api/v1/deadlines?until=x, 400, bad-request",
    "GET, /api/v1/words, 400, bad-request",
    "GET, /api/v1/%2e%2e%2fx, 400, bad-request",
    "GET, /api/v1/cases/x;y=z, 400, bad-request"
  })
  void every_error_for_machines_is_a_problem(String method, String path, int status, String type)
      throws Exception {
    String token = tokens.make(accounts.loadUserByUsername("procuratorate"), Tokens.Kind.API, "e");
    HttpResponse<String> answer =
        people.send(
            HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:duty-lawyer:problem:" + type + "\"", "\"status\":" + status)
        .containsPattern("\"title\":\"[^\"]*[\\u4e00-\\u9fff]");
    if (path.contains("offset")) {
      assertThat(answer.body()).contains("\"where\":\"offset\"", "整数", "a whole number");
    }
  }

  @Test
  void every_error_for_people_is_a_page_of_ours() throws Exception {
    login("procuratorate", Demo.PASSWORD);
    for (String path :
        List.of(
            "/nothing", "/law/norm?norm=x", "/law/%2e%2e%2fx", "/cases/x;y=z", "/rules/packs")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isBetween(400, 405);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .startsWith("text/html");
      assertThat(answer.body())
          .as(path)
          .contains("回到首页")
          .doesNotContain("Tomcat", "timestamp", "程序出错");
    }
    assertThat(get("/favicon.ico").headers().firstValue("Location").orElse(""))
        .endsWith("/icon.svg");
  }

  @Test
  void an_upload_that_is_too_large_is_told_on_a_page_and_fills_no_log(CapturedOutput output)
      throws Exception {
    login("procuratorate", Demo.PASSWORD);
    Matcher csrf = CSRF.matcher(get("/cases/new").body());
    assertThat(csrf.find()).isTrue();
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
            + csrf.group(1)
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n"
            + " ".repeat(5_500_000)
            + "\r\n--x--\r\n";
    HttpResponse<String> answer =
        people.send(
            HttpRequest.newBuilder(at("/cases/import"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("内容过大");
    assertThat(output.getAll()).doesNotContain("\tat org.");
  }

  @Test
  void health_is_for_everybody_and_metrics_are_for_the_bureau() throws Exception {
    HttpResponse<String> health = get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("UP").doesNotContain("sha");
    assertThat(get("/actuator/metrics").statusCode()).isEqualTo(401);
    assertThat(metrics("police")).isEqualTo(403);
    assertThat(metrics("bureau")).isEqualTo(200);
  }

  private int metrics(String account) throws IOException, InterruptedException {
    String token = tokens.make(accounts.loadUserByUsername(account), Tokens.Kind.API, "m");
    return people
        .send(
            HttpRequest.newBuilder(at("/actuator/metrics/duty.lawyer.answers"))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void a_problem_names_the_address_that_was_asked_for() throws Exception {
    String token = tokens.make(accounts.loadUserByUsername("police"), Tokens.Kind.API, "p");
    for (String path : List.of("/api/v1/nowhere", "/api/v1/cases/%E6%A1%88/nowhere")) {
      HttpResponse<String> answer =
          people.send(
              HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("\"instance\":\"" + path + "\"");
    }
  }

  /** Written by hand, as no client sends a Host of its own. */
  @Test
  void a_redirect_leads_nowhere_that_the_host_header_says() throws Exception {
    for (String path : List.of("/cases", "/login?lang=en", "/favicon.ico")) {
      try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
        socket
            .getOutputStream()
            .write(
                ("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
      }
    }
  }
}
