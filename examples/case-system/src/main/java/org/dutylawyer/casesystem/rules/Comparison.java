package org.dutylawyer.casesystem.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Changes;
import org.dutylawyer.casesystem.cases.Sight;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.cases.UnreadableCaseException;
import org.dutylawyer.casesystem.rules.RulesChanges.CaseChange;
import org.dutylawyer.casesystem.rules.RulesChanges.Proposal;
import org.dutylawyer.casesystem.rules.RulesChanges.Report;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;

/** Answers the stored cases under the rules of a proposal and those that it changes. */
final class Comparison {

  private final LiveRules live;
  private final RulesStore store;
  private final Cases cases;
  private final Sight sight;
  private final Answers answers;
  private final Clock clock;

  /** What was found already of cases, by what it rests on. */
  private final Cache<String, List<Changes.Change>> compared =
      Caffeine.newBuilder().maximumSize(20_000).build();

  Comparison(
      LiveRules live, RulesStore store, Cases cases, Sight sight, Answers answers, Clock clock) {
    this.live = live;
    this.store = store;
    this.cases = cases;
    this.sight = sight;
    this.answers = answers;
    this.clock = clock;
  }

  /** What a proposal changes; the cases that the account does not see are counted. */
  Report report(CaseUser user, Proposal proposal, Locale locale) {
    LiveRules.Snapshot base = store.byId(proposal.baseId());
    LiveRules.Snapshot next = store.byId(proposal.rulesId());
    Moment today = Moment.of(LocalDate.now(clock));
    List<CaseChange> changed = new ArrayList<>();
    List<StoredCase> all = cases.all();
    Set<String> own = cases.keys(user);
    int elsewhere = 0;
    int unreadable = 0;
    for (StoredCase stored : all) {
      Optional<UnreadableCaseException> lost = lost(stored, base, next);
      if (lost.isPresent()) {
        unreadable++;
      }
      Optional<CaseChange> found =
          lost.filter(e -> user.may(Permission.CONDUCT_READ))
              .map(e -> refused(user, stored, places(e, locale)))
              .or(() -> change(user, stored, base, next, today, locale));
      if (found.isEmpty()) {
        continue;
      }
      if (own.contains(stored.key())) {
        changed.add(found.get());
      } else {
        elsewhere++;
      }
    }
    return new Report(today.date(), all.size(), changed, elsewhere, unreadable);
  }

  /** How many cases could be read before and no longer by those rules. */
  static int lost(List<StoredCase> cases, LiveRules.Snapshot before, LiveRules.Snapshot next) {
    return (int) cases.stream().filter(c -> lost(c, before, next).isPresent()).count();
  }

  /** Why those rules can no longer read the whole file, if the ones before can. */
  private static Optional<UnreadableCaseException> lost(
      StoredCase stored, LiveRules.Snapshot before, LiveRules.Snapshot next) {
    return unread(stored, next).filter(e -> unread(stored, before).isEmpty());
  }

  private static Optional<UnreadableCaseException> unread(
      StoredCase stored, LiveRules.Snapshot rules) {
    try {
      stored.readBy(rules);
      return Optional.empty();
    } catch (UnreadableCaseException e) {
      return Optional.of(e);
    }
  }

  /** What changes in a case for those who do not see conduct, or why that is not known. */
  private Optional<CaseChange> change(
      CaseUser user,
      StoredCase stored,
      LiveRules.Snapshot base,
      LiveRules.Snapshot next,
      Moment today,
      Locale locale) {
    try {
      return Optional.of(changes(stored, base, next, today, locale))
          .filter(changes -> !changes.isEmpty())
          .map(
              changes ->
                  new CaseChange(stored.address(user), stored.id(), stored.title(), "", changes));
    } catch (BadInputException e) {
      return Optional.of(refused(user, stored, e.message(locale)));
    } catch (UnreadableCaseException e) {
      String why = user.may(Permission.CONDUCT_READ) ? "\n" + places(e, locale) : "";
      return Optional.of(refused(user, stored, e.what().in(locale) + why));
    }
  }

  private static CaseChange refused(CaseUser user, StoredCase stored, String why) {
    return new CaseChange(stored.address(user), stored.id(), stored.title(), why, List.of());
  }

  /** The places that cannot be read, which only those are told who see the whole file. */
  private static String places(UnreadableCaseException e, Locale locale) {
    return e.problems().stream().map(p -> p.message(locale)).collect(Collectors.joining("\n"));
  }

  /** What changes in a case; kept, as both evaluators answer for that. */
  private List<Changes.Change> changes(
      StoredCase stored,
      LiveRules.Snapshot base,
      LiveRules.Snapshot next,
      Moment today,
      Locale locale) {
    StoredCase shown = sight.withoutConduct(stored, live.now());
    String key =
        String.join(" ", shown.sha256(), base.id(), next.id(), today.toString(), locale.toString());
    return compared.get(
        key,
        k -> {
          CaseFile was = shown.readBy(base);
          CaseFile is = next.rules().read(shown.file(), stored.id());
          return Changes.between(
              answers.answer(was, today, false, base),
              answers.answerTwice(is, today, next),
              locale);
        });
  }
}
