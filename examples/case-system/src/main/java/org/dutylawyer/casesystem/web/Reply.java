package org.dutylawyer.casesystem.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.dutylawyer.casesystem.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Where an answer to a form goes.
 *
 * @param part whether the body of the page is enough
 * @param locale the language of the page
 * @param model what the page shows
 * @param response what it is sent with
 */
public record Reply(boolean part, Locale locale, Model model, HttpServletResponse response) {

  /** Gives it to the handlers that ask for it. */
  static final class Resolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType().equals(Reply.class);
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest asked = requireNonNull(request.getNativeRequest(HttpServletRequest.class));
      ModelMap model = requireNonNull(container).getModel();
      return new Reply(
          Asked.forPart(asked),
          RequestContextUtils.getLocale(asked),
          (Model) model,
          requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }
  }
}
