package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.NormId;

/** The words in which a rule states its conclusion; the whole vocabulary of consequences. */
public final class Conclusions {

  /**
   * The subject of a conclusion whose sentence is not finished; a pack whose rule leaves it so is
   * refused when it is loaded.
   */
  @SuppressWarnings("NullAway") // and so no conclusion that a host can see is without its subject
  private static final Subject NOBODY_YET = null;

  private Conclusions() {}

  /** A person is owed something (应当). */
  public static Entitlement entitlement(String kind) {
    return new Entitlement(kind, NOBODY_YET, Entitlement.SHALL, Optional.empty());
  }

  /** Somebody must do something (应当). */
  public static Duty duty(String actor, String action) {
    return new Duty(
        actor, action, NOBODY_YET, Optional.empty(), Optional.empty(), List.of(), Duty.Terms.PLAIN);
  }

  /** Somebody may do something (可以、有权). */
  public static Right right(String holder, String action) {
    return new Right(
        holder,
        action,
        NOBODY_YET,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Somebody must not do something (不得). */
  public static Prohibition prohibition(String actor, String action) {
    return new Prohibition(actor, action, NOBODY_YET, List.of(), List.of(), Optional.empty());
  }

  /** A document must be made (文书). */
  public static DocumentDuty documentDuty(String actor, String document) {
    return new DocumentDuty(actor, document, NOBODY_YET, List.of(), List.of(), Optional.empty());
  }

  /** Conduct of a lawyer meets a ground for discipline. */
  public static Misconduct misconduct(Subject lawyer, String ground) {
    return new Misconduct(lawyer, ground, List.of(), List.of(), Optional.empty());
  }

  /** A requirement that a lawyer meets, or fails. */
  public static Eligibility eligibility(Subject lawyer, String requirement) {
    return new Eligibility(lawyer, requirement, true, Optional.empty());
  }

  /** The number of a time limit does not hold (不受……限制). */
  public static Exemption exemption(String norm) {
    return new Exemption(NormId.parse(norm), NOBODY_YET, Optional.empty());
  }

  /** A subject has a legal quality. */
  public static Status status(Subject subject, String key) {
    return new Status(subject, key, Optional.empty());
  }

  /** So many hours (小时). */
  public static Length hours(int count) {
    return TimeLimit.hours(count);
  }

  /** So many calendar days (日). */
  public static Length days(int count) {
    return TimeLimit.days(count);
  }

  /** So many working days (工作日), make-up working days included. */
  public static Length workingDays(int count) {
    return TimeLimit.workingDays(count);
  }

  /** So many months (月). */
  public static Length months(int count) {
    return TimeLimit.months(count);
  }

  /** So many half-months (半月) of fifteen days. */
  public static Length halfMonths(int count) {
    return TimeLimit.halfMonths(count);
  }

  /** At the latest on that day of the month (每月的……日前). */
  public static Length dayOfMonth(int day) {
    return TimeLimit.dayOfMonth(day);
  }
}
