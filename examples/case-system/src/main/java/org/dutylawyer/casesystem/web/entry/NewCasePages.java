package org.dutylawyer.casesystem.web.entry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.cases.CaseExistsException;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.web.CaseModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.spring.LiveRules;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Entering and importing a case. What was entered stays on the form until it is stored. */
@Controller
public class NewCasePages {

  private static final int ROWS = 3;
  private static final int MOST_ROWS = 300;

  private final Cases cases;
  private final Admission admission;
  private final Accounts accounts;
  private final LiveRules live;
  private final CaseModel models;

  /** With the cases. */
  public NewCasePages(
      Cases cases, Admission admission, Accounts accounts, LiveRules live, CaseModel models) {
    this.cases = cases;
    this.admission = admission;
    this.accounts = accounts;
    this.live = live;
    this.models = models;
  }

  /** A row for a person, as it was entered. */
  public record PersonRow(String name, String born) {}

  /**
   * What stands on the form.
   *
   * @param id number of the case
   * @param name its name
   * @param jurisdiction where it is handled
   * @param persons the rows for persons; empty ones among them
   * @param facts what is stated about the proceeding, by its words
   * @param organs the organs that are ticked
   */
  public record Entered(
      String id,
      String name,
      String jurisdiction,
      List<PersonRow> persons,
      Map<String, String> facts,
      List<String> organs) {

    /** Copies the collections. */
    public Entered {
      persons = List.copyOf(persons);
      facts = Map.copyOf(facts);
      organs = List.copyOf(organs);
    }

    private static Entered of(
        Map<String, String> all, List<String> names, List<String> born, List<String> organs) {
      List<PersonRow> persons = new ArrayList<>();
      for (int i = 0; i < Math.min(names.size(), MOST_ROWS); i++) {
        persons.add(new PersonRow(names.get(i), i < born.size() ? born.get(i) : ""));
      }
      Map<String, String> facts = new TreeMap<>();
      all.forEach(
          (key, value) -> {
            if (key.startsWith("proceeding.")) {
              facts.put(key.substring("proceeding.".length()), value);
            }
          });
      return new Entered(
          all.getOrDefault("id", "").strip(),
          all.getOrDefault("name", ""),
          all.getOrDefault("jurisdiction", ""),
          persons,
          facts,
          organs);
    }

    private Entered withRows(int more) {
      List<PersonRow> rows = new ArrayList<>(persons);
      for (int i = 0; i < more && rows.size() < MOST_ROWS; i++) {
        rows.add(new PersonRow("", ""));
      }
      return new Entered(id, name, jurisdiction, rows, facts, organs);
    }
  }

  /** The forms to enter or import a case. */
  @GetMapping("/cases/new")
  @Requires(Permission.CASE_CREATE)
  public String form(@AuthenticationPrincipal CaseUser user, Locale locale, Model model) {
    Entered empty = new Entered("", "", "", List.of(), Map.of(), List.of());
    return form(user, empty, locale, model);
  }

  private String form(CaseUser user, Entered entered, Locale locale, Model model) {
    model.addAttribute("entered", entered.withRows(ROWS - entered.persons().size()));
    model.addAttribute("regions", admission.regions(user));
    model.addAttribute(
        "organs",
        accounts.organs().stream()
            .filter(o -> o.kind() != Role.BUREAU && o.handles(user.jurisdiction()))
            .filter(o -> !o.id().equals(user.organ()))
            .toList());
    model.addAttribute("proceeding", models.basics(user.jurisdiction(), entered.facts(), locale));
    return "case-new";
  }

  /**
   * Enters a case; the questions that matter come on its page.
   *
   * @param more whether only further rows for persons are wanted
   */
  @PostMapping("/cases")
  @Requires(Permission.CASE_CREATE)
  public String create(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") List<String> person,
      @RequestParam(defaultValue = "") List<String> born,
      @RequestParam(defaultValue = "") List<String> organ,
      @RequestParam(defaultValue = "false") boolean more,
      @RequestParam Map<String, String> all,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Entered entered = Entered.of(all, person, born, organ);
    if (more) {
      return form(user, entered.withRows(ROWS), locale, model);
    }
    return store(user, () -> file(user, entered), entered, locale, model, response);
  }

  private String file(CaseUser user, Entered entered) {
    admission.region(user, entered.jurisdiction());
    FileEdit file =
        FileEdit.empty(
            entered.id(),
            entered.jurisdiction(),
            entered.name(),
            live.now().rules().vocabulary(entered.jurisdiction()));
    for (PersonRow row : entered.persons()) {
      if (!row.name().isBlank()) {
        file.person(row.name(), row.born());
      }
    }
    entered.facts().forEach((fact, value) -> file.fact("proceeding", "", fact, value));
    return file.json();
  }

  /** Imports a case as JSON. */
  @PostMapping("/cases/import")
  @Requires(Permission.CASE_CREATE)
  public String importFile(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(required = false) MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") List<String> organ,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    boolean given = file != null && !file.isEmpty();
    byte[] bytes = given ? file.getBytes() : new byte[0];
    model.addAttribute("text", given ? "" : text);
    model.addAttribute("imported", organ);
    Entered none = new Entered("", "", "", List.of(), Map.of(), organ);
    return store(
        user,
        () -> given ? SourceText.decode(bytes, "case.json") : text,
        none,
        locale,
        model,
        response);
  }

  private String store(
      CaseUser user,
      java.util.function.Supplier<String> json,
      Entered entered,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    try {
      List<String> organs = entered.organs().stream().filter(o -> !o.isBlank()).toList();
      StoredCase stored = cases.create(user, json.get(), organs);
      return "redirect:" + CaseModel.path(stored.address(user)) + "#questions";
    } catch (BadInputException e) {
      model.addAttribute("problems", e.problems());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    } catch (CaseExistsException e) {
      model.addAttribute("exists", true);
      response.setStatus(HttpStatus.CONFLICT.value());
    }
    return form(user, entered, locale, model);
  }
}
