package org.dutylawyer.casesystem.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.spring.DutyLawyerMetrics;
import org.dutylawyer.spring.LiveRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers cases, and remembers of every answer given what it rests on: file, rules and day, with
 * their hashes. So each can be asked again, whatever rules have come since.
 */
@Service
public class Answers {

  private static final int KEPT = 500;
  private static final long MOST_BYTES = 64_000_000;

  private final JdbcClient db;
  private final LiveRules live;
  private final RulesStore store;
  private final Audit audit;
  private final DutyLawyerMetrics metrics;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Cache<String, Assessment> cache = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<String, String> hashes = Caffeine.newBuilder().maximumSize(10_000).build();

  /** The JSON of answers is large and made for its hash already: it is kept as far as it fits. */
  private final Cache<String, byte[]> bodies =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String id, byte[] body) -> body.length)
          .build();

  /** With the rules that answer now, and those that answered before. */
  public Answers(
      JdbcClient db,
      LiveRules live,
      RulesStore store,
      Audit audit,
      DutyLawyerMetrics metrics,
      Clock clock,
      TransactionTemplate transaction) {
    this.db = db;
    this.live = live;
    this.store = store;
    this.audit = audit;
    this.metrics = metrics;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * An answer that was given.
   *
   * @param id names what was asked: equal ids, equal answers
   * @param answer the answer
   * @param rules the rules that answered
   * @param sha256 hash of the answer's JSON
   */
  public record Given(String id, Assessment answer, LiveRules.Snapshot rules, String sha256) {}

  /**
   * A record of an answer.
   *
   * @param id names what was asked
   * @param caseKey names the case
   * @param caseId its number
   * @param version the version of the case
   * @param asOf the day asked about
   * @param conduct whether conduct was asked about
   * @param rulesId the rules
   * @param fileSha256 hash of the file
   * @param sha256 hash of the answer's JSON
   * @param askedAt when it was first given
   */
  public record Kept(
      String id,
      @JsonIgnore String caseKey,
      String caseId,
      long version,
      String asOf,
      boolean conduct,
      String rulesId,
      String fileSha256,
      String sha256,
      OffsetDateTime askedAt) {}

  /** Today, by the clock of the system. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Answers by these rules; without conduct, where whoever asks may not see it. */
  public Assessment answer(CaseFile file, Moment asOf, boolean conduct, LiveRules.Snapshot rules) {
    return metrics.timed(
        file.jurisdiction(), () -> rules.rules().assess(file, question(asOf, conduct)));
  }

  /** Answers by the plan and by Drools, and gives an answer only where they agree. */
  public Assessment answerTwice(CaseFile file, Moment asOf, LiveRules.Snapshot rules) {
    return rules.rules().assess(file, question(asOf, true), Evaluator.BOTH);
  }

  /** Answers a stored case by the rules of now, from the cache if that was asked before. */
  public Assessment answer(StoredCase stored, LocalDate asOf, boolean conduct) {
    LiveRules.Snapshot rules = live.now();
    return answer(stored, Moment.of(asOf), conduct, rules);
  }

  Assessment answer(StoredCase stored, Moment asOf, boolean conduct, LiveRules.Snapshot rules) {
    return cache.get(
        id(stored.sha256(), asOf, conduct, rules.id()),
        key -> answer(stored.readBy(rules), asOf, conduct, rules));
  }

  /**
   * Answers a stored case for an account, remembers what the answer rests on, and tells the log.
   * The answer is worked out before the transaction begins, so that no connection is held
   * meanwhile.
   */
  public Given give(CaseUser user, StoredCase stored, Moment asOf, Audit.Action action) {
    boolean conduct = user.may(Permission.CONDUCT_READ);
    LiveRules.Snapshot rules = live.now();
    Assessment answer = answer(stored, asOf, conduct, rules);
    String id = id(stored.sha256(), asOf, conduct, rules.id());
    String sha = hashes.get(id, key -> hash(body(key, answer)));
    transaction.executeWithoutResult(
        status -> {
          db.sql(
                  """
                  insert into answer
                    (id, case_id, version, as_of, conduct, rules_id, file_sha256, sha256, asked_at)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                  """)
              .params(
                  id,
                  stored.key(),
                  stored.version(),
                  asOf.toString(),
                  conduct,
                  rules.id(),
                  stored.sha256(),
                  sha,
                  OffsetDateTime.now(clock))
              .update();
          audit.add(user, action, stored.key(), told(id, sha, stored.sha256(), asOf, rules));
        });
    return new Given(id, answer, rules, sha);
  }

  /** What the log tells of an answer that was given: its hash, and what it rests on. */
  static Map<String, String> told(
      String id, String sha, String fileSha, Moment asOf, LiveRules.Snapshot rules) {
    return Map.of(
        "answer",
        id,
        "answerSha256",
        sha,
        "file",
        fileSha,
        "asOf",
        asOf.toString(),
        "packs",
        rules.packs().toString(),
        "notices",
        rules.notices());
  }

  /** The JSON of an answer that was given. */
  public byte[] json(Given given) {
    return body(given.id(), given.answer());
  }

  private byte[] body(String id, Assessment answer) {
    return bodies.get(id, key -> json(answer));
  }

  /** The JSON of an answer. */
  public static byte[] json(Assessment answer) {
    return JsonAnswer.of(answer).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The answers given about a case, the latest first.
   *
   * @param stored the case
   * @param conduct whether those with conduct as well
   * @param offset how many to skip
   * @param most how many to give
   */
  public List<Kept> kept(StoredCase stored, boolean conduct, int offset, int most) {
    return db.sql(
            """
            select a.*, c.number from answer a join legal_case c on c.id = a.case_id
            where a.case_id = ? and (conduct = false or ?)
            order by a.asked_at desc, a.id limit ? offset ?
            """)
        .params(stored.key(), conduct, most, offset)
        .query(Answers::kept)
        .list();
  }

  /** A record of an answer. */
  public Optional<Kept> find(String id) {
    return db.sql(
            "select a.*, c.number from answer a join legal_case c on c.id = a.case_id"
                + " where a.id = ?")
        .param(id)
        .query(Answers::kept)
        .optional();
  }

  /**
   * Asks again what was asked: by the file, the rules and the calendar of then.
   *
   * @param user who asks
   * @param kept the record
   * @param file the whole file of that version; what was not shown then is not shown now
   * @return the bytes of the answer's JSON
   */
  public byte[] again(CaseUser user, Kept kept, String file) {
    LiveRules.Snapshot rules = store.byId(kept.rulesId());
    String shown = kept.conduct() ? file : Sight.withoutConduct(file, kept.caseId(), rules);
    CaseFile then = StoredCase.read(shown, kept.caseId(), rules);
    byte[] json = json(answer(then, Moment.parse(kept.asOf()), kept.conduct(), rules));
    audit.add(user, Audit.Action.ANSWER_ASKED_AGAIN, kept.caseKey(), Map.of("answer", kept.id()));
    return json;
  }

  /** The SHA-256 of an answer's JSON. */
  public static String hash(byte[] json) {
    return PackFiles.sha256(json);
  }

  private static Question question(Moment asOf, boolean conduct) {
    Question question = Question.asOf(asOf);
    return conduct
        ? question
        : question.only(Question.Part.ENTITLEMENTS, Question.Part.DUTIES, Question.Part.OTHERS);
  }

  private static String id(String file, Moment asOf, boolean conduct, String rulesId) {
    return hash(
        String.join("\n", file, asOf.toString(), String.valueOf(conduct), rulesId)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Kept kept(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Kept(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("number"),
        row.getLong("version"),
        row.getString("as_of"),
        row.getBoolean("conduct"),
        row.getString("rules_id"),
        row.getString("file_sha256"),
        row.getString("sha256"),
        row.getObject("asked_at", OffsetDateTime.class));
  }
}
