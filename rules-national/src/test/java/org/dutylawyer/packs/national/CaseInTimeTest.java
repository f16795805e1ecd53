package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/**
 * What holds of every case over time, on many made-up ones: who acted, when, and what is learnt.
 */
class CaseInTimeTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();
  private static final LocalDate MON_2025_01_06 = LocalDate.of(2025, 1, 6);
  private static final LocalDate FRI_2026_01_30 = LocalDate.of(2026, 1, 30);
  private static final int CASES = 40;

  /** A case being made up: what is said of it, and its events one a line. */
  private record Made(String proceeding, List<String> persons, List<String> events) {

    String json(List<String> inOrder) {
      return "{ \"id\": \"甲案\", \"jurisdiction\": \"CN\", \"register\": {}, \"proceeding\": {"
          + proceeding
          + "}, \"persons\": ["
          + String.join(", ", persons)
          + "], \"lawyers\": [ { \"id\": \"张律师\" }, { \"id\": \"王律师\" } ], \"events\": ["
          + String.join(",\n", inOrder)
          + "] }";
    }

    Made and(String event) {
      List<String> more = new ArrayList<>(events);
      more.add(event);
      return new Made(proceeding, persons, more);
    }
  }

  /** An event with an id of its own, which stays when others are added. */
  private static String event(String id, String type, LocalDate at, String more) {
    return "{ \"id\": \""
        + id
        + "\", \"type\": \""
        + type
        + "\", \"at\": \""
        + at
        + "\""
        + more
        + " }";
  }

  private static String of(String person) {
    return ", \"person\": \"" + person + "\"";
  }

  private static Made made(Random random) {
    List<String> events = new ArrayList<>();
    LocalDate review = MON_2025_01_06.plusDays(40 + random.nextInt(80));
    LocalDate trial = review.plusDays(30 + random.nextInt(50));
    events.add(event("侦查", "stage-begun", MON_2025_01_06, ", \"to\": \"investigation\""));
    events.add(event("移送", "prosecution-file-received", review, ""));
    if (random.nextBoolean()) {
      events.add(event("受理", "case-accepted", trial, ""));
    }
    for (String person : List.of("甲", "乙")) {
      for (int i = 0; i < 7; i++) {
        LocalDate day = MON_2025_01_06.plusDays(random.nextInt(240));
        events.add(event(person + i, TYPES.get(random.nextInt(TYPES.size())), day, person, random));
      }
    }
    return new Made(
        " \"investigating-organ\": \"police\"",
        List.of(person("甲", random), person("乙", random)),
        events);
  }

  private static final List<String> TYPES =
      List.of(
          "help-right-told",
          "duty-lawyer-requested",
          "help-refused",
          "help-refusal-withdrawn",
          "legal-aid-agency-notified",
          "help-notice-received",
          "duty-lawyer-arranged",
          "legal-help-given",
          "counsel-changed",
          "custody-changed",
          "plea-changed",
          "legal-aid-requested",
          "legal-aid-request-received",
          "defence-ground-found",
          "defence-notice-received",
          "defender-assigned",
          "file-access-requested",
          "file-access-arranged",
          "opinion-given",
          "help-date",
          "counsel-requested");

  private static String event(String id, String type, LocalDate at, String person, Random random) {
    boolean one = random.nextBoolean();
    String more =
        switch (type) {
          case "counsel-changed" -> ", \"to\": \"" + (one ? "none" : "retained-lawyer") + "\"";
          case "custody-changed" -> ", \"to\": \"" + (one ? "detained" : "bail") + "\"";
          case "plea-changed" -> ", \"to\": " + one;
          case "help-refused" -> ", \"clear\": " + one;
          case "help-notice-received" ->
              ", \"on-site-lawyer\": " + one + ", \"notice-exception\": \"none\"";
          case "help-date" -> ", \"notice-exception\": \"none\"";
          case "legal-aid-requested" -> ", \"submitted-to\": \"case-organ\"";
          case "file-access-requested", "opinion-given", "legal-help-given" ->
              ", \"lawyer\": \"" + (one ? "张律师" : "王律师") + "\"";
          default -> "";
        };
    return event(id, type, at, of(person) + more);
  }

  private static String person(String id, Random random) {
    String born =
        random.nextInt(3) == 0 ? "2007-0" + (1 + random.nextInt(8)) + "-15" : "1990-05-05";
    return "{ \"id\": \""
        + id
        + "\", \"born\": \""
        + born
        + "\", \"sight\": \"unimpaired\", \"hearing-ability\": \"unimpaired\","
        + " \"speech\": \"unimpaired\", \"capacity\": \"full\","
        + " \"possible-penalty\": \"fixed-term-or-less\", \"co-defendant-has-counsel\": true"
        + (random.nextBoolean() ? "" : ", \"pleads\": true")
        + " }";
  }

  /** Made-up cases that do not contradict themselves. */
  private static List<Made> cases(long seed) {
    List<Made> cases = new ArrayList<>();
    for (long i = 0; cases.size() < CASES; i++) {
      Made made = made(new Random(seed * 1000 + i));
      if (read(made).isPresent()) {
        cases.add(made);
      }
    }
    return cases;
  }

  private static Optional<CaseFile> read(Made made) {
    try {
      return Optional.of(RULES.read(made.json(made.events()), "case.json"));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private static Assessment ask(CaseFile file, LocalDate day) {
    return RULES.assess(file, Question.asOf(day).withoutAwaited());
  }

  /** Where each duty about a person stands, by its norm and what it arose from. */
  private static Map<String, String> standings(Assessment answer, String person) {
    Map<String, String> standings = new TreeMap<>();
    for (Finding finding : answer.findings()) {
      if (finding.conclusion().of().id().equals(person)) {
        String trigger = finding.conclusion().trigger().map(e -> e.id()).orElse("");
        standings.merge(
            finding.norm() + " " + finding.conclusion().kindOf() + " " + trigger,
            finding.outcome()
                + " "
                + finding.state()
                + " "
                + finding.actor().orElse("")
                + " "
                + finding.due().flatMap(Due::dated).map(DueDate::due).orElse(null)
                + " "
                + finding.done().orElse(null),
            (one, other) -> one + "; " + other);
      }
    }
    return standings;
  }

  @Test
  void what_happens_to_another_accused_changes_nothing_for_this_one() {
    for (Made made : cases(1)) {
      Random random = new Random(made.hashCode());
      Map<String, String> alone = standings(ask(read(made).orElseThrow(), FRI_2026_01_30), "甲");
      for (String type : TYPES) {
        LocalDate day = MON_2025_01_06.plusDays(random.nextInt(240));
        Made more = made.and(event("另", type, day, "乙", random));
        Optional<CaseFile> file = read(more);
        file.ifPresent(
            with ->
                assertThat(standings(ask(with, FRI_2026_01_30), "甲"))
                    .as(type + " of another in " + more.json(more.events()))
                    .isEqualTo(alone));
      }
    }
  }

  @Test
  void the_order_in_which_a_file_is_written_never_shows() {
    for (Made made : cases(2)) {
      List<String> events = new ArrayList<>(made.events());
      Collections.shuffle(events, new Random(made.hashCode()));
      CaseFile shuffled = RULES.read(made.json(events), "case.json");
      assertThat(JsonAnswer.of(ask(shuffled, FRI_2026_01_30)).toString())
          .as(made.json(events))
          .isEqualTo(JsonAnswer.of(ask(read(made).orElseThrow(), FRI_2026_01_30)).toString());
    }
  }

  @Test
  void what_the_next_organ_does_fulfils_nothing_that_the_last_one_owed() {
    for (Made made : cases(3)) {
      CaseFile before = read(made).orElseThrow();
      LocalDate review = before.event("移送").orElseThrow().at().orElseThrow().date();
      for (String type :
          List.of(
              "help-right-told",
              "counsel-right-told",
              "legal-aid-agency-notified",
              "defence-notice-sent")) {
        Made more =
            made.and(event("另", type, review.plusDays(1), of("甲") + ", \"by\": \"procuratorate\""));
        Optional<CaseFile> file = read(more);
        file.ifPresent(
            with ->
                assertThat(of(standings(ask(with, FRI_2026_01_30), "甲"), "police"))
                    .as(type + " by the next organ in " + more.json(more.events()))
                    .isEqualTo(of(standings(ask(before, FRI_2026_01_30), "甲"), "police")));
      }
    }
  }

  private static Map<String, String> of(Map<String, String> standings, String actor) {
    return standings.entrySet().stream()
        .filter(e -> e.getValue().contains(" " + actor + " "))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void what_one_lawyer_did_is_not_what_another_owed() {
    for (Made made : cases(4)) {
      Made zhang =
          made.and(
              event(
                  "阅卷",
                  "file-access-requested",
                  MON_2025_01_06.plusDays(130),
                  of("甲") + ", \"lawyer\": \"张律师\""));
      Made wang =
          zhang.and(
              event(
                  "另",
                  "file-read",
                  MON_2025_01_06.plusDays(132),
                  of("甲") + ", \"lawyer\": \"王律师\""));
      if (read(wang).isPresent()) {
        assertThat(onTrigger(standings(ask(read(wang).orElseThrow(), FRI_2026_01_30), "甲"), "阅卷"))
            .as(wang.json(wang.events()))
            .isEqualTo(
                onTrigger(standings(ask(read(zhang).orElseThrow(), FRI_2026_01_30), "甲"), "阅卷"));
      }
    }
  }

  private static Map<String, String> onTrigger(Map<String, String> standings, String id) {
    return standings.entrySet().stream()
        .filter(e -> e.getKey().endsWith(" " + id))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void a_state_and_the_event_that_began_it_before_all_else_give_the_same_answer() {
    LocalDate before = LocalDate.of(2024, 12, 2); // a Monday
    Map<String, String> both =
        Map.of(
            "\"counsel\": \"none\"", "\"counsel-changed\" \"none\"",
            "\"custody\": \"detained\"", "\"custody-changed\" \"detained\"");
    // A plea that is stated without its event is known of the last stage alone.
    for (Made made : cases(5)) {
      both.forEach(
          (fact, change) -> {
            String type = change.split(" ")[0].replace("\"", "");
            boolean said =
                made.events().stream().anyMatch(e -> e.contains(type))
                    || made.persons().get(0).contains(fact.split(":")[0]);
            if (said) {
              return;
            }
            List<String> persons = new ArrayList<>(made.persons());
            persons.set(0, persons.get(0).replace(" }", ", " + fact + " }"));
            Made stated = new Made(made.proceeding(), persons, made.events());
            Made happened =
                made.and(event("先", type, before, of("甲") + ", \"to\": " + change.split(" ")[1]));
            Map<String, String> one =
                standings(ask(read(stated).orElseThrow(), FRI_2026_01_30), "甲");
            Map<String, String> other =
                standings(ask(read(happened).orElseThrow(), FRI_2026_01_30), "甲");
            // What begins with the earliest event on file begins with that one.
            Set<String> begun =
                other.keySet().stream()
                    .filter(key -> key.endsWith(" 先"))
                    .map(key -> key.substring(0, key.length() - " 先".length()))
                    .collect(Collectors.toSet());
            one.keySet()
                .removeIf(
                    key ->
                        !other.containsKey(key)
                            && key.contains(" STATUS ")
                            && begun.contains(key.substring(0, key.lastIndexOf(' '))));
            other.keySet().removeIf(key -> key.endsWith(" 先"));
            assertThat(other).as(happened.json(happened.events())).isEqualTo(one);
          });
    }
  }

  @Test
  void learning_more_makes_no_silence_an_act() {
    for (Made made : cases(6)) {
      String unknown = made.persons().get(0).replaceAll("\"born\": \"[^\"]*\", ", "");
      Made less =
          new Made(made.proceeding(), List.of(unknown, made.persons().get(1)), made.events());
      Map<String, String> before = standings(ask(read(less).orElseThrow(), FRI_2026_01_30), "甲");
      Map<String, String> after = standings(ask(read(made).orElseThrow(), FRI_2026_01_30), "甲");
      before.forEach(
          (norm, standing) -> {
            boolean silent = standing.contains("NO_RECORD") || standing.contains("BREACHED");
            if (silent && !standing.contains(";")) {
              assertThat(after.getOrDefault(norm, ""))
                  .as(norm + " in " + made.json(made.events()))
                  .doesNotContain("MET")
                  .doesNotContain("LATE");
            }
          });
    }
  }

  @Test
  void a_file_that_comes_from_no_register_accuses_nobody_by_its_silence() {
    for (Made made : cases(7)) {
      String json = made.json(made.events()).replace("\"register\": {}, ", "");
      Assessment answer = ask(RULES.read(json, "case.json"), FRI_2026_01_30);
      assertThat(answer.findings())
          .filteredOn(f -> f.silence().isPresent())
          .allSatisfy(f -> assertThat(f.state()).isEqualTo(State.NO_RECORD))
          .allSatisfy(f -> assertThat(f.silence()).isNotEqualTo(Optional.of(Silence.NOT_DONE)));
    }
  }

  @Test
  void nothing_is_awaited_for_a_person_whose_case_has_ended() {
    CaseFile file =
        RULES
            .reader("CN")
            .read(
                """
                {"id": "case", "jurisdiction": "CN", "proceeding": {"stage": "prosecution-review"},
                 "persons": [{"id": "ended", "counsel": "none"}, {"id": "open", "counsel": "none"}],
                 "events": [{"type": "case-closed", "person": "ended", "at": "2025-06-02",
                             "closed-how": "not-prosecuted"}]}
                """,
                "case.json");
    assertThat(RULES.assess(file, Question.asOf(LocalDate.of(2025, 6, 20))).findings())
        .filteredOn(finding -> finding.state() == State.AWAITING)
        .extracting(finding -> finding.conclusion().of().id())
        .contains("open")
        .doesNotContain("ended");
  }

  @Test
  void no_standing_changes_on_a_day_on_which_nothing_happens_or_ends() {
    for (Made made : cases(8).subList(0, 8)) {
      CaseFile file = read(made).orElseThrow();
      Set<LocalDate> moving = new TreeSet<>();
      file.events().stream()
          .flatMap(e -> e.at().stream())
          .map(Moment::date)
          .forEach(
              day -> {
                moving.add(day);
                moving.add(day.plusDays(1));
              });
      file.persons().forEach(p -> p.born().ifPresent(b -> moving.add(b.plusYears(18).plusDays(1))));
      Map<String, String> before = Map.of();
      Set<LocalDate> ends = new TreeSet<>();
      for (LocalDate day : IntStream.range(0, 400).mapToObj(MON_2025_01_06::plusDays).toList()) {
        Assessment answer = ask(file, day);
        Map<String, String> now = standings(answer, "甲");
        if (!before.isEmpty() && !moving.contains(day) && !ends.contains(day)) {
          assertThat(now).as(day + " in " + made.json(made.events())).isEqualTo(before);
        }
        for (Finding finding : answer.findings()) {
          Optional<DueDate> due = finding.due().flatMap(Due::dated);
          due.ifPresent(
              d -> {
                ends.add(d.latest().plusDays(1));
                ends.add(d.earliest().plusDays(1));
              });
          finding.atOnceFrom().ifPresent(ends::add);
        }
        before = now;
      }
    }
  }
}
