package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.Sight;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.rules.RulesChanges;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What each role sees of a case and what it may put on file, on cases that there are. */
@OnH2
class WhoSeesAndRecordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ACCOUNTS =
      List.of("bureau", "agency", "police", "procuratorate", "court", "detention", "lawyer");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What only conduct or the roster would bring onto a page or into an answer. */
  private static final List<String> SECRET =
      List.of(
          "招揽案源",
          "查实违法",
          "未按时到岗",
          "paid-service-offered",
          "breach-found",
          "shift-missed",
          "\"years-of-practice\" : 37",
          "\"37\"",
          "37 年");

  /** Who may record which type; one column for each account: x may, - may not. */
  private static final String RECORDS =
      """
      first-interrogation          x - x x - - -
      help-right-told              x - x x x - -
      help-right-told-in-detention x - - - - x -
      legal-aid-agency-notified    x - x x x - -
      duty-lawyer-arranged         x x - - - - -
      help-notice-received         x x - - - - x
      legal-aid-decided            x x - - - - -
      prosecution-file-received    x - - x - - -
      case-accepted                x - - - x - -
      hearing                      x - - - x - -
      stage-begun                  x - x x x - -
      custody-changed              x - x x x - -
      case-closed                  x - x x x - -
      defence-ground-found         x - x x x - -
      admitted-to-detention        x - x x x x -
      meeting-arranged             x - x x x x -
      duty-lawyer-requested        x x x x x x x
      meeting-held                 x x x x x x x
      legal-advice-given           x x x x x - x
      opinion-given                x x x x x - x
      opinion-heard                x - x x x - -
      legal-aid-right-told         x - x x x - -
      lawyer-told-result           x - x x x - -
      meeting-monitored            x - - x - - x
      practice-obstructed          x - - x - - x
      legal-aid-ordered            x - - - - - -
      simplified-delivery          x - x x x - -
      training-attended            x x - - - - -
      absence-approved             x x - - - - -
      shift-missed                 x - - - - - -
      paid-service-offered         x - - - - - -
      breach-found                 x - - - - - -
      discipline-decided           x - - - - - -
      fee-charged-for-help         x - - - - - -
      """;

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;
  @Autowired Answers answers;
  @Autowired Deadlines deadlines;
  @Autowired RulesChanges changes;
  @Autowired Audit audit;
  @Autowired RulesStore store;
  @Autowired LiveRules live;
  @Autowired JdbcClient db;
  @Autowired TransactionTemplate transaction;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired CaseSystemProperties properties;

  @BeforeEach
  void a_case_of_everybodys() {
    EverybodysCase.with(cases, accounts, live);
  }

  private CaseUser account(String name) {
    return accounts.loadUserByUsername(name);
  }

  private RequestPostProcessor as(String name) {
    return user(account(name));
  }

  private StoredCase whole(String id) {
    return cases.get(account("bureau"), id);
  }

  private String fresh() {
    String id = "登记-" + NUMBER.incrementAndGet();
    EverybodysCase.make(id, true, cases, account("bureau"), live);
    return id;
  }

  static List<Arguments> views() {
    List<Arguments> cells = new ArrayList<>();
    for (String account : ACCOUNTS) {
      for (String path :
          List.of(
              "/cases/{id}",
              "/cases/{id}/print",
              "/cases/{id}/file.json",
              "/cases/{id}/forms?form=help-notice",
              "/cases/{id}/event?type=meeting-held",
              "/cases/{id}/what-if?fact=person/sight/blind/某甲",
              "/cases/{id}/answers",
              "/api/v1/cases/{id}",
              "/api/v1/cases/{id}/answer",
              "/api/v1/cases/{id}/questions")) {
        cells.add(Arguments.of(account, path));
      }
    }
    return cells;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("views")
  void conduct_and_what_the_roster_knows_are_shown_to_the_bureau_alone(String account, String path)
      throws Exception {
    long before = entries(account, EverybodysCase.ID);
    String shown = page(path.replace("{id}", EverybodysCase.ID), account, 200);
    assertThat(shown).isNotEmpty();
    if (!account.equals("bureau")) {
      // The form's own list of types holds none of these either.
      assertThat(shown).doesNotContain(SECRET);
    } else if (path.matches(".*(\\{id}|file\\.json|answer)")) {
      assertThat(shown).containsAnyOf("招揽案源", "paid-service-offered");
    }
    assertThat(entries(account, EverybodysCase.ID))
        .as("told to the audit log")
        .isEqualTo(before + 1);
  }

  private String page(String path, String account, int expected) throws Exception {
    return web.perform(get(path).with(as(account)))
        .andExpect(status().is(expected))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private long entries(String account, String object) {
    return db.sql("select count(*) from audit_entry where who = ? and object in (?, ?)")
        .params(account, object, "CN-50:" + object)
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases?search=某",
        "/",
        "/lawyers",
        "/lawyers/zhou-min",
        "/accounts",
        "/api/v1/cases",
        "/api/v1/deadlines",
        "/api/v1/notifications"
      })
  void every_list_is_told_to_the_audit_log(String path) throws Exception {
    long before = entries("bureau", path.equals("/lawyers/zhou-min") ? "zhou-min" : "");
    page(path, "bureau", 200);
    assertThat(entries("bureau", path.equals("/lawyers/zhou-min") ? "zhou-min" : ""))
        .isEqualTo(before + 1);
    String last = audit.before(account("bureau"), Long.MAX_VALUE, 1).get(0).detail();
    if (path.contains("search")) {
      assertThat(last).contains("GET /cases", "某");
    }
  }

  @Test
  void a_refusal_is_told_to_the_audit_log_with_what_was_refused() throws Exception {
    page("/cases/渝江侦-0117/file.json", "jilin", 404);
    page("/cases/渝江侦-0089/conduct", "police", 403);
    web.perform(
            post("/api/v1/cases/渝江检-0076/events")
                .with(as("lawyer"))
                .content("{\"type\":\"case-closed\",\"at\":\"2026-01-05\"}"))
        .andExpect(status().isForbidden());
    for (String[] one :
        List.of(
            new String[] {"jilin", "渝江侦-0117", "404"},
            new String[] {"police", "渝江侦-0089", "403"},
            new String[] {"lawyer", "渝江检-0076", "403"})) {
      assertThat(
              db.sql(
                      "select detail from audit_entry where who = ? and object in (?, ?)"
                          + " and action = 'REFUSED'")
                  .params(one[0], one[1], "CN-50:" + one[1])
                  .query(String.class)
                  .list())
          .as(one[0])
          .anyMatch(d -> d.contains("\"status\":\"" + one[2] + "\""));
    }
  }

  @Test
  void a_version_of_the_case_names_no_conduct_to_others() throws Exception {
    String id = fresh();
    web.perform(
            post("/cases/" + id + "/events")
                .with(as("bureau"))
                .with(csrf())
                .param("version", "1")
                .param("type", "paid-service-offered")
                .param("at", "2026-01-20")
                .param("lawyer", "zhou-min"))
        .andExpect(status().is3xxRedirection());
    assertThat(page("/cases/" + id, "bureau", 200)).contains("bureau · 利用值班便利");
    assertThat(page("/cases/" + id, "police", 200))
        .doesNotContain("bureau · 登记事件", "第 1 版</b><small>bureau · 利用");
    assertThat(page("/cases/" + id, "police", 200)).contains("bureau · 新建");
  }

  @Test
  void who_records_conduct_that_it_does_not_see_is_told_that_it_was_recorded() throws Exception {
    String id = fresh();
    String shown =
        web.perform(
                post("/cases/" + id + "/events")
                    .with(as("agency"))
                    .with(csrf())
                    .header("HX-Request", "true")
                    .param("version", "1")
                    .param("type", "absence-reported")
                    .param("at", "2026-01-20")
                    .param("lawyer", "zhou-min"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(shown).contains("已登记。此事件与律师行为有关", "agency · ");
    assertThat(whole(id).file()).contains("2026-01-20");
    assertThat(page("/cases/" + id, "police", 200)).doesNotContain("agency · ", "已登记。此事件");
    web.perform(
            post("/cases/" + id + "/events")
                .with(as("agency"))
                .with(csrf())
                .param("version", "2")
                .param("type", "absence-reported")
                .param("at", "2026-01-21")
                .param("lawyer", "zhou-min"))
        .andExpect(status().is3xxRedirection())
        .andExpect(
            org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl(
                org.dutylawyer.casesystem.web.CaseModel.path(id) + "?unseen=true"));
  }

  /** Ids and places of what is not shown are met by whoever writes, and tell nothing. */
  @Test
  void what_is_not_shown_is_neither_counted_nor_in_the_way() throws Exception {
    String id = fresh();
    web.perform(
            post("/api/v1/cases/" + id + "/events")
                .with(as("police"))
                .content("{\"type\":\"no-such-event\",\"at\":\"2026-01-20\"}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.problems[0].where")
                .value(org.hamcrest.Matchers.containsString("$.events[4]")));
    Change change = read("police", id);
    for (String own : List.of("c1", "c3")) {
      change
          .list("events")
          .addObject()
          .put("id", own)
          .put("type", "meeting-sought")
          .put("at", "2026-01-20")
          .put("person", "某甲");
    }
    assertThat(replaced("police", id, change)).isEqualTo(200);
    Change whole = read("bureau", id);
    assertThat(whole.event("c1").path("type").asText()).isEqualTo("meeting-sought");
    String offered = "";
    String answered = "";
    for (JsonNode event : whole.list("events")) {
      if (event.path("type").asText().equals("paid-service-offered")) {
        offered = event.path("id").asText();
      }
      if (event.path("type").asText().equals("breach-found")) {
        answered = event.path("re").asText();
      }
    }
    assertThat(offered).isNotEmpty().isNotEqualTo("c3").isEqualTo(answered);
    assertThat(whole(id).file()).contains("shift-missed", "absence-reported");
    for (int i = 0; i < 9; i++) {
      web.perform(
              post("/api/v1/cases/" + id + "/events")
                  .with(as("police"))
                  .content(
                      "{\"type\":\"meeting-sought\",\"person\":\"某甲\",\"at\":\"2026-01-1"
                          + i
                          + "\"}"))
          .andExpect(status().isCreated());
    }
  }

  @Test
  void what_is_not_shown_stays_where_it_stood() throws Exception {
    String id = fresh();
    Change moved = read("bureau", id);
    ArrayNode events = moved.list("events");
    JsonNode conduct = events.get(5);
    events.remove(5);
    events.insert(1, conduct);
    conduct = events.get(6);
    events.remove(6);
    events.insert(0, conduct);
    assertThat(replaced("bureau", id, moved)).isEqualTo(200);
    String before = whole(id).sha256();
    assertThat(replaced("police", id, read("police", id))).isEqualTo(200);
    assertThat(whole(id).sha256()).isEqualTo(before);
  }

  /** No pack has a dated duty yet that follows from conduct: here all of a case is taken for it. */
  @Test
  void a_limit_that_follows_from_conduct_is_the_bureaus_alone() {
    StoredCase full = whole("渝江侦-0089");
    Sight blind =
        new Sight(live) {
          @Override
          public StoredCase withoutConduct(StoredCase whole, LiveRules.Snapshot rules) {
            return new StoredCase(
                whole.key(),
                whole.id(),
                whole.jurisdiction(),
                whole.title(),
                whole.version(),
                whole.updatedAt(),
                "{\"id\":\"渝江侦-0089\",\"jurisdiction\":\"CN-50\"}",
                "blind");
          }
        };
    assertThat(limits("bureau")).isPositive().isEqualTo(limits("agency"));
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          db.sql("delete from outbox").update();
          new Deadlines(db, answers, live, blind, json, clock, properties, audit, transaction)
              .refresh(full);
          assertThat(told(true)).isPositive();
          assertThat(told(false)).isZero();
          assertThat(limits("bureau")).isPositive();
          assertThat(open("bureau")).isEqualTo(limits("bureau"));
          assertThat(limits("agency")).isZero();
          assertThat(open("agency")).isZero();
          long secret = told(true);
          deadlines.refresh(full);
          assertThat(told(false)).as("told to all when it follows from more").isEqualTo(secret);
          assertThat(polled("bureau")).as("and once to each").isEqualTo(secret);
          assertThat(polled("agency")).isEqualTo(secret);
          new Deadlines(db, answers, live, blind, json, clock, properties, audit, transaction)
              .refresh(full);
          assertThat(polled("bureau"))
              .as("also if it follows from conduct again")
              .isEqualTo(secret);
        });
  }

  private long polled(String account) {
    try {
      return json.readTree(page("/api/v1/notifications", account, 200)).size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long told(boolean conduct) {
    return db.sql("select count(*) from outbox where case_id = 'CN-50:渝江侦-0089' and conduct = ?")
        .param(conduct)
        .query(Long.class)
        .single();
  }

  private long limits(String account) {
    return deadlines.of(account(account), "", "", Locale.CHINESE).stream()
        .filter(l -> l.limit().caseId().equals("渝江侦-0089"))
        .count();
  }

  private long open(String account) {
    return cases.list(account(account), "渝江侦-0089", 0, 1).get(0).open();
  }

  @Test
  void a_lawyer_records_no_act_as_another_lawyers_from_the_form() throws Exception {
    String form = "/cases/" + EverybodysCase.ID + "/event?type=legal-advice-given";
    assertThat(page(form, "lawyer", 200)).contains("value=\"zhou-min\"").doesNotContain("chen-lu");
    assertThat(page(form, "agency", 200)).contains("value=\"zhou-min\"", "value=\"chen-lu\"");
  }

  @Test
  void a_notification_that_follows_from_conduct_is_the_bureaus_alone() throws Exception {
    db.sql(
            """
            insert into outbox (case_id, uid, last_day, kind, conduct, payload, created_at, attempts)
            values ('CN-50:渝江侦-0089', 'secret', current_date, 'late', true,
              '{"actorWord":"justice-bureau","uid":"secret"}', current_timestamp, 0)
            """)
        .update();
    assertThat(page("/api/v1/notifications", "bureau", 200)).contains("secret");
    assertThat(page("/api/v1/notifications", "agency", 200)).doesNotContain("secret");
  }

  @Test
  void an_answer_without_conduct_is_the_same_when_it_is_asked_again() throws Exception {
    CaseUser police = account("police");
    Answers.Given given =
        answers.give(
            police,
            cases.get(police, EverybodysCase.ID),
            Moment.of(answers.today()),
            Audit.Action.ANSWER_GIVEN);
    String path = "/cases/" + EverybodysCase.ID + "/answers/" + given.id();
    assertThat(page(path, "police", 200)).contains("逐字节相同").doesNotContain(SECRET);
    assertThat(page(path, "agency", 200)).contains("逐字节相同").doesNotContain(SECRET);
    Answers.Given bureaus =
        answers.give(
            account("bureau"),
            whole(EverybodysCase.ID),
            Moment.of(answers.today()),
            Audit.Action.CONDUCT_SEEN);
    page("/cases/" + EverybodysCase.ID + "/answers/" + bureaus.id(), "agency", 404);
  }

  static List<Arguments> records() {
    List<Arguments> cells = new ArrayList<>();
    RECORDS
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .forEach(
            row -> {
              for (int i = 0; i < ACCOUNTS.size(); i++) {
                cells.add(Arguments.of(ACCOUNTS.get(i), row[0], row[i + 1].equals("x")));
              }
            });
    return cells;
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("records")
  void an_act_is_recorded_by_whose_it_is(String account, String type, boolean may)
      throws Exception {
    String id = may ? fresh() : EverybodysCase.ID;
    String before = whole(id).sha256();
    EventWord word = live.now().rules().vocabulary("CN-50").event(type).orElseThrow();
    ObjectNode event = JSON.createObjectNode().put("type", type).put("at", "2026-01-20");
    String subject = word.about().key();
    if (subject.equals("person") || subject.equals("lawyer")) {
      event.put(subject, subject.equals("person") ? "某甲" : "zhou-min");
    }
    word.sets().ifPresent(f -> event.put("to", f.equals("stage") ? "prosecution-review" : "bail"));
    web.perform(post("/api/v1/cases/" + id + "/events").with(as(account)).content(event.toString()))
        .andExpect(status().is(may ? 201 : 403));
    String version = String.valueOf(whole(id).version());
    MockHttpServletRequestBuilder form =
        post("/cases/" + id + "/events")
            .with(as(account))
            .with(csrf())
            .param("version", version)
            .param("at", "2026-01-21");
    event
        .properties()
        .forEach(
            p -> {
              if (!p.getKey().equals("at")) {
                form.param(p.getKey(), p.getValue().asText());
              }
            });
    web.perform(form).andExpect(status().is(may ? 302 : 403));
    page("/cases/" + id + "/event?type=" + type, account, may ? 200 : 403);
    if (may) {
      assertThat(whole(id).version()).isEqualTo(3);
      assertThat(whole(id).file()).contains("2026-01-20", "2026-01-21");
    } else {
      assertThat(whole(id).sha256()).isEqualTo(before);
    }
  }

  @Test
  void every_type_of_the_table_is_a_word_of_some_pack_and_has_a_reason() throws Exception {
    Set<String> known = new HashSet<>();
    for (String region : live.now().rules().packs().keySet()) {
      live.now().rules().vocabulary(region).events().forEach(e -> known.add(e.key()));
    }
    try (InputStream in = getClass().getResourceAsStream("/acts.json")) {
      JsonNode table = JSON.readTree(in);
      assertThat(table.path("acts")).isNotEmpty();
      for (JsonNode row : table.path("acts")) {
        assertThat(row.path("why").asText()).isNotBlank();
        row.path("events").forEach(e -> assertThat(known).contains(e.asText()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.type=first-interrogation",
        "event.by=police",
        "event.id=e1",
        "event.person=x",
        "event.no-such-fact=yes"
      })
  void a_field_of_an_event_is_not_written_over_by_a_fact(String parameter) throws Exception {
    String[] parts = parameter.split("=");
    String before = whole(EverybodysCase.ID).sha256();
    for (String account : List.of("lawyer", "bureau")) {
      web.perform(
              post("/cases/" + EverybodysCase.ID + "/events")
                  .with(as(account))
                  .with(csrf())
                  .param("version", "1")
                  .param("type", "meeting-held")
                  .param("at", "2026-01-20")
                  .param("person", "某甲")
                  .param(parts[0], parts[1]))
          .andExpect(status().isUnprocessableContent());
    }
    assertThat(whole(EverybodysCase.ID).sha256()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact/person/id/某甲",
        "fact/person/name/某甲",
        "fact/event/type/e1",
        "fact/event/by/e1",
        "fact/lawyer/name/zhou-min",
        "fact/persons/sight/某甲"
      })
  void a_fact_that_is_none_is_refused(String parameter) throws Exception {
    String before = whole(EverybodysCase.ID).sha256();
    web.perform(
            post("/cases/" + EverybodysCase.ID + "/facts")
                .with(as("police"))
                .with(csrf())
                .param("version", "1")
                .param(parameter, "renamed"))
        .andExpect(status().isUnprocessableContent());
    assertThat(whole(EverybodysCase.ID).sha256()).isEqualTo(before);
  }

  @Test
  void the_id_of_a_lawyer_of_the_roster_is_not_written_over() throws Exception {
    web.perform(
            post("/lawyers/zhou-min")
                .with(as("bureau"))
                .with(csrf())
                .param("version", "1")
                .param("name", "周敏")
                .param("fact.id", "chen-lu"))
        .andExpect(status().isUnprocessableContent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lawyer {\"type\":\"duty-lawyer-requested\",\"person\":\"某甲\",\"by\":\"police\"}",
        "detention {\"type\":\"meeting-held\",\"person\":\"某甲\",\"by\":\"procuratorate\"}",
        "police {\"type\":\"help-right-told\",\"person\":\"某甲\",\"by\":\"court\"}",
        "agency {\"type\":\"legal-advice-given\",\"person\":\"某甲\",\"by\":\"police\"}",
        "lawyer {\"type\":\"legal-advice-given\",\"person\":\"某甲\",\"lawyer\":\"chen-lu\"}"
      })
  void nobody_records_an_act_as_anothers(String one) throws Exception {
    String[] parts = one.split(" ", 2);
    web.perform(
            post("/api/v1/cases/" + EverybodysCase.ID + "/events")
                .with(as(parts[0]))
                .content(parts[1]))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agency {\"type\":\"legal-advice-given\",\"person\":\"某甲\",\"by\":\"duty-lawyer\"}",
        "detention {\"type\":\"duty-lawyer-requested\",\"person\":\"某甲\",\"by\":\"accused\"}",
        "lawyer {\"type\":\"legal-advice-given\",\"person\":\"某甲\",\"lawyer\":\"zhou-min\"}",
        "court {\"type\":\"help-right-told\",\"person\":\"某甲\",\"by\":\"case-organ\"}"
      })
  void an_act_is_recorded_with_whoever_did_it(String one) throws Exception {
    String[] parts = one.split(" ", 2);
    web.perform(post("/api/v1/cases/" + fresh() + "/events").with(as(parts[0])).content(parts[1]))
        .andExpect(status().isCreated());
  }

  private static final class Change {
    private final ObjectNode file;

    private Change(String json) throws Exception {
      file = (ObjectNode) JSON.readTree(json);
    }

    private ArrayNode list(String of) {
      return file.withArrayProperty(of);
    }

    private ObjectNode event(String id) {
      for (JsonNode one : list("events")) {
        if (one.path("id").asText().equals(id)) {
          return (ObjectNode) one;
        }
      }
      throw new AssertionError("no event " + id);
    }
  }

  private int replaced(String account, String id, Change change) throws Exception {
    return web.perform(
            put("/api/v1/cases/" + id)
                .with(as(account))
                .header("If-Match", whole(id).version())
                .content(change.file.toString()))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private Change read(String account, String id) throws Exception {
    return new Change(page("/api/v1/cases/" + id, account, 200));
  }

  @Test
  void a_file_that_was_read_without_conduct_is_written_without_losing_it() throws Exception {
    String id = fresh();
    Change change = read("police", id);
    ((ObjectNode) change.list("persons").get(0)).put("sight", "blind");
    assertThat(replaced("police", id, change)).isEqualTo(200);
    assertThat(whole(id).file())
        .contains("blind", "breach-found", "shift-missed", "37", "\"re\" : \"c3\"");
  }

  @Test
  void a_file_is_replaced_within_what_its_account_may_record() throws Exception {
    String id = fresh();
    String before = whole(id).sha256();
    for (String type : List.of("breach-found", "shift-missed", "duty-lawyer-arranged", "hearing")) {
      Change added = read("police", id);
      ObjectNode event = added.list("events").addObject().put("id", "x").put("type", type);
      event.put("at", "2026-01-20").put("lawyer", "zhou-min");
      assertThat(replaced("police", id, added)).as(type).isEqualTo(403);
    }
    Change removed = read("police", id);
    removed.event("e2").put("id", "other");
    assertThat(replaced("police", id, removed)).isEqualTo(403);
    Change changed = read("police", id);
    changed.event("e2").put("at", "2026-01-07");
    assertThat(replaced("police", id, changed)).isEqualTo(403);
    Change slandered = read("police", id);
    ((ObjectNode) slandered.list("lawyers").get(0)).put("trained", false);
    assertThat(replaced("police", id, slandered)).isEqualTo(403);
    Change dismissed = read("police", id);
    dismissed.list("lawyers").remove(0);
    assertThat(replaced("police", id, dismissed)).isEqualTo(403);
    assertThat(whole(id).sha256()).isEqualTo(before);
    Change own = read("police", id);
    own.event("e1").put("at", "2026-01-04");
    own.event("e3").put("at", "2026-03-04"); // a day that was not known: that fills the file in
    assertThat(replaced("police", id, own)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "police, e2, 403",
    "police, e3, 403",
    "police, c4, 404",
    "court, e1, 403",
    "agency, e1, 403",
    "procuratorate, e1, 403"
  })
  void an_act_of_another_is_neither_put_right_nor_withdrawn(
      String account, String event, int expected) throws Exception {
    String id = fresh();
    String before = whole(id).sha256();
    page("/cases/" + id + "/events/correct?event=" + event, account, expected);
    assertThat(page("/cases/" + id, account, 200)).doesNotContain("correct?event=" + event);
    for (String what : List.of("correct", "withdraw")) {
      web.perform(
              post("/cases/" + id + "/events/" + what)
                  .with(as(account))
                  .with(csrf())
                  .param("version", "1")
                  .param("event", event)
                  .param("at", "2026-01-04"))
          .andExpect(status().is(expected));
    }
    assertThat(whole(id).sha256()).isEqualTo(before);
    // No other way gets round it.
    Change left = read(account, id);
    if (expected == 403) {
      left.event(event).put("id", "other");
      assertThat(replaced(account, id, left)).isEqualTo(403);
    }
  }

  @Test
  void what_is_put_right_keeps_what_was_not_shown() throws Exception {
    String id = fresh();
    Change answering = read("bureau", id);
    answering.event("e4").put("re", "c3").put("at", "2026-01-13");
    assertThat(replaced("bureau", id, answering)).isEqualTo(200);
    String form = page("/cases/" + id + "/events/correct?event=e4", "police", 200);
    assertThat(form).contains("撤回登记").doesNotContain("\"c3\"");
    assertThat(page("/cases/" + id, "police", 200)).contains("correct?event=e4");
    web.perform(
            post("/cases/" + id + "/events/correct")
                .with(as("police"))
                .with(csrf())
                .param("version", "2")
                .param("event", "e4")
                .param("at", "2026-01-14")
                .param("person", "某甲")
                .param("by", "")
                .param("lawyer", "zhou-min")
                .param("re", ""))
        .andExpect(status().is3xxRedirection());
    ObjectNode now = read("bureau", id).event("e4");
    assertThat(now.path("at").asText()).isEqualTo("2026-01-14");
    assertThat(now.path("re").asText()).isEqualTo("c3");
  }

  @Test
  void a_new_case_brings_its_history_and_no_conduct() throws Exception {
    String file =
        """
        {"id": "来件-%s", "jurisdiction": "CN-50", "persons": [{"id": "某甲"}],
         "lawyers": [{"id": "zhou-min", "name": "周敏"%s}],
         "events": [{"type": "first-interrogation", "person": "某甲", "by": "police"},
           {"type": "duty-lawyer-arranged", "person": "某甲", "by": "legal-aid-agency"}%s]}
        """;
    String wrong =
        ", {\"type\": \"breach-found\", \"at\": \"2026-01-05\", \"lawyer\": \"zhou-min\"}";
    for (String[] one :
        List.of(
            new String[] {"1", "", wrong, "403"},
            new String[] {"1", ", \"trained\": false", "", "403"},
            new String[] {"1", "", "", "201"})) {
      web.perform(
              post("/api/v1/cases")
                  .with(as("procuratorate"))
                  .content(file.formatted(one[0], one[1], one[2])))
          .andExpect(status().is(Integer.parseInt(one[3])));
    }
  }

  @Test
  void the_roster_is_read_through_no_case() throws Exception {
    web.perform(
            post("/cases/渝江侦-0135/lawyers")
                .with(as("police"))
                .with(csrf())
                .param("version", "1")
                .param("lawyer", "gao-yuan"))
        .andExpect(status().isForbidden());
    assertThat(page("/cases/渝江侦-0135/file.json", "police", 200)).doesNotContain("gao-yuan");
  }

  static Stream<Arguments> foreign() {
    return Stream.of("jilin", "liyang")
        .flatMap(
            account ->
                Stream.of(
                        "GET /cases/{id}",
                        "GET /cases/{id}/event?type=meeting-held",
                        "GET /cases/{id}/what-if",
                        "GET /cases/{id}/events/correct?event=e4",
                        "GET /cases/{id}/print",
                        "GET /cases/{id}/file.json",
                        "GET /cases/{id}/forms",
                        "GET /cases/{id}/conduct",
                        "GET /cases/{id}/answers",
                        "GET /api/v1/cases/{id}",
                        "GET /api/v1/cases/{id}/answer",
                        "GET /api/v1/cases/{id}/questions",
                        "POST /cases/{id}/facts?version=1",
                        "POST /cases/{id}/events?version=1&type=meeting-held",
                        "POST /cases/{id}/events/correct?version=1&event=e4",
                        "POST /cases/{id}/events/withdraw?version=1&event=e4",
                        "POST /cases/{id}/persons?version=1&name=某乙",
                        "POST /cases/{id}/lawyers?version=1&lawyer=zhou-min",
                        "POST /cases/{id}/organs?organ=court-ly",
                        "POST /cases/{id}/organs/remove?organ=police-cq",
                        "GET /api/v1/cases/{id}/answers",
                        "POST /api/v1/cases/{id}/events")
                    .map(action -> Arguments.of(account, action)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("foreign")
  void a_case_of_another_region_is_not_there(String account, String action) throws Exception {
    String[] parts = action.replace("{id}", EverybodysCase.ID).split(" ", 2);
    MockHttpServletRequestBuilder request = parts[0].equals("GET") ? get(parts[1]) : post(parts[1]);
    if (parts[1].startsWith("/api/") && parts[0].equals("POST")) {
      request.content("{\"type\":\"meeting-held\"}");
    }
    web.perform(request.with(as(account)).with(csrf())).andExpect(status().isNotFound());
  }

  @Test
  void lists_of_a_region_name_nothing_of_another() throws Exception {
    page("/cases/渝江侦-0089", "police", 200);
    page("/", "ministry", 200);
    for (String path :
        List.of(
            "/", "/cases?search=渝江", "/audit", "/api/v1/cases?search=渝江", "/api/v1/deadlines")) {
      assertThat(page(path, "jilin", 200))
          .as(path)
          .doesNotContain("渝江侦-0089", "CN-50", ">police<", ">bureau<");
      assertThat(page(path, "ministry", 200)).as(path).contains("渝江侦");
    }
    assertThat(page("/audit", "bureau", 200)).contains(">police<");
  }

  @Test
  void a_case_comes_to_no_organ_of_another_region_and_to_none_that_there_is_not() throws Exception {
    for (String organ : List.of("court-ly", "proc-jl", "no-such-organ")) {
      web.perform(
              post("/cases/" + EverybodysCase.ID + "/organs")
                  .with(as("police"))
                  .with(csrf())
                  .param("organ", organ))
          .andExpect(status().isUnprocessableContent());
      web.perform(
              post("/api/v1/cases?organ=" + organ)
                  .with(as("police"))
                  .content(
                      "{\"id\":\"出界-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}"))
          .andExpect(status().isUnprocessableContent());
    }
    assertThat(cases.organs(whole(EverybodysCase.ID))).doesNotContain("court-ly", "proc-jl");
  }

  @Test
  void rules_of_all_regions_are_taken_over_by_no_bureau_of_one() throws Exception {
    long id = changes.notice(account("jilin"), Notices.of(2044, 3));
    String inForce = live.now().id();
    for (String account : List.of("jilin", "bureau")) {
      assertThat(page("/rules/proposals/" + id, account, 200)).doesNotContain(">启用</button>");
      web.perform(post("/rules/proposals/" + id + "/take").with(as(account)).with(csrf()))
          .andExpect(status().isForbidden());
    }
    assertThat(live.now().id()).isEqualTo(inForce);
    RulesChanges.Proposal proposal = changes.find(id).orElseThrow();
    assertThat(RulesChanges.mayTake(account("ministry"), proposal)).isTrue();
    assertThat(proposal.region()).isEqualTo("CN");
    assertThat(page("/rules/proposals/" + id, "ministry", 200)).contains(">启用</button>");
  }

  @Test
  void a_report_names_the_cases_of_the_account_and_counts_the_others() {
    LiveRules.Snapshot base = live.now();
    FolderPacks packs = new FolderPacks().calendar(base.rules().calendar());
    base.rules().packs().values().stream()
        .filter(pack -> pack.id().equals("CN"))
        .forEach(pack -> packs.pack(pack.files()));
    LiveRules.Snapshot next = LiveRules.Snapshot.of(packs.build());
    store.remember(next);
    db.sql(
            """
            insert into proposal (kind, title, base_id, rules_id, made_at, made_by, state)
            values ('pack', 'only the national pack', ?, ?, current_timestamp, 'x', 'open')
            """)
        .params(base.id(), next.id())
        .update();
    var proposal = changes.list().get(0);
    RulesChanges.Report whole = changes.report(account("ministry"), proposal, Locale.CHINESE);
    RulesChanges.Report part = changes.report(account("jilin"), proposal, Locale.CHINESE);
    assertThat(whole.changed()).extracting(RulesChanges.CaseChange::id).contains("长兴检-0042");
    assertThat(whole.changed().size()).isGreaterThan(2);
    assertThat(whole.elsewhere()).isZero();
    assertThat(part.changed())
        .extracting(RulesChanges.CaseChange::id)
        .contains("长兴检-0042")
        .allMatch(id -> cases.key(account("jilin"), id).isPresent());
    assertThat(part.elsewhere()).isEqualTo(whole.changed().size() - part.changed().size());
  }

  @Test
  void a_report_tells_of_a_case_that_cannot_be_read_and_of_the_others() {
    db.sql(
            """
            insert into proposal (kind, title, base_id, rules_id, made_at, made_by, state)
            values ('notice', 'unreadable', ?, ?, current_timestamp, 'x', 'dropped')
            """)
        .params(live.now().id(), live.now().id())
        .update();
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          db.sql(
                  """
                  insert into legal_case (id, number, jurisdiction, title, version, updated_at)
                  values ('难读-1', '难读-1', 'CN-50', '难读', 1, current_timestamp)
                  """)
              .update();
          db.sql(
                  """
                  insert into case_version
                    (case_id, version, file, sha256, changed_at, changed_by, what)
                  values ('难读-1', 1, ?, 'unreadable', current_timestamp, 'x', 'FILE')
                  """)
              .param("{\"id\":\"难读-1\",\"jurisdiction\":\"CN-50\",\"gone\":1}")
              .update();
          var report = changes.report(account("bureau"), changes.list().get(0), Locale.CHINESE);
          assertThat(report.changed())
              .filteredOn(c -> c.id().equals("难读-1"))
              .singleElement()
              .satisfies(c -> assertThat(c.refused()).contains("gone"));
        });
  }

  @Test
  void a_password_that_the_hash_would_cut_short_is_refused() throws Exception {
    for (String password : List.of("字".repeat(25), "x".repeat(73), "short")) {
      web.perform(
              post("/account/password")
                  .with(as("agency"))
                  .with(csrf())
                  .param("before", Demo.PASSWORD)
                  .param("after", password))
          .andExpect(status().isUnprocessableContent());
      web.perform(
              post("/accounts")
                  .with(as("bureau"))
                  .with(csrf())
                  .param("username", "long-password")
                  .param("password", password)
                  .param("displayName", "某人")
                  .param("organ", "aid-cq"))
          .andExpect(status().isUnprocessableContent());
      web.perform(
              post("/account/password")
                  .with(as("agency"))
                  .with(csrf())
                  .param("before", password)
                  .param("after", Demo.PASSWORD))
          .andExpect(status().isUnprocessableContent());
    }
    web.perform(
            post("/accounts")
                .with(as("bureau"))
                .with(csrf())
                .param("username", "just-fits")
                .param("password", "字".repeat(24))
                .param("displayName", "某人")
                .param("organ", "aid-cq"))
        .andExpect(status().is3xxRedirection());
  }
}
