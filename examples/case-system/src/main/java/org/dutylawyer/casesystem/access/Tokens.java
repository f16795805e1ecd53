package org.dutylawyer.casesystem.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.pack.PackFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens for machines and for calendars. A token is shown once, when it is made; the database holds
 * its hash. A token for calendars opens the feed and nothing else.
 */
@Repository
public class Tokens {

  private static final int BYTES = 32;
  private static final int DAYS = 365;

  private final JdbcClient db;
  private final Accounts accounts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Over this database. */
  public Tokens(JdbcClient db, Accounts accounts, Clock clock) {
    this.db = db;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What a token opens. */
  public enum Kind {
    /** The interface for machines. */
    API,
    /** The calendar. */
    FEED
  }

  /**
   * A token that was made, without the token itself.
   *
   * @param id its number
   * @param kind what it opens
   * @param label what its owner calls it
   * @param expires until when it holds
   * @param revoked whether it was revoked
   */
  public record Made(long id, Kind kind, String label, OffsetDateTime expires, boolean revoked) {}

  /** Makes a token and tells it, this once. */
  @Transactional
  public String make(CaseUser user, Kind kind, String label) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    OffsetDateTime now = OffsetDateTime.now(clock);
    db.sql(
            """
            insert into access_token (account_id, kind, label, hash, created_at, expires_at, revoked)
            values (?, ?, ?, ?, ?, ?, false)
            """)
        .params(user.id(), kind.name(), label, hash(token), now, now.plusDays(DAYS))
        .update();
    return token;
  }

  /** The account of a token that holds and opens that. */
  public Optional<CaseUser> open(String token, Kind kind) {
    return db.sql(
            """
            select account_id from access_token
            where hash = ? and kind = ? and not revoked and expires_at > ?
            """)
        .params(hash(token), kind.name(), OffsetDateTime.now(clock))
        .query(Long.class)
        .optional()
        .flatMap(accounts::find)
        .filter(CaseUser::isEnabled);
  }

  /** The tokens of an account. */
  public List<Made> of(CaseUser user) {
    return db.sql("select * from access_token where account_id = ? order by id")
        .param(user.id())
        .query(
            (row, n) ->
                new Made(
                    row.getLong("id"),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("label"),
                    row.getObject("expires_at", OffsetDateTime.class),
                    row.getBoolean("revoked")))
        .list();
  }

  /** Revokes a token of that account; one of another account is left as it is. */
  @Transactional
  public boolean revoke(CaseUser user, long id) {
    return db.sql("update access_token set revoked = true where id = ? and account_id = ?")
            .params(id, user.id())
            .update()
        > 0;
  }

  /** Revokes all tokens of an account. */
  @Transactional
  public void revokeAll(CaseUser user) {
    db.sql("update access_token set revoked = true where account_id = ?").param(user.id()).update();
  }

  private static String hash(String token) {
    return PackFiles.sha256(token.getBytes(StandardCharsets.UTF_8));
  }
}
