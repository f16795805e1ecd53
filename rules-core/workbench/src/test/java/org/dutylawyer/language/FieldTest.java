package org.dutylawyer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.internal.network.Field;
import org.junit.jupiter.api.Test;

final class FieldTest {

  @Test
  void everyFieldThatAConditionMayNameCanBeReadWithoutCompiling() {
    assertThat(RuleForm.knownTypes()).isNotEmpty();
    RuleForm.knownTypes()
        .forEach(
            (type, fields) -> {
              assertThat(Field.type(type).getSimpleName()).isEqualTo(type);
              assertThat(fields)
                  .allSatisfy(f -> assertThat(Field.of(type, f)).hasToString(type + "." + f));
            });
    assertThat(Field.values())
        .hasSize(RuleForm.knownTypes().values().stream().mapToInt(f -> f.size()).sum());
  }

  @Test
  void aFieldHoldsWhatTheFactSaysAndNothingWhereTheFactIsSilent() {
    Person person = new Person("林某某");
    Event event = new Event("e1", "arrest", person, null, "police", null, null, "", false);

    assertThat(Field.of("Event", "of").apply(event)).isEqualTo(person);
    assertThat(Field.of("Event", "type").apply(event)).isEqualTo("arrest");
    assertThat(Optional.ofNullable(Field.of("Event", "at").apply(event))).isEmpty();
  }

  @Test
  void whatTheLanguageDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> Field.of("Event", "colour"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Event.colour");
    assertThatThrownBy(() -> Field.type("Judge")).hasMessageContaining("Judge");
  }
}
