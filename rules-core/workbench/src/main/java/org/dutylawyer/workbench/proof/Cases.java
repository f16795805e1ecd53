package org.dutylawyer.workbench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.language.Declared;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.scenario.CaseDates;
import org.dutylawyer.workbench.scenario.ScenarioCheck;
import org.dutylawyer.workbench.scenario.ScenarioText;

/** Makes a scenario of a case that was found, and asks Drools whether it is so. */
final class Cases {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String jurisdiction;
  private final Vocabulary words;
  private final ScenarioCheck check;

  Cases(Engine engine, String jurisdiction) {
    this.jurisdiction = jurisdiction;
    this.words = engine.vocabulary(jurisdiction);
    this.check = ScenarioCheck.on(engine);
  }

  Counterexample of(Found found, List<Declared> declared) {
    CaseFile file =
        found
            .course()
            .file(jurisdiction, words, found.facts())
            .or(() -> found.course().file(jurisdiction, words))
            .orElseThrow();
    Scenario gone = scenario(found, file, expected(found), absent(found));
    // What no longer governs the protected may stand there as lapsed, or without its number.
    Scenario scenario =
        found.property() != Property.PROTECTION || check.run(gone).holds()
            ? gone
            : Stream.of(State.LAPSED, State.EXCUSED)
                .map(
                    state ->
                        expectation(found.norm(), Map.of("state", TextNode.valueOf(state.word()))))
                .map(expected -> scenario(found, file, List.of(expected), List.of()))
                .filter(one -> check.run(one).holds())
                .findFirst()
                .orElse(gone);
    Optional<Title> why =
        declared.stream().filter(found::isDeclaredBy).map(Declared::why).findFirst();
    return new Counterexample(
        found.property(),
        found.norm(),
        found.to(),
        found.difference(),
        found.what(),
        scenario,
        ScenarioText.of(scenario),
        check.run(scenario).holds(),
        why);
  }

  private Scenario scenario(
      Found found, CaseFile file, List<Scenario.Expectation> expected, List<NormId> absent) {
    return new Scenario(
        found.what().zh(),
        found.course().asOf(),
        Optional.empty(),
        Course.readings(found.facts()),
        false,
        tree(file),
        expected,
        found.property() == Property.GAP ? owed() : List.of(),
        absent,
        "");
  }

  private static List<NormId> absent(Found found) {
    return found.property() == Property.PROTECTION || found.property() == Property.DEAD
        ? List.of(found.norm())
        : List.of();
  }

  private static JsonNode tree(CaseFile file) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(file.toJson());
      return CaseDates.moved(tree, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the packs say of the case now. */
  private static List<Scenario.Expectation> expected(Found found) {
    return switch (found.property()) {
      case FLOOR ->
          found
              .to()
              .map(
                  national ->
                      List.of(
                          expectation(
                              national,
                              Map.of("displaced-by", TextNode.valueOf(found.norm().toString())))))
              .orElse(List.of());
      case CONTRADICTION ->
          List.of(
              expectation(found.norm(), Map.of()), expectation(found.to().orElseThrow(), Map.of()));
      case UNMEETABLE -> List.of(expectation(found.norm(), Map.of()));
      case GAP, PROTECTION, DEAD -> List.of();
    };
  }

  private static Scenario.Expectation expectation(NormId norm, Map<String, JsonNode> fields) {
    return new Scenario.Expectation(norm, Optional.empty(), new LinkedHashMap<>(fields), "");
  }

  private List<Scenario.Owed> owed() {
    return Stream.of("legal-help", "assigned-defence", "granted-defence")
        .filter(words.titles(Vocabulary.Group.ENTITLEMENTS)::containsKey)
        .map(kind -> new Scenario.Owed(Course.PERSON, kind, "does-not-apply", ""))
        .toList();
  }
}
