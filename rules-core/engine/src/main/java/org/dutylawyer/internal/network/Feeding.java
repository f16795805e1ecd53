package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;

/** Which rule concludes what another asks for, and the order that follows. */
public final class Feeding {

  private final List<RuleModel> ordered = new ArrayList<>();
  private final Map<RuleModel, List<RuleModel>> feeders = new IdentityHashMap<>();

  private Feeding() {}

  /**
   * The rules, none before one that feeds it, otherwise as they stand; without those that feed each
   * other in a circle, and those that these feed.
   */
  public List<RuleModel> ordered() {
    return ordered;
  }

  /** The rules that conclude what this one asks for. */
  public List<RuleModel> feeders(RuleModel rule) {
    return feeders.getOrDefault(rule, List.of());
  }

  /**
   * What a rule concludes, as far as it is written in it.
   *
   * @param type the type of its conclusion
   * @param fields the fields whose content is written
   */
  private record Concluded(String type, Map<String, String> fields) {

    static Concluded by(RuleModel rule) {
      Call call = rule.consequence();
      return switch (call.word()) {
        case "entitlement" ->
            new Concluded(
                "Entitlement",
                Map.of(
                    "kind",
                    call.text(0),
                    "force",
                    call.chain().stream().anyMatch(link -> link.word().equals("may"))
                        ? Entitlement.MAY
                        : Entitlement.SHALL));
        case "duty" -> new Concluded("Duty", Map.of("actor", call.text(0), "action", call.text(1)));
        case "right" ->
            new Concluded("Right", Map.of("holder", call.text(0), "action", call.text(1)));
        case "prohibition" ->
            new Concluded("Prohibition", Map.of("actor", call.text(0), "action", call.text(1)));
        case "misconduct" -> new Concluded("Misconduct", Map.of("ground", call.text(1)));
        case "eligibility" -> new Concluded("Eligibility", Map.of("requirement", call.text(1)));
        case "status" -> new Concluded("Status", Map.of("key", call.text(1)));
        default -> new Concluded("", Map.of());
      };
    }

    boolean canBe(Pattern pattern) {
      boolean absence = pattern.type().equals("NotOwed") && type.equals("Entitlement");
      if (!absence && !pattern.type().equals(type)) {
        return false;
      }
      for (Constraint constraint : pattern.constraints()) {
        String written = fields.get(constraint.field());
        boolean literal = constraint.operands().stream().noneMatch(Ref.class::isInstance);
        if (written != null
            && literal
            && !Comparison.of(constraint.operator())
                .holdsAmong(
                    written, constraint.operands().stream().map(Comparison::literal).toList())) {
          return false;
        }
      }
      return true;
    }
  }

  /** How these rules feed each other. */
  public static Feeding of(List<RuleModel> rules) {
    Feeding feeding = new Feeding();
    Map<String, List<Integer>> byType = new HashMap<>();
    List<Concluded> concluded = rules.stream().map(Concluded::by).toList();
    for (int i = 0; i < rules.size(); i++) {
      byType.computeIfAbsent(concluded.get(i).type(), type -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> fed = new ArrayList<>();
    int[] feeders = new int[rules.size()];
    rules.forEach(rule -> fed.add(new ArrayList<>()));
    for (int i = 0; i < rules.size(); i++) {
      for (Pattern pattern : rules.get(i).patterns()) {
        String type = pattern.type().equals("NotOwed") ? "Entitlement" : pattern.type();
        for (int feeder : byType.getOrDefault(type, List.of())) {
          if (concluded.get(feeder).canBe(pattern)) {
            fed.get(feeder).add(i);
            feeding
                .feeders
                .computeIfAbsent(rules.get(i), rule -> new ArrayList<>())
                .add(rules.get(feeder));
            feeders[i]++;
          }
        }
      }
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < feeders.length; i++) {
      if (feeders[i] == 0) {
        ready.add(i);
      }
    }
    while (!ready.isEmpty()) {
      int next = ready.remove();
      feeding.ordered.add(rules.get(next));
      for (int after : fed.get(next)) {
        if (--feeders[after] == 0) {
          ready.add(after);
        }
      }
    }
    return feeding;
  }
}
