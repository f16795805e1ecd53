package org.dutylawyer.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.PackFiles;

/** Tells calendars apart by what their notices say, whatever the files were called. */
public final class CalendarHash {

  private CalendarHash() {}

  /** A hash over the notices of days off that some rules count by. */
  public static String of(DutyLawyerRules rules) {
    String notices =
        rules.calendar().notices().stream()
            .map(n -> n.id() + " " + n.published() + " " + n.region() + " " + n.clauses())
            .collect(Collectors.joining("\n"));
    return "calendar " + PackFiles.sha256(notices.getBytes(UTF_8));
  }
}
