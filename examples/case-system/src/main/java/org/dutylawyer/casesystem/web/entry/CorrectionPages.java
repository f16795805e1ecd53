package org.dutylawyer.casesystem.web.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.acts.OwnActs;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.web.CaseModel;
import org.dutylawyer.casesystem.web.CasePages;
import org.dutylawyer.casesystem.web.EventEntered;
import org.dutylawyer.casesystem.web.Reply;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Putting right what was entered: events that were recorded wrongly or did not happen, names and
 * days of birth. What was there before stays in the earlier version. Those who keep the file may.
 */
@Controller
public class CorrectionPages {

  private final Cases cases;
  private final CasePages pages;
  private final CaseModel models;
  private final LiveRules live;

  /** With the cases. */
  public CorrectionPages(Cases cases, CasePages pages, CaseModel models, LiveRules live) {
    this.cases = cases;
    this.pages = pages;
    this.models = models;
    this.live = live;
  }

  private CaseFile.EventEntry event(CaseUser user, String id, String event) {
    StoredCase stored = cases.get(user, id);
    CaseFile.EventEntry entry =
        cases.read(stored).events().stream()
            .filter(e -> e.id().equals(event))
            .findFirst()
            .orElseThrow(NoSuchCaseException::new);
    OwnActs.check(user, entry, words(stored));
    return entry;
  }

  private Vocabulary words(StoredCase stored) {
    return live.now().rules().vocabulary(stored.jurisdiction());
  }

  /** The form with what was recorded of an event. */
  @GetMapping("/cases/{id}/events/correct")
  @Requires(Permission.FACT_WRITE)
  @Seen(Audit.Action.CASE_SEEN)
  public String form(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam String event,
      Locale locale,
      Model model) {
    CaseFile.EventEntry entry = event(user, id, event);
    StoredCase stored = cases.get(user, id);
    model.addAttribute("stored", stored);
    model.addAttribute("event", models.recorded(user, stored, entry, locale));
    return "event :: form";
  }

  /** Records of an event what is right; its document and what the form does not show stay. */
  @PostMapping("/cases/{id}/events/correct")
  @Requires(Permission.FACT_WRITE)
  public String correct(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam String event,
      EventEntered entered,
      @RequestParam Map<String, String> all,
      Reply reply) {
    CaseFile.EventEntry entry = event(user, id, event);
    Map<String, String> parts = new LinkedHashMap<>();
    Map.of("by", entry.by(), "lawyer", entry.lawyer(), "re", entry.re(), "to", entry.to())
        .forEach(
            (key, shown) -> {
              // Only what was changed: what is not shown to the account must not be taken back.
              if (!all.getOrDefault(key, shown.orElse("")).equals(shown.orElse(""))) {
                parts.put(key, all.get(key));
              }
            });
    Map<String, String> facts = new LinkedHashMap<>();
    for (FactWord word : words(cases.get(user, id)).factsAboutEvent(entry.type())) {
      if (all.containsKey("event." + word.key())) {
        facts.put(word.key(), all.get("event." + word.key()));
      }
    }
    return pages.change(
        user,
        id,
        entered.version(),
        "CORRECTED " + entry.type(),
        file -> file.correct(event, entered.moment(), entered.persons(), parts, facts),
        reply);
  }

  /** Takes an event back that did not happen or does not belong to the case. */
  @PostMapping("/cases/{id}/events/withdraw")
  @Requires(Permission.FACT_WRITE)
  public String withdraw(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam String event,
      Reply reply) {
    CaseFile.EventEntry entry = event(user, id, event);
    return pages.change(
        user, id, version, "WITHDRAWN " + entry.type(), file -> file.withdraw(event), reply);
  }

  /** Enters a further person, or puts the name and the day of birth of one right. */
  @PostMapping("/cases/{id}/persons")
  @Requires(Permission.FACT_WRITE)
  public String person(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String person,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String born,
      Reply reply) {
    return pages.change(
        user,
        id,
        version,
        "PERSON " + (person.isEmpty() ? name.strip() : person),
        file -> {
          if (person.isEmpty()) {
            file.person(name, born);
          } else {
            file.personIs(person, name, born);
          }
        },
        reply);
  }
}
