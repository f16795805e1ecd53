package org.dutylawyer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: the same case under two jurisdictions, differences first. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Answers one case under two jurisdictions; differences first, both quotes side by side.",
      "同一案件在两个法域下的答复：先列不同之处，两处原文并列。"
    })
final class CompareCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private AssessCommand.PackOptions packs;

  @Mixin private AssessCommand.QuestionOptions question;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A jurisdiction, such as CN.")
  private String first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another, such as CN-50.")
  private String second;

  @Option(names = "--case", required = true, paramLabel = "FILE", description = "The case file.")
  private Path file;

  @Override
  public void run() {
    CaseFileText text = CaseFileText.read(file);
    DutyLawyerRules rules =
        question.counting(
            packs.builder().jurisdiction("CN").jurisdiction(first).jurisdiction(second).build());
    Assessment left = assess(rules, text, first);
    Assessment right = assess(rules, text, second);
    Map<String, List<Finding>> ofLeft = matters(left);
    Map<String, List<Finding>> ofRight = matters(right);
    Wording wordsLeft = new Wording(left, question.locale());
    Wording wordsRight = new Wording(right, question.locale());
    List<String> same = new ArrayList<>();
    boolean zh = question.chinese();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        left.file().id() + "  " + first + " / " + second + "  " + wordsLeft.moment(left.asOf()));
    out.println();
    out.println(zh ? "不同之处" : "Differences");
    int differences = 0;
    for (String matter : new TreeSet<>(union(ofLeft, ofRight))) {
      List<Finding> a = ofLeft.getOrDefault(matter, List.of());
      List<Finding> b = ofRight.getOrDefault(matter, List.of());
      if (result(a, wordsLeft).equals(result(b, wordsRight))) {
        same.add(matter);
        continue;
      }
      differences++;
      Wording words = a.isEmpty() ? wordsRight : wordsLeft;
      out.println("  " + title(a.isEmpty() ? b : a, words));
      side(out, first, a, wordsLeft, zh);
      side(out, second, b, wordsRight, zh);
    }
    if (differences == 0) {
      out.println(zh ? "  无" : "  none");
    }
    out.println();
    out.println((zh ? "相同：" : "The same: ") + same.size());
    for (String matter : same) {
      Finding finding = ofLeft.get(matter).get(0);
      out.println(
          "  "
              + title(ofLeft.get(matter), wordsLeft)
              + "  "
              + wordsLeft.cite(finding.norm())
              + " / "
              + wordsRight.cite(ofRight.get(matter).get(0).norm()));
    }
    out.flush();
  }

  private Assessment assess(DutyLawyerRules rules, CaseFileText text, String jurisdiction) {
    CaseFile read = rules.reader(jurisdiction).read(text);
    return rules.assess(read.in(jurisdiction), question.question());
  }

  private static TreeSet<String> union(Map<String, List<Finding>> a, Map<String, List<Finding>> b) {
    TreeSet<String> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    return all;
  }

  /** The governing findings by what they are about, whatever the text that says so. */
  private static Map<String, List<Finding>> matters(Assessment answer) {
    Wording words = new Wording(answer, java.util.Locale.ENGLISH);
    Map<String, List<Finding>> matters = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      if (finding.outcome() != Outcome.DOES_NOT_APPLY
          && finding.state() != State.AWAITING
          && finding.conclusion().kindOf() != Conclusion.Kind.EXEMPTION) {
        String matter =
            finding.conclusion().kindOf().ordinal()
                + "|"
                + finding.conclusion().of().id()
                + "|"
                + words.acting(finding)
                + "|"
                + words.conclusion(finding.conclusion())
                + "|"
                + finding.conclusion().trigger().map(e -> e.id()).orElse("");
        matters.computeIfAbsent(matter, m -> new ArrayList<>()).add(finding);
      }
    }
    return matters;
  }

  private static String title(List<Finding> findings, Wording words) {
    Conclusion conclusion = findings.get(0).conclusion();
    String actor = words.acting(findings.get(0));
    return words.subject(conclusion.of())
        + "  "
        + (actor.isEmpty() ? "" : actor + "  ")
        + words.conclusion(conclusion);
  }

  private static String result(List<Finding> findings, Wording words) {
    return findings.stream()
        .map(
            f ->
                f.outcome()
                    + "|"
                    + f.state()
                    + "|"
                    + due(f, words)
                    + "|"
                    + f.excusedBy().isPresent())
        .distinct()
        .sorted()
        .toList()
        .toString();
  }

  private static String due(Finding finding, Wording words) {
    Optional<DueDate> dated = finding.due().flatMap(Due::dated);
    return dated
        .map(d -> words.say("due.by", words.moment(d.dueMoment())))
        .orElse(finding.due().isPresent() ? words.say("due.promptly") : "");
  }

  private static void side(
      PrintWriter out, String jurisdiction, List<Finding> findings, Wording words, boolean zh) {
    if (findings.isEmpty()) {
      out.println("    " + jurisdiction + "：" + (zh ? "没有此项" : "nothing"));
    }
    for (Finding finding : findings) {
      out.println(
          "    "
              + jurisdiction
              + "："
              + words.say("needs.effect." + finding.outcome().word())
              + "  "
              + words.say("state." + finding.state().word())
              + "  "
              + due(finding, words)
              + "  "
              + words.cite(finding.norm()));
      out.println("      “" + finding.quote() + "”");
    }
  }
}
