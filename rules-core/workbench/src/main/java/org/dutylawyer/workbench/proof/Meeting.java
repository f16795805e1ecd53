package org.dutylawyer.workbench.proof;

import static org.dutylawyer.internal.derive.Course.areTwo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Course.Happening;
import org.dutylawyer.workbench.course.Course.Letter;
import org.dutylawyer.workbench.course.Courses;

/** Whether somebody can do what a duty asks, in a case in which it arises. */
final class Meeting {

  /** When the act is tried, from the day of the event that it follows or precedes. */
  private static final int[] DAYS = {0, 1, -1, 2, -30};

  private static final Set<String> ORGANS =
      Set.of("case-organ", "police", "investigating-organ", "procuratorate", "court");

  private final Engine engine;
  private final String jurisdiction;
  private final Vocabulary words;
  private final Courses courses;
  private int tried;

  Meeting(Engine engine, String jurisdiction, Courses courses) {
    this.engine = engine;
    this.jurisdiction = jurisdiction;
    this.words = engine.vocabulary(jurisdiction);
    this.courses = courses;
  }

  /** How many files were tried. */
  int tried() {
    return tried;
  }

  /** Whether an act of those that fulfil the duty fulfils it. */
  boolean canBeMet(NormId norm, Duty duty, Course course, Map<Variable, String> facts) {
    Optional<Integer> re = duty.trigger().map(e -> Integer.parseInt(e.id().substring(1)) - 1);
    List<Happening> events = course.events();
    int last = events.isEmpty() ? 0 : events.get(events.size() - 1).day();
    int asked = re.map(i -> events.get(i).day()).orElse(last);
    for (String type : duty.doneBy()) {
      if (!canDo(duty.actor(), type)) {
        continue;
      }
      for (Letter letter : courses.lettersOf(type)) {
        for (int day : DAYS) {
          for (Optional<Integer> answering : List.of(Optional.<Integer>empty(), re)) {
            Happening act =
                new Happening(letter, asked + day, by(duty, type), answering, List.of());
            if (isMet(norm, course.with(act), facts)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /**
   * Whether the actor can do it: who alone can, or an organ where the word names the organ that has
   * the case. A receipt by somebody else shows the sending; what only another body can do, an organ
   * cannot.
   */
  private boolean canDo(String actor, String type) {
    List<String> alone = words.event(type).map(EventWord::by).orElse(List.of());
    boolean anyOrgan = Floor.EACH.contains(actor);
    if (alone.isEmpty() || alone.contains(actor)) {
      return true;
    } else if (alone.stream().anyMatch(ORGANS::contains)) {
      return anyOrgan || ORGANS.contains(actor) && alone.contains("case-organ");
    }
    boolean receipt = words.event(type).filter(word -> !word.receiptOf().isEmpty()).isPresent();
    String one = anyOrgan ? "court" : actor;
    return receipt || alone.stream().anyMatch(other -> !areTwo(one, other));
  }

  /** Who acts, where the word of the event does not say who alone can. */
  private Optional<String> by(Duty duty, String type) {
    List<String> alone = words.event(type).map(EventWord::by).orElse(List.of());
    return alone.contains(duty.actor()) ? Optional.of(duty.actor()) : Optional.empty();
  }

  private boolean isMet(NormId norm, Course course, Map<Variable, String> facts) {
    Optional<CaseFile> file = course.file(jurisdiction, words, facts);
    if (file.isEmpty()) {
      return false;
    }
    tried++;
    LocalDate day = course.asOf().date();
    Map<String, String> readings = Course.readings(facts);
    try {
      Assessment answer =
          engine.assess(file.get(), Moment.of(day), day, readings, false, true, Way.PLAN);
      List<Finding> found =
          answer.of(norm).stream().filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY).toList();
      // A standing duty that is gone once it is done has been met.
      return found.isEmpty()
          || found.stream().anyMatch(f -> f.state() == State.MET || f.state() == State.LATE);
    } catch (BadInputException e) {
      return false; // no file can say that
    }
  }
}
