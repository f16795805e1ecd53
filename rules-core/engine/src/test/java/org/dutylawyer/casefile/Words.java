package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.Vocabulary;

/** A vocabulary of a few words of each sort, and how tests look at what was refused. */
public final class Words {

  public static final String YAML =
      """
      facts:
        stage:
          about: proceeding
          history: true
          title: [诉讼阶段, stage]
          values: { investigation: [侦查, investigation], trial: [审判, trial] }
        was-tried:
          about: proceeding
          history: true
          initially: false
          follows: { "yes": { stage: trial } }
          title: [曾开庭审理, was tried]
        electronic-file: { about: proceeding, title: [卷宗电子化, electronic file] }
        volumes: { about: proceeding, title: [卷数, volumes], number: [卷, volumes] }
        age-group:
          about: person
          title: [年龄, age group]
          values: { minor: [未成年人, minor], adult: [成年人, adult] }
        sight:
          about: person
          title: [视力, sight]
          values: { unimpaired: [无残疾, unimpaired], blind: [盲, blind] }
        pleads: { about: person, history: true, title: [认罪认罚, pleads guilty] }
        trained: { about: lawyer, title: [参加培训, trained] }
        training-hours: { about: lawyer, title: [培训学时, training], number: [小时, hours] }
        host: { about: station, title: [驻在单位, host], values: { court: [法院, court] } }
        in-writing: { about: "event:help-requested,help-given", title: [书面, in writing] }
      events:
        stage-begun: { about: proceeding, sets: stage, title: [进入诉讼阶段, stage begun] }
        hearing: { about: proceeding, planned: true, title: [开庭, hearing] }
        admitted: { about: person, title: [入所, admitted] }
        released: { about: person, after: [admitted], given-where: [{ stage: trial }], formerly: [let-go], title: [出所, released] }
        help-requested: { about: person, title: [请求法律帮助, help requested] }
        help-given: { about: person, title: [提供法律帮助, help given] }
        plea-changed: { about: person, sets: pleads, title: [认罪认罚或者反悔, plea changed] }
        first-shift: { about: lawyer, planned: true, title: [首次上岗, first shift] }
        shift: { about: lawyer, after: [first-shift], title: [值班, shift] }
        inspected: { about: station, title: [检查, inspected] }
      actors:
        court: [人民法院, court]
        detention-house: [看守所, detention house]
      documents:
        help-notice:
          title: [法律帮助通知书, help notice]
          fields: { person-name: [姓名, name], charge: [罪名, charge] }
      """;

  public static final Vocabulary VOCABULARY =
      Vocabulary.empty().plus(Vocabulary.parse(YAML, "words"));

  private Words() {}

  /** Reads a case file called {@code case.json}. */
  public static CaseFile read(String json) {
    return new CaseFileReader(VOCABULARY).read(json, "case.json");
  }

  /** Reads a case file called {@code case.json} in which every date shows its weekday. */
  public static CaseFile readWithWeekdays(String json) {
    return new CaseFileReader(VOCABULARY).weekdays(true).read(json, "case.json");
  }

  /** The English messages of everything that is wrong in a case file with weekdays. */
  public static List<String> problemsWithWeekdays(String json) {
    return english(() -> readWithWeekdays(json));
  }

  /** The English messages of everything that is wrong in a case file. */
  public static List<String> problems(String json) {
    return english(() -> read(json));
  }

  /** The English messages of a refusal. */
  public static List<String> english(ThrowingCallable call) {
    return refusal(call).problems().stream().map(p -> p.message(Locale.ENGLISH)).toList();
  }

  /** The Chinese messages of a refusal. */
  public static List<String> chinese(ThrowingCallable call) {
    return refusal(call).problems().stream().map(p -> p.message(Locale.CHINESE)).toList();
  }

  public static BadInputException refusal(ThrowingCallable call) {
    BadInputException refusal = catchThrowableOfType(BadInputException.class, call);
    if (refusal == null) {
      throw new AssertionError("nothing was refused");
    }
    return refusal;
  }
}
