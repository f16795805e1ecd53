package org.dutylawyer.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The facts of a case file as a program on bare Drools would insert them, in two measures.
 *
 * <p>{@link Measure#KNOWN}: what the file states and a rule asks for, the events that have
 * happened, their documents, the history of the facts asked at an event, and one option of each
 * contested reading. {@link Measure#EVERY_VALUE}: the same with every option of each reading and
 * every value of each yes/no or worded fact that is asked for and not stated, which is what the
 * library inserts for a question {@code withoutAwaited()}, but for numbers not stated.
 */
final class BareFacts {

  /** How much to insert. */
  enum Measure {
    /** What the file states. */
    KNOWN,
    /** Also what it could state. */
    EVERY_VALUE
  }

  private final Vocabulary vocabulary;
  private final List<ReadingDeclaration> readings;
  private final Set<String> asked = new TreeSet<>();
  private final Map<String, Set<String>> askedAt = new TreeMap<>();
  private final Set<String> negated = new TreeSet<>();

  /** For the rules of these packs, whose words these are. */
  BareFacts(List<Pack> packs, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.readings = packs.stream().flatMap(p -> p.manifest().readings().stream()).toList();
    packs.forEach(p -> p.rules().forEach(rule -> inspect(rule.patterns())));
  }

  private void inspect(List<Pattern> patterns) {
    Map<String, Pattern> bound = new HashMap<>();
    for (Pattern pattern : patterns) {
      bound.put(pattern.binding(), pattern);
      switch (pattern.type()) {
        case "Fact", "Amount" -> asked.addAll(pattern.words("name"));
        case "FactAt" -> {
          asked.addAll(pattern.words("name"));
          pattern.constraints().stream()
              .filter(c -> c.field().equals("of") && c.operands().get(0) instanceof Ref)
              .map(c -> bound.get(((Ref) c.operands().get(0)).binding()))
              .forEach(
                  event ->
                      event
                          .words("type")
                          .forEach(
                              type ->
                                  askedAt
                                      .computeIfAbsent(type, t -> new TreeSet<>())
                                      .addAll(pattern.words("name"))));
        }
        case "NotOwed" -> negated.addAll(pattern.words("kind"));
        default -> {
          // asks for nothing that has to be prepared
        }
      }
    }
  }

  /** The facts of a case on a day. */
  List<Object> of(CaseFile file, Moment asOf, Measure measure) {
    return new Filling(file, asOf, measure).objects;
  }

  /** One case being filled in. */
  private final class Filling {
    private final List<Object> objects = new ArrayList<>();
    private final Map<Subject, Map<String, String>> stated = new LinkedHashMap<>();
    private final CaseFile file;
    private final Moment asOf;
    private final boolean everyValue;
    private final Proceeding proceeding = new Proceeding("proceeding");

    Filling(CaseFile file, Moment asOf, Measure measure) {
      this.file = file;
      this.asOf = asOf;
      this.everyValue = measure == Measure.EVERY_VALUE;
      for (ReadingDeclaration reading : readings) {
        for (String option : reading.options().keySet()) {
          if (everyValue || option.equals(reading.preset())) {
            objects.add(new Reading(reading.id(), option));
          }
        }
      }
      subject(proceeding, About.Kind.PROCEEDING, file.proceeding(), file.proceedingAmounts());
      for (CaseFile.PersonEntry person : file.persons()) {
        Map<String, String> facts = new HashMap<>(person.facts());
        person
            .born()
            .ifPresent(
                born ->
                    facts.put(
                        "age-group", asOf.date().isAfter(born.plusYears(18)) ? "adult" : "minor"));
        Person subject = new Person(person.id());
        subject(subject, About.Kind.PERSON, facts, person.amounts());
        negated.forEach(entitlement -> objects.add(new NotOwed(subject, entitlement)));
      }
      for (CaseFile.LawyerEntry lawyer : file.lawyers()) {
        subject(new Lawyer(lawyer.id()), About.Kind.LAWYER, lawyer.facts(), lawyer.amounts());
      }
      for (CaseFile.StationEntry station : file.stations()) {
        subject(new Station(station.id()), About.Kind.STATION, station.facts(), station.amounts());
      }
      file.events().stream().filter(this::happened).forEach(this::event);
    }

    private void subject(
        Subject subject, About.Kind kind, Map<String, String> facts, Map<String, Integer> amounts) {
      objects.add(subject);
      stated.put(subject, facts);
      for (FactWord word : vocabulary.factsAbout(kind)) {
        if (!asked.contains(word.key())) {
          continue;
        }
        if (word.kind() == FactWord.Kind.NUMBER) {
          Optional.ofNullable(amounts.get(word.key()))
              .ifPresent(amount -> objects.add(new Amount(subject, word.key(), amount)));
        } else {
          fact(word, value(subject, word.key(), asOf), v -> new Fact(subject, word.key(), v));
        }
      }
    }

    private void fact(FactWord word, Optional<String> value, Function<String, Object> fact) {
      if (value.isPresent()) {
        objects.add(fact.apply(value.get()));
      } else if (everyValue) {
        word.values().keySet().forEach(possible -> objects.add(fact.apply(possible)));
      }
    }

    /** The value on a day: that of the last change before it, or else the one before any change. */
    private Optional<String> value(Subject subject, String name, Moment at) {
      List<CaseFile.EventEntry> changes =
          file.events().stream()
              .filter(e -> e.at().isPresent() && e.to().isPresent())
              .filter(e -> word(e).sets().filter(name::equals).isPresent())
              .filter(e -> concerned(e).contains(subject))
              .sorted(Comparator.comparing(e -> e.at().orElseThrow()))
              .toList();
      Optional<String> given = Optional.ofNullable(stated.get(subject).get(name));
      if (changes.isEmpty()) {
        return given;
      }
      String last = changes.get(changes.size() - 1).to().orElseThrow();
      Optional<String> value = given.filter(v -> !v.equals(last));
      for (CaseFile.EventEntry change : changes) {
        if (!after(change.at().orElseThrow(), at)) {
          value = change.to();
        }
      }
      return value;
    }

    private void event(CaseFile.EventEntry entry) {
      for (Subject of : concerned(entry)) {
        Event event =
            new Event(
                entry.id(),
                entry.type(),
                of,
                entry.at().orElse(null),
                entry.by().orElse(""),
                entry.lawyer().map(Lawyer::new).orElse(null),
                entry.station().map(Station::new).orElse(null),
                entry.re().orElse(""),
                false);
        objects.add(event);
        objects.add(new RecordedEvent(event));
        for (FactWord word : vocabulary.factsAboutEvent(entry.type())) {
          if (asked.contains(word.key())) {
            Optional<String> value = Optional.ofNullable(entry.facts().get(word.key()));
            fact(word, value, v -> new Fact(event, word.key(), v));
          }
        }
        for (CaseFile.DocumentEntry document : entry.documents()) {
          Set<String> filled = new HashSet<>(document.fields().keySet());
          objects.add(new Document(event, document.type(), filled));
        }
        Moment at = entry.at().orElse(asOf);
        for (String name : askedAt.getOrDefault(entry.type(), Set.of())) {
          FactWord word = vocabulary.fact(name).orElseThrow();
          boolean each = of.equals(proceeding) && !word.isAbout(About.Kind.PROCEEDING);
          for (Subject owner : stated.keySet()) {
            boolean his =
                each
                    ? owner instanceof Person
                    : owner.equals(word.isAbout(About.Kind.PROCEEDING) ? proceeding : of);
            if (his) {
              fact(word, value(owner, name, at), v -> new FactAt(event, owner, name, v));
            }
          }
        }
      }
    }

    private Set<Subject> concerned(CaseFile.EventEntry entry) {
      Set<Subject> subjects = new LinkedHashSet<>();
      switch (word(entry).about()) {
        case PERSON ->
            file.persons().stream()
                .filter(p -> entry.concerns(p.id()))
                .forEach(p -> subjects.add(new Person(p.id())));
        case PROCEEDING -> subjects.add(proceeding);
        case LAWYER -> entry.lawyer().ifPresent(id -> subjects.add(new Lawyer(id)));
        case STATION -> entry.station().ifPresent(id -> subjects.add(new Station(id)));
        case EVENT -> throw new IllegalStateException("an event is about a subject: " + entry);
      }
      return subjects;
    }

    private boolean happened(CaseFile.EventEntry entry) {
      return word(entry).planned() || entry.at().map(at -> !after(at, asOf)).orElse(true);
    }

    private EventWord word(CaseFile.EventEntry entry) {
      return vocabulary.event(entry.type()).orElseThrow();
    }
  }

  private static boolean after(Moment moment, Moment limit) {
    int byDay = moment.date().compareTo(limit.date());
    if (byDay != 0 || moment.time().isEmpty() || limit.time().isEmpty()) {
      return byDay > 0;
    }
    return moment.time().get().isAfter(limit.time().get());
  }
}
