package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the requests of an account, or of an address without one, that come too fast. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"请求过于频繁 (too many requests)\",\"status\":429}";

  private final RateLimit limit;

  RateLimitFilter(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    String who =
        known != null && known.getPrincipal() instanceof CaseUser user
            ? "account/" + user.id()
            : "address/" + request.getRemoteAddr();
    if (limit.tooMany(who)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      if (!request.getServletPath().startsWith("/api/")
          && !request.getServletPath().startsWith("/actuator/")) {
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        return;
      }
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(PROBLEM);
      return;
    }
    chain.doFilter(request, response);
  }
}
