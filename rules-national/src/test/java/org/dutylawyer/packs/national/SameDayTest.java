package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What happened on one day, without hours, is answered alike in whatever order the file lists it,
 * and what was done that day counts as done in time.
 */
class SameDayTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  private static final String DAY = "\"person\": \"p\", \"at\": \"2025-06-03\"";

  /** Events of one day, of which none may be said to be owed or undone in any order. */
  private static final List<List<String>> DONE_IN_TIME =
      List.of(
          List.of("duty-lawyer-requested", "help-application-forwarded", "legal-help-given"),
          List.of("duty-lawyer-requested", "legal-aid-agency-notified", "duty-lawyer-arranged"),
          List.of("duty-lawyer-requested", "help-refused", "help-refusal-recorded"),
          List.of("help-refused", "help-refusal-withdrawn", "legal-help-given"),
          List.of("file-access-requested", "file-access-refused", "file-access-arranged"),
          List.of("counsel-requested", "counsel-request-forwarded"),
          List.of("legal-aid-requested", "legal-aid-request-forwarded", "legal-aid-decided"),
          List.of("defence-ground-found", "defence-notice-sent", "defender-assigned"));

  @TestFactory
  Stream<DynamicTest> the_order_of_the_file_decides_nothing_on_one_day() {
    return DONE_IN_TIME.stream()
        .map(
            types ->
                dynamicTest(
                    String.join(", ", types),
                    () -> {
                      List<List<String>> orders = orders(types);
                      TreeSet<String> first = states(orders.get(0));
                      assertThat(first).isNotEmpty();
                      for (List<String> order : orders) {
                        assertThat(states(order)).as(order.toString()).isEqualTo(first);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> what_was_done_on_the_day_is_not_said_to_be_undone() {
    return DONE_IN_TIME.stream()
        .flatMap(types -> orders(types).stream())
        .map(
            order ->
                dynamicTest(
                    String.join(", ", order),
                    () ->
                        assertThat(findings(order))
                            .filteredOn(f -> f.conclusion().trigger().isPresent())
                            .filteredOn(f -> ofTheseActs(f, order))
                            .noneMatch(
                                f -> f.state() == State.BREACHED || f.state() == State.LATE)));
  }

  /** Whether one of the acts of the day would fulfil it. */
  private static boolean ofTheseActs(Finding finding, List<String> acts) {
    return finding.conclusion() instanceof org.dutylawyer.finding.Duty duty
        && duty.doneBy().stream().anyMatch(acts::contains);
  }

  private static TreeSet<String> states(List<String> types) {
    TreeSet<String> states = new TreeSet<>();
    findings(types)
        .forEach(f -> states.add(f.norm() + " " + f.state() + " " + f.outcome() + f.done()));
    return states;
  }

  private static List<Finding> findings(List<String> types) {
    StringBuilder events = new StringBuilder();
    for (String type : types) {
      String more =
          switch (type) {
            case "duty-lawyer-requested" -> ", \"in-writing\": true";
            case "help-refused" -> ", \"clear\": true";
            case "legal-aid-decided" -> ", \"granted\": true";
            case "legal-aid-requested" -> ", \"submitted-to\": \"case-organ\"";
            default -> "";
          };
      events
          .append(events.isEmpty() ? "" : ",\n")
          .append("{\"type\": \"" + type + "\", " + DAY + more + "}");
    }
    String file =
        """
        {"jurisdiction": "CN", "id": "c", "register": {},
         "proceeding": {"stage": "prosecution-review", "investigating-organ": "police"},
         "persons": [{"id": "p", "counsel": "none", "custody": "detained", "age-group": "minor"}],
         "events": [%s]}
        """
            .formatted(events);
    return RULES
        .assess(RULES.read(file, "case"), Question.asOf(LocalDate.of(2025, 6, 20)))
        .governing();
  }

  private static List<List<String>> orders(List<String> types) {
    if (types.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : types) {
      List<String> rest = new ArrayList<>(types);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(order);
        orders.add(all);
      }
    }
    return orders;
  }
}
