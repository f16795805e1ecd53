package org.dutylawyer.casesystem;

import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.casesystem.cases.CaseDrafts;
import org.dutylawyer.text.Title;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;

/** What kind of trouble a database had with a request, and how it is told. */
public enum Trouble {
  /**
   * What was sent cannot be stored: a reference to nothing, too long, a character that none has.
   */
  REFUSED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      0,
      "bad-input",
      new Title(
          "内容不能保存：所指不存在、过长或者含有不能保存的字符",
          "it cannot be stored: it refers to nothing, is too long, or has a character that cannot be"
              + " kept")),
  /** All connections are in use, or others write to the same: it works again in a moment. */
  BUSY(
      HttpStatus.SERVICE_UNAVAILABLE,
      2,
      "busy",
      new Title("系统繁忙，内容未作更改，请稍后再试", "the system is busy; nothing was changed; try again")),
  /** The database cannot be reached. */
  GONE(
      HttpStatus.SERVICE_UNAVAILABLE,
      30,
      "database",
      new Title("数据库暂时无法连接，内容未作更改", "the database cannot be reached; nothing was changed"));

  /** What the pool says of its connections when none comes free in time. */
  private static final Pattern POOL = Pattern.compile("\\(total=(\\d+),");

  private final HttpStatus status;
  private final int again;
  private final String word;
  private final Title title;

  Trouble(HttpStatus status, int again, String word, Title title) {
    this.status = status;
    this.again = again;
    this.word = word;
    this.title = title;
  }

  /** The kind of a failure of the database or of a transaction. */
  public static Trouble of(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof DataIntegrityViolationException) {
        return REFUSED;
      }
      if (one instanceof TransientDataAccessException
          || one instanceof CaseDrafts.OvertakenException) {
        return BUSY;
      }
      if (one instanceof SQLTransientConnectionException && noneFree(one)) {
        return BUSY;
      }
    }
    return GONE;
  }

  /** Whether there were connections and none came free in time: making one has not failed. */
  private static boolean noneFree(Throwable timeout) {
    Matcher pool = POOL.matcher(Optional.ofNullable(timeout.getMessage()).orElse(""));
    return timeout.getCause() == null && pool.find() && !pool.group(1).equals("0");
  }

  /** The status of the answer. */
  public HttpStatus status() {
    return status;
  }

  /** After how many seconds it may be tried again; empty where that would be of no use. */
  public Optional<String> retryAfter() {
    return again == 0 ? Optional.empty() : Optional.of(String.valueOf(again));
  }

  /** The word that machines tell it by. */
  public String word() {
    return word;
  }

  /** What is said of it. */
  public Title title() {
    return title;
  }

  /** What is said of it, in both languages. */
  public String both() {
    return title.zh() + " (" + title.en() + ")";
  }
}
