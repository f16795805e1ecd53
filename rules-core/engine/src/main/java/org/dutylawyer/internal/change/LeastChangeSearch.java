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
import org.dutylawyer.casefile.Person;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Flip;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.problem.BadInputException;

/**
 * Looks for the smallest sets of changes that flip a conclusion: all sets by growing size, none
 * that holds one found before. Each set is a case file that is answered anew.
 *
 * <p>A fact is tried with others only if it is left in the decision diagram of the file in which
 * they are as they are tried and no fact is stated: no other can change it.
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
  private final CaseFile whole;

  /** What of it has a part in the conclusion. */
  private final CaseFile file;

  private final LocalDate today;
  private final String now;
  private final Matter matter;
  private final List<Piece> all;
  private final Diagram diagram;
  private final Map<Object, Set<String>> deciding = new HashMap<>();
  private final Set<String> kept;
  private final Map<LocalDate, String> unchanged = new HashMap<>();
  private final Map<Object, Optional<String>> answered = new HashMap<>();
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
   * @param opening answers those in which facts are left open, and assumes nothing of them
   * @param confirming answers those that are listed once more, another way
   */
  public LeastChangeSearch(
      Stack stack,
      Assessment answer,
      Target target,
      int bound,
      Answering answering,
      Answering opening,
      Answering confirming) {
    this.target = target;
    this.bound = bound;
    this.answering = answering;
    this.confirming = confirming;
    this.reader = new CaseFileReader(stack.vocabulary());
    this.whole = asItStood(answer);
    this.today = answer.asOf().date();
    this.now = target.in(answer);
    this.matter = new Matter(target, answer);
    Reach reach = Reach.of(stack, rules(answer));
    Pieces pieces = new Pieces(stack, answer, whole, target, reach);
    this.file =
        target.of() instanceof Person person && !reach.sharesFacts()
            ? Alone.of(whole, person, stack.vocabulary())
            : whole;
    List<Pieces.Slot> slots = pieces.slots();
    this.diagram = new Diagram(target, slots, stack.vocabulary(), opening);
    this.all = pieces.all(slots);
    this.kept = pieces.kept(slots);
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
      if (answers + ActOrder.cost(all, size) > MOST_ANSWERS) {
        searched = Math.min(searched, size - 1);
        break;
      }
      grow(new ArrayList<>(), 0, size, goal, List.copyOf(found), found);
    }
    return found;
  }

  private void grow(
      List<Piece> set,
      int from,
      int size,
      Set<String> goal,
      List<Found> smaller,
      List<Found> found) {
    if (set.size() == size) {
      if (ActOrder.isWhole(set) && smaller.stream().noneMatch(f -> set.containsAll(f.pieces()))) {
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

  /**
   * Whether each fact of several changes can have a part in it: whether it is left in the decision
   * diagram of the file with the others of them, while all facts are open.
   */
  private boolean canFlip(List<Piece> set, List<Optional<LocalDate>> days) {
    if (set.size() == 1 || target instanceof Target.Demand) {
      return true; // the state of a duty rests on more than its condition
    }
    List<Piece> others = new ArrayList<>();
    List<Optional<LocalDate>> then = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      if (!(set.get(i).what() instanceof Pieces.Slot)) {
        others.add(set.get(i));
        then.add(days.get(i));
      }
    }
    if (others.size() == set.size()) {
      return true;
    }
    Set<String> facts =
        deciding.computeIfAbsent(
            List.of(others, then),
            key -> {
              answers++;
              return diagram.facts(changed(file, others, then), asOf(then));
            });
    return set.stream()
        .allMatch(
            piece ->
                !(piece.what() instanceof Pieces.Slot slot) || facts.contains(slot.word().key()));
  }

  /** The first days, the latest first, on which the set flips the conclusion. */
  private Optional<Found> flipped(List<Piece> set, Set<String> goal) {
    for (List<Optional<LocalDate>> days : product(set, 0)) {
      if (!ActOrder.isInOrder(set, days)) {
        continue;
      }
      Optional<String> word = canFlip(set, days) ? word(set, days) : Optional.empty();
      if (word.filter(goal::contains).isPresent() && isSoFromTheFirst(set, days, goal)) {
        return Optional.of(new Found(List.copyOf(set), days, word.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether what is to have been done by a day does as well on the first day that counts: what does
   * only later (a ground that was found after the period began) is nothing to have done by then.
   */
  private boolean isSoFromTheFirst(
      List<Piece> set, List<Optional<LocalDate>> days, Set<String> goal) {
    Piece only = set.get(0);
    if (set.size() > 1 || only.rank() != Piece.PAST_ACT) {
      return true;
    }
    List<Optional<LocalDate>> first = List.of(only.days().get(only.days().size() - 1));
    return first.equals(days) || word(set, first).filter(goal::contains).isPresent();
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
    return answered.computeIfAbsent(
        List.of(List.copyOf(set), List.copyOf(days)), key -> answered(set, days));
  }

  private Optional<String> answered(List<Piece> set, List<Optional<LocalDate>> days) {
    answers++;
    LocalDate day = asOf(days);
    try {
      String word = matter.in(answering.answer(changed(file, set, days), day));
      if (!word.equals(now)) {
        reader.read(changed(whole, set, days).toJson(), "");
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

  private static CaseFile changed(CaseFile file, List<Piece> set, List<Optional<LocalDate>> days) {
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

  /** Listed is only what both evaluators find, by all rules and of the whole file. */
  private Flip flip(Found found) {
    Assessment confirmed =
        confirming.answer(changed(whole, found.pieces(), found.days()), asOf(found.days()));
    String word = matter.in(confirmed);
    if (!word.equals(found.becomes())) {
      throw new IllegalStateException(
          "found "
              + word
              + " by all rules and the whole file, and "
              + found.becomes()
              + " by those of the conclusion");
    }
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
    Piece piece = found.pieces().get(place);
    boolean open = piece.rank() != Piece.PAST_ACT || piece.days().contains(Optional.of(today));
    if (open && known.isBefore(today) && flips(found, place, today)) {
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
    for (int i = 0; i < days.size(); i++) {
      boolean answers = found.pieces().get(place).enables(found.pieces().get(i));
      if (answers && days.get(i).filter(day::isAfter).isPresent()) {
        days.set(i, Optional.of(day)); // what answers it comes as much later
      }
    }
    return ActOrder.isInOrder(found.pieces(), days)
        && word(found.pieces(), days).filter(found.becomes()::equals).isPresent();
  }
}
