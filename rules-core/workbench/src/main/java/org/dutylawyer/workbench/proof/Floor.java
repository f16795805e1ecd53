package org.dutylawyer.workbench.proof;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.Symbolic.Displacing;
import org.dutylawyer.internal.Symbolic.Held;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Courses;
import org.dutylawyer.workbench.course.Say;

/**
 * Whether what the packs below give is given with the local pack as well: by the same norm, which
 * still governs, or by one that gives at least as much.
 */
final class Floor {

  /** What is more than duty-lawyer help. */
  static final List<String> DEFENCE = List.of("assigned-defence", "granted-defence");

  private static final Set<Conclusion.Kind> GIVING =
      Set.of(
          Conclusion.Kind.ENTITLEMENT,
          Conclusion.Kind.DUTY,
          Conclusion.Kind.RIGHT,
          Conclusion.Kind.PROHIBITION,
          Conclusion.Kind.DOCUMENT);

  /** The words of texts for the organ that has the case, by whichever name. */
  private static final Set<String> ORGANS =
      Set.of("case-organ", "organs", "police", "procuratorate", "court", "investigating-organ");

  /** Those of them that name whichever organ has the case. */
  static final Set<String> EACH = Set.of("organs", "case-organ");

  /** The stage in which an organ that a text names is the one that has the case. */
  private static final Map<String, String> STAGES =
      Map.of(
          "police", "investigation",
          "investigating-organ", "investigation",
          "procuratorate", "prosecution-review",
          "court", "trial");

  /**
   * In what one gives less.
   *
   * @param word the same in a few words, which a declaration repeats
   */
  private record Lack(String word, Title in) {}

  private static final Lack ANOTHER =
      new Lack("another-matter", new Title("是另一事项", "it is another matter"));

  private static final Title ACTS =
      new Title("应当作为的是另一机关或者律师", "it is somebody else who has to act");

  private static final Title MAKES =
      new Title("应当制作的是另一机关或者机构", "it is somebody else who has to make it");

  private static final Lack DISPLACED =
      new Lack("displaced", new Title("又被代替", "it is itself displaced"));

  private Floor() {}

  static void check(World world, Course course, Finds finds, Courses courses, Say say) {
    Decisions decisions = world.decisions();
    Decision more =
        decisions.and(owed(world, world.held()), decisions.not(owed(world, world.below())));
    for (Held national : world.below()) {
      if (!GIVING.contains(national.conclusion().kindOf())
          || national.conclusion() instanceof Right right
              && !Protection.SIDE.contains(right.holder())) {
        continue;
      }
      // Who is owed a defence by the local text alone needs no help; of anything else nothing may
      // be
      // lost.
      Decision given = courses.restsOnHelp(national.rule()) ? more : decisions.never();
      for (Held local : world.held()) {
        if (local.conclusion().of().equals(national.conclusion().of())
            && (isSame(local, national) || less(local, national, say).isEmpty())) {
          Decision inPlace = world.inPlace(local, world.governs(local), national);
          given = decisions.or(given, decisions.and(inPlace, acts(world, local, national)));
          if (given == decisions.always()) {
            break;
          }
        }
      }
      Decision less = decisions.and(national.condition(), decisions.not(given));
      if (less != decisions.never()) {
        NormId norm = national.rule().norm();
        Decision rest = less;
        for (Displacing d : world.displacing()) {
          if (isSame(d.loser(), national)) {
            Held winner = d.winner();
            Decision inPlace = world.inPlace(d);
            rest = decisions.and(rest, decisions.not(inPlace));
            Decision against = decisions.and(less, inPlace);
            NormId by = winner.rule().norm();
            lacking(world, winner, national, say)
                .forEach(
                    (lack, when) ->
                        finds.note(
                            Property.FLOOR,
                            by,
                            Optional.of(norm),
                            Optional.of(lack.word()),
                            replaced(national, winner, lack),
                            course,
                            world,
                            decisions.and(against, when)));
          }
        }
        Title what =
            new Title(named(national) + "：不再给予", named(national) + ": it is given no more");
        finds.note(Property.FLOOR, norm, Optional.empty(), what, course, world, rest);
      }
    }
  }

  /** In what the one that takes the place gives less, each with that on which it depends. */
  private static Map<Lack, Decision> lacking(World world, Held winner, Held national, Say say) {
    Decisions decisions = world.decisions();
    List<Lack> less = less(winner, national, say);
    Decision another = decisions.not(acts(world, winner, national));
    Map<Lack, Decision> lacking = new LinkedHashMap<>();
    if (another != decisions.never()) {
      Title who = national.conclusion() instanceof DocumentDuty ? MAKES : ACTS;
      lacking.put(new Lack("actor", who), another);
    }
    less.forEach(lack -> lacking.put(lack, decisions.always()));
    return lacking.isEmpty() ? Map.of(DISPLACED, decisions.always()) : lacking;
  }

  private static Title replaced(Held national, Held winner, Lack lack) {
    String other = named(national);
    String by = named(winner);
    return lack.equals(DISPLACED)
        ? new Title(
            other + "；代替它的是 " + by + "，而后者又被代替",
            other + "; its place is taken by " + by + ", which is itself displaced")
        : new Title(
            other + "；代替它的是 " + by + "。后者少给之处：" + lack.in().zh(),
            other + "; its place is taken by " + by + ", which gives less: " + lack.in().en());
  }

  /** The instrument, and the rule as it is called, which says the article and what it asks. */
  static String named(Held held) {
    return held.rule().norm().instrument() + " " + held.rule().name();
  }

  /** On what it depends that defence is owed to the person. */
  static Decision owed(World world, List<Held> held) {
    Decision owed = world.decisions().never();
    for (Held one : held) {
      if (one.conclusion() instanceof Entitlement e
          && e.force().equals(Entitlement.SHALL)
          && DEFENCE.contains(e.kind())) {
        owed = world.decisions().or(owed, one.condition());
      }
    }
    return owed;
  }

  private static boolean isSame(Held one, Held other) {
    return one.rule() == other.rule() && one.conclusion().equals(other.conclusion());
  }

  /** In what a conclusion gives less than another one; empty if it gives as much. */
  private static List<Lack> less(Held mine, Held national, Say say) {
    Conclusion local = mine.conclusion();
    Conclusion other = national.conclusion();
    if (local instanceof Entitlement a && other instanceof Entitlement b) {
      boolean better = b.kind().equals("legal-help") && DEFENCE.contains(a.kind());
      boolean owed = a.force().equals(Entitlement.SHALL);
      return !a.kind().equals(b.kind()) && !better
          ? List.of(ANOTHER)
          : unless(
              owed || a.force().equals(b.force()),
              "may",
              "“可以”而非“应当”",
              "it may, and not shall, be");
    }
    if (!sameOccasion(local, other)) {
      return List.of(ANOTHER);
    }
    // What an author declares to be the same matter in other words is still compared in the rest.
    if (local instanceof Duty a && other instanceof Duty b) {
      return matter(a.action().equals(b.action()), duty(mine, national, a, b, say));
    }
    if (local instanceof Right a && other instanceof Right b) {
      return matter(a.action().equals(b.action()), right(mine, national, a, b));
    }
    if (local instanceof Prohibition a && other instanceof Prohibition b) {
      return matter(a.action().equals(b.action()), prohibition(a, b));
    }
    return local instanceof DocumentDuty a && other instanceof DocumentDuty b
        ? matter(a.document().equals(b.document()), document(a, b))
        : List.of(ANOTHER);
  }

  private static List<Lack> matter(boolean isSame, List<Lack> rest) {
    List<Lack> all = new ArrayList<>(isSame ? List.of() : List.of(ANOTHER));
    all.addAll(rest);
    return all;
  }

  private static List<Lack> prohibition(Prohibition a, Prohibition b) {
    List<Lack> all = new ArrayList<>();
    all.addAll(
        unless(
            binds(a.actor(), b.actor()),
            "actor",
            "不受禁止的另有其人",
            "it does not bind all those whom the other binds"));
    all.addAll(
        unless(
            a.brokenBy().containsAll(b.brokenBy()) && b.unless().containsAll(a.unless()),
            "narrower",
            "禁止的范围更窄",
            "less is forbidden"));
    return all;
  }

  /** A paper of which no field is named has to have all of them. */
  private static List<Lack> document(DocumentDuty a, DocumentDuty b) {
    return unless(
        a.fields().isEmpty() || !b.fields().isEmpty() && a.fields().containsAll(b.fields()),
        "fields",
        "文书的内容更少",
        "the paper holds less");
  }

  private static List<Lack> duty(Held mine, Held national, Duty a, Duty b, Say say) {
    List<Lack> all = new ArrayList<>();
    all.addAll(
        unless(isNoLater(mine, national), "later", "期限更晚或者没有期限", "it is due later, or at no time"));
    if (!b.doneBy().isEmpty()) {
      all.addAll(
          unless(
              !a.doneBy().isEmpty(),
              "shown-by",
              "没有行为能表明是否办理",
              "no act shows whether it was done"));
      for (String act : further(a.doneBy(), b.doneBy())) {
        Title named = say.events(List.of(act));
        all.add(
            new Lack(
                "done-by " + act,
                new Title("算作办理的还有" + named.zh(), "further acts count as done: " + named.en())));
      }
    }
    all.addAll(ends(a.terms(), b.terms(), say));
    return all;
  }

  private static List<Lack> right(Held mine, Held national, Right a, Right b) {
    List<Lack> all = new ArrayList<>();
    all.addAll(
        unless(a.holder().equals(b.holder()), "actor", "有权的是另一人", "it is somebody else's right"));
    further(a.needs(), b.needs())
        .forEach(
            need ->
                all.add(new Lack("needs " + need, new Title("行使的条件更多", "more is needed for it"))));
    all.addAll(
        unless(asksNoMore(a.missed(), b.missed()), "missed", "行使的条件更多", "more is needed for it"));
    all.addAll(
        unless(
            a.limit().isEmpty() || b.limit().isPresent() && !isEarlier(mine, national),
            "shorter",
            "行使的期间更短",
            "there is less time for it"));
    return all;
  }

  private static List<String> further(List<String> local, List<String> national) {
    return local.stream().filter(one -> !national.contains(one)).toList();
  }

  /**
   * On what it depends that whoever has to act, or to make a paper, by the second has to by the
   * first as well. Who names one organ binds the organ that has the case where it is that one.
   */
  private static Decision acts(World world, Held local, Held national) {
    Decisions decisions = world.decisions();
    Optional<String> mine = actor(local.conclusion());
    Optional<String> theirs = actor(national.conclusion());
    if (mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs)) {
      return decisions.always();
    }
    String one = mine.get();
    String other = theirs.get();
    if (!ORGANS.contains(one) || !ORGANS.contains(other)) {
      return decisions.never();
    } else if (EACH.contains(one)) {
      return decisions.always();
    }
    String stage = requireNonNull(STAGES.get(one));
    if (EACH.contains(other)) {
      return world.isIn(local.conclusion(), stage);
    }
    return stage.equals(STAGES.get(other)) ? decisions.always() : decisions.never();
  }

  private static Optional<String> actor(Conclusion conclusion) {
    return conclusion instanceof Duty duty
        ? Optional.of(duty.actor())
        : conclusion instanceof DocumentDuty paper ? Optional.of(paper.actor()) : Optional.empty();
  }

  /**
   * Whether whom the second binds the first binds as well. A text that binds the organs by one name
   * binds each of them; one that names a single organ binds no other.
   */
  private static boolean binds(String local, String national) {
    return local.equals(national) || EACH.contains(local) && ORGANS.contains(national);
  }

  /** Whether two words can name one and the same: equal, or one of them each organ of a case. */
  static boolean areOne(String one, String other) {
    return binds(one, other) || binds(other, one);
  }

  /** What ends or serves the first and not the second. */
  private static List<Lack> ends(Duty.Terms a, Duty.Terms b, Say say) {
    List<Lack> all = new ArrayList<>();
    for (Duty.While mine : a.whileIs()) {
      boolean had =
          b.whileIs().stream()
              .anyMatch(
                  theirs ->
                      theirs.state().equals(mine.state())
                          && mine.values().containsAll(theirs.values()));
      if (!had) {
        Title state = say.fact(mine.state(), mine.values());
        all.add(
            new Lack(
                "while " + told(mine),
                new Title("仅在" + state.zh() + "期间", "only while " + state.en())));
      }
    }
    all.addAll(
        unless(
            asksNoMore(a.missed(), b.missed()),
            "missed",
            "仅在另一义务逾期之后",
            "only once another duty was not done in time"));
    for (Duty.While mine : a.closedOnce()) {
      if (!b.closedOnce().contains(mine)) {
        Title state = say.fact(mine.state(), mine.values());
        all.add(
            new Lack(
                "closed-once " + told(mine),
                new Title("一旦" + state.zh() + "即终止", "it ends once " + state.en())));
      }
    }
    for (String closing : further(a.closedBy(), b.closedBy())) {
      Title named = say.events(List.of(closing));
      all.add(
          new Lack(
              "closed-by " + closing,
              new Title("因" + named.zh() + "而终止", "it ends with " + named.en())));
    }
    all.addAll(
        unless(
            a.eachStage() || !b.eachStage(),
            "each-stage",
            "仅一次，而非每一阶段",
            "once, and not in each stage"));
    all.addAll(
        unless(!a.inStage() || b.inStage(), "in-stage", "随诉讼阶段终止", "it ends with the stage"));
    all.addAll(
        unless(
            !a.orBefore() || b.orBefore(), "or-before", "事前办理的也算", "acts before the event count"));
    all.addAll(
        unless(
            a.unless().containsAll(b.unless()),
            "unless",
            "不合格的办理也算",
            "acts that fall short count"));
    all.addAll(
        unless(
            a.registered().orElse(true) || !b.registered().orElse(true),
            "unregistered",
            "登记中没有记录的，不能表明没有办理",
            "that a register is silent shows nothing"));
    all.addAll(
        unless(
            a.notBefore().isEmpty() || a.notBefore().equals(b.notBefore()),
            "not-before",
            "期限自另一事件起才开始",
            "its time begins only with a further event"));
    return all;
  }

  private static String told(Duty.While state) {
    return state.state() + " " + String.join(" ", state.values());
  }

  /** Whether the first, which rests on any of these duties being missed, comes about as easily. */
  private static boolean asksNoMore(List<String> a, List<String> b) {
    return a.isEmpty() || !b.isEmpty() && a.containsAll(b);
  }

  private static List<Lack> unless(boolean holds, String word, String zh, String en) {
    return holds ? List.of() : List.of(new Lack(word, new Title(zh, en)));
  }

  private static boolean sameOccasion(Conclusion local, Conclusion other) {
    return local.trigger().isEmpty()
        || other.trigger().isEmpty()
        || local.trigger().equals(other.trigger());
  }

  /** A day asks more than 及时, and 及时 more than no time. */
  private static boolean isNoLater(Held local, Held other) {
    Optional<LocalDate> mine = local.day();
    Optional<LocalDate> theirs = other.day();
    if (theirs.isPresent()) {
      return mine.isPresent() && !mine.get().isAfter(theirs.get());
    }
    return other.conclusion().limit().isEmpty() || local.conclusion().limit().isPresent();
  }

  private static boolean isEarlier(Held local, Held other) {
    Optional<LocalDate> mine = local.day();
    Optional<LocalDate> theirs = other.day();
    return mine.isPresent() && theirs.isPresent() && mine.get().isBefore(theirs.get());
  }
}
