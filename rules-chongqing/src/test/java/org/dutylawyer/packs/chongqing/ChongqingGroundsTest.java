package org.dutylawyer.packs.chongqing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.finding.GroundAnswer.Element;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.GroundAnswer.OtherReading;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.GroundAnswer.Status;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.scenario.ScenarioCheck;
import org.junit.jupiter.api.Test;

/** What an answer says of a ground for discipline: element by element, and never more. */
class ChongqingGroundsTest {

  private static final DutyLawyerRules RULES = Loaded.RULES;

  private static final LocalDate FRI_2025_06_20 = LocalDate.of(2025, 6, 20);

  private static final String ON_DUTY = "{\"id\": \"l\", \"duty-posting\": \"posted\"}";

  @Test
  void anElementThatTheFileDoesNotSpeakOfIsUnknownAndNotDisproved() {
    GroundAnswer ground =
        ground(
            "30/1/1",
            """
            {"id": "x", "type": "shift-missed", "lawyer": "l", "at": "2025-06-16",
             "special-reason": true}
            """);
    assertThat(ground.result()).isEqualTo(Result.UNDETERMINED);
    Element consent = only(ground).element("prior-consent").orElseThrow();
    assertThat(consent.status()).isEqualTo(Status.UNKNOWN);
    assertThat(consent.needs()).extracting(Need::fact).containsExactly("prior-consent");
    assertThat(consent.evidence()).isEmpty();
    Element reason = only(ground).element("special-reason").orElseThrow();
    assertThat(reason.status()).isEqualTo(Status.ESTABLISHED);
    assertThat(reason.evidence())
        .singleElement()
        .satisfies(e -> assertThat(e.event().orElseThrow().id()).isEqualTo("x"));
  }

  @Test
  void whatTheFileRecordsToTheContraryDisprovesAnElementAndIsShown() {
    GroundAnswer ground =
        ground(
            "30/1/1",
            """
            {"id": "shift", "type": "shift", "lawyer": "l", "at": "2025-06-16"},
            {"id": "yes", "type": "absence-approved", "lawyer": "l", "at": "2025-06-14",
             "re": "shift"},
            {"id": "x", "type": "shift-missed", "lawyer": "l", "at": "2025-06-16", "re": "shift",
             "special-reason": true, "prior-consent": "before-shift"}
            """);
    assertThat(ground.result()).isEqualTo(Result.NOT_MET);
    Element consent = only(ground).element("prior-consent").orElseThrow();
    assertThat(consent.status()).isEqualTo(Status.NOT_ESTABLISHED);
    assertThat(consent.evidence())
        .extracting(e -> e.event().orElseThrow().id())
        .containsExactlyInAnyOrder("x", "yes");
    assertThat(ground.readings())
        .containsExactly(new OtherReading("cq-30-1-advance", "three-days", Result.MET));
  }

  @Test
  void aConsentOnFileAndTheStatementThatThereWasNoneAreRefusedWithBothPlaces() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"id": "shift", "type": "shift", "lawyer": "l", "at": "2025-06-16"},
                    {"id": "yes", "type": "absence-approved", "lawyer": "l", "at": "2025-06-04",
                     "re": "shift"},
                    {"id": "x", "type": "shift-missed", "lawyer": "l", "at": "2025-06-16",
                     "re": "shift", "special-reason": true, "prior-consent": "none"}
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("$.events[2].prior-consent")
        .hasMessageContaining("found \"none\", expected \"three-days-ahead\": $.events[1]");
  }

  @Test
  void aConsentThatDoesNotSayForWhichOfTwoShiftsIsRefused() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"id": "one", "type": "shift", "lawyer": "l", "at": "2025-06-09"},
                    {"id": "two", "type": "shift", "lawyer": "l", "at": "2025-06-16"},
                    {"type": "absence-approved", "lawyer": "l", "at": "2025-06-04"}
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("$.events[2].re")
        .hasMessageContaining("the \"shift\" that it is about: \"one\", \"two\"");
  }

  @Test
  void leaveReportedTwoDaysAheadAndAgreedBreachesArticle23AndIsNoGround() {
    Assessment answer =
        answer(
            """
            {"id": "shift", "type": "shift", "lawyer": "l", "at": "2025-06-16",
             "cannot-attend": true},
            {"type": "absence-reported", "lawyer": "l", "at": "2025-06-14", "re": "shift"},
            {"type": "absence-approved", "lawyer": "l", "at": "2025-06-14", "re": "shift"},
            {"type": "shift-missed", "lawyer": "l", "at": "2025-06-16", "re": "shift",
             "special-reason": true}
            """);
    assertThat(answer.conduct().grounds()).noneMatch(g -> g.result() == Result.MET);
    assertThat(answer.lawyerBreaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.finding().norm()).isEqualTo(cq("23/1-c"));
              assertThat(breach.finding().late()).isEqualTo(1);
              assertThat(breach.lawyer().orElseThrow().id()).isEqualTo("l");
              assertThat(breach.also()).isEmpty();
            });
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s+", ""))
        .contains("要件4不成立；依现有案卷，不符合本项情形。", "依现有案卷，没有处理事由因此成立");
  }

  @Test
  void whereConductIsNotAskedAboutNothingIsHeldAgainstALawyer() {
    CaseFile file =
        file(
            ON_DUTY,
            """
            {"id": "shift", "type": "shift", "lawyer": "l", "at": "2025-06-16",
             "cannot-attend": true},
            {"type": "absence-reported", "lawyer": "l", "at": "2025-06-15", "re": "shift"}
            """);
    Question question = Question.asOf(FRI_2025_06_20);
    assertThat(RULES.assess(file, question).lawyerBreaches()).isNotEmpty();
    Assessment without =
        RULES.assess(
            file,
            question.only(Question.Part.ENTITLEMENTS, Question.Part.DUTIES, Question.Part.OTHERS));
    assertThatThrownBy(without::lawyerBreaches).isInstanceOf(IllegalStateException.class);
    assertThat(TextAnswer.of(without, Locale.CHINESE)).doesNotContain("处理事由");
  }

  @Test
  void absenceWithoutConsentThatMeetsAGroundIsNotSaidToMeetNoneUnderArticle23() {
    Assessment answer =
        answer(
            """
            {"id": "shift", "type": "shift", "lawyer": "l", "at": "2025-06-16",
             "cannot-attend": true},
            {"type": "shift-missed", "lawyer": "l", "at": "2025-06-16", "re": "shift",
             "special-reason": true, "prior-consent": "none"}
            """);
    assertThat(answer.lawyerBreaches())
        .extracting(breach -> breach.finding().norm())
        .contains(cq("23/1-c2"));
    assertThat(answer.lawyerBreaches())
        .allSatisfy(
            breach ->
                assertThat(breach.also())
                    .extracting(g -> g.provision().toString())
                    .contains("渝司发〔2021〕19号/30/1/1"));
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("同一行为另符合处理事由")
        .doesNotContain("没有处理事由因此成立");
  }

  @Test
  void aBreachWhoseActMayMeetAGroundIsNotSaidToMeetNone() {
    Assessment answer =
        answer(
            """
            {"type": "case-facts-disclosed", "lawyer": "l", "at": "2025-06-16",
             "disclosure-permitted": false}
            """);
    assertThat(answer.lawyerBreaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.finding().norm()).isEqualTo(cq("25/1-c"));
              assertThat(breach.also()).isEmpty();
              assertThat(breach.open()).isNotEmpty();
            });
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("同一行为是否符合处理事由", "尚待查明")
        .doesNotContain("没有处理事由因此成立");
  }

  @Test
  void damageNeedsEveryElementAndSaysExactlyWhichAreOpen() {
    GroundAnswer ground =
        ground(
            "30/1/5",
            """
            {"id": "d", "type": "rights-damaged", "lawyer": "l", "at": "2025-06-16",
             "caused-by-lawyer": true, "complained-of": true}
            """);
    assertThat(ground.result()).isEqualTo(Result.UNDETERMINED);
    assertThat(only(ground).needs())
        .extracting(Need::fact)
        .containsExactlyInAnyOrder("fault", "major", "verified");
    assertThat(only(ground).elements())
        .extracting(Element::status)
        .containsExactly(
            Status.ESTABLISHED,
            Status.ESTABLISHED,
            Status.UNKNOWN,
            Status.ESTABLISHED,
            Status.UNKNOWN,
            Status.ESTABLISHED,
            Status.UNKNOWN);
    Need fault = only(ground).needs().get(0);
    assertThat(fault.answers())
        .filteredOn(a -> a.value().equals("none"))
        .extracting(Need.Answer::outcome)
        .containsExactly(Outcome.DOES_NOT_APPLY);
  }

  @Test
  void anActThatNoFileRecordsIsNotOnFileWhichIsNoFindingThatThereWasNone() {
    Assessment answer = answer("");
    assertThat(answer.conduct().grounds())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            ground -> {
              assertThat(ground.touched()).isFalse();
              assertThat(ground.result()).isEqualTo(Result.NOT_MET);
              assertThat(ground.limbs())
                  .allSatisfy(
                      limb ->
                          assertThat(limb.elements())
                              .filteredOn(e -> !e.role())
                              .extracting(Element::status)
                              .containsOnly(Status.NOT_ON_FILE));
            });
    assertThat(TextAnswer.of(answer, Locale.CHINESE)).contains("案卷都没有相关行为的记载（不等于查明没有）");
  }

  @Test
  void aRefusalOfTheFileByTheOrganExcusesAndTheComplaintIsNamed() {
    Assessment answer =
        RULES.assess(
            RULES
                .reader("CN-50")
                .read(
                    """
                    {"id": "case", "jurisdiction": "CN-50",
                     "proceeding": {"stage": "prosecution-review"},
                     "persons": [{"id": "p", "counsel": "none", "pleads": true}],
                     "lawyers": [%s],
                     "events": [
                       {"type": "file-access-requested", "person": "p", "lawyer": "l",
                        "at": "2025-06-10"},
                       {"id": "no", "type": "file-access-refused", "person": "p",
                        "at": "2025-06-11", "by": "procuratorate"},
                       {"type": "meeting-held", "person": "p", "lawyer": "l", "at": "2025-06-12"},
                       {"type": "signing-witnessed-in-person", "person": "p", "lawyer": "l",
                        "at": "2025-06-16", "file-read-before": false}]}
                    """
                        .formatted(ON_DUTY),
                    "case.json"),
            Question.asOf(FRI_2025_06_20));
    GroundAnswer ground = of(answer, "30/1/3");
    assertThat(ground.result()).isEqualTo(Result.NOT_MET);
    Limb unread =
        ground.recorded().stream().filter(l -> l.norm().equals(cq("30/1/3"))).findFirst().get();
    Element excuse = unread.element("file-access").orElseThrow();
    assertThat(excuse.status()).isEqualTo(Status.NOT_ESTABLISHED);
    assertThat(excuse.evidence()).extracting(e -> e.value()).containsExactly("obstructed");
    assertThat(answer.organBreaches())
        .filteredOn(b -> b.how() == OrganBreach.How.REFUSED)
        .isNotEmpty()
        .allSatisfy(
            b -> {
              assertThat(b.shown().orElseThrow().id()).isEqualTo("no");
              assertThat(b.complaints())
                  .extracting(Attached::norm)
                  .contains(cq("11/1/6-a"), NormId.parse("刑事诉讼法/49/1-a"));
            });
  }

  @Test
  void theMeasuresOfArticle30AreAnOpenListAndTheTextNamesNoBody() {
    GroundAnswer ground =
        ground(
            "30/1/6",
            """
            {"type": "paid-service-offered", "lawyer": "l", "at": "2025-06-16"}
            """);
    assertThat(ground.result()).isEqualTo(Result.MET);
    assertThat(ground.measures())
        .containsExactly("talk", "end-duty-status", "public-criticism", "lower-yearly-grade");
    assertThat(ground.deciders()).isEmpty();
    assertThat(ground.attached())
        .extracting(Attached::kind)
        .contains(
            Attached.Kind.MEASURES,
            Attached.Kind.DECIDES,
            Attached.Kind.RECEIVES,
            Attached.Kind.TRANSFER,
            Attached.Kind.LAWYER_MAY);
    assertThat(ground.attached(Attached.Kind.MEASURES).get(0).quote()).endsWith("等处理");
  }

  @Test
  void everyLawyerOfTheFileIsAnsweredForAloneAndOnlyMembersOfTheProfessionOfTheGround() {
    Assessment answer =
        answer(
            ON_DUTY + ", {\"id\": \"m\", \"duty-posting\": \"none\"}",
            """
            {"type": "paid-service-offered", "lawyer": "m", "at": "2025-06-16"}
            """);
    assertThat(
            answer.conduct().grounds().stream()
                .filter(g -> g.provision().equals(cq("30/1/6")))
                .collect(Collectors.toMap(g -> g.lawyer().id(), GroundAnswer::result)))
        .containsEntry("l", Result.NOT_MET)
        .containsEntry("m", Result.NOT_MET);
    assertThat(TextAnswer.of(answer, Locale.CHINESE)).contains("只及于其他身份的人，不适用");
  }

  @Test
  void noLawyerInTheFileMeansNoGround() {
    assertThat(answer("", "").conduct().grounds()).isEmpty();
  }

  @Test
  void theGroundsSayWhatTheFindingsSay() {
    ScenarioCheck check = new ScenarioCheck(RULES);
    Set<String> articles = Set.of("30", "32");
    List<Scenario> scenarios =
        PackReader.scenarios(PackFiles.fromService(new ChongqingPack()), "CN-50").values().stream()
            .flatMap(List::stream)
            .filter(
                s ->
                    s.expectations().stream().anyMatch(e -> articles.contains(e.norm().article()))
                        || s.silent().stream().anyMatch(n -> articles.contains(n.article())))
            .toList();
    assertThat(scenarios).hasSizeGreaterThan(100);
    scenarios.forEach(scenario -> agrees(check.assess(scenario), scenario.title()));
  }

  /** Each limb is met exactly where the engine concluded it, and open where it left it open. */
  private static void agrees(Assessment answer, String title) {
    for (GroundAnswer ground : answer.conduct().grounds()) {
      for (Limb limb : ground.limbs()) {
        Set<Outcome> found =
            answer.of(limb.norm()).stream()
                .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.CONDUCT)
                .filter(f -> f.conclusion().of().equals(ground.lawyer()))
                .filter(f -> f.conclusion().trigger().equals(limb.act()))
                .map(f -> f.outcome())
                .filter(o -> o != Outcome.DOES_NOT_APPLY)
                .collect(Collectors.toSet());
        Set<Outcome> said =
            switch (limb.result()) {
              case MET -> Set.of(Outcome.APPLIES);
              case UNDETERMINED -> Set.of(Outcome.UNDETERMINED);
              case NOT_MET -> Set.of();
            };
        assertThat(found).as("%s: %s", title, limb.norm()).isEqualTo(said);
        boolean all = limb.elements().stream().allMatch(e -> e.status() == Status.ESTABLISHED);
        assertThat(limb.result() == Result.MET).as("%s: %s", title, limb.norm()).isEqualTo(all);
      }
    }
  }

  @Test
  void aGroundIsWordedInBothLanguagesWithItsElementsNumbered() {
    Assessment answer =
        answer(
            """
            {"id": "d", "type": "duties-refused", "lawyer": "l", "at": "2025-06-16"}
            """);
    List<GroundAnswer> grounds = List.of(of(answer, "30/1/2"));
    assertThat(TextAnswer.grounds(answer, Locale.CHINESE, grounds, false, 100))
        .contains("尚不能认定", "3. 不明   没有正当理由——尚需查明：“有正当理由”是否属实", "结论：要件 3 不明", "如经查明符合：");
    assertThat(TextAnswer.grounds(answer, Locale.ENGLISH, grounds, false, 100))
        .contains("3. unknown", "element 3 is unknown", "If it is found to be met:");
  }

  @Test
  void aBreachThatIsAlsoAGroundSaysWhich() {
    Assessment answer =
        answer(
            """
            {"type": "property-taken-from-client", "lawyer": "l", "at": "2025-06-16",
             "while-giving-help": true}
            """);
    assertThat(answer.lawyerBreaches())
        .filteredOn(b -> b.finding().norm().equals(cq("25/1-d")))
        .singleElement()
        .extracting(LawyerBreach::also)
        .satisfies(
            also ->
                assertThat(also)
                    .extracting(GroundAnswer::provision)
                    .containsExactly(NormId.parse("法律援助法/63/1/3"), cq("30/1/4")));
  }

  private static Limb only(GroundAnswer ground) {
    assertThat(ground.recorded()).hasSize(1);
    return ground.recorded().get(0);
  }

  private static GroundAnswer ground(String path, String events) {
    return of(answer(events), path);
  }

  private static GroundAnswer of(Assessment answer, String path) {
    List<GroundAnswer> found =
        answer.conduct().grounds().stream()
            .filter(g -> g.provision().equals(cq(path)) && g.lawyer().id().equals("l"))
            .toList();
    assertThat(found).as(path).hasSize(1);
    return found.get(0);
  }

  private static Assessment answer(String events) {
    return answer(ON_DUTY, events);
  }

  private static Assessment answer(String lawyers, String events) {
    return RULES.assess(file(lawyers, events), Question.asOf(FRI_2025_06_20));
  }

  private static CaseFile file(String lawyers, String events) {
    String json =
        """
        {"id": "case", "jurisdiction": "CN-50", "lawyers": [%s], "events": [%s]}
        """
            .formatted(lawyers, events);
    return RULES.reader("CN-50").read(json, "case.json");
  }

  private static NormId cq(String path) {
    return NormId.parse("渝司发〔2021〕19号/" + path);
  }
}
