package org.dutylawyer.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A case of the shared decision: one value for each column, nothing unknown.
 *
 * @param values the values, in the order of {@link Column}
 */
public record SharedCase(List<String> values) {

  /** What a column is about. */
  public enum About {
    /** A fact of the person. */
    PERSON,
    /** A fact of the proceeding. */
    PROCEEDING,
    /** Whether an event of the person is on file. */
    EVENT,
    /** Whether an event of the proceeding is on file. */
    PROCEEDING_EVENT,
    /** A fact of an event; it matters only if the event is on file. */
    EVENT_FACT
  }

  /** The columns, each with its values; the first is the usual one. */
  public enum Column {
    COUNSEL(About.PERSON, "counsel", "none", "retained-lawyer", "retained-non-lawyer", "assigned"),
    AGE_GROUP(About.PERSON, "age-group", "adult", "minor"),
    SIGHT(About.PERSON, "sight", "unimpaired", "disabled", "blind"),
    HEARING(About.PERSON, "hearing-ability", "unimpaired", "disabled", "deaf"),
    SPEECH(About.PERSON, "speech", "unimpaired", "disabled", "mute"),
    CAPACITY(
        About.PERSON, "capacity", "full", "mentally-ill-partly", "cannot-fully-discern", "lost"),
    PENALTY(About.PERSON, "possible-penalty", "fixed-term-or-less", "life", "death"),
    CUSTODY(
        About.PERSON,
        "custody",
        "detained",
        "arrested",
        "bail",
        "residential-surveillance",
        "none"),
    PLEADS(About.PERSON, "pleads", "yes", "no"),
    DIFFICULTY(About.PERSON, "economic-difficulty", "no", "yes"),
    CO_DEFENDANT(About.PERSON, "co-defendant-has-counsel", "no", "yes"),
    NO_CRIME(About.PERSON, "possibly-no-crime", "no", "yes"),
    STAGE(About.PROCEEDING, "stage", "trial", "prosecution-review", "investigation"),
    PROCEDURE(About.PROCEEDING, "procedure", "ordinary", "summary", "fast-track"),
    INSTANCE(About.PROCEEDING, "instance", "first", "second", "retrial", "death-penalty-review"),
    CRIME(About.PROCEEDING, "crime-kind", "other", "terrorism", "state-security"),
    IN_ABSENTIA(About.PROCEEDING, "in-absentia", "no", "yes"),
    TREATMENT(About.PROCEEDING, "compulsory-treatment", "no", "yes"),
    IMPACT(About.PROCEEDING, "major-social-impact", "no", "yes"),
    PROTEST(About.PROCEEDING, "prosecution-protest", "no", "yes"),
    REQUESTED(About.EVENT, "duty-lawyer-requested", "yes", "no"),
    AID_REQUESTED(About.EVENT, "legal-aid-requested", "no", "yes"),
    HELP_DATE(About.EVENT, "help-date", "yes", "no"),
    NOTICE_RECEIVED(About.EVENT, "help-notice-received", "yes", "no"),
    GROUND_FOUND(About.EVENT, "defence-ground-found", "no", "yes"),
    NOTICE_OF_DEFENCE(About.EVENT, "defence-notice-received", "no", "yes"),
    SIGNED(About.EVENT, "plea-statement-signed", "yes", "no"),
    ACCEPTED(About.PROCEEDING_EVENT, "case-accepted", "yes", "no"),
    EXCEPTION(About.EVENT_FACT, "help-date.notice-exception", "none", "cross-region"),
    ON_SITE(About.EVENT_FACT, "help-notice-received.on-site-lawyer", "no", "yes"),
    POSITION(
        About.EVENT_FACT,
        "plea-statement-signed.lawyer-position",
        "no-objection",
        "objects-to-sentence-or-procedure",
        "doubts-voluntariness",
        "help-refused");

    private final About about;
    private final String word;
    private final List<String> choices;

    Column(About about, String word, String... choices) {
      this.about = about;
      this.word = word;
      this.choices = List.of(choices);
    }

    /** What it is about. */
    public About about() {
      return about;
    }

    /** The word in the table: that of a fact, of an event, or of both with a dot. */
    public String word() {
      return word;
    }

    /** The values that it can have, the usual one first. */
    public List<String> choices() {
      return choices;
    }

    /** A name for a variable, which is no keyword anywhere. */
    public String variable() {
      return "c_" + name().toLowerCase(Locale.ROOT);
    }

    /** The type of event of an event or of a fact about one. */
    String eventType() {
      int dot = word.indexOf('.');
      return dot < 0 ? word : word.substring(0, dot);
    }

    /** The name of a fact about an event. */
    String eventFact() {
      return word.substring(word.indexOf('.') + 1);
    }

    static Column of(String word) {
      for (Column column : values()) {
        if (column.word.equals(word)) {
          return column;
        }
      }
      throw new IllegalArgumentException("found the column " + word + ", expected a known one");
    }
  }

  /** Copies the list. */
  public SharedCase {
    values = List.copyOf(values);
  }

  /** The value of a column. */
  public String value(Column column) {
    return values.get(column.ordinal());
  }

  boolean yes(Column column) {
    return value(column).equals("yes");
  }

  /** Random cases: the usual value in three of four columns, any value in the rest. */
  static List<SharedCase> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SharedCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> values = new ArrayList<>();
      for (Column column : Column.values()) {
        boolean usual = random.nextInt(4) > 0;
        values.add(column.choices.get(usual ? 0 : random.nextInt(column.choices.size())));
      }
      if (!values.get(Column.STAGE.ordinal()).equals("trial")) {
        // The court's acceptance begins the trial.
        values.set(Column.ACCEPTED.ordinal(), "no");
      }
      if (values.get(Column.INSTANCE.ordinal()).equals("death-penalty-review")) {
        // No sentence to death comes from a quick procedure.
        values.set(Column.PROCEDURE.ordinal(), "ordinary");
      }
      cases.add(new SharedCase(values));
    }
    return cases;
  }
}
