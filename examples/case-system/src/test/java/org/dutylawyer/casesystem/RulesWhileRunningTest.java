package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.NoticeText;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.api.Outbox;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Sight;
import org.dutylawyer.casesystem.rules.RulesChanges;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.DutyLawyerProperties;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Packs and notices are taken up while the system answers. */
@OnH2
@DirtiesContext
class RulesWhileRunningTest {

  private static final int THREADS = 4;
  private static final int ANSWERS = 60;

  @Autowired RulesChanges changes;
  @Autowired Answers answers;
  @Autowired Cases cases;
  @Autowired Accounts accounts;
  @Autowired LiveRules live;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired RulesStore store;
  @Autowired Audit audit;
  @Autowired DutyLawyerProperties rules;
  @Autowired TransactionTemplate transaction;

  @Test
  void no_answer_mixes_the_versions_that_are_exchanged_meanwhile() throws Exception {
    CaseUser ministry = accounts.loadUserByUsername("ministry");
    long proposal = changes.notice(ministry, Notices.of(2042, 3));
    var pool = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Answers.Given>>> runs = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      runs.add(pool.submit(asking(ministry)));
    }
    changes.take(ministry, changes.find(proposal).orElseThrow(), false);
    List<Answers.Given> given = new ArrayList<>();
    for (Future<List<Answers.Given>> run : runs) {
      given.addAll(run.get());
    }
    pool.shutdown();
    given.addAll(asking(ministry).call());
    assertThat(given).extracting(g -> g.rules().id()).contains(live.now().id());
    for (Answers.Given one : given) {
      Answers.Kept kept = answers.find(one.id()).orElseThrow();
      byte[] again =
          answers.again(ministry, kept, cases.file(kept.caseKey(), kept.version()).orElseThrow());
      assertThat(Answers.hash(again)).isEqualTo(one.sha256());
    }
  }

  private Callable<List<Answers.Given>> asking(CaseUser user) {
    return () -> {
      List<Answers.Given> given = new ArrayList<>();
      var all = cases.list(user, "", 0, 50);
      for (int i = 0; i < ANSWERS; i++) {
        var stored = cases.get(user, all.get(i % all.size()).id());
        given.add(
            answers.give(
                user,
                stored,
                Moment.of(answers.today().plusDays(i % 5)),
                Audit.Action.ANSWER_GIVEN));
      }
      return given;
    };
  }

  @Test
  void a_proposal_made_on_rules_that_are_no_longer_in_force_is_not_taken() {
    CaseUser ministry = accounts.loadUserByUsername("ministry");
    long first = changes.notice(ministry, Notices.of(2028, 3));
    long second = changes.notice(ministry, Notices.of(2029, 3));
    changes.take(ministry, changes.find(first).orElseThrow(), false);
    assertThatThrownBy(() -> changes.take(ministry, changes.find(second).orElseThrow(), false))
        .isInstanceOf(RulesChanges.OutdatedException.class);
  }

  @Test
  void a_notice_that_nobody_understands_is_refused_with_its_clause() {
    CaseUser ministry = accounts.loadUserByUsername("ministry");
    assertThatThrownBy(() -> changes.notice(ministry, "2027年元旦大概放几天假"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void a_changed_pack_is_checked_and_its_report_names_the_cases_that_change() throws Exception {
    CaseUser ministry = accounts.loadUserByUsername("ministry");
    var pack = live.now().rules().packs().get("CN-320481");
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    ByteArrayOutputStream broken = new ByteArrayOutputStream();
    try (ZipOutputStream one = new ZipOutputStream(same);
        ZipOutputStream other = new ZipOutputStream(broken)) {
      for (Map.Entry<String, byte[]> file : pack.files().files().entrySet()) {
        byte[] content = file.getValue();
        if (file.getKey().equals("pack.yaml")) {
          content =
              new String(content, StandardCharsets.UTF_8)
                  .replace("version: " + pack.manifest().version(), "version: 9.9.9")
                  .getBytes(StandardCharsets.UTF_8);
        }
        put(one, "liyang/" + file.getKey(), content);
        if (!file.getKey().endsWith(".md")) {
          put(other, file.getKey(), content);
        }
      }
    }
    assertThatThrownBy(() -> changes.pack(ministry, broken.toByteArray()))
        .isInstanceOf(BadInputException.class);
    var proposal = changes.find(changes.pack(ministry, same.toByteArray())).orElseThrow();
    assertThat(proposal.title()).contains("9.9.9");
    RulesChanges.Report report = changes.report(ministry, proposal, Locale.CHINESE);
    assertThat(report.cases()).isGreaterThan(10);
    assertThat(report.changed()).isEmpty();
    changes.take(ministry, proposal, false);
    assertThat(live.now().rules().packs().get("CN-320481").manifest().version()).isEqualTo("9.9.9");
  }

  /** The program starts anew and brings those rules. */
  private RulesChanges started(LiveRules.Snapshot brought) {
    LiveRules fresh = new LiveRules(brought.rules());
    RulesChanges anew =
        new RulesChanges(
            db,
            fresh,
            new RulesStore(db, fresh, rules, clock),
            cases,
            new Sight(fresh),
            answers,
            audit,
            clock,
            rules,
            transaction);
    anew.start();
    return anew;
  }

  private List<RulesChanges.Proposal> offered() {
    return changes.list().stream()
        .filter(p -> p.kind().equals("program") && p.state().equals("open"))
        .toList();
  }

  @Test
  void what_a_new_program_brings_is_laid_over_what_was_taken_over_and_offered_until_it_is_taken() {
    CaseUser ministry = accounts.loadUserByUsername("ministry");
    LiveRules.Snapshot first = live.now();
    // A notice and a pack that were taken over while the system ran.
    changes.take(
        ministry, changes.find(changes.notice(ministry, Notices.of(2035, 3))).orElseThrow(), false);
    LiveRules.Snapshot before = live.now();
    var liyang = before.rules().packs().get("CN-320481");
    TreeMap<String, byte[]> files = new TreeMap<>(liyang.files().files());
    files.compute(
        "pack.yaml",
        (name, yaml) ->
            new String(yaml, StandardCharsets.UTF_8)
                .replace("version: " + liyang.manifest().version(), "version: 9.9.10")
                .getBytes(StandardCharsets.UTF_8));
    FolderPacks packs = new FolderPacks().calendar(before.rules().calendar());
    before.rules().packs().values().stream()
        .filter(p -> !p.id().equals("CN-320481"))
        .forEach(p -> packs.pack(p.files()));
    packs.pack(new PackFiles("pack.zip", "", files));
    LiveRules.Snapshot inForce = LiveRules.Snapshot.of(packs.build());
    store.remember(inForce);
    store.force(inForce.id(), "ministry", "CN-320481 9.9.10");
    // A program of a year later, which knows a notice more and none of these.
    LiveRules.Snapshot brought =
        LiveRules.Snapshot.of(
            first
                .rules()
                .withNotice(
                    NoticeText.readAll(
                            Notices.of(2036, 3), NoticeText.Hints.none(), first.rules().calendar())
                        .toArray(HolidayNotice[]::new)));
    RulesChanges anew = started(brought);
    assertThat(offered()).hasSize(1);
    RulesChanges.Proposal offer = offered().get(0);
    assertThat(offer.baseId()).isEqualTo(inForce.id());
    assertThat(offer.title()).contains("保留", "CN-320481 9.9.10", "2035年");
    LiveRules.Snapshot laid = store.byId(offer.rulesId());
    assertThat(laid.rules().calendar().announced(2035)).isTrue();
    assertThat(laid.rules().calendar().announced(2036)).isTrue();
    assertThat(laid.rules().packs().get("CN-320481").manifest().version()).isEqualTo("9.9.10");
    // Something else is taken over first: what the program brings is offered over that.
    anew.take(ministry, anew.find(anew.notice(ministry, Notices.of(2037, 3))).orElseThrow(), false);
    assertThat(offered()).hasSize(1);
    assertThat(offered().get(0).baseId()).isNotEqualTo(offer.baseId());
    assertThat(anew.find(offer.id()).orElseThrow().state()).isEqualTo("dropped");
    // It is offered once, however often the program starts, and no more when it was taken.
    RulesChanges again = started(brought);
    assertThat(offered()).hasSize(1);
    again.take(ministry, offered().get(0), false);
    started(brought);
    assertThat(offered()).isEmpty();
    LiveRules.Snapshot now = store.byId(store.inForce().orElseThrow());
    assertThat(List.of(2035, 2036, 2037)).allMatch(y -> now.rules().calendar().announced(y));
    live.take(now);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  @Test
  void near_and_late_limits_reach_the_webhook_once_and_signed() throws Exception {
    List<String> got = new java.util.concurrent.CopyOnWriteArrayList<>();
    List<String> signatures = new java.util.concurrent.CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst("Signature-Sha256"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      Outbox outbox =
          new Outbox(
              db,
              json,
              clock,
              new CaseSystemProperties(
                  java.nio.file.Path.of("."),
                  false,
                  3,
                  180,
                  1,
                  1,
                  URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                  "a secret of more than sixteen",
                  new CaseSystemProperties.First("admin", "", "司法局")));
      while (db.sql("select count(*) from outbox where delivered_at is null")
              .query(Long.class)
              .single()
          > 0) {
        ReflectionTestUtils.invokeMethod(outbox, "send");
      }
      int first = got.size();
      ReflectionTestUtils.invokeMethod(outbox, "send");
      assertThat(first).isPositive();
      assertThat(got).hasSize(first);
      assertThat(got.get(0)).contains("\"kind\":", "\"caseId\":");
      assertThat(signatures.get(0))
          .isEqualTo(ReflectionTestUtils.invokeMethod(outbox, "signature", got.get(0)));
    } finally {
      server.stop(0);
    }
  }
}
