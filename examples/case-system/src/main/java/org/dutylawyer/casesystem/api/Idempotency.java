package org.dutylawyer.casesystem.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.cases.CaseDrafts;
import org.dutylawyer.casesystem.cases.CaseExistsException;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.cases.VersionConflictException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes that carry a key are done once: a second request with the key and the same content gets
 * the answer of the first, one with other content is refused. The key stands in the transaction of
 * the write.
 */
@Service
class Idempotency {

  private static final int DAYS_KEPT = 7;

  private final JdbcClient db;
  private final CaseDrafts drafts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Idempotency(JdbcClient db, CaseDrafts drafts, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.drafts = drafts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a write answered. */
  record Done(int status, String location, String etag, String body) {

    static Done of(HttpStatus status, CaseUser user, StoredCase stored) {
      return new Done(
          status.value(),
          "/api/v1/cases/"
              + URLEncoder.encode(stored.address(user), StandardCharsets.UTF_8).replace("+", "%20"),
          stored.etag(),
          stored.file());
    }
  }

  /**
   * Does a write, unless it was done. It is worked out before the transaction begins, so that no
   * connection is held meanwhile.
   *
   * @param key the key of the request; empty to do it in any case
   * @param requestHash hash of what the request asks for
   * @param draft works the write out; asked anew if the case was written meanwhile
   */
  Done once(
      CaseUser user, Optional<String> key, String requestHash, Supplier<CaseDrafts.Draft> draft) {
    if (key.isEmpty()) {
      return CaseDrafts.untilStored(() -> write(draft.get()));
    }
    if (!key.get().matches("[\\x21-\\x7e]{1,100}")) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "idempotency-key",
          "Idempotency-Key: 1 至 100 个可见的 ASCII 字符 (1 to 100 visible ASCII characters)");
    }
    try {
      return CaseDrafts.untilStored(
          () ->
              earlier(user, key.get(), requestHash)
                  .orElseGet(() -> first(user, key.get(), requestHash, draft.get())));
    } catch (DuplicateKeyException | CaseExistsException | VersionConflictException e) {
      // The same request came twice at once, and the other one was first.
      return earlier(user, key.get(), requestHash).orElseThrow(() -> e);
    }
  }

  private Done write(CaseDrafts.Draft draft) {
    return Done.of(HttpStatus.CREATED, draft.user(), drafts.store(draft));
  }

  private static Done done(Done done) {
    return Optional.ofNullable(done).orElseThrow();
  }

  private Optional<Done> earlier(CaseUser user, String key, String requestHash) {
    return db.sql("select * from idempotency where account_id = ? and idem_key = ?")
        .params(user.id(), key)
        .query(
            (row, n) -> {
              if (!row.getString("request_sha256").equals(requestHash)) {
                throw new RefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key",
                    "此键已用于另一请求 (the key was used for another request)");
              }
              return new Done(
                  row.getInt("status"),
                  row.getString("location"),
                  row.getString("etag"),
                  row.getString("body"));
            })
        .optional();
  }

  private Done first(CaseUser user, String key, String requestHash, CaseDrafts.Draft draft) {
    return done(
        transaction.execute(
            status -> {
              db.sql(
                      """
                      insert into idempotency
                        (account_id, idem_key, request_sha256, status, location, etag, body, created_at)
                      values (?, ?, ?, 0, '', '', '', ?)
                      """)
                  .params(user.id(), key, requestHash, OffsetDateTime.now(clock))
                  .update();
              Done done = write(draft);
              db.sql(
                      """
                      update idempotency set status = ?, location = ?, etag = ?, body = ?
                      where account_id = ? and idem_key = ?
                      """)
                  .params(done.status(), done.location(), done.etag(), done.body(), user.id(), key)
                  .update();
              return done;
            }));
  }

  /** Forgets the keys that nobody repeats any more. */
  @Scheduled(cron = "0 40 3 * * *")
  void forget() {
    db.sql("delete from idempotency where created_at < ?")
        .param(OffsetDateTime.now(clock).minusDays(DAYS_KEPT))
        .update();
  }
}
