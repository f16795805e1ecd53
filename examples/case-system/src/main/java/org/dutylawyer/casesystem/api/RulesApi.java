package org.dutylawyer.casesystem.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Open;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.Refreshing;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For machines: limits, notifications, packs, words and schemas. */
@RestController
@RequestMapping("/api")
public class RulesApi {

  private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

  private final LiveRules live;
  private final Deadlines deadlines;
  private final Refreshing refreshing;
  private final Outbox outbox;
  private final Audit audit;

  /** With the rules and the limits. */
  RulesApi(LiveRules live, Deadlines deadlines, Refreshing refreshing, Outbox outbox, Audit audit) {
    this.live = live;
    this.deadlines = deadlines;
    this.refreshing = refreshing;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** The description of this interface. */
  @GetMapping("/openapi.json")
  @Open
  public ResponseEntity<byte[]> openapi() throws IOException {
    return resource("openapi.json", MediaType.APPLICATION_JSON);
  }

  /** The open limits that the account sees, late ones first. */
  @GetMapping("/v1/deadlines")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.BOARD_SEEN)
  public List<OpenLimit> deadlines(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String lawyer,
      @RequestParam(required = false) LocalDate until,
      Locale locale) {
    refreshing.now();
    LocalDate last = Optional.ofNullable(until).orElse(LocalDate.MAX);
    return deadlines.of(user, actor, lawyer, locale).stream()
        .map(Deadlines.Limit::limit)
        .filter(l -> !l.day().isAfter(last))
        .toList();
  }

  /** The limits of the account's cases that came near or became late, from that number on. */
  @GetMapping("/v1/notifications")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.BOARD_SEEN)
  public List<Outbox.Notification> notifications(
      @AuthenticationPrincipal CaseUser user, @RequestParam(defaultValue = "0") long after) {
    return outbox.after(user, after);
  }

  /** The end of the audit log's chain, for keeping elsewhere: what is cut off later shows by it. */
  @GetMapping("/v1/audit/head")
  @Requires(Permission.AUDIT_READ)
  @Seen(Audit.Action.AUDIT_SEEN)
  public Audit.Head head() {
    return audit.head();
  }

  /** The packs that answer now. */
  @GetMapping("/v1/packs")
  @Requires(Permission.RULES_READ)
  public Map<String, Object> packs() {
    LiveRules.Snapshot now = live.now();
    List<Map<String, Object>> packs = new ArrayList<>();
    now.rules().packs().values().stream()
        .sorted(java.util.Comparator.comparing(org.dutylawyer.pack.Pack::id))
        .forEach(
            pack -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("id", pack.id());
              one.put("version", pack.manifest().version());
              one.put("title", titles(pack.manifest().title()));
              one.put("sha256", pack.files().sha256());
              one.put("requires", pack.manifest().requires());
              packs.add(one);
            });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", now.id());
    all.put("packs", packs);
    all.put("noticesSha256", now.notices());
    all.put("calendarUntil", now.rules().calendar().lastDay().toString());
    return all;
  }

  /** The words of a jurisdiction, by group. */
  @GetMapping("/v1/words")
  @Requires(Permission.RULES_READ)
  public Map<String, Map<String, Map<String, String>>> words(@RequestParam String jurisdiction) {
    Vocabulary words = vocabulary(jurisdiction);
    Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();
    for (Vocabulary.Group group : Vocabulary.Group.values()) {
      Map<String, Map<String, String>> titles = new LinkedHashMap<>();
      words.titles(group).forEach((word, title) -> titles.put(word, titles(title)));
      all.put(group.key(), titles);
    }
    return all;
  }

  /** The schema of case files of a jurisdiction. */
  @GetMapping("/v1/schemas/case-file")
  @Requires(Permission.RULES_READ)
  public ResponseEntity<byte[]> caseFile(@RequestParam String jurisdiction) {
    return ResponseEntity.ok()
        .contentType(SCHEMA)
        .body(
            CaseFileSchema.of(vocabulary(jurisdiction))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The schema of answers. */
  @GetMapping("/v1/schemas/assessment")
  @Requires(Permission.RULES_READ)
  public ResponseEntity<byte[]> assessment() throws IOException {
    return resource(JsonAnswer.SCHEMA, SCHEMA);
  }

  private Vocabulary vocabulary(String jurisdiction) {
    if (!live.now().rules().packs().containsKey(jurisdiction)) {
      throw new NoSuchCaseException();
    }
    return live.now().rules().vocabulary(jurisdiction);
  }

  private static ResponseEntity<byte[]> resource(String name, MediaType type) throws IOException {
    try (InputStream in = new ClassPathResource(name).getInputStream()) {
      return ResponseEntity.ok().contentType(type).body(in.readAllBytes());
    }
  }

  private static Map<String, String> titles(Title title) {
    Map<String, String> both = new LinkedHashMap<>();
    both.put("zh", title.zh());
    both.put("en", title.en());
    return both;
  }
}
