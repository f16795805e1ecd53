package org.dutylawyer.casesystem.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Fills a form in with what the file says: the document on file, else what the case knows. */
final class FilledForm {

  /** Who is in charge at which stage. */
  private static final Map<String, Role> IN_CHARGE =
      Map.of(
          "investigation", Role.POLICE,
          "prosecution-review", Role.PROCURATORATE,
          "trial", Role.COURT);

  private static final Set<String> HELD = Set.of("detained", "arrested");

  /** After which it is not certain any more that there is no defender. */
  private static final Set<String> COUNSEL =
      Set.of(
          "counsel-retained-by-relative",
          "defender-assigned",
          "defence-refusal-permitted",
          "legal-aid-terminated",
          "retained-counsel-found",
          "other-counsel-retained");

  private static final Set<String> HELP =
      Set.of(
          "legal-help-given",
          "legal-advice-given",
          "meeting-held",
          "file-read",
          "opinion-given",
          "plea-law-explained",
          "procedure-advised",
          "measure-change-helped",
          "legal-aid-application-helped",
          "signing-witnessed-in-person",
          "signing-witnessed-by-video");

  private static final Title NO_DEFENDER = new Title("没有辩护人", "has no defender");
  private static final Title REQUEST =
      new Title("没有辩护人，申请值班律师法律帮助", "has no defender and asks for the help of a duty lawyer");

  private FilledForm() {}

  /**
   * What is around the file.
   *
   * @param organs the organs that take part in the case
   * @param user who fills the form in
   */
  record Around(List<Accounts.Organ> organs, CaseUser user, LocalDate today) {

    /** The name of the one organ of that kind, where there is one. */
    private Optional<String> only(Role kind) {
      List<Accounts.Organ> such = organs.stream().filter(o -> o.kind() == kind).toList();
      return such.size() == 1 ? Optional.of(such.get(0).name()) : Optional.empty();
    }
  }

  static AnswerPages.Form of(
      DocumentWord document,
      CaseFile file,
      String person,
      Vocabulary words,
      Around around,
      Locale locale) {
    // A document on file is shown as it is: what it leaves empty is not filled in for it.
    Optional<Map<String, String>> onFile =
        file.events().stream()
            .filter(e -> person.isEmpty() || e.concerns(person))
            .flatMap(e -> e.documents().stream())
            .filter(d -> d.type().equals(document.key()))
            .map(CaseFile.DocumentEntry::fields)
            .reduce((earlier, later) -> later);
    Map<String, String> known = onFile.orElseGet(() -> known(file, person, words, around, locale));
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
      CaseFile file, String person, Vocabulary words, Around around, Locale locale) {
    Map<String, String> known = new HashMap<>();
    Optional<CaseFile.PersonEntry> whom = file.person(person);
    whom.flatMap(CaseFile.PersonEntry::name).ifPresent(n -> known.put("person-name", n));
    Optional<String> stage =
        latest(file, "stage", Optional.ofNullable(file.proceeding().get("stage")), "", words);
    value(words, "stage", stage.orElse(null), locale, known);
    lawyer(file, person)
        .flatMap(CaseFile.LawyerEntry::name)
        .ifPresent(
            n -> {
              known.put("lawyer-name", n);
              known.put("lawyer", n);
            });
    known.put("case-number", file.id());
    known.put("date", around.today().toString());
    around.only(Role.AGENCY).ifPresent(n -> known.put("addressee", n));
    stage
        .flatMap(s -> Optional.ofNullable(IN_CHARGE.get(s)))
        .flatMap(around::only)
        .ifPresent(n -> known.put("organ", n));
    if (IN_CHARGE.containsValue(around.user().role())) {
      known.put("contact-person", around.user().displayName());
    }
    whom.flatMap(
            p ->
                latest(
                    file, "custody", Optional.ofNullable(p.facts().get("custody")), person, words))
        .filter(HELD::contains)
        .flatMap(held -> around.only(Role.DETENTION_HOUSE))
        .ifPresent(n -> known.put("place", n));
    boolean alone =
        whom.map(p -> p.facts().get("counsel")).filter("none"::equals).isPresent()
            && file.events().stream()
                .filter(e -> e.concerns(person))
                .noneMatch(e -> COUNSEL.contains(e.type()) || sets(e, "counsel", words));
    if (alone) {
      known.put("no-defender", NO_DEFENDER.in(locale));
      if (file.events().stream()
          .anyMatch(e -> e.concerns(person) && e.type().equals("duty-lawyer-requested"))) {
        known.put("request", REQUEST.in(locale));
      }
    }
    String given =
        file.events().stream()
            .filter(e -> e.concerns(person) && !e.omitted() && HELP.contains(e.type()))
            .map(
                e ->
                    e.at().map(at -> at.date() + " ").orElse("")
                        + words.event(e.type()).map(w -> w.title().in(locale)).orElse(e.type()))
            .collect(Collectors.joining(Title.isChinese(locale) ? "；" : "; "));
    if (!given.isEmpty()) {
      known.put("help-given", given);
    }
    return known;
  }

  /** The lawyer of a person: the last who acted for that one, or the only one of the case. */
  private static Optional<CaseFile.LawyerEntry> lawyer(CaseFile file, String person) {
    Optional<String> acted =
        file.events().stream()
            .filter(e -> !e.persons().isEmpty() && e.concerns(person))
            .flatMap(e -> e.lawyer().stream())
            .reduce((earlier, later) -> later);
    return file.lawyers().stream()
        .filter(l -> acted.map(l.id()::equals).orElse(file.lawyers().size() == 1))
        .findFirst();
  }

  /** What a fact is by the last event that sets it, or as it is stated. */
  private static Optional<String> latest(
      CaseFile file, String fact, Optional<String> stated, String person, Vocabulary words) {
    return file.events().stream()
        .filter(e -> (person.isEmpty() || e.concerns(person)) && sets(e, fact, words))
        .filter(e -> e.at().isPresent() && !e.omitted())
        .max(Comparator.comparing(e -> e.at().orElseThrow().date()))
        .flatMap(CaseFile.EventEntry::to)
        .or(() -> stated);
  }

  private static boolean sets(CaseFile.EventEntry event, String fact, Vocabulary words) {
    return words.event(event.type()).flatMap(EventWord::sets).filter(fact::equals).isPresent();
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
