package org.dutylawyer.casesystem;

import java.util.List;
import java.util.Map;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.spring.LiveRules;

/** Cases that every account of the region sees, with the conduct of a lawyer in them. */
final class EverybodysCase {

  static final String ID = "全员-1";

  private static final String EVENTS =
      """
      {"id": "e1", "type": "stage-begun", "at": "2026-01-05", "to": "investigation", "by": "police"},
      {"id": "e2", "type": "duty-lawyer-arranged", "at": "2026-01-08", "person": "某甲",
       "by": "legal-aid-agency", "lawyer": "zhou-min"},
      {"id": "e3", "type": "hearing", "by": "court"},
      {"id": "e4", "type": "meeting-held", "at": "2026-01-09", "person": "某甲",
       "lawyer": "zhou-min"}
      """;

  /** What is wrong with a lawyer, or may be. */
  private static final String CONDUCT =
      """
      , {"id": "c1", "type": "shift-missed", "at": "2026-01-09", "lawyer": "zhou-min"},
      {"id": "c2", "type": "absence-reported", "at": "2026-01-09", "lawyer": "zhou-min"},
      {"id": "c3", "type": "paid-service-offered", "at": "2026-01-12", "lawyer": "zhou-min"},
      {"id": "c4", "type": "breach-found", "at": "2026-01-15", "lawyer": "zhou-min", "re": "c3"}
      """;

  private EverybodysCase() {}

  /** Sees to it that the case is there. */
  static void with(Cases cases, Accounts accounts, LiveRules live) {
    CaseUser bureau = accounts.loadUserByUsername("bureau");
    if (cases.list(bureau, ID, 0, 1).isEmpty()) {
      make(ID, true, cases, bureau, live);
    }
  }

  /** Makes such a case. */
  static void make(String id, boolean conduct, Cases cases, CaseUser bureau, LiveRules live) {
    String file =
        """
        {"id": "%s", "jurisdiction": "CN-50", "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [%s%s]}
        """
            .formatted(id, EVENTS, conduct ? CONDUCT : "");
    FileEdit edit = FileEdit.of(file, live.now().rules().vocabulary("CN-50"));
    edit.lawyer(
        "zhou-min",
        "周敏",
        Map.of("years-of-practice", "37", "last-two-assessments", "both-competent"));
    edit.lawyer("chen-lu", "陈路", Map.of());
    cases.create(
        bureau, edit.json(), List.of("aid-cq", "police-cq", "proc-cq", "court-cq", "house-cq"));
  }
}
