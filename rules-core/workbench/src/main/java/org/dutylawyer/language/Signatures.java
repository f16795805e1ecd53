package org.dutylawyer.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The words of a rule's conclusion and what they are given, and which words the fields of its
 * conditions hold: what {@link RuleForm} holds a rule against, and an editor offers.
 */
public final class Signatures {

  /** No period of procedure is longer than ten years; a month has no thirty-second day. */
  static final Map<String, Range> LENGTHS = ranges();

  static final Set<String> REPEATING =
      Set.of(
          "doneBy",
          "closedBy",
          "whenMissed",
          "needs",
          "brokenBy",
          "field",
          "heldBy",
          "measures",
          "decidedBy");

  /** A fact and its values. */
  static final Set<String> FACT_AND_VALUES = Set.of("whileIs", "closedOnce", "unless");

  /** What may be said several times of one conclusion. */
  static final Set<String> MANIFOLD = Set.of("whileIs", "closedOnce", "unless");

  static final Map<String, List<Slot>> HEADS =
      Map.of(
          "entitlement", List.of(Slot.ENTITLEMENT),
          "duty", List.of(Slot.ACTOR, Slot.ACTION),
          "right", List.of(Slot.ACTOR, Slot.ACTION),
          "prohibition", List.of(Slot.ACTOR, Slot.ACTION),
          "documentDuty", List.of(Slot.ACTOR, Slot.DOCUMENT),
          "misconduct", List.of(Slot.SUBJECT, Slot.GROUND),
          "eligibility", List.of(Slot.SUBJECT, Slot.REQUIREMENT),
          "exemption", List.of(Slot.NORM),
          "status", List.of(Slot.SUBJECT, Slot.STATUS));

  static final Map<String, Map<String, List<Slot>>> CHAINS = chains();

  /** Whether the law gives an entitlement or permits that it is given. */
  static final Set<String> FORCES = Set.of("shall", "may");

  private Signatures() {}

  /** The words that begin a conclusion: {@code duty}, {@code entitlement} and so on. */
  public static Set<String> conclusions() {
    return HEADS.keySet();
  }

  /** The words that may follow a conclusion after a dot; none for what is no conclusion. */
  public static Set<String> links(String conclusion) {
    return CHAINS.getOrDefault(conclusion, Map.of()).keySet();
  }

  /** The words for lengths of time: {@code workingDays} and so on. */
  public static Set<String> lengths() {
    return LENGTHS.keySet();
  }

  /** The words that a field of a pattern may have that are of no vocabulary. */
  public static Set<String> fixed(String type, String field) {
    return type.equals("Entitlement") && field.equals("force") ? FORCES : Set.of();
  }

  /** The group whose words a field of a pattern holds; empty if it holds no word of a group. */
  public static Optional<Group> ofField(String type, String field) {
    return switch (type + "." + field) {
      case "Fact.name", "FactAt.name", "Onset.name", "Amount.name" -> Optional.of(Group.FACTS);
      case "Event.type", "RecordedEvent.type" -> Optional.of(Group.EVENTS);
      case "Event.by", "RecordedEvent.by", "Duty.actor", "Prohibition.actor", "Right.holder" ->
          Optional.of(Group.ACTORS);
      case "Document.type" -> Optional.of(Group.DOCUMENTS);
      case "Entitlement.kind", "NotOwed.kind" -> Optional.of(Group.ENTITLEMENTS);
      case "Status.key" -> Optional.of(Group.STATUSES);
      case "Duty.action", "Right.action", "Prohibition.action" -> Optional.of(Group.ACTIONS);
      case "Misconduct.ground" -> Optional.of(Group.GROUNDS);
      case "Eligibility.requirement" -> Optional.of(Group.REQUIREMENTS);
      default -> Optional.empty();
    };
  }

  /**
   * What an argument of a conclusion is.
   *
   * @param conclusion the word that begins it
   * @param word the same, or one that follows it after a dot
   * @param index which argument, from 0
   * @return empty where there is none
   */
  public static Optional<Slot> argument(String conclusion, String word, int index) {
    List<Slot> slots =
        word.equals(conclusion)
            ? HEADS.getOrDefault(conclusion, List.of())
            : CHAINS.getOrDefault(conclusion, Map.of()).getOrDefault(word, List.of());
    if (FACT_AND_VALUES.contains(word) && !slots.isEmpty()) {
      return Optional.of(index == 0 ? slots.get(0) : Slot.VALUE);
    }
    int at = REPEATING.contains(word) ? 0 : index;
    return at < slots.size() ? Optional.of(slots.get(at)) : Optional.empty();
  }

  private static Map<String, Range> ranges() {
    Map<String, Range> lengths = new LinkedHashMap<>();
    lengths.put("hours", new Range(0, 8_760));
    lengths.put("days", new Range(0, 3_660));
    lengths.put("workingDays", new Range(0, 2_500));
    lengths.put("months", new Range(0, 120));
    lengths.put("halfMonths", new Range(0, 240));
    lengths.put("dayOfMonth", new Range(1, 31));
    return lengths;
  }

  private static Map<String, Map<String, List<Slot>>> chains() {
    List<Slot> subject = List.of(Slot.SUBJECT);
    List<Slot> event = List.of(Slot.EVENT);
    List<Slot> events = List.of(Slot.EVENT_TYPE);
    List<Slot> none = List.of();
    Map<String, Map<String, List<Slot>>> chains = new LinkedHashMap<>();
    chains.put("entitlement", Map.of("of", subject, "may", none, "since", event));
    Map<String, List<Slot>> duty = new LinkedHashMap<>();
    duty.put("of", subject);
    duty.put("within", List.of(Slot.LENGTH));
    for (String anchor : List.of("after", "before", "promptlyAfter", "at", "triggeredBy")) {
      duty.put(anchor, event);
    }
    duty.put("doneBy", events);
    duty.put("whileIs", List.of(Slot.STATE));
    duty.put("unless", List.of(Slot.EVENT_FACT));
    duty.put("orBefore", none);
    duty.put("eachStage", none);
    duty.put("inStage", none);
    duty.put("closedBy", events);
    duty.put("closedOnce", List.of(Slot.STATE));
    duty.put("whenMissed", List.of(Slot.ACTION));
    duty.put("notBefore", event);
    duty.put("registered", none);
    duty.put("unregistered", none);
    duty.put("asAct", none);
    duty.put("asCustody", none);
    chains.put("duty", duty);
    chains.put(
        "right",
        Map.of(
            "of",
            subject,
            "needs",
            List.of(Slot.PERMISSION),
            "within",
            List.of(Slot.LENGTH),
            "after",
            event,
            "before",
            event,
            "doneBy",
            events,
            "whenMissed",
            List.of(Slot.ACTION),
            "since",
            event));
    chains.put(
        "prohibition",
        Map.of(
            "of", subject, "brokenBy", events, "unless", List.of(Slot.EVENT_FACT), "since", event));
    chains.put(
        "documentDuty",
        Map.of("of", subject, "on", event, "field", List.of(Slot.FIELD), "heldBy", events));
    chains.put(
        "misconduct",
        Map.of("by", event, "measures", List.of(Slot.MEASURE), "decidedBy", List.of(Slot.ACTOR)));
    chains.put("eligibility", Map.of("met", none, "failed", none, "since", event));
    chains.put("exemption", Map.of("of", subject, "since", event));
    chains.put("status", Map.of("since", event));
    return chains;
  }

  /** The numbers from the first to the last. */
  record Range(int first, int last) {
    boolean holds(int number) {
      return first <= number && number <= last;
    }
  }

  /** What a word of a conclusion is given. */
  public enum Slot {
    SUBJECT,
    EVENT,
    LENGTH,
    NORM,
    FIELD,
    PERMISSION,
    ACTOR,
    ACTION,
    ENTITLEMENT,
    DOCUMENT,
    GROUND,
    MEASURE,
    REQUIREMENT,
    STATUS,
    EVENT_TYPE,
    STATE,
    EVENT_FACT,
    /** A value of the fact that stands before it. */
    VALUE;

    /** The group of words of which it is one; empty for what is no word of a group. */
    public Optional<Group> group() {
      return switch (this) {
        case ACTOR -> Optional.of(Group.ACTORS);
        case ACTION, PERMISSION -> Optional.of(Group.ACTIONS);
        case ENTITLEMENT -> Optional.of(Group.ENTITLEMENTS);
        case DOCUMENT -> Optional.of(Group.DOCUMENTS);
        case GROUND -> Optional.of(Group.GROUNDS);
        case MEASURE -> Optional.of(Group.MEASURES);
        case REQUIREMENT -> Optional.of(Group.REQUIREMENTS);
        case STATUS -> Optional.of(Group.STATUSES);
        case EVENT_TYPE -> Optional.of(Group.EVENTS);
        case STATE, EVENT_FACT -> Optional.of(Group.FACTS);
        case SUBJECT, EVENT, LENGTH, NORM, FIELD, VALUE -> Optional.empty();
      };
    }
  }
}
