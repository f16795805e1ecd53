package org.dutylawyer.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.workbench.FolderPacks;

/** A small host, for tests that run it elsewhere: prints the packs, and the answer for a case. */
public final class Asking {

  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private Asking() {}

  /** Prints what {@link #ask} says. */
  public static void main(String[] arguments) {
    System.out.println(ask(arguments[0]));
  }

  /** Compiles the packs of the nation anew and says which these are. */
  public static String anew() {
    return new FolderPacks()
        .packsOnClassPath()
        .compileAnew()
        .jurisdiction("CN")
        .build()
        .packs()
        .keySet()
        .toString();
  }

  /** The packs found, and the answer as text. */
  public static String ask(String file) {
    DutyLawyerRules rules = DutyLawyerRules.load();
    CaseFile read = rules.read(Path.of(file));
    return new TreeSet<>(rules.packs().keySet())
        + "\n"
        + TextAnswer.of(rules.assess(read, Question.asOf(MON_2025_10_13)), Locale.CHINESE);
  }
}
