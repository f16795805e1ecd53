package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.dutylawyer.casesystem.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells logins and logouts to the audit log, and lets nobody guess passwords. What counts is how
 * often an account fails from an address, so that nobody locks others out who share the address or
 * the account; who tries many accounts or from many addresses is stopped later, and only where the
 * account has not logged in from that address before.
 */
final class LoginAttempts extends OncePerRequestFilter
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

  /** How many times more failures an address or an account takes, all together. */
  private static final int SHARED = 10;

  private static final int LONGEST_NAME = 60;
  private static final Logger LOG = LoggerFactory.getLogger(LoginAttempts.class);

  private final RateLimit limit;
  private final Audit audit;
  private final Accounts accounts;
  private final SavedRequestAwareAuthenticationSuccessHandler next =
      new SavedRequestAwareAuthenticationSuccessHandler();

  LoginAttempts(RateLimit limit, Audit audit, Accounts accounts) {
    this.limit = limit;
    this.audit = audit;
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean login = request.getMethod().equals("POST") && request.getServletPath().equals("/login");
    if (login && blocked(request)) {
      response.sendRedirect(request.getContextPath() + "/login?wait");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean blocked(HttpServletRequest request) {
    return limit.blocked(pair(request))
        || (!limit.knows(pair(request))
            && (limit.blocked(address(request), SHARED)
                || limit.blocked(account(request), SHARED)));
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    limit.passed(pair(request));
    if (authentication.getPrincipal() instanceof CaseUser user) {
      audit.add(user, Audit.Action.LOGIN, "", Map.of());
    }
    next.onAuthenticationSuccess(request, response, authentication);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (exception instanceof InternalAuthenticationServiceException) {
      response.sendRedirect(request.getContextPath() + "/login?down");
      return;
    }
    limit.failed(pair(request));
    limit.failed(address(request));
    limit.failed(account(request));
    // What is no account's name is not told: people type their password into the wrong field.
    String name = request.getParameter("username");
    String known = name == null ? "-" : accounts.find(name).map(CaseUser::username).orElse("-");
    audit.add(known, "-", Audit.Action.LOGIN_FAILED, "", Map.of());
    response.sendRedirect(request.getContextPath() + "/login?error");
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof CaseUser user) {
      try {
        audit.add(user, Audit.Action.LOGOUT, "", Map.of());
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("a logout is not in the audit log: {}", e.getClass().getSimpleName());
      }
    }
  }

  private static String address(HttpServletRequest request) {
    return "address/" + request.getRemoteAddr();
  }

  private static String account(HttpServletRequest request) {
    String name = String.valueOf(request.getParameter("username"));
    return "account/" + name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  private static String pair(HttpServletRequest request) {
    return account(request) + " " + address(request);
  }
}
