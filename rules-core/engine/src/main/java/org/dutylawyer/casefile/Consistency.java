package org.dutylawyer.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * What the fields of a case file say together: references lead somewhere, events that exclude one
 * another by their order are refused, ages fit.
 */
final class Consistency {

  /** Stands for every person, and for the one proceeding. */
  private static final String EVERY = "";

  private static final String COURT = "court";
  private static final String FIRST = "first";

  private final CaseFile file;
  private final List<EventEntry> referring;
  private final Vocabulary vocabulary;
  private final Unread unread;
  private final Places places;
  private final Problems problems;
  private final List<String> persons;

  /** One check of one file; a reference to what could not be read is no further problem. */
  Consistency(
      CaseFile file, Vocabulary vocabulary, Unread unread, Places places, Problems problems) {
    this.file = file;
    this.referring = Stream.concat(file.events().stream(), unread.typeless().stream()).toList();
    this.vocabulary = vocabulary;
    this.unread = unread;
    this.places = places;
    this.problems = problems;
    this.persons = file.persons().stream().map(PersonEntry::id).toList();
  }

  void check() {
    checkReferences();
    checkOrder();
    checkTrial();
    checkBirths();
    checkAges();
    checkImplied();
    checkShown();
  }

  /** What is stated of an event is not the contrary of what a later one shows of it. */
  private void checkShown() {
    for (EventEntry later : file.events()) {
      if (!later.omitted()) {
        word(later).shows().forEach((fact, value) -> checkShown(later, fact, value));
      }
    }
  }

  private void checkShown(EventEntry later, String fact, String value) {
    List<String> types =
        vocabulary.fact(fact).orElseThrow().about().stream()
            .flatMap(about -> about.eventType().stream())
            .toList();
    for (String person : later.persons().isEmpty() ? persons : later.persons()) {
      Optional<EventEntry> contrary =
          types.stream()
              .flatMap(type -> file.shownBy(later, type, person).stream())
              .filter(event -> event.facts().containsKey(fact))
              .filter(event -> !value.equals(event.facts().get(fact)))
              .findFirst();
      if (contrary.isPresent()) {
        problems.add(
            line(contrary.get()),
            JsonPath.member(contrary.get().where(), fact),
            Shown.both("\"" + contrary.get().facts().get(fact) + "\""),
            new Title(
                "\"" + value + "\"：由 " + shown(later).zh() + " 得出",
                "\"" + value + "\", which " + shown(later).en() + " shows"));
        return;
      }
    }
  }

  /** What is stated of an event is not the contrary of what else is stated of it gives. */
  private void checkImplied() {
    for (EventEntry event : file.events()) {
      for (FactWord word : vocabulary.factsNaming(event.type())) {
        Optional<String> stated = Optional.ofNullable(event.facts().get(word.key()));
        Optional<String> given =
            word.implied().flatMap(implied -> implied.of(fact -> file.stated(event, fact)));
        if (stated.isPresent() && given.isPresent() && !stated.equals(given)) {
          problems.add(
              line(event),
              JsonPath.member(event.where(), word.key()),
              Shown.both("\"" + stated.get() + "\""),
              new Title(
                  "\"" + given.get() + "\"：由该事件或者其所回应的事件的其他记载得出",
                  "\""
                      + given.get()
                      + "\", which what else the file says of the event, or of what it"
                      + " answers, gives"));
        }
      }
    }
  }

  private void checkReferences() {
    Map<String, Title> persons = new LinkedHashMap<>();
    file.persons().forEach(person -> persons.put(person.id(), named(person.id(), person.name())));
    Map<String, Title> lawyers = new LinkedHashMap<>();
    file.lawyers().forEach(lawyer -> lawyers.put(lawyer.id(), named(lawyer.id(), lawyer.name())));
    Map<String, Title> stations = new LinkedHashMap<>();
    file.stations()
        .forEach(station -> stations.put(station.id(), named(station.id(), station.name())));
    Map<String, Title> events = new TreeMap<>();
    file.events().forEach(event -> events.put(event.id(), Shown.both(event.id())));
    unread.events().forEach(id -> events.putIfAbsent(id, Shown.both(id)));
    // The empty id stands for one that was refused.
    List.of(persons, lawyers, stations, events).forEach(ids -> ids.remove(""));
    references("persons", persons, "person", EventEntry::persons);
    references("lawyers", lawyers, "lawyer", event -> event.lawyer().stream().toList());
    references("stations", stations, "station", event -> event.station().stream().toList());
    references("events", events, "re", event -> event.re().stream().toList());
  }

  /** Where entries were refused, as many unknown references as there are of those mean them. */
  private void references(
      String list,
      Map<String, Title> ids,
      String key,
      Function<EventEntry, List<String>> references) {
    Set<String> unknown = new HashSet<>();
    for (EventEntry event : referring) {
      references.apply(event).stream().filter(id -> !ids.containsKey(id)).forEach(unknown::add);
    }
    if (unknown.size() <= unread.of(list)) {
      return;
    }
    Title expected = new Title(list + " 中的编号", "an id of " + list);
    for (EventEntry event : referring) {
      references.apply(event).forEach(id -> known(id, ids, event, key, expected));
    }
  }

  /** An entry whose id was refused already stands under no id. */
  private static Title named(String id, Optional<String> name) {
    return Shown.both(name.orElse(id.isEmpty() ? "?" : id));
  }

  private void known(
      String id, Map<String, Title> ids, EventEntry event, String key, Title expected) {
    if (!ids.containsKey(id)) {
      String all = ids.isEmpty() ? "" : " (" + Shown.words(ids.keySet()) + ")";
      problems.add(
          line(event),
          JsonPath.member(event.where(), key),
          Shown.both(Shown.text(id)),
          new Title(expected.zh() + all, expected.en() + all),
          Nearest.of(id, ids));
    }
  }

  private void checkOrder() {
    Map<String, EventEntry> byId = new HashMap<>();
    file.events().forEach(event -> byId.putIfAbsent(event.id(), event));
    Set<String> rings = rings(byId);
    for (EventEntry event : file.events()) {
      event.re().map(byId::get).ifPresent(answered -> checkAnswer(event, answered, rings));
    }
    checkFirsts();
  }

  private void checkAnswer(EventEntry event, EventEntry answered, Set<String> rings) {
    String path = JsonPath.member(event.where(), "re");
    if (rings.contains(event.id())) {
      problems.add(
          line(event),
          path,
          Shown.both(Shown.text(answered.id())),
          new Title("另一个更早的事件：事件不能回应自己", "another, earlier event: no event answers itself"));
    } else if (before(event, answered) && !planned(answered)) {
      problems.add(
          line(event),
          JsonPath.member(event.where(), "at"),
          shown(event),
          new Title(
              "不早于所回应的 " + shown(answered).zh(),
              "no time before what it answers, " + shown(answered).en()));
    }
  }

  /** What answers an appointment (a notice of a hearing) comes before it. */
  private boolean planned(EventEntry event) {
    return vocabulary.event(event.type()).map(EventWord::planned).orElse(false);
  }

  /** The events that answer one another in a ring, so that none of them can be the first. */
  private static Set<String> rings(Map<String, EventEntry> byId) {
    Set<String> rings = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (EventEntry event : byId.values()) {
      List<String> chain = new ArrayList<>();
      Set<String> inChain = new HashSet<>();
      EventEntry next = event;
      while (next != null && !done.contains(next.id()) && inChain.add(next.id())) {
        chain.add(next.id());
        next = next.re().map(byId::get).orElse(null);
      }
      if (next != null && inChain.contains(next.id())) {
        rings.addAll(chain.subList(chain.indexOf(next.id()), chain.size()));
      }
      done.addAll(chain);
    }
    return rings;
  }

  /** Surely earlier: by day, and within one day only if both have a time. */
  private static boolean before(EventEntry earlier, EventEntry later) {
    if (earlier.at().isEmpty() || later.at().isEmpty()) {
      return false;
    }
    Moment a = earlier.at().get();
    Moment b = later.at().get();
    if (!a.date().equals(b.date())) {
      return a.date().isBefore(b.date());
    }
    return a.time().isPresent() && b.time().isPresent() && a.time().get().isBefore(b.time().get());
  }

  private static Title shown(EventEntry event) {
    String at = event.at().map(moment -> " " + moment).orElse("");
    return Shown.both("\"" + event.type() + "\"" + at + " (" + event.id() + ")");
  }

  /** Whom an event belongs to; the empty person stands for every person. */
  private List<String> owners(EventEntry event) {
    return switch (word(event).about()) {
      case PERSON -> event.persons().isEmpty() ? List.of(EVERY) : event.persons();
      case LAWYER -> List.of(event.lawyer().orElse(EVERY));
      case STATION -> List.of(event.station().orElse(EVERY));
      case PROCEEDING, EVENT -> List.of(EVERY);
    };
  }

  /** Events that the vocabulary puts after others do not precede the first of them. */
  private void checkFirsts() {
    // By type, then by owner: the first event; an undated one may be the first, so it decides.
    Map<String, Map<String, EventEntry>> firsts = new HashMap<>();
    List<EventEntry> happened = file.events().stream().filter(e -> !e.omitted()).toList();
    for (EventEntry event : happened) {
      Map<String, EventEntry> ofType = firsts.computeIfAbsent(event.type(), t -> new HashMap<>());
      for (String owner : owners(event)) {
        ofType.merge(owner, event, Consistency::first);
      }
    }
    for (EventEntry event : happened) {
      EventWord word = word(event);
      if (!word.after().isEmpty()) {
        checkAfter(event, word, firsts);
      }
    }
  }

  private static EventEntry first(EventEntry one, EventEntry other) {
    if (one.at().isEmpty()) {
      return one;
    }
    return other.at().isEmpty() || before(other, one) ? other : one;
  }

  /**
   * An event comes after the first of any of the types that its word names (a form is filled in
   * after the accused or a relative asked).
   */
  private void checkAfter(
      EventEntry event, EventWord word, Map<String, Map<String, EventEntry>> firsts) {
    for (String owner : owners(event)) {
      Optional<EventEntry> late = firstAfter(event, word, firsts, owner);
      if (late.isEmpty() && owner.equals(EVERY) && firstOf(word, firsts, EVERY).isEmpty()) {
        // Nothing came for every person; what came for one of them may still come too late.
        late =
            persons.stream()
                .flatMap(person -> firstAfter(event, word, firsts, person).stream())
                .findFirst();
      }
      if (late.isPresent()) {
        problems.add(
            line(event),
            JsonPath.member(event.where(), "at"),
            shown(event),
            new Title("不早于 " + shown(late.get()).zh(), "no time before " + shown(late.get()).en()));
        return;
      }
    }
  }

  /** The event that should have come first and came later. */
  private static Optional<EventEntry> firstAfter(
      EventEntry event, EventWord word, Map<String, Map<String, EventEntry>> firsts, String owner) {
    return firstOf(word, firsts, owner).filter(first -> before(event, first));
  }

  /** The first event of any of the types, of this owner or of every person. */
  private static Optional<EventEntry> firstOf(
      EventWord word, Map<String, Map<String, EventEntry>> firsts, String owner) {
    return word.after().stream()
        .map(type -> firsts.getOrDefault(type, Map.of()))
        .flatMap(ofType -> Stream.of(owner, EVERY).distinct().map(ofType::get))
        .filter(Objects::nonNull)
        .reduce(Consistency::first);
  }

  /**
   * What courts alone do in a case comes after the day on which it came before the first of them.
   * An acceptance by a court of another instance leaves open what went before.
   */
  private void checkTrial() {
    List<EventEntry> happened = file.events().stream().filter(e -> !e.omitted()).toList();
    Optional<EventEntry> begun =
        happened.stream()
            .filter(event -> event.at().isPresent() && leaves(event, "stage").contains("trial"))
            .reduce(Consistency::first)
            .filter(event -> !isOfLaterInstance(event, happened));
    if (begun.isEmpty()) {
      return;
    }
    for (EventEntry event : happened) {
      if (isOfCourts(word(event)) && before(event, begun.get())) {
        problems.add(
            line(event),
            JsonPath.member(event.where(), "at"),
            shown(event),
            new Title(
                "不早于 " + shown(begun.get()).zh(), "no time before " + shown(begun.get()).en()));
      }
    }
  }

  /** The values of a state that an event surely leaves. */
  private List<String> leaves(EventEntry event, String state) {
    return vocabulary.leaves(event.type(), event.to()).stream()
        .filter(left -> left.state().equals(state) && left.when().isEmpty())
        .map(Leaves::value)
        .toList();
  }

  /** Whether an acceptance may be by a court of a later instance than the first. */
  private boolean isOfLaterInstance(EventEntry begun, List<EventEntry> happened) {
    List<EventEntry> turns =
        happened.stream()
            .filter(
                event ->
                    event.type().equals("retrial-decided") || !leaves(event, "instance").isEmpty())
            .toList();
    return turns.isEmpty()
        ? !file.proceeding().getOrDefault("instance", FIRST).equals(FIRST)
        : turns.stream()
            .filter(event -> !leaves(event, "instance").equals(List.of(FIRST)))
            .anyMatch(event -> event.at().isEmpty() || !before(begun, event));
  }

  /** Whether it is an act in a trial: nobody but a court can do it. */
  private static boolean isOfCourts(EventWord word) {
    return word.by().contains(COURT)
        && word.by().stream().allMatch(by -> by.equals(COURT) || by.equals("case-organ"));
  }

  /** Nobody takes part in an event before birth; lawyers and stations have their own past. */
  private void checkBirths() {
    LocalDate latest =
        file.persons().stream()
            .flatMap(person -> person.born().stream())
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    for (EventEntry event : file.events()) {
      if (event.at().filter(at -> at.date().isBefore(latest)).isPresent()) {
        file.persons().forEach(person -> checkBirth(person, event));
      }
    }
  }

  private void checkBirth(PersonEntry person, EventEntry event) {
    LocalDate day = event.at().orElseThrow().date();
    boolean concerned =
        switch (word(event).about()) {
          case PROCEEDING -> true;
          case PERSON -> event.concerns(person.id());
          case LAWYER, STATION, EVENT -> false;
        };
    Optional<LocalDate> born = person.born().filter(day::isBefore);
    if (concerned && born.isPresent()) {
      problems.add(
          line(event),
          JsonPath.member(event.where(), "at"),
          shown(event),
          new Title(
              "不早于 " + Shown.text(person.id()) + " 的出生日期 " + born.get(),
              "no time before " + Shown.text(person.id()) + " was born on " + born.get()));
    }
  }

  private void checkAges() {
    for (Ages.Contradiction wrong : Ages.contradictions(file, Optional.empty(), places::of)) {
      int line = places.line(wrong.personPath());
      problems.add(line, wrong.path(), wrong.found(), wrong.expected());
    }
  }

  private EventWord word(EventEntry event) {
    return vocabulary.event(event.type()).orElseThrow();
  }

  private int line(EventEntry event) {
    return places.line(event.where());
  }
}
