package org.dutylawyer.casesystem.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.pack.PackFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit log. Entries are only added; each holds the hash of the one before it, so that a change
 * or a gap shows. An entry stands in the transaction of what it tells of: neither is there without
 * the other.
 */
@Repository
public class Audit {

  /** What only looked: losing the last of these to a power cut loses no work. */
  private static final Set<Action> LOOKED =
      EnumSet.of(
          Action.CASE_SEEN,
          Action.CASES_LISTED,
          Action.ANSWER_GIVEN,
          Action.ANSWER_ASKED_AGAIN,
          Action.CONDUCT_SEEN,
          Action.BOARD_SEEN,
          Action.FEED_READ,
          Action.ROSTER_SEEN,
          Action.ACCOUNTS_SEEN,
          Action.RULES_COMPARED,
          Action.AUDIT_SEEN,
          Action.REFUSED);

  /** Rows fetched at once when all are gone through: they do not all fit into memory. */
  static final int AT_ONCE = 200;

  private final JdbcClient db;
  private final Durable durable;
  private final Clock clock;

  /** Over this database. */
  Audit(JdbcClient db, Durable durable, Clock clock) {
    this.db = db;
    this.durable = durable;
    this.clock = clock;
  }

  /** What is told. */
  public enum Action {
    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    PASSWORD_CHANGED,
    PASSWORD_SET,
    ACCOUNT_MADE,
    ACCOUNT_CLOSED,
    ACCOUNT_OPENED,
    ORGAN_MADE,
    TOKEN_MADE,
    TOKEN_REVOKED,
    CASE_MADE,
    CASE_CHANGED,
    CASE_SEEN,
    CASES_LISTED,
    ANSWER_GIVEN,
    ANSWER_ASKED_AGAIN,
    CONDUCT_SEEN,
    BOARD_SEEN,
    FEED_READ,
    LAWYER_MADE,
    LAWYER_CHANGED,
    ROSTER_SEEN,
    ACCOUNTS_SEEN,
    RULES_COMPARED,
    RULES_PROPOSED,
    RULES_TAKEN,
    AUDIT_SEEN,
    AUDIT_CHECKED,
    ASSESSMENTS_DELETED,
    REFUSED
  }

  /**
   * An entry.
   *
   * @param seq its number, from 1 without a gap
   * @param at when, with the offset
   * @param who name of the account
   * @param role its role
   * @param action what was done
   * @param object to what
   * @param detail more of it, as JSON
   * @param previous hash of the entry before
   * @param hash SHA-256 over all that stands before it
   */
  public record Entry(
      long seq,
      String at,
      String who,
      String role,
      String action,
      String object,
      String detail,
      String previous,
      String hash) {

    String computed() {
      String all =
          String.join(
              "\u0000", String.valueOf(seq), at, who, role, action, object, detail, previous);
      return PackFiles.sha256(all.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Adds an entry about what an account did. */
  @Transactional
  public void add(CaseUser user, Action action, String object, Map<String, String> detail) {
    add(user.username(), user.role().name(), action, object, detail);
  }

  /** Adds an entry about what somebody without an account did. */
  @Transactional
  public void add(
      String who, String role, Action action, String object, Map<String, String> detail) {
    Head head = held();
    Entry open =
        new Entry(
            head.seq() + 1,
            OffsetDateTime.now(clock).toString(),
            who,
            role,
            action.name(),
            object,
            json(detail),
            head.hash(),
            "");
    String hash = open.computed();
    db.sql(
            """
            insert into audit_entry (seq, at, who, role, action, object, detail, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            open.seq(),
            open.at(),
            who,
            role,
            action.name(),
            object,
            open.detail(),
            open.previous(),
            hash)
        .update();
    if (!LOOKED.contains(action)) {
      durable.onCommit();
    }
    db.sql("update audit_head set seq = ?, hash = ? where id = 1")
        .params(open.seq(), hash)
        .update();
  }

  /** The end of the chain: how many entries there are, and the hash of the last. */
  public record Head(long seq, String hash) {}

  /** Whoever adds holds the head until the transaction ends, so that the chain has one end. */
  private Head held() {
    return db.sql("select seq, hash from audit_head where id = 1 for update")
        .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
        .single();
  }

  /**
   * Lets nobody else add or hold until the transaction ends: what is numbered meanwhile is
   * committed in the order of its numbers.
   */
  public void hold() {
    held();
  }

  /** The end of the chain, for keeping elsewhere. */
  public Head head() {
    return db.sql("select seq, hash from audit_head where id = 1")
        .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
        .single();
  }

  private static String json(Map<String, String> detail) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(detail).forEach(json::put);
    return json.toString();
  }

  /**
   * The latest entries before that number, the latest first: of what the accounts of the region did
   * and what was done with its cases; for an account of the whole country, of everybody.
   */
  public List<Entry> before(CaseUser user, long seq, int most) {
    String region = user.jurisdiction() + "%";
    return db.sql(
            """
            select e.* from audit_entry e
            where e.seq < ? and (? or
              exists (
                select 1 from account a
                left join organ o on o.id = a.organ_id
                left join lawyer l on l.id = a.lawyer_id
                where a.username = e.who and coalesce(o.jurisdiction, l.jurisdiction, '') like ?)
              or exists (
                select 1 from legal_case c where c.id = e.object and c.jurisdiction like ?))
            order by e.seq desc limit ?
            """)
        .params(seq, user.jurisdiction().equals(CaseUser.EVERYWHERE), region, region, most)
        .query(Audit::entry)
        .list();
  }

  /**
   * Goes through the whole chain.
   *
   * @return what is wrong first, or empty if the chain is whole
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<String> broken() {
    return broken(new Head(0, "0".repeat(64)));
  }

  /**
   * Goes through the chain from an end that it had.
   *
   * @param from the end, whose entry is still there as it was
   * @return what is wrong first, or empty if the rest goes on from there
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<String> brokenSince(Head from) {
    boolean there =
        db.sql("select * from audit_entry where seq = ?")
            .param(from.seq())
            .query(Audit::entry)
            .optional()
            .filter(e -> e.hash().equals(from.hash()) && e.hash().equals(e.computed()))
            .isPresent();
    return there || from.seq() == 0 ? broken(from) : Optional.of("entry " + from.seq());
  }

  private Optional<String> broken(Head from) {
    String[] previous = {from.hash()};
    long[] seq = {from.seq()};
    String[] wrong = {""};
    db.sql("select * from audit_entry where seq > ? order by seq")
        .param(from.seq())
        .withFetchSize(AT_ONCE)
        .query(
            row -> {
              Entry entry = entry(row, 0);
              seq[0]++;
              if (wrong[0].isEmpty()
                  && (entry.seq() != seq[0]
                      || !entry.previous().equals(previous[0])
                      || !entry.hash().equals(entry.computed()))) {
                wrong[0] = "entry " + seq[0];
              }
              previous[0] = entry.hash();
            });
    Head head = head();
    if (wrong[0].isEmpty() && (head.seq() != seq[0] || !head.hash().equals(previous[0]))) {
      wrong[0] = "the end, after entry " + seq[0];
    }
    return wrong[0].isEmpty() ? Optional.empty() : Optional.of(wrong[0]);
  }

  private static Entry entry(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getString("at"),
        row.getString("who"),
        row.getString("role"),
        row.getString("action"),
        row.getString("object"),
        row.getString("detail"),
        row.getString("previous"),
        row.getString("hash"));
  }
}
