package org.dutylawyer.casesystem.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the account of the bearer token that a request carries, for that request alone. */
final class BearerTokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final RateLimit limit;

  BearerTokenFilter(Tokens tokens, RateLimit limit) {
    this.tokens = tokens;
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    String address = "token/" + request.getRemoteAddr();
    if (header != null && header.startsWith(SCHEME) && !limit.blocked(address)) {
      var user = tokens.open(header.substring(SCHEME.length()), Tokens.Kind.API);
      if (user.isPresent()) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                user.get(), "", user.get().getAuthorities()));
        SecurityContextHolder.setContext(context);
      } else {
        limit.failed(address);
      }
    }
    chain.doFilter(request, response);
  }
}
