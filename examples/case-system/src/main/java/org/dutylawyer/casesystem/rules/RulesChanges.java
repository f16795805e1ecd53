package org.dutylawyer.casesystem.rules;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.NoticeText;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Changes;
import org.dutylawyer.casesystem.cases.Sight;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.spring.DutyLawyerProperties;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * New notices and packs while the system runs: checked, shown by what they change in the stored
 * cases, and taken over as a whole by one who may.
 */
@Service
public class RulesChanges {

  private final JdbcClient db;
  private final LiveRules live;
  private final RulesStore store;
  private final Cases cases;
  private final Audit audit;
  private final Clock clock;
  private final DutyLawyerProperties properties;
  private final TransactionTemplate transaction;

  /** What the program brings. */
  private final LiveRules.Snapshot brought;

  private final Comparison comparison;

  /** With all that a change touches. */
  public RulesChanges(
      JdbcClient db,
      LiveRules live,
      RulesStore store,
      Cases cases,
      Sight sight,
      Answers answers,
      Audit audit,
      Clock clock,
      DutyLawyerProperties properties,
      TransactionTemplate transaction) {
    this.db = db;
    this.live = live;
    this.store = store;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
    this.properties = properties;
    this.transaction = transaction;
    this.brought = live.now();
    this.comparison = new Comparison(live, store, cases, sight, answers, clock);
  }

  /**
   * A proposal.
   *
   * @param id its number
   * @param kind {@code notice}, {@code pack} or {@code program}
   * @param title what it is called
   * @param baseId the rules that it changes
   * @param rulesId the rules that it makes
   * @param madeAt when
   * @param madeBy by whom
   * @param state {@code open}, {@code taken}, or {@code dropped} where another stands in its place
   * @param region whose rules it changes: the pack's, or {@code CN} for those of all
   */
  public record Proposal(
      long id,
      String kind,
      String title,
      String baseId,
      String rulesId,
      OffsetDateTime madeAt,
      String madeBy,
      String state,
      String region) {}

  /** What a proposal changes in a case; {@code refused} is why the case could not be answered. */
  public record CaseChange(
      String address, String id, String title, String refused, List<Changes.Change> changes) {}

  /** Cases could be read no longer if a proposal were taken over. */
  public static final class UnreadableThenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableThenException(int cases) {
      super(cases + " cases could not be read by these rules");
    }
  }

  /**
   * What a proposal changes in the stored cases.
   *
   * @param asOf the day asked about
   * @param cases how many cases were answered
   * @param changed those of the account whose answers differ
   * @param elsewhere how many differ that the account does not see
   * @param unreadable how many could not be read any longer, of whichever account
   */
  public record Report(
      LocalDate asOf, int cases, List<CaseChange> changed, int elsewhere, int unreadable) {}

  /** The rules that the proposal of somebody else's was made on are no longer those that answer. */
  public static final class OutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutdatedException() {
      super("other rules were taken over since");
    }
  }

  /**
   * Makes a proposal of a pasted notice of days off.
   *
   * @throws BadInputException with what is wrong in the notice
   */
  public long notice(CaseUser user, String text) {
    LiveRules.Snapshot base = live.now();
    try {
      List<HolidayNotice> read =
          NoticeText.readAll(text, NoticeText.Hints.none(), base.rules().calendar());
      DutyLawyerRules next = base.rules().withNotice(read.toArray(HolidayNotice[]::new));
      String title = String.join("；", read.stream().map(HolidayNotice::title).toList());
      return propose(user, "notice", CaseUser.EVERYWHERE, title, base, LiveRules.Snapshot.of(next));
    } catch (NoticeException e) {
      throw new BadInputException(
          e.problems().stream()
              .map(p -> Problem.of(p.where().zh(), p.found(), p.expected()))
              .toList());
    }
  }

  /**
   * Makes a proposal of a pack, after the checks that authors run: form, quotes, coverage and its
   * scenarios.
   *
   * @param archive the pack's files as ZIP
   * @throws BadInputException with what the checks found
   */
  public long pack(CaseUser user, byte[] archive) {
    LiveRules.Snapshot base = live.now();
    PackFiles files = new PackFiles(ProgramRules.UPLOADED, "", PackZip.read(archive));
    List<PackFiles> others = new ArrayList<>();
    CheckReport report =
        PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.COVERAGE, Step.SCENARIOS), 0)
            .check(files, base.rules().packs().values().stream().map(Pack::files).toList());
    if (!report.passed()) {
      throw new BadInputException(report.problems());
    }
    FolderPacks packs =
        new FolderPacks().evaluator(properties.evaluator()).calendar(base.rules().calendar());
    String id = manifestId(files);
    for (Pack pack : base.rules().packs().values()) {
      if (!pack.id().equals(id)) {
        others.add(pack.files());
      }
    }
    others.forEach(packs::pack);
    packs.pack(files);
    LiveRules.Snapshot next = LiveRules.Snapshot.of(packs.build());
    Pack made = requireNonNull(next.rules().packs().get(id));
    String title = made.id() + " " + made.manifest().version() + " " + made.manifest().title().zh();
    return propose(user, "pack", made.id(), title, base, next);
  }

  private static String manifestId(PackFiles files) {
    return org.dutylawyer.language.PackLoader.read(files).id();
  }

  private long propose(
      CaseUser user,
      String kind,
      String region,
      String title,
      LiveRules.Snapshot base,
      LiveRules.Snapshot next) {
    if (base.id().equals(next.id())) {
      throw new BadInputException(
          Problem.of(
              kind,
              new Title("与现行规则、放假安排完全相同的内容", "what answers already"),
              new Title("新的内容", "something new")));
    }
    return Optional.ofNullable(
            transaction.execute(
                status -> {
                  store.remember(next);
                  long id = insert(kind, region, title, base.id(), next.id(), user.username());
                  audit.add(
                      user,
                      Audit.Action.RULES_PROPOSED,
                      next.id(),
                      Map.of("kind", kind, "base", base.id()));
                  return id;
                }))
        .orElseThrow();
  }

  private long insert(
      String kind, String region, String title, String base, String next, String by) {
    String shortTitle = title.substring(0, Math.min(title.length(), 300));
    db.sql(
            """
            insert into proposal (kind, region, title, base_id, rules_id, made_at, made_by, state)
            values (?, ?, ?, ?, ?, ?, ?, 'open')
            """)
        .params(kind, region, shortTitle, base, next, OffsetDateTime.now(clock), by)
        .update();
    return db.sql("select max(id) from proposal").query(Long.class).single();
  }

  /**
   * Puts the rules of the database in force at the start. If the program brings others than those,
   * the ones of the database go on answering, and the program's, laid over them, become a proposal.
   */
  public void start() {
    Optional<String> inForce = store.inForce();
    transaction.executeWithoutResult(
        status -> {
          store.remember(brought);
          if (inForce.isEmpty()) {
            store.force(brought.id(), "system", "首次启动 (first start)");
          }
        });
    if (inForce.isPresent() && !inForce.get().equals(brought.id())) {
      live.take(store.byId(inForce.get()));
      offer();
    }
  }

  /** Offers what the program brings over what is in force now, unless that is offered already. */
  private void offer() {
    LiveRules.Snapshot now = live.now();
    ProgramRules.Laid laid = ProgramRules.over(now, brought, properties.evaluator());
    String next = laid.rules().id();
    transaction.executeWithoutResult(
        status -> {
          db.sql(
                  """
                  update proposal set state = 'dropped'
                  where kind = 'program' and state = 'open' and (base_id <> ? or rules_id <> ?)
                  """)
              .params(now.id(), next)
              .update();
          boolean offered =
              list().stream().anyMatch(p -> p.kind().equals("program") && p.state().equals("open"));
          if (!offered && !next.equals(now.id())) {
            store.remember(laid.rules());
            insert("program", CaseUser.EVERYWHERE, title(laid), now.id(), next, "system");
          }
        });
  }

  private static String title(ProgramRules.Laid laid) {
    return "程序自带的规则包、放假安排 (brought by the program)"
        + (laid.kept().isEmpty() ? "" : "；保留 (kept)：" + String.join("、", laid.kept()))
        + (laid.lost().isEmpty()
            ? ""
            : "；与之不合、不再有效 (no longer in force)：" + String.join("、", laid.lost()));
  }

  /** All proposals, the latest first. */
  public List<Proposal> list() {
    return db.sql("select * from proposal order by id desc").query(RulesChanges::proposal).list();
  }

  /** A proposal. */
  public Optional<Proposal> find(long id) {
    return db.sql("select * from proposal where id = ?")
        .param(id)
        .query(RulesChanges::proposal)
        .optional();
  }

  /**
   * What a proposal changes in the stored cases, by answering each under both rules; the cases that
   * the account does not see are counted.
   */
  public Report report(CaseUser user, Proposal proposal, Locale locale) {
    return comparison.report(user, proposal, locale);
  }

  /** Whether the account may take that over: whose rules change is all in its region. */
  public static boolean mayTake(CaseUser user, Proposal proposal) {
    return user.may(Permission.RULES_TAKE_OVER)
        && proposal.region().startsWith(user.jurisdiction());
  }

  /**
   * Takes a proposal over: from the next question on its rules answer.
   *
   * @param anyway also if cases could be read no longer
   * @throws AccessDeniedException if it changes the rules of other regions as well
   * @throws OutdatedException if other rules were taken over since it was made
   * @throws UnreadableThenException if cases could be read no longer, and that was not agreed to
   */
  public synchronized void take(CaseUser user, Proposal proposal, boolean anyway) {
    if (!mayTake(user, proposal)) {
      throw new AccessDeniedException("rules of other regions");
    }
    LiveRules.Snapshot next = store.byId(proposal.rulesId());
    if (!proposal.state().equals("open") || !proposal.baseId().equals(live.now().id())) {
      throw new OutdatedException();
    }
    int lost = anyway ? 0 : Comparison.lost(cases.all(), live.now(), next);
    if (lost > 0) {
      throw new UnreadableThenException(lost);
    }
    transaction.executeWithoutResult(
        status -> {
          store.force(next.id(), user.username(), proposal.title());
          db.sql("update proposal set state = 'taken' where id = ?").param(proposal.id()).update();
          audit.add(
              user,
              Audit.Action.RULES_TAKEN,
              next.id(),
              Map.of(
                  "proposal", String.valueOf(proposal.id()),
                  "base", proposal.baseId(),
                  "packs", next.packs().toString(),
                  "notices", next.notices()));
        });
    live.take(next);
    if (list().stream().anyMatch(p -> p.kind().equals("program") && p.state().equals("open"))) {
      offer();
    }
  }

  private static Proposal proposal(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Proposal(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("base_id"),
        row.getString("rules_id"),
        row.getObject("made_at", OffsetDateTime.class),
        row.getString("made_by"),
        row.getString("state"),
        row.getString("region"));
  }
}
