package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * One ground for discipline (处理事由) held against one lawyer, element by element: what is shown and
 * by what, what is disproved, what the file is silent about, and what would still have to be known.
 *
 * @param lawyer the lawyer
 * @param ground word for the ground
 * @param provision the provision that lists it (条、款、项)
 * @param quote its words, verbatim
 * @param result whether it is met, under the readings chosen
 * @param touched whether the file records an act of the lawyer that the ground is about
 * @param limbs the ways in which it can be met (情形), one for each act that the file records; one
 *     without an act where it records none
 * @param measures words for the measures that the text lists; the text never fixes which is taken
 * @param deciders words for who decides, where the text says so; else empty
 * @param attached what else the texts attach to it: report, transfer, what the lawyer may do
 * @param readings where another option of a contested reading would give another result
 * @param displacedBy the norm of a local text that says the same and takes its place, if any
 */
public record GroundAnswer(
    Lawyer lawyer,
    String ground,
    NormId provision,
    String quote,
    Result result,
    boolean touched,
    List<Limb> limbs,
    List<String> measures,
    List<String> deciders,
    List<Attached> attached,
    List<OtherReading> readings,
    Optional<NormId> displacedBy) {

  /** Copies the lists. */
  public GroundAnswer {
    limbs = List.copyOf(limbs);
    measures = List.copyOf(measures);
    deciders = List.copyOf(deciders);
    attached = List.copyOf(attached);
    readings = List.copyOf(readings);
  }

  /**
   * Whether it is met, or may be met by an act that the file records, and no local text takes its
   * place.
   */
  public boolean stands() {
    return displacedBy.isEmpty()
        && (result == Result.MET || touched && result == Result.UNDETERMINED);
  }

  /** Whether a ground is met. */
  public enum Result {
    /** Every element is established (符合). */
    MET("met"),
    /** Elements are unknown and none is missing (尚不能认定). */
    UNDETERMINED("undetermined"),
    /** An element is disproved, or the file records nothing that could fulfil it (不符合). */
    NOT_MET("not-met");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    /** The word used in answers, kebab-case. */
    public String word() {
      return word;
    }
  }

  /** Where an element stands. */
  public enum Status {
    /** The file shows it (成立). */
    ESTABLISHED("established"),
    /** It turns on a fact that the file does not state (不明). */
    UNKNOWN("unknown"),
    /** The file records no such event (案卷无记载); that is no finding that it did not happen. */
    NOT_ON_FILE("not-on-file"),
    /** The file states the contrary (不成立). */
    NOT_ESTABLISHED("not-established");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word used in answers, kebab-case. */
    public String word() {
      return word;
    }
  }

  /**
   * One way to meet a ground (情形), held against one act.
   *
   * @param norm the norm of its rule
   * @param title what it is, in a few words
   * @param result whether it is met
   * @param act the act that the file records, if it records one
   * @param elements its elements, in the order of the rule
   * @param needs the facts that can still change the result; empty unless it is undetermined
   */
  public record Limb(
      NormId norm,
      Title title,
      Result result,
      Optional<Event> act,
      List<Element> elements,
      List<Need> needs) {
    /** Copies the lists. */
    public Limb {
      elements = List.copyOf(elements);
      needs = List.copyOf(needs);
    }

    /** The element that tests this word of the vocabulary. */
    public Optional<Element> element(String word) {
      return elements.stream().filter(e -> e.tests().contains(word)).findFirst();
    }
  }

  /**
   * One element of a ground (要件).
   *
   * @param tests the words of the vocabulary that it tests: facts, events, statuses
   * @param title the element as the law words it
   * @param status where it stands
   * @param role whether it only says what the lawyer is (duty lawyer, defender), not what was done
   * @param evidence what shows it, or what disproves it
   * @param needs the facts that would settle it; empty unless it is unknown
   */
  public record Element(
      List<String> tests,
      Title title,
      Status status,
      boolean role,
      List<Evidence> evidence,
      List<Need> needs) {
    /** Copies the lists. */
    public Element {
      tests = List.copyOf(tests);
      evidence = List.copyOf(evidence);
      needs = List.copyOf(needs);
    }
  }

  /**
   * Something in the file that an element rests on.
   *
   * @param kind a fact, an event, a document, or that there is no record of an event
   * @param of whom or what it is about
   * @param word word for the fact, the type of event, or the document
   * @param value the value of a fact, else empty
   * @param event the event itself, or the one that the fact is stated of
   */
  public record Evidence(Kind kind, Subject of, String word, String value, Optional<Event> event) {

    /** What it is. */
    public enum Kind {
      FACT,
      EVENT,
      DOCUMENT,
      /** No such event stands in the file. */
      NO_RECORD
    }
  }

  /**
   * What a text attaches to a ground, or to a breach by an organ.
   *
   * @param kind what it is
   * @param norm where the text says so
   * @param text what follows from it, in a sentence
   * @param quote its words, verbatim
   */
  public record Attached(Kind kind, NormId norm, Title text, String quote) {

    /** What is attached. */
    public enum Kind {
      /** What the text says of the measures as a whole (处理措施). */
      MEASURES("measures"),
      /** Who decides (处理主体). */
      DECIDES("decides"),
      /** Who is told of it (通报). */
      RECEIVES("receives"),
      /** When it is passed on to another authority (移送). */
      TRANSFER("transfer"),
      /** What the lawyer may do (陈述、申辩、申诉). */
      LAWYER_MAY("lawyer-may"),
      /** Who may complain of an organ, and where (申诉、控告、投诉). */
      COMPLAINT("complaint");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** The word used in packs and answers, kebab-case. */
      public String word() {
        return word;
      }
    }
  }

  /**
   * The result under another option of a contested reading.
   *
   * @param reading the reading
   * @param option the other option
   * @param result the result under it
   */
  public record OtherReading(String reading, String option, Result result) {}

  /** The limbs for which the file records an act. */
  public List<Limb> recorded() {
    return limbs.stream().filter(l -> l.act().isPresent()).toList();
  }

  /** What is attached of that kind. */
  public List<Attached> attached(Attached.Kind kind) {
    return attached.stream().filter(a -> a.kind() == kind).toList();
  }
}
