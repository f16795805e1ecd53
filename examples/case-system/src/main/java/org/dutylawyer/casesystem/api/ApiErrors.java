package org.dutylawyer.casesystem.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutylawyer.casesystem.Faults;
import org.dutylawyer.casesystem.Trouble;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.acts.ForeignActException;
import org.dutylawyer.casesystem.cases.AmbiguousNumberException;
import org.dutylawyer.casesystem.cases.Assessments;
import org.dutylawyer.casesystem.cases.CaseDrafts;
import org.dutylawyer.casesystem.cases.CaseExistsException;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.UnreadableCaseException;
import org.dutylawyer.casesystem.cases.VersionConflictException;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as problems (RFC 9457), with the library's places and nearest words. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
public class ApiErrors extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
  private static final String TYPES = "urn:duty-lawyer:problem:";

  /** What is wrong in a case file or in words, each with its place. */
  @ExceptionHandler(BadInputException.class)
  public ResponseEntity<ProblemDetail> bad(BadInputException e, Locale locale) {
    ProblemDetail problem =
        problem(HttpStatus.UNPROCESSABLE_CONTENT, "bad-input", "内容有误 (bad input)");
    problem.setDetail(e.message(locale));
    problem.setProperty("problems", e.problems().stream().map(p -> one(p, locale)).toList());
    return answer(problem);
  }

  private static Map<String, Object> one(Problem problem, Locale locale) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("where", problem.where());
    json.put("found", titles(problem.found().zh(), problem.found().en()));
    json.put("expected", titles(problem.expected().zh(), problem.expected().en()));
    problem.nearest().ifPresent(word -> json.put("nearest", word));
    json.put("message", problem.message(locale));
    return json;
  }

  private static Map<String, String> titles(String zh, String en) {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("zh", zh);
    titles.put("en", en);
    return titles;
  }

  /** A stored case that the rules in force cannot read, or that is not what was written. */
  @ExceptionHandler(UnreadableCaseException.class)
  public ResponseEntity<ProblemDetail> unreadable(UnreadableCaseException e, Locale locale) {
    ProblemDetail problem =
        e.isDamaged()
            ? problem(HttpStatus.INTERNAL_SERVER_ERROR, "damaged", "案卷已损坏 (the file is damaged)")
            : problem(HttpStatus.CONFLICT, "unreadable", "案卷无法读取 (the file cannot be read)");
    problem.setDetail(e.what().in(locale));
    if (CaseUser.current().filter(u -> u.may(Permission.CONDUCT_READ)).isPresent()) {
      problem.setProperty("problems", e.problems().stream().map(p -> one(p, locale)).toList());
    }
    return answer(problem);
  }

  /** Not there, or another's. */
  @ExceptionHandler(NoSuchCaseException.class)
  public ResponseEntity<ProblemDetail> missing() {
    return answer(problem(HttpStatus.NOT_FOUND, "not-found", "没有找到 (not found)"));
  }

  /** It was kept for its time. */
  @ExceptionHandler(Assessments.ForgottenException.class)
  public ResponseEntity<ProblemDetail> forgotten(Assessments.ForgottenException e) {
    ProblemDetail problem =
        problem(HttpStatus.GONE, "deleted", "保存期限已过，内容已删除 (kept for its time, and deleted)");
    problem.setProperty("deletedAt", e.at().toString());
    return answer(problem);
  }

  /** The number is taken. */
  @ExceptionHandler(CaseExistsException.class)
  public ResponseEntity<ProblemDetail> exists() {
    return answer(problem(HttpStatus.CONFLICT, "exists", "已有此案号 (a case of that number exists)"));
  }

  /** A number of several regions: it is said how each of its cases is addressed. */
  @ExceptionHandler(AmbiguousNumberException.class)
  public ResponseEntity<ProblemDetail> ambiguous(AmbiguousNumberException e) {
    ProblemDetail problem =
        problem(HttpStatus.CONFLICT, "ambiguous", "几个地区都有此案号 (cases of several regions)");
    problem.setProperty("addresses", e.addresses());
    return answer(problem);
  }

  /** The version that was read is not the one that there is. */
  @ExceptionHandler(VersionConflictException.class)
  public ResponseEntity<ProblemDetail> changed(VersionConflictException e) {
    ProblemDetail problem =
        problem(HttpStatus.PRECONDITION_FAILED, "version", "案件已被修改 (the case has changed)");
    problem.setProperty("version", e.current());
    return answer(problem);
  }

  /** What the headers of a request ask for and it does not hold. */
  @ExceptionHandler(RefusedException.class)
  public ResponseEntity<ProblemDetail> refused(RefusedException e) {
    return answer(problem(e.status(), e.word(), String.valueOf(e.getMessage())));
  }

  /** The account may not do that. */
  @ExceptionHandler(AccessDeniedException.class)
  public ResponseEntity<ProblemDetail> denied(AccessDeniedException e, Locale locale) {
    ProblemDetail problem =
        problem(HttpStatus.FORBIDDEN, "not-permitted", "没有此项权限 (not permitted)");
    if (e instanceof ForeignActException foreign) {
      problem.setDetail(foreign.what().in(locale));
    }
    return answer(problem);
  }

  /** A parameter that is no number, no day or none of the words that it may be. */
  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String where =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    String found = SourceText.shown(String.valueOf(e.getValue()));
    return parameter(Problem.of(where, new Title(found, found), expected(e.getRequiredType())));
  }

  private static Title expected(@Nullable Class<?> type) {
    if (type == long.class || type == int.class) {
      return new Title("整数", "a whole number");
    }
    if (type == java.time.LocalDate.class) {
      return new Title("日期，如 2025-10-13", "a day, such as 2025-10-13");
    }
    return new Title("允许的值", "a value that is allowed");
  }

  /** A parameter that is missing. */
  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return parameter(
        Problem.of(
            e.getParameterName(),
            new Title("没有此参数", "nothing"),
            new Title("必须写明的参数", "a value, which must be given")));
  }

  private static ResponseEntity<Object> parameter(Problem wrong) {
    Locale locale = LocaleContextHolder.getLocale();
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "bad-request", "请求有误 (bad request)");
    problem.setDetail(wrong.message(locale));
    problem.setProperty("problems", List.of(one(wrong, locale)));
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** What Spring refuses by itself gets a type and a title of ours. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
    HttpStatus status = HttpStatus.valueOf(code.value());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ErrorAnswers.problem(status));
  }

  /** The database refused it, is busy, or cannot be reached; nothing was changed. */
  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    CaseDrafts.OvertakenException.class
  })
  public ResponseEntity<ProblemDetail> database(Exception e) {
    Trouble trouble = Trouble.of(e);
    LOG.warn("the database failed: {}, {}", trouble, e.getClass().getSimpleName());
    HttpHeaders headers = new HttpHeaders();
    trouble.retryAfter().ifPresent(after -> headers.set(HttpHeaders.RETRY_AFTER, after));
    return ResponseEntity.status(trouble.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(trouble.status(), trouble.word(), trouble.both()));
  }

  /** A parameter with a character that is refused wherever it stands. */
  @ExceptionHandler(RequestRejectedException.class)
  public ResponseEntity<ProblemDetail> rejected() {
    return answer(problem(HttpStatus.BAD_REQUEST, "bad-request", "请求有误 (bad request)"));
  }

  /** A fault of the program. */
  @ExceptionHandler(RuntimeException.class)
  public ResponseEntity<ProblemDetail> fault(RuntimeException e) {
    Faults.log(e);
    return answer(
        problem(HttpStatus.INTERNAL_SERVER_ERROR, "fault", "程序出错 (a fault of the program)"));
  }

  static ProblemDetail problem(HttpStatus status, String type, String title) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create(TYPES + type));
    problem.setTitle(title);
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
