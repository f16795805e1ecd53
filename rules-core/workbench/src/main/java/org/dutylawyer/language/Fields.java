package org.dutylawyer.language;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;

/**
 * The types that a condition can name, with their fields and what each field holds, so that only
 * like is compared with like.
 */
final class Fields {

  /** What a field holds. */
  enum Kind {
    /** A word or an id. */
    TEXT("文字", "a text"),
    /** A person, lawyer, station, proceeding or event. */
    SUBJECT("绑定的主体或者事件", "a bound subject or event"),
    /** A date, or a date and time. */
    MOMENT("另一事件的 at", "the at of another event"),
    /** A whole number. */
    NUMBER("整数", "a whole number"),
    /** True or false. */
    TRUTH("true 或 false", "true or false");

    private final Title title;

    Kind(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** What it may be compared to. */
    Title title() {
      return title;
    }
  }

  private static final Map<String, Map<String, Kind>> TYPES = types();

  private Fields() {}

  private static Map<String, Map<String, Kind>> types() {
    Map<String, Map<String, Kind>> types = new TreeMap<>();
    for (String subject : new String[] {"Person", "Proceeding", "Lawyer", "Station"}) {
      types.put(subject, Map.of("id", Kind.TEXT));
    }
    types.put("Fact", of("of", "name value"));
    types.put("FactAt", of("of whose", "name value"));
    types.put("Onset", of("of whose", "name value"));
    Map<String, Kind> amount = of("of", "name");
    amount.put("value", Kind.NUMBER);
    types.put("Amount", amount);
    Map<String, Kind> event = of("of lawyer station", "id type by re");
    event.put("at", Kind.MOMENT);
    types.put("Event", event);
    Map<String, Kind> recorded = of("of lawyer event", "id type by re");
    recorded.put("at", Kind.MOMENT);
    types.put("RecordedEvent", recorded);
    types.put("Document", of("of", "type"));
    types.put("Entitlement", of("of", "kind force"));
    types.put("NotOwed", of("of", "kind"));
    types.put("Status", of("of since", "key"));
    types.put("Duty", of("of", "actor action"));
    types.put("Right", of("of", "holder action"));
    types.put("Prohibition", of("of", "actor action"));
    types.put("Misconduct", of("of", "ground"));
    Map<String, Kind> eligibility = of("of", "requirement");
    eligibility.put("fulfilled", Kind.TRUTH);
    types.put("Eligibility", eligibility);
    types.put("Reading", of("", "id option"));
    return Collections.unmodifiableMap(types);
  }

  private static Map<String, Kind> of(String subjects, String texts) {
    Map<String, Kind> fields = new LinkedHashMap<>();
    for (String subject : subjects.isEmpty() ? new String[0] : subjects.split(" ")) {
      fields.put(subject, Kind.SUBJECT);
    }
    for (String text : texts.split(" ")) {
      fields.put(text, Kind.TEXT);
    }
    return fields;
  }

  /** What a field of a type holds. */
  static Kind kind(String type, String field) {
    Kind kind = TYPES.getOrDefault(type, Map.of()).get(field);
    if (kind == null) {
      throw new IllegalArgumentException("no field is called " + type + "." + field);
    }
    return kind;
  }

  /** What an operand is: the kind that a field must have to be compared to it. */
  static Kind kind(RuleModel.Operand operand, Map<String, String> bound) {
    if (operand instanceof RuleModel.Ref ref) {
      return ref.field().isEmpty()
          ? Kind.SUBJECT
          : kind(requireNonNull(bound.get(ref.binding())), ref.field());
    }
    if (operand instanceof RuleModel.Whole) {
      return Kind.NUMBER;
    }
    return operand instanceof RuleModel.Truth ? Kind.TRUTH : Kind.TEXT;
  }

  /** All types with their fields. */
  static Map<String, Set<String>> all() {
    Map<String, Set<String>> all = new TreeMap<>();
    TYPES.forEach((type, fields) -> all.put(type, fields.keySet()));
    return Collections.unmodifiableMap(all);
  }
}
