package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dutylawyer.casesystem.Asked;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the requests of an account, or of an address without one, that come too fast. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final String PROBLEM =
      "{\"type\":\"urn:duty-lawyer:problem:too-many-requests\","
          + "\"title\":\"请求过于频繁 (too many requests)\",\"status\":429}";

  private final RateLimit limit;

  RateLimitFilter(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String who =
        CaseUser.current()
            .map(user -> "account/" + user.id())
            .orElseGet(() -> "address/" + request.getRemoteAddr());
    if (limit.tooMany(who)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      if (!Asked.byMachine(request.getServletPath())) {
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
