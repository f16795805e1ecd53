package org.dutylawyer.casesystem.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what the account may not do, before the handler runs; what says nothing is refused. */
public final class PermissionInterceptor implements HandlerInterceptor {

  private static final String OURS = "org.dutylawyer.casesystem";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getPackageName().startsWith(OURS)) {
      check(method, request);
    }
    return true;
  }

  private static void check(HandlerMethod method, HttpServletRequest request) {
    if (method.hasMethodAnnotation(Open.class)) {
      return;
    }
    if (request.getAttribute(ClosedAccountFilter.UNKNOWN) instanceof RuntimeException unknown) {
      throw unknown;
    }
    Optional<CaseUser> user = CaseUser.current();
    if (user.isPresent() && method.hasMethodAnnotation(AnyAccount.class)) {
      return;
    }
    Requires requires = method.getMethodAnnotation(Requires.class);
    if (requires == null || user.isEmpty() || !user.get().may(requires.value())) {
      throw new AccessDeniedException(
          requires == null ? "nobody may" : requires.value().title().en());
    }
  }
}
