package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.CaseView;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Changes;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The interview asks all that matters: what it does not ask for changes nothing on the page. */
@OnH2
class QuestionsTest {

  @Autowired LiveRules live;
  @Autowired Answers answers;
  @Autowired Cases cases;

  private record Fact(String kind, String id, String fact) {}

  @ParameterizedTest
  @ValueSource(strings = {"CN-50", "CN-22", "CN-320481", "CN"})
  void no_answer_to_what_is_not_asked_changes_a_new_case(String jurisdiction) {
    changesNothingUnasked(
        """
        {"id": "新案-1", "jurisdiction": "%s", "proceeding": {"stage": "investigation"},
         "persons": [{"id": "某甲"}]}
        """
            .formatted(jurisdiction),
        jurisdiction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"渝江侦-0135", "渝江检-0076", "渝江侦-0117"})
  void nor_a_case_under_way(String id) {
    var stored = cases.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    changesNothingUnasked(stored.file(), stored.jurisdiction());
  }

  private void changesNothingUnasked(String json, String jurisdiction) {
    var rules = live.now();
    Vocabulary words = rules.rules().vocabulary(jurisdiction);
    CaseFile file = rules.rules().read(json, "");
    Moment today = Moment.of(answers.today());
    Assessment before = answers.answer(file, today, false, rules);
    Set<Fact> asked = new HashSet<>();
    for (CaseView.Question q : CaseView.of(before, Locale.CHINESE).questions()) {
      asked.add(new Fact(q.kind(), q.kind().equals("proceeding") ? "" : q.id(), q.fact()));
      assertThat(q.why()).as(q.title()).isNotEmpty();
    }
    List<String> wrong = new ArrayList<>();
    List<Fact> open = new ArrayList<>();
    words.statedAbout(About.Kind.PROCEEDING).stream()
        .filter(w -> !file.proceeding().containsKey(w.key()))
        .forEach(w -> open.add(new Fact("proceeding", "", w.key())));
    file.persons()
        .forEach(
            p ->
                words.statedAbout(About.Kind.PERSON).stream()
                    .filter(w -> !p.facts().containsKey(w.key()))
                    .forEach(w -> open.add(new Fact("person", p.id(), w.key()))));
    assertThat(open).isNotEmpty();
    CaseView.of(before, Locale.CHINESE).assumed().forEach(a -> assertThat(a.why()).isNotEmpty());
    for (Fact fact : open) {
      FactWord word = words.fact(fact.fact()).orElseThrow();
      boolean assumed =
          before.assumed().stream()
              .anyMatch(
                  a ->
                      a.fact().equals(fact.fact())
                          && (fact.id().isEmpty() || a.of().id().equals(fact.id())));
      // What the events on file make it is known, and told on the page by the events.
      boolean told = known(before, fact) && word.history().isPresent();
      // Where the case is, the file says by its jurisdiction.
      boolean course = fact.fact().equals("venue");
      if (asked.contains(fact)
          || assumed
          || told
          || course
          || word.kind() == FactWord.Kind.NUMBER) {
        continue;
      }
      for (String value : word.values().keySet()) {
        FileEdit edit = FileEdit.of(json, words);
        edit.fact(fact.kind(), fact.id(), fact.fact(), value);
        Assessment after;
        try {
          after = answers.answer(rules.rules().read(edit.json(), ""), today, false, rules);
        } catch (BadInputException e) {
          continue; // The file itself says otherwise.
        }
        Assessment now = after;
        if (asked.stream().anyMatch(a -> known(now, a))) {
          continue; // It answers what is asked as well: a fast track rules out a life sentence.
        }
        for (Changes.Change change : Changes.between(before, after, Locale.CHINESE)) {
          wrong.add(fact + " = " + value + ": " + change);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean known(Assessment answer, Fact fact) {
    return answer.known().entrySet().stream()
        .filter(e -> fact.id().isEmpty() || e.getKey().id().equals(fact.id()))
        .anyMatch(e -> e.getValue().containsKey(fact.fact()));
  }
}
