package org.dutylawyer.casesystem.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.cases.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Tells the audit log who saw what, by the {@link Seen} of the handler, and who was refused what.
 * What is seen is told before it goes out: if the log cannot take it, nothing is shown.
 */
@ControllerAdvice
public class AccessLog implements HandlerInterceptor, ResponseBodyAdvice<Object> {

  private static final int LONGEST = 100;

  /** In addresses of this kind the number of a case stands. */
  private static final String OF_CASE = "/cases/{id}";

  private final Audit audit;
  private final Cases cases;

  /** Tells this log. */
  AccessLog(Audit audit, Cases cases) {
    this.audit = audit;
    this.cases = cases;
  }

  /** A page, before it is written. */
  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView view) {
    if (view != null && handler instanceof HandlerMethod method) {
      seen(request, method.getMethodAnnotation(Seen.class));
    }
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return returned.hasMethodAnnotation(Seen.class);
  }

  /** An answer to a machine, before it is written. */
  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (request instanceof ServletServerHttpRequest servlet) {
      seen(servlet.getServletRequest(), returned.getMethodAnnotation(Seen.class));
    }
    return body;
  }

  private void seen(HttpServletRequest request, @Nullable Seen seen) {
    if (seen != null) {
      CaseUser.current()
          .ifPresent(u -> audit.add(u, seen.value(), object(u, request), detail(request)));
    }
  }

  /** What was refused: no permission, or a case that is another's or not there. */
  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failed) {
    int status = response.getStatus();
    boolean refused =
        status == HttpStatus.FORBIDDEN.value()
            || (status == HttpStatus.NOT_FOUND.value() && variables(request).containsKey("id"));
    if (refused && handler instanceof HandlerMethod) {
      Map<String, String> detail = detail(request);
      detail.put("status", String.valueOf(status));
      CaseUser.current()
          .ifPresent(u -> audit.add(u, Audit.Action.REFUSED, object(u, request), detail));
    }
  }

  private static Map<?, ?> variables(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? variables
        : Map.of();
  }

  /** What is named in the address; of a case that the account sees, its key. */
  private String object(CaseUser user, HttpServletRequest request) {
    Object id = variables(request).get("id");
    if (id == null) {
      return "";
    }
    String named = plain(id.toString());
    return String.valueOf(pattern(request)).contains(OF_CASE)
        ? cases.key(user, named).orElse(named)
        : named;
  }

  private static Object pattern(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }

  private static Map<String, String> detail(HttpServletRequest request) {
    Map<String, String> detail = new TreeMap<>();
    detail.put("request", request.getMethod() + " " + pattern(request));
    if (request.getMethod().equals("GET")) {
      request
          .getParameterMap()
          .forEach(
              (name, values) -> detail.put("?" + plain(name), plain(String.join(", ", values))));
    }
    return detail;
  }

  /** No longer than the log holds, and without what a database does not take. */
  private static String plain(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "");
    return visible.substring(0, Math.min(visible.length(), LONGEST));
  }
}
