package org.dutylawyer.casesystem.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored cases, each seen by whom it concerns: the bureau of its region, the organs that take
 * part in it, and the lawyers whom its file names; without conduct but by the bureau. A write holds
 * what it changes against what the account may record, keeps the version before it, brings the
 * limits up to date and is told in the audit log, all in one transaction.
 */
@Service
public class Cases {

  private static final String CURRENT =
      """
      select c.*, v.file, v.sha256 from legal_case c
      join case_version v on v.case_id = c.id and v.version = c.version
      """;

  private final JdbcClient db;
  private final LiveRules rules;
  private final CaseDrafts drafts;
  private final Sight sight;
  private final Admission admission;
  private final Audit audit;

  /** Over this database, with the rules that answer now. */
  public Cases(
      JdbcClient db,
      LiveRules rules,
      CaseDrafts drafts,
      Sight sight,
      Admission admission,
      Audit audit) {
    this.db = db;
    this.rules = rules;
    this.drafts = drafts;
    this.sight = sight;
    this.admission = admission;
    this.audit = audit;
  }

  /**
   * A line of the list.
   *
   * @param id number of the case
   * @param jurisdiction where it is handled
   * @param title its name
   * @param version its version
   * @param updatedAt when it was last written
   * @param late how many of its limits are late
   * @param open how many of its limits are open
   * @param unreadable whether the rules in force cannot read it: its limits are those of before
   */
  public record Line(
      String id,
      String jurisdiction,
      String title,
      long version,
      OffsetDateTime updatedAt,
      long late,
      long open,
      boolean unreadable) {

    /** What addresses the case for an account. */
    public String address(CaseUser user) {
      return StoredCase.address(user, jurisdiction, id);
    }
  }

  /** A version of a case: when it was written, by whom, and what was done. */
  public record Version(long version, OffsetDateTime at, String by, String what, String sha256) {}

  /** The condition, on a case {@code c}, that an account sees it; with one parameter. */
  public static String scope(CaseUser user) {
    return switch (user.role()) {
      case BUREAU -> " c.jurisdiction like ? ";
      case LAWYER ->
          " exists (select 1 from case_lawyer s where s.case_id = c.id and s.lawyer_id = ?) ";
      default -> " exists (select 1 from case_organ s where s.case_id = c.id and s.organ_id = ?) ";
    };
  }

  /** The value of that parameter. */
  public static String scopeOf(CaseUser user) {
    return switch (user.role()) {
      case BUREAU -> user.jurisdiction() + "%";
      case LAWYER -> user.lawyer();
      default -> user.organ();
    };
  }

  /**
   * The cases that an account sees, the latest first.
   *
   * @param search part of the number or the name; blank for all
   * @param offset how many to skip
   * @param most how many to give
   */
  public List<Line> list(CaseUser user, String search, int offset, int most) {
    String like = "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return db.sql(
            """
            select c.*,
              (select count(*) from deadline d
               where d.case_id = c.id and d.late and (? or not d.conduct)) as late,
              (select count(*) from deadline d
               where d.case_id = c.id and (? or not d.conduct)) as open,
              exists (select 1 from deadline_state s
               where s.case_id = c.id and s.unreadable) as unreadable
            from legal_case c where
            """
                + scope(user)
                + """
                and (c.number like ? escape '\\' or c.title like ? escape '\\')
                order by c.updated_at desc, c.number, c.id limit ? offset ?
                """)
        .params(
            user.may(Permission.CONDUCT_READ),
            user.may(Permission.CONDUCT_READ),
            scopeOf(user),
            like,
            like,
            most,
            offset)
        .query(
            (row, n) ->
                new Line(
                    row.getString("number"),
                    row.getString("jurisdiction"),
                    row.getString("title"),
                    row.getLong("version"),
                    row.getObject("updated_at", OffsetDateTime.class),
                    row.getLong("late"),
                    row.getLong("open"),
                    row.getBoolean("unreadable")))
        .list();
  }

  /**
   * A case as the account sees it: without conduct, unless it may see that.
   *
   * @param address its number; with the region before it where the account sees several
   * @throws NoSuchCaseException also if it is not one of the account's
   * @throws AmbiguousNumberException if the account sees several of that number
   */
  public StoredCase get(CaseUser user, String address) {
    return sight.of(user, whole(user, address));
  }

  private StoredCase whole(CaseUser user, String address) {
    List<StoredCase> found = named(CURRENT, user, address).query(Cases::stored).list();
    if (found.size() > 1) {
      throw new AmbiguousNumberException(found.stream().map(c -> c.address(user)).toList());
    }
    return found.stream().findFirst().orElseThrow(NoSuchCaseException::new).intact();
  }

  /** The key of the case that an address names for an account, if it sees one. */
  public Optional<String> key(CaseUser user, String address) {
    return named("select c.id from legal_case c", user, address).query(String.class).list().stream()
        .findFirst();
  }

  /** Selects the cases that an address names and the account sees. */
  private JdbcClient.StatementSpec named(String select, CaseUser user, String address) {
    StoredCase.Named named = StoredCase.Named.of(address);
    return db.sql(select + " where c.number = ? and (? or c.jurisdiction = ?) and " + scope(user))
        .params(
            named.number(),
            named.jurisdiction().isEmpty(),
            named.jurisdiction().orElse(""),
            scopeOf(user));
  }

  /** A case, whoever asks: for work that no account does. */
  StoredCase ofKey(String key) {
    return db.sql(CURRENT + " where c.id = ?").param(key).query(Cases::stored).single().intact();
  }

  /** All cases, whoever asks: for the report on new rules. */
  public List<StoredCase> all() {
    return db.sql(CURRENT + " order by c.id").query(Cases::stored).list();
  }

  /** The keys of the cases that an account sees. */
  public Set<String> keys(CaseUser user) {
    return Set.copyOf(
        db.sql("select c.id from legal_case c where " + scope(user))
            .param(scopeOf(user))
            .query(String.class)
            .list());
  }

  /**
   * The file of a version, as it was written: for asking again, which shows what was shown.
   *
   * @param key the key of the case
   * @throws UnreadableCaseException if what is stored is not that
   */
  public Optional<String> file(String key, long version) {
    return db.sql("select file, sha256 from case_version where case_id = ? and version = ?")
        .params(key, version)
        .query((row, n) -> StoredCase.intact(row.getString("file"), row.getString("sha256")))
        .optional();
  }

  /** The versions of a case that an account was shown, the latest first. */
  public List<Version> versions(StoredCase shown) {
    return db.sql(
            """
            select version, changed_at, changed_by, what, sha256
            from case_version where case_id = ? order by version desc
            """)
        .param(shown.key())
        .query(
            (row, n) ->
                new Version(
                    row.getLong("version"),
                    row.getObject("changed_at", OffsetDateTime.class),
                    row.getString("changed_by"),
                    row.getString("what"),
                    row.getString("sha256")))
        .list();
  }

  /** The ids of the organs that take part in a case. */
  public List<String> organs(StoredCase stored) {
    return organs(stored.key());
  }

  private List<String> organs(String key) {
    return db.sql("select organ_id from case_organ where case_id = ? order by organ_id")
        .param(key)
        .query(String.class)
        .list();
  }

  /**
   * Stores a new case.
   *
   * @param json its file
   * @param organs the organs that take part besides the account's own
   * @throws BadInputException with everything that is wrong in the file
   * @throws CaseExistsException if the region has a case of that number
   */
  public StoredCase create(CaseUser user, String json, Collection<String> organs) {
    return drafts.store(drafts.ofNew(user, json, organs));
  }

  /**
   * Replaces the file of a case.
   *
   * @param expected the version that the account has read; empty to replace any
   * @throws VersionConflictException if it is another by now
   */
  public StoredCase replace(CaseUser user, String address, String json, OptionalLong expected) {
    return CaseDrafts.untilStored(
        () -> drafts.store(drafts.ofFile(whole(user, address), user, json, expected)));
  }

  /**
   * Changes the file of a case.
   *
   * @param expected the version that the account has read; empty to change any
   * @param what a word for what is done
   * @param edit the change
   * @throws BadInputException if the file would be wrong then; nothing is changed
   */
  public StoredCase edit(
      CaseUser user, String address, OptionalLong expected, String what, Consumer<FileEdit> edit) {
    return CaseDrafts.untilStored(() -> drafts.store(draft(user, address, expected, what, edit)));
  }

  /**
   * Works out a change of a case, and stores nothing.
   *
   * @param expected the version that the account has read; empty to change any
   * @throws VersionConflictException if it is another by now
   */
  public CaseDrafts.Draft draft(
      CaseUser user, String address, OptionalLong expected, String what, Consumer<FileEdit> edit) {
    return drafts.ofChange(whole(user, address), user, expected, what, edit);
  }

  /**
   * Lets a further organ take part in a case.
   *
   * @throws BadInputException if there is no such organ in the region of the case
   */
  @Transactional
  public StoredCase addOrgan(CaseUser user, String address, String organ) {
    StoredCase whole = whole(user, address);
    admission.organs(List.of(organ), whole.jurisdiction());
    db.sql("insert into case_organ (case_id, organ_id) values (?, ?) on conflict do nothing")
        .params(whole.key(), organ)
        .update();
    audit.add(user, Audit.Action.CASE_CHANGED, whole.key(), Map.of("organ", organ));
    return sight.of(user, whole);
  }

  /**
   * Lets an organ take part no longer; what it did stays on file.
   *
   * @throws BadInputException if it does not take part, or nobody would be left who keeps the case
   */
  @Transactional
  public StoredCase removeOrgan(CaseUser user, String address, String organ) {
    StoredCase whole = whole(user, address);
    // Whoever takes the last away at the same time waits, and sees that it is the last.
    CaseLock.hold(db, whole.key());
    int removed =
        db.sql("delete from case_organ where case_id = ? and organ_id = ?")
            .params(whole.key(), organ)
            .update();
    if (removed == 0 || !admission.keeps(organs(whole))) {
      throw new BadInputException(
          Problem.of(
              "organ",
              new Title(SourceText.shown(organ), SourceText.shown(organ)),
              new Title(
                  "参与本案、并且不是最后一个录入、填写案件的单位",
                  "an organ that takes part, and not the last that keeps the case")));
    }
    audit.add(user, Audit.Action.CASE_CHANGED, whole.key(), Map.of("organRemoved", organ));
    return sight.of(user, whole);
  }

  /**
   * A stored case as the rules of now read it.
   *
   * @throws UnreadableCaseException if they cannot
   */
  public CaseFile read(StoredCase stored) {
    return stored.readBy(rules.now());
  }

  private static StoredCase stored(ResultSet row, int n) throws SQLException {
    return new StoredCase(
        row.getString("id"),
        row.getString("number"),
        row.getString("jurisdiction"),
        row.getString("title"),
        row.getLong("version"),
        row.getObject("updated_at", OffsetDateTime.class),
        row.getString("file"),
        row.getString("sha256"));
  }
}
