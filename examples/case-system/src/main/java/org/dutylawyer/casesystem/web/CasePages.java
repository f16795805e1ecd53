package org.dutylawyer.casesystem.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dutylawyer.casesystem.AskedDay;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.acts.Acts;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.cases.VersionConflictException;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases, and changing them. */
@Controller
public class CasePages {

  private static final int PAGE = 50;

  private final Cases cases;
  private final LiveRules live;
  private final CaseModel models;

  /** With the cases. */
  public CasePages(Cases cases, LiveRules live, CaseModel models) {
    this.cases = cases;
    this.live = live;
    this.models = models;
  }

  /** The list. */
  @GetMapping("/cases")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASES_LISTED)
  public String list(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int page,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Model model) {
    int shown = Math.max(0, Math.min(page, 10_000));
    List<Cases.Line> lines = cases.list(user, search, shown * PAGE, PAGE + 1);
    model.addAttribute("lines", lines.subList(0, Math.min(PAGE, lines.size())));
    model.addAttribute("more", lines.size() > PAGE);
    model.addAttribute("page", shown);
    model.addAttribute("search", search);
    return part ? "cases :: lines" : "cases";
  }

  /** A case with its answer. */
  @GetMapping("/cases/{id}")
  @Requires(Permission.CASE_READ)
  public String show(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(required = false) LocalDate asOf,
      @RequestParam(defaultValue = "false") boolean unseen,
      Locale locale,
      Model model) {
    StoredCase stored = cases.get(user, id);
    model.addAttribute("unseen", unseen);
    models.fill(
        model, user, stored, Optional.ofNullable(asOf).map(d -> AskedDay.of("asOf", d)), locale);
    return "case";
  }

  /** States facts: answers to the questions, or what stands in the sheet of facts. */
  @PostMapping("/cases/{id}/facts")
  @Requires(Permission.FACT_WRITE)
  public String facts(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam Map<String, String> all,
      Reply reply) {
    Map<String, String> facts = EventEntered.fields(all, "fact/");
    return change(
        user,
        id,
        version,
        "FACTS",
        file -> facts.forEach((key, value) -> fact(file, key, value)),
        reply);
  }

  private static void fact(FileEdit file, String key, String value) {
    String[] parts = key.split("/", 3); // kind, fact, id: an id may hold anything
    if (parts.length < 3) {
      return;
    }
    if (parts[1].isEmpty()) {
      file.day(parts[2], value);
    } else {
      file.fact(parts[0], parts[2], parts[1], value);
    }
  }

  /** The form to record an event: its day, and what can be said of events of its type. */
  @GetMapping("/cases/{id}/event")
  @Requires(Permission.EVENT_WRITE)
  @Seen(Audit.Action.CASE_SEEN)
  public String eventForm(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam String type,
      @RequestParam(defaultValue = "") String person,
      Locale locale,
      Model model) {
    StoredCase stored = cases.get(user, id);
    model.addAttribute("stored", stored);
    model.addAttribute("event", models.event(user, stored, type, person, locale));
    return "event :: form";
  }

  /** Records an event. */
  @PostMapping("/cases/{id}/events")
  @Requires(Permission.EVENT_WRITE)
  public String record(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam String type,
      EventEntered entered,
      @RequestParam Map<String, String> all,
      Reply reply) {
    Vocabulary words = live.now().rules().vocabulary(cases.get(user, id).jurisdiction());
    models.checkRecorder(user, type, words);
    boolean unseen = Acts.isConduct(type, words) && !user.may(Permission.CONDUCT_READ);
    reply.model().addAttribute("unseen", unseen);
    Map<String, String> parts = new LinkedHashMap<>();
    for (String key : List.of("by", "lawyer", "re", "to")) {
      parts.put(key, all.getOrDefault(key, ""));
    }
    String next =
        change(
            user,
            id,
            entered.version(),
            "EVENT " + type,
            file ->
                file.event(
                    type,
                    entered.moment(),
                    entered.persons(),
                    parts,
                    EventEntered.fields(all, "event."),
                    all.getOrDefault("document", ""),
                    EventEntered.fields(all, "field.")),
            reply);
    return unseen && next.startsWith("redirect:") ? next + "?unseen=true" : next;
  }

  /** Names a lawyer of the roster in the case: for those who may see the roster. */
  @PostMapping("/cases/{id}/lawyers")
  @Requires(Permission.ROSTER_READ)
  public String lawyer(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam String lawyer,
      Reply reply) {
    var named = models.roster(cases.get(user, id).jurisdiction(), lawyer);
    return change(
        user,
        id,
        version,
        "LAWYER",
        file -> file.lawyer(named.id(), named.name(), named.facts()),
        reply);
  }

  /** Lets a further organ take part. */
  @PostMapping("/cases/{id}/organs")
  @Requires(Permission.CASE_CREATE)
  public String organ(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, @RequestParam String organ) {
    cases.addOrgan(user, id, organ);
    return "redirect:" + CaseModel.path(id);
  }

  /** Lets an organ take part no longer. */
  @PostMapping("/cases/{id}/organs/remove")
  @Requires(Permission.CASE_CREATE)
  public String removeOrgan(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, @RequestParam String organ) {
    cases.removeOrgan(user, id, organ);
    return user.organ().equals(organ) ? "redirect:/cases" : "redirect:" + CaseModel.path(id);
  }

  /** Changes a case and shows it as it is then, or what was wrong with the change. */
  public String change(
      CaseUser user, String id, long version, String what, Consumer<FileEdit> edit, Reply reply) {
    try {
      StoredCase now = cases.edit(user, id, OptionalLong.of(version), what, edit);
      if (!reply.part()) {
        return "redirect:" + CaseModel.path(id);
      }
      models.fill(reply.model(), user, now, Optional.empty(), reply.locale());
      return "case :: body";
    } catch (BadInputException e) {
      reply.model().addAttribute("problems", e.problems());
      reply.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    } catch (VersionConflictException e) {
      reply.model().addAttribute("conflict", true);
      reply.response().setStatus(HttpStatus.CONFLICT.value());
    }
    models.fill(reply.model(), user, cases.get(user, id), Optional.empty(), reply.locale());
    return reply.part() ? "case :: body" : "case";
  }
}
