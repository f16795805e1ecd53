package org.dutylawyer.casesystem.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.answer.DisciplineSheet;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.AskedDay;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.CaseView;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Changes;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.cli.report.AnswerPage;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is read about a case: what changes if, the print, the forms, the conduct sheet, old answers.
 */
@Controller
public class AnswerPages {

  private static final int PAGE = 100;

  private final Cases cases;
  private final Answers answers;
  private final LiveRules live;
  private final Accounts accounts;

  /** With the cases and their answers. */
  public AnswerPages(Cases cases, Answers answers, LiveRules live, Accounts accounts) {
    this.accounts = accounts;
    this.cases = cases;
    this.answers = answers;
    this.live = live;
  }

  /**
   * What changes if a fact were otherwise, an event happened, or another day were asked about.
   *
   * @param from the day that the page shows; null for today
   * @param asOf the day asked about; null for that one
   */
  @GetMapping("/cases/{id}/what-if")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASE_SEEN)
  public String whatIf(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String fact,
      @RequestParam(defaultValue = "") String event,
      @RequestParam(required = false) LocalDate at,
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate asOf,
      Locale locale,
      Model model) {
    StoredCase stored = cases.get(user, id);
    LiveRules.Snapshot rules = live.now();
    LocalDate today = answers.today();
    CaseFile file = stored.readBy(rules);
    FileEdit edit = FileEdit.of(stored.file(), rules.rules().vocabulary(stored.jurisdiction()));
    String[] parts = fact.split("/", 4); // kind, fact, value, id: an id may hold anything
    try {
      if (parts.length == 4) {
        edit.fact(parts[0], parts[3], parts[1], parts[2]);
      }
      LocalDate shown = AskedDay.of("from", Optional.ofNullable(from).orElse(today));
      LocalDate asked = AskedDay.of("asOf", Optional.ofNullable(asOf).orElse(shown));
      if (!event.isBlank()) {
        LocalDate day = AskedDay.of("at", Optional.ofNullable(at).orElse(asked));
        edit.event(event, day.toString(), List.of(), Map.of(), Map.of(), "", Map.of());
      }
      Assessment before = answers.answer(file, Moment.of(shown), false, rules);
      Assessment after = answers.answer(edit.read(rules.rules()), Moment.of(asked), false, rules);
      model.addAttribute("changes", Changes.between(before, after, locale));
    } catch (BadInputException e) {
      model.addAttribute("problems", e.problems());
    }
    return "what-if :: changes";
  }

  /** The whole answer as one page for printing. */
  @GetMapping("/cases/{id}/print")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> print(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, Locale locale) {
    StoredCase stored = cases.get(user, id);
    Answers.Given given =
        answers.give(user, stored, Moment.of(answers.today()), Audit.Action.ANSWER_GIVEN);
    return StyledPage.of(AnswerPage.of(given.answer(), locale));
  }

  /** The file as JSON. */
  @GetMapping("/cases/{id}/file.json")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASE_SEEN)
  public ResponseEntity<byte[]> file(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id) {
    StoredCase stored = cases.get(user, id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(stored.etag())
        .body(stored.file().getBytes(StandardCharsets.UTF_8));
  }

  /** A form with what is known filled in. */
  public record Form(String word, String title, List<Field> fields, boolean onFile) {}

  /** A field of a form. */
  public record Field(String title, String value) {}

  /** The forms of the texts, filled in as far as the file knows. */
  @GetMapping("/cases/{id}/forms")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASE_SEEN)
  public String forms(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String person,
      Locale locale,
      Model model) {
    StoredCase stored = cases.get(user, id);
    CaseFile file = cases.read(stored);
    Vocabulary words = live.now().rules().vocabulary(stored.jurisdiction());
    model.addAttribute("stored", stored);
    model.addAttribute("path", CaseModel.path(stored.address(user)));
    model.addAttribute(
        "forms",
        words.documents().stream()
            .filter(d -> !d.fields().isEmpty())
            .map(d -> new CaseView.Choice(d.key(), d.title().in(locale)))
            .toList());
    model.addAttribute(
        "persons",
        file.persons().stream()
            .map(p -> new CaseView.Choice(p.id(), p.name().orElse(p.id())))
            .toList());
    String whom =
        file.person(person)
            .or(() -> file.persons().stream().findFirst())
            .map(CaseFile.PersonEntry::id)
            .orElse("");
    model.addAttribute("person", whom);
    List<String> organs = cases.organs(stored);
    FilledForm.Around around =
        new FilledForm.Around(
            accounts.organs().stream().filter(o -> organs.contains(o.id())).toList(),
            user,
            answers.today());
    words
        .document(form)
        .ifPresent(
            d -> model.addAttribute("form", FilledForm.of(d, file, whom, words, around, locale)));
    return "forms";
  }

  /** The grounds for discipline, element by element, for every lawyer of the case. */
  @GetMapping("/cases/{id}/conduct")
  @Requires(Permission.CONDUCT_READ)
  public String conduct(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, Locale locale, Model model) {
    StoredCase stored = cases.get(user, id);
    Answers.Given given =
        answers.give(user, stored, Moment.of(answers.today()), Audit.Action.CONDUCT_SEEN);
    Wording words = new Wording(given.answer(), locale);
    model.addAttribute("stored", stored);
    model.addAttribute("path", CaseModel.path(stored.address(user)));
    model.addAttribute("sheets", DisciplineSheet.of(given.answer(), locale));
    model.addAttribute(
        "others",
        given.answer().conduct().grounds().stream()
            .filter(g -> g.displacedBy().isEmpty() && !g.stands())
            .map(
                g ->
                    new Unmet(
                        words.subject(g.lawyer()),
                        words.word(Vocabulary.Group.GROUNDS, g.ground()),
                        words.cite(g.provision()),
                        g.touched()))
            .toList());
    return "conduct";
  }

  /** A ground that is not met; {@code touched} says whether something on file bears on it. */
  public record Unmet(String lawyer, String ground, String cite, boolean touched) {}

  /** The answers that were given about a case. */
  @GetMapping("/cases/{id}/answers")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASE_SEEN)
  public String given(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    StoredCase stored = cases.get(user, id);
    int shown = Math.max(0, Math.min(page, 10_000));
    List<Answers.Kept> kept =
        answers.kept(stored, user.may(Permission.CONDUCT_READ), shown * PAGE, PAGE + 1);
    model.addAttribute("stored", stored);
    model.addAttribute("path", CaseModel.path(stored.address(user)));
    model.addAttribute("answers", kept.subList(0, Math.min(PAGE, kept.size())));
    model.addAttribute("more", kept.size() > PAGE);
    model.addAttribute("page", shown);
    return "answers";
  }

  /** Asks again what was asked, and tells whether the bytes are the same. */
  @GetMapping("/cases/{id}/answers/{answer}")
  @Requires(Permission.CASE_READ)
  public String again(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @PathVariable String answer,
      Model model) {
    StoredCase stored = cases.get(user, id);
    Answers.Kept kept = kept(user, stored, answer);
    byte[] bytes =
        answers.again(user, kept, cases.file(stored.key(), kept.version()).orElseThrow());
    model.addAttribute("stored", stored);
    model.addAttribute("path", CaseModel.path(stored.address(user)));
    model.addAttribute("kept", kept);
    model.addAttribute("sha", Answers.hash(bytes));
    model.addAttribute("text", new String(bytes, StandardCharsets.UTF_8));
    return "again";
  }

  private Answers.Kept kept(CaseUser user, StoredCase stored, String answer) {
    return answers
        .find(answer)
        .filter(k -> k.caseKey().equals(stored.key()))
        .filter(k -> !k.conduct() || user.may(Permission.CONDUCT_READ))
        .orElseThrow(NoSuchCaseException::new);
  }
}
