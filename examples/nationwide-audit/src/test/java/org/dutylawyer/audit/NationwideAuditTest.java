package org.dutylawyer.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line takes. */
final class NationwideAuditTest {

  private static void parse(String asOf) {
    new CommandLine(new NationwideAudit())
        .parseArgs("cases.jsonl", "-o", "audit", "--as-of", asOf, "--known-on", "2026-11-01");
  }

  @Test
  void the_day_asked_about_is_given_as_to_the_program() {
    assertThatCode(() -> parse("2026-11-21")).doesNotThrowAnyException();
    assertThatCode(() -> parse("2026-11-21T10:30")).doesNotThrowAnyException();
    assertThatThrownBy(() -> parse("21.11.2026"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'21.11.2026'")
        .hasMessageNotContaining("java.time");
  }
}
