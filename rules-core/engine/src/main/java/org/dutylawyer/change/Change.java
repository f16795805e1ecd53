package org.dutylawyer.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Subject;

/** One thing that is otherwise than the file says, or than it is silent about. */
public sealed interface Change {

  /** Whom or what it is about. */
  Subject of();

  /**
   * A fact that is otherwise (事实另有查明).
   *
   * @param of whom it is about: a person, the proceeding, a lawyer, a station, or an event
   * @param fact word for the fact; {@link #BORN} for a person's date of birth
   * @param now word for its present value; empty where the file does not say
   * @param instead word for the other value; for a number, one number of the range
   */
  record OfFact(Subject of, String fact, Optional<String> now, String instead) implements Change {

    /** The field of a person that has the date of birth, which both values then are. */
    public static final String BORN = "born";
  }

  /**
   * An act that is done and is not on file (补为一项行为).
   *
   * @param of whom it concerns
   * @param type word for the type of event
   * @param facts what has to be true of it besides, by fact; of an act that sets a state, what it
   *     makes of that state
   * @param by words for the actors who can do it; empty where the texts leave that open
   * @param until the last day on which it does; empty where no day is the last
   * @param open whether that day has not passed, so that it is still in somebody's hands (尚可办理)
   */
  record Act(
      Subject of,
      String type,
      Map<String, String> facts,
      List<String> by,
      Optional<LocalDate> until,
      boolean open)
      implements Change {

    /** Copies the collections. */
    public Act {
      facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
      by = List.copyOf(by);
    }
  }

  /**
   * An act on file that comes earlier (提前办理).
   *
   * @param of whom it concerns
   * @param event its id in the file
   * @param type word for the type of event
   * @param at when it was done
   * @param until the last day on which it would do
   */
  record Earlier(Subject of, String event, String type, Moment at, LocalDate until)
      implements Change {}

  /**
   * An act on file that does not happen (没有该行为).
   *
   * @param of whom it concerns
   * @param event its id in the file
   * @param type word for the type of event
   * @param at when it happened, if the file says so
   */
  record Without(Subject of, String event, String type, Optional<Moment> at) implements Change {}
}
