package org.dutylawyer.casefile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Follows;
import org.dutylawyer.vocabulary.FromOthers;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a file states and what its events leave can both be true. A stated value is that of
 * today or that before the first change; what can be neither is refused with both places, and so
 * are two stages at once.
 */
final class StateConsistency {

  private final CaseFile file;
  private final Vocabulary vocabulary;
  private final Places places;
  private final Problems problems;

  /** The events that can change a state, as they stand in the file. */
  private final List<EventEntry> changing;

  /** One check of one file. */
  StateConsistency(CaseFile file, Vocabulary vocabulary, Places places, Problems problems) {
    this.file = file;
    this.vocabulary = vocabulary;
    this.places = places;
    this.problems = problems;
    this.changing = file.events().stream().filter(this::changes).toList();
  }

  private boolean changes(EventEntry event) {
    return !event.omitted()
        && event.at().isPresent()
        && (vocabulary.event(event.type()).orElseThrow().sets().isPresent()
            || !vocabulary.leaves(event.type()).isEmpty());
  }

  /** An event that certainly leaves a value; explicit if the file writes the value itself. */
  private record Change(EventEntry event, String value, boolean explicit) {
    Moment at() {
      return event.at().orElseThrow();
    }
  }

  void check() {
    subject("$.proceeding", About.Kind.PROCEEDING, "", file.proceeding());
    for (PersonEntry person : file.persons()) {
      String path = places.of(person.id());
      subject(path, About.Kind.PERSON, person.id(), person.facts());
      others(path, person);
    }
    for (CaseFile.LawyerEntry lawyer : file.lawyers()) {
      subject(places.of(lawyer.id()), About.Kind.LAWYER, lawyer.id(), lawyer.facts());
    }
    appointments();
    for (CaseFile.StationEntry station : file.stations()) {
      subject(places.of(station.id()), About.Kind.STATION, station.id(), station.facts());
    }
  }

  private void subject(String path, About.Kind kind, String id, Map<String, String> facts) {
    Map<String, List<Change>> changes = new HashMap<>();
    for (EventEntry event : changing) {
      EventWord word = vocabulary.event(event.type()).orElseThrow();
      if (!concerns(event, word, kind, id)) {
        continue;
      }
      vocabulary.leaves(event.type(), event.to()).stream()
          .filter(
              leaves ->
                  leaves.when().isEmpty() && leaves.from().isEmpty() && leaves.ahead().isEmpty())
          .forEach(
              leaves -> {
                boolean explicit =
                    event.to().isPresent()
                        && word.sets().filter(leaves.state()::equals).isPresent();
                add(changes, leaves.state(), new Change(event, leaves.value(), explicit));
              });
    }
    changes.forEach(
        (fact, all) -> {
          Optional<FactWord> word = vocabulary.fact(fact).filter(w -> w.isAbout(kind));
          if (word.isPresent()) {
            all.sort(
                Comparator.comparing(Change::at, Moment.BY_BEGINNING)
                    .thenComparing(c -> rank(word.get(), c))
                    .thenComparing(c -> c.event().id()));
            atOnce(word.get(), all);
            Optional.ofNullable(facts.get(fact))
                .filter(stated -> !isOpen(fact, kind, id, all.get(all.size() - 1)))
                .ifPresent(stated -> stated(path, word.get(), stated, all));
          }
        });
    for (FactWord word : vocabulary.factsAbout(kind)) {
      word.history().stream()
          .flatMap(history -> history.follows().stream())
          // What is stated of a proceeding may be of an earlier instance of it.
          .filter(follows -> !word.isAbout(About.Kind.PROCEEDING))
          .filter(follows -> !follows.leaves().isEmpty())
          .filter(follows -> follows.value().equals(facts.get(follows.state())))
          .filter(
              follows -> !changes.containsKey(follows.state()) && !changes.containsKey(word.key()))
          .forEach(follows -> following(path, word, facts.get(word.key()), follows));
    }
  }

  /** What is stated of a state is not the contrary of what another one stated gives. */
  private void following(String path, FactWord word, @Nullable String stated, Follows follows) {
    if (stated != null && !stated.equals(follows.leaves())) {
      String given = "\"" + follows.state() + "\": \"" + follows.value() + "\"";
      problems.add(
          line(path),
          JsonPath.member(path, word.key()),
          Shown.both("\"" + stated + "\""),
          new Title(
              "\"" + follows.leaves() + "\"：由 " + given + " 得出",
              "\"" + follows.leaves() + "\", which follows from " + given));
    }
  }

  /** In which order what happened on one day is taken; what the file writes itself comes last. */
  private static int rank(FactWord word, Change change) {
    return change.explicit()
        ? Integer.MAX_VALUE
        : word.history().map(history -> history.rank(change.value())).orElse(0);
  }

  private static void add(Map<String, List<Change>> changes, String fact, Change change) {
    changes.computeIfAbsent(fact, f -> new ArrayList<>()).add(change);
  }

  private static boolean concerns(EventEntry event, EventWord word, About.Kind kind, String id) {
    return switch (word.about()) {
      case PROCEEDING -> kind == About.Kind.PROCEEDING;
      case PERSON ->
          kind == About.Kind.PERSON && event.concerns(id)
              || kind == About.Kind.LAWYER && event.lawyer().filter(id::equals).isPresent();
      case LAWYER -> kind == About.Kind.LAWYER && event.lawyer().filter(id::equals).isPresent();
      case STATION -> kind == About.Kind.STATION && event.station().filter(id::equals).isPresent();
      case EVENT -> false;
    };
  }

  /** On one day, without hours that order them, a state cannot become two things. */
  private void atOnce(FactWord word, List<Change> changes) {
    for (int i = 1; i < changes.size(); i++) {
      Change one = changes.get(i - 1);
      Change other = changes.get(i);
      boolean ordered = one.at().time().isPresent() && other.at().time().isPresent();
      boolean same =
          one.at().date().equals(other.at().date())
              && !(ordered && !one.at().time().equals(other.at().time()));
      boolean certain = one.explicit() && other.explicit() || isForward(word);
      if (certain && same && !one.value().equals(other.value())) {
        problems.add(
            line(other.event().where()),
            JsonPath.member(other.event().where(), other.explicit() ? "to" : "at"),
            Shown.both(
                "\"" + other.value() + "\" (" + other.event().id() + ", " + other.at() + ")"),
            new Title(
                "同一时刻只有一个值的“"
                    + word.title().zh()
                    + "”（"
                    + one.event().where()
                    + " 同日已改为 \""
                    + one.value()
                    + "\"；写明时刻即可区分先后）",
                "one value of \""
                    + word.key()
                    + "\" at a time ("
                    + one.event().where()
                    + " made it \""
                    + one.value()
                    + "\" on the same day; hours tell which was first)"));
      }
    }
  }

  /** A case is in one stage at a time, whatever the events say that lead there. */
  private static boolean isForward(FactWord word) {
    return word.history().map(History::forward).orElse(false);
  }

  /** Whether a later change does not say to what, so that the file may state that of today. */
  private boolean isOpen(String fact, About.Kind kind, String id, Change last) {
    return changing.stream()
        .filter(
            event ->
                event.to().isEmpty()
                    && Moment.BY_BEGINNING.compare(last.at(), event.at().orElseThrow()) <= 0)
        .anyMatch(
            event -> {
              EventWord word = vocabulary.event(event.type()).orElseThrow();
              return word.sets().filter(fact::equals).isPresent()
                  && vocabulary.leaves(event.type(), event.to()).stream()
                      .noneMatch(left -> left.state().equals(fact))
                  && concerns(event, word, kind, id);
            });
  }

  /** Neither today's value, nor one that the first change could have changed. */
  private void stated(String path, FactWord word, String stated, List<Change> changes) {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    boolean forward = isForward(word);
    List<String> order = List.copyOf(word.values().keySet());
    boolean ahead = order.indexOf(stated) > order.indexOf(last.value());
    boolean beforeFirst =
        forward
            ? order.indexOf(stated) < order.indexOf(first.value())
            : !(first.explicit() && stated.equals(first.value()));
    // What only follows from an event (a defender assigned) may be missing from what is stated.
    Optional<Change> lastWritten =
        changes.stream().filter(Change::explicit).reduce((one, other) -> other);
    boolean afterLast =
        stated.equals(last.value())
            || lastWritten.filter(written -> stated.equals(written.value())).isPresent()
            || forward && ahead && !last.explicit();
    if (!beforeFirst && !afterLast) {
      problems.add(
          line(path),
          JsonPath.member(path, word.key()),
          Shown.both("\"" + stated + "\""),
          new Title(
              "\""
                  + last.value()
                  + "\"："
                  + last.event().where()
                  + "（"
                  + last.event().id()
                  + "，"
                  + last.at()
                  + "）以后的“"
                  + word.title().zh()
                  + "”，或者第一次变化以前的值",
              "\""
                  + last.value()
                  + "\", which "
                  + last.event().where()
                  + " ("
                  + last.event().id()
                  + ", "
                  + last.at()
                  + ") left, or the value before the first change of \""
                  + word.key()
                  + "\""));
    }
  }

  // --- states of which each appointment has its own
  // --------------------------------------------------------------------------

  private void appointments() {
    for (FactWord word : vocabulary.facts()) {
      word.each()
          .ifPresent(
              type -> {
                Map<String, List<EventEntry>> changes = changesOf(word, type);
                for (EventEntry event : file.events()) {
                  appointment(event, word, type, changes);
                }
              });
    }
  }

  /** The events that can change a state of the one appointment that each is about, by its id. */
  private Map<String, List<EventEntry>> changesOf(FactWord word, String type) {
    Map<String, List<EventEntry>> changes = new HashMap<>();
    for (EventEntry event : changing) {
      if (vocabulary.leaves(event.type()).stream().anyMatch(l -> l.state().equals(word.key()))) {
        List<EventEntry> about = file.appointments(event, type);
        if (about.size() == 1) {
          changes.computeIfAbsent(about.get(0).id(), id -> new ArrayList<>()).add(event);
        }
      }
    }
    return changes;
  }

  /** What speaks of an appointment says of which, and what is said of it agrees with its events. */
  private void appointment(
      EventEntry event, FactWord word, String type, Map<String, List<EventEntry>> changes) {
    boolean states = vocabulary.factsNaming(event.type()).contains(word);
    boolean leaves =
        vocabulary.leaves(event.type()).stream().anyMatch(l -> l.state().equals(word.key()));
    if (!states && !leaves) {
      return;
    }
    List<EventEntry> about = file.appointments(event, type);
    if (about.size() > 1) {
      String ids = Shown.words(about.stream().map(EventEntry::id).toList());
      String title = vocabulary.event(type).orElseThrow().title().zh();
      problems.add(
          line(event.where()),
          JsonPath.member(event.where(), "re"),
          new Title("没有写明是哪一次", "no word of which one"),
          new Title("哪一次" + title + "：" + ids, "the \"" + type + "\" that it is about: " + ids));
    } else if (states) {
      Optional<String> stated = Optional.ofNullable(event.facts().get(word.key()));
      Optional<Change> left =
          about.stream()
              .findFirst()
              .flatMap(one -> left(event, word, one, changes.getOrDefault(one.id(), List.of())));
      left.filter(change -> stated.filter(value -> !value.equals(change.value())).isPresent())
          .ifPresent(change -> contradicted(event, word, stated.orElseThrow(), change));
    }
  }

  /** What the events of an appointment surely leave by the time of the one that states it. */
  private Optional<Change> left(
      EventEntry stating, FactWord word, EventEntry appointment, List<EventEntry> changing) {
    List<Change> changes = new ArrayList<>();
    for (EventEntry event : changing) {
      boolean counts =
          event.lawyer().equals(stating.lawyer())
              && stating.at().map(at -> !event.at().get().date().isAfter(at.date())).orElse(true);
      if (counts) {
        vocabulary.leaves(event.type()).stream()
            .filter(l -> l.state().equals(word.key()))
            .filter(l -> l.when().isEmpty() && l.from().isEmpty())
            .filter(
                l ->
                    l.ahead().isEmpty()
                        || appointment
                            .at()
                            .filter(at -> l.ahead().get().isSure(event.at().get(), at))
                            .isPresent())
            .forEach(l -> changes.add(new Change(event, l.value(), false)));
      }
    }
    return changes.stream().max(Comparator.comparing(Change::at, Moment.BY_BEGINNING));
  }

  private void contradicted(EventEntry event, FactWord word, String stated, Change left) {
    problems.add(
        line(event.where()),
        JsonPath.member(event.where(), word.key()),
        Shown.both("\"" + stated + "\""),
        new Title(
            "\""
                + left.value()
                + "\"（"
                + requireNonNull(word.values().get(left.value())).zh()
                + "）："
                + left.event().where()
                + "（"
                + left.event().id()
                + "，"
                + left.at()
                + "）已有记载",
            "\""
                + left.value()
                + "\": "
                + left.event().where()
                + " ("
                + left.event().id()
                + ", "
                + left.at()
                + ") records it"));
  }

  /** What the file says of the others answers for this person too. */
  private void others(String path, PersonEntry person) {
    for (FactWord word : vocabulary.factsAbout(About.Kind.PERSON)) {
      Optional<FromOthers> from = word.fromOthers();
      if (from.isEmpty() || !FactWord.NO.equals(person.facts().get(word.key()))) {
        continue;
      }
      Optional<PersonEntry> other =
          file.persons().stream()
              .filter(p -> !p.id().equals(person.id()))
              .filter(
                  p ->
                      Stream.ofNullable(p.facts().get(from.get().fact()))
                          .anyMatch(from.get().values()::contains))
              .findFirst();
      other.ifPresent(
          p ->
              problems.add(
                  line(path),
                  JsonPath.member(path, word.key()),
                  Shown.both("false"),
                  new Title(
                      "true："
                          + Shown.text(p.id())
                          + " 的 "
                          + from.get().fact()
                          + " 为 \""
                          + p.facts().get(from.get().fact())
                          + "\"",
                      "true: \""
                          + from.get().fact()
                          + "\" of "
                          + Shown.text(p.id())
                          + " is \""
                          + p.facts().get(from.get().fact())
                          + "\"")));
    }
  }

  private int line(String path) {
    return places.line(path);
  }
}
