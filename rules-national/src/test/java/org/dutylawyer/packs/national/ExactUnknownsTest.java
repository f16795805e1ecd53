package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Unknown is not false: on random partial case files every answer is compared with brute force over
 * all completions of what is left open. A question applies if it does in all of them, and the facts
 * listed are exactly those that flip it in some completion.
 */
class ExactUnknownsTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final Moment THU_2025_10_16 = Moment.parse("2025-10-16");
  private static final Moment THU_2025_10_09 = Moment.parse("2025-10-09");
  private static final Moment MON_2025_10_13 = Moment.parse("2025-10-13");

  /** More completions than this would only take longer, not test more. */
  private static final int MOST_COMPLETIONS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void every_answer_on_a_partial_file_agrees_with_all_its_completions(long seed) {
    Random random = new Random(seed);
    Map<String, String> values = new TreeMap<>();
    Map<String, FactWord> words = new LinkedHashMap<>();
    for (FactWord word : RULES.vocabulary("CN").facts()) {
      boolean ofCase = word.isAbout(About.Kind.PERSON) || word.isAbout(About.Kind.PROCEEDING);
      // Of a state that begins at none, silence says none: that is no unknown.
      boolean open = word.history().flatMap(History::initially).isEmpty();
      if (ofCase && open && word.kind() != FactWord.Kind.NUMBER) {
        words.put(word.key(), word);
        values.put(word.key(), pick(word, random));
      }
    }
    int recorded = random.nextInt(4);
    Map<String, FactWord> asked = new LinkedHashMap<>(words);
    if (recorded > 1) {
      // The court's acceptance shows the stage since then; the file states the one before.
      values.put("stage", "investigation");
      asked.remove("stage");
      // A plea that is stated is of the stage since then: of the ones before only its event tells.
      values.put("pleads", "no");
      asked.remove("pleads");
    }
    Map<String, FactWord> open = open(asked, random);
    CaseFile partial = file(words, values, open.keySet(), Map.of(), recorded);
    int events = partial.events().size();
    Assessment answer = assess(partial);

    Map<Map<String, String>, Map<String, Boolean>> worlds = new HashMap<>();
    for (Map<String, String> completion : completions(new ArrayList<>(open.values()))) {
      CaseFile complete = file(words, values, open.keySet(), completion, events);
      worlds.put(completion, truths(assess(complete)));
    }

    Map<String, Open> claims = claims(answer);
    Set<String> questions = new TreeSet<>(claims.keySet());
    worlds.values().forEach(w -> questions.addAll(w.keySet()));
    assertThat(questions).as("questions").hasSizeGreaterThan(5);
    for (String question : questions) {
      Open claim = claims.getOrDefault(question, new Open(Outcome.DOES_NOT_APPLY, List.of()));
      check(question, claim, worlds);
    }
  }

  private static void check(
      String question, Open claim, Map<Map<String, String>, Map<String, Boolean>> worlds) {
    assertThat(claim.outcome()).as(question).isEqualTo(outcome(question, worlds, Map.of()));
    Set<String> deciding = new TreeSet<>();
    worlds.forEach(
        (world, truths) ->
            world.forEach(
                (fact, value) -> {
                  boolean flips =
                      worlds.entrySet().stream()
                          .filter(other -> differsOnlyIn(fact, world, other.getKey()))
                          .anyMatch(
                              other ->
                                  holds(question, other.getValue()) != holds(question, truths));
                  if (flips) {
                    deciding.add(fact);
                  }
                }));
    Set<String> listed = new TreeSet<>();
    claim.needs().forEach(need -> listed.add(need.fact()));
    assertThat(listed).as(question).isEqualTo(deciding);
    for (Need need : claim.needs()) {
      for (Need.Answer possible : need.answers()) {
        assertThat(possible.outcome())
            .as(question + " if " + need.fact() + " is " + possible.value())
            .isEqualTo(outcome(question, worlds, Map.of(need.fact(), possible.value())));
      }
    }
  }

  private static Outcome outcome(
      String question,
      Map<Map<String, String>, Map<String, Boolean>> worlds,
      Map<String, String> given) {
    Set<Boolean> truths =
        worlds.entrySet().stream()
            .filter(w -> w.getKey().entrySet().containsAll(given.entrySet()))
            .map(w -> holds(question, w.getValue()))
            .collect(Collectors.toSet());
    if (truths.size() > 1) {
      return Outcome.UNDETERMINED;
    }
    return truths.contains(true) ? Outcome.APPLIES : Outcome.DOES_NOT_APPLY;
  }

  private static boolean holds(String question, Map<String, Boolean> truths) {
    return truths.getOrDefault(question, false);
  }

  private static boolean differsOnlyIn(String fact, Map<String, String> a, Map<String, String> b) {
    return a.entrySet().stream()
        .allMatch(e -> e.getValue().equals(b.get(e.getKey())) != e.getKey().equals(fact));
  }

  private record Open(Outcome outcome, List<Need> needs) {}

  private static Map<String, Open> claims(Assessment answer) {
    Map<String, Open> claims = new HashMap<>();
    for (Finding finding : answer.findings()) {
      if (finding.state() != State.AWAITING) {
        // What lifts a time limit is asked for as well; here only what decides the norm counts.
        List<Need> needs = finding.outcome() == Outcome.UNDETERMINED ? finding.needs() : List.of();
        claims.put(key(finding), new Open(finding.outcome(), needs));
      }
    }
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      claims.put(key(entitlement), new Open(entitlement.outcome(), entitlement.needs()));
      groundsAreThoseThatGiveIt(entitlement, answer);
    }
    return claims;
  }

  /** Norms that only might give it stand beside none that does. */
  private static void groundsAreThoseThatGiveIt(EntitlementAnswer entitlement, Assessment answer) {
    Map<Boolean, Set<NormId>> certain =
        answer.findings().stream()
            .filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY)
            .filter(
                f ->
                    f.conclusion() instanceof Entitlement e
                        && e.kind().equals(entitlement.entitlement())
                        && e.force().equals(entitlement.force()))
            .collect(
                Collectors.partitioningBy(
                    f -> f.outcome() == Outcome.APPLIES,
                    Collectors.mapping(Finding::norm, Collectors.toSet())));
    assertThat(entitlement.grounds())
        .as(key(entitlement))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(certain.get(!certain.get(true).isEmpty()));
  }

  private static Map<String, Boolean> truths(Assessment answer) {
    Map<String, Boolean> truths = new HashMap<>();
    claims(answer)
        .forEach(
            (question, claim) -> {
              assertThat(claim.outcome()).as(question).isNotEqualTo(Outcome.UNDETERMINED);
              truths.put(question, claim.outcome() == Outcome.APPLIES);
            });
    return truths;
  }

  private static String key(Finding finding) {
    return finding.norm() + " " + finding.conclusion();
  }

  private static String key(EntitlementAnswer entitlement) {
    return entitlement.of() + " " + entitlement.force() + " " + entitlement.entitlement();
  }

  private static Assessment assess(CaseFile file) {
    return RULES.assess(file, Question.asOf(THU_2025_10_16).withoutAssumptions());
  }

  private static String pick(FactWord word, Random random) {
    List<String> values = List.copyOf(word.values().keySet());
    return values.get(random.nextInt(values.size()));
  }

  private static Map<String, FactWord> open(Map<String, FactWord> words, Random random) {
    List<FactWord> shuffled = new ArrayList<>(words.values());
    java.util.Collections.shuffle(shuffled, random);
    Map<String, FactWord> open = new LinkedHashMap<>();
    int product = 1;
    for (FactWord word : shuffled) {
      if (product * word.values().size() <= MOST_COMPLETIONS) {
        product *= word.values().size();
        open.put(word.key(), word);
      }
    }
    return open;
  }

  private static List<Map<String, String>> completions(List<FactWord> open) {
    List<Map<String, String>> completions = List.of(Map.of());
    for (FactWord word : open) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> completion : completions) {
        for (String value : word.values().keySet()) {
          Map<String, String> more = new TreeMap<>(completion);
          more.put(word.key(), value);
          longer.add(more);
        }
      }
      completions = longer;
    }
    return completions;
  }

  private static CaseFile file(
      Map<String, FactWord> words,
      Map<String, String> values,
      Set<String> open,
      Map<String, String> completion,
      int events) {
    Map<String, String> ofCase = new TreeMap<>();
    Map<String, String> ofPerson = new TreeMap<>();
    words.forEach(
        (key, word) -> {
          String value = open.contains(key) ? completion.get(key) : values.get(key);
          if (value != null) {
            (word.isAbout(About.Kind.PERSON) ? ofPerson : ofCase).put(key, value);
          }
        });
    List<String> types =
        List.of("duty-lawyer-requested", "case-accepted", "prosecution-file-received", "help-date");
    List<CaseFile.EventEntry> entries = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      entries.add(
          new CaseFile.EventEntry(
              "e" + i,
              types.get(i),
              Optional.of(
                  types.get(i).equals("prosecution-file-received")
                      ? THU_2025_10_09
                      : MON_2025_10_13),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of("in-writing", "yes", "notice-exception", "none", "help-place", "other"),
              Map.of(),
              List.of(),
              false,
              ""));
    }
    return new CaseFile(
        "random",
        "CN",
        Optional.empty(),
        ofCase,
        Map.of(),
        List.of(
            new CaseFile.PersonEntry("p", Optional.empty(), Optional.empty(), ofPerson, Map.of())),
        List.of(),
        List.of(),
        entries,
        Optional.empty());
  }
}
