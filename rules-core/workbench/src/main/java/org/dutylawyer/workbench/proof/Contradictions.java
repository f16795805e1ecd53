package org.dutylawyer.workbench.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.Symbolic.Held;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;

/**
 * Findings that govern in one case and cannot both be followed: a duty or a right to do what is
 * forbidden, a requirement both met and not met, two days for one duty.
 */
final class Contradictions {

  private Contradictions() {}

  static void check(World world, Course course, Finds finds) {
    Map<List<Object>, List<Held>> bySubject = new HashMap<>();
    for (Held held : world.held()) {
      what(held.conclusion())
          .ifPresent(
              what ->
                  bySubject
                      .computeIfAbsent(
                          List.of(held.conclusion().of(), what), k -> new ArrayList<>())
                      .add(held));
    }
    for (List<Held> together : bySubject.values()) {
      for (int i = 0; i < together.size(); i++) {
        for (int j = i + 1; j < together.size(); j++) {
          pair(together.get(i), together.get(j), world, course, finds);
        }
      }
    }
  }

  private static Optional<String> what(Conclusion conclusion) {
    if (conclusion instanceof Duty duty) {
      return Optional.of(duty.action());
    } else if (conclusion instanceof Right right) {
      return Optional.of(right.action());
    } else if (conclusion instanceof Prohibition prohibition) {
      return Optional.of(prohibition.action());
    }
    return conclusion instanceof Eligibility eligibility
        ? Optional.of("requirement " + eligibility.requirement())
        : Optional.empty();
  }

  private static void pair(Held one, Held other, World world, Course course, Finds finds) {
    Optional<Title> against = against(one, other);
    boolean marked =
        world.marked().stream()
            .anyMatch(
                m -> m.one() == one && m.other() == other || m.one() == other && m.other() == one);
    if (against.isEmpty() || marked) {
      return;
    }
    Decision both = world.decisions().and(world.governs(one), world.governs(other));
    finds.note(
        Property.CONTRADICTION,
        one.rule().norm(),
        Optional.of(other.rule().norm()),
        new Title(
            Floor.named(one) + "；与之相对的是 " + Floor.named(other) + "。" + against.get().zh(),
            Floor.named(one) + "; against it " + Floor.named(other) + ": " + against.get().en()),
        course,
        world,
        both);
  }

  private static Optional<Title> against(Held one, Held other) {
    Conclusion a = one.conclusion();
    Conclusion b = other.conclusion();
    if (a instanceof Prohibition != b instanceof Prohibition) {
      boolean same = Floor.areOne(actor(a), actor(b)) && occasion(a, b);
      return same
          ? Optional.of(new Title("应当或者可以做的事又被禁止", "what must or may be done is forbidden"))
          : Optional.empty();
    }
    if (a instanceof Eligibility x && b instanceof Eligibility y) {
      return x.fulfilled() != y.fulfilled()
          ? Optional.of(new Title("条件既符合又不符合", "a requirement is met and not met"))
          : Optional.empty();
    }
    if (a instanceof Duty x
        && b instanceof Duty y
        && Floor.areOne(x.actor(), y.actor())
        && x.trigger().isPresent()
        && x.trigger().equals(y.trigger())
        && one.day().isPresent()
        && other.day().isPresent()
        && !one.day().equals(other.day())) {
      return Optional.of(
          new Title("同一义务两个期限，且未说明关系", "two days for one duty, and no relation is declared"));
    }
    return Optional.empty();
  }

  private static String actor(Conclusion conclusion) {
    if (conclusion instanceof Duty duty) {
      return duty.actor();
    } else if (conclusion instanceof Right right) {
      return right.holder();
    }
    return conclusion instanceof Prohibition prohibition ? prohibition.actor() : "";
  }

  private static boolean occasion(Conclusion a, Conclusion b) {
    return a.trigger().isEmpty() || b.trigger().isEmpty() || a.trigger().equals(b.trigger());
  }
}
