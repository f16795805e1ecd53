package org.dutylawyer.audit.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/** A case file as it stood on the day asked about, and how its states went. */
public final class CaseView {

  private static final String STAGE = "stage";

  private final Assessment answer;
  private final Vocabulary words;
  private final List<EventEntry> events;

  /** The case of an answer. */
  public CaseView(Assessment answer) {
    this.answer = answer;
    this.words = answer.words();
    Set<String> later = Set.copyOf(answer.laterEvents());
    this.events = answer.file().events().stream().filter(e -> !later.contains(e.id())).toList();
  }

  /** The answer. */
  public Assessment answer() {
    return answer;
  }

  /** The file. */
  public CaseFile file() {
    return answer.file();
  }

  /** What happened to a person, in time, of some types; what was not done is not among them. */
  List<EventEntry> events(List<String> types, String person) {
    return events.stream()
        .filter(e -> !e.omitted() && types.contains(e.type()) && e.concerns(person))
        .toList();
  }

  /** All that happened to a person, in time. */
  List<EventEntry> events(String person) {
    return events.stream().filter(e -> !e.omitted() && e.concerns(person)).toList();
  }

  /** What happened of some types, to whomever. */
  public List<EventEntry> happened(List<String> types) {
    return events.stream().filter(e -> !e.omitted() && types.contains(e.type())).toList();
  }

  /** Whether the file says of one of these that it was not done for the person. */
  boolean omitted(List<String> types, String person) {
    return events.stream()
        .anyMatch(e -> e.omitted() && types.contains(e.type()) && e.concerns(person));
  }

  /** Whether the register of the file records all of these, so that its silence says no. */
  boolean recorded(List<String> types) {
    return file().register().map(register -> recorded(register, types)).orElse(false);
  }

  private boolean recorded(CaseFile.Register register, List<String> types) {
    boolean kept = register.until().map(u -> !u.isBefore(answer.asOf().date())).orElse(true);
    return kept
        && types.stream()
            .allMatch(
                type ->
                    register.records().contains(type)
                        || !register.omits().contains(type)
                            && words.event(type).map(EventWord::registered).orElse(false));
  }

  /** A number that the file states of a lawyer. */
  Optional<Integer> amount(String name, String lawyer) {
    return file().lawyers().stream()
        .filter(l -> l.id().equals(lawyer))
        .findFirst()
        .map(l -> l.amounts().get(name));
  }

  // --- facts and states ------------------------------------------------------------------------

  /**
   * A fact as it was at an event: of the event itself, its lawyer, the person or the proceeding.
   *
   * @return empty if it is not known
   */
  Optional<String> value(String name, String person, EventEntry at) {
    Optional<FactWord> word = words.fact(name);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (word.get().history().isPresent()) {
      return state(name, word.get().history().get(), person, at);
    }
    return Stream.of(
            Optional.of(at.facts()),
            at.lawyer()
                .flatMap(l -> file().lawyers().stream().filter(x -> x.id().equals(l)).findFirst())
                .map(CaseFile.LawyerEntry::facts))
        .flatMap(Optional::stream)
        .map(facts -> facts.get(name))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .or(() -> stated(name, person));
  }

  private Optional<String> stated(String name, String person) {
    Optional<String> own = file().person(person).map(p -> p.facts().get(name));
    return own.isPresent() ? own : Optional.ofNullable(file().proceeding().get(name));
  }

  /** What the file states is the value of today, or the one before the first change. */
  private Optional<String> state(String name, History history, String person, EventEntry at) {
    Optional<String> last = Optional.empty();
    Optional<String> end = Optional.empty();
    boolean passed = false;
    for (EventEntry event : events) {
      passed |= isAfter(event, at);
      Optional<String> value =
          event.omitted() || !event.concerns(person) ? Optional.empty() : left(event, name);
      if (value.isPresent()) {
        end = value;
        last = passed ? last : value;
      }
    }
    if (last.isPresent()) {
      return last;
    }
    Optional<String> stated = stated(name, person);
    if (end.isPresent() && stated.equals(end)) {
      return history.initially(); // what is stated is the end, and this was before it
    }
    return stated.isPresent() ? stated : history.initially();
  }

  /** Whether an event lies after another, or has no day. */
  static boolean isAfter(EventEntry event, EventEntry at) {
    if (event.at().isEmpty() || at.at().isEmpty() || event.id().equals(at.id())) {
      return event.at().isEmpty() && !event.id().equals(at.id());
    }
    return Moment.BY_BEGINNING.compare(event.at().get(), at.at().get()) > 0;
  }

  /** The value of a state that an event leaves, if it leaves one. */
  private Optional<String> left(EventEntry event, String state) {
    boolean sets = words.event(event.type()).flatMap(EventWord::sets).equals(Optional.of(state));
    if (sets) {
      return event.to();
    }
    for (Leaves leaves : words.leaves(event.type())) {
      boolean fits =
          leaves.when().entrySet().stream()
              .allMatch(w -> w.getValue().equals(event.facts().get(w.getKey())));
      if (leaves.state().equals(state) && fits) {
        return Optional.of(leaves.value());
      }
    }
    return Optional.empty();
  }

  /** The stage at an event, or an empty text if it is not known. */
  public String stage(String person, EventEntry at) {
    return value(STAGE, person, at).orElse("");
  }

  /** The organ in charge in a stage, or an empty text. */
  public String organ(String stage) {
    return switch (stage) {
      case "investigation" ->
          Optional.ofNullable(file().proceeding().get("investigating-organ"))
              .orElse("investigating-organ");
      case "prosecution-review" -> "procuratorate";
      case "trial" -> "court";
      default -> "";
    };
  }

  /** The stages that the file shows, in time, and whether the case against the person ended. */
  public List<String> path(String person) {
    List<String> path = new ArrayList<>();
    for (EventEntry event : events) {
      if (event.omitted() || !event.concerns(person)) {
        continue;
      }
      if (event.type().equals("case-closed")) {
        add(path, "closed");
      } else {
        left(event, STAGE).ifPresent(stage -> add(path, stage));
      }
    }
    if (path.isEmpty()) {
      stated(STAGE, person).ifPresent(path::add);
    }
    return path;
  }

  private static void add(List<String> path, String step) {
    if (path.isEmpty() || !path.get(path.size() - 1).equals(step)) {
      path.add(step);
    }
  }

  /** The day of an event. */
  static Optional<LocalDate> day(EventEntry event) {
    return event.at().map(Moment::date);
  }
}
