package org.dutylawyer.casesystem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.rules.RulesChanges;
import org.dutylawyer.casesystem.rules.RulesStore;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Packs and notices: which answer, what new ones would change, and taking them over. */
@Controller
public class RulesPages {

  private final LiveRules live;
  private final RulesStore store;
  private final RulesChanges changes;

  /** With the rules. */
  public RulesPages(LiveRules live, RulesStore store, RulesChanges changes) {
    this.live = live;
    this.store = store;
    this.changes = changes;
  }

  /** What answers now, and what is proposed. */
  @GetMapping("/rules")
  @Requires(Permission.RULES_READ)
  public String rules(Model model) {
    LiveRules.Snapshot now = live.now();
    var notices = now.rules().calendar().notices();
    model.addAttribute("now", now);
    model.addAttribute(
        "packs",
        now.rules().packs().values().stream()
            .sorted(java.util.Comparator.comparing(org.dutylawyer.pack.Pack::id))
            .toList());
    model.addAttribute("notices", notices.subList(Math.max(0, notices.size() - 6), notices.size()));
    model.addAttribute("noticeCount", notices.size());
    int year = notices.get(notices.size() - 1).year();
    model.addAttribute("announced", String.valueOf(year));
    model.addAttribute("proposals", changes.list());
    model.addAttribute("history", store.history());
    return "rules";
  }

  /** Has a pasted notice of days off checked. */
  @PostMapping("/rules/notices")
  @Requires(Permission.RULES_PROPOSE)
  public String notice(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam String text,
      Model model,
      HttpServletResponse response) {
    try {
      return "redirect:/rules/proposals/" + changes.notice(user, text);
    } catch (BadInputException e) {
      model.addAttribute("text", text);
      return refused(e, model, response);
    }
  }

  /** Has a pack checked. */
  @PostMapping("/rules/packs")
  @Requires(Permission.RULES_PROPOSE)
  public String pack(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam MultipartFile file,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      return "redirect:/rules/proposals/" + changes.pack(user, file.getBytes());
    } catch (BadInputException e) {
      return refused(e, model, response);
    }
  }

  private String refused(BadInputException e, Model model, HttpServletResponse response) {
    model.addAttribute("problems", e.problems());
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return rules(model);
  }

  /** What a proposal changes in the stored cases. */
  @GetMapping("/rules/proposals/{id}")
  @Requires(Permission.RULES_PROPOSE)
  @Seen(Audit.Action.RULES_COMPARED)
  public String proposal(
      @AuthenticationPrincipal CaseUser user, @PathVariable long id, Locale locale, Model model) {
    RulesChanges.Proposal proposal = changes.find(id).orElseThrow(NoSuchCaseException::new);
    model.addAttribute("proposal", proposal);
    model.addAttribute("report", changes.report(user, proposal, locale));
    model.addAttribute("mayTake", RulesChanges.mayTake(user, proposal));
    model.addAttribute("current", live.now().id().equals(proposal.baseId()));
    return "proposal";
  }

  /** Takes a proposal over. */
  @PostMapping("/rules/proposals/{id}/take")
  @Requires(Permission.RULES_TAKE_OVER)
  public String take(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean anyway,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    RulesChanges.Proposal proposal = changes.find(id).orElseThrow(NoSuchCaseException::new);
    try {
      changes.take(user, proposal, anyway);
      return "redirect:/rules";
    } catch (RulesChanges.OutdatedException e) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("outdated", true);
      return proposal(user, id, locale, model);
    } catch (RulesChanges.UnreadableThenException e) {
      // The page says how many cases these are, and asks whether they may be lost.
      response.setStatus(HttpStatus.CONFLICT.value());
      return proposal(user, id, locale, model);
    }
  }
}
