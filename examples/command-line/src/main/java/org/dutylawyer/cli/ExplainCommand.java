package org.dutylawyer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.ConditionCheck;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.law.NormId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: why a norm was reached in a case, or which of its conditions failed. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says of one norm which of its conditions hold in a case, and which fail.",
      "就某一条款逐项说明案件是否满足其条件。"
    })
final class ExplainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private AssessCommand.PackOptions packs;

  @Mixin private AssessCommand.QuestionOptions question;

  @Parameters(paramLabel = "FILE", description = "A case file (JSON).")
  private Path file;

  @Option(
      names = "--norm",
      required = true,
      paramLabel = "NORM",
      description = "A norm or provision, such as 司规〔2020〕6号/14/1.")
  private String norm;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    CaseFileText text = CaseFileText.read(file);
    DutyLawyerRules rules = question.counting(packs.load(List.of(text)));
    CaseFile caseFile = rules.read(text);
    boolean zh = question.chinese();
    Assessment answer = rules.assess(caseFile, question.question());
    List<GroundAnswer> grounds =
        answer.conduct().grounds().stream()
            .filter(g -> g.provision().isWithin(norm()) || holds(g, norm()))
            .toList();
    if (!grounds.isEmpty()) {
      out.print(TextAnswer.grounds(answer, question.locale(), grounds, false, Terminal.width()));
      out.flush();
      return;
    }
    for (Explanation explanation : rules.explain(caseFile, question.question(), norm())) {
      out.println(explanation.norm() + "  " + explanation.rule());
      out.println("  “" + explanation.quote() + "”");
      if (!explanation.inForce()) {
        out.println(zh ? "  提问日不在施行期间" : "  not in force on the day asked about");
      }
      for (ConditionCheck check : explanation.conditions()) {
        out.println(
            "  " + word(check.holds(), zh) + "  " + check.condition().in(question.locale()));
      }
    }
    out.flush();
  }

  /** A ground for discipline is explained element by element, for every lawyer. */
  private static boolean holds(GroundAnswer ground, NormId norm) {
    return ground.limbs().stream().anyMatch(limb -> limb.norm().equals(norm));
  }

  private NormId norm() {
    try {
      return NormId.parse(norm);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String word(ConditionCheck.Holds holds, boolean zh) {
    return switch (holds) {
      case YES -> zh ? "满足" : "holds";
      case OPEN -> zh ? "不明" : "open ";
      case NO -> zh ? "不满足" : "fails";
    };
  }
}
