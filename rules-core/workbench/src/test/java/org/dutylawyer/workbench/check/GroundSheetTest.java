package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.Test;

/** A sheet of grounds that does not fit the rules or the text is refused with file and line. */
class GroundSheetTest {

  @Test
  void aWordThatNoGroundTestsIsRefused() {
    assertThat(refused("elements:\n  - { tests: [no-such-fact], title: [某要件, some element] }\n"))
        .contains("grounds.yaml:2", "'no-such-fact' under tests");
  }

  @Test
  void aLimbOfANormThatIsNoGroundIsRefused() {
    assertThat(refused("limbs:\n  示例〔2021〕1号/1/1: [某情形, some limb]\n"))
        .contains("示例〔2021〕1号/1/1", "a norm whose rule concludes a ground");
  }

  @Test
  void aQuoteThatTheTextDoesNotHaveIsRefused() {
    assertThat(
            refused(
                """
                attached:
                  - about: { serve-to-standard: [] }
                    kind: complaint
                    norm: 示例〔2021〕1号/1/1
                    text: [某结果, some consequence]
                    quote: 原文没有的话
                """))
        .contains("grounds.yaml:2", "原文没有的话");
  }

  @Test
  void anUnknownKindIsRefusedWithTheKnownOnes() {
    assertThat(
            refused(
                """
                attached:
                  - to: [示例〔2021〕1号/1/1]
                    kind: sanction
                    norm: 示例〔2021〕1号/1/1
                    text: [某结果, some consequence]
                    quote: 某
                """))
        .contains("grounds.yaml:3", "measures, decides, receives, transfer, lawyer-may, complaint");
  }

  @Test
  void aComplaintSaysWhichDutiesItIsFor() {
    assertThat(
            refused(
                """
                attached:
                  - kind: complaint
                    norm: 示例〔2021〕1号/1/1
                    text: [某结果, some consequence]
                    quote: 某
                """))
        .contains("grounds.yaml:2", "about");
  }

  private static String refused(String sheet) {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                new FolderPacks()
                    .pack(MiniPack.file(MiniPack.good(), "grounds.yaml", sheet))
                    .build());
    assertThat(refused).isNotNull();
    return refused.message(Locale.ENGLISH);
  }
}
