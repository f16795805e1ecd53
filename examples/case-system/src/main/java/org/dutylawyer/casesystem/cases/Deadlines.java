package org.dutylawyer.casesystem.cases;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.spring.LiveRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

  /** Over this database. */
  public Deadlines(
      JdbcClient db,
      Answers answers,
      LiveRules live,
      Sight sight,
      JsonMapper json,
      Clock clock,
      CaseSystemProperties properties) {
    this.db = db;
    this.answers = answers;
    this.live = live;
    this.sight = sight;
    this.json = json;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * A limit on the board.
   *
   * @param limit the limit in words
   * @param title name of the case
   * @param actor word for who acts
   * @param lawyers names of the lawyers of the case
   */
  public record Limit(OpenLimit limit, String title, String actor, String lawyers) {}

  /**
   * Works out the limits of a case anew; those that follow only from conduct are marked, as the
   * bureau alone sees them.
   *
   * @param stored the whole case
   */
  @Transactional
  public void refresh(StoredCase stored) {
    LocalDate today = LocalDate.now(clock);
    LiveRules.Snapshot rules = live.now();
    Assessment answer = answers.answer(stored, today, false);
    LocalDate until = today.plusDays(DAYS_AHEAD);
    db.sql("delete from deadline where case_id = ?").param(stored.id()).update();
    Map<String, OpenLimit> english = new java.util.HashMap<>();
    OpenLimit.of(answer, Locale.ENGLISH, until).forEach(l -> english.putIfAbsent(l.uid(), l));
    Set<String> shown = new HashSet<>();
    OpenLimit.of(answers.answer(sight.withoutConduct(stored), today, false), Locale.CHINESE, until)
        .forEach(l -> shown.add(l.uid()));
    Set<String> seen = new HashSet<>();
    for (OpenLimit limit : OpenLimit.of(answer, Locale.CHINESE, until)) {
      if (seen.add(limit.uid())) {
        add(
            stored,
            limit,
            english.getOrDefault(limit.uid(), limit),
            today,
            !shown.contains(limit.uid()));
      }
    }
    db.sql("delete from deadline_state where case_id = ?").param(stored.id()).update();
    db.sql("insert into deadline_state (case_id, as_of, version, rules_id) values (?, ?, ?, ?)")
        .params(stored.id(), Date.valueOf(today), stored.version(), rules.id())
        .update();
  }

  private void add(
      StoredCase stored, OpenLimit chinese, OpenLimit english, LocalDate today, boolean conduct) {
    db.sql(
            """
            insert into deadline (case_id, uid, last_day, late, provisional, actor, conduct, zh, en)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            stored.id(),
            chinese.uid(),
            Date.valueOf(chinese.day()),
            chinese.late(),
            chinese.provisional(),
            chinese.actorWord(),
            conduct,
            json.writeValueAsString(chinese),
            json.writeValueAsString(english))
        .update();
    boolean near = !chinese.day().isAfter(today.plusDays(properties.notifyDays()));
    if (chinese.late() || near) {
      db.sql(
              """
              insert into outbox
                (case_id, uid, last_day, kind, conduct, payload, created_at, attempts)
              values (?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing
              """)
          .params(
              stored.id(),
              chinese.uid(),
              Date.valueOf(chinese.day()),
              chinese.late() ? "late" : "near",
              conduct,
              json.writeValueAsString(chinese),
              OffsetDateTime.now(clock))
          .update();
    }
  }

  /** The cases whose limits are of another day, version or rules than now. */
  public List<String> stale(int most) {
    return db.sql(
            """
            select c.id from legal_case c left join deadline_state s on s.case_id = c.id
            where s.case_id is null or s.as_of <> ? or s.version <> c.version or s.rules_id <> ?
            order by c.id limit ?
            """)
        .params(Date.valueOf(LocalDate.now(clock)), live.now().id(), most)
        .query(String.class)
        .list();
  }

  /**
   * The limits that an account sees, late ones first: its own duties, or all of its cases where it
   * supervises or arranges.
   *
   * @param actor only of this actor; blank for all
   * @param lawyer only of cases of this lawyer; blank for all
   */
  public List<Limit> of(CaseUser user, String actor, String lawyer, Locale locale) {
    StringBuilder sql =
        new StringBuilder(
            """
            select d.*, c.title,
              (select string_agg(l.name, '、') from case_lawyer k join lawyer l on l.id = k.lawyer_id
               where k.case_id = c.id) as lawyers
            from deadline d join legal_case c on c.id = d.case_id where
            """);
    sql.append(Cases.scope(user));
    List<Object> parameters = new ArrayList<>(List.of(Cases.scopeOf(user)));
    if (!user.may(Permission.CONDUCT_READ)) {
      sql.append(" and not d.conduct ");
    }
    if (!user.role().seesAllDuties()) {
      List<String> own = List.copyOf(user.role().actors());
      sql.append(" and d.actor in (")
          .append(String.join(", ", own.stream().map(a -> "?").toList()))
          .append(")");
      parameters.addAll(own);
    }
    if (!actor.isBlank()) {
      sql.append(" and d.actor = ?");
      parameters.add(actor);
    }
    if (!lawyer.isBlank()) {
      sql.append(
          " and exists (select 1 from case_lawyer k where k.case_id = c.id and k.lawyer_id = ?)");
      parameters.add(lawyer);
      sql.append(" and d.actor in ('duty-lawyer', 'defence-lawyer', 'local-duty-lawyer')");
    }
    sql.append(" order by d.late desc, d.last_day, d.case_id, d.uid");
    String column = locale.getLanguage().equals("en") ? "en" : "zh";
    return db.sql(sql.toString())
        .params(parameters)
        .query(
            (row, n) ->
                new Limit(
                    json.readValue(row.getString(column), OpenLimit.class),
                    row.getString("title"),
                    row.getString("actor"),
                    Optional.ofNullable(row.getString("lawyers")).orElse("")))
        .list();
  }
}
