package org.dutylawyer.casesystem.cases;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.acts.OwnActs;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes of cases in two steps: first all is worked out, the limits as well, and no connection is
 * held; then it is stored in one short transaction, unless the case was written meanwhile.
 */
@Service
public class CaseDrafts {

  private static final int ATTEMPTS = 10;

  /** What a column for a line of text takes. */
  private static final int MOST_TEXT = 300;

  private final JdbcClient db;
  private final LiveRules rules;
  private final Deadlines deadlines;
  private final Sight sight;
  private final Admission admission;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  /** Over this database, with the rules that answer now. */
  public CaseDrafts(
      JdbcClient db,
      LiveRules rules,
      Deadlines deadlines,
      Sight sight,
      Admission admission,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.db = db;
    this.rules = rules;
    this.deadlines = deadlines;
    this.sight = sight;
    this.admission = admission;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Others wrote the same case while a change of it was worked out, time and again. */
  public static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super("the case was written meanwhile");
    }
  }

  /**
   * A write that was worked out, with the limits that come of it, and that is not stored yet.
   *
   * @param user who writes
   * @param stored the whole case as it will be; its time is that of the draft
   * @param organs the organs that take part in a new case; empty for a change
   * @param lawyers ids of the lawyers whom its file names
   * @param what a word for what is done
   * @param limits its limits
   * @param read whether the account named the version that it has read
   */
  public record Draft(
      CaseUser user,
      StoredCase stored,
      Set<String> organs,
      List<String> lawyers,
      String what,
      Deadlines.Worked limits,
      boolean read) {

    /** Copies the collections. */
    public Draft {
      organs = Collections.unmodifiableSet(new TreeSet<>(organs));
      lawyers = List.copyOf(lawyers);
    }
  }

  /**
   * Works out a new case.
   *
   * @param json its file
   * @param organs the organs that take part besides the account's own
   * @throws BadInputException with everything that is wrong in the file, and organs that are none
   * @throws org.dutylawyer.casesystem.acts.ForeignActException if it tells what the account may not
   *     record
   */
  public Draft ofNew(CaseUser user, String json, Collection<String> organs) {
    CaseFile file = read(json, "case.json");
    admission.check(user, file, organs);
    admission.lawyers(file, Set.of());
    OwnActs.checkNew(user, file, words(file.jurisdiction()));
    Set<String> all = new TreeSet<>(organs);
    if (!user.organ().isEmpty() && user.role() != Role.BUREAU) {
      all.add(user.organ());
    }
    String key = StoredCase.key(file.jurisdiction(), file.id());
    return draft(user, file, key, 1, all, "CASE_MADE", true);
  }

  /**
   * Works out a change of a case.
   *
   * @param before the whole case as it is
   * @param expected the version that the account has read; empty to change any
   * @param what a word for what is done
   * @param edit the change
   * @throws BadInputException if the file would be wrong then
   * @throws VersionConflictException if it is another version by now
   * @throws org.dutylawyer.casesystem.acts.ForeignActException if it is for others to record
   */
  Draft ofChange(
      StoredCase before,
      CaseUser user,
      OptionalLong expected,
      String what,
      Consumer<FileEdit> edit) {
    check(before, expected);
    // What an account does not see is neither counted nor named where something is wrong.
    FileEdit change = FileEdit.of(sight.of(user, before).file(), words(before.jurisdiction()));
    edit.accept(change);
    return change(before, user, change.read(rules.now().rules()), what, expected.isPresent());
  }

  /** A change to what the account has written; what it does not see of the case stays. */
  private Draft change(
      StoredCase before, CaseUser user, CaseFile written, String what, boolean read) {
    CaseFile file = user.may(Permission.CONDUCT_READ) ? written : whole(before, user, written);
    admission.lawyers(file, Set.copyOf(lawyers(before.key())));
    return draft(user, file, before.key(), before.version() + 1, Set.of(), what, read);
  }

  private CaseFile whole(StoredCase before, CaseUser user, CaseFile written) {
    Vocabulary words = words(before.jurisdiction());
    CaseFile full = Sight.aside(written, before.readBy(rules.now()), words);
    CaseFile whole;
    try {
      whole = read(Sight.restored(written, full, words).toJson(), "case.json");
    } catch (BadInputException e) {
      // What was written is good by itself; the places would tell of what is not shown.
      throw new BadInputException(
          Problem.of(
              "$.events",
              new Title("与案卷其余内容不合的事件", "events that do not go with the rest of the file"),
              new Title("由司法局登记的更改", "a change that the bureau makes")));
    }
    OwnActs.check(user, full, whole, words);
    return whole;
  }

  private List<String> lawyers(String key) {
    return db.sql("select lawyer_id from case_lawyer where case_id = ?")
        .param(key)
        .query(String.class)
        .list();
  }

  private Draft draft(
      CaseUser user,
      CaseFile file,
      String key,
      long version,
      Set<String> organs,
      String what,
      boolean read) {
    Admission.size(file);
    String json = file.toJson();
    StoredCase stored =
        new StoredCase(
            key,
            file.id(),
            file.jurisdiction(),
            title(file),
            version,
            OffsetDateTime.now(clock),
            json,
            PackFiles.sha256(json.getBytes(StandardCharsets.UTF_8)));
    return new Draft(
        user,
        stored,
        organs,
        file.lawyers().stream().map(CaseFile.LawyerEntry::id).toList(),
        what,
        deadlines.work(stored),
        read);
  }

  /**
   * Stores what was worked out, whole or not at all.
   *
   * @return the case as the account sees it
   * @throws CaseExistsException if the region has a case of that number
   * @throws VersionConflictException if the case is not at the version any more that the account
   *     read
   * @throws OvertakenException if it was written since, and the account named no version
   */
  public StoredCase store(Draft draft) {
    transaction.executeWithoutResult(
        status -> {
          if (draft.stored().version() == 1) {
            insert(draft);
          } else {
            update(draft);
          }
          written(draft);
        });
    return sight.of(draft.user(), draft.stored());
  }

  /**
   * Works out and stores, anew if the case was written meanwhile.
   *
   * @throws OvertakenException if that happened every time
   */
  public static <T> T untilStored(Supplier<T> attempt) {
    for (int i = 1; i < ATTEMPTS; i++) {
      try {
        return attempt.get();
      } catch (OvertakenException e) {
        Thread.onSpinWait(); // Others go on meanwhile; what they wrote is read anew.
      }
    }
    return attempt.get();
  }

  /** Works out a whole case with another file: what the account does not see of it stays. */
  Draft ofFile(StoredCase before, CaseUser user, String json, OptionalLong expected) {
    String id = before.id();
    check(before, expected);
    CaseFile file = read(json, "case.json");
    if (!file.id().equals(id) || !file.jurisdiction().equals(before.jurisdiction())) {
      throw new BadInputException(
          Problem.of(
              "case.json $.id",
              new Title(
                  file.id() + " / " + file.jurisdiction(), file.id() + " / " + file.jurisdiction()),
              new Title(id + " / " + before.jurisdiction(), id + " / " + before.jurisdiction())));
    }
    return change(before, user, file, "FILE", expected.isPresent());
  }

  private static void check(StoredCase before, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != before.version()) {
      throw new VersionConflictException(before.version());
    }
  }

  private void insert(Draft draft) {
    StoredCase stored = draft.stored();
    try {
      db.sql(
              """
              insert into legal_case (id, number, jurisdiction, title, version, updated_at)
              values (?, ?, ?, ?, 1, ?)
              """)
          .params(
              stored.key(), stored.id(), stored.jurisdiction(), stored.title(), stored.updatedAt())
          .update();
    } catch (DuplicateKeyException e) {
      throw new CaseExistsException();
    }
    for (String organ : draft.organs()) {
      db.sql("insert into case_organ (case_id, organ_id) values (?, ?)")
          .params(stored.key(), organ)
          .update();
    }
  }

  private void update(Draft draft) {
    StoredCase stored = draft.stored();
    long now = CaseLock.hold(db, stored.key()).orElseThrow(NoSuchCaseException::new);
    if (now != stored.version() - 1) {
      throw draft.read() ? new VersionConflictException(now) : new OvertakenException();
    }
    db.sql("update legal_case set title = ?, version = ?, updated_at = ? where id = ?")
        .params(stored.title(), stored.version(), stored.updatedAt(), stored.key())
        .update();
  }

  private void written(Draft draft) {
    StoredCase stored = draft.stored();
    db.sql(
            """
            insert into case_version (case_id, version, file, sha256, changed_at, changed_by, what)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            stored.key(),
            stored.version(),
            stored.file(),
            stored.sha256(),
            stored.updatedAt(),
            draft.user().username(),
            cut(draft.what()))
        .update();
    db.sql("delete from case_lawyer where case_id = ?").param(stored.key()).update();
    for (String lawyer : draft.lawyers()) {
      db.sql(
              """
              insert into case_lawyer (case_id, lawyer_id)
              select cast(? as varchar), id from lawyer
              where id = ? and (? like jurisdiction || '%' or jurisdiction like ?)
              """)
          .params(stored.key(), lawyer, stored.jurisdiction(), stored.jurisdiction() + "%")
          .update();
    }
    deadlines.store(draft.limits());
    audit.add(
        draft.user(),
        stored.version() == 1 ? Audit.Action.CASE_MADE : Audit.Action.CASE_CHANGED,
        stored.key(),
        Map.of(
            "version",
            String.valueOf(stored.version()),
            "file",
            stored.sha256(),
            "what",
            draft.what()));
  }

  private static String title(CaseFile file) {
    String title = file.name().orElse(file.id());
    return cut(title);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_TEXT));
  }

  private CaseFile read(String json, String where) {
    return rules.now().rules().read(json, where);
  }

  private Vocabulary words(String jurisdiction) {
    return rules.now().rules().vocabulary(jurisdiction);
  }
}
