package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.acts.Acts;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.Refreshing;
import org.dutylawyer.casesystem.rules.RulesChanges;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;

/** A case that cannot be answered is told to those who see it, and takes nothing from others. */
@OnH2
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class UnreadableCasesTest extends Asking {

  private static final String UNKNOWN = "难读-1";
  private static final String DAMAGED = "损坏-1";

  @Autowired Tokens tokens;
  @Autowired Deadlines deadlines;
  @Autowired Refreshing refreshing;
  @Autowired RulesChanges changes;
  @Autowired RulesStore store;
  @Autowired LiveRules live;
  @Autowired JdbcClient db;

  @BeforeEach
  void cases_that_cannot_be_answered() {
    if (db.sql("select count(*) from legal_case where id = ?")
            .param(UNKNOWN)
            .query(Long.class)
            .single()
        == 0) {
      String unknown = "{\"id\":\"难读-1\",\"jurisdiction\":\"CN-50\",\"somebodys-secret\":1}";
      put(UNKNOWN, "CN-50", unknown, PackFiles.sha256(unknown.getBytes(StandardCharsets.UTF_8)));
      put(DAMAGED, "CN-50", "{\"id\":\"损坏-1\",\"jurisdiction\":\"CN-50\"}", "0".repeat(64));
    }
    db.sql("delete from deadline_state").update();
  }

  private void put(String id, String jurisdiction, String file, String sha256) {
    db.sql(
            """
            insert into legal_case (id, number, jurisdiction, title, version, updated_at)
            values (?, ?, ?, '某案', 1, current_timestamp)
            """)
        .params(id, id, jurisdiction)
        .update();
    db.sql(
            """
            insert into case_version (case_id, version, file, sha256, changed_at, changed_by, what)
            values (?, 1, ?, ?, current_timestamp, 'x', 'FILE')
            """)
        .params(id, file, sha256)
        .update();
    db.sql("insert into case_organ (case_id, organ_id) values (?, 'police-cq')").param(id).update();
  }

  private MockHttpServletResponse asked(String account, String path, Object... of)
      throws Exception {
    return asked(account, get(path, of));
  }

  @Test
  void the_board_the_feeds_and_the_interface_go_on_with_all_others(CapturedOutput output)
      throws Exception {
    for (String name : List.of("police", "bureau", "jilin", "liyang", "lawyer", "ministry")) {
      for (String path : List.of("/", "/cases", "/api/v1/cases", "/api/v1/deadlines")) {
        var answer = asked(name, path);
        assertThat(answer.getStatus()).as(name + " " + path).isEqualTo(200);
        boolean own = List.of("police", "bureau", "ministry").contains(name);
        if (!path.equals("/api/v1/deadlines")) {
          assertThat(answer.getContentAsString(StandardCharsets.UTF_8).contains(UNKNOWN))
              .as(name + " " + path)
              .isEqualTo(own);
        }
      }
      String feed = tokens.make(account(name), Tokens.Kind.FEED, "x");
      assertThat(asked(name, "/feeds/" + feed + ".ics").getStatus()).isEqualTo(200);
    }
    assertThat(asked("police", "/").getContentAsString(StandardCharsets.UTF_8))
        .contains("暂不能答复下列 2 个案件", UNKNOWN, DAMAGED);
    assertThat(asked("bureau", "/api/v1/deadlines").getContentAsString(StandardCharsets.UTF_8))
        .contains("渝江侦-0117");
    refreshing.all();
    assertThat(deadlines.stale(9)).as("none is tried again before something changes").isEmpty();
    assertThat(output.getAll()).doesNotContain("somebodys-secret", UNKNOWN);
  }

  @Test
  void the_case_itself_says_that_it_cannot_be_answered_and_to_the_bureau_why() throws Exception {
    for (String path :
        List.of(
            "/cases/{id}",
            "/cases/{id}/print",
            "/api/v1/cases/{id}",
            "/api/v1/cases/{id}/answer")) {
      var police = asked("police", path, UNKNOWN);
      assertThat(police.getStatus()).as(path).isEqualTo(409);
      assertThat(police.getContentAsString(StandardCharsets.UTF_8))
          .contains("现行规则读不懂此案件的内容")
          .doesNotContain("somebodys-secret");
      for (String name : List.of("police", "bureau")) {
        var damaged = asked(name, path, DAMAGED);
        assertThat(damaged.getStatus()).as(path).isEqualTo(500);
        assertThat(damaged.getContentAsString(StandardCharsets.UTF_8)).contains("校验值不符");
      }
    }
    var bureau = asked("bureau", "/cases/{id}", UNKNOWN);
    assertThat(bureau.getStatus()).isEqualTo(409);
    assertThat(bureau.getContentAsString(StandardCharsets.UTF_8)).contains("somebodys-secret");
    assertThat(asked("bureau", "/cases/{id}/file.json", UNKNOWN).getStatus())
        .as("who has to put it right gets the file")
        .isEqualTo(200);
    assertThat(asked("jilin", "/cases/{id}", UNKNOWN).getStatus()).isEqualTo(404);
  }

  @Test
  void rules_that_make_cases_unreadable_are_taken_over_only_by_who_agrees_to_that()
      throws Exception {
    LiveRules.Snapshot base = live.now();
    FolderPacks packs = new FolderPacks().calendar(base.rules().calendar());
    base.rules().packs().values().stream()
        .filter(pack -> !pack.id().equals("CN-22"))
        .forEach(pack -> packs.pack(pack.files()));
    LiveRules.Snapshot next = LiveRules.Snapshot.of(packs.build());
    store.remember(next);
    // A case with a word that only the pack has that is left out.
    String file = jilins("长兴-词", base, word -> true);
    put("长兴-词", "CN-22", file, PackFiles.sha256(file.getBytes(StandardCharsets.UTF_8)));
    // And one whose only such word tells of conduct, which not everybody sees.
    String conduct =
        jilins("长兴-行", base, word -> Acts.isConduct(word, base.rules().vocabulary("CN-22")));
    put("长兴-行", "CN-22", conduct, PackFiles.sha256(conduct.getBytes(StandardCharsets.UTF_8)));
    db.sql(
            """
            insert into proposal (kind, title, base_id, rules_id, made_at, made_by, state)
            values ('pack', 'without Jilin', ?, ?, current_timestamp, 'x', 'open')
            """)
        .params(base.id(), next.id())
        .update();
    var proposal = changes.list().get(0);
    try {
      var report = changes.report(account("ministry"), proposal, Locale.CHINESE);
      assertThat(report.unreadable()).isGreaterThanOrEqualTo(2);
      assertThat(report.changed())
          .filteredOn(c -> c.id().equals("长兴-行"))
          .singleElement()
          .satisfies(c -> assertThat(c.refused()).contains(type(conduct)));
      var others = changes.report(account("police"), proposal, Locale.CHINESE);
      assertThat(others.changed()).noneMatch(c -> c.refused().contains(type(conduct)));
      assertThatThrownBy(() -> changes.take(account("ministry"), proposal, false))
          .isInstanceOf(RulesChanges.UnreadableThenException.class);
      String take = "/rules/proposals/" + proposal.id() + "/take";
      var refused = asked("ministry", post(take));
      assertThat(refused.getStatus()).isEqualTo(409);
      assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
          .contains("启用后有 " + report.unreadable() + " 个案件读不懂", "name=\"anyway\"");
      assertThat(live.now().id()).isEqualTo(base.id());
      assertThat(asked("ministry", post(take).param("anyway", "true")).getStatus()).isEqualTo(302);
      assertThat(live.now().id()).isEqualTo(next.id());
      for (String name : List.of("police", "bureau", "jilin")) {
        assertThat(asked(name, "/").getStatus()).as(name).isEqualTo(200);
      }
      assertThat(asked("jilin", "/").getContentAsString(StandardCharsets.UTF_8))
          .contains("长兴-词", "暂不能答复");
    } finally {
      live.take(base);
    }
  }

  /** A case with an event of such a type that only the pack of Jilin has, and that it can read. */
  private static String jilins(String id, LiveRules.Snapshot rules, Predicate<String> type) {
    var national = rules.rules().vocabulary("CN");
    return rules.rules().vocabulary("CN-22").events().stream()
        .map(EventWord::key)
        .filter(word -> national.event(word).isEmpty())
        .filter(type)
        .sorted()
        .flatMap(
            word ->
                Stream.of("", ",\"lawyer\":\"l\"")
                    .map(
                        by ->
                            """
                            {"id":"%s","jurisdiction":"CN-22","lawyers":[{"id":"l","name":"某律师"}],\
                            "events":[{"type":"%s"%s}]}"""
                                .formatted(id, word, by)))
        .filter(file -> isRead(file, rules))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isRead(String file, LiveRules.Snapshot rules) {
    try {
      return !rules.rules().read(file, "").id().isEmpty();
    } catch (BadInputException e) {
      return false;
    }
  }

  private static String type(String file) {
    return file.replaceFirst(".*\"type\":\"([^\"]+)\".*", "$1");
  }
}
