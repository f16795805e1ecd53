package org.dutylawyer.packs.chongqing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Displacement.Reason;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Right;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the Chongqing rules stand to the national ones, where a scenario cannot say it. */
class ChongqingLayeringTest {

  private static final DutyLawyerRules RULES = Loaded.RULES;

  private static final List<RuleModel> PACK = RULES.packs().get("CN-50").rules();

  private static final LocalDate FRI_2025_06_06 = LocalDate.of(2025, 6, 6);

  @Test
  void whereChongqingSaysOnlyPromptlyTheNationalNumberStaysBesideIt() {
    Assessment answer =
        answer(
            """
            "persons": [{"id": "p", "counsel": "none"}],
            "events": [{"type": "help-notice-received", "person": "p", "at": "2025-05-30",
                        "on-site-lawyer": false, "notice-exception": "none"}]
            """);
    assertThat(only(answer, cn("19/2-b")).others())
        .contains(new Displacement(cq("20/1-b"), Reason.LOCAL_GIVES_LESS));
    assertThat(only(answer, cq("20/1-b")).others())
        .contains(new Displacement(cn("19/2-b"), Reason.LOCAL_GIVES_LESS));
    assertThat(only(answer, cn("19/2-b")).displacedBy()).isEmpty();
  }

  @Test
  void anInstanceThatBeginsAndIsAcceptedDaysLaterAsksTheOrganInChargeOnce() {
    Assessment answer =
        answer(
            """
            "proceeding": {"stage": "trial", "instance": "second", "in-absentia": false,
                           "compulsory-treatment": false},
            "persons": [{"id": "p", "counsel": "none", "pleads": true}],
            "events": [{"id": "begun", "type": "instance-begun", "to": "second",
                        "at": "2025-06-02"},
                       {"id": "accepted", "type": "case-accepted", "at": "2025-06-05"}]
            """);
    assertThat(only(answer, cq("18/2-a3")).conclusion().trigger().orElseThrow().id())
        .isEqualTo("accepted");
  }

  @Test
  void theTwentyFourHoursOfTheLegalAidLawStayBesidePromptness() {
    Assessment answer =
        answer(
            """
            "persons": [{"id": "p", "counsel": "none"}],
            "events": [{"type": "legal-aid-requested", "person": "p", "at": "2025-06-03T10:00",
                        "submitted-to": "duty-lawyer"}]
            """);
    assertThat(only(answer, cq("7/1-c")).others())
        .contains(new Displacement(NormId.parse("法律援助法/39/2"), Reason.LOCAL_GIVES_LESS));
  }

  @Test
  void jointManagementAndStationsOfIntermediateCourtsContradictTheNationalText() {
    Assessment answer =
        answer(
            """
            "stations": [{"id": "s", "host": "court", "host-level": "intermediate"}]
            """);
    assertThat(only(answer, cq("28/1-a")).others())
        .containsExactly(new Displacement(cn("26/1"), Reason.CONTRADICTION));
    assertThat(only(answer, cq("27/2-b")).others())
        .containsExactly(new Displacement(cn("26/1"), Reason.CONTRADICTION));
    assertThat(only(answer, cn("26/1")).others())
        .contains(
            new Displacement(cq("28/1-a"), Reason.CONTRADICTION),
            new Displacement(cq("27/2-b"), Reason.CONTRADICTION));
  }

  @Test
  void everyRelationNamesANormThatTheStackHolds() {
    List<NormId> above = RULES.packs().get("CN").rules().stream().map(RuleModel::norm).toList();
    assertThat(PACK.stream().flatMap(rule -> rule.relations().stream()))
        .hasSizeGreaterThan(100)
        .allSatisfy(relation -> assertThat(above).contains(relation.other()));
  }

  @Test
  void rightsSayWhatTheyNeed() {
    Assessment answer =
        answer(
            """
            "proceeding": {"stage": "prosecution-review"},
            "persons": [{"id": "p", "counsel": "none", "pleads": true}],
            "stations": [{"id": "s", "host": "court"}],
            "events": [{"type": "plea-statement-signed", "person": "p", "at": "2025-06-03",
                        "lawyer-position": "objects-to-sentence-or-procedure"}]
            """);
    assertThat(needs(answer, cq("10/2-a"))).containsExactly("attach-reasons");
    assertThat(needs(answer, cq("21/2-b"))).containsExactly("on-site-duty-impossible");
    assertThat(needs(answer, cq("11/1/2"))).isEmpty();
    assertThat(needs(answer, cq("11/1/2-a2"))).containsExactly("meeting-permission");
  }

  @Test
  void aDutyIsPromptExactlyWhereTheTextSaysSo() {
    // In the file of these two the day is missing from which promptness would run.
    List<NormId> undated = List.of(cq("17/1-a2"), cq("18/2-a2"));
    List<RuleModel> duties =
        PACK.stream()
            .filter(rule -> rule.consequence().word().equals("duty"))
            .filter(rule -> !undated.contains(rule.norm()))
            .toList();
    Map<Boolean, List<NormId>> prompt =
        duties.stream()
            .collect(
                Collectors.partitioningBy(
                    rule ->
                        rule.consequence().chain().stream()
                            .map(Call::word)
                            .anyMatch("promptlyAfter"::equals),
                    Collectors.mapping(RuleModel::norm, Collectors.toList())));
    assertThat(prompt.get(true))
        .hasSize(34)
        .containsExactlyElementsOf(
            duties.stream()
                .filter(rule -> rule.quote().contains("及时"))
                .map(RuleModel::norm)
                .toList());
  }

  @Test
  void measuresAreListedAsTheTextHasThemAndNoBodyIsNamedWhereItNamesNone() {
    Assessment answer =
        answer(
            """
            "lawyers": [{"id": "l", "duty-posting": "posted"}],
            "events": [{"type": "property-taken-from-client", "lawyer": "l", "at": "2025-06-03"}]
            """);
    Misconduct misconduct = (Misconduct) only(answer, cq("30/1/4")).conclusion();
    assertThat(misconduct.measures())
        .containsExactly("talk", "end-duty-status", "public-criticism", "lower-yearly-grade");
    assertThat(misconduct.deciders()).isEmpty();
    assertThat(PACK)
        .filteredOn(rule -> rule.norm().path().startsWith("30/1/"))
        .hasSize(27)
        .allSatisfy(
            rule ->
                assertThat(rule.consequence().chain().stream().map(Call::word).toList())
                    .containsExactly("by", "measures"));
  }

  @Test
  void theDayInForceIsExplained() {
    assertThat(RULES.packs().get("CN-50").manifest().instruments())
        .singleElement()
        .satisfies(
            rules -> {
              assertThat(rules.inForce().from()).contains(LocalDate.of(2021, 4, 1));
              assertThat(rules.note().orElseThrow().zh()).contains("落款日期2021年4月1日");
              assertThat(rules.repeals()).extracting("id").containsExactly("渝司发〔2018〕310号");
              assertThat(rules.basis()).containsExactly("司规〔2020〕6号");
            });
  }

  @Test
  void theOpinionThatTheRulesRepealIsNamedAsNotHeldUntilTheyAreInForce() {
    String opinion = "关于开展法律援助值班律师工作的实施意见（渝司发〔2018〕310号）";
    assertThat(notHeld(LocalDate.of(2021, 3, 31))).contains(opinion);
    assertThat(notHeld(LocalDate.of(2021, 4, 1))).doesNotContain(opinion);
  }

  private static List<String> notHeld(LocalDate day) {
    CaseFile file = read("\"persons\": [{\"id\": \"p\", \"counsel\": \"none\"}]");
    return RULES.assess(file, Question.asOf(day)).notHeld().stream()
        .map(text -> text.title().zh())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "absence-approved, court, legal-aid-agency",
    "absence-refused, procuratorate, legal-aid-agency",
    "meeting-permitted, court, police",
    "refusal-upheld, legal-aid-agency, justice-bureau",
    "legal-aid-ordered, court, justice-bureau",
    "legal-aid-objection-decided, legal-aid-agency, justice-bureau"
  })
  void nobodyButWhomTheTextNamesDoesIt(String type, String other, String actor) {
    assertThat(read(done(type, actor)).events()).hasSize(1);
    assertThatThrownBy(() -> read(done(type, other)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(actor);
  }

  private static String done(String type, String by) {
    return """
    "persons": [{"id": "p", "counsel": "none"}],
    "lawyers": [{"id": "l", "duty-posting": "posted"}],
    "events": [{"type": "%s", "at": "2025-06-03", "by": "%s", "lawyer": "l"}]
    """
        .formatted(type, by);
  }

  @Test
  void theUnpermittedMeetingOfOneLawyerIsNoBreachOfTheOther() {
    Assessment answer =
        answer(
            """
            "register": {"records": ["meeting-permitted"]},
            "proceeding": {"stage": "investigation", "crime-kind": "terrorism",
                           "investigating-organ": "police"},
            "persons": [{"id": "p", "counsel": "none", "custody": "arrested"}],
            "lawyers": [{"id": "permitted"}, {"id": "other"}],
            "events": [
              {"type": "meeting-sought", "at": "2025-05-26", "lawyer": "permitted"},
              {"type": "meeting-held", "at": "2025-05-27", "lawyer": "other"},
              {"type": "meeting-permitted", "at": "2025-05-28", "lawyer": "permitted"},
              {"type": "meeting-held", "at": "2025-05-29", "lawyer": "permitted"}]
            """);
    assertThat(answer.lawyerBreaches())
        .filteredOn(breach -> breach.finding().norm().equals(cq("12/2")))
        .extracting(breach -> breach.lawyer().orElseThrow().id())
        .containsExactly("other");
  }

  private static List<String> needs(Assessment answer, NormId norm) {
    return ((Right) only(answer, norm).conclusion()).needs();
  }

  private static Finding only(Assessment answer, NormId norm) {
    assertThat(answer.of(norm)).as(norm.toString()).hasSize(1);
    return answer.of(norm).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\": \"case-transferred\", \"to\": \"elsewhere\", \"at\": \"2025-05-06\"}', 1",
    "'{\"type\": \"case-accepted\", \"at\": \"2025-05-06\"}', 0"
  })
  void theAnswerSaysThatACaseThatMovedIsAnsweredForOnePlaceAlone(String event, int times) {
    assertThat(answer("\"persons\": [{\"id\": \"p\"}], \"events\": [" + event + "]").warnings())
        .filteredOn(warning -> warning.zh().contains("其他地方的地方规定没有考虑"))
        .hasSize(times);
  }

  private static Assessment answer(String members) {
    return RULES.assess(read(members), Question.asOf(FRI_2025_06_06));
  }

  private static CaseFile read(String members) {
    String json = "{\"id\": \"case\", \"jurisdiction\": \"CN-50\", " + members + "}";
    return RULES.reader("CN-50").read(json, "case.json");
  }

  private static NormId cq(String path) {
    return NormId.parse("渝司发〔2021〕19号/" + path);
  }

  private static NormId cn(String path) {
    return NormId.parse("司规〔2020〕6号/" + path);
  }
}
