package org.dutylawyer.workbench.course;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The words of a jurisdiction as a reader knows them.
 *
 * @param words the words
 */
public record Say(Vocabulary words) {

  /** The titles of events. */
  public Title events(Collection<String> types) {
    return joined(types, type -> words.title(Group.EVENTS, type));
  }

  /** An event with the value that it sets, who does it, and what it carries. */
  public Title event(Course.Letter letter) {
    Title title = words.title(Group.EVENTS, letter.type());
    Optional<String> sets = words.event(letter.type()).flatMap(EventWord::sets);
    if (letter.to().isPresent() && sets.isPresent()) {
      title = pair(title, value(words.fact(sets.get()).orElseThrow(), letter.to().get()));
    }
    if (letter.by().isPresent()) {
      Title by = words.title(Group.ACTORS, letter.by().get());
      title = new Title(title.zh() + "（" + by.zh() + "）", title.en() + " (" + by.en() + ")");
    }
    if (!letter.documents().isEmpty()) {
      Title with = joined(letter.documents(), one -> words.title(Group.DOCUMENTS, one));
      title = new Title(title.zh() + "，附" + with.zh(), title.en() + ", with " + with.en());
    }
    return title;
  }

  /** A fact that has one of some values. */
  public Title fact(String fact, Collection<String> values) {
    FactWord word = words.fact(fact).orElseThrow();
    return pair(word.title(), joined(values, one -> value(word, one)));
  }

  /** A fact that was left open and is settled; a reading is not told. */
  public Optional<Title> told(Variable variable, String value) {
    if (variable.key() instanceof Unknown unknown && words.fact(unknown.fact()).isPresent()) {
      Title fact = fact(unknown.fact(), List.of(value));
      return Optional.of(
          unknown.earlier() ? new Title("此前" + fact.zh(), "before, " + fact.en()) : fact);
    }
    return Optional.empty();
  }

  private static Title value(FactWord word, String value) {
    return word.values().getOrDefault(value, new Title(value, value));
  }

  private static Title pair(Title one, Title other) {
    return new Title(one.zh() + "：" + other.zh(), one.en() + ": " + other.en());
  }

  /** What a conclusion gives or asks, and of whom. */
  public Title matter(Conclusion conclusion) {
    Title what = what(conclusion);
    return actor(conclusion)
        .map(who -> new Title(who.zh() + what.zh(), who.en() + ": " + what.en()))
        .orElse(what);
  }

  /** Who acts; empty where nobody does. */
  public Optional<Title> actor(Conclusion conclusion) {
    List<String> key = matterKey(conclusion);
    return conclusion instanceof Duty
            || conclusion instanceof Right
            || conclusion instanceof Prohibition
            || conclusion instanceof DocumentDuty
        ? Optional.of(words.title(Group.ACTORS, key.get(1)))
        : Optional.empty();
  }

  /** What a paper holds under a field. */
  public Title field(DocumentDuty paper, String field) {
    return words
        .document(paper.document())
        .flatMap(word -> Optional.ofNullable(word.fields().get(field)))
        .orElse(new Title(field, field));
  }

  /** What a conclusion gives or asks. */
  public Title what(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      Title title = words.title(Group.ENTITLEMENTS, e.kind());
      Title force = Modality.owed(e.force().equals(Entitlement.SHALL)).word();
      return new Title(force.zh() + "：" + title.zh(), force.en() + ": " + title.en());
    } else if (conclusion instanceof DocumentDuty d) {
      return words.title(Group.DOCUMENTS, d.document());
    } else if (conclusion instanceof Eligibility q) {
      Title title = words.title(Group.REQUIREMENTS, q.requirement());
      return q.fulfilled()
          ? new Title("符合：" + title.zh(), "met: " + title.en())
          : new Title("不符合：" + title.zh(), "not met: " + title.en());
    } else if (conclusion instanceof Misconduct m) {
      return words.title(Group.GROUNDS, m.ground());
    }
    return words.title(Group.ACTIONS, matterKey(conclusion).get(2));
  }

  /** What a conclusion is about, whatever norm says it: kind, actor, and what. */
  public static List<String> matterKey(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      return List.of("entitlement", e.force(), e.kind());
    } else if (conclusion instanceof Duty d) {
      return List.of("duty", d.actor(), d.action());
    } else if (conclusion instanceof Right r) {
      return List.of("right", r.holder(), r.action());
    } else if (conclusion instanceof Prohibition p) {
      return List.of("prohibition", p.actor(), p.action());
    } else if (conclusion instanceof DocumentDuty d) {
      return List.of("document", d.actor(), d.document());
    } else if (conclusion instanceof Eligibility q) {
      return List.of("eligibility", String.valueOf(q.fulfilled()), q.requirement());
    } else if (conclusion instanceof Misconduct m) {
      return List.of("misconduct", "", m.ground());
    }
    return List.of(conclusion.kindOf().name(), "", "");
  }

  /** The acts that count as doing what a duty asks; empty if it says none. */
  public Optional<Title> acts(Conclusion conclusion) {
    return conclusion instanceof Duty duty && !duty.doneBy().isEmpty()
        ? Optional.of(events(duty.doneBy()))
        : Optional.empty();
  }

  /**
   * What is needed for a right, what a paper has to hold, what breaks a prohibition; empty of other
   * conclusions.
   */
  public Optional<Title> terms(Conclusion conclusion) {
    if (conclusion instanceof Right right) {
      return Optional.of(
          right.needs().isEmpty()
              ? new Title("不需要其他条件", "nothing more is needed")
              : pair(new Title("需要", "needed"), joined(right.needs(), this::actOrPaper)));
    } else if (conclusion instanceof DocumentDuty paper) {
      return Optional.of(
          paper.fields().isEmpty()
              ? new Title("全部事项", "all its fields")
              : pair(
                  new Title("事项", "fields"),
                  joined(paper.fields(), field -> field(paper.document(), field))));
    }
    return conclusion instanceof Prohibition never && !never.brokenBy().isEmpty()
        ? Optional.of(pair(new Title("违反的行为", "broken by"), events(never.brokenBy())))
        : Optional.empty();
  }

  private Title actOrPaper(String word) {
    return words
        .findTitle(Group.ACTIONS, word)
        .or(() -> words.findTitle(Group.DOCUMENTS, word))
        .orElse(new Title(word, word));
  }

  private Title field(String document, String field) {
    return words
        .document(document)
        .map(known -> known.fields().get(field))
        .orElse(new Title(field, field));
  }

  /** By when, from which event, if a conclusion says so. */
  public Optional<Title> time(Conclusion conclusion) {
    Optional<Title> event =
        conclusion.trigger().map(Event::type).map(type -> words.title(Group.EVENTS, type));
    return conclusion
        .limit()
        .map(
            limit -> {
              Title length = length(limit);
              return event
                  .map(e -> new Title(e.zh() + length.zh(), length.en() + " " + e.en()))
                  .orElse(length);
            });
  }

  private static Title length(TimeLimit limit) {
    Length length = limit.length();
    if (length instanceof Length.Promptly) {
      return new Title("后及时", "promptly after");
    } else if (length instanceof Length.SameDay) {
      return new Title("的当时", "at");
    }
    String zh = number(length);
    boolean before = limit.direction() == Direction.BEFORE;
    if (length instanceof Length.DayOfMonth d && !before) {
      String en = d.followingMonth() ? d.toString() : "the first day " + d.day();
      return new Title("后的" + zh + "以前", "by " + en + " after");
    }
    return before
        ? new Title(
            length instanceof Length.Days d && d.count() == 0 ? "以前" : "的" + zh + "以前",
            length instanceof Length.Days d && d.count() == 0 ? "before" : length + " before")
        : new Title("后" + zh + "内", "within " + length + " after");
  }

  private static String number(Length length) {
    if (length instanceof Length.Hours h) {
      return h.count() + "小时";
    } else if (length instanceof Length.Days d) {
      return d.count() + "日";
    } else if (length instanceof Length.WorkingDays w) {
      return w.count() + "个工作日";
    } else if (length instanceof Length.Months m) {
      return m.count() + "个月";
    } else if (length instanceof Length.HalfMonths h) {
      return h.count() + "个半月";
    } else if (length instanceof Length.DayOfMonth d) {
      return (d.followingMonth() ? "次月" : "第一个") + d.day() + "日";
    }
    throw new IllegalStateException("a length that is no number: " + length);
  }

  private static Title joined(Collection<String> all, Function<String, Title> title) {
    return new Title(
        all.stream().map(title).map(t -> t.in(Locale.CHINESE)).collect(Collectors.joining("、")),
        all.stream().map(title).map(t -> t.in(Locale.ENGLISH)).collect(Collectors.joining(", ")));
  }
}
