package org.dutylawyer.workbench.regions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Symbolic.Displacing;
import org.dutylawyer.internal.Symbolic.Held;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Courses;
import org.dutylawyer.workbench.course.Say;
import org.jspecify.annotations.Nullable;

/** One comparison of two places. */
final class Compare {

  private static final int MOST_ELSEWHERE = 2;

  /** So many smallest cases are tried until a file can state one; after them the first is told. */
  private static final int MOST_TRIED = 32;

  private final Place first;
  private final Place second;
  private final Map<Key, Found> found = new LinkedHashMap<>();

  /** The matters that there are, whatever the event. */
  private final Set<Object> matters = new LinkedHashSet<>();

  /** What each place says of a matter in some case. */
  private final Map<Object, Map<NormId, Difference.Said>> ofFirst = new HashMap<>();

  private final Map<Object, Map<NormId, Difference.Said>> ofSecond = new HashMap<>();
  private final Related relatedOfFirst;
  private final Related relatedOfSecond;
  private int run;

  Compare(Engine engine, String first, String second) {
    this.first = new Place(engine, first);
    this.second = new Place(engine, second);
    this.relatedOfFirst = new Related(this.first.undecided(), this.first.names());
    this.relatedOfSecond = new Related(this.second.undecided(), this.second.names());
  }

  /** What a difference is about: of several cases of one the smallest is kept. */
  private record Key(Difference.Sort sort, Object matter) {}

  private record Found(int size, Difference difference) {}

  TextComparison comparison() {
    Set<Course> courses = new LinkedHashSet<>();
    new Courses(first.packs(), first.words()).each(1, courses::add);
    new Courses(second.packs(), second.words()).each(1, courses::add);
    courses.forEach(this::compare);
    Set<Object> differing = new HashSet<>();
    List<Difference> differences = new ArrayList<>();
    found.forEach(
        (key, one) -> {
          differing.add(key.matter());
          List<Difference.Said> here =
              elsewhere(one.difference().first(), ofFirst.get(key.matter()));
          List<Difference.Said> there =
              elsewhere(one.difference().second(), ofSecond.get(key.matter()));
          Related.Found related = related(here, there);
          differences.add(one.difference().with(here, there, related.said(), related.alike()));
        });
    differences.sort(
        Comparator.comparing(Difference::sort)
            .thenComparing(Difference::kind)
            .thenComparing(d -> d.actor().map(Title::zh).orElse(""))
            .thenComparing(d -> d.matter().zh()));
    return new TextComparison(
        first.id(),
        second.id(),
        first.title(),
        second.title(),
        run,
        matters.size() - differing.size(),
        differences);
  }

  /** What a place says of the matter in other cases, where it says nothing in this one. */
  private static List<Difference.Said> elsewhere(
      List<Difference.Said> here, @Nullable Map<NormId, Difference.Said> anywhere) {
    return here.isEmpty() && anywhere != null
        ? anywhere.values().stream().limit(MOST_ELSEWHERE).toList()
        : here;
  }

  /** What the place that says nothing of it has on the same provision. */
  private Related.Found related(List<Difference.Said> here, List<Difference.Said> there) {
    if (here.isEmpty()) {
      return relatedOfFirst.to(there, relatedOfSecond);
    }
    return there.isEmpty() ? relatedOfSecond.to(here, relatedOfFirst) : Related.Found.NOTHING;
  }

  private void compare(Course course) {
    // Where one has no word for the event, both have the same persons, lawyer and station all the
    // same: the event alone makes the difference.
    boolean known = first.knows(course) && second.knows(course);
    Course asked = known ? course : course.inCompany();
    Course empty = new Course(List.of()).inCompany();
    Optional<CaseFile> one = first.file(first.knows(course) ? asked : empty);
    Optional<CaseFile> other = second.file(second.knows(course) ? asked : empty);
    if (one.isPresent() && other.isPresent()) {
      run++;
      World here = first.symbolic().run(one.get(), course.asOf());
      World there = second.symbolic().run(other.get(), course.asOf());
      new Pair(course, known, one.get(), other.get(), here, there).compare();
    }
  }

  /** A finding with its condition under the usual readings. */
  private record Usual(Held held, Decision condition) {}

  /** One course of events in both places. */
  private final class Pair {
    private final Course course;

    /** Whether both have a word for each event. */
    private final boolean known;

    private final Decisions decisions;

    /** On what it depends that the law gives the events in such a case. */
    private final Decision given;

    private final Map<Object, List<Usual>> mine = new LinkedHashMap<>();
    private final Map<Object, List<Usual>> theirs = new LinkedHashMap<>();

    /** Which norms stand for which others here and there. */
    private final Set<Standing> standing = new HashSet<>();

    /** That the one stands for the other, by the relation of its rule. */
    private record Standing(NormId one, NormId other) {}

    Pair(Course course, boolean known, CaseFile one, CaseFile other, World here, World there) {
      this.course = course;
      this.known = known;
      this.decisions = here.decisions();
      Map<Decision, Decision> copied = new HashMap<>();
      this.given =
          first.knows(course)
              ? given(first, one, here)
              : decisions.copy(given(second, other, there), there.decisions(), copied);
      sort(here, mine, condition -> condition);
      sort(there, theirs, condition -> decisions.copy(condition, there.decisions(), copied));
      for (World world : List.of(here, there)) {
        for (Displacing displacing : world.displacing()) {
          NormId winner = displacing.winner().rule().norm();
          standing.add(new Standing(winner, displacing.loser().rule().norm()));
        }
      }
    }

    private Decision given(Place place, CaseFile file, World world) {
      Decisions decisions = world.decisions();
      Decision all = decisions.always();
      for (CaseFile.EventEntry event : file.events()) {
        List<Map<String, String>> cases =
            place.words().event(event.type()).map(EventWord::givenWhere).orElse(List.of());
        Moment at = event.at().orElse(course.asOf());
        Decision any = decisions.never();
        for (Map<String, String> facts : cases) {
          Decision one = decisions.always();
          for (Map.Entry<String, String> fact : facts.entrySet()) {
            Subject of =
                world.isOfPersons(fact.getKey()) && !event.persons().isEmpty()
                    ? new Person(event.persons().get(0))
                    : Proceeding.OF_THE_CASE;
            one = decisions.and(one, world.is(of, fact.getKey(), List.of(fact.getValue()), at));
          }
          any = decisions.or(any, one);
        }
        all = cases.isEmpty() ? all : decisions.and(all, any);
      }
      return all;
    }

    /** The findings by what they are about, whatever the text that says so. */
    private void sort(World world, Map<Object, List<Usual>> into, UnaryOperator<Decision> ours) {
      for (Held held : world.held()) {
        Conclusion conclusion = held.conclusion();
        Decision condition =
            ours.apply(world.usually(lasting(world, world.governs(held), conclusion)));
        boolean shown =
            conclusion.kindOf() != Conclusion.Kind.EXEMPTION
                && conclusion.kindOf() != Conclusion.Kind.STATUS
                && !(conclusion instanceof Eligibility requirement && requirement.fulfilled());
        if (shown && condition != decisions.never()) {
          List<String> what = Say.matterKey(conclusion);
          Object matter = List.of(what, conclusion.trigger().map(Event::type).orElse(""));
          into.computeIfAbsent(matter, m -> new ArrayList<>()).add(new Usual(held, condition));
          matters.add(what);
          boolean isMine = into == mine;
          Difference.Said said =
              (isMine ? ofFirst : ofSecond)
                  .computeIfAbsent(what, w -> new LinkedHashMap<>())
                  .computeIfAbsent(
                      held.rule().norm(),
                      n -> Compare.said(isMine ? first : second, held, false, Optional.empty()));
          (isMine ? relatedOfFirst : relatedOfSecond).note(held.rule(), conclusion, said);
        }
      }
    }

    /** With the states that have to last: a duty that has lapsed is not asked in the case. */
    private Decision lasting(World world, Decision governs, Conclusion conclusion) {
      Decision lasting = governs;
      if (conclusion instanceof Duty duty && conclusion.of() instanceof Person) {
        for (Duty.While state : duty.terms().whileIs()) {
          if (world.isOfPersons(state.state())) {
            lasting =
                world
                    .decisions()
                    .and(lasting, world.is(conclusion.of(), state.state(), state.values()));
          }
        }
      }
      return lasting;
    }

    void compare() {
      Set<Object> all = new LinkedHashSet<>(mine.keySet());
      all.addAll(theirs.keySet());
      for (Object matter : all) {
        List<Usual> here = mine.getOrDefault(matter, List.of());
        List<Usual> there = theirs.getOrDefault(matter, List.of());
        Decision holds = any(here);
        Decision held = any(there);
        note(
            Difference.Sort.FIRST_ONLY,
            here,
            there,
            beyond(here, second, less(less(holds, held), instead(here, theirs))));
        note(
            Difference.Sort.SECOND_ONLY,
            here,
            there,
            beyond(there, first, less(less(held, holds), instead(there, mine))));
        times(here, there);
        other(Difference.Sort.ACTS, Compare::doneBy, here, there);
        other(Difference.Sort.TERMS, Compare::terms, here, there);
      }
      replaced();
    }

    /**
     * In no case, where an event for which one has no word would tell apart what both have, or what
     * the one repeats of it.
     */
    private Decision beyond(List<Usual> some, Place other, Decision differ) {
      boolean ofBoth =
          !known
              && differ != decisions.never()
              && some.stream().anyMatch(one -> other.has(one.held().rule().norm()))
              && some.stream().allMatch(one -> isOfBoth(one.held().rule(), other));
      return ofBoth ? decisions.never() : differ;
    }

    private boolean isOfBoth(RuleModel rule, Place other) {
      return other.has(rule.norm())
          || rule.relations().stream()
              .filter(relation -> relation.kind() == Relation.Kind.IMPLEMENTS)
              .anyMatch(relation -> other.has(relation.other()));
    }

    /**
     * On what it depends that a norm of the other place stands for one of these, is its like, or
     * forbids the same act by another name.
     */
    private Decision instead(List<Usual> some, Map<Object, List<Usual>> other) {
      Decision instead = decisions.never();
      for (Usual one : some) {
        instead = decisions.or(instead, any(counterparts(one, other)));
        instead = decisions.or(instead, any(forbidding(one, other)));
      }
      return instead;
    }

    /** What the other place forbids so that whatever breaks this one breaks it as well. */
    private List<Usual> forbidding(Usual one, Map<Object, List<Usual>> other) {
      return one.held().conclusion() instanceof Prohibition never
          ? other.values().stream()
              .flatMap(List::stream)
              .filter(
                  theirs ->
                      theirs.held().conclusion() instanceof Prohibition covering
                          && covers(covering, never))
              .toList()
          : List.of();
    }

    private boolean covers(Prohibition covering, Prohibition never) {
      return covering.actor().equals(never.actor())
          && covering.of().equals(never.of())
          && never.unless().containsAll(covering.unless())
          && !never.brokenBy().isEmpty()
          && never.brokenBy().stream()
              .allMatch(
                  act ->
                      Stream.of(List.of(act), first.words().wider(act), second.words().wider(act))
                          .flatMap(Collection::stream)
                          .anyMatch(covering.brokenBy()::contains));
    }

    private List<Usual> counterparts(Usual one, Map<Object, List<Usual>> other) {
      NormId norm = one.held().rule().norm();
      return other.values().stream()
          .flatMap(List::stream)
          .filter(
              theirs -> {
                NormId their = theirs.held().rule().norm();
                return standing.contains(new Standing(norm, their))
                    || standing.contains(new Standing(their, norm))
                    || standing.stream()
                        .anyMatch(
                            s ->
                                s.one().equals(norm)
                                    && standing.contains(new Standing(their, s.other())));
              })
          .toList();
    }

    /** Norms of which one stands for the other and asks something else. */
    private void replaced() {
      if (standing.isEmpty()) {
        return;
      }
      for (List<Usual> some : mine.values()) {
        for (Usual one : some) {
          for (Usual other : counterparts(one, theirs)) {
            List<String> matter = Say.matterKey(one.held().conclusion());
            if (!matter.equals(Say.matterKey(other.held().conclusion()))) {
              Decision both = decisions.and(one.condition(), other.condition());
              note(Difference.Sort.INSTEAD, List.of(one), List.of(other), both);
            }
          }
        }
      }
    }

    private Decision any(List<Usual> some) {
      Decision any = decisions.never();
      for (Usual one : some) {
        any = decisions.or(any, one.condition());
      }
      return any;
    }

    private Decision less(Decision one, Decision other) {
      return decisions.and(one, decisions.not(other));
    }

    private void times(List<Usual> here, List<Usual> there) {
      for (Usual one : here) {
        for (Usual other : there) {
          boolean also =
              here.stream().anyMatch(m -> day(m).equals(day(other)))
                  || there.stream().anyMatch(t -> day(t).equals(day(one)));
          if (!also && !isBound(one, other, here, there)) {
            Decision both = decisions.and(one.condition(), other.condition());
            note(Difference.Sort.TIME, List.of(one), List.of(other), both);
          }
        }
      }
    }

    /** Whether one norm binds in both places and asks it no later than either of these. */
    private boolean isBound(Usual one, Usual other, List<Usual> here, List<Usual> there) {
      return here.stream()
          .anyMatch(
              m ->
                  there.stream()
                      .anyMatch(
                          t ->
                              m.held().rule().norm().equals(t.held().rule().norm())
                                  && day(m).compareTo(day(one)) <= 0
                                  && day(t).compareTo(day(other)) <= 0));
    }

    /**
     * What fulfils a duty here and not there, or what is needed, held or forbidden; an act of which
     * one has no word is one as well.
     *
     * @param of in what they are compared; empty where they are not
     */
    private void other(
        Difference.Sort sort,
        Function<Usual, Optional<Object>> of,
        List<Usual> here,
        List<Usual> there) {
      for (Usual one : here) {
        for (Usual other : there) {
          boolean also =
              here.stream().anyMatch(m -> of.apply(m).equals(of.apply(other)))
                  || there.stream().anyMatch(t -> of.apply(t).equals(of.apply(one)));
          if (!also && of.apply(one).isPresent() && of.apply(other).isPresent()) {
            Decision both = decisions.and(one.condition(), other.condition());
            note(sort, List.of(one), List.of(other), both);
          }
        }
      }
    }

    /** The smallest case that a file can state; empty if none can. */
    private Optional<Map<Variable, String>> possible(Decision differ) {
      Decision left = differ;
      for (int i = 0; i < MOST_TRIED && left != decisions.never(); i++) {
        Map<Variable, String> facts = decisions.fewest(left);
        if (canBe(first, facts) && canBe(second, facts)) {
          return Optional.of(facts);
        }
        Decision these = decisions.always();
        for (Map.Entry<Variable, String> fact : facts.entrySet()) {
          these = decisions.and(these, decisions.is(fact.getKey(), fact.getValue()));
        }
        left = decisions.and(left, decisions.not(these));
      }
      return left == decisions.never() ? Optional.empty() : Optional.of(decisions.fewest(differ));
    }

    /** A place that has no word for something has no case with it. */
    private boolean canBe(Place place, Map<Variable, String> facts) {
      boolean inWords =
          place.knows(course)
              && facts.keySet().stream()
                  .allMatch(
                      variable ->
                          !(variable.key() instanceof Unknown unknown)
                              || place.words().fact(unknown.fact()).isPresent());
      return !inWords || place.file(course, facts).isPresent();
    }

    private void note(Difference.Sort sort, List<Usual> here, List<Usual> there, Decision when) {
      Decision differ = decisions.and(when, given);
      if (differ == decisions.never()) {
        return;
      }
      Place place = here.isEmpty() ? second : first;
      Conclusion shown = (here.isEmpty() ? there : here).get(0).held().conclusion();
      Key key = new Key(sort, Say.matterKey(shown));
      Optional<Map<Variable, String>> possible = possible(differ);
      if (possible.isEmpty()) {
        return;
      }
      Map<Variable, String> facts = possible.get();
      int size = course.size(facts);
      Found known = found.get(key);
      if (known != null && known.size() <= size) {
        return;
      }
      List<Title> told = new ArrayList<>();
      course.events().forEach(e -> told.add(tell(e)));
      facts.forEach((variable, value) -> place.say().told(variable, value).ifPresent(told::add));
      Decisions.Assignment assigned = decisions.assign(facts);
      Difference difference =
          new Difference(
              sort,
              shown.kindOf(),
              place.say().actor(shown),
              place.say().what(shown),
              told,
              said(first, here, assigned, sort),
              said(second, there, assigned, sort));
      found.put(key, new Found(size, difference));
    }

    private Title tell(Course.Happening event) {
      boolean known = first.words().event(event.letter().type()).isPresent();
      return (known ? first : second).say().event(event.letter());
    }

    /** What a place says in the case; if nothing, what it says of the matter in others. */
    private List<Difference.Said> said(
        Place place, List<Usual> some, Decisions.Assignment assigned, Difference.Sort sort) {
      // Where several together make it certain, each of them is what the place says of the case.
      boolean certain = decisions.given(any(some), assigned) == decisions.always();
      boolean alone =
          some.stream()
              .anyMatch(one -> decisions.given(one.condition(), assigned) == decisions.always());
      Set<Difference.Said> applying = new LinkedHashSet<>();
      Set<Difference.Said> others = new LinkedHashSet<>();
      Set<String> cited = new HashSet<>();
      for (Usual one : some) {
        Decision condition = decisions.given(one.condition(), assigned);
        boolean applies =
            condition == decisions.always() || certain && !alone && condition != decisions.never();
        Difference.Said said = Compare.said(place, one.held(), applies, Optional.of(sort));
        if (cited.add(said.cited().zh() + said.time() + said.quote() + applies)) {
          (applies ? applying : others).add(said);
        }
      }
      return applying.isEmpty()
          ? others.stream().limit(MOST_ELSEWHERE).toList()
          : List.copyOf(applying);
    }
  }

  private static Difference.Said said(
      Place place, Held held, boolean applies, Optional<Difference.Sort> sort) {
    return new Difference.Said(
        held.rule().norm(),
        place.cite(held.rule().norm()),
        held.rule().quote(),
        place.say().time(held.conclusion()),
        sort.filter(Difference.Sort.ACTS::equals)
            .flatMap(acts -> place.say().acts(held.conclusion())),
        sort.filter(Difference.Sort.TERMS::equals)
            .flatMap(terms -> place.say().terms(held.conclusion())),
        applies);
  }

  private static Optional<Object> doneBy(Usual one) {
    return one.held().conclusion() instanceof Duty duty && !duty.doneBy().isEmpty()
        ? Optional.of(Set.copyOf(duty.doneBy()))
        : Optional.empty();
  }

  private static Optional<Object> terms(Usual one) {
    Conclusion conclusion = one.held().conclusion();
    if (conclusion instanceof Right right) {
      return Optional.of(Set.copyOf(right.needs()));
    } else if (conclusion instanceof DocumentDuty paper) {
      return Optional.of(Set.copyOf(paper.fields()));
    }
    return conclusion instanceof Prohibition never
        ? Optional.of(List.of(Set.copyOf(never.brokenBy()), Set.copyOf(never.unless())))
        : Optional.empty();
  }

  /** By when, so that what is earlier comes first: a day, promptly, at no stated time. */
  private static String day(Usual one) {
    boolean timed = one.held().conclusion().limit().isPresent();
    return one.held().day().map(LocalDate::toString).orElse(timed ? "promptly" : "whenever");
  }
}
