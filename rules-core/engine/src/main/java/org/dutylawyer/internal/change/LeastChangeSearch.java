package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Flip;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Need;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.problem.BadInputException;

/**
 * Looks for the smallest sets of changes that flip a conclusion: all sets by growing size, none
 * that holds one found before. Each set is a case file that is answered anew.
 *
 * <p>Of the facts alone, sets of two and more are drawn only from those that are left in the
 * decision diagram of the file in which none of them is stated: no other can change it.
 */
public final class LeastChangeSearch {

  /** More case files than this are not answered for one conclusion. */
  public static final int MOST_ANSWERS = 8_000;

  /** More sets than this are counted and not listed. */
  private static final int MOST_LISTED = 24;

  /** An act that still does so many days later has no last day. */
  private static final int FAR = 64;

  /** Answers a case file as of a day. */
  public interface Answering {
    /**
     * The answer.
     *
     * @throws BadInputException if the file contradicts itself
     */
    Assessment answer(CaseFile file, LocalDate asOf);
  }

  private final Target target;
  private final int bound;
  private final Answering answering;
  private final Answering confirming;
  private final CaseFileReader reader;
  private final CaseFile file;
  private final LocalDate today;
  private final String now;
  private final Matter matter;
  private final List<Piece> all;
  private final Set<Object> deciding;
  private final Set<String> kept;
  private final Map<LocalDate, String> unchanged = new HashMap<>();
  private long answers;
  private int searched;

  /** A set of pieces with the days on which it flips, and what the conclusion then is. */
  private record Found(List<Piece> pieces, List<Optional<LocalDate>> days, String becomes) {
    int rank() {
      return pieces.stream().mapToInt(Piece::rank).sum();
    }
  }

  /**
   * A search.
   *
   * @param answer the answer as it is
   * @param bound how many changes at most make a set
   * @param answering answers the many files
   * @param confirming answers those that are listed once more, another way
   */
  public LeastChangeSearch(
      Stack stack,
      Assessment answer,
      Target target,
      int bound,
      Answering answering,
      Answering confirming) {
    this.target = target;
    this.bound = bound;
    this.answering = answering;
    this.confirming = confirming;
    this.reader = new CaseFileReader(stack.vocabulary());
    this.file = asItStood(answer);
    this.today = answer.asOf().date();
    this.now = target.in(answer);
    this.matter = new Matter(target, answer);
    Pieces pieces = new Pieces(stack, answer, file, target, Reach.of(stack, rules(answer)));
    List<Pieces.Slot> slots = pieces.slots();
    this.all = pieces.all(slots);
    this.kept = pieces.kept(slots);
    this.deciding = deciding(answer, slots);
  }

  /**
   * Without what the file records of days after the one asked about: it would fulfil what an act
   * between the two days is then said to fulfil.
   */
  private static CaseFile asItStood(Assessment answer) {
    CaseFile file = answer.file();
    for (String later : answer.laterEvents()) {
      file = file.without(later);
    }
    return file;
  }

  private Predicate<RuleModel> rules(Assessment answer) {
    if (target instanceof Target.Owed owed) {
      return rule -> concludes(rule.consequence(), owed);
    } else if (target instanceof Target.Demand demand) {
      return rule -> rule.norm().equals(demand.norm());
    }
    Target.Ground ground = (Target.Ground) target;
    Set<Object> limbs = new HashSet<>();
    ground.answer(answer).ifPresent(g -> g.limbs().forEach(limb -> limbs.add(limb.norm())));
    return rule -> limbs.contains(rule.norm());
  }

  private static boolean concludes(Call call, Target.Owed owed) {
    return call.word().equals("entitlement") && call.text(0).equals(owed.entitlement());
  }

  /** The least changes. */
  public LeastChange find() {
    List<Found> found = new ArrayList<>();
    searched = bound;
    for (Set<String> goal : Goals.of(target, now)) {
      found.addAll(find(goal));
    }
    found.sort(
        Comparator.comparingInt((Found f) -> f.pieces().size()).thenComparingInt(Found::rank));
    List<Flip> flips = new ArrayList<>();
    for (Found one : found) {
      if (flips.size() < MOST_LISTED) {
        flips.add(flip(one));
      }
    }
    return new LeastChange(
        target, now, flips, searched, found.size() - flips.size(), answers, kept);
  }

  private List<Found> find(Set<String> goal) {
    List<Found> found = new ArrayList<>();
    for (int size = 1; size <= bound; size++) {
      if (answers + cost(size) > MOST_ANSWERS) {
        searched = Math.min(searched, size - 1);
        break;
      }
      grow(new ArrayList<>(), 0, size, goal, List.copyOf(found), found);
    }
    return found;
  }

  /** How many sets of that size there are at most, each on as many days as its acts have. */
  private long cost(int size) {
    long[] sets = new long[size + 1];
    sets[0] = 1;
    for (Piece piece : all) {
      for (int i = size; i > 0; i--) {
        sets[i] += sets[i - 1] * piece.days().size();
      }
    }
    return sets[size];
  }

  private void grow(
      List<Piece> set,
      int from,
      int size,
      Set<String> goal,
      List<Found> smaller,
      List<Found> found) {
    if (set.size() == size) {
      if (canFlip(set) && smaller.stream().noneMatch(f -> set.containsAll(f.pieces()))) {
        flipped(set, goal).ifPresent(found::add);
      }
      return;
    }
    for (int i = from; i < all.size(); i++) {
      Piece piece = all.get(i);
      if (set.stream().noneMatch(p -> p.what().equals(piece.what()))) {
        set.add(piece);
        grow(set, i + 1, size, goal, smaller, found);
        set.remove(set.size() - 1);
      }
    }
  }

  private boolean canFlip(List<Piece> set) {
    return set.size() == 1
        || !set.stream().allMatch(Piece::isFact)
        || set.stream().allMatch(piece -> deciding.contains(piece.what()));
  }

  /** The first days, the latest first, on which the set flips the conclusion. */
  private Optional<Found> flipped(List<Piece> set, Set<String> goal) {
    for (List<Optional<LocalDate>> days : product(set, 0)) {
      Optional<String> word = word(set, days);
      if (word.filter(goal::contains).isPresent()) {
        return Optional.of(new Found(List.copyOf(set), days, word.get()));
      }
    }
    return Optional.empty();
  }

  private static List<List<Optional<LocalDate>>> product(List<Piece> set, int from) {
    if (from == set.size()) {
      return List.of(List.of());
    }
    List<List<Optional<LocalDate>>> all = new ArrayList<>();
    for (Optional<LocalDate> day : set.get(from).days()) {
      for (List<Optional<LocalDate>> rest : product(set, from + 1)) {
        List<Optional<LocalDate>> one = new ArrayList<>(List.of(day));
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }

  // --- worlds
  // ---------------------------------------------------------------------------------

  /**
   * What the conclusion is under the changes; empty if the file then contradicts itself, or if on
   * that later day it is so without them: then it is time that changes it.
   */
  private Optional<String> word(List<Piece> set, List<Optional<LocalDate>> days) {
    answers++;
    CaseFile changed = changed(set, days);
    LocalDate day = asOf(days);
    try {
      String word = matter.in(answering.answer(changed, day));
      if (!word.equals(now)) {
        reader.read(changed.toJson(), "");
      }
      return day.isAfter(today) && word.equals(unchanged(day))
          ? Optional.empty()
          : Optional.of(word);
    } catch (BadInputException e) {
      return Optional.empty(); // it is no case file that could be
    }
  }

  private String unchanged(LocalDate day) {
    return unchanged.computeIfAbsent(
        day,
        asOf -> {
          answers++;
          return matter.in(answering.answer(file, asOf));
        });
  }

  private CaseFile changed(List<Piece> set, List<Optional<LocalDate>> days) {
    CaseFile changed = file;
    for (int i = 0; i < set.size(); i++) {
      changed = set.get(i).maker().apply(changed, days.get(i));
    }
    return changed;
  }

  /** What is still to be done is asked about as of the day on which it is. */
  private LocalDate asOf(List<Optional<LocalDate>> days) {
    return days.stream()
        .flatMap(Optional::stream)
        .filter(day -> day.isAfter(today))
        .max(Comparator.naturalOrder())
        .orElse(today);
  }

  /** Listed is only what both evaluators find. */
  private Flip flip(Found found) {
    confirming.answer(changed(found.pieces(), found.days()), asOf(found.days()));
    List<Piece> set = found.pieces();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> set.get(i).rank()));
    List<Change> changes = new ArrayList<>();
    for (int i : order) {
      changes.add(set.get(i).maker().change(until(found, i)));
    }
    return new Flip(changes, found.becomes());
  }

  /** The last day on which the act of that place does, the others being as they are. */
  private Optional<LocalDate> until(Found found, int place) {
    Optional<LocalDate> day = found.days().get(place);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    LocalDate known = day.get();
    if (known.isBefore(today) && flips(found, place, today)) {
      known = today;
    }
    boolean isPast = known.isBefore(today);
    int far = isPast ? (int) ChronoUnit.DAYS.between(known, today) : FAR + 1;
    int good = 0;
    int bad = 1;
    while (bad < far && flips(found, place, known.plusDays(bad))) {
      good = bad;
      bad *= 2;
    }
    if (bad >= far) {
      if (!isPast) {
        return Optional.empty();
      }
      bad = far;
    }
    while (bad - good > 1) {
      int middle = (good + bad) / 2;
      if (flips(found, place, known.plusDays(middle))) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return Optional.of(known.plusDays(good));
  }

  private boolean flips(Found found, int place, LocalDate day) {
    List<Optional<LocalDate>> days = new ArrayList<>(found.days());
    days.set(place, Optional.of(day));
    return word(found.pieces(), days).filter(found.becomes()::equals).isPresent();
  }

  // --- what the diagram says
  // ---------------------------------------------------------------------

  /**
   * The facts that can change the conclusion while all of them are open; for duties, whose states
   * rest on more than their condition, all.
   */
  private Set<Object> deciding(Assessment answer, List<Pieces.Slot> slots) {
    Set<Object> deciding = new HashSet<>(slots);
    if (target instanceof Target.Demand) {
      return deciding;
    }
    CaseFile open = file;
    for (Pieces.Slot slot : slots) {
      open = Edit.fact(open, slot.of(), slot.word().key(), slot.number(), Optional.empty());
    }
    answers++;
    List<Need> needs = needs(answering.answer(open, today));
    deciding.removeIf(
        slot ->
            slot instanceof Pieces.Slot fact
                && answer.assumed().stream()
                    .noneMatch(a -> a.of().equals(fact.of()) && isFact(fact, a.fact()))
                && needs.stream()
                    .noneMatch(n -> n.of().equals(fact.of()) && isFact(fact, n.fact())));
    return deciding;
  }

  private static boolean isFact(Pieces.Slot slot, String fact) {
    return slot.word().key().equals(fact);
  }

  private List<Need> needs(Assessment open) {
    if (target instanceof Target.Owed owed) {
      return open.entitlements().stream()
          .filter(e -> e.of().equals(owed.of()) && e.entitlement().equals(owed.entitlement()))
          .filter(e -> e.force().equals(owed.force()))
          .map(EntitlementAnswer::needs)
          .flatMap(List::stream)
          .toList();
    }
    return ((Target.Ground) target)
        .answer(open).stream()
            .flatMap(g -> g.limbs().stream())
            .flatMap(limb -> limb.needs().stream())
            .toList();
  }
}
