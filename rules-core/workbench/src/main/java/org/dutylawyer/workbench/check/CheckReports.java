package org.dutylawyer.workbench.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reports of {@code check} in the forms that people and other programs read. */
public final class CheckReports {

  private CheckReports() {}

  /** As text for people. */
  public static String text(List<CheckReport> reports, Locale locale) {
    return reports.stream().map(r -> r.text(locale)).collect(Collectors.joining("\n"));
  }

  /** As JSON: everything that the reports hold. */
  public static String json(List<CheckReport> reports) {
    return ReportJson.of(reports);
  }

  /** As JUnit XML: a suite for each step of each pack, a test case for each scenario. */
  public static String junit(List<CheckReport> reports, Locale locale) {
    return ReportJunit.of(reports, locale);
  }

  /** As SARIF 2.1.0: a result for each problem and for each mutant that no scenario noticed. */
  public static String sarif(List<CheckReport> reports, Locale locale) {
    return ReportSarif.of(reports, locale);
  }

  /**
   * As the workflow commands of GitHub Actions, which shows each line at its place in the changed
   * files: the results of {@link #sarif}.
   */
  public static String github(List<CheckReport> reports, Locale locale) {
    return ReportGithub.of(reports, locale);
  }
}
