package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutylawyer.casefile.Words.VOCABULARY;
import static org.dutylawyer.casefile.Words.english;
import static org.dutylawyer.casefile.Words.read;

import java.time.LocalDate;
import java.time.LocalTime;
import org.dutylawyer.calendar.Moment;
import org.junit.jupiter.api.Test;

/** A case file built in Java is the one that its JSON says. */
class CaseFileBuilderTest {

  private static final LocalDate THU_2025_10_09 = LocalDate.of(2025, 10, 9);
  private static final LocalDate FRI_2025_10_10 = LocalDate.of(2025, 10, 10);
  private static final LocalDate FRI_2025_02_28 = LocalDate.of(2025, 2, 28);
  private static final LocalDate SAT_2025_03_01 = LocalDate.of(2025, 3, 1);

  @Test
  void the_builder_says_what_JSON_says() {
    CaseFile built =
        CaseFile.of("CN-50")
            .id("c1")
            .named("某甲盗窃案")
            .proceeding(p -> p.with("stage", "trial").isNot("electronic-file"))
            .proceeding(p -> p.with("volumes", 3))
            .person(
                "某甲",
                p ->
                    p.named("甲").born(LocalDate.of(2000, 5, 1)).with("sight", "blind").is("pleads"))
            .person("某乙")
            .lawyer("l1", l -> l.named("张律师").is("trained").with("training-hours", 4))
            .station("s1", s -> s.with("host", "court"))
            .event(
                "help-requested",
                e ->
                    e.id("asked")
                        .of("某甲")
                        .at(Moment.of(THU_2025_10_09, LocalTime.of(9, 30)))
                        .by("detention-house")
                        .isNot("in-writing"))
            .event(
                "help-given",
                e ->
                    e.of("某甲", "某乙")
                        .at(FRI_2025_10_10)
                        .lawyer("l1")
                        .station("s1")
                        .re("asked")
                        .document("help-notice", d -> d.field("charge", "盗窃")))
            .event("stage-begun", e -> e.to("trial"))
            .event("plea-changed", e -> e.to(false))
            .build(VOCABULARY);
    CaseFile written =
        read(
            """
            {
              "id": "c1", "jurisdiction": "CN-50", "name": "某甲盗窃案",
              "proceeding": { "stage": "trial", "electronic-file": false, "volumes": 3 },
              "persons": [
                { "id": "某甲", "name": "甲", "born": "2000-05-01", "sight": "blind", "pleads": true },
                { "id": "某乙" } ],
              "lawyers": [ { "id": "l1", "name": "张律师", "trained": true, "training-hours": 4 } ],
              "stations": [ { "id": "s1", "host": "court" } ],
              "events": [
                { "id": "asked", "type": "help-requested", "person": "某甲", "at": "2025-10-09T09:30",
                  "by": "detention-house", "in-writing": false },
                { "type": "help-given", "person": [ "某甲", "某乙" ], "at": "2025-10-10",
                  "lawyer": "l1", "station": "s1", "re": "asked",
                  "document": [ { "type": "help-notice", "fields": { "charge": "盗窃" } } ] },
                { "type": "stage-begun", "to": "trial" },
                { "type": "plea-changed", "to": false } ]
            }
            """);
    assertThat(built)
        .isEqualTo(written)
        .hasToString("case c1 in CN-50 with 2 persons and 4 events");
  }

  @Test
  void the_builder_refuses_what_the_reader_refuses() {
    assertThat(
            english(
                () ->
                    CaseFile.of("CN-50")
                        .proceeding(p -> p.with("stage", "trail"))
                        .person(
                            "p1", p -> p.is("blind").with("sight", "blind").with("sight", "blind"))
                        .event("released", e -> e.of("p1").at(FRI_2025_02_28))
                        .event("admitted", e -> e.of("p1").at(SAT_2025_03_01))
                        .build(VOCABULARY)))
        .containsExactly(
            "$.proceeding.stage: found \"trail\", expected a value of stage: \"investigation\","
                + " \"trial\" or \"unknown\"; did you mean \"trial\"?",
            "$.persons[0].blind: found \"blind\", expected a field known here; did you mean"
                + " \"sight\"?",
            "$.persons[0].sight: found a second \"sight\": \"blind\", expected it once.",
            "$.events[0].at: found \"released\" 2025-02-28 (e1), expected no time before"
                + " \"admitted\" 2025-03-01 (e2).");
  }

  @Test
  void a_builder_can_go_on_after_a_case_is_built() {
    CaseFileBuilder builder = CaseFile.of("CN").person("p1");
    CaseFile one = builder.build(VOCABULARY);
    CaseFile two = builder.person("p2").build(VOCABULARY);
    assertThat(one.persons()).hasSize(1);
    assertThat(two.persons()).hasSize(2);
  }
}
