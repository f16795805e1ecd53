package org.dutylawyer.casesystem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that are too large or cannot be read, before anything asks for what stands in them:
 * whoever did so first would fail, and the server would write its whole stack into the log. It
 * comes after the filter that says that forms are in UTF-8.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableForms extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForm(request)) {
      try {
        request.getParameterMap();
      } catch (InvalidParameterException e) {
        response.sendError(e.getErrorCode());
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    String bare = type.toLowerCase(Locale.ROOT);
    return bare.startsWith("multipart/form-data")
        || bare.startsWith("application/x-www-form-urlencoded");
  }
}
