package org.dutylawyer.workbench.upgrade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.dutylawyer.workbench.upgrade.AnswerChange.Cause;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.AnswerChange.Sort;

/** What two answers say of one matter, put into words. */
final class Comparison {

  private static final String NOTHING = Outcome.DOES_NOT_APPLY.word();
  private static final Set<String> LOST = Set.of(State.BREACHED.word(), State.LATE.word());

  /** Of several norms on one matter that one is shown which a reader has to know first. */
  private static final List<String> FIRST =
      List.of("breached", "late", "no-record", "undetermined", "pending", "excused", "met");

  /** Who has the case in which stage. */
  private static final Map<String, String> IN_CHARGE =
      Map.of("prosecution-review", "procuratorate", "trial", "court");

  private final Assessment old;
  private final Assessment now;
  private final Item.Matter matter;
  private final List<Item> before;
  private final List<Item> after;
  private final boolean certain;

  /** Says why: of which norms, on which notices, and whether a date moved. */
  interface Causes {
    List<Cause> of(Set<NormId> norms, Set<String> notices, boolean dateMoved);
  }

  /**
   * Of two answers.
   *
   * @param stored whether the earlier one tells only in brief what was said
   */
  Comparison(
      Assessment old,
      Assessment now,
      Item.Matter matter,
      List<Item> before,
      List<Item> after,
      boolean stored) {
    this.old = old;
    this.now = now;
    this.matter = matter;
    this.before = before;
    this.after = after;
    this.certain =
        !stored
            && Stream.concat(before.stream(), after.stream())
                .noneMatch(item -> item.result().provisional());
  }

  /** Whether both answers say the same. */
  boolean isSame() {
    return results(before).equals(results(after));
  }

  private Set<Item.Result> results(List<Item> items) {
    Set<Item.Result> results = new HashSet<>();
    items.forEach(item -> results.add(compared(item)));
    return results;
  }

  private Item.Result compared(Item item) {
    return item.result().compared(certain);
  }

  /**
   * Whether an act stays as it was by the norm that a reader has to know first: that another norm
   * gives more time for it moves no date. Answers in brief tell no event, so that several acts of
   * one kind may stand together there and nothing is left out.
   */
  boolean leavesTheFirst() {
    return !matter.trigger().isEmpty()
        && first(before).isPresent()
        && first(before).map(this::compared).equals(first(after).map(this::compared));
  }

  AnswerChange change(Causes causes) {
    Set<Item.Result> common = results(before);
    common.retainAll(results(after));
    List<Item> gone = before.stream().filter(b -> !common.contains(compared(b))).toList();
    List<Item> come = after.stream().filter(a -> !common.contains(compared(a))).toList();
    // Of one event the act is one, by whichever norm; else what changed stands for itself.
    boolean act = !matter.trigger().isEmpty();
    Optional<Item> one =
        act
            ? first(before)
            : first(gone).or(() -> come.isEmpty() ? Optional.empty() : first(before));
    Optional<Item> other = act ? first(after) : first(come).or(() -> first(after));
    Set<NormId> norms = new LinkedHashSet<>();
    gone.forEach(item -> norms.addAll(item.norms()));
    come.forEach(item -> norms.addAll(item.norms()));
    Set<String> notices = new HashSet<>();
    gone.forEach(item -> notices.addAll(item.notices()));
    come.forEach(item -> notices.addAll(item.notices()));
    boolean moved = !day(one).equals(day(other)) && one.isPresent() && other.isPresent();
    return new AnswerChange(
        sort(one, other),
        severity(one, other),
        matter.of(),
        titled(this::what),
        List.copyOf(norms),
        titled(words -> result(one, words)),
        titled(words -> result(other, words)),
        causes.of(norms, notices, moved),
        tell(one, other));
  }

  private static Optional<Item> first(List<Item> items) {
    return items.stream()
        .min(
            Comparator.comparingInt(
                    (Item item) -> {
                      int place = FIRST.indexOf(item.result().word());
                      return place < 0 ? FIRST.size() : place;
                    })
                .thenComparing(item -> item.result().due().orElse(LocalDate.MAX)));
  }

  private static Optional<LocalDate> day(Optional<Item> item) {
    return item.flatMap(i -> i.result().due());
  }

  private static String word(Optional<Item> item) {
    return item.map(i -> i.result().word()).orElse(NOTHING);
  }

  private Sort sort(Optional<Item> one, Optional<Item> other) {
    switch (matter.kind()) {
      case ENTITLEMENT:
        return Sort.OWED;
      case GROUND:
        return Sort.GROUND;
      case RIGHT:
        return Sort.RIGHT;
      case DOCUMENT:
        return LOST.contains(word(one)) == LOST.contains(word(other)) ? Sort.PAPER : Sort.BREACHED;
      default:
        if (LOST.contains(word(one)) != LOST.contains(word(other))) {
          return Sort.BREACHED;
        }
        return one.isPresent() && other.isPresent() && !day(one).equals(day(other))
            ? Sort.DUE
            : Sort.DUTY;
    }
  }

  private Severity severity(Optional<Item> one, Optional<Item> other) {
    boolean urgent =
        switch (matter.kind()) {
          case ENTITLEMENT ->
              matter.more().equals(Entitlement.SHALL)
                  && (is(one, Outcome.APPLIES) || is(other, Outcome.APPLIES));
          case RIGHT -> false; // nobody has to act upon it at once
          case GROUND -> List.of(word(one), word(other)).contains(GroundAnswer.Result.MET.word());
          default ->
              LOST.contains(word(one)) != LOST.contains(word(other))
                  || word(one).equals(State.PENDING.word())
                      && word(other).equals(State.NO_RECORD.word()) // its day has passed at once
                  || word(other).equals(State.PENDING.word())
                      && day(other).isPresent()
                      && day(one).map(day(other).get()::isBefore).orElse(true);
        };
    return urgent ? Severity.URGENT : Severity.CHANGED;
  }

  private static boolean is(Optional<Item> item, Outcome outcome) {
    return word(item).equals(outcome.word());
  }

  // --- words
  // ----------------------------------------------------------------------------------

  private Title titled(Function<Wording, String> say) {
    return new Title(
        say.apply(new Wording(now, Locale.CHINESE)), say.apply(new Wording(now, Locale.ENGLISH)));
  }

  private String what(Wording words) {
    return switch (matter.kind()) {
      case ENTITLEMENT -> words.entitlement(matter.word(), matter.more().equals(Entitlement.SHALL));
      case GROUND -> words.word(Group.GROUNDS, matter.word());
      case PROHIBITION ->
          Modality.SHALL_NOT.of(words.word(Group.ACTIONS, matter.word()), words.locale());
      case RIGHT -> Modality.MAY.of(words.word(Group.ACTIONS, matter.word()), words.locale());
      case DOCUMENT -> words.word(Group.DOCUMENTS, matter.word());
      case DUTY -> Modality.SHALL.of(words.word(Group.ACTIONS, matter.word()), words.locale());
    };
  }

  private String result(Optional<Item> item, Wording words) {
    if (item.isEmpty()) {
      return switch (matter.kind()) {
        case ENTITLEMENT -> words.say("needs.effect.does-not-apply");
        case GROUND -> words.say("ground.word.not-met");
        default -> words.chinese() ? "没有此项" : "nothing";
      };
    }
    Item.Result result = item.get().result();
    switch (matter.kind()) {
      case ENTITLEMENT:
        return result.word().equals(Outcome.NOT_HELD.word())
            ? words.chinese() ? "不能答复" : "cannot be answered"
            : words.say("needs.effect." + result.word());
      case GROUND:
        return words.say("ground.word." + result.word());
      default:
        List<String> parts = new ArrayList<>();
        if (!result.actor().isEmpty()) {
          parts.add(words.actor(result.actor()));
        }
        parts.add(
            words.say(
                matter.kind() == Item.Kind.PROHIBITION
                        && result.word().equals(State.BREACHED.word())
                    ? "state.broken"
                    : "state." + result.word()));
        result
            .due()
            .ifPresent(
                due ->
                    parts.add(
                        words.say("due.by", words.day(due))
                            + (result.provisional()
                                ? words.chinese() ? "（暂定）" : " (provisional)"
                                : "")));
        result
            .safe()
            .ifPresent(
                safe -> parts.add((words.chinese() ? "稳妥为 " : "safe on ") + words.day(safe)));
        return String.join(words.chinese() ? "，" : ", ", parts);
    }
  }

  /** The organ that has or had to act, the lawyer; of what is owed, the organ that has the case. */
  private List<Title> tell(Optional<Item> one, Optional<Item> other) {
    Set<Title> told = new LinkedHashSet<>();
    switch (matter.kind()) {
      case ENTITLEMENT -> told.add(titled(words -> words.actor(inCharge())));
      case GROUND -> told.add(lawyer(matter.of()));
      default -> {
        for (Optional<Item> item : List.of(other, one)) {
          String actor = item.map(i -> i.result().actor()).orElse("");
          if (Conduct.isLawyer(actor) && !now.file().lawyers().isEmpty()) {
            now.file().lawyers().forEach(l -> told.add(lawyer(l.id())));
          } else if (!actor.isEmpty()) {
            told.add(titled(words -> words.actor(actor)));
          }
        }
      }
    }
    return List.copyOf(told);
  }

  private String inCharge() {
    Map<String, String> known = new HashMap<>(old.file().proceeding()); // also where no rule asks
    known.putAll(old.known().getOrDefault(Proceeding.OF_THE_CASE, Map.of()));
    String stage = known.getOrDefault("stage", "");
    return stage.equals("investigation")
        ? known.getOrDefault("investigating-organ", "investigating-organ")
        : IN_CHARGE.getOrDefault(stage, "case-organ");
  }

  private Title lawyer(String id) {
    String name =
        now.file().lawyers().stream()
            .filter(l -> l.id().equals(id))
            .findFirst()
            .flatMap(l -> l.name())
            .orElse(id);
    return new Title("律师 " + name, "the lawyer " + name);
  }
}
