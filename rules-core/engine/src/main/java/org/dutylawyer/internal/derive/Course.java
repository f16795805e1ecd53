package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.pack.Outside;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The stages of a proceeding, and which organ was in charge: the organ of a duty is that of the
 * stage in which the duty arose, and what it left undone no later organ inherits.
 */
public final class Course {

  /** The organ handling the case, whichever it is (办案机关). */
  public static final String CASE_ORGAN = "case-organ";

  /** Each of the organs, whichever acts (公安机关、人民检察院、人民法院). */
  static final String ANY_ORGAN = "organs";

  /** Whoever investigates (侦查机关). */
  static final String INVESTIGATOR = "investigating-organ";

  private static final String POLICE = "police";
  private static final String PROCURATORATE = "procuratorate";

  /** Whoever tries the case (人民法院). */
  public static final String COURT = "court";

  private static final String DETENTION_HOUSE = "detention-house";

  /** Of the venue: another place than that of the file. */
  private static final String ELSEWHERE = "elsewhere";

  /** The organs that handle a case: what one of them does, another does not do for it. */
  private static final Set<String> ORGANS =
      Set.of(
          POLICE,
          PROCURATORATE,
          COURT,
          "state-security-organ",
          "coast-guard",
          "prison",
          "military-organ");

  /**
   * The organs that, where they act, investigate: one from which the case was transferred keeps
   * what it left undone. What a procuratorate does need not be investigating.
   */
  private static final Set<String> INVESTIGATING =
      Set.of(POLICE, "state-security-organ", "coast-guard", "prison", "military-organ");

  /** Who belongs to the administration of justice (司法行政). */
  private static final Set<String> OF_JUSTICE =
      Set.of("justice-bureau", "legal-aid-agency", "workstation");

  private final States states;
  private final Subject proceeding;
  private final Moment asOf;
  private final Optional<FactWord> stage;
  private final Optional<FactWord> instance;
  private final Optional<FactWord> investigator;
  private final Optional<FactWord> venue;
  private List<Moment> turns = List.of();
  private final Set<String> turning = new HashSet<>();
  private boolean turned;

  Course(States states, Vocabulary words, Subject proceeding, Moment asOf) {
    this.states = states;
    this.proceeding = proceeding;
    this.asOf = asOf;
    this.stage = words.fact("stage");
    this.instance = words.fact("instance");
    this.investigator = words.fact("investigating-organ");
    this.venue = words.fact("venue");
  }

  /**
   * Who an actor is at a moment.
   *
   * @param actor word for the actor in the text
   * @param at when
   * @param by who acted in the event that triggered the duty, or empty
   * @return the organ; the word of the text where the file does not say more
   */
  public String organ(String actor, Moment at, String by) {
    return switch (actor) {
      case CASE_ORGAN -> ORGANS.contains(by) ? by : inCharge(at);
      case INVESTIGATOR -> INVESTIGATING.contains(by) ? by : investigator();
      case ANY_ORGAN -> ORGANS.contains(by) || by.equals(DETENTION_HOUSE) ? by : actor;
      case POLICE -> isStage("investigation", at) ? policeLike(by) : actor;
      default -> actor;
    };
  }

  /** Whether an actor is an organ that handles cases, so that no other acts for it. */
  public static boolean isOrgan(String actor) {
    return ORGANS.contains(actor) || actor.equals(INVESTIGATOR);
  }

  /** Whether a text means by an actor those who handle cases, or hold the accused for them. */
  static boolean handlesCases(String actor) {
    return isOrgan(actor)
        || isDetentionHouse(actor)
        || actor.equals(CASE_ORGAN)
        || actor.equals(ANY_ORGAN);
  }

  /** Whether an actor is the place of custody (看守所), which owes nothing to whoever has left it. */
  public static boolean isDetentionHouse(String actor) {
    return actor.equals(DETENTION_HOUSE);
  }

  /** Whether an actor is whoever investigates, so that it is not known which organ that is. */
  public static boolean isInvestigator(String actor) {
    return actor.equals(INVESTIGATOR);
  }

  /** Whether two words can mean one organ: whoever investigates is none but these. */
  public static boolean same(String one, String other) {
    return one.equals(other)
        || one.equals(INVESTIGATOR) && !other.equals(COURT)
        || other.equals(INVESTIGATOR) && !one.equals(COURT);
  }

  /**
   * Whether two words name two bodies, of which one does not act for the other. The police also run
   * the detention house (公安机关（看守所）); the justice bureau has the legal aid agency.
   */
  public static boolean areTwo(String one, String other) {
    boolean custody =
        isDetentionHouse(one) && INVESTIGATING.contains(other)
            || isDetentionHouse(other) && INVESTIGATING.contains(one);
    boolean justice = OF_JUSTICE.contains(one) && OF_JUSTICE.contains(other);
    return isNamed(one) && isNamed(other) && !same(one, other) && !custody && !justice;
  }

  private static boolean isNamed(String actor) {
    return ORGANS.contains(actor) || isDetentionHouse(actor) || OF_JUSTICE.contains(actor);
  }

  /** Whether an organ that investigates, whichever it is, has handed over to the one in charge. */
  public static boolean isLaterThanInvestigation(String organ, String inCharge) {
    return organ.equals(INVESTIGATOR) && Set.of(PROCURATORATE, COURT).contains(inCharge);
  }

  /** Who is said to act in a conclusion, in the words of the text; empty if nobody is. */
  public static String actor(Conclusion conclusion) {
    if (conclusion instanceof Duty duty) {
      return duty.actor();
    } else if (conclusion instanceof DocumentDuty duty) {
      return duty.actor();
    } else if (conclusion instanceof Prohibition prohibition) {
      return prohibition.actor();
    }
    return conclusion instanceof Right right ? right.holder() : "";
  }

  /** On what it depends that the text binds who would have to act, none of these being bound. */
  Decision bound(Conclusion conclusion, Moment at, List<Outside> outside, Decisions decisions) {
    if (!isOfCase(conclusion)) {
      return decisions.always();
    }
    Decision left = decisions.never();
    for (Outside one : outside) {
      boolean organ = one.fact().equals(Outside.ORGAN);
      Decision meant = organ ? meansPolice(conclusion, at, decisions) : decisions.always();
      Decision holds =
          value(organ ? investigator : instance, at).getOrDefault(one.value(), decisions.never());
      left = decisions.or(left, decisions.and(meant, holds));
    }
    return decisions.not(left);
  }

  /**
   * On what it depends that what a local text says of the case holds: it was in that place then.
   */
  Decision inPlace(Conclusion conclusion, Moment at, Decisions decisions) {
    boolean ofCase = conclusion.of() instanceof Person || conclusion.of() instanceof Proceeding;
    return ofCase
        ? decisions.not(value(venue, at).getOrDefault(ELSEWHERE, decisions.never()))
        : decisions.always();
  }

  /** Whether organs of another place than that of the file are known to have the case then. */
  public boolean isElsewhere(Moment at) {
    return venue
        .flatMap(word -> states.known(proceeding, word, at))
        .filter(ELSEWHERE::equals)
        .isPresent();
  }

  /**
   * On what it depends that a text means the police. Whoever investigates (侦查机关) is each organ that
   * does, and not the police alone.
   */
  private Decision meansPolice(Conclusion conclusion, Moment at, Decisions decisions) {
    String actor = actor(conclusion);
    if (actor.equals(POLICE)) {
      return decisions.always();
    }
    return actor.equals(CASE_ORGAN)
        ? value(stage, at).getOrDefault("investigation", decisions.never())
        : decisions.never();
  }

  /**
   * Whether something is said of the case: what it is said to be binds nobody, and lawyers and
   * stations have duties apart from it.
   */
  private static boolean isOfCase(Conclusion conclusion) {
    Subject of = conclusion.of();
    boolean apart = of instanceof Station || of instanceof Lawyer && conclusion.trigger().isEmpty();
    return !apart && !(conclusion instanceof Status) && !(conclusion instanceof Misconduct);
  }

  private Map<String, Decision> value(Optional<FactWord> word, Moment at) {
    return word.map(known -> states.at(proceeding, known, at, "")).orElse(Map.of());
  }

  /** The stage on the day asked about, if it is known. */
  public Optional<String> stage() {
    return stage.flatMap(word -> states.known(proceeding, word, asOf));
  }

  /** Whether the case is known to be in another instance than the first on the day asked about. */
  public boolean isLaterInstance() {
    return instance
        .flatMap(word -> states.known(proceeding, word, asOf))
        .filter(value -> !value.equals(States.FIRST))
        .isPresent();
  }

  /** The organ in charge at a moment. */
  public String inCharge(Moment at) {
    return stage
        .flatMap(word -> states.known(proceeding, word, at))
        .map(
            value ->
                switch (value) {
                  case "investigation" -> investigator();
                  case "prosecution-review" -> PROCURATORATE;
                  case "trial" -> COURT;
                  default -> CASE_ORGAN;
                })
        .orElse(CASE_ORGAN);
  }

  /** Whether an organ may have had the case at a moment; no other is known to have had it then. */
  public boolean hasCase(String organ, Moment at) {
    String inCharge = inCharge(at);
    return organ.equals(CASE_ORGAN) || inCharge.equals(CASE_ORGAN) || same(organ, inCharge);
  }

  private boolean isStage(String value, Moment at) {
    return stage
        .flatMap(word -> states.known(proceeding, word, at))
        .filter(value::equals)
        .isPresent();
  }

  /** What is said of the police is said of whoever has its part in this case. */
  private String policeLike(String by) {
    String organ = INVESTIGATING.contains(by) ? by : investigator();
    return organ.equals(INVESTIGATOR) ? POLICE : organ;
  }

  private String investigator() {
    return investigator
        .flatMap(word -> states.known(proceeding, word, asOf))
        .map(organ -> organ.equals("other") ? INVESTIGATOR : organ)
        .orElse(INVESTIGATOR);
  }

  /**
   * The beginning of the stage, or of the instance, in which a moment lies; empty for the first.
   */
  public Optional<Moment> begun(Moment at) {
    Optional<Moment> begun = Optional.empty();
    for (Moment turn : turns()) {
      if (!Memory.isAfter(turn, at)) {
        begun = Optional.of(turn);
      }
    }
    return begun;
  }

  /** The end of the stage, or of the instance, in which a moment lies, by the day asked about. */
  public Optional<Moment> ended(Moment at) {
    return turns().stream()
        .filter(turn -> Memory.isAfter(turn, at) && !Memory.isAfter(turn, asOf))
        .findFirst();
  }

  /** Whether an event began a stage or an instance. */
  public boolean turnsWith(String event) {
    turns();
    return turning.contains(event);
  }

  private List<Moment> turns() {
    if (!turned) {
      List<Moment> found = new ArrayList<>();
      stage.ifPresent(word -> addTurns(word, found));
      instance.ifPresent(word -> addTurns(word, found));
      venue.ifPresent(word -> addTurns(word, found));
      turns = found.stream().sorted().distinct().toList();
      turned = true;
    }
    return turns;
  }

  private void addTurns(FactWord word, List<Moment> turns) {
    for (States.Step step : states.steps(proceeding, word, "")) {
      if (!step.event().isEmpty()
          && !step.before().equals(step.after())
          && !States.isFirstInstance(word, step)) {
        turning.add(step.event());
        step.from().ifPresent(turns::add);
      }
    }
  }
}
