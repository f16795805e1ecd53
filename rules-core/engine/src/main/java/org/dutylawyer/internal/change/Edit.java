package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;

/** Case files with one thing otherwise. */
final class Edit {

  private Edit() {}

  /** A fact stated so, or left out where no value is given. */
  static CaseFile fact(
      CaseFile file, Subject of, String fact, boolean number, Optional<String> value) {
    UnaryOperator<Map<String, String>> facts =
        known -> number ? known : changed(known, fact, value);
    UnaryOperator<Map<String, Integer>> amounts =
        known -> number ? changed(known, fact, value.map(Integer::valueOf)) : known;
    if (of instanceof Proceeding) {
      return with(
          file,
          facts.apply(file.proceeding()),
          amounts.apply(file.proceedingAmounts()),
          file.persons(),
          file.lawyers(),
          file.stations(),
          file.events());
    }
    List<CaseFile.PersonEntry> persons = new ArrayList<>();
    for (CaseFile.PersonEntry p : file.persons()) {
      boolean meant = of instanceof Person && p.id().equals(of.id());
      persons.add(
          meant
              ? new CaseFile.PersonEntry(
                  p.id(), p.name(), p.born(), facts.apply(p.facts()), amounts.apply(p.amounts()))
              : p);
    }
    List<CaseFile.LawyerEntry> lawyers = new ArrayList<>();
    for (CaseFile.LawyerEntry l : file.lawyers()) {
      boolean meant = of instanceof Lawyer && l.id().equals(of.id());
      lawyers.add(
          meant
              ? new CaseFile.LawyerEntry(
                  l.id(), l.name(), facts.apply(l.facts()), amounts.apply(l.amounts()))
              : l);
    }
    List<CaseFile.StationEntry> stations = new ArrayList<>();
    for (CaseFile.StationEntry s : file.stations()) {
      boolean meant = of instanceof Station && s.id().equals(of.id());
      stations.add(
          meant
              ? new CaseFile.StationEntry(
                  s.id(), s.name(), facts.apply(s.facts()), amounts.apply(s.amounts()))
              : s);
    }
    List<EventEntry> events = new ArrayList<>();
    for (EventEntry e : file.events()) {
      boolean meant = of instanceof Event && e.id().equals(of.id());
      events.add(meant ? event(e, e.at(), facts.apply(e.facts()), amounts.apply(e.amounts())) : e);
    }
    return with(
        file, file.proceeding(), file.proceedingAmounts(), persons, lawyers, stations, events);
  }

  /** Somebody born on another day; what the file says of the age group follows from the date. */
  static CaseFile born(CaseFile file, Person of, LocalDate day) {
    List<CaseFile.PersonEntry> persons =
        file.persons().stream()
            .map(
                p ->
                    p.id().equals(of.id())
                        ? new CaseFile.PersonEntry(
                            p.id(),
                            p.name(),
                            Optional.of(day),
                            changed(p.facts(), Pieces.AGE, Optional.empty()),
                            p.amounts())
                        : p)
            .toList();
    return with(
        file,
        file.proceeding(),
        file.proceedingAmounts(),
        persons,
        file.lawyers(),
        file.stations(),
        file.events());
  }

  private static <V> Map<String, V> changed(Map<String, V> known, String key, Optional<V> value) {
    Map<String, V> changed = new TreeMap<>(known);
    changed.remove(key);
    value.ifPresent(v -> changed.put(key, v));
    return changed;
  }

  private static EventEntry event(
      EventEntry e, Optional<Moment> at, Map<String, String> facts, Map<String, Integer> amounts) {
    return event(e, at, e.persons(), facts, amounts);
  }

  /** An event that concerns that person, and no other. */
  static EventEntry of(EventEntry e, Person person) {
    return event(e, e.at(), List.of(person.id()), e.facts(), e.amounts());
  }

  private static EventEntry event(
      EventEntry e,
      Optional<Moment> at,
      List<String> persons,
      Map<String, String> facts,
      Map<String, Integer> amounts) {
    return new EventEntry(
        e.id(),
        e.type(),
        at,
        persons,
        e.by(),
        e.lawyer(),
        e.station(),
        e.re(),
        e.to(),
        facts,
        amounts,
        e.documents(),
        e.omitted(),
        e.where());
  }

  /** With those persons and events instead. */
  static CaseFile with(CaseFile file, List<CaseFile.PersonEntry> persons, List<EventEntry> events) {
    return with(
        file,
        file.proceeding(),
        file.proceedingAmounts(),
        persons,
        file.lawyers(),
        file.stations(),
        events);
  }

  /** With an act on a day that is not on file, and what it makes of the state that it sets. */
  static CaseFile act(
      CaseFile file,
      Subject of,
      String type,
      Map<String, String> facts,
      Optional<String> to,
      Optional<String> re,
      LocalDate day) {
    String id = "+" + type;
    for (int i = 2; file.event(id).isPresent(); i++) {
      id = "+" + type + i;
    }
    List<EventEntry> events = new ArrayList<>(file.events());
    events.add(
        new EventEntry(
            id,
            type,
            Optional.of(Moment.of(day)),
            of instanceof Person ? List.of(of.id()) : List.of(),
            Optional.empty(),
            of instanceof Lawyer ? Optional.of(of.id()) : Optional.empty(),
            of instanceof Station ? Optional.of(of.id()) : Optional.empty(),
            re,
            to,
            facts,
            Map.of(),
            List.of(),
            false,
            ""));
    return withEvents(file, events);
  }

  /** With an event on another day. */
  static CaseFile moved(CaseFile file, String event, LocalDate day) {
    return withEvents(
        file,
        file.events().stream()
            .map(
                e ->
                    e.id().equals(event)
                        ? event(e, Optional.of(Moment.of(day)), e.facts(), e.amounts())
                        : e)
            .toList());
  }

  private static CaseFile withEvents(CaseFile file, List<EventEntry> events) {
    return with(file, file.persons(), events);
  }

  private static CaseFile with(
      CaseFile file,
      Map<String, String> proceeding,
      Map<String, Integer> amounts,
      List<CaseFile.PersonEntry> persons,
      List<CaseFile.LawyerEntry> lawyers,
      List<CaseFile.StationEntry> stations,
      List<EventEntry> events) {
    return new CaseFile(
        file.id(),
        file.jurisdiction(),
        file.name(),
        proceeding,
        amounts,
        persons,
        lawyers,
        stations,
        events,
        file.register());
  }
}
