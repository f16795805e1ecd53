package org.dutylawyer.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Node;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Builds a case file in Java. It checks nothing until {@link #build}, which refuses exactly what
 * {@link CaseFileReader} refuses. Begin with {@link CaseFile#of}. Not for several threads.
 */
public final class CaseFileBuilder {

  private final String jurisdiction;
  private final List<Node.Member> root = new ArrayList<>();
  private final List<Node.Member> proceeding = new ArrayList<>();
  private final List<Node> persons = new ArrayList<>();
  private final List<Node> lawyers = new ArrayList<>();
  private final List<Node> stations = new ArrayList<>();
  private final List<Node> events = new ArrayList<>();
  private final List<Node.Member> register = new ArrayList<>();
  private boolean registered;

  CaseFileBuilder(String jurisdiction) {
    this.jurisdiction = Objects.requireNonNull(jurisdiction, "jurisdiction");
  }

  /** The host's number of the case. */
  public CaseFileBuilder id(String id) {
    put(root, "id", id);
    return this;
  }

  /** A name of the case for the reader. */
  public CaseFileBuilder named(String name) {
    put(root, "name", name);
    return this;
  }

  /** What is known about the proceeding; may be called several times. */
  public CaseFileBuilder proceeding(Consumer<ProceedingFacts> facts) {
    facts.accept(new ProceedingFacts(proceeding));
    return this;
  }

  /** A suspect or defendant of whom nothing is known. */
  public CaseFileBuilder person(String id) {
    return person(id, person -> {});
  }

  /** A suspect or defendant and what is known about them. */
  public CaseFileBuilder person(String id, Consumer<PersonFacts> facts) {
    persons.add(subject(id, members -> facts.accept(new PersonFacts(members))));
    return this;
  }

  /** A lawyer and what is known about them. */
  public CaseFileBuilder lawyer(String id, Consumer<NamedFacts> facts) {
    lawyers.add(subject(id, members -> facts.accept(new NamedFacts(members))));
    return this;
  }

  /** A legal aid station and what is known about it. */
  public CaseFileBuilder station(String id, Consumer<NamedFacts> facts) {
    stations.add(subject(id, members -> facts.accept(new NamedFacts(members))));
    return this;
  }

  /** Something that happened or is planned. */
  public CaseFileBuilder event(String type, Consumer<EventFacts> facts) {
    List<Node.Member> members = new ArrayList<>();
    put(members, "type", type);
    EventFacts event = new EventFacts(members);
    facts.accept(event);
    events.add(event.toNode());
    return this;
  }

  /** The file comes from a register that keeps what registers usually keep. */
  public CaseFileBuilder registered() {
    registered = true;
    return this;
  }

  /** The types of event that the register records whenever they happen. */
  public CaseFileBuilder recorded(String... types) {
    return register("records", types);
  }

  /** The types of event that the register does not record. */
  public CaseFileBuilder unrecorded(String... types) {
    return register("omits", types);
  }

  /** The last day up to which the register is kept. */
  public CaseFileBuilder recordedUntil(LocalDate day) {
    put(register, "until", day.toString());
    return registered();
  }

  private CaseFileBuilder register(String key, String... types) {
    List<Node> words = new ArrayList<>();
    for (String type : types) {
      words.add(new Node.Text(Objects.requireNonNull(type, "type"), 0));
    }
    add(register, key, new Node.Arr(words, 0));
    return registered();
  }

  /**
   * The case file.
   *
   * @param vocabulary the words that it may use
   * @throws BadInputException with every problem; places are the JSON paths of the file's JSON
   */
  public CaseFile build(Vocabulary vocabulary) {
    List<Node.Member> all = new ArrayList<>(root);
    put(all, "jurisdiction", jurisdiction);
    add(all, "proceeding", new Node.Obj(proceeding, 0));
    add(all, "persons", new Node.Arr(persons, 0));
    add(all, "lawyers", new Node.Arr(lawyers, 0));
    add(all, "stations", new Node.Arr(stations, 0));
    if (events.size() > CaseFileReader.MAX_EVENTS) {
      throw CaseFileText.tooMany("$.events");
    }
    add(all, "events", new Node.Arr(events, 0));
    if (registered) {
      add(all, "register", new Node.Obj(register, 0));
    }
    return new CaseFileReader(vocabulary).check(new Node.Obj(all, 0), "");
  }

  private static Node subject(String id, Consumer<List<Node.Member>> fill) {
    List<Node.Member> members = new ArrayList<>();
    put(members, "id", id);
    fill.accept(members);
    return new Node.Obj(members, 0);
  }

  private static void put(List<Node.Member> members, String key, String text) {
    add(members, key, new Node.Text(Objects.requireNonNull(text, key), 0));
  }

  private static void add(List<Node.Member> members, String key, Node value) {
    members.add(new Node.Member(key, value, 0));
  }

  /**
   * States facts of one subject or event. What is not stated is unknown.
   *
   * @param <S> the kind of statement, for chains of calls
   */
  public abstract static class Facts<S extends Facts<S>> {
    final List<Node.Member> members;

    Facts(List<Node.Member> members) {
      this.members = members;
    }

    abstract S self();

    /** The answer to a yes/no fact is yes. */
    public final S is(String fact) {
      add(members, fact, new Node.Bool(true, 0));
      return self();
    }

    /** The answer to a yes/no fact is no. */
    public final S isNot(String fact) {
      add(members, fact, new Node.Bool(false, 0));
      return self();
    }

    /** A fact has this value. */
    public final S with(String fact, String value) {
      put(members, fact, value);
      return self();
    }

    /** A number, in the unit of the fact. */
    public final S with(String fact, int amount) {
      add(members, fact, new Node.Num(String.valueOf(amount), 0));
      return self();
    }
  }

  /** States facts of the proceeding. */
  public static final class ProceedingFacts extends Facts<ProceedingFacts> {
    private ProceedingFacts(List<Node.Member> members) {
      super(members);
    }

    @Override
    ProceedingFacts self() {
      return this;
    }
  }

  /** States facts of a person. */
  public static final class PersonFacts extends Facts<PersonFacts> {
    private PersonFacts(List<Node.Member> members) {
      super(members);
    }

    @Override
    PersonFacts self() {
      return this;
    }

    /** The name, if it is to be shown. */
    public PersonFacts named(String name) {
      return with("name", name);
    }

    /** The date of birth. */
    public PersonFacts born(LocalDate date) {
      return with("born", date.toString());
    }
  }

  /** States facts of a lawyer or a station. */
  public static final class NamedFacts extends Facts<NamedFacts> {
    private NamedFacts(List<Node.Member> members) {
      super(members);
    }

    @Override
    NamedFacts self() {
      return this;
    }

    /** The name, if it is to be shown. */
    public NamedFacts named(String name) {
      return with("name", name);
    }
  }

  /** States what is known about an event. */
  public static final class EventFacts extends Facts<EventFacts> {
    private final List<Node> documents = new ArrayList<>();

    private EventFacts(List<Node.Member> members) {
      super(members);
    }

    @Override
    EventFacts self() {
      return this;
    }

    /** An id, so that another event can answer it; without one it is e1, e2 … by position. */
    public EventFacts id(String id) {
      return with("id", id);
    }

    /** The day, or the day and time. */
    public EventFacts at(Moment moment) {
      return with("at", moment.toString());
    }

    /** The day. */
    public EventFacts at(LocalDate date) {
      return with("at", date.toString());
    }

    /** The persons concerned; every person if this is not called. */
    public EventFacts of(String... persons) {
      List<Node> ids = new ArrayList<>();
      for (String person : persons) {
        ids.add(new Node.Text(Objects.requireNonNull(person, "person"), 0));
      }
      add(members, "person", ids.size() == 1 ? ids.get(0) : new Node.Arr(ids, 0));
      return this;
    }

    /** Who acted, a word for an actor. */
    public EventFacts by(String actor) {
      return with("by", actor);
    }

    /** The id of the lawyer concerned. */
    public EventFacts lawyer(String lawyer) {
      return with("lawyer", lawyer);
    }

    /** The id of the station concerned. */
    public EventFacts station(String station) {
      return with("station", station);
    }

    /** The id of the event that this one answers. */
    public EventFacts re(String event) {
      return with("re", event);
    }

    /** The new value of the fact that this event changes. */
    public EventFacts to(String value) {
      return with("to", value);
    }

    /** The new answer to the yes/no fact that this event changes. */
    public EventFacts to(boolean answer) {
      return answer ? is("to") : isNot("to");
    }

    /** The record says that it was not done. */
    public EventFacts notDone() {
      return is("not-done");
    }

    /** A document attached to the event and what it says. */
    public EventFacts document(String type, Consumer<DocumentFields> fields) {
      List<Node.Member> written = new ArrayList<>();
      fields.accept(new DocumentFields(written));
      List<Node.Member> document = new ArrayList<>();
      put(document, "type", type);
      add(document, "fields", new Node.Obj(written, 0));
      documents.add(new Node.Obj(document, 0));
      return this;
    }

    private Node toNode() {
      List<Node.Member> all = new ArrayList<>(members);
      if (!documents.isEmpty()) {
        add(all, "document", new Node.Arr(documents, 0));
      }
      return new Node.Obj(all, 0);
    }
  }

  /** States what a document says. */
  public static final class DocumentFields {
    private final List<Node.Member> members;

    private DocumentFields(List<Node.Member> members) {
      this.members = members;
    }

    /** A field and the text that stands in it. */
    public DocumentFields field(String field, String text) {
      put(members, field, text);
      return this;
    }
  }
}
