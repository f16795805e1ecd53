package org.dutylawyer.casesystem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.casesystem.Demo;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.AnyAccount;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Open;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.acts.Admission;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.AuditCheck;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.Roster;
import org.dutylawyer.problem.BadInputException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logging in, one's own account with its tokens, the accounts of the region, and the audit log. */
@Controller
public class AccountPages {

  private static final int ENTRIES = 100;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Audit audit;
  private final AuditCheck check;
  private final Roster roster;
  private final PasswordEncoder encoder;
  private final Demo demo;
  private final Admission admission;

  /** With the accounts. */
  public AccountPages(
      Accounts accounts,
      Tokens tokens,
      Audit audit,
      AuditCheck check,
      Roster roster,
      PasswordEncoder encoder,
      Demo demo,
      Admission admission) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.check = check;
    this.roster = roster;
    this.encoder = encoder;
    this.demo = demo;
    this.admission = admission;
  }

  /** The form to log in. */
  @GetMapping("/login")
  @Open
  public String login(Model model) {
    model.addAttribute("demo", demo.isThere());
    return "login";
  }

  /** One's own account. */
  @GetMapping("/account")
  @AnyAccount
  public String own(@AuthenticationPrincipal CaseUser user, Model model) {
    model.addAttribute("tokens", tokens.of(user));
    model.addAttribute("permissions", user.role().permissions());
    return "account";
  }

  /** Makes a token, and shows it this once. */
  @PostMapping("/account/tokens")
  @AnyAccount
  public String token(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam Tokens.Kind kind,
      @RequestParam String label,
      Model model) {
    String name = label.isBlank() ? kind.name() : label.strip();
    String token = tokens.make(user, kind, name.substring(0, Math.min(100, name.length())));
    audit.add(user, Audit.Action.TOKEN_MADE, kind.name(), Map.of());
    model.addAttribute("made", token);
    model.addAttribute("madeKind", kind.name());
    return own(user, model);
  }

  /** Revokes a token of one's own. */
  @PostMapping("/account/tokens/{id}/revoke")
  @AnyAccount
  public String revoke(@AuthenticationPrincipal CaseUser user, @PathVariable long id) {
    if (tokens.revoke(user, id)) {
      audit.add(user, Audit.Action.TOKEN_REVOKED, String.valueOf(id), Map.of());
    }
    return "redirect:/account";
  }

  /** Changes one's own password: tokens and all sessions but this one end. */
  @PostMapping("/account/password")
  @AnyAccount
  public String password(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam String before,
      @RequestParam String after,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    String hash = accounts.loadUserByUsername(user.username()).password();
    if (!Accounts.mayBePassword(after) || !encoder.matches(before, hash)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", true);
      return own(user, model);
    }
    accounts.password(user, after);
    tokens.revokeAll(user);
    stayIn(accounts.loadUserByUsername(user.username()), request, response);
    audit.add(user, Audit.Action.PASSWORD_CHANGED, "", Map.of());
    model.addAttribute("changed", true);
    return own(user, model);
  }

  private static void stayIn(
      CaseUser now, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(now, "", now.getAuthorities()));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }

  /** The accounts of the region. */
  @GetMapping("/accounts")
  @Requires(Permission.ACCOUNT_WRITE)
  @Seen(Audit.Action.ACCOUNTS_SEEN)
  public String list(@AuthenticationPrincipal CaseUser user, Model model) {
    model.addAttribute("accounts", accounts.in(user.jurisdiction()));
    model.addAttribute("roles", Role.values());
    model.addAttribute(
        "organs",
        accounts.organs().stream()
            .filter(o -> o.jurisdiction().startsWith(user.jurisdiction()))
            .toList());
    model.addAttribute("lawyers", roster.in(user.jurisdiction()));
    model.addAttribute("regions", admission.regions(user));
    return "accounts";
  }

  /** Adds an organ of the region, so that it can have accounts and take part in cases. */
  @PostMapping("/accounts/organs")
  @Requires(Permission.ACCOUNT_WRITE)
  public String organ(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam String id,
      @RequestParam Role kind,
      @RequestParam String name,
      @RequestParam String jurisdiction,
      Model model,
      HttpServletResponse response) {
    Accounts.Organ organ = new Accounts.Organ(id.strip(), kind, name.strip(), jurisdiction);
    try {
      admission.region(user, jurisdiction);
      accounts.add(organ);
      audit.add(user, Audit.Action.ORGAN_MADE, organ.id(), Map.of());
      return "redirect:/accounts";
    } catch (BadInputException e) {
      model.addAttribute("problems", e.problems());
      model.addAttribute("organ", organ);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return list(user, model);
    }
  }

  /** Makes an account. */
  @PostMapping("/accounts")
  @Requires(Permission.ACCOUNT_WRITE)
  public String make(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam String username,
      @RequestParam String password,
      @RequestParam String displayName,
      @RequestParam(defaultValue = "") String organ,
      @RequestParam(defaultValue = "") String lawyer,
      Model model,
      HttpServletResponse response) {
    Optional<Accounts.Organ> of =
        accounts.organs().stream()
            .filter(o -> o.id().equals(organ))
            .filter(o -> o.jurisdiction().startsWith(user.jurisdiction()))
            .findFirst();
    boolean isLawyer =
        organ.isEmpty()
            && roster.in(user.jurisdiction()).stream().anyMatch(l -> l.id().equals(lawyer));
    boolean good =
        Accounts.mayBeName(username)
            && Accounts.mayBePassword(password)
            && !displayName.isBlank()
            && displayName.length() <= 100
            && (of.isPresent() || isLawyer);
    if (good) {
      try {
        accounts.add(
            username,
            password,
            of.map(Accounts.Organ::kind).orElse(Role.LAWYER),
            displayName.strip(),
            of.map(Accounts.Organ::id).orElse(""),
            isLawyer ? lawyer : "");
        audit.add(user, Audit.Action.ACCOUNT_MADE, username, Map.of());
        return "redirect:/accounts";
      } catch (DataIntegrityViolationException e) {
        model.addAttribute("taken", true);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return list(user, model);
  }

  /** Closes or opens an account of the region, never one's own. */
  @PostMapping("/accounts/{id}/enabled")
  @Requires(Permission.ACCOUNT_WRITE)
  public String enable(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable long id,
      @RequestParam boolean enabled) {
    CaseUser other = other(user, id);
    accounts.enable(other.id(), enabled);
    if (!enabled) {
      tokens.revokeAll(other);
    }
    audit.add(
        user,
        enabled ? Audit.Action.ACCOUNT_OPENED : Audit.Action.ACCOUNT_CLOSED,
        other.username(),
        Map.of());
    return "redirect:/accounts";
  }

  /**
   * Gives an account of the region, never one's own, another password: for who has forgotten it.
   */
  @PostMapping("/accounts/{id}/password")
  @Requires(Permission.ACCOUNT_WRITE)
  public String reset(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable long id,
      @RequestParam String password,
      Model model,
      HttpServletResponse response) {
    CaseUser other = other(user, id);
    if (!Accounts.mayBePassword(password)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", true);
      return list(user, model);
    }
    accounts.password(other, password);
    tokens.revokeAll(other);
    audit.add(user, Audit.Action.PASSWORD_SET, other.username(), Map.of());
    return "redirect:/accounts";
  }

  private CaseUser other(CaseUser user, long id) {
    return accounts.in(user.jurisdiction()).stream()
        .filter(a -> a.id() == id && a.id() != user.id())
        .findFirst()
        .orElseThrow(NoSuchCaseException::new);
  }

  /** What the audit log says of the region, and whether its chain is whole. */
  @GetMapping("/audit")
  @Requires(Permission.AUDIT_READ)
  public String log(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      Model model) {
    audit.add(user, Audit.Action.AUDIT_SEEN, "", Map.of());
    List<Audit.Entry> entries = audit.before(user, before, ENTRIES);
    model.addAttribute("entries", entries);
    AuditCheck.Found found = check.last();
    model.addAttribute("found", found);
    model.addAttribute("broken", check.broken(found).orElse(""));
    model.addAttribute(
        "alteredHere",
        found.altered().stream()
            .filter(a -> a.jurisdiction().startsWith(user.jurisdiction()))
            .toList());
    model.addAttribute("head", audit.head());
    model.addAttribute("earlier", entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq());
    return "audit";
  }

  /** Goes over the whole log and all that is stored, now. */
  @PostMapping("/audit/check")
  @Requires(Permission.AUDIT_READ)
  public String check(@AuthenticationPrincipal CaseUser user) {
    AuditCheck.Found found = check.now();
    audit.add(
        user,
        Audit.Action.AUDIT_CHECKED,
        "",
        Map.of(
            "upTo",
            String.valueOf(found.upTo().seq()),
            "broken",
            found.broken().orElse(""),
            "altered",
            String.valueOf(found.altered().size())));
    return "redirect:/audit";
  }
}
