package org.dutylawyer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.finding.Conclusions;
import org.junit.jupiter.api.Test;

class RuleFormTest {

  /**
   * The static import of the words of conclusions would take the place of a field of the same name,
   * and the condition would never match, without any error.
   */
  @Test
  void no_field_that_rules_match_has_the_name_of_a_word_of_conclusions() {
    Set<String> words =
        Arrays.stream(Conclusions.class.getMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(words).contains("entitlement", "duty", "workingDays");
    Set<String> fields = new TreeSet<>();
    RuleForm.knownTypes().values().forEach(fields::addAll);
    assertThat(fields).isNotEmpty().doesNotContainAnyElementsOf(words);
  }

  @Test
  void every_field_that_rules_can_name_is_there_to_be_read() {
    RuleForm.knownTypes()
        .forEach(
            (type, fields) -> {
              Class<?> found = type(type);
              Set<String> readable =
                  Arrays.stream(found.getMethods())
                      .filter(m -> m.getParameterCount() == 0)
                      .map(Method::getName)
                      .collect(Collectors.toSet());
              assertThat(readable).as(type).containsAll(fields);
            });
  }

  private static Class<?> type(String name) {
    for (String parent : Set.of("org.dutylawyer.casefile.", "org.dutylawyer.finding.")) {
      try {
        return Class.forName(parent + name);
      } catch (ClassNotFoundException e) {
        // then it is in the next one
      }
    }
    throw new AssertionError(name + " is no type of facts or findings");
  }
}
