package org.dutylawyer.casesystem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.CaseView;
import org.dutylawyer.casesystem.cases.Roster;
import org.dutylawyer.casesystem.cases.VersionConflictException;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lawyers' roster with eligibility (律师名册及资格). */
@Controller
public class LawyerPages {

  private final Roster roster;
  private final CaseModel models;
  private final LiveRules live;
  private final Audit audit;
  private final Admission admission;

  /** With the roster. */
  public LawyerPages(
      Roster roster, CaseModel models, LiveRules live, Audit audit, Admission admission) {
    this.roster = roster;
    this.models = models;
    this.live = live;
    this.audit = audit;
    this.admission = admission;
  }

  /** A lawyer of the list with what the requirements came to. */
  public record Row(Roster.Entry lawyer, long met, List<String> failed, List<String> open) {}

  /** The roster. */
  @GetMapping("/lawyers")
  @Requires(Permission.ROSTER_READ)
  public String list(@AuthenticationPrincipal CaseUser user, Locale locale, Model model) {
    model.addAttribute(
        "rows", roster.in(user.jurisdiction()).stream().map(l -> row(l, locale)).toList());
    model.addAttribute("regions", admission.regions(user));
    audit.add(user, Audit.Action.ROSTER_SEEN, "", Map.of());
    return "lawyers";
  }

  private Row row(Roster.Entry lawyer, Locale locale) {
    List<Roster.Requirement> all = roster.requirements(lawyer, locale);
    return new Row(
        lawyer,
        all.stream().filter(r -> r.outcome().equals("met")).count(),
        named(all, "failed"),
        named(all, "open"));
  }

  private static List<String> named(List<Roster.Requirement> all, String outcome) {
    return all.stream()
        .filter(r -> r.outcome().equals(outcome))
        .map(Roster.Requirement::requirement)
        .distinct()
        .toList();
  }

  /** Enters a lawyer; what is known about the lawyer comes on the page of the entry. */
  @PostMapping("/lawyers")
  @Requires(Permission.ROSTER_WRITE)
  public String make(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam String id,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String firm,
      @RequestParam String jurisdiction,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Roster.Entry lawyer =
        new Roster.Entry(id.strip(), name.strip(), firm.strip(), jurisdiction, Map.of(), 1);
    try {
      admission.region(user, jurisdiction);
      roster.add(user, lawyer);
      return "redirect:" + path(lawyer.id());
    } catch (BadInputException e) {
      model.addAttribute("problems", e.problems());
      model.addAttribute("entered", lawyer);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return list(user, locale, model);
    }
  }

  private static String path(String id) {
    return CaseModel.path(id).replace("/cases/", "/lawyers/");
  }

  /** A lawyer with each requirement. */
  @GetMapping("/lawyers/{id}")
  @Requires(Permission.ROSTER_READ)
  @Seen(Audit.Action.ROSTER_SEEN)
  public String show(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, Locale locale, Model model) {
    fill(models.roster(user.jurisdiction(), id), locale, model);
    return "lawyer";
  }

  private void fill(Roster.Entry lawyer, Locale locale, Model model) {
    var words = live.now().rules().vocabulary(lawyer.jurisdiction());
    model.addAttribute("lawyer", lawyer);
    model.addAttribute("requirements", roster.requirements(lawyer, locale));
    model.addAttribute(
        "facts",
        words.statedAbout(About.Kind.LAWYER).stream()
            .map(
                f ->
                    new CaseModel.FactRow(
                        f.key(),
                        f.title().in(locale),
                        f.kind() == FactWord.Kind.NUMBER,
                        f.unit().map(u -> u.in(locale)).orElse(""),
                        f.values().entrySet().stream()
                            .map(v -> new CaseView.Choice(v.getKey(), v.getValue().in(locale)))
                            .toList(),
                        lawyer.facts().getOrDefault(f.key(), "")))
            .toList());
  }

  /** Changes what is known about a lawyer. */
  @PostMapping("/lawyers/{id}")
  @Requires(Permission.ROSTER_WRITE)
  public String change(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String firm,
      @RequestParam Map<String, String> all,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Roster.Entry before = models.roster(user.jurisdiction(), id);
    Map<String, String> facts = new TreeMap<>();
    all.forEach(
        (key, value) -> {
          if (key.startsWith("fact.") && !value.isBlank()) {
            facts.put(key.substring("fact.".length()), value);
          }
        });
    try {
      roster.change(
          user,
          new Roster.Entry(id, name.strip(), firm.strip(), before.jurisdiction(), facts, version));
      return "redirect:" + path(id);
    } catch (BadInputException e) {
      model.addAttribute("problems", e.problems());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    } catch (VersionConflictException e) {
      model.addAttribute("conflict", true);
      response.setStatus(HttpStatus.CONFLICT.value());
    }
    fill(before, locale, model);
    return "lawyer";
  }
}
