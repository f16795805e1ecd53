package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of an account that was closed, or whose password or role has changed since the
 * login, on whatever machine that was done.
 */
final class ClosedAccountFilter extends OncePerRequestFilter {

  /** The attribute of a request with why it is not known whether its account still stands. */
  static final String UNKNOWN = ClosedAccountFilter.class.getName() + ".unknown";

  private final Accounts accounts;

  ClosedAccountFilter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().matches("/(css|js|webjars)/.*|/login|/icon\\.svg");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (CaseUser.current().filter(user -> !stands(user, request)).isPresent()) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SessionEnded.redirect(request, response, "/login?ended");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean stands(CaseUser user, HttpServletRequest request) {
    try {
      return accounts.find(user.id()).filter(user::equals).isPresent();
    } catch (DataAccessException | TransactionException e) {
      // Not signed out for that; whatever handles the request is refused, and says what it is.
      request.setAttribute(UNKNOWN, e);
      return true;
    }
  }
}
