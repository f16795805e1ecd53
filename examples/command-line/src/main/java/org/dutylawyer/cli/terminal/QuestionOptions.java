package org.dutylawyer.cli.terminal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is asked. */
public final class QuestionOptions {

  /** The options that say something only of a case. */
  public static final List<String> OF_A_CASE =
      List.of("--as-of", "--known-on", "--notice", "--register", "--reading");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = MomentConverter.class,
      description =
          "The day asked about, or the hour (2025-09-30T10:00); default today. Later events have"
              + " not happened.")
  private @Nullable Moment asOf;

  @Option(
      names = "--known-on",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "Use only notices of days off published by this day; default --as-of.")
  private @Nullable LocalDate knownOn;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A further notice of days off, as text or as printed by 'calendar import'.")
  private List<Path> notices = new ArrayList<>();

  @Option(
      names = "--register",
      description =
          "Files that do not say it come from a register that keeps what registers usually keep:"
              + " what it does not show was not done. Without it, silence is no breach of"
              + " anybody.")
  private boolean register;

  @Option(
      names = "--reading",
      paramLabel = "ID=VALUE",
      description = "Choose an option of a contested reading; 'packs' lists them.")
  private List<String> readings = new ArrayList<>();

  @Mixin private LanguageOption language;

  public Question question() {
    Question question = asOf == null ? Question.today() : Question.asOf(asOf);
    if (knownOn != null) {
      question = question.knownOn(knownOn);
    }
    if (register) {
      question = question.from(CaseFile.Register.USUAL);
    }
    for (Map.Entry<String, String> reading : readings(readings).entrySet()) {
      question = question.reading(reading.getKey(), reading.getValue());
    }
    return question;
  }

  /** The ids of the readings of which an option was chosen. */
  public Set<String> readings() {
    return readings(readings).keySet();
  }

  /**
   * What was chosen of contested readings, by their ids. An option that is missing is empty, to be
   * refused with those that there are once the packs are read.
   *
   * @param chosen each as {@code ID=VALUE}
   * @throws Refused if two options of one reading are chosen
   */
  public static Map<String, String> readings(List<String> chosen) {
    Map<String, String> readings = new LinkedHashMap<>();
    for (String given : chosen) {
      int equals = given.indexOf('=');
      String id = equals < 0 ? given : given.substring(0, equals);
      String option = equals < 0 ? "" : given.substring(equals + 1);
      String before = readings.putIfAbsent(id, option);
      if (before != null && !before.equals(option)) {
        throw new Refused(
            new Title(
                "--reading " + id + "：发现“" + before + "”和“" + option + "”，应为一个",
                "--reading " + id + ": found " + before + " and " + option + ", expected one"));
      }
    }
    return readings;
  }

  /**
   * Refuses what no case file could be asked, before many of them are.
   *
   * @throws BadInputException if no pack knows a reading, or no calendar reaches the day
   */
  public void check(DutyLawyerRules rules) {
    ReadingDeclaration.check(
        readings(readings),
        rules.packs().values().stream().flatMap(p -> p.manifest().readings().stream()).toList());
    Question asked = question();
    Question day = Question.asOf(asked.asOf()).withoutAwaited();
    rules.assess(
        rules.read("{\"jurisdiction\":\"CN\"}", "CN"),
        asked.knownOn().map(day::knownOn).orElse(day));
  }

  /** The rules with the notices that were given. */
  public DutyLawyerRules counting(DutyLawyerRules rules) {
    DutyLawyerRules counting = rules;
    for (Path notice : notices) {
      counting = counting.withNotice(notice);
    }
    return counting;
  }

  public boolean chinese() {
    return language.chinese();
  }

  public Locale locale() {
    return language.locale();
  }
}
