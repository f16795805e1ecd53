package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A history that cannot be is refused by the program, with the place, what was found and expected.
 */
class HistoryRefusedTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a refusal taken back before it was made | "events": [ { "type": "help-refusal-withdrawn", "person": "甲", "at": "2025-03-03" }, { "type": "help-refused", "person": "甲", "clear": true, "at": "2025-03-05" } ] | $.events[0].at | 2025-03-03 | 2025-03-05
          two stages at once, as written | "events": [ { "type": "stage-begun", "to": "trial", "at": "2025-03-03" }, { "type": "stage-begun", "to": "prosecution-review", "at": "2025-03-03" } ] | $.events[1].to | "prosecution-review" | "trial"
          two stages at once, by what happened | "events": [ { "type": "case-accepted", "at": "2025-03-03" }, { "type": "prosecution-file-received", "at": "2025-03-03" } ] | $.events[0].at | "trial" | "prosecution-review"
          a procuratorate that accepts a case for trial | "events": [ { "type": "case-accepted", "by": "procuratorate", "at": "2025-03-03" } ] | $.events[0].by | "procuratorate" | "court"
          a relative who records the refusal | "events": [ { "type": "help-refusal-recorded", "by": "near-relative", "person": "甲", "at": "2025-03-03" } ] | $.events[0].by | "near-relative" | "police"
          a register of what is only planned | "register": { "records": [ "hearing" ] } | $.register.records[0] | "hearing" | 能够登记的事件类型
          a change that did not happen and led somewhere | "events": [ { "type": "stage-begun", "to": "trial", "not-done": true, "at": "2025-03-03" } ] | $.events[0].to | "trial" | 没有发生的变化没有结果
          """)
  void is_refused(String what, String rest, String place, String found, String expected)
      throws IOException {
    Path file = folder.resolve("case.json");
    Files.writeString(
        file,
        "{ \"id\": \"甲案\", \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"甲\" } ], "
            + rest
            + " }");
    assertThat(Program.refusal("assess", file.toString(), "--as-of", "2025-06-20"))
        .contains(place, found, expected);
  }
}
