package org.dutylawyer.casesystem.cases;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.spring.LiveRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers to files that are not stored as cases. What was asked is kept for some time, so that
 * whoever asked can ask it again under what it rested on. Then the file is deleted; what stays are
 * the hashes, which the audit log tells of as well.
 */
@Service
public class Assessments {

  private final JdbcClient db;
  private final Answers answers;
  private final LiveRules live;
  private final RulesStore store;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final int daysKept;

  /** With the rules that answer now, and those that answered before. */
  public Assessments(
      JdbcClient db,
      Answers answers,
      LiveRules live,
      RulesStore store,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction,
      CaseSystemProperties properties) {
    this.db = db;
    this.answers = answers;
    this.live = live;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
    this.daysKept = properties.assessmentsDays();
  }

  /**
   * An answer.
   *
   * @param id names what was asked, and by whom
   * @param json the bytes of its JSON
   * @param sha256 their hash when it was given
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Assessed(String id, byte[] json, String sha256) {}

  /**
   * Answers a file for an account, keeps it, and tells the log.
   *
   * @throws org.dutylawyer.problem.BadInputException with everything that is wrong in the file
   */
  public Assessed assess(CaseUser user, String text, Moment asOf) {
    LiveRules.Snapshot rules = live.now();
    boolean conduct = user.may(Permission.CONDUCT_READ);
    CaseFile file = rules.rules().read(text, "case.json");
    Admission.size(file);
    byte[] json = Answers.json(answers.answer(file, asOf, conduct, rules));
    String kept = file.toJson();
    String fileSha = Answers.hash(kept.getBytes(StandardCharsets.UTF_8));
    String sha = Answers.hash(json);
    String id =
        Answers.hash(
            String.join(
                    "\n",
                    fileSha,
                    asOf.toString(),
                    String.valueOf(conduct),
                    rules.id(),
                    String.valueOf(user.id()))
                .getBytes(StandardCharsets.UTF_8));
    transaction.executeWithoutResult(
        status -> {
          keptAgain(id, kept);
          db.sql(
                  """
                  insert into assessed
                    (id, account_id, as_of, conduct, rules_id, file, file_sha256, sha256, asked_at)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                  """)
              .params(
                  id,
                  user.id(),
                  asOf.toString(),
                  conduct,
                  rules.id(),
                  kept,
                  fileSha,
                  sha,
                  OffsetDateTime.now(clock))
              .update();
          audit.add(
              user, Audit.Action.ANSWER_GIVEN, "", Answers.told(id, sha, fileSha, asOf, rules));
        });
    return new Assessed(id, json, sha);
  }

  /** Who asks the same once more has it kept from then on, also if it was deleted meanwhile. */
  private void keptAgain(String id, String file) {
    db.sql("update assessed set file = ?, asked_at = ?, forgotten_at = null where id = ?")
        .params(file, OffsetDateTime.now(clock), id)
        .update();
  }

  /** Deletes the files that were kept for their time, and tells the log how many. */
  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
  public void forget() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime before = now.minusDays(daysKept);
    transaction.executeWithoutResult(
        status -> {
          int deleted =
              db.sql(
                      """
                      update assessed set file = '', forgotten_at = ?
                      where forgotten_at is null and asked_at < ?
                      """)
                  .params(now, before)
                  .update();
          if (deleted > 0) {
            audit.add(
                "system",
                "-",
                Audit.Action.ASSESSMENTS_DELETED,
                "",
                Map.of(
                    "files", String.valueOf(deleted),
                    "askedBefore", before.toString(),
                    "daysKept", String.valueOf(daysKept)));
          }
        });
  }

  /**
   * Asks again what the account has asked: by the file, the rules and the calendar of then.
   *
   * @throws NoSuchCaseException if it has not asked that
   * @throws ForgottenException if the file was kept for its time, and deleted
   * @throws UnreadableCaseException if what is stored is not the file that was sent
   */
  public Assessed again(CaseUser user, String id) {
    Kept kept =
        db.sql("select * from assessed where id = ? and account_id = ?")
            .params(id, user.id())
            .query(
                (row, n) -> {
                  OffsetDateTime deleted = row.getObject("forgotten_at", OffsetDateTime.class);
                  if (deleted != null) {
                    throw new ForgottenException(deleted);
                  }
                  return new Kept(
                      row.getString("as_of"),
                      row.getBoolean("conduct"),
                      row.getString("rules_id"),
                      StoredCase.intact(row.getString("file"), row.getString("file_sha256")),
                      row.getString("sha256"));
                })
            .optional()
            .orElseThrow(NoSuchCaseException::new);
    LiveRules.Snapshot rules = store.byId(kept.rulesId());
    CaseFile file = StoredCase.read(kept.file(), "case.json", rules);
    byte[] json =
        Answers.json(answers.answer(file, Moment.parse(kept.asOf()), kept.conduct(), rules));
    audit.add(user, Audit.Action.ANSWER_ASKED_AGAIN, "", Map.of("answer", id));
    return new Assessed(id, json, kept.sha256());
  }

  /** What was asked was kept for its time, and was deleted then. */
  public static final class ForgottenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OffsetDateTime at;

    ForgottenException(OffsetDateTime at) {
      super("the file was deleted");
      this.at = at;
    }

    /** When it was deleted. */
    public OffsetDateTime at() {
      return at;
    }
  }

  private record Kept(String asOf, boolean conduct, String rulesId, String file, String sha256) {}
}
