package org.dutylawyer.casesystem.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.dutylawyer.casesystem.Asked;
import org.dutylawyer.casesystem.access.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is answered where no handler was found or none was asked: to machines a problem (RFC 9457),
 * to people a page, by the address that was asked for.
 */
@Controller
public class ErrorAnswers implements ErrorController {

  private static final Map<HttpStatus, String> TITLES =
      Map.of(
          HttpStatus.BAD_REQUEST, "请求有误 (bad request)",
          HttpStatus.UNAUTHORIZED, "需要有效的令牌 (a valid token is needed)",
          HttpStatus.FORBIDDEN, "没有此项权限 (not permitted)",
          HttpStatus.NOT_FOUND, "没有找到 (not found)",
          HttpStatus.METHOD_NOT_ALLOWED, "此地址不支持这一方法 (the address does not support that method)",
          HttpStatus.NOT_ACCEPTABLE, "不能以所要求的格式答复 (no answer in a format that is accepted)",
          HttpStatus.CONTENT_TOO_LARGE, "内容过大 (too large)",
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "不支持此 Content-Type (unsupported content type)",
          HttpStatus.INTERNAL_SERVER_ERROR, "程序出错 (a fault of the program)");

  /** A problem or a page, with the status that was set. */
  @RequestMapping("/error")
  @Open
  public Object error(HttpServletRequest request, HttpServletResponse response, Model model) {
    HttpStatus status = status(request);
    if (Asked.byMachine(
        String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))) {
      ProblemDetail problem = problem(status);
      problem.setInstance(asked(request));
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    response.setStatus(status.value());
    model.addAttribute("status", status.value());
    return page(response);
  }

  /** The page of an error, or where a part of a page was asked for, a note above that page. */
  public static String page(HttpServletResponse response) {
    boolean part =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
            && Asked.forPart(asked.getRequest());
    if (!part) {
      return "error";
    }
    response.setHeader("HX-Retarget", "#main");
    response.setHeader("HX-Reswap", "afterbegin show:top");
    return "error :: note";
  }

  /** What was asked for, where it can be read; the address of errors is nobody's question. */
  private static @Nullable URI asked(HttpServletRequest request) {
    try {
      return new URI(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // Nobody who asks for the address of errors itself has had one.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  /** What is said of a status. */
  static ProblemDetail problem(HttpStatus status) {
    String word = status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return ApiErrors.problem(status, word, TITLES.getOrDefault(status, status.getReasonPhrase()));
  }
}
