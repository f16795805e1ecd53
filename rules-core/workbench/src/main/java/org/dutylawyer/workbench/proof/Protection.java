package org.dutylawyer.workbench.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.Symbolic.Held;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Courses;
import org.dutylawyer.workbench.course.Say;

/** Gaps in what the undefended are owed, and facts that protect and yet take away. */
final class Protection {

  private static final Person PERSON = new Person(Course.PERSON);

  /** What a person without a defender is owed one of. */
  private static final List<String> HELP =
      List.of("legal-help", "assigned-defence", "granted-defence", "litigation-representative");

  /**
   * A fact of the person with a value that protects, against those that do not.
   *
   * @param fact word for the fact
   * @param protecting its values that protect
   * @param plain its value that does not
   */
  private record Protecting(String fact, List<String> protecting, String plain) {}

  private static final List<Protecting> FACTS =
      List.of(
          new Protecting("age-group", List.of("minor"), "adult"),
          new Protecting("sight", List.of("blind"), "unimpaired"),
          new Protecting("hearing-ability", List.of("deaf"), "unimpaired"),
          new Protecting("speech", List.of("mute"), "unimpaired"),
          new Protecting(
              "capacity", List.of("mentally-ill-partly", "cannot-fully-discern"), "full"),
          new Protecting("possible-penalty", List.of("life", "death"), "fixed-term-or-less"));

  /** Who has a right for the person: what an organ may do is owed to nobody. */
  static final Set<String> SIDE =
      Set.of(
          "accused",
          "near-relative",
          "legal-representative",
          "guardian",
          "duty-lawyer",
          "defence-lawyer",
          "defender");

  private Protection() {}

  static void gaps(World world, Course course, Finds finds, Vocabulary words) {
    Decisions decisions = world.decisions();
    Decision undefended = world.is(PERSON, "defender", List.of("none"));
    if (words.fact("case-ended").isPresent()) {
      undefended =
          decisions.and(undefended, decisions.not(world.is(PERSON, "case-ended", List.of("yes"))));
    }
    Decision helped = decisions.never();
    Optional<Held> first = Optional.empty();
    for (Held held : world.held()) {
      if (held.conclusion() instanceof Entitlement e
          && e.of().equals(PERSON)
          && e.force().equals(Entitlement.SHALL)
          && HELP.contains(e.kind())) {
        helped = decisions.or(helped, world.governs(held));
        first = first.isPresent() ? first : Optional.of(held);
      }
    }
    if (first.isPresent()) {
      finds.note(
          Property.GAP,
          first.get().rule().norm(),
          Optional.empty(),
          new Title("没有辩护人，既无法律帮助也无辩护", "without a defender, and neither help nor defence"),
          course,
          world,
          decisions.and(undefended, decisions.not(helped)));
    }
  }

  static void harm(World world, Course course, Finds finds, Courses courses, Say say) {
    Decision defence = Floor.owed(world, world.held());
    Map<List<Object>, List<Held>> all = new LinkedHashMap<>();
    for (Held held : world.held()) {
      if (!held.conclusion().of().equals(PERSON)) {
        continue;
      }
      for (List<Object> what : what(held.conclusion())) {
        all.computeIfAbsent(what, k -> new ArrayList<>()).add(held);
      }
    }
    List<Owed> owed = new ArrayList<>();
    all.values().forEach(held -> owed.addAll(byDay(held)));
    all.values().forEach(held -> owed.addAll(byField(held, say)));
    all.values().forEach(held -> owed.addAll(byAct(held, say)));
    While lasting = new While(world);
    for (Protecting fact : FACTS) {
      Optional<Variable> variable =
          world.open().stream()
              .filter(
                  v ->
                      v.key() instanceof Unknown u
                          && u.of().equals(PERSON)
                          && u.fact().equals(fact.fact()))
              .findFirst();
      if (variable.isPresent()) {
        for (Owed one : owed) {
          harm(world, course, finds, fact, variable.get(), one, defence, lasting, courses, say);
        }
      }
    }
  }

  /**
   * What several norms give alike.
   *
   * @param by the day by which all of them give it; empty for at any time
   * @param detail what of it all of them give; empty for the whole
   */
  private record Owed(List<Held> held, Optional<LocalDate> by, Optional<Title> detail) {
    Owed(List<Held> held, Optional<LocalDate> by) {
      this(held, by, by.map(day -> new Title("（" + day + " 以前）", ", by " + day)));
    }
  }

  /** On what it depends that a duty is not over as soon as it arises. */
  private static final class While {
    private final World world;
    private final Map<Duty.While, Decision> known = new HashMap<>();

    While(World world) {
      this.world = world;
    }

    /** The same as far as a fact of the person decides it. */
    Decision lasts(Held held, Variable fact) {
      Decisions decisions = world.decisions();
      Decision lasts = decisions.always();
      if (held.conclusion() instanceof Duty duty) {
        for (Duty.While state : duty.terms().whileIs()) {
          Decision is = known.computeIfAbsent(state, this::is);
          lasts = decisions.support(is).contains(fact) ? decisions.and(lasts, is) : lasts;
        }
      }
      return lasts;
    }

    private Decision is(Duty.While state) {
      return world.isOfPersons(state.state())
          ? world.is(PERSON, state.state(), state.values())
          : world.decisions().always();
    }
  }

  /** What a paper has to hold, field by field; one that names none has all of them. */
  private static List<Owed> byField(List<Held> held, Say say) {
    Map<String, List<Held>> fields = new TreeMap<>();
    List<Held> whole = new ArrayList<>();
    for (Held one : held) {
      if (one.conclusion() instanceof DocumentDuty paper) {
        if (paper.fields().isEmpty()) {
          whole.add(one);
        }
        paper.fields().forEach(f -> fields.computeIfAbsent(f, k -> new ArrayList<>()).add(one));
      }
    }
    List<Owed> all = new ArrayList<>();
    fields.forEach(
        (field, having) -> {
          having.addAll(whole);
          if (having.size() < held.size()) {
            Title title = say.field((DocumentDuty) having.get(0).conclusion(), field);
            all.add(
                new Owed(
                    having,
                    Optional.empty(),
                    Optional.of(new Title("中的" + title.zh(), ", with " + title.en()))));
          }
        });
    return all;
  }

  /** What no such act serves or ends, act by act, where one of the norms takes it for that. */
  private static List<Owed> byAct(List<Held> held, Say say) {
    List<Owed> all = new ArrayList<>();
    without(
        held,
        Duty::doneBy,
        act -> new Title("（" + act.zh() + "不算办理）", ", not served by " + act.en()),
        say,
        all);
    without(
        held,
        duty -> duty.terms().closedBy(),
        act -> new Title("（不因" + act.zh() + "而终止）", ", not ended by " + act.en()),
        say,
        all);
    return all;
  }

  /** Of each act that one of the duties takes, what is given by those that do not take it. */
  private static void without(
      List<Held> held,
      Function<Duty, List<String>> acts,
      UnaryOperator<Title> detail,
      Say say,
      List<Owed> into) {
    Set<String> taken = new TreeSet<>();
    held.forEach(one -> taken.addAll(acts(one, acts)));
    for (String act : taken) {
      List<Held> others = held.stream().filter(one -> !acts(one, acts).contains(act)).toList();
      if (!others.isEmpty()) {
        Title named = detail.apply(say.events(List.of(act)));
        into.add(new Owed(others, Optional.empty(), Optional.of(named)));
      }
    }
  }

  private static List<String> acts(Held held, Function<Duty, List<String>> acts) {
    return held.conclusion() instanceof Duty duty ? acts.apply(duty) : List.of();
  }

  /** What is given at all, and what of it by each day but the last, or until each but the first. */
  private static List<Owed> byDay(List<Held> held) {
    List<Owed> all = new ArrayList<>();
    all.add(new Owed(held, Optional.empty()));
    Set<LocalDate> days = new TreeSet<>();
    held.forEach(one -> one.day().ifPresent(days::add));
    for (LocalDate day : days) {
      List<Held> by =
          held.stream()
              .filter(h -> h.conclusion() instanceof Duty)
              .filter(h -> h.day().filter(d -> !d.isAfter(day)).isPresent())
              .toList();
      List<Held> until =
          held.stream()
              .filter(h -> h.conclusion() instanceof Right)
              .filter(h -> h.day().filter(d -> d.isBefore(day)).isEmpty())
              .toList();
      if (!by.isEmpty() && by.size() < held.size()) {
        all.add(new Owed(by, Optional.of(day)));
      }
      if (!until.isEmpty() && until.size() < held.size()) {
        Title title = new Title("（至 " + day + "）", ", until " + day);
        all.add(new Owed(until, Optional.empty(), Optional.of(title)));
      }
    }
    return all;
  }

  private static void harm(
      World world,
      Course course,
      Finds finds,
      Protecting fact,
      Variable variable,
      Owed given,
      Decision defence,
      While lasting,
      Courses courses,
      Say say) {
    Decisions decisions = world.decisions();
    List<Held> owed = given.held();
    Decision holds = decisions.never();
    for (Held held : owed) {
      boolean timed = given.by().isPresent();
      Decision numbered = timed ? decisions.not(world.lifted(held)) : decisions.always();
      Decision stands = decisions.and(held.condition(), lasting.lasts(held, variable));
      holds = decisions.or(holds, decisions.and(stands, numbered));
    }
    if (!decisions.support(holds).contains(variable)) {
      return;
    }
    Decision plainly = decisions.given(holds, variable, fact.plain());
    for (String value : fact.protecting()) {
      if (!variable.values().contains(value)) {
        continue;
      }
      Decision protectedly = decisions.given(holds, variable, value);
      // Who is owed a defence needs no help; of anything else nothing may be lost.
      boolean help = owed.stream().map(Held::rule).anyMatch(courses::restsOnHelp);
      Decision instead = help ? decisions.given(defence, variable, value) : decisions.never();
      Decision lost =
          decisions.and(decisions.and(plainly, decisions.not(protectedly)), decisions.not(instead));
      Title state = say.fact(fact.fact(), List.of(value));
      Title matter = say.matter(owed.get(0).conclusion());
      Title what =
          given
              .detail()
              .map(more -> new Title(matter.zh() + more.zh(), matter.en() + more.en()))
              .orElse(matter);
      finds.note(
          Property.PROTECTION,
          owed.get(0).rule().norm(),
          Optional.empty(),
          new Title(
              state.zh() + "的，不再有：" + what.zh(),
              "if " + state.en() + ", this is gone: " + what.en()),
          course,
          world,
          decisions.and(lost, decisions.is(variable, value)));
    }
  }

  private static List<List<Object>> what(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      List<List<Object>> all = new ArrayList<>();
      if (HELP.contains(e.kind()) && e.force().equals(Entitlement.SHALL)) {
        all.add(List.of("help or defence"));
      }
      if (!e.kind().equals("legal-help")) {
        all.add(List.of("entitlement", e.kind(), "may"));
        if (e.force().equals(Entitlement.SHALL)) {
          all.add(List.of("entitlement", e.kind(), "shall"));
        }
      }
      return all;
    } else if (conclusion instanceof Duty d) {
      return List.of(List.of("duty", d.action(), d.trigger()));
    } else if (conclusion instanceof Right r && SIDE.contains(r.holder())) {
      return List.of(List.of("right", r.holder(), r.action(), r.trigger()));
    } else if (conclusion instanceof Prohibition p) {
      return List.of(List.of("prohibition", p.action(), p.trigger()));
    } else if (conclusion instanceof DocumentDuty d) {
      return List.of(List.of("document", d.document(), d.trigger()));
    }
    return List.of();
  }
}
