package org.dutylawyer.casesystem.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Fills a form in with what the file says: the document on file, else what the case knows. */
final class FilledForm {

  private FilledForm() {}

  static AnswerPages.Form of(
      DocumentWord document,
      CaseFile file,
      String person,
      Vocabulary words,
      LocalDate today,
      Locale locale) {
    // A document on file is shown as it is: what it leaves empty is not filled in for it.
    Optional<Map<String, String>> onFile =
        file.events().stream()
            .filter(e -> person.isEmpty() || e.concerns(person))
            .flatMap(e -> e.documents().stream())
            .filter(d -> d.type().equals(document.key()))
            .map(CaseFile.DocumentEntry::fields)
            .reduce((earlier, later) -> later);
    Map<String, String> known = onFile.orElseGet(() -> known(file, person, words, today, locale));
    return new AnswerPages.Form(
        document.key(),
        document.title().in(locale),
        document.fields().entrySet().stream()
            .map(
                f ->
                    new AnswerPages.Field(
                        f.getValue().in(locale), known.getOrDefault(f.getKey(), "")))
            .toList(),
        onFile.isPresent());
  }

  private static Map<String, String> known(
      CaseFile file, String person, Vocabulary words, LocalDate today, Locale locale) {
    Map<String, String> known = new HashMap<>();
    file.person(person)
        .flatMap(CaseFile.PersonEntry::name)
        .ifPresent(n -> known.put("person-name", n));
    value(words, "stage", file.proceeding().get("stage"), locale, known);
    file.lawyers().stream()
        .findFirst()
        .flatMap(CaseFile.LawyerEntry::name)
        .ifPresent(
            n -> {
              known.put("lawyer-name", n);
              known.put("lawyer", n);
            });
    known.put("case-number", file.id());
    known.put("date", today.toString());
    return known;
  }

  private static void value(
      Vocabulary words,
      String fact,
      @Nullable String value,
      Locale locale,
      Map<String, String> known) {
    if (value != null) {
      words
          .fact(fact)
          .map(FactWord::values)
          .map(values -> values.get(value))
          .ifPresent(title -> known.put(fact, title.in(locale)));
    }
  }
}
