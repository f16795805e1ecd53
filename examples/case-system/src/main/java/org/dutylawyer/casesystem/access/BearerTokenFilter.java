package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.dutylawyer.casesystem.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the account of the bearer token that a request carries, for that request alone. Forged ones
 * are told to wait after some; a good one is good from wherever forged ones came.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(BearerTokenFilter.class);
  private static final String HEALTH = "/actuator/health";
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final RateLimit limit;

  BearerTokenFilter(Tokens tokens, RateLimit limit) {
    this.tokens = tokens;
    this.limit = limit;
  }

  /**
   * Whoever asks how it is need not be known: it must say so also where no token can be looked up.
   */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith(HEALTH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    String address = "token/" + request.getRemoteAddr();
    if (header != null && header.startsWith(SCHEME)) {
      Optional<CaseUser> user;
      try {
        user = tokens.open(header.substring(SCHEME.length()), Tokens.Kind.API);
      } catch (DataAccessException | TransactionException e) {
        Trouble trouble = Trouble.of(e);
        LOG.warn("the database failed: {}, {}", trouble, e.getClass().getSimpleName());
        trouble.retryAfter().ifPresent(after -> response.setHeader(HttpHeaders.RETRY_AFTER, after));
        SecurityConfiguration.problem(response, trouble.status(), trouble.both());
        return;
      }
      if (user.isPresent()) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                user.get(), "", user.get().getAuthorities()));
        SecurityContextHolder.setContext(context);
      } else if (limit.blocked(address)) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        SecurityConfiguration.problem(
            response, HttpStatus.TOO_MANY_REQUESTS, "无效的令牌过多 (too many invalid tokens)");
        return;
      } else {
        limit.failed(address);
      }
    }
    chain.doFilter(request, response);
  }
}
