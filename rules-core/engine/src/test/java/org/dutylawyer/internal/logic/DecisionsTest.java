package org.dutylawyer.internal.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("a", List.of("yes", "no")),
          new Variable("b", List.of("none", "retained", "assigned")),
          new Variable("c", List.of("yes", "no")),
          new Variable("d", List.of("1", "2", "3", "4")));

  private final Decisions decisions = new Decisions(500_000);

  @Test
  void a_decision_agrees_with_its_truth_table_and_names_exactly_what_can_change_it() {
    Random random = new Random(20251013);
    for (int round = 0; round < 400; round++) {
      Formula formula = formula(random, 4);
      List<Map<String, String>> worlds = worlds();
      for (Map<String, String> world : worlds) {
        Decision left = formula.decision();
        for (Variable variable : VARIABLES) {
          left = decisions.given(left, variable, world.get(variable.key()));
        }
        assertThat(left == decisions.always()).isEqualTo(formula.holds().test(world));
        assertThat(left == decisions.always() || left == decisions.never()).isTrue();
      }
      List<Variable> support = decisions.support(formula.decision());
      for (Variable variable : VARIABLES) {
        assertThat(support.contains(variable))
            .isEqualTo(changes(formula.holds(), variable, worlds));
      }
    }
  }

  @Test
  void the_same_function_is_the_same_object_however_it_was_put_together() {
    Decision a = decisions.is(VARIABLES.get(0), "yes");
    Decision b = decisions.is(VARIABLES.get(1), "none");
    assertThat(decisions.not(decisions.and(a, b)))
        .isSameAs(decisions.or(decisions.not(a), decisions.not(b)));
    assertThat(decisions.or(a, decisions.is(VARIABLES.get(0), "no"))).isSameAs(decisions.always());
    assertThat(decisions.and(a, decisions.is(VARIABLES.get(0), "no"))).isSameAs(decisions.never());
  }

  @Test
  void the_fewest_values_that_suffice_are_found_and_no_fewer_do() {
    Random random = new Random(20251128);
    for (int round = 0; round < 200; round++) {
      Decision decision = formula(random, 4).decision();
      if (decision == decisions.never()) {
        assertThatThrownBy(() -> decisions.fewest(decision))
            .isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      Map<Variable, String> fewest = decisions.fewest(decision);
      assertThat(decisions.given(decision, decisions.assign(fewest))).isSameAs(decisions.always());
      for (Variable left : fewest.keySet()) {
        Map<Variable, String> fewer = new HashMap<>(fewest);
        fewer.remove(left);
        assertThat(decisions.given(decision, decisions.assign(fewer)))
            .isNotSameAs(decisions.always());
      }
    }
  }

  @Test
  void a_decision_of_others_becomes_the_same_function_here_whatever_the_order_of_their_variables() {
    Decisions others = new Decisions(500_000);
    for (int i = VARIABLES.size() - 1; i >= 0; i--) {
      others.is(VARIABLES.get(i), VARIABLES.get(i).values().get(0));
    }
    Decision a = others.is(VARIABLES.get(0), "yes");
    Decision d = others.is(VARIABLES.get(3), "2");
    Decision copied = decisions.copy(others.or(a, others.not(d)), others, new HashMap<>());
    assertThat(copied)
        .isSameAs(
            decisions.or(
                decisions.is(VARIABLES.get(0), "yes"),
                decisions.not(decisions.is(VARIABLES.get(3), "2"))));
  }

  @Test
  void a_value_that_the_variable_does_not_have_is_refused_with_those_it_has() {
    assertThatThrownBy(() -> decisions.is(VARIABLES.get(1), "appointed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("b: found 'appointed', expected one of [none, retained, assigned]");
  }

  private record Formula(Decision decision, Predicate<Map<String, String>> holds) {}

  private Formula formula(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      Variable variable = VARIABLES.get(random.nextInt(VARIABLES.size()));
      String value = variable.values().get(random.nextInt(variable.values().size()));
      return new Formula(
          decisions.is(variable, value), world -> world.get(variable.key()).equals(value));
    }
    Formula a = formula(random, depth - 1);
    Formula b = formula(random, depth - 1);
    return switch (random.nextInt(3)) {
      case 0 -> new Formula(decisions.not(a.decision()), a.holds().negate());
      case 1 -> new Formula(decisions.and(a.decision(), b.decision()), a.holds().and(b.holds()));
      default -> new Formula(decisions.or(a.decision(), b.decision()), a.holds().or(b.holds()));
    };
  }

  private static List<Map<String, String>> worlds() {
    List<Map<String, String>> worlds = new ArrayList<>();
    for (String a : VARIABLES.get(0).values()) {
      for (String b : VARIABLES.get(1).values()) {
        for (String c : VARIABLES.get(2).values()) {
          for (String d : VARIABLES.get(3).values()) {
            worlds.add(Map.of("a", a, "b", b, "c", c, "d", d));
          }
        }
      }
    }
    return worlds;
  }

  private static boolean changes(
      Predicate<Map<String, String>> holds, Variable variable, List<Map<String, String>> worlds) {
    for (Map<String, String> one : worlds) {
      for (Map<String, String> other : worlds) {
        boolean onlyThere =
            one.entrySet().stream()
                .allMatch(
                    e ->
                        e.getKey().equals(variable.key())
                            || e.getValue().equals(other.get(e.getKey())));
        if (onlyThere && holds.test(one) != holds.test(other)) {
          return true;
        }
      }
    }
    return false;
  }
}
