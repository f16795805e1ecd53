package org.dutylawyer.workbench.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.scenario.CaseDates;
import org.dutylawyer.workbench.scenario.ScenarioCheck;
import org.junit.jupiter.api.DynamicNode;

/**
 * That what was not done in time stays so, as a test: each scenario in which a duty is in breach or
 * was done late is asked again two days later, with an event in between that ends the ground of the
 * duty (counsel, the next stage, the end of the case, release, a refusal of help). The breach is
 * still there.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> breaches() {
 *   return BreachesStay.tests(new JilinPack());
 * }
 * }</pre>
 */
public final class BreachesStay {

  private static final Set<State> LOST = Set.of(State.BREACHED, State.LATE);

  /** What ends the ground of a duty; those about persons happen to each of them. */
  private static final Map<String, Consumer<ObjectNode>> ENDS = ends();

  /** What a file may state of today besides its events, which the new event changes; or nothing. */
  private static final List<String> STATED =
      List.of("", "stage", "counsel", "custody", "pleads", "instance", "procedure");

  private final ScenarioCheck check;
  private final Pack pack;

  private BreachesStay(RulePack target) {
    DutyLawyerRules rules = DutyLawyerRules.load();
    this.check = new ScenarioCheck(rules);
    PackFiles files = PackFiles.fromService(target);
    this.pack =
        rules.packs().values().stream()
            .filter(p -> p.files().sha256().equals(files.sha256()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not on the class path: " + target));
  }

  /** The tests of a pack that the class path offers, one for each event. */
  public static Stream<DynamicNode> tests(RulePack pack) {
    return Stream.of(
        dynamicTest("逾期、违反的，其后有了辩护人、进入下一阶段、终结案件等，仍是逾期、违反", () -> new BreachesStay(pack).all()));
  }

  private static Map<String, Consumer<ObjectNode>> ends() {
    Map<String, Consumer<ObjectNode>> ends = new LinkedHashMap<>();
    ends.put("委托律师", person("counsel-changed", "retained-lawyer"));
    ends.put("指派律师", person("defender-assigned", ""));
    ends.put("解除强制措施", person("custody-changed", "none"));
    ends.put("反悔", event -> event.put("type", "plea-changed").put("to", false));
    ends.put("拒绝帮助", event -> event.put("type", "help-refused").put("clear", true));
    ends.put("终结", person("case-closed", ""));
    ends.put("审查起诉", proceeding("prosecution-file-received", ""));
    ends.put("审判", proceeding("case-accepted", ""));
    ends.put("第二审", proceeding("instance-begun", "second"));
    ends.put("速裁程序", proceeding("procedure-changed", "fast-track"));
    return ends;
  }

  private static Consumer<ObjectNode> person(String type, String to) {
    return event -> {
      event.put("type", type);
      if (!to.isEmpty()) {
        event.put("to", to);
      }
    };
  }

  private static Consumer<ObjectNode> proceeding(String type, String to) {
    return person(type, to).andThen(event -> event.remove("person"));
  }

  private void all() {
    List<Scenario> scenarios =
        PackReader.scenarios(pack.files(), pack.id()).values().stream()
            .flatMap(List::stream)
            .toList();
    List<Asked> asked = scenarios.parallelStream().flatMap(s -> asked(s).stream()).toList();
    if (asked.stream().mapToInt(Asked::breaches).sum() == 0) {
      throw new AssertionError("no scenario has a breach that could be lost");
    }
    List<String> lost = asked.stream().flatMap(a -> a.lost().stream()).toList();
    if (!lost.isEmpty()) {
      throw new AssertionError(
          "found " + lost.size() + " breaches gone, expected them to stay:\n" + String.join("\n", lost));
    }
  }

  /** What came of one scenario with one event after it. */
  private record Asked(int breaches, List<String> lost) {}

  private List<Asked> asked(Scenario scenario) {
    Optional<Assessment> before = answer(scenario);
    if (before.isEmpty() || breaches(before.get()).isEmpty()) {
      return List.of();
    }
    Map<String, Finding> stay = breaches(answer(later(scenario, event -> {}, "")).orElseThrow());
    stay.keySet().retainAll(breaches(before.get()).keySet());
    List<Asked> asked = new ArrayList<>();
    ENDS.forEach(
        (name, end) ->
            STATED.stream()
                .flatMap(stated -> answer(later(scenario, end, stated)).stream())
                .findFirst()
                .ifPresent(
                    answer -> {
                      Map<String, Finding> still = breaches(answer);
                      asked.add(
                          new Asked(
                              stay.size(),
                              stay.keySet().stream()
                                  .filter(breach -> !still.containsKey(breach))
                                  .map(b -> scenario.where() + " " + name + ": " + b)
                                  .toList()));
                    }));
    return asked;
  }

  /** The answer; empty where the event cannot happen in that case. */
  private Optional<Assessment> answer(Scenario scenario) {
    try {
      return Optional.of(check.settled(scenario));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** The duties in breach or done late, by norm, person and what they arose from. */
  private static Map<String, Finding> breaches(Assessment answer) {
    Map<String, Finding> breaches = new LinkedHashMap<>();
    answer.findings().stream()
        .filter(f -> f.conclusion() instanceof Duty && LOST.contains(f.state()))
        .forEach(
            f ->
                breaches.put(
                    f.norm()
                        + " "
                        + f.conclusion().of().id()
                        + f.conclusion().trigger().map(Event::id).map(id -> " " + id).orElse(""),
                    f));
    return breaches;
  }

  /** The case two days later, after something has happened to everybody in between. */
  private static Scenario later(Scenario scenario, Consumer<ObjectNode> end, String stated) {
    ObjectNode tree = scenario.caseFile().deepCopy();
    tree.path("persons").forEach(p -> ((ObjectNode) p).remove(stated));
    if (tree.path("proceeding") instanceof ObjectNode proceeding) {
      proceeding.remove(stated);
    }
    ObjectNode event = tree.objectNode();
    if (tree.path("persons").size() > 0) {
      var persons = event.putArray("person");
      tree.path("persons").forEach(p -> persons.add(p.path("id").asText()));
    }
    end.accept(event);
    if (event.has("type")) {
      event.put("at", CaseDates.shown(CaseDates.moved(scenario.asOf(), 1)));
      tree.withArray("events").add(event);
    }
    return CaseDates.with(scenario, tree, CaseDates.moved(scenario.asOf(), 2));
  }
}
