package org.dutylawyer.casesystem.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dutylawyer.casesystem.Asked;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.security.web.session.SessionInformationExpiredStrategy;

/**
 * Leads those whose session has ended to the login, and says so there. What asked for a part of a
 * page is told to leave the page, so that no login stands inside of it.
 */
final class SessionEnded
    implements AuthenticationEntryPoint, AccessDeniedHandler, SessionInformationExpiredStrategy {

  private static final String LOGIN = "/login";
  private static final String SAID = "/login?expired";

  private final AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);
  private final AccessDeniedHandler refused = new AccessDeniedHandlerImpl();

  /** Leads to a page, also out of one of which a part was asked for. */
  static void redirect(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    String to = request.getContextPath() + path;
    if (Asked.forPart(request)) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", to);
    } else {
      response.sendRedirect(to);
    }
  }

  /** Nobody is logged in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, ServletException {
    boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    if (ended || Asked.forPart(request)) {
      redirect(request, response, SAID);
    } else {
      login.commence(request, response, why);
    }
  }

  /** A form of a session that is no more; anything else is refused. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, ServletException {
    if (why instanceof CsrfException && CaseUser.current().isEmpty()) {
      redirect(request, response, SAID);
    } else {
      refused.handle(request, response, why);
    }
  }

  /** The account has logged in elsewhere too often. */
  @Override
  public void onExpiredSessionDetected(SessionInformationExpiredEvent event) throws IOException {
    redirect(event.getRequest(), event.getResponse(), SAID);
  }
}
