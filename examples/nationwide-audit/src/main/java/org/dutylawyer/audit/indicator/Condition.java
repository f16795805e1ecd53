package org.dutylawyer.audit.indicator;

import java.util.List;
import java.util.Map;

/** What must hold of a unit, in the words of case files and answers. */
public sealed interface Condition {

  /** When an event must lie, seen from the event that is counted. */
  enum When {
    /** At any time. */
    EVER,
    /** At the same moment or before. */
    BEFORE,
    /** On an earlier day. */
    EARLIER_DAY,
    /** At the same moment or later. */
    AFTER,
    /** In the same stage of the proceeding. */
    IN_STAGE,
    /** In the same stage, at the same moment or before. */
    IN_STAGE_BEFORE,
    /** On the same day or later, within a year. */
    WITHIN_YEAR
  }

  /**
   * A fact or state of the person, the proceeding, the lawyer or the event counted, at that time.
   *
   * @param name word for the fact
   * @param values words for the values that fulfil it
   * @param ever whether it is enough that it had one of them at any time
   */
  record FactIs(String name, List<String> values, boolean ever) implements Condition {
    /** Copies the list. */
    public FactIs {
      values = List.copyOf(values);
    }
  }

  /**
   * A number below a threshold.
   *
   * @param name word for the number
   * @param below the first number that is not
   */
  record NumberBelow(String name, int below) implements Condition {}

  /**
   * One of some events is on file.
   *
   * @param types words for the events
   * @param when when it must lie
   * @param workingDays the most working days after the event counted; negative for any number
   * @param sameLawyer whether the lawyer must be that of the event counted
   * @param answers whether it must answer the event counted: what says that it answers another one
   *     does not, and what does not say leaves it open where another lawyer asked as well
   * @param onFile whether what is not on file does not count, so that silence is no and not open
   * @param facts what it must say of itself
   */
  record Happened(
      List<String> types,
      When when,
      int workingDays,
      boolean sameLawyer,
      boolean answers,
      boolean onFile,
      Map<String, String> facts)
      implements Condition {
    /** Copies the collections. */
    public Happened {
      types = List.copyOf(types);
      facts = Map.copyOf(facts);
    }

    /** The same without a number of days: what was not done was not done in time either. */
    Happened atAnyTime() {
      return new Happened(types, when, -1, sameLawyer, answers, onFile, facts);
    }
  }

  /**
   * More than so many lawyers took part in some events.
   *
   * @param types words for the events
   * @param moreThan how many lawyers are not more
   */
  record Lawyers(List<String> types, int moreThan) implements Condition {
    /** Copies the list. */
    public Lawyers {
      types = List.copyOf(types);
    }
  }

  /**
   * Some events fell on at most so many days.
   *
   * @param types words for the events
   * @param atMost how many days, one at least
   */
  record Days(List<String> types, int atMost) implements Condition {
    /** Copies the list. */
    public Days {
      types = List.copyOf(types);
    }
  }

  /**
   * One of some events of the person is such that, were it the one counted, a condition holds.
   *
   * @param types words for the events
   * @param condition what must hold of one of them
   */
  record Some(List<String> types, Condition condition) implements Condition {
    /** Copies the list. */
    public Some {
      types = List.copyOf(types);
    }
  }

  /**
   * What no case file says: it is always open, so that what rests on it has an upper bound alone.
   *
   * @param what what it is, for the reader of the definition
   */
  record Unsaid(String what) implements Condition {}

  /**
   * Another indicator met the person by the last of its events up to the one counted.
   *
   * @param ids which ones; one is enough
   */
  record Met(List<String> ids) implements Condition {
    /** Copies the list. */
    public Met {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A duty that governs stands so.
   *
   * @param action word for what is to be done
   * @param states words for the states that fulfil it
   */
  record DutyStands(String action, List<String> states) implements Condition {
    /** Copies the list. */
    public DutyStands {
      states = List.copyOf(states);
    }
  }

  /**
   * None of it holds.
   *
   * @param condition what must not hold
   */
  record Not(Condition condition) implements Condition {}

  /**
   * All hold.
   *
   * @param conditions what must hold
   */
  record All(List<Condition> conditions) implements Condition {
    /** Copies the list. */
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * One holds at least.
   *
   * @param conditions what may hold
   */
  record Any(List<Condition> conditions) implements Condition {
    /** Copies the list. */
    public Any {
      conditions = List.copyOf(conditions);
    }
  }
}
