package org.dutylawyer.casefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * What a host knows about one criminal case. Immutable. A fact that is not in it is unknown, never
 * false. Obtain one from {@link CaseFileReader} or from the builder, {@link #of(String)}: both
 * check it against a vocabulary; the constructor does not.
 *
 * @param id the host's number of the case
 * @param jurisdiction where the case is handled: {@code CN}, {@code CN-50} (province), {@code
 *     CN-320481} (GB/T 2260 code below the province)
 * @param name a name of the case for the reader
 * @param proceeding the known facts of the proceeding (诉讼程序), such as stage and procedure
 * @param proceedingAmounts the known numbers of the proceeding
 * @param persons the suspects and defendants (犯罪嫌疑人、被告人)
 * @param lawyers the lawyers that the file names
 * @param stations the legal aid stations (法律援助工作站) that the file names
 * @param events what happened and what is planned, in the order of the file
 * @param register what the register records from which the file comes; empty if the file does not
 *     say that it comes from one
 */
public record CaseFile(
    String id,
    String jurisdiction,
    Optional<String> name,
    Map<String, String> proceeding,
    Map<String, Integer> proceedingAmounts,
    List<PersonEntry> persons,
    List<LawyerEntry> lawyers,
    List<StationEntry> stations,
    List<EventEntry> events,
    Optional<Register> register) {

  /** The number of a case whose file gives none. */
  public static final String NO_ID = "case";

  /**
   * A suspect or defendant.
   *
   * @param id unique in the file
   * @param name the name, if it is to be shown
   * @param born the date of birth
   * @param facts the known facts: {@code yes} or {@code no}, or one of the fact's values
   * @param amounts the known numbers, in the unit of the fact
   */
  public record PersonEntry(
      String id,
      Optional<String> name,
      Optional<LocalDate> born,
      Map<String, String> facts,
      Map<String, Integer> amounts) {

    /** Copies the maps. */
    public PersonEntry {
      Objects.requireNonNull(id, "id");
      facts = sorted(facts);
      amounts = sorted(amounts);
    }
  }

  /**
   * A lawyer.
   *
   * @param id unique in the file
   * @param name the name, if it is to be shown
   * @param facts the known facts
   * @param amounts the known numbers, in the unit of the fact
   */
  public record LawyerEntry(
      String id, Optional<String> name, Map<String, String> facts, Map<String, Integer> amounts) {

    /** Copies the maps. */
    public LawyerEntry {
      Objects.requireNonNull(id, "id");
      facts = sorted(facts);
      amounts = sorted(amounts);
    }
  }

  /**
   * A legal aid station.
   *
   * @param id unique in the file
   * @param name the name, if it is to be shown
   * @param facts the known facts
   * @param amounts the known numbers, in the unit of the fact
   */
  public record StationEntry(
      String id, Optional<String> name, Map<String, String> facts, Map<String, Integer> amounts) {

    /** Copies the maps. */
    public StationEntry {
      Objects.requireNonNull(id, "id");
      facts = sorted(facts);
      amounts = sorted(amounts);
    }
  }

  /**
   * Something that happened or is planned.
   *
   * @param id unique in the file; {@code e1}, {@code e2} … by position where the file gives none
   * @param type the type of event, a word of the vocabulary
   * @param at the day, or the day and time; empty if not known
   * @param persons the ids of the persons concerned; empty means every person
   * @param by who acted, a word for an actor
   * @param lawyer the id of the lawyer concerned
   * @param station the id of the station concerned
   * @param re the id of the event that this one answers
   * @param to the new value of the fact that this type of event sets
   * @param facts the known facts about the event
   * @param amounts the known numbers about the event, in the unit of the fact
   * @param documents the documents attached to it
   * @param omitted whether the file records that it was not done: nothing happened then
   * @param where the JSON path in the file, or empty
   */
  public record EventEntry(
      String id,
      String type,
      Optional<Moment> at,
      List<String> persons,
      Optional<String> by,
      Optional<String> lawyer,
      Optional<String> station,
      Optional<String> re,
      Optional<String> to,
      Map<String, String> facts,
      Map<String, Integer> amounts,
      List<DocumentEntry> documents,
      boolean omitted,
      String where) {

    /** Copies the collections. */
    public EventEntry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(where, "where");
      persons = persons.stream().sorted().toList();
      facts = sorted(facts);
      amounts = sorted(amounts);
      documents = List.copyOf(documents);
    }

    /** The same event by a wider word of the vocabulary. */
    public EventEntry as(String wider) {
      return new EventEntry(
          id, wider, at, persons, by, lawyer, station, re, to, facts, amounts, documents, omitted,
          where);
    }

    /** The same event, answering no other. */
    EventEntry answeringNone() {
      return new EventEntry(
          id,
          type,
          at,
          persons,
          by,
          lawyer,
          station,
          Optional.empty(),
          to,
          facts,
          amounts,
          documents,
          omitted,
          where);
    }

    /** Whether it concerns this person. */
    public boolean concerns(String person) {
      return persons.isEmpty() || persons.contains(person);
    }
  }

  /**
   * A document attached to an event.
   *
   * @param type the kind of document, a word of the vocabulary
   * @param fields what it says, by field; a field that is not there is empty in the document
   */
  public record DocumentEntry(String type, Map<String, String> fields) {

    /** Copies the fields. */
    public DocumentEntry {
      Objects.requireNonNull(type, "type");
      fields = sorted(fields);
    }
  }

  /**
   * What the register records from which a file comes, so that its silence says something: only
   * there does it show that something was not done (案卷没有记载不等于没有办理). It keeps what registers usually
   * keep, as the vocabulary says of the events, and what is said here. What lawyers did it keeps
   * only where that is said: nobody's conduct is judged on what is usual.
   *
   * @param records the types of event that it records whenever they happen
   * @param omits the types of event that it does not record
   * @param until the last day up to which it is kept; empty if up to the day asked about
   */
  public record Register(Set<String> records, Set<String> omits, Optional<LocalDate> until) {

    /** One that keeps what registers usually keep, up to the day asked about. */
    public static final Register USUAL = new Register(Set.of(), Set.of(), Optional.empty());

    /** Copies the words. */
    public Register {
      records = Collections.unmodifiableSet(new TreeSet<>(records));
      omits = Collections.unmodifiableSet(new TreeSet<>(omits));
      Objects.requireNonNull(until, "until");
    }

    /** The register as it stands in a case file. */
    public ObjectNode toNode() {
      return CaseFileWriter.register(this);
    }
  }

  /**
   * Copies the collections in one order, whatever that of the file: subjects by their ids, events
   * by their time, by what they are and then by their ids, facts by their names. So an answer never
   * depends on the order in which somebody wrote a file.
   */
  public CaseFile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(jurisdiction, "jurisdiction");
    Objects.requireNonNull(name, "name");
    proceeding = sorted(proceeding);
    proceedingAmounts = sorted(proceedingAmounts);
    persons =
        ById.of(
            persons.stream().sorted(Comparator.comparing(PersonEntry::id)).toList(),
            PersonEntry::id);
    lawyers = lawyers.stream().sorted(Comparator.comparing(LawyerEntry::id)).toList();
    stations = stations.stream().sorted(Comparator.comparing(StationEntry::id)).toList();
    events = ById.of(events.stream().sorted(IN_TIME).toList(), EventEntry::id);
    Objects.requireNonNull(register, "register");
  }

  /**
   * Those without a date last; on one day those without a time first, as the day begins. Ids come
   * last: an event that has none is named by its place in the file.
   */
  private static final Comparator<EventEntry> IN_TIME =
      Comparator.comparing((EventEntry event) -> event.at().isEmpty())
          .thenComparing(event -> event.at().orElse(Moment.of(LocalDate.MIN)))
          .thenComparing(EventEntry::type)
          .thenComparing(event -> String.join(" ", event.persons()))
          .thenComparing(event -> event.lawyer().orElse(""))
          .thenComparing(event -> event.station().orElse(""))
          .thenComparing(event -> event.by().orElse(""))
          .thenComparing(event -> event.facts().toString())
          .thenComparing(EventEntry::id);

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** Begins a case file for this jurisdiction. */
  public static CaseFileBuilder of(String jurisdiction) {
    return new CaseFileBuilder(jurisdiction);
  }

  /** The person with this id, if the file names one. */
  public Optional<PersonEntry> person(String personId) {
    return ById.find(persons, personId);
  }

  /** The event with this id, if the file has one. */
  public Optional<EventEntry> event(String eventId) {
    return ById.find(events, eventId);
  }

  /**
   * What the file says of an event: of itself, or else of the event that it answers.
   *
   * @param event one of its events
   * @param fact word for a fact about events
   * @return the value; empty if neither says it
   */
  public Optional<String> stated(EventEntry event, String fact) {
    return Optional.ofNullable(event.facts().get(fact))
        .or(
            () ->
                event
                    .re()
                    .flatMap(this::event)
                    .flatMap(answered -> Optional.ofNullable(answered.facts().get(fact))));
  }

  /**
   * The events of a type of which a later one shows something to a person: the one that it answers,
   * or else those of the last day on which there was one.
   *
   * @param later the later event
   * @param type the type of the earlier ones
   * @param person id of the person whom all concern
   */
  public List<EventEntry> shownBy(EventEntry later, String type, String person) {
    Optional<EventEntry> answered = later.re().flatMap(this::event);
    if (answered.filter(event -> event.type().equals(type)).isPresent()) {
      return answered.stream().toList();
    }
    List<EventEntry> before =
        events.stream()
            .filter(event -> event.type().equals(type) && event.concerns(person))
            .filter(event -> !event.omitted() && !isAfter(event, later))
            .toList();
    Optional<LocalDate> last =
        before.stream().flatMap(e -> day(e).stream()).max(LocalDate::compareTo);
    return before.stream().filter(event -> day(event).equals(last)).toList();
  }

  private static boolean isAfter(EventEntry event, EventEntry other) {
    return day(other).flatMap(day -> day(event).filter(day::isBefore)).isPresent();
  }

  private static Optional<LocalDate> day(EventEntry event) {
    return event.at().map(Moment::date);
  }

  /**
   * The appointments of a type that an event can be about: itself, the one that it answers, also
   * over what it answers ({@code re}); where it does not say, those of the same lawyer, at its
   * station if it names one.
   *
   * @param type the type of the appointments
   * @return one if it is clear which; several if the event would have to say
   */
  public List<EventEntry> appointments(EventEntry event, String type) {
    EventEntry next = event;
    for (int steps = 0; next != null && steps <= events.size(); steps++) {
      if (next.type().equals(type)) {
        return List.of(next);
      }
      next = next.re().flatMap(this::event).orElse(null);
    }
    return events.stream()
        .filter(one -> one.type().equals(type) && one.lawyer().equals(event.lawyer()))
        .filter(
            one ->
                event.station().isEmpty()
                    || one.station().isEmpty()
                    || one.station().equals(event.station()))
        .toList();
  }

  /**
   * What cannot be true on the day asked about, though the file alone does not show it: an age
   * group (成年人、未成年人) against a date of birth. The reader has no day asked about, so whoever
   * assesses asks here.
   *
   * @param asOf the day asked about
   * @return the problems, their places being JSON paths; empty if there is none
   */
  public List<Problem> contradictionsOn(LocalDate asOf) {
    return Ages.contradictions(
            this, Optional.of(asOf), person -> JsonPath.member("$.persons", person))
        .stream()
        .map(wrong -> Problem.of(wrong.path(), wrong.found(), wrong.expected()))
        .toList();
  }

  /** The same case, as a file that comes from this register. */
  public CaseFile from(Register other) {
    return with(jurisdiction, events, Optional.of(other));
  }

  /** The same case, as a file that does not say from which register it comes. */
  public CaseFile withoutRegister() {
    return with(jurisdiction, events, Optional.empty());
  }

  /** Whether organs of another place than that of the file had the case, or have it. */
  public boolean wasTransferred() {
    return "elsewhere".equals(proceeding.get("venue"))
        || events.stream().anyMatch(event -> event.type().equals("case-transferred"));
  }

  /** The same case, as if it were in another jurisdiction. */
  public CaseFile in(String other) {
    return with(other, events, register);
  }

  /**
   * The same case without one event, as it stood before it: what answers that event answers none.
   *
   * @param eventId an event of the file
   * @throws BadInputException if the file has no such event; with the nearest that it has
   */
  public CaseFile without(String eventId) {
    List<String> ids = events.stream().map(EventEntry::id).toList();
    if (!ids.contains(eventId)) {
      throw new BadInputException(
          new Problem(
              id,
              new Title("事件“" + eventId + "”", "the event '" + eventId + "'"),
              new Title(
                  "案件中的事件：" + String.join("、", ids),
                  "an event of the case: " + String.join(", ", ids)),
              Nearest.of(eventId, ids)));
    }
    return with(
        jurisdiction,
        events.stream()
            .filter(event -> !event.id().equals(eventId))
            .map(event -> event.re().equals(Optional.of(eventId)) ? event.answeringNone() : event)
            .toList(),
        register);
  }

  private CaseFile with(
      String otherJurisdiction, List<EventEntry> otherEvents, Optional<Register> otherRegister) {
    return new CaseFile(
        id,
        otherJurisdiction,
        name,
        proceeding,
        proceedingAmounts,
        persons,
        lawyers,
        stations,
        otherEvents,
        otherRegister);
  }

  /**
   * The canonical JSON of this case file: fields in fixed order, facts by name, unknown facts left
   * out, every event with its id. Equal case files have the same JSON, and reading it gives an
   * equal case file, but for the places of events in it.
   */
  public String toJson() {
    return CaseFileWriter.write(this);
  }

  /** {@code case CQ-1 in CN-50 with 1 person and 3 events}. */
  @Override
  public String toString() {
    return "case "
        + id
        + " in "
        + jurisdiction
        + " with "
        + persons.size()
        + (persons.size() == 1 ? " person" : " persons")
        + " and "
        + events.size()
        + (events.size() == 1 ? " event" : " events");
  }
}
