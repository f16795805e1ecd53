package org.dutylawyer.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * In what two answers differ: of the same case in two places or on two days, or before and after an
 * event. Compared is the outcome (结果): what is owed, forbidden, allowed, until when and under which
 * condition; not which text says so.
 *
 * @param different the matters that come out differently, in the order of the law
 * @param same the matters that come out the same
 */
public record AnswerDifference(List<Matter> different, List<Matter> same) {

  /** Copies the lists. */
  public AnswerDifference {
    different = List.copyOf(different);
    same = List.copyOf(same);
  }

  /** In what two outcomes differ. */
  public enum Aspect {
    /** Only one of the answers has it. */
    PRESENCE,
    /** Both have it, the one in the words of a norm that takes the place of the other's. */
    REPLACED,
    /** It holds here, and not or not yet certainly there. */
    OUTCOME,
    /** One says 应当, the other 可以 or 不得. */
    FORCE,
    /** It is done, overdue or open here, and not there. */
    STATE,
    /** It is due on another day, or promptly. */
    DATE,
    /** It needs another permission or paper, or stops under another circumstance. */
    CONDITION;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One thing that is owed, forbidden, allowed or found.
   *
   * @param kind what kind of conclusion it is
   * @param of whom it is about
   * @param actor word for who acts in this case; empty where nobody does
   * @param what word for the act, the entitlement, the document, and so on
   * @param since the event that it follows from, if it follows from one
   * @param first the first answer's findings; empty if it has none
   * @param second the second answer's
   * @param aspects in what they differ; empty if in nothing
   */
  public record Matter(
      Conclusion.Kind kind,
      Subject of,
      Optional<String> actor,
      String what,
      Optional<String> since,
      Side first,
      Side second,
      Set<Aspect> aspects) {
    /** Copies the set. */
    public Matter {
      aspects = Set.copyOf(aspects);
    }
  }

  /**
   * What one answer says of a matter.
   *
   * @param governing the findings that govern
   * @param displaced those that another norm of the same answer displaces: the duty is there, in
   *     other words
   */
  public record Side(List<Finding> governing, List<Finding> displaced) {
    /** Copies the lists. */
    public Side {
      governing = List.copyOf(governing);
      displaced = List.copyOf(displaced);
    }

    /** Whether the answer says nothing of it, not even by another norm. */
    public boolean isEmpty() {
      return governing.isEmpty() && displaced.isEmpty();
    }
  }

  /** What makes two findings one matter, whichever text says so. */
  private record Key(
      Conclusion.Kind kind,
      Subject of,
      Optional<String> actor,
      String what,
      Optional<String> since) {

    /** Whether it is the same act of the same one for the same one, whatever it follows from. */
    boolean isSameAct(Key other) {
      return kind == Conclusion.Kind.DUTY
          && kind == other.kind
          && of.equals(other.of)
          && actor.equals(other.actor)
          && what.equals(other.what)
          && !since.equals(other.since);
    }

    static Key of(Finding finding) {
      Conclusion conclusion = finding.conclusion();
      Subject of = conclusion.of();
      return new Key(
          act(conclusion.kindOf()),
          of,
          finding.actor(),
          AnswerDifference.what(conclusion),
          of instanceof Event ? Optional.empty() : conclusion.trigger().map(Event::id));
    }
  }

  /** That one text allows what the other demands or forbids is a difference of one matter. */
  private static Conclusion.Kind act(Conclusion.Kind kind) {
    return kind == Conclusion.Kind.RIGHT || kind == Conclusion.Kind.PROHIBITION
        ? Conclusion.Kind.DUTY
        : kind;
  }

  static AnswerDifference between(Assessment first, Assessment second) {
    Map<Key, List<Finding>> ofFirst = byMatter(first);
    Map<Key, List<Finding>> ofSecond = byMatter(second);
    Set<Key> keys = new LinkedHashSet<>(ofFirst.keySet());
    keys.addAll(ofSecond.keySet());
    List<Matter> different = new ArrayList<>();
    List<Matter> same = new ArrayList<>();
    keys.stream()
        .sorted(java.util.Comparator.comparing(Key::kind))
        .forEach(
            key -> {
              Side a = side(ofFirst.getOrDefault(key, List.of()));
              Side b = side(ofSecond.getOrDefault(key, List.of()));
              if (a.governing().isEmpty() && b.governing().isEmpty()) {
                return; // what stands behind other words on both sides is compared there
              }
              if (a.isEmpty() && takesPlace(b, ofSecond, ofFirst)
                  || b.isEmpty() && takesPlace(a, ofFirst, ofSecond)) {
                return; // it is said where its words stand against those that it replaces
              }
              Optional<Side> here = a.isEmpty() ? again(key, b, ofFirst) : Optional.empty();
              Optional<Side> there = b.isEmpty() ? again(key, a, ofSecond) : Optional.empty();
              if (here.isPresent() || there.isPresent()) {
                same.add(matter(key, here.orElse(a), there.orElse(b), Set.of()));
                return;
              }
              Set<Aspect> aspects = aspects(key, a, b, first, second);
              Matter matter = matter(key, a, b, aspects);
              (aspects.isEmpty() ? same : different).add(matter);
            });
    return new AnswerDifference(different, same);
  }

  private static Matter matter(Key key, Side a, Side b, Set<Aspect> aspects) {
    return new Matter(
        (a.governing().isEmpty() ? b : a).governing().get(0).conclusion().kindOf(),
        key.of(),
        key.actor(),
        key.what(),
        key.since(),
        a,
        b,
        aspects);
  }

  /**
   * Whether what one answer has and the other lacks takes the place of something that the other
   * has: its norm displaces, in its own answer, what governs in the other.
   */
  private static boolean takesPlace(
      Side side, Map<Key, List<Finding>> own, Map<Key, List<Finding>> others) {
    return side.governing().stream()
        .allMatch(
            finding ->
                own.entrySet().stream()
                    .filter(
                        one ->
                            !side(others.getOrDefault(one.getKey(), List.of()))
                                .governing()
                                .isEmpty())
                    .filter(one -> side(one.getValue()).governing().isEmpty())
                    .flatMap(one -> one.getValue().stream())
                    .filter(f -> f.conclusion().of().equals(finding.conclusion().of()))
                    .anyMatch(
                        f ->
                            f.displacedBy()
                                .filter(by -> by.norm().equals(finding.norm()))
                                .isPresent()));
  }

  /**
   * The same act that an answer has from another event or without one, where the other answer has
   * it from there as well and only adds a norm under which it stands no worse.
   */
  private static Optional<Side> again(Key key, Side added, Map<Key, List<Finding>> answer) {
    boolean worse =
        added.governing().stream()
            .anyMatch(f -> f.state() != State.PENDING && f.state() != State.STANDING);
    return answer.entrySet().stream()
        .filter(one -> !worse && one.getKey().isSameAct(key))
        .map(one -> side(one.getValue()))
        .filter(side -> !side.governing().isEmpty())
        .findFirst();
  }

  private static Map<Key, List<Finding>> byMatter(Assessment answer) {
    return answer.findings().stream()
        .filter(f -> f.state() != State.AWAITING && f.outcome() != Outcome.DOES_NOT_APPLY)
        .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.EXEMPTION)
        .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
  }

  private static Side side(List<Finding> findings) {
    return new Side(
        findings.stream().filter(f -> f.displacedBy().isEmpty()).toList(),
        findings.stream().filter(f -> f.displacedBy().isPresent()).toList());
  }

  private static Set<Aspect> aspects(Key key, Side a, Side b, Assessment first, Assessment second) {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    if (a.governing().isEmpty() || b.governing().isEmpty()) {
      aspects.add(a.isEmpty() || b.isEmpty() ? Aspect.PRESENCE : Aspect.REPLACED);
      return aspects;
    }
    boolean entitlement = key.kind() == Conclusion.Kind.ENTITLEMENT;
    if (entitlement
        ? !Objects.equals(owed(first, key), owed(second, key))
        : differ(a, b, Finding::outcome)) {
      aspects.add(Aspect.OUTCOME);
    }
    if (differ(a, b, f -> f.conclusion().kindOf())) {
      aspects.add(Aspect.FORCE);
    }
    if (!entitlement && differ(a, b, Finding::state)) {
      aspects.add(Aspect.STATE);
    }
    if (differ(a, b, AnswerDifference::time)) {
      aspects.add(Aspect.DATE);
    }
    if (differ(a, b, AnswerDifference::condition)) {
      aspects.add(Aspect.CONDITION);
    }
    return aspects;
  }

  /** Over all norms: one more ground for what is owed anyway is no other outcome. */
  private static Outcome owed(Assessment answer, Key key) {
    return answer.entitlements().stream()
        .filter(
            e -> e.of().equals(key.of()) && key.what().equals(e.entitlement() + " " + e.force()))
        .map(EntitlementAnswer::outcome)
        .findFirst()
        .orElse(Outcome.DOES_NOT_APPLY);
  }

  private static boolean differ(Side a, Side b, Function<Finding, Object> of) {
    return !a.governing().stream()
        .map(of)
        .collect(Collectors.toSet())
        .equals(b.governing().stream().map(of).collect(Collectors.toSet()));
  }

  /** The last day in time, a word for promptness, or nothing. */
  private static Object time(Finding finding) {
    if (finding.excusedBy().isPresent()) {
      return "promptly";
    }
    Optional<LocalDate> day = finding.lastDay();
    Optional<DueDate> dated = finding.due().flatMap(Due::dated);
    return day.isPresent()
        ? List.of(day.get(), dated.flatMap(DueDate::time).map(Object::toString).orElse(""))
        : finding.due().isPresent() ? "promptly" : "";
  }

  /** What has to be there besides, so that it holds. */
  private static Object condition(Finding finding) {
    if (finding.conclusion() instanceof Right right) {
      return Set.copyOf(right.needs());
    }
    if (finding.conclusion() instanceof Prohibition prohibition) {
      return Set.copyOf(prohibition.unless());
    }
    if (finding.conclusion() instanceof DocumentDuty document) {
      return Set.copyOf(document.fields());
    }
    return "";
  }

  /** Word for what it is about; of an entitlement with its force. */
  private static String what(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      return e.kind() + " " + e.force();
    }
    if (conclusion instanceof Duty d) {
      return d.action();
    }
    if (conclusion instanceof DocumentDuty d) {
      return d.document();
    }
    if (conclusion instanceof Right r) {
      return r.action();
    }
    if (conclusion instanceof Prohibition p) {
      return p.action();
    }
    if (conclusion instanceof Misconduct m) {
      return m.ground();
    }
    if (conclusion instanceof Eligibility e) {
      return e.requirement();
    }
    if (conclusion instanceof Status s) {
      return s.key();
    }
    return ((Exemption) conclusion).from().toString();
  }
}
