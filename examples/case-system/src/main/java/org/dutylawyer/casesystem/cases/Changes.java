package org.dutylawyer.casesystem.cases;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;

/**
 * What differs between two answers about one case: what is owed, and what has to be done by when.
 */
public final class Changes {

  private Changes() {}

  /**
   * A difference.
   *
   * @param what what it is about
   * @param cite the provision as lawyers cite it; empty where it is about an entitlement
   * @param before how it was; empty if it was not there
   * @param after how it is; empty if it is not there any more
   */
  public record Change(String what, String cite, String before, String after) {}

  private record Line(String what, String cite, String stands) {}

  /** The differences, in the order of the answers. */
  public static List<Change> between(Assessment before, Assessment after, Locale locale) {
    Map<String, Line> old = lines(before, locale);
    Map<String, Line> now = lines(after, locale);
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(old.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Line was = old.get(key);
      Line is = now.get(key);
      if (was == null || is == null || !was.stands().equals(is.stands())) {
        Line any = is == null ? requireNonNull(was) : is;
        changes.add(
            new Change(
                any.what(),
                any.cite(),
                was == null ? "" : was.stands(),
                is == null ? "" : is.stands()));
      }
    }
    return changes;
  }

  private static Map<String, Line> lines(Assessment answer, Locale locale) {
    Wording words = new Wording(answer, locale);
    Map<String, Line> lines = new LinkedHashMap<>();
    for (EntitlementAnswer e : answer.entitlements()) {
      String what =
          words.subject(e.of())
              + (words.chinese() ? "：" : ": ")
              + CaseView.entitlement(words, e.entitlement(), e.force());
      lines.put(
          "e/" + e.of() + "/" + e.entitlement() + "/" + e.force(),
          new Line(what, "", words.of(CaseView.outcome(e.outcome()))));
    }
    for (Finding f : answer.governing()) {
      if (f.conclusion().kindOf() != Conclusion.Kind.DUTY || f.state() == State.STANDING) {
        continue;
      }
      String due =
          f.due()
              .flatMap(Due::dated)
              .map(d -> " " + words.say("due.by", words.day(d.due())))
              .orElse("");
      String key =
          "d/"
              + f.norm()
              + "/"
              + f.conclusion().of()
              + "/"
              + words.conclusion(f.conclusion())
              + "/"
              + f.conclusion().trigger().map(t -> t.id()).orElse("");
      lines.put(
          key,
          new Line(
              words.actingThen(f)
                  + words.conclusion(f.conclusion())
                  + " · "
                  + words.subject(f.conclusion().of()),
              words.cite(f.norm()),
              words.state(f) + due));
    }
    return lines;
  }
}
