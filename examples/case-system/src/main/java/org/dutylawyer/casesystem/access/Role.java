package org.dutylawyer.casesystem.access;

import static org.dutylawyer.casesystem.access.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.dutylawyer.text.Title;

/**
 * The kinds of account. Who may do what stands here, and in {@code acts.json} who may record which
 * acts of a case.
 */
public enum Role {
  /** 司法行政机关: supervises, so it sees all cases of its region, and it alone sees conduct. */
  BUREAU("司法局", "justice bureau", Set.of("justice-bureau"), EnumSet.allOf(Permission.class)),
  /** 法律援助机构: arranges the lawyers. */
  AGENCY(
      "法律援助机构",
      "legal aid agency",
      Set.of("legal-aid-agency", "workstation"),
      EnumSet.of(
          CASE_READ,
          CASE_CREATE,
          FACT_WRITE,
          EVENT_WRITE,
          ROSTER_READ,
          ROSTER_WRITE,
          RULES_READ,
          RULES_PROPOSE)),
  /** 公安机关和其他侦查机关, whose accounts are of the same kind. */
  POLICE(
      "公安机关",
      "police",
      Set.of(
          "police",
          "investigating-organ",
          "state-security-organ",
          "coast-guard",
          "prison",
          "military-organ"),
      organ()),
  /** 人民检察院. */
  PROCURATORATE("人民检察院", "people's procuratorate", Set.of("procuratorate"), organ()),
  /** 人民法院. */
  COURT("人民法院", "people's court", Set.of("court"), organ()),
  /** 看守所: tells and forwards, and holds no case of its own. */
  DETENTION_HOUSE(
      "看守所",
      "detention house",
      Set.of("detention-house"),
      EnumSet.of(CASE_READ, EVENT_WRITE, RULES_READ)),
  /** 律师. */
  LAWYER(
      "律师",
      "lawyer",
      Set.of("duty-lawyer", "defence-lawyer", "local-duty-lawyer", "defender"),
      EnumSet.of(CASE_READ, EVENT_WRITE, RULES_READ));

  private final Title title;
  private final Set<String> actors;
  private final Set<Permission> permissions;

  Role(String zh, String en, Set<String> actors, Set<Permission> permissions) {
    this.title = new Title(zh, en);
    this.actors = actors;
    this.permissions = Collections.unmodifiableSet(permissions);
  }

  private static Set<Permission> organ() {
    return EnumSet.of(CASE_READ, CASE_CREATE, FACT_WRITE, EVENT_WRITE, RULES_READ);
  }

  /** Its name. */
  public Title title() {
    return title;
  }

  /** The words for actors that it is; their duties are its own. */
  public Set<String> actors() {
    return actors;
  }

  /** What it may do. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** Whether it sees everybody's duties, because it supervises or arranges. */
  public boolean seesAllDuties() {
    return this == BUREAU || this == AGENCY;
  }
}
