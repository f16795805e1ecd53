package org.dutylawyer.workbench.junit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.Pack;
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
@SuppressWarnings("exports") // JUnit, which the module does not hand on: its users have it
public final class BreachesStay {

  private static final Set<State> LOST = Set.of(State.BREACHED, State.LATE);

  /** What ends the ground of a duty; those about persons happen to each of them. */
  private static final Map<String, Consumer<ObjectNode>> ENDS = ends();

  /** The events that move a state; what a file states of it beside them, it states of today. */
  private static final Map<String, Set<String>> MOVES =
      Map.of(
          "stage", Set.of("stage-begun", "prosecution-file-received", "case-accepted"),
          "counsel", Set.of("counsel-changed", "counsel-retained-by-relative", "defender-assigned"),
          "custody", Set.of("custody-changed"),
          "possible-penalty", Set.of("expected-penalty-changed"),
          "pleads", Set.of("plea-changed"),
          "instance", Set.of("instance-begun"),
          "procedure", Set.of("procedure-changed"));

  /** What the events leave that do not say it themselves. */
  private static final Map<String, String> LEFT =
      Map.of(
          "defender-assigned", "assigned",
          "prosecution-file-received", "prosecution-review",
          "case-accepted", "trial");

  private static final List<String> STAGES =
      List.of("investigation", "prosecution-review", "trial");

  private final ScenarioCheck check;
  private final Pack pack;

  private BreachesStay(RulePack target) {
    DutyLawyerRules rules = DutyLawyerRules.load();
    this.check = new ScenarioCheck(rules);
    this.pack = Loaded.pack(rules, target);
  }

  /** The test of a pack that the class path offers. */
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
    ends.put("出所", person("released-from-detention", ""));
    ends.put("刑罚降低", person("expected-penalty-changed", "fixed-term-or-less"));
    ends.put("刑罚升高", person("expected-penalty-changed", "life"));
    ends.put("给予援助", event -> event.put("type", "legal-aid-decided").put("granted", true));
    ends.put("提供帮助", person("legal-help-given", ""));
    ends.put("要求帮助", person("duty-lawyer-requested", ""));
    ends.put("失去辩护人", person("counsel-changed", "none"));
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
          "found "
              + lost.size()
              + " breaches gone, expected them to stay:\n"
              + String.join("\n", lost));
    }
  }

  /** What came of one scenario with one event after it. */
  private record Asked(int breaches, List<String> lost) {}

  private List<Asked> asked(Scenario scenario) {
    Optional<Assessment> before = answer(scenario);
    if (before.isEmpty() || breaches(before.get()).isEmpty()) {
      return List.of();
    }
    Map<String, Finding> stay = breaches(answer(later(scenario, event -> {})).orElseThrow());
    stay.keySet().retainAll(breaches(before.get()).keySet());
    List<Asked> asked = new ArrayList<>();
    ENDS.forEach(
        (name, end) ->
            Optional.of(later(scenario, end))
                .filter(later -> !isSo(scenario, name))
                .flatMap(this::answer)
                .ifPresent(
                    answer -> {
                      Map<String, Finding> still = breaches(answer);
                      asked.add(
                          new Asked(
                              stay.size(),
                              stay.entrySet().stream()
                                  .filter(breach -> !still.containsKey(breach.getKey()))
                                  .filter(breach -> !isOwedNoMore(breach.getValue(), answer, name))
                                  .map(b -> scenario.where() + " " + name + ": " + b.getKey())
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
        .filter(f -> !isAhead(f, answer.asOf()))
        .forEach(f -> breaches.put(name(f), f));
    return breaches;
  }

  private static String name(Finding finding) {
    return finding.norm()
        + " "
        + finding.conclusion().of().id()
        + finding.conclusion().trigger().map(Event::id).map(id -> " " + id).orElse("");
  }

  /**
   * Whether a breach may be gone: what hangs on no event is asked of the case as it is. It is not
   * owed at all once the case is another, and owed anew, by whoever is then in charge, where each
   * stage and instance owes it.
   */
  private static boolean isOwedNoMore(Finding breach, Assessment answer, String end) {
    return breach.conclusion() instanceof Duty duty
        && duty.trigger().isEmpty()
        && (duty.terms().eachStage() && isTurn(end)
            || answer.findings().stream().noneMatch(f -> name(f).equals(name(breach))));
  }

  /** Whether a new stage or instance begins. */
  private static boolean isTurn(String end) {
    String type = event(end).path("type").asText();
    return Stream.of("stage", "instance")
        .anyMatch(state -> requireNonNull(MOVES.get(state)).contains(type));
  }

  private static ObjectNode event(String end) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    requireNonNull(ENDS.get(end)).accept(event);
    return event;
  }

  /** Whether what a period is counted back from has not come yet: it can still be called off. */
  private static boolean isAhead(Finding finding, Moment asOf) {
    return finding
        .conclusion()
        .trigger()
        .flatMap(Event::moment)
        .filter(at -> at.date().isAfter(asOf.date()))
        .isPresent();
  }

  /**
   * Whether it is so already, so that the event is nothing new: what the file states would then be
   * taken for what the event has left, and what came before would not be known.
   */
  private static boolean isSo(Scenario scenario, String name) {
    ObjectNode event = event(name);
    String type = event.path("type").asText();
    String to = left(event);
    JsonNode tree = scenario.caseFile();
    return MOVES.entrySet().stream()
        .filter(moved -> moved.getValue().contains(type))
        .anyMatch(
            moved ->
                Stream.concat(
                            Stream.of(tree.path("proceeding")), tree.path("persons").valueStream())
                        .anyMatch(
                            subject ->
                                isSo(moved.getKey(), subject.path(moved.getKey()).asText(), to))
                    || moved.getKey().equals("stage")
                        && tree.path("events")
                            .valueStream()
                            .filter(e -> moved.getValue().contains(e.path("type").asText()))
                            .anyMatch(e -> isSo("stage", left(e), to)));
  }

  private static String left(JsonNode event) {
    return event.path("to").asText(LEFT.getOrDefault(event.path("type").asText(), ""));
  }

  /** Whether a state is what an event would leave; of stages, that or a later one. */
  private static boolean isSo(String state, String now, String to) {
    return now.equals(to) || state.equals("stage") && STAGES.indexOf(now) > STAGES.indexOf(to);
  }

  /** The case two days later, after something has happened to everybody in between. */
  private static Scenario later(Scenario scenario, Consumer<ObjectNode> end) {
    ObjectNode tree = scenario.caseFile().deepCopy();
    ObjectNode event = tree.objectNode();
    if (tree.path("persons").size() > 0) {
      var persons = event.putArray("person");
      tree.path("persons").forEach(p -> persons.add(p.path("id").asText()));
    }
    end.accept(event);
    if (event.has("type")) {
      event.put("at", CaseDates.shown(CaseDates.moved(scenario.asOf(), 1)));
      forget(tree, event.path("type").asText());
      tree.withArray("events").add(event);
    }
    return CaseDates.with(scenario, tree, CaseDates.moved(scenario.asOf(), 2));
  }

  /** Whether what is stated of a subject is what the last of its own events has left. */
  private static boolean isOfToday(
      ObjectNode tree, JsonNode subject, String state, Set<String> events) {
    String last =
        tree.path("events")
            .valueStream()
            .filter(event -> events.contains(event.path("type").asText()))
            .filter(event -> concerns(event, subject))
            .map(event -> event.path("to").asText(subject.path(state).asText()))
            .reduce("", (earlier, later) -> later);
    return last.equals(subject.path(state).asText());
  }

  /** Whether an event is one of that person; what names nobody is one of everybody. */
  private static boolean concerns(JsonNode event, JsonNode subject) {
    JsonNode persons = event.path("person");
    JsonNode id = subject.path("id");
    return id.isMissingNode()
        || persons.isMissingNode()
        || persons.equals(id)
        || persons.valueStream().anyMatch(id::equals);
  }

  /** Takes out what the file states of today where an event changes it once more. */
  private static void forget(ObjectNode tree, String type) {
    MOVES.forEach(
        (state, events) -> {
          if (events.contains(type)) {
            Stream.concat(Stream.of(tree.path("proceeding")), tree.path("persons").valueStream())
                .filter(node -> node.has(state) && isOfToday(tree, node, state, events))
                .forEach(node -> ((ObjectNode) node).remove(state));
          }
        });
    if (type.equals("case-accepted")) { // else it stays open whether a death sentence is reviewed
      ObjectNode proceeding = tree.withObject("/proceeding");
      if (!proceeding.has("instance")) {
        proceeding.put("instance", "first");
      }
    }
  }
}
