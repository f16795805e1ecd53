package org.dutylawyer.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * What an instance (审级) excludes: only courts hold one, so that no case is investigated or reviewed
 * in it, and only courts of first instance try by summary or fast-track procedure
 * (刑事诉讼法第二百一十四条、第二百二十二条).
 */
final class Instances {

  private static final String STAGE = "stage";
  private static final String INSTANCE = "instance";
  private static final String PROCEDURE = "procedure";

  private static final Set<String> BEFORE_THE_TRIAL = Set.of("investigation", "prosecution-review");
  private static final Set<String> AFTER_THE_FIRST =
      Set.of("second", "retrial", "death-penalty-review");
  private static final Set<String> NEVER_QUICK = Set.of("second", "death-penalty-review");

  /** Whose first instance was no quick one either; of a second instance a register still has it. */
  private static final Set<String> NEVER_QUICK_BEFORE = Set.of("death-penalty-review");

  private static final Set<String> QUICK = Set.of("summary", "fast-track");

  private final CaseFile file;
  private final Vocabulary vocabulary;
  private final Places places;
  private final Problems problems;

  /** One check of one file. */
  Instances(CaseFile file, Vocabulary vocabulary, Places places, Problems problems) {
    this.file = file;
    this.vocabulary = vocabulary;
    this.places = places;
    this.problems = problems;
  }

  void check() {
    checkStage();
    checkProcedure();
  }

  /**
   * A stage before the trial that no event changes is that of all the file, also of the day on
   * which a later instance began. The first one may be recorded before the court accepts the case.
   */
  private void checkStage() {
    Optional<String> stage = stated(STAGE, BEFORE_THE_TRIAL);
    if (stage.isEmpty() || !changes(STAGE).isEmpty()) {
      return;
    }
    changes(INSTANCE).stream()
        .filter(event -> leaves(event, INSTANCE, AFTER_THE_FIRST))
        .findFirst()
        .map(Instances::shown)
        .ifPresent(
            at ->
                problem(
                    JsonPath.member("$.proceeding", STAGE),
                    stage.get(),
                    new Title(
                        "\"trial\"，或者写明其后进入的阶段（stage-begun）：" + at.zh() + "，该审级只在审判阶段",
                        "\"trial\", or the stage that began later (stage-begun): "
                            + at.en()
                            + ", an instance of the trial alone")));
  }

  /** Where no event tells of another time, what is stated of both is of today. */
  private void checkProcedure() {
    List<EventEntry> instances = changes(INSTANCE);
    List<EventEntry> procedures = changes(PROCEDURE);
    Optional<String> quick = stated(PROCEDURE, QUICK);
    Optional<Title> later = instances.isEmpty() ? place(NEVER_QUICK_BEFORE) : Optional.empty();
    if (quick.isPresent() && procedures.isEmpty() && later.isPresent()) {
      problem(JsonPath.member("$.proceeding", PROCEDURE), quick.get(), ordinary(later.get()));
    }
    for (EventEntry event : procedures) {
      if (leaves(event, PROCEDURE, QUICK)) {
        instances.stream()
            .filter(e -> isBefore(e, event))
            .reduce((one, next) -> next)
            .map(
                e ->
                    leaves(e, INSTANCE, NEVER_QUICK)
                        ? Optional.of(shown(e))
                        : Optional.<Title>empty())
            .orElse(later)
            .ifPresent(
                at ->
                    problems.add(
                        places.line(event.where()),
                        JsonPath.member(event.where(), "to"),
                        Shown.both("\"" + event.to().orElse("") + "\""),
                        ordinary(at)));
      }
    }
  }

  private static Title ordinary(Title instance) {
    return new Title(
        "\"ordinary\"：" + instance.zh() + "，简易程序、速裁程序只适用于第一审",
        "\"ordinary\": "
            + instance.en()
            + "; summary and fast-track procedure are of the first instance");
  }

  /** The events that surely change a state, in the order in which they happened. */
  private List<EventEntry> changes(String state) {
    return file.events().stream()
        .filter(event -> !event.omitted() && event.at().isPresent())
        .filter(event -> !values(event, state).isEmpty())
        .sorted(Comparator.comparing(event -> event.at().orElseThrow()))
        .toList();
  }

  private boolean leaves(EventEntry event, String state, Set<String> values) {
    return values(event, state).stream().anyMatch(values::contains);
  }

  private List<String> values(EventEntry event, String state) {
    return vocabulary.leaves(event.type(), event.to()).stream()
        .filter(left -> left.state().equals(state))
        .map(Leaves::value)
        .toList();
  }

  /** Strictly: on one day without hours a change may be one of the instance before. */
  private static boolean isBefore(EventEntry one, EventEntry other) {
    return one.at().orElseThrow().date().isBefore(other.at().orElseThrow().date());
  }

  private Optional<String> stated(String fact, Set<String> among) {
    return Optional.ofNullable(file.proceeding().get(fact)).filter(among::contains);
  }

  /** Where the file states one of these instances. */
  private Optional<Title> place(Set<String> among) {
    return stated(INSTANCE, among)
        .map(value -> Shown.both("$.proceeding.instance \"" + value + "\""));
  }

  private static Title shown(EventEntry event) {
    return Shown.both(event.where() + " (" + event.id() + ", " + event.at().orElseThrow() + ")");
  }

  private void problem(String path, String found, Title expected) {
    problems.add(places.line("$.proceeding"), path, Shown.both("\"" + found + "\""), expected);
  }
}
