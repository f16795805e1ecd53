package org.dutylawyer.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Holds the words that facts and events refer to against those that are defined. */
final class References {

  private final Vocabulary union;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param union all the words that may be referred to
   */
  References(Vocabulary union) {
    this.union = union;
  }

  /** Words that the added facts and events refer to and that nobody defines. */
  List<Problem> dangling(Vocabulary added) {
    for (Vocabulary.Entry entry : added.entries(Group.FACTS).values()) {
      for (About about : ((FactWord) entry.word()).about()) {
        about.eventType().ifPresent(type -> need(Group.EVENTS, type, entry));
      }
      FactWord fact = (FactWord) entry.word();
      fact.history()
          .ifPresent(
              history -> {
                Stream.of(history.endsWith(), history.statedSince())
                    .flatMap(List::stream)
                    .forEach(other -> need(Group.FACTS, other, entry));
                history.resumesWith().forEach(type -> need(Group.EVENTS, type, entry));
                history.turnsAfter().values().stream()
                    .flatMap(List::stream)
                    .forEach(type -> need(Group.EVENTS, type, entry));
                history.each().ifPresent(type -> needEach(type, fact, entry));
                history.leftBy().forEach(leaves -> needState(leaves, entry));
                history
                    .follows()
                    .forEach(
                        one ->
                            needPart(
                                fact.about().iterator().next().kind(),
                                Map.entry(one.state(), one.value()),
                                entry));
              });
      fact.fromOthers().ifPresent(others -> need(Group.FACTS, others.fact(), entry));
      Stream.of(fact.derived().map(d -> d.anyOf()), fact.implied().map(i -> i.anyOf()))
          .flatMap(Optional::stream)
          .flatMap(List::stream)
          .flatMap(all -> all.entrySet().stream())
          .forEach(part -> needPart(fact.about().iterator().next().kind(), part, entry));
    }
    for (Vocabulary.Entry entry : added.entries(Group.EVENTS).values()) {
      EventWord event = (EventWord) entry.word();
      event.after().forEach(type -> need(Group.EVENTS, type, entry));
      event.sets().ifPresent(fact -> needHistory(fact, event, entry));
      event.denies().forEach(type -> need(Group.EVENTS, type, entry));
      event.receiptOf().forEach(type -> need(Group.EVENTS, type, entry));
      event.shows().entrySet().forEach(shown -> needShown(shown, event, entry));
      event.by().forEach(actor -> need(Group.ACTORS, actor, entry));
      event.leaves().forEach(leaves -> needState(leaves, entry));
      event.givenWhere().stream()
          .flatMap(all -> all.entrySet().stream())
          .forEach(part -> needPart(event.about(), part, entry));
      event.fallsUnder().forEach(wider -> needWider(wider, event, entry));
      event.formerly().forEach(word -> needGone(word, entry));
    }
    return problems;
  }

  /** A word for which another stands now is no word any more. */
  private void needGone(String word, Vocabulary.Entry by) {
    if (union.event(word).isPresent()) {
      problems.add(
          Problem.of(
              by.where(),
              Shown.both("formerly: " + word),
              new Title("已经不用的词", "a word that is gone")));
    }
  }

  /** Each appointment of a subject has its own state: both belong to the same kind of subject. */
  private void needEach(String type, FactWord fact, Vocabulary.Entry by) {
    need(Group.EVENTS, type, by);
    union
        .event(type)
        .filter(event -> !fact.isAbout(event.about()))
        .ifPresent(
            event ->
                problems.add(
                    Problem.of(
                        by.where(),
                        Shown.both("each: " + type),
                        new Title("同一主体的事件类型", "a type of event of the same subject"))));
  }

  /** An event can only change what changes over time, in the subject that it belongs to. */
  private void needHistory(String key, EventWord event, Vocabulary.Entry by) {
    need(Group.FACTS, key, by);
    Optional<FactWord> fact = union.fact(key);
    boolean changeable =
        fact.isEmpty()
            || (fact.get().changes()
                && fact.get().isAbout(event.about())
                && fact.get().kind() != FactWord.Kind.NUMBER);
    if (!changeable) {
      Title subject = event.about().title();
      problems.add(
          Problem.of(
              by.where(),
              Shown.both(Shown.text(key)),
              new Title(
                  "关于" + subject.zh() + "且 history: true 的事实（数字除外）",
                  "a fact with history: true about the " + subject.en() + ", no number")));
    }
  }

  /** A fact is made up of what files state of the same subject or of the proceeding. */
  private void needPart(About.Kind whole, Map.Entry<String, String> part, Vocabulary.Entry by) {
    need(Group.FACTS, part.getKey(), by);
    union
        .fact(part.getKey())
        .filter(
            fact ->
                !fact.values().containsKey(part.getValue())
                    || fact.derived().isPresent()
                    || !fact.isAbout(About.Kind.PROCEEDING) && !fact.isAbout(whole))
        .ifPresent(
            fact ->
                problems.add(
                    Problem.of(
                        by.where(),
                        Shown.both(part.getKey() + ": " + part.getValue()),
                        new Title(
                            "同一主体或者案件的、由案卷填写的事实及其值",
                            "a fact that files state of the same subject or of the proceeding, and"
                                + " a value of it"))));
  }

  /** A wider word belongs to the same kind of subject, and does not fall under the narrower one. */
  private void needWider(String key, EventWord event, Vocabulary.Entry by) {
    need(Group.EVENTS, key, by);
    boolean fits =
        union
            .event(key)
            .map(wider -> wider.about() == event.about() && !union.wider(key).contains(event.key()))
            .orElse(true);
    if (!fits) {
      Title subject = event.about().title();
      problems.add(
          Problem.of(
              by.where(),
              Shown.both("falls-under: " + key),
              new Title(
                  "关于" + subject.zh() + "的更宽的事件类型",
                  "a wider type of event about the " + subject.en())));
    }
  }

  /** An event leaves a known value, under facts of its own. */
  private void needState(Leaves leaves, Vocabulary.Entry by) {
    need(Group.FACTS, leaves.state(), by);
    need(Group.EVENTS, leaves.event(), by);
    Optional<EventWord> known = union.event(leaves.event());
    if (known.isEmpty()) {
      return;
    }
    EventWord event = known.get();
    Optional<FactWord> fact = union.fact(leaves.state());
    boolean fits =
        fact.isEmpty()
            || (fact.get().changes()
                && (fact.get().isAbout(event.about())
                    || event.about() == About.Kind.PROCEEDING
                        && fact.get().isAbout(About.Kind.PERSON)
                    || event.about() == About.Kind.PERSON
                        && fact.get().isAbout(About.Kind.LAWYER)));
    if (!fits) {
      problems.add(
          Problem.of(
              by.where(),
              Shown.both(Shown.text(leaves.state())),
              new Title(
                  "关于" + event.about().title().zh() + "且 history: true 的事实",
                  "a fact with history: true about the " + event.about().title().en())));
    }
    if (leaves.ahead().isPresent() && fact.flatMap(FactWord::each).isEmpty()) {
      problems.add(
          Problem.of(
              by.where(),
              new Title("ahead，但没有 each", "ahead without each"),
              new Title("each: 约定事件的类型", "each: the type of the appointment")));
    }
    fact.ifPresent(
        f ->
            Stream.concat(Stream.of(leaves.value()), leaves.from().stream())
                .filter(value -> !f.values().containsKey(value))
                .forEach(
                    value ->
                        problems.add(
                            new Problem(
                                by.where(),
                                Shown.both(Shown.text(value)),
                                new Title(
                                    "“" + f.key() + "”的值：" + Shown.words(f.values().keySet()),
                                    "a value of '"
                                        + f.key()
                                        + "': "
                                        + Shown.words(f.values().keySet())),
                                Nearest.of(value, f.values())))));
    for (Map.Entry<String, String> condition : leaves.when().entrySet()) {
      need(Group.FACTS, condition.getKey(), by);
      Optional<FactWord> asked = union.fact(condition.getKey());
      boolean answerable =
          asked.isEmpty()
              || (asked.get().values().containsKey(condition.getValue())
                  && union.factsAboutEvent(event.key()).contains(asked.get()));
      if (!answerable) {
        problems.add(
            Problem.of(
                by.where(),
                Shown.both(condition.getKey() + ": " + condition.getValue()),
                new Title(
                    "事件 \"" + event.key() + "\" 的事实及其值",
                    "a fact of the event \"" + event.key() + "\" and a value of it")));
      }
    }
  }

  /** An event shows a value of a fact of events about the same kind of subject. */
  private void needShown(Map.Entry<String, String> shown, EventWord event, Vocabulary.Entry by) {
    need(Group.FACTS, shown.getKey(), by);
    Optional<FactWord> fact = union.fact(shown.getKey());
    boolean fits =
        fact.isEmpty()
            || (fact.get().values().containsKey(shown.getValue())
                && fact.get().about().stream()
                    .allMatch(
                        about ->
                            about
                                .eventType()
                                .flatMap(union::event)
                                .filter(of -> of.about() == event.about())
                                .isPresent()));
    if (!fits) {
      problems.add(
          Problem.of(
              by.where(),
              Shown.both("shows: " + shown.getKey() + ": " + shown.getValue()),
              new Title(
                  "关于" + event.about().title().zh() + "的事件的事实及其值",
                  "a fact of events about the "
                      + event.about().title().en()
                      + ", and a value of it")));
    }
  }

  private void need(Group group, String key, Vocabulary.Entry by) {
    if (union.entry(group, key).isEmpty()) {
      problems.add(
          new Problem(
              by.where(),
              Shown.both(Shown.text(key)),
              new Title("已定义的" + group.title().zh(), "a defined " + group.title().en()),
              union.nearest(group, key)));
    }
  }
}
