package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.cases.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * The main paths in a real browser, headless. A machine without chromium leaves them out and says
 * so, unless {@code REQUIRE_BROWSER} is set.
 */
@OnADay
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
    properties =
        "spring.datasource.url=jdbc:h2:mem:browser;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
class BrowserTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What can be tapped and is smaller than 24 by 24, but for words inside a sentence. */
  private static final String SMALL =
      "return [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')]"
          + ".filter(e => e.checkVisibility() && !e.closest('.hidden, .skip') && !e.matches('.hidden, .skip'))"
          + ".map(e => [e, (e.closest('label') || e).getBoundingClientRect()])"
          + ".filter(([e, r]) => r.width > 0 && (r.width < 24 || r.height < 24))"
          + ".map(([e, r]) => e.outerHTML.slice(0, 120) + ' ' + Math.round(r.width) + 'x' + Math.round(r.height))";

  private static ChromeDriver browser;

  @LocalServerPort int port;
  @Autowired Cases cases;
  @Autowired Accounts accounts;

  private WebDriverWait wait;

  private static Path program(String... places) {
    for (String place : places) {
      if (Files.isExecutable(Path.of(place))) {
        return Path.of(place);
      }
    }
    return Path.of("");
  }

  @BeforeAll
  static void start() {
    File driver = program("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver").toFile();
    Path chromium = program("/usr/bin/chromium", "/usr/bin/chromium-browser");
    boolean there = driver.isFile() && !chromium.toString().isEmpty();
    if (!there && System.getenv("REQUIRE_BROWSER") == null) {
      assumeTrue(false, "left out: no chromium with chromedriver on this machine");
    }
    assertThat(there).as("chromium and chromedriver, which REQUIRE_BROWSER asks for").isTrue();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=zh-CN");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // The driver of this machine: nothing is looked for elsewhere.
    System.setProperty("webdriver.chrome.driver", driver.getPath());
    browser = new ChromeDriver(options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void fresh() {
    browser.manage().deleteAllCookies();
    size(1400);
    wait = new WebDriverWait(browser, PATIENCE);
    wait.ignoring(StaleElementReferenceException.class);
  }

  /** Nothing on any page is against the policy that the page itself states, and no script fails. */
  @AfterEach
  void the_console_stayed_clean() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
        .filteredOn(e -> !e.getMessage().contains("status of 4"))
        .isEmpty();
  }

  private void size(int width) {
    browser.manage().window().setSize(new Dimension(width, 900));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        java.util.Map.of(
            "width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  private void open(String path) {
    browser.get("http://localhost:" + port + path);
  }

  private void login(String account) {
    open("/login");
    one("input[name=username]").sendKeys(account);
    one("input[name=password]").sendKeys(Demo.PASSWORD);
    one("form.stack button.primary").click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".who form")));
  }

  private WebElement one(String css) {
    return wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
  }

  private void say(String css, String text) {
    wait.until(
        d ->
            d.findElements(By.cssSelector(css)).stream().anyMatch(e -> e.getText().contains(text)));
  }

  @Test
  void a_wrong_password_opens_nothing_and_says_so() {
    open("/cases");
    one("input[name=username]").sendKeys("bureau");
    one("input[name=password]").sendKeys("wrong");
    one("form.stack button.primary").click();
    say(".note.alarm", "不正确");
  }

  @Test
  void an_event_is_recorded_in_two_clicks_from_the_case() {
    login("agency");
    open("/cases/渝江侦-0121");
    say(".duty .what", "确定（安排）值班律师");
    WebElement duty =
        browser.findElements(By.cssSelector("#duties .duties > li")).stream()
            .filter(
                li -> li.findElement(By.cssSelector(".what b")).getText().contains("确定（安排）值班律师"))
            .findFirst()
            .orElseThrow();
    duty.findElement(By.cssSelector(".do .button")).click();
    WebElement confirm = one("#duties form.event button.primary");
    confirm.click();
    wait.until(ExpectedConditions.stalenessOf(confirm));
    say(".events b", "法律援助机构确定（安排）值班律师");
    assertThat(
            browser.findElements(By.cssSelector("#duties .duties > li .what b")).stream()
                .map(WebElement::getText))
        .noneMatch(t -> t.contains("确定（安排）值班律师"));
  }

  @Test
  void a_question_tells_why_it_is_asked_and_goes_away_when_it_is_answered() {
    login("police");
    open("/cases/渝江侦-0135");
    int asked = browser.findElements(By.cssSelector(".question")).size();
    assertThat(asked).isPositive();
    WebElement question = one(".question");
    question.findElement(By.cssSelector("summary")).click();
    assertThat(question.findElement(By.cssSelector(".why")).getText()).contains("→");
    WebElement choice =
        browser.findElement(By.cssSelector("input[name='fact/person/sight/宋某'][value=blind]"));
    choice.click();
    wait.until(ExpectedConditions.stalenessOf(choice));
    say(".screen p", "应当获得法律援助机构指派律师辩护");
    assertThat(browser.findElements(By.cssSelector(".question")).size()).isLessThan(asked);
  }

  private void made(String id, String events) {
    cases.create(
        accounts.loadUserByUsername("police"),
        """
        {"id": "%s", "jurisdiction": "CN-50", "proceeding": {"stage": "investigation"},
         "persons": [{"id": "某甲"}], "events": [%s]}
        """
            .formatted(id, events),
        List.of());
  }

  private CaseFile file(String id) {
    return cases.read(cases.get(accounts.loadUserByUsername("police"), id));
  }

  @Test
  void answers_given_at_once_are_all_stored() {
    made("同时-1", "");
    login("police");
    open("/cases/同时-1");
    one(".question input[type=radio]");
    List<?> names =
        (List<?>)
            browser.executeScript(
                "const r = [...document.querySelectorAll('#questions > form.question')]"
                    + ".map(f => f.querySelector('input[type=radio]')).filter(r => r).slice(0, 3);"
                    + "r.forEach(one => one.click());"
                    + "return r.map(one => one.name)");
    assertThat(names).hasSize(3);
    wait.until(
        d -> file("同时-1").persons().get(0).facts().size() + file("同时-1").proceeding().size() == 4);
    for (Object name : names) {
      String[] fact = name.toString().split("/");
      assertThat(
              fact[1].equals("person")
                  ? file("同时-1").persons().get(0).facts()
                  : file("同时-1").proceeding())
          .containsKey(fact[2]);
    }
    wait.until(d -> d.findElement(By.id("case")).getText().contains("第 4 版"));
    assertThat(browser.findElements(By.cssSelector(".note"))).isEmpty();
  }

  @Test
  void a_day_is_typed_into_a_question_and_stored_when_it_is_complete() {
    made(
        "日期-2",
        "{\"id\": \"e1\", \"type\": \"duty-lawyer-requested\", \"person\": \"某甲\"},"
            + "{\"id\": \"e2\", \"type\": \"help-notice-received\", \"person\": \"某甲\"}");
    login("police");
    open("/cases/日期-2");
    browser.executeScript(
        "document.querySelectorAll('#questions details').forEach(d => d.open = true)");
    WebElement day = one("#questions input[type=date]");
    day.click();
    for (String key : "20260105".split("")) {
      day.sendKeys(key);
    }
    browser.executeScript("arguments[0].value = '2026-01-05'", day);
    assertThat(file("日期-2").events()).allMatch(e -> e.at().isEmpty());
    day.findElement(By.xpath("ancestor::fieldset")).findElement(By.cssSelector("button")).click();
    wait.until(ExpectedConditions.stalenessOf(day));
    assertThat(file("日期-2").events())
        .filteredOn(e -> e.at().isPresent())
        .singleElement()
        .satisfies(e -> assertThat(e.at().orElseThrow().date()).isEqualTo("2026-01-05"));
  }

  @Test
  void whose_session_has_ended_is_led_out_of_the_page_to_the_login() {
    made("失效-1", "");
    for (String path : List.of("/cases/失效-1", "/")) {
      login("police");
      open(path);
      one("main h1");
      browser.manage().deleteCookieNamed("CASES");
      browser.executeScript(
          path.equals("/")
              ? "const s = document.querySelector('select[name=actor]');"
                  + "s.dispatchEvent(new Event('change', {bubbles: true}))"
              : "document.querySelector('.question input[type=radio]').click()");
      wait.until(ExpectedConditions.urlContains("/login?expired"));
      say(".note.warn", "登录已失效");
      assertThat(browser.findElements(By.cssSelector("header.top"))).hasSize(1);
    }
  }

  @Test
  void the_keyboard_stays_where_it_was_when_a_part_of_the_page_is_replaced() {
    login("police");
    open("/cases/渝江侦-0117");
    browser.executeScript(
        "const s = document.querySelector(\"select[name='fact/person/pleads/陈某']\");"
            + "s.closest('details').open = true; s.value = 'yes'; s.closest('form').querySelector('button').focus()");
    WebElement button = browser.switchTo().activeElement();
    button.click();
    wait.until(ExpectedConditions.stalenessOf(button));
    wait.until(d -> !"BODY".equals(browser.executeScript("return document.activeElement.tagName")));
  }

  @Test
  void an_event_is_put_right_from_the_list_of_events() {
    login("police");
    open("/cases/渝江侦-0098");
    WebElement fix = one(".events .fix");
    fix.click();
    WebElement save = one(".events form.event button.primary");
    browser.executeScript(
        "document.querySelector('.events form.event input[name=time]').value = '07:35'");
    save.click();
    wait.until(ExpectedConditions.stalenessOf(save));
    say(".events time", "7:35");
  }

  @Test
  void what_if_shows_a_change_and_stores_nothing() {
    login("procuratorate");
    open("/cases/渝江检-0076");
    String version = one(".head .soft").getText();
    new Select(one("#what-if select[name=fact]")).selectByValue("person/hearing-ability/deaf/吴某");
    one("#what-if button").click();
    say("#changes ins", "成立");
    open("/cases/渝江检-0076");
    assertThat(one(".head .soft").getText()).isEqualTo(version);
  }

  @Test
  void the_board_is_narrowed_to_one_organ() {
    login("bureau");
    new Select(one("select[name=actor]")).selectByValue("court");
    wait.until(d -> d.getCurrentUrl().contains("actor=court"));
    wait.until(
        d ->
            d.findElements(By.cssSelector(".limits .actor")).stream()
                .allMatch(a -> a.getText().startsWith("人民法院")));
  }

  @Test
  void a_case_with_a_wrong_word_is_refused_with_its_place_and_nothing_is_stored() {
    login("police");
    open("/cases/new");
    browser.executeScript(
        "document.querySelector('textarea[name=text]').value = arguments[0]",
        "{\"id\":\"浏览器-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"sight\":\"blynd\"}]}");
    browser.findElements(By.cssSelector("form[action='/cases/import'] button")).get(0).click();
    say(".note.alarm", "是否应为 \"blind\"");
  }

  @Test
  void a_notice_is_pasted_compared_and_taken_over() {
    login("ministry");
    open("/rules");
    browser.executeScript(
        "document.querySelector('textarea[name=text]').value = arguments[0]", Notices.of(2041, 3));
    one("form[action='/rules/notices'] button").click();
    say("h1", "2041年");
    one("form[action$='/take'] button").click();
    say(".events b", "2041年");
  }

  @Test
  void the_page_speaks_english_when_asked() {
    login("bureau");
    open("/?lang=en");
    say("h1", "Time limits");
    open("/cases/渝江侦-0117");
    say(".screen h3", "What to do");
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1400})
  void every_page_fits_its_width_and_names_its_fields(int width) {
    login("bureau");
    size(width);
    for (String path :
        List.of(
            "/",
            "/cases",
            "/cases/new",
            "/cases/渝江侦-0117",
            "/cases/渝江侦-0135",
            "/cases/渝江侦-0117/forms?form=help-notice",
            "/cases/渝江侦-0089/conduct",
            "/cases/渝江侦-0117/answers",
            "/lawyers",
            "/lawyers/zhou-min",
            "/rules",
            "/audit",
            "/account",
            "/accounts",
            "/interface")) {
      open(path);
      one("main h1");
      assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(width);
      assertThat(
              (Long)
                  browser.executeScript(
                      "return"
                          + " [...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(e"
                          + " => !e.labels.length && !e.getAttribute('aria-label')).length"))
          .as(path)
          .isZero();
      if (width < 500) {
        assertThat((List<?>) browser.executeScript(SMALL)).as(path).isEmpty();
      }
    }
  }
}
