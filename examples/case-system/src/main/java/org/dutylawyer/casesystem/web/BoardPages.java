package org.dutylawyer.casesystem.web;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.Refreshing;
import org.dutylawyer.casesystem.cases.Roster;
import org.dutylawyer.cli.report.OpenLimit;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of all limits: late, today, this week, later. */
@Controller
public class BoardPages {

  private static final int WEEK = 7;

  private final Deadlines deadlines;
  private final Refreshing refreshing;
  private final Answers answers;
  private final Roster roster;
  private final Accounts accounts;
  private final Audit audit;

  /** With the limits. */
  public BoardPages(
      Deadlines deadlines,
      Refreshing refreshing,
      Answers answers,
      Roster roster,
      Accounts accounts,
      Audit audit) {
    this.deadlines = deadlines;
    this.refreshing = refreshing;
    this.answers = answers;
    this.roster = roster;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** A limit on the board. */
  public record Row(
      OpenLimit limit, String path, String title, String when, String lawyers, long days) {}

  /** The limits of one part of the board; {@code key} names the part. */
  public record Group(String key, List<Row> rows) {}

  /** The board. */
  @GetMapping("/")
  @Requires(Permission.CASE_READ)
  public String board(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String organ,
      @RequestParam(defaultValue = "") String lawyer,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Locale locale,
      Model model) {
    refreshing.now();
    LocalDate today = answers.today();
    List<Deadlines.Limit> all = deadlines.of(user, "", "", locale);
    List<Accounts.Organ> organs =
        user.role().seesAllDuties()
            ? accounts.organs().stream()
                .filter(o -> o.kind() != Role.BUREAU && o.handles(user.jurisdiction()))
                .toList()
            : List.of();
    Optional<Accounts.Organ> one = organs.stream().filter(o -> o.id().equals(organ)).findFirst();
    List<Deadlines.Limit> shown =
        actor.isBlank() && lawyer.isBlank() && one.isEmpty()
            ? all
            : deadlines.of(user, actor, one, lawyer, locale);
    boolean zh = !locale.getLanguage().equals("en");
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (String key : List.of("late", "today", "week", "later")) {
      groups.put(key, new ArrayList<>());
    }
    for (Deadlines.Limit limit : shown) {
      OpenLimit l = limit.limit();
      long days = l.day().toEpochDay() - today.toEpochDay();
      requireNonNull(groups.get(group(l, today)))
          .add(
              new Row(
                  l,
                  CaseModel.path(limit.address()),
                  limit.title(),
                  l.when(zh),
                  limit.lawyers(),
                  days));
    }
    Map<String, String> actors = new TreeMap<>();
    all.stream()
        .filter(l -> !l.actor().isEmpty())
        .forEach(l -> actors.put(l.actor(), l.limit().actor()));
    model.addAttribute(
        "groups",
        groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList());
    model.addAttribute("unreadable", deadlines.unreadable(user));
    model.addAttribute("today", today);
    model.addAttribute("actors", actors);
    model.addAttribute("actor", actor);
    model.addAttribute("organs", organs);
    model.addAttribute("organ", organ);
    model.addAttribute("lawyer", lawyer);
    model.addAttribute(
        "lawyers", user.may(Permission.ROSTER_READ) ? roster.in(user.jurisdiction()) : List.of());
    model.addAttribute("own", !user.role().seesAllDuties());
    audit.add(user, Audit.Action.BOARD_SEEN, "", Map.of("limits", String.valueOf(shown.size())));
    return part ? "board :: groups" : "board";
  }

  private static String group(OpenLimit limit, LocalDate today) {
    if (limit.late() || limit.day().isBefore(today)) {
      return "late";
    }
    if (limit.day().equals(today)) {
      return "today";
    }
    return limit.day().isAfter(today.plusDays(WEEK)) ? "later" : "week";
  }
}
