package org.dutylawyer.workbench.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileBuilder;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.internal.derive.Contested;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * An order of events of one person, one lawyer and one station, all else left open.
 *
 * @param events what happens, in the order of time
 * @param first the first day of all
 * @param company whether a lawyer and a station are in the file
 * @param born the birthday of the person, where ageing matters
 */
public record Course(
    List<Happening> events, LocalDate first, Company company, Optional<LocalDate> born) {

  /** The person whom it is about. */
  public static final String PERSON = "甲";

  public static final String LAWYER = "乙律师";
  public static final String STATION = "丙工作站";

  /** A Monday in weeks without a day off. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 3);

  public Course {
    events = List.copyOf(events);
  }

  public Course(List<Happening> events) {
    this(events, FIRST_DAY, Company.AS_NAMED, Optional.empty());
  }

  /** Who is in the file beside the person. */
  public enum Company {
    /** Whom an event or a fact is about. */
    NEEDED,
    /** The lawyer also where an event could name one, the station where there is a lawyer. */
    AS_NAMED,
    /** Lawyer and station, whatever happens. */
    ALWAYS
  }

  /**
   * One event of a course.
   *
   * @param letter what happens
   * @param day how many days after the first day of all
   * @param by who does it, if that is said
   * @param re which event it answers, counted from 0, if it answers one
   * @param documents the documents that it carries
   */
  public record Happening(
      Letter letter, int day, Optional<String> by, Optional<Integer> re, List<String> documents) {
    public Happening {
      documents = List.copyOf(documents);
    }

    public Happening(Letter letter, int day) {
      this(letter, day, letter.by(), Optional.empty(), letter.documents());
    }
  }

  /**
   * A kind of event as courses tell them apart.
   *
   * @param type word for the event
   * @param to the value that it sets, if it sets one
   * @param by who does it, where rules ask for that
   * @param documents the documents that it carries, where rules ask for them
   */
  public record Letter(
      String type, Optional<String> to, Optional<String> by, List<String> documents) {
    public Letter {
      documents = List.copyOf(documents);
    }

    public Letter(String type, Optional<String> to) {
      this(type, to, Optional.empty(), List.of());
    }

    @Override
    public String toString() {
      return type
          + to.map(value -> "→" + value).orElse("")
          + by.map(who -> " by " + who).orElse("")
          + (documents.isEmpty() ? "" : " with " + String.join(", ", documents));
    }
  }

  /** The day after the last event: the day asked about. */
  public Moment asOf() {
    int last = events.stream().mapToInt(Happening::day).max().orElse(0);
    return Moment.of(first.plusDays(last + 1L));
  }

  /** How much has to be so with these facts; an event weighs more than any fact. */
  public int size(Map<Variable, String> facts) {
    int ofEvent = 100;
    return events.size() * ofEvent + facts.size();
  }

  /** The same with an event put in where its day belongs, after those of that day. */
  public Course with(Happening one) {
    List<Happening> more = new ArrayList<>(events);
    more.add(one);
    return new Course(more, first, company, born);
  }

  /** The same with a lawyer and a station, whether or not the events name them. */
  public Course inCompany() {
    return new Course(events, first, Company.ALWAYS, born);
  }

  /** The same without a lawyer or a station that no event and no fact is about. */
  public Course alone() {
    return new Course(events, first, Company.NEEDED, born);
  }

  /** A further event. */
  public Course then(Letter letter, int days) {
    return then(letter, days, false);
  }

  /**
   * A further event.
   *
   * @param answers whether it answers the one before
   */
  Course then(Letter letter, int days, boolean answers) {
    int last = events.isEmpty() ? 0 : events.get(events.size() - 1).day();
    Optional<Integer> re = answers ? Optional.of(events.size() - 1) : Optional.empty();
    List<Happening> more = new ArrayList<>(events);
    more.add(new Happening(letter, last + days, letter.by(), re, letter.documents()));
    return new Course(more, first, company, born);
  }

  /** The same without documents of which there is no word. */
  public Course inWords(Vocabulary words) {
    List<Happening> known = new ArrayList<>();
    for (Happening one : events) {
      List<String> documents =
          one.documents().stream().filter(d -> words.document(d).isPresent()).toList();
      known.add(new Happening(one.letter(), one.day(), one.by(), one.re(), documents));
    }
    return new Course(known, first, company, born);
  }

  /** The case file of the course; empty if no file can say that. */
  public Optional<CaseFile> file(String jurisdiction, Vocabulary words) {
    return file(jurisdiction, words, Map.of());
  }

  /** The same with some of what is open settled. */
  public Optional<CaseFile> file(
      String jurisdiction, Vocabulary words, Map<Variable, String> settled) {
    Map<Subject, Map<String, String>> facts = new HashMap<>();
    Map<String, Map<String, String>> ofEvents = new TreeMap<>();
    settled.forEach(
        (variable, value) -> {
          if (variable.key() instanceof Unknown unknown) {
            if (unknown.of() instanceof Event event) {
              ofEvents
                  .computeIfAbsent(event.id(), id -> new TreeMap<>())
                  .put(unknown.fact(), value);
            } else {
              facts.computeIfAbsent(unknown.of(), of -> new TreeMap<>()).put(unknown.fact(), value);
            }
          }
        });
    CaseFileBuilder file = CaseFile.of(jurisdiction);
    file.proceeding(p -> state(p, facts.get(Proceeding.OF_THE_CASE), words));
    file.person(
        PERSON,
        p -> {
          born.ifPresent(p::born);
          state(p, facts.get(new Person(PERSON)), words);
        });
    boolean station = company == Company.ALWAYS || facts.containsKey(new Station(STATION));
    boolean lawyer = company == Company.ALWAYS || facts.containsKey(new Lawyer(LAWYER));
    boolean named = company != Company.NEEDED;
    for (Happening happening : events) {
      EventWord word = words.event(happening.letter().type()).orElseThrow();
      lawyer |= word.about() == About.Kind.LAWYER || named && word.about() != About.Kind.STATION;
      station |= word.about() == About.Kind.STATION || named && word.about() == About.Kind.LAWYER;
    }
    if (lawyer) {
      file.lawyer(LAWYER, l -> state(l, facts.get(new Lawyer(LAWYER)), words));
    }
    if (station) {
      file.station(STATION, s -> state(s, facts.get(new Station(STATION)), words));
    }
    for (int i = 0; i < events.size(); i++) {
      event(file, i, words, ofEvents.get("e" + (i + 1)), lawyer, station);
    }
    try {
      CaseFile made = file.build(words);
      return made.contradictionsOn(asOf().date()).isEmpty() ? Optional.of(made) : Optional.empty();
    } catch (BadInputException e) {
      return Optional.empty(); // the words of the events themselves exclude it
    }
  }

  private void event(
      CaseFileBuilder file,
      int index,
      Vocabulary words,
      @Nullable Map<String, String> facts,
      boolean lawyer,
      boolean station) {
    Happening happening = events.get(index);
    EventWord word = words.event(happening.letter().type()).orElseThrow();
    file.event(
        word.key(),
        event -> {
          event.id("e" + (index + 1)).at(first.plusDays(happening.day()));
          happening.by().ifPresent(event::by);
          happening.re().ifPresent(other -> event.re("e" + (other + 1)));
          happening.documents().forEach(type -> event.document(type, fields -> {}));
          if (word.about() == About.Kind.PERSON) {
            event.of(PERSON);
          }
          if (lawyer && word.about() != About.Kind.STATION) {
            event.lawyer(LAWYER);
          }
          if (station) {
            event.station(STATION);
          }
          happening
              .letter()
              .to()
              .ifPresent(
                  value -> {
                    if (isYesNo(words, word.sets().orElseThrow())) {
                      event.to(value.equals(FactWord.YES));
                    } else {
                      event.to(value);
                    }
                  });
          state(event, facts, words);
        });
  }

  private static boolean isYesNo(Vocabulary words, String fact) {
    return words.fact(fact).map(FactWord::kind).filter(FactWord.Kind.YES_NO::equals).isPresent();
  }

  private static void state(
      CaseFileBuilder.Facts<?> of, @Nullable Map<String, String> facts, Vocabulary words) {
    if (facts == null) {
      return;
    }
    facts.forEach(
        (fact, value) -> {
          FactWord word = words.fact(fact).orElseThrow();
          switch (word.kind()) {
            case YES_NO -> {
              if (value.equals(FactWord.YES)) {
                of.is(fact);
              } else {
                of.isNot(fact);
              }
            }
            case VALUES -> of.with(fact, value);
            case NUMBER ->
                of.with(fact, Integer.parseInt(value.replaceAll("^\\D*(\\d+).*$", "$1")));
          }
        });
  }

  /** The readings that some of what is open settles. */
  public static Map<String, String> readings(Map<Variable, String> settled) {
    Map<String, String> readings = new TreeMap<>();
    settled.forEach(
        (variable, value) -> {
          if (variable.key() instanceof Contested contested) {
            readings.put(contested.reading(), value);
          }
        });
    return readings;
  }
}
