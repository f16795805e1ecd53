package org.dutylawyer.workbench.paraphrase;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The terms of one language that the sentences of a rule are made of.
 *
 * @param words the words of the stack
 * @param phrases how they are put into sentences
 * @param readings the contested points, by id
 * @param citation cites a norm in the language
 * @param locale the language
 */
record Terms(
    Vocabulary words,
    Phrases phrases,
    Map<String, ReadingDeclaration> readings,
    Function<NormId, String> citation,
    Locale locale) {

  /** Copies the map. */
  Terms {
    readings = Map.copyOf(readings);
  }

  /** The values of the state that a call names after it, such as {@code whileIs}. */
  List<String> stateValues(RuleModel.Call state) {
    return words.fact(state.text(0)).stream()
        .flatMap(
            fact ->
                state.arguments().stream()
                    .skip(1)
                    .map(argument -> value(fact, ((RuleModel.Text) argument).value())))
        .toList();
  }

  String of(Title title) {
    return title.in(locale);
  }

  String word(Group group, String word) {
    return words.findTitle(group, word).map(this::of).orElse(word);
  }

  String fact(String fact) {
    return words.fact(fact).map(FactWord::title).map(this::of).orElse(fact);
  }

  String value(FactWord fact, String value) {
    return Optional.ofNullable(fact.values().get(value)).map(this::of).orElse(value);
  }

  String event(String type) {
    return words.event(type).map(EventWord::title).map(this::of).orElse(type);
  }

  Optional<String> eventPhrase(String type) {
    return phrases.event(type).map(this::of);
  }

  Optional<String> entitlement(String kind, String form) {
    return phrases.entitlement(kind, form).map(this::of);
  }

  String document(String document) {
    return words.document(document).map(DocumentWord::title).map(this::of).orElse(document);
  }

  List<String> fields(String document, List<String> chosen) {
    return words.document(document).map(DocumentWord::fields).orElse(Map.of()).entrySet().stream()
        .filter(field -> chosen.isEmpty() || chosen.contains(field.getKey()))
        .map(field -> of(field.getValue()))
        .toList();
  }

  /** A document, else an action: what a right needs. */
  String needed(String word) {
    return words.document(word).isPresent() ? document(word) : word(Group.ACTIONS, word);
  }

  String option(String reading, String option) {
    return Optional.ofNullable(readings.get(reading))
        .map(declared -> declared.options().get(option))
        .map(this::of)
        .orElse(option);
  }

  String readingTitle(String reading) {
    return Optional.ofNullable(readings.get(reading))
        .map(ReadingDeclaration::title)
        .map(this::of)
        .orElse(reading);
  }

  String cite(NormId norm) {
    return citation.apply(norm);
  }
}
