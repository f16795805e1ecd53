package org.dutylawyer.casesystem.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Open;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.Refreshing;
import org.dutylawyer.cli.report.CalendarEntries;
import org.dutylawyer.cli.report.OpenLimit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The limits as a calendar that programs subscribe to; the token in the address opens it. */
@RestController
public class Feeds {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Tokens tokens;
  private final Deadlines deadlines;
  private final Refreshing refreshing;
  private final Answers answers;
  private final Audit audit;

  /** With the limits. */
  public Feeds(
      Tokens tokens, Deadlines deadlines, Refreshing refreshing, Answers answers, Audit audit) {
    this.tokens = tokens;
    this.deadlines = deadlines;
    this.refreshing = refreshing;
    this.answers = answers;
    this.audit = audit;
  }

  /** The open limits of the account whose token it is. */
  @GetMapping("/feeds/{token}.ics")
  @Open
  public ResponseEntity<byte[]> feed(
      @PathVariable String token, @RequestParam(defaultValue = "zh") String lang) {
    CaseUser user = tokens.open(token, Tokens.Kind.FEED).orElseThrow(NoSuchCaseException::new);
    refreshing.now();
    Locale locale = lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    List<OpenLimit> limits =
        deadlines.of(user, "", "", locale).stream().map(Deadlines.Limit::limit).toList();
    audit.add(user, Audit.Action.FEED_READ, "", Map.of("limits", String.valueOf(limits.size())));
    String text = CalendarEntries.of(limits, answers.today(), locale == Locale.CHINESE);
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("Content-Disposition", "inline; filename=\"limits.ics\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
