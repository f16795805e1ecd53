package org.dutylawyer.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.junit.PackScenarios;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Proposals are asked about, and never in force. */
class ProposalsPackTest {

  private static final String PROPOSALS = "建议〔2025〕";
  private static final Question MON_2025_10_13 = Question.asOf(LocalDate.of(2025, 10, 13));

  private static final DutyLawyerRules LAW =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN-50").build();
  private static final DutyLawyerRules WHAT_IF =
      new FolderPacks()
          .packsOnClassPath()
          .pack(ProposalsPack.files())
          .jurisdiction("CN-50")
          .build();

  private static final String CASE =
      """
      {"id": "C", "jurisdiction": "CN-50",
       "proceeding": {"stage": "prosecution-review", "procedure": "ordinary",
                      "investigating-organ": "police", "instance": "first"},
       "persons": [{"id": "某甲", "counsel": "none", "pleads": true}],
       "events": [
         {"type": "help-date", "person": "某甲", "at": "2025-10-10"},
         {"type": "help-notice-received", "person": "某甲", "at": "2025-09-29"},
         {"type": "legal-help-given", "person": "某甲", "at": "2025-10-10"}]}
      """;

  @TestFactory
  Stream<DynamicNode> the_pack_is_what_it_says() {
    return PackScenarios.tests(new ProposalsPack());
  }

  @Test
  void nobody_finds_the_proposals_by_loading_what_is_on_the_class_path() {
    assertThat(DutyLawyerRules.load().packs()).doesNotContainKey("X-paper-2025").containsKey("CN");
    assertThat(LAW.assess(LAW.read(CASE, "case"), MON_2025_10_13).warnings())
        .noneMatch(w -> w.zh().contains("不是法律"));
  }

  @Test
  void asked_about_they_stand_beside_a_local_law_and_every_answer_says_that_they_are_none() {
    Assessment answer = WHAT_IF.assess(WHAT_IF.read(CASE, "case"), MON_2025_10_13);

    assertThat(WHAT_IF.packsFor("CN-50").stream().map(p -> p.id()))
        .containsExactly("CN", "CN-50", "X-paper-2025");
    assertThat(answer.warnings()).anyMatch(w -> w.zh().contains("是假设，不是法律"));
    assertThat(answer.warnings()).anyMatch(w -> w.en().contains("no law"));
    assertThat(answer.entitlements())
        .filteredOn(e -> e.entitlement().equals("public-defender"))
        .extracting(EntitlementAnswer::outcome)
        .containsExactly(Outcome.APPLIES);
  }

  @Test
  void what_the_law_says_is_the_same_with_and_without_them() {
    CaseFile file = LAW.read(CASE, "case");
    Assessment law = LAW.assess(file, MON_2025_10_13);
    Assessment whatIf = WHAT_IF.assess(file, MON_2025_10_13);

    List<Finding> without =
        whatIf.findings().stream().filter(f -> !f.norm().instrument().equals(PROPOSALS)).toList();
    assertThat(without).isEqualTo(law.findings());
    assertThat(whatIf.findings()).hasSizeGreaterThan(without.size());
    assertThat(
            whatIf.entitlements().stream()
                .filter(e -> law.words().titles(GROUP).containsKey(e.entitlement()))
                .toList())
        .isEqualTo(law.entitlements());
  }

  private static final org.dutylawyer.vocabulary.Vocabulary.Group GROUP =
      org.dutylawyer.vocabulary.Vocabulary.Group.ENTITLEMENTS;

  @Test
  void whoever_does_not_do_as_a_proposal_asks_breaks_no_duty() {
    String late =
        CASE.replace(
            "{\"type\": \"legal-help-given\"",
            """
            {"type": "duty-lawyer-arranged", "person": "某甲", "at": "2025-10-09"},
            {"type": "meeting-held", "person": "某甲", "at": "2025-10-10", "over-thirty-minutes": false},
            {"type": "legal-help-given\"\
            """);
    Assessment answer = WHAT_IF.assess(WHAT_IF.read(late, "case"), MON_2025_10_13);

    assertThat(answer.findings())
        .filteredOn(f -> answer.isSupposed(f.norm()))
        .extracting(Finding::state)
        .contains(State.BREACHED);
    assertThat(answer.lawyerBreaches()).noneMatch(b -> answer.isSupposed(b.finding().norm()));
    assertThat(answer.organBreaches()).noneMatch(b -> answer.isSupposed(b.finding().norm()));
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("建议〔2025〕（不是法律）第十三条")
        .doesNotContain("建议〔2025〕第");
  }

  @Test
  void a_proposal_that_would_displace_a_law_or_accuse_somebody_is_refused() {
    String rule =
        new String(ProposalsPack.files().files().get("art-01.drl"), StandardCharsets.UTF_8);
    String tightens = rule.replaceFirst("@Quote", "@Tightens( \"司规〔2020〕6号/19/1\" )\n    @Quote");

    assertThatThrownBy(() -> load(tightens))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a proposal displaces no law");
  }

  private static DutyLawyerRules load(String rules) {
    PackFiles files = ProposalsPack.files();
    TreeMap<String, byte[]> changed = new TreeMap<>(files.files());
    changed.put("art-01.drl", rules.getBytes(StandardCharsets.UTF_8));
    return new FolderPacks()
        .packsOnClassPath()
        .pack(new PackFiles("changed", files.javaPackage(), changed))
        .build();
  }
}
