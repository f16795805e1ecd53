package org.dutylawyer.casesystem.web;

import jakarta.servlet.http.HttpServletResponse;
import org.dutylawyer.casesystem.Faults;
import org.dutylawyer.casesystem.Trouble;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.acts.ForeignActException;
import org.dutylawyer.casesystem.api.ErrorAnswers;
import org.dutylawyer.casesystem.cases.AmbiguousNumberException;
import org.dutylawyer.casesystem.cases.CaseDrafts;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.UnreadableCaseException;
import org.dutylawyer.problem.BadInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What a page says when something is not as it should be; the log never says about whom. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
public class PageErrors {

  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

  /** Not there, or another's. */
  @ExceptionHandler(NoSuchCaseException.class)
  public String missing(HttpServletResponse response, Model model) {
    return error(response, model, HttpStatus.NOT_FOUND);
  }

  /** A number of several regions: the list has them all. */
  @ExceptionHandler(AmbiguousNumberException.class)
  public String ambiguous(AmbiguousNumberException e, HttpServletResponse response, Model model) {
    model.addAttribute("addresses", e.addresses());
    return error(response, model, HttpStatus.CONFLICT);
  }

  /** A stored case that the rules in force cannot read, or that is not what was written. */
  @ExceptionHandler(UnreadableCaseException.class)
  public String unreadable(UnreadableCaseException e, HttpServletResponse response, Model model) {
    model.addAttribute("why", e.what());
    if (CaseUser.current().filter(u -> u.may(Permission.CONDUCT_READ)).isPresent()) {
      model.addAttribute("places", e.problems());
    }
    return error(
        response, model, e.isDamaged() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.CONFLICT);
  }

  /** Input that no form of ours sends. */
  @ExceptionHandler(BadInputException.class)
  public String bad(BadInputException e, HttpServletResponse response, Model model) {
    model.addAttribute("problems", e.problems());
    return error(response, model, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** A file that is too large, or none where one belongs. */
  @ExceptionHandler(MultipartException.class)
  public String upload(MultipartException e, HttpServletResponse response, Model model) {
    return error(
        response,
        model,
        e instanceof MaxUploadSizeExceededException
            ? HttpStatus.CONTENT_TOO_LARGE
            : HttpStatus.BAD_REQUEST);
  }

  /** The database refused it, is busy, or cannot be reached: said as it is, and nothing is lost. */
  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    CaseDrafts.OvertakenException.class
  })
  public String database(Exception e, HttpServletResponse response, Model model) {
    Trouble trouble = Trouble.of(e);
    LOG.warn("the database failed: {}, {}", trouble, e.getClass().getSimpleName());
    trouble.retryAfter().ifPresent(after -> response.setHeader("Retry-After", after));
    model.addAttribute("trouble", trouble);
    return error(response, model, trouble.status());
  }

  /** What Spring refuses by itself keeps its status; anything else is a fault of the program. */
  @ExceptionHandler(RuntimeException.class)
  public String fault(RuntimeException e, HttpServletResponse response, Model model) {
    if (e instanceof AccessDeniedException) {
      if (e instanceof ForeignActException foreign) {
        model.addAttribute("why", foreign.what());
      }
      return error(response, model, HttpStatus.FORBIDDEN);
    }
    if (e instanceof TypeMismatchException || e instanceof RequestRejectedException) {
      return error(response, model, HttpStatus.BAD_REQUEST);
    }
    if (e instanceof ErrorResponse refused) {
      return error(response, model, HttpStatus.valueOf(refused.getStatusCode().value()));
    }
    Faults.log(e);
    return error(response, model, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  private static String error(HttpServletResponse response, Model model, HttpStatus status) {
    response.setStatus(status.value());
    model.addAttribute("say", new Common.Say(LocaleContextHolder.getLocale()));
    CaseUser.current().ifPresent(user -> model.addAttribute("me", user));
    model.addAttribute("status", status.value());
    return ErrorAnswers.page(response);
  }
}
