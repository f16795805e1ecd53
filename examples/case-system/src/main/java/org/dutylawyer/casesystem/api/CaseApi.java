package org.dutylawyer.casesystem.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.casesystem.AskedDay;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.acts.Acts;
import org.dutylawyer.casesystem.acts.OwnActs;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.Seen;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Assessments;
import org.dutylawyer.casesystem.cases.CaseDrafts;
import org.dutylawyer.casesystem.cases.CaseView;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for machines: the same files, schemas and answers as the library's. */
@RestController
@RequestMapping("/api/v1")
public class CaseApi {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String KEY = "Idempotency-Key";
  private static final String EVENT = "event.json";

  private final Cases cases;
  private final CaseDrafts drafts;
  private final Answers answers;
  private final Assessments assessments;
  private final LiveRules live;
  private final Idempotency idempotency;
  private final Audit audit;

  /** With the cases. */
  CaseApi(
      Cases cases,
      CaseDrafts drafts,
      Answers answers,
      Assessments assessments,
      LiveRules live,
      Idempotency idempotency,
      Audit audit) {
    this.cases = cases;
    this.drafts = drafts;
    this.answers = answers;
    this.assessments = assessments;
    this.live = live;
    this.idempotency = idempotency;
    this.audit = audit;
  }

  /** The cases of the account, the latest first. */
  @GetMapping("/cases")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASES_LISTED)
  public List<Cases.Line> list(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit) {
    return cases.list(user, search, Math.max(0, offset), Math.max(1, Math.min(limit, 500)));
  }

  /** Stores a new case. */
  @PostMapping("/cases")
  @Requires(Permission.CASE_CREATE)
  public ResponseEntity<byte[]> create(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") List<String> organ,
      @RequestHeader(name = KEY, required = false) String key,
      HttpServletRequest request)
      throws IOException {
    String json = body(request);
    return written(
        idempotency.once(
            user,
            Optional.ofNullable(key),
            hash("create", organ.toString(), json),
            () -> drafts.ofNew(user, json, organ)));
  }

  /** A case file, with the version as its entity tag. */
  @GetMapping("/cases/{id}")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> get(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id) {
    StoredCase stored = cases.get(user, id);
    audit.add(
        user,
        Audit.Action.CASE_SEEN,
        stored.key(),
        Map.of("version", String.valueOf(stored.version())));
    return ResponseEntity.ok()
        .eTag(stored.etag())
        .contentType(MediaType.APPLICATION_JSON)
        .body(bytes(stored.file()));
  }

  /** Replaces a case file; {@code If-Match} says which version was read. */
  @PutMapping("/cases/{id}")
  @Requires(Permission.FACT_WRITE)
  public ResponseEntity<byte[]> replace(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) String match,
      HttpServletRequest request)
      throws IOException {
    OptionalLong version = version(match, user, id);
    if (version.isEmpty()) {
      throw new RefusedException(
          HttpStatus.PRECONDITION_REQUIRED,
          "if-match",
          "须以 If-Match 写明所读的版本 (If-Match must name the version that was read)");
    }
    StoredCase stored = cases.replace(user, id, body(request), version);
    return written(Idempotency.Done.of(HttpStatus.OK, user, stored));
  }

  /** Records an event, written as in a case file. */
  @PostMapping("/cases/{id}/events")
  @Requires(Permission.EVENT_WRITE)
  public ResponseEntity<byte[]> event(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) String match,
      @RequestHeader(name = KEY, required = false) String key,
      HttpServletRequest request)
      throws IOException {
    String json = body(request);
    ObjectNode event = object(json);
    Vocabulary words = live.now().rules().vocabulary(cases.get(user, id).jurisdiction());
    String type = event.path("type").asText();
    if (!Acts.mayRecord(user.role(), type, words)) {
      throw OwnActs.foreign(type, user.role(), words);
    }
    return written(
        idempotency.once(
            user,
            Optional.ofNullable(key),
            hash("event", id, json),
            () ->
                cases.draft(
                    user,
                    id,
                    version(match, user, id),
                    "EVENT " + type,
                    file -> file.event(event))));
  }

  /** The answer about a stored case, in the library's JSON. */
  @GetMapping("/cases/{id}/answer")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> answer(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String asOf) {
    StoredCase stored = cases.get(user, id);
    Answers.Given given = answers.give(user, stored, moment(asOf), Audit.Action.ANSWER_GIVEN);
    return answered(given.sha256(), "Answer-Id", given.id(), answers.json(given));
  }

  /** The answers given about a case, the latest first. */
  @GetMapping("/cases/{id}/answers")
  @Requires(Permission.CASE_READ)
  @Seen(Audit.Action.CASE_SEEN)
  public List<Answers.Kept> given(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit) {
    return answers.kept(
        cases.get(user, id),
        user.may(Permission.CONDUCT_READ),
        Math.max(0, offset),
        Math.max(1, Math.min(limit, 500)));
  }

  /** An answer that was given, asked again under the rules of then. */
  @GetMapping("/cases/{id}/answers/{answer}")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> again(
      @AuthenticationPrincipal CaseUser user,
      @PathVariable String id,
      @PathVariable String answer) {
    StoredCase stored = cases.get(user, id);
    Answers.Kept kept =
        answers
            .find(answer)
            .filter(k -> k.caseKey().equals(stored.key()))
            .filter(k -> !k.conduct() || user.may(Permission.CONDUCT_READ))
            .orElseThrow(NoSuchCaseException::new);
    byte[] json = answers.again(user, kept, cases.file(stored.key(), kept.version()).orElseThrow());
    return answered(Answers.hash(json), "Answer-Sha256", kept.sha256(), json);
  }

  /** The questions that still matter, with what each answer leads to. */
  @GetMapping("/cases/{id}/questions")
  @Requires(Permission.CASE_READ)
  public List<CaseView.Question> questions(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, Locale locale) {
    StoredCase stored = cases.get(user, id);
    Answers.Given given = answers.give(user, stored, moment(""), Audit.Action.ANSWER_GIVEN);
    return CaseView.of(given.answer(), locale).questions();
  }

  /** Answers a case file that is not stored. */
  @PostMapping("/assess")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> assess(
      @AuthenticationPrincipal CaseUser user,
      @RequestParam(defaultValue = "") String asOf,
      HttpServletRequest request)
      throws IOException {
    Assessments.Assessed given = assessments.assess(user, body(request), moment(asOf));
    return answered(given.sha256(), "Answer-Id", given.id(), given.json());
  }

  /** An answer to a file that is not stored as a case, asked again by the account that asked. */
  @GetMapping("/assessments/{answer}")
  @Requires(Permission.CASE_READ)
  public ResponseEntity<byte[]> assessed(
      @AuthenticationPrincipal CaseUser user, @PathVariable String answer) {
    Assessments.Assessed again = assessments.again(user, answer);
    return answered(Answers.hash(again.json()), "Answer-Sha256", again.sha256(), again.json());
  }

  /** Lets a further organ take part. */
  @PutMapping("/cases/{id}/organs/{organ}")
  @Requires(Permission.CASE_CREATE)
  public List<String> addOrgan(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, @PathVariable String organ) {
    return cases.organs(cases.addOrgan(user, id, organ));
  }

  /** Lets an organ take part no longer. */
  @DeleteMapping("/cases/{id}/organs/{organ}")
  @Requires(Permission.CASE_CREATE)
  public List<String> removeOrgan(
      @AuthenticationPrincipal CaseUser user, @PathVariable String id, @PathVariable String organ) {
    return cases.organs(cases.removeOrgan(user, id, organ));
  }

  /** The bytes of an answer with their hash as entity tag, and what names it or was said of it. */
  private static ResponseEntity<byte[]> answered(
      String sha256, String header, String value, byte[] json) {
    return ResponseEntity.ok()
        .eTag("\"" + sha256 + "\"")
        .header(header, value)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json);
  }

  private Moment moment(String asOf) {
    return asOf.isBlank() ? Moment.of(answers.today()) : AskedDay.moment("asOf", asOf);
  }

  /** The body as text, refused before all of it is read if it is too large. */
  private static String body(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "content-type",
          "Content-Type 应为 application/json (must be application/json)");
    }
    byte[] read = request.getInputStream().readNBytes(CaseFileReader.MAX_BYTES + 1);
    if (read.length > CaseFileReader.MAX_BYTES) {
      throw new RefusedException(
          HttpStatus.CONTENT_TOO_LARGE, "too-large", "内容过大 (too large): > 5 MB");
    }
    return SourceText.decode(read, "case.json");
  }

  private static ObjectNode object(String json) {
    // What is no JSON, cut short or followed by more is refused as in a case file, with its place.
    CaseFileText.of(json, EVENT);
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Told below: it is no event, whatever else it is.
    }
    throw new BadInputException(
        Problem.of(
            EVENT,
            new Title("不是 JSON 对象，或者同一字段写了两次", "no JSON object, or a field twice"),
            new Title("一个事件，写法同案件文件", "an event, written as in a case file")));
  }

  /** The version that a write is to meet: of several that are named, the one that there is. */
  private OptionalLong version(String match, CaseUser user, String id) {
    if (match == null || match.equals("*")) {
      return OptionalLong.empty();
    }
    List<Long> named =
        Arrays.stream(match.split(","))
            .map(tag -> tag.replace("W/", "").replace("\"", "").strip())
            .filter(tag -> tag.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .toList();
    if (named.size() < 2) {
      return OptionalLong.of(named.isEmpty() ? -1 : named.get(0));
    }
    long now = cases.get(user, id).version();
    return OptionalLong.of(named.contains(now) ? now : -1);
  }

  private static ResponseEntity<byte[]> written(Idempotency.Done done) {
    return ResponseEntity.status(done.status())
        .location(URI.create(done.location()))
        .eTag(done.etag())
        .contentType(MediaType.APPLICATION_JSON)
        .body(bytes(done.body()));
  }

  private static String hash(String... parts) {
    return Answers.hash(bytes(String.join("\u0000", parts)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
