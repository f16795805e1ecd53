package org.dutylawyer.internal.network;

import java.util.HashMap;
import java.util.Map;
import org.drools.model.functions.Function1;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Onset;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.jspecify.annotations.Nullable;

/** A field that a condition can name, read without reflection. */
public enum Field implements Function1<Object, Object> {
  PERSON_ID(Person.class, "id"),
  PROCEEDING_ID(Proceeding.class, "id"),
  LAWYER_ID(Lawyer.class, "id"),
  STATION_ID(Station.class, "id"),
  FACT_OF(Fact.class, "of"),
  FACT_NAME(Fact.class, "name"),
  FACT_VALUE(Fact.class, "value"),
  FACT_AT_OF(FactAt.class, "of"),
  FACT_AT_WHOSE(FactAt.class, "whose"),
  FACT_AT_NAME(FactAt.class, "name"),
  FACT_AT_VALUE(FactAt.class, "value"),
  ONSET_OF(Onset.class, "of"),
  ONSET_WHOSE(Onset.class, "whose"),
  ONSET_NAME(Onset.class, "name"),
  ONSET_VALUE(Onset.class, "value"),
  AMOUNT_OF(Amount.class, "of"),
  AMOUNT_NAME(Amount.class, "name"),
  AMOUNT_VALUE(Amount.class, "value"),
  EVENT_ID(Event.class, "id"),
  EVENT_OF(Event.class, "of"),
  EVENT_TYPE(Event.class, "type"),
  EVENT_BY(Event.class, "by"),
  EVENT_LAWYER(Event.class, "lawyer"),
  EVENT_STATION(Event.class, "station"),
  EVENT_AT(Event.class, "at"),
  EVENT_RE(Event.class, "re"),
  RECORDED_ID(RecordedEvent.class, "id"),
  RECORDED_OF(RecordedEvent.class, "of"),
  RECORDED_TYPE(RecordedEvent.class, "type"),
  RECORDED_BY(RecordedEvent.class, "by"),
  RECORDED_LAWYER(RecordedEvent.class, "lawyer"),
  RECORDED_AT(RecordedEvent.class, "at"),
  RECORDED_RE(RecordedEvent.class, "re"),
  RECORDED_EVENT(RecordedEvent.class, "event"),
  DOCUMENT_OF(Document.class, "of"),
  DOCUMENT_TYPE(Document.class, "type"),
  ENTITLEMENT_OF(Entitlement.class, "of"),
  ENTITLEMENT_KIND(Entitlement.class, "kind"),
  ENTITLEMENT_FORCE(Entitlement.class, "force"),
  NOT_OWED_OF(NotOwed.class, "of"),
  NOT_OWED_KIND(NotOwed.class, "kind"),
  STATUS_OF(Status.class, "of"),
  STATUS_KEY(Status.class, "key"),
  STATUS_SINCE(Status.class, "since"),
  DUTY_OF(Duty.class, "of"),
  DUTY_ACTOR(Duty.class, "actor"),
  DUTY_ACTION(Duty.class, "action"),
  RIGHT_OF(Right.class, "of"),
  RIGHT_HOLDER(Right.class, "holder"),
  RIGHT_ACTION(Right.class, "action"),
  PROHIBITION_OF(Prohibition.class, "of"),
  PROHIBITION_ACTOR(Prohibition.class, "actor"),
  PROHIBITION_ACTION(Prohibition.class, "action"),
  MISCONDUCT_OF(Misconduct.class, "of"),
  MISCONDUCT_GROUND(Misconduct.class, "ground"),
  ELIGIBILITY_OF(Eligibility.class, "of"),
  ELIGIBILITY_REQUIREMENT(Eligibility.class, "requirement"),
  ELIGIBILITY_FULFILLED(Eligibility.class, "fulfilled"),
  READING_ID(Reading.class, "id"),
  READING_OPTION(Reading.class, "option");

  private static final Map<String, Class<?>> TYPES = new HashMap<>();
  private static final Map<Class<?>, Map<String, Field>> BY_KEY = new HashMap<>();

  static {
    for (Field field : values()) {
      TYPES.put(field.owner.getSimpleName(), field.owner);
      BY_KEY.computeIfAbsent(field.owner, owner -> new HashMap<>()).put(field.key, field);
    }
  }

  private final Class<?> owner;
  private final String key;

  Field(Class<?> owner, String key) {
    this.owner = owner;
    this.key = key;
  }

  /** The class of a type that a condition names. */
  public static Class<?> type(String name) {
    Class<?> type = TYPES.get(name);
    if (type == null) {
      throw new IllegalStateException("no type of fact is called " + name);
    }
    return type;
  }

  /** The field of a type that a condition names. */
  public static Field of(String type, String key) {
    return of(type(type), key);
  }

  /** The field of a class of facts. */
  public static Field of(Class<?> owner, String key) {
    Field field = BY_KEY.getOrDefault(owner, Map.of()).get(key);
    if (field == null) {
      throw new IllegalStateException("no field is called " + owner.getSimpleName() + "." + key);
    }
    return field;
  }

  /** What the field holds in that fact. */
  @Override
  public @Nullable Object apply(Object fact) {
    return switch (this) {
      case PERSON_ID -> ((Person) fact).id();
      case PROCEEDING_ID -> ((Proceeding) fact).id();
      case LAWYER_ID -> ((Lawyer) fact).id();
      case STATION_ID -> ((Station) fact).id();
      case FACT_OF -> ((Fact) fact).of();
      case FACT_NAME -> ((Fact) fact).name();
      case FACT_VALUE -> ((Fact) fact).value();
      case FACT_AT_OF -> ((FactAt) fact).of();
      case FACT_AT_WHOSE -> ((FactAt) fact).whose();
      case FACT_AT_NAME -> ((FactAt) fact).name();
      case FACT_AT_VALUE -> ((FactAt) fact).value();
      case ONSET_OF -> ((Onset) fact).of();
      case ONSET_WHOSE -> ((Onset) fact).whose();
      case ONSET_NAME -> ((Onset) fact).name();
      case ONSET_VALUE -> ((Onset) fact).value();
      case AMOUNT_OF -> ((Amount) fact).of();
      case AMOUNT_NAME -> ((Amount) fact).name();
      case AMOUNT_VALUE -> ((Amount) fact).value();
      case EVENT_ID -> ((Event) fact).id();
      case EVENT_OF -> ((Event) fact).of();
      case EVENT_TYPE -> ((Event) fact).type();
      case EVENT_BY -> ((Event) fact).by();
      case EVENT_LAWYER -> ((Event) fact).lawyer();
      case EVENT_STATION -> ((Event) fact).station();
      case EVENT_AT -> ((Event) fact).at();
      case EVENT_RE -> ((Event) fact).re();
      case RECORDED_ID -> ((RecordedEvent) fact).id();
      case RECORDED_OF -> ((RecordedEvent) fact).of();
      case RECORDED_TYPE -> ((RecordedEvent) fact).type();
      case RECORDED_BY -> ((RecordedEvent) fact).by();
      case RECORDED_LAWYER -> ((RecordedEvent) fact).lawyer();
      case RECORDED_AT -> ((RecordedEvent) fact).at();
      case RECORDED_RE -> ((RecordedEvent) fact).re();
      case RECORDED_EVENT -> ((RecordedEvent) fact).event();
      case DOCUMENT_OF -> ((Document) fact).of();
      case DOCUMENT_TYPE -> ((Document) fact).type();
      case ENTITLEMENT_OF -> ((Entitlement) fact).of();
      case ENTITLEMENT_KIND -> ((Entitlement) fact).kind();
      case ENTITLEMENT_FORCE -> ((Entitlement) fact).force();
      case NOT_OWED_OF -> ((NotOwed) fact).of();
      case NOT_OWED_KIND -> ((NotOwed) fact).kind();
      case STATUS_OF -> ((Status) fact).of();
      case STATUS_KEY -> ((Status) fact).key();
      case STATUS_SINCE -> ((Status) fact).since();
      case DUTY_OF -> ((Duty) fact).of();
      case DUTY_ACTOR -> ((Duty) fact).actor();
      case DUTY_ACTION -> ((Duty) fact).action();
      case RIGHT_OF -> ((Right) fact).of();
      case RIGHT_HOLDER -> ((Right) fact).holder();
      case RIGHT_ACTION -> ((Right) fact).action();
      case PROHIBITION_OF -> ((Prohibition) fact).of();
      case PROHIBITION_ACTOR -> ((Prohibition) fact).actor();
      case PROHIBITION_ACTION -> ((Prohibition) fact).action();
      case MISCONDUCT_OF -> ((Misconduct) fact).of();
      case MISCONDUCT_GROUND -> ((Misconduct) fact).ground();
      case ELIGIBILITY_OF -> ((Eligibility) fact).of();
      case ELIGIBILITY_REQUIREMENT -> ((Eligibility) fact).requirement();
      case ELIGIBILITY_FULFILLED -> ((Eligibility) fact).fulfilled();
      case READING_ID -> ((Reading) fact).id();
      case READING_OPTION -> ((Reading) fact).option();
    };
  }

  /** {@code Event.type}. */
  @Override
  public String toString() {
    return owner.getSimpleName() + "." + key;
  }
}
