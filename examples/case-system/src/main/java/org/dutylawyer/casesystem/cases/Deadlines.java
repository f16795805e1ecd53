package org.dutylawyer.casesystem.cases;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.spring.LiveRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open limits of all cases, kept in a table so that the board and the feeds need no rules: they
 * are worked out anew when a case is written, when other rules are taken over, and each day.
 */
@Service
public class Deadlines {

  private static final int DAYS_AHEAD = 365;

  private final JdbcClient db;
  private final Answers answers;
  private final LiveRules live;
  private final Sight sight;
  private final JsonMapper json;
  private final Clock clock;
  private final CaseSystemProperties properties;
  private final Audit audit;
  private final TransactionTemplate transaction;

  /** Over this database. */
  public Deadlines(
      JdbcClient db,
      Answers answers,
      LiveRules live,
      Sight sight,
      JsonMapper json,
      Clock clock,
      CaseSystemProperties properties,
      Audit audit,
      TransactionTemplate transaction) {
    this.db = db;
    this.answers = answers;
    this.live = live;
    this.sight = sight;
    this.json = json;
    this.clock = clock;
    this.properties = properties;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * A limit on the board.
   *
   * @param limit the limit in words
   * @param address what addresses the case for the account
   * @param title name of the case
   * @param actor word for who acts
   * @param lawyers names of the lawyers of the case
   */
  public record Limit(
      OpenLimit limit, String address, String title, String actor, String lawyers) {}

  /**
   * The limits of a version of a case, worked out and not stored yet.
   *
   * @param stored the whole case
   * @param asOf the day that they are of
   * @param rulesId the rules that they are by
   * @param limits each in Chinese and in English
   */
  public record Worked(StoredCase stored, LocalDate asOf, String rulesId, List<Both> limits) {

    /** Copies the list. */
    public Worked {
      limits = List.copyOf(limits);
    }
  }

  /**
   * A limit in both languages.
   *
   * @param conduct whether it follows only from conduct, which the bureau alone sees
   */
  public record Both(OpenLimit zh, OpenLimit en, boolean conduct) {}

  /** Works out the limits of a whole case as of today; it holds no connection meanwhile. */
  public Worked work(StoredCase stored) {
    LocalDate today = LocalDate.now(clock);
    LiveRules.Snapshot rules = live.now();
    Assessment answer = answers.answer(stored, Moment.of(today), false, rules);
    LocalDate until = today.plusDays(DAYS_AHEAD);
    Map<String, OpenLimit> english = new HashMap<>();
    OpenLimit.of(answer, Locale.ENGLISH, until).forEach(l -> english.putIfAbsent(l.uid(), l));
    Set<String> shown = new HashSet<>();
    StoredCase seen = sight.withoutConduct(stored, rules);
    OpenLimit.of(answers.answer(seen, Moment.of(today), false, rules), Locale.CHINESE, until)
        .forEach(l -> shown.add(l.uid()));
    Map<String, Both> limits = new LinkedHashMap<>();
    OpenLimit.of(answer, Locale.CHINESE, until)
        .forEach(
            l ->
                limits.putIfAbsent(
                    l.uid(),
                    new Both(l, english.getOrDefault(l.uid(), l), !shown.contains(l.uid()))));
    return new Worked(stored, today, rules.id(), List.copyOf(limits.values()));
  }

  /** Stores limits that were worked out, in the transaction that writes their case. */
  void store(Worked worked) {
    StoredCase stored = worked.stored();
    db.sql("delete from deadline where case_id = ?").param(stored.key()).update();
    boolean told = false;
    for (Both limit : worked.limits()) {
      add(stored, limit);
      if (isNear(limit.zh(), worked.asOf())) {
        if (!told) {
          // Whoever reads from a number on must not miss a smaller one that is committed later.
          audit.hold();
          told = true;
        }
        tell(stored, limit.zh(), limit.conduct());
      }
    }
    db.sql("delete from deadline_state where case_id = ?").param(stored.key()).update();
    db.sql("insert into deadline_state (case_id, as_of, version, rules_id) values (?, ?, ?, ?)")
        .params(stored.key(), Date.valueOf(worked.asOf()), stored.version(), worked.rulesId())
        .update();
  }

  /** Works out the limits of a case anew, and stores them unless the case was written meanwhile. */
  public void refresh(StoredCase stored) {
    Worked worked = work(stored);
    transaction.executeWithoutResult(
        status -> {
          if (isStill(stored.key(), stored.version())) {
            store(worked);
          }
        });
  }

  /**
   * Marks a case that those rules cannot answer, unless it was written meanwhile; its limits stay
   * those that were worked out last.
   */
  void unreadable(Stale stale, String rulesId) {
    transaction.executeWithoutResult(
        status -> {
          if (isStill(stale.key(), stale.version())) {
            db.sql("delete from deadline_state where case_id = ?").param(stale.key()).update();
            db.sql(
                    """
                    insert into deadline_state (case_id, as_of, version, rules_id, unreadable)
                    values (?, ?, ?, ?, true)
                    """)
                .params(stale.key(), Date.valueOf(LocalDate.now(clock)), stale.version(), rulesId)
                .update();
          }
        });
  }

  /** Whether the case has still that version; it keeps it until the transaction ends. */
  private boolean isStill(String key, long version) {
    return CaseLock.hold(db, key).filter(now -> now == version).isPresent();
  }

  /** A case by its address, its number and its name. */
  public record Named(String address, String id, String title) {}

  /** The cases of the account that cannot be answered now, so that their limits are of before. */
  public List<Named> unreadable(CaseUser user) {
    return db.sql(
            "select c.number, c.jurisdiction, c.title from legal_case c join deadline_state s on s.case_id = c.id"
                + " where s.unreadable and "
                + Cases.scope(user)
                + " order by c.number, c.id")
        .param(Cases.scopeOf(user))
        .query(
            (row, n) ->
                new Named(
                    StoredCase.address(
                        user, row.getString("jurisdiction"), row.getString("number")),
                    row.getString("number"),
                    row.getString("title")))
        .list();
  }

  private void add(StoredCase stored, Both limit) {
    OpenLimit chinese = limit.zh();
    db.sql(
            """
            insert into deadline (case_id, uid, last_day, late, provisional, actor, conduct, zh, en)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            stored.key(),
            chinese.uid(),
            Date.valueOf(chinese.day()),
            chinese.late(),
            chinese.provisional(),
            chinese.actorWord(),
            limit.conduct(),
            json.writeValueAsString(chinese),
            json.writeValueAsString(limit.en()))
        .update();
  }

  private boolean isNear(OpenLimit limit, LocalDate today) {
    return limit.late() || !limit.day().isAfter(today.plusDays(properties.notifyDays()));
  }

  private void tell(StoredCase stored, OpenLimit limit, boolean conduct) {
    String kind = limit.late() ? "late" : "near";
    // What follows from conduct is told to the bureau alone. If it follows from more by then, all
    // others are told as well, but not the bureau once more; nor is it the other way round.
    Object[] told = {limit.uid(), Date.valueOf(limit.day()), kind};
    boolean bureauTold =
        db.sql("select count(*) from outbox where uid = ? and last_day = ? and kind = ?")
                .params(told)
                .query(Long.class)
                .single()
            > 0;
    if (conduct && bureauTold) {
      return;
    }
    db.sql(
            """
            insert into outbox
              (case_id, uid, last_day, kind, actor, conduct, bureau_told, payload, created_at,
                attempts)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing
            """)
        .params(
            stored.key(),
            limit.uid(),
            Date.valueOf(limit.day()),
            kind,
            limit.actorWord(),
            conduct,
            bureauTold,
            json.writeValueAsString(limit),
            OffsetDateTime.now(clock))
        .update();
  }

  /** A case whose limits are not of now, and the version that it has. */
  public record Stale(String key, long version) {}

  /** The cases whose limits are of another day, version or rules than now. */
  public List<Stale> stale(int most) {
    return db.sql(
            """
            select c.id, c.version from legal_case c left join deadline_state s on s.case_id = c.id
            where s.case_id is null or s.as_of <> ? or s.version <> c.version or s.rules_id <> ?
            order by c.id limit ?
            """)
        .params(Date.valueOf(LocalDate.now(clock)), live.now().id(), most)
        .query((row, n) -> new Stale(row.getString("id"), row.getLong("version")))
        .list();
  }

  /**
   * The limits that an account sees, late ones first: its own duties, or all of its cases where it
   * supervises or arranges.
   *
   * @param actor only of this actor; blank for all
   * @param lawyer only what is for this lawyer to do; blank for all
   */
  public List<Limit> of(CaseUser user, String actor, String lawyer, Locale locale) {
    return of(user, actor, Optional.empty(), lawyer, locale);
  }

  /**
   * The limits that an account sees, of one of the organs that take part: its duties in its cases.
   *
   * @param organ only of this organ; empty for all
   */
  public List<Limit> of(
      CaseUser user, String actor, Optional<Accounts.Organ> organ, String lawyer, Locale locale) {
    StringBuilder sql =
        new StringBuilder(
            """
            select d.*, c.title, c.number, c.jurisdiction,
              (select string_agg(l.name, '、') from case_lawyer k join lawyer l on l.id = k.lawyer_id
               where k.case_id = c.id) as lawyers
            from deadline d join legal_case c on c.id = d.case_id where
            """);
    sql.append(Cases.scope(user));
    List<Object> parameters = new ArrayList<>(List.of(Cases.scopeOf(user)));
    if (!user.may(Permission.CONDUCT_READ)) {
      sql.append(" and not d.conduct ");
    }
    own(user, "d.actor", sql, parameters);
    if (!actor.isBlank()) {
      sql.append(" and d.actor = ?");
      parameters.add(actor);
    }
    if (organ.isPresent()) {
      sql.append(
          " and exists (select 1 from case_organ k where k.case_id = c.id and k.organ_id = ?)");
      parameters.add(organ.get().id());
      actors(organ.get().kind(), "d.actor", sql, parameters);
    }
    if (!lawyer.isBlank()) {
      sql.append(
          " and exists (select 1 from case_lawyer k where k.case_id = c.id and k.lawyer_id = ?)");
      parameters.add(lawyer);
      actors(Role.LAWYER, "d.actor", sql, parameters);
    }
    sql.append(" order by d.late desc, d.last_day, d.case_id, d.uid");
    String column = locale.getLanguage().equals("en") ? "en" : "zh";
    return db.sql(sql.toString())
        .params(parameters)
        .query(
            (row, n) ->
                new Limit(
                    json.readValue(row.getString(column), OpenLimit.class),
                    StoredCase.address(
                        user, row.getString("jurisdiction"), row.getString("number")),
                    row.getString("title"),
                    row.getString("actor"),
                    Optional.ofNullable(row.getString("lawyers")).orElse("")))
        .list();
  }

  /** Adds the condition that a duty is the account's own, unless it supervises or arranges. */
  public static void own(CaseUser user, String column, StringBuilder sql, List<Object> parameters) {
    if (!user.role().seesAllDuties()) {
      actors(user.role(), column, sql, parameters);
    }
  }

  private static void actors(Role role, String column, StringBuilder sql, List<Object> parameters) {
    List<String> actors = List.copyOf(role.actors());
    sql.append(" and ")
        .append(column)
        .append(" in (")
        .append(String.join(", ", actors.stream().map(a -> "?").toList()))
        .append(")");
    parameters.addAll(actors);
  }
}
