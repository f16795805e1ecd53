package org.dutylawyer.casesystem.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who is logged in, the language, and how days are written. */
@ControllerAdvice
public class Common {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Writes days and titles in the language of the page. */
  public record Say(Locale locale) {

    /** Whether the page is Chinese. */
    public boolean zh() {
      return Title.isChinese(locale);
    }

    /** A day with its weekday. */
    public String day(LocalDate day) {
      return zh()
          ? day + "（" + Weekdays.chinese(day) + "）"
          : day + " (" + Weekdays.english(day) + ")";
    }

    /** A moment, to the minute, by the clocks of China. */
    public String minute(OffsetDateTime at) {
      return at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).format(MINUTES);
    }

    /** A region by its name and its code, as people do not know places by codes. */
    public String place(String jurisdiction) {
      return Jurisdictions.named(jurisdiction).in(locale);
    }

    /** A title. */
    public String of(Title title) {
      return title.in(locale);
    }
  }

  /** Who is logged in; null on the login page. */
  @ModelAttribute("me")
  public @Nullable CaseUser me(@AuthenticationPrincipal @Nullable CaseUser user) {
    return user;
  }

  /** The language of the page. */
  @ModelAttribute("say")
  public Say say(Locale locale) {
    return new Say(locale);
  }
}
