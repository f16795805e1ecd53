package org.dutylawyer.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.LeastChangeJson;
import org.dutylawyer.answer.LeastChangeText;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Terminal;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.ConditionCheck;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.NormId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: why a norm was reached in a case, or which of its conditions failed. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {"Says of one norm which of its conditions hold in a case, and which fail."})
final class ExplainCommand implements Runnable {

  /** With more, nobody reads it and no machine is done with it. */
  private static final int MOST_AT_ONCE = 5;

  private static final int SIZE_FOR_ALL = 2;

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private QuestionOptions question;

  @Parameters(paramLabel = "FILE", description = "A case file (JSON or YAML).")
  private Path file;

  @Option(
      names = "--norm",
      paramLabel = "NORM",
      description = "A norm or provision, such as 司规〔2020〕6号/14/1; --flip can do without.")
  private @Nullable String norm;

  @Option(
      names = "--flip",
      description =
          "The least changes of facts and acts that would make it otherwise, and by when.")
  private boolean flip;

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "With --flip: at most so many changes at once; default 3, and 2 for all conclusions.")
  private @Nullable Integer most;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "With --flip: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  /** How the least changes are printed. */
  enum Format {
    text,
    json
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    CaseFileText text = CaseFiles.read(file);
    DutyLawyerRules rules = question.counting(packs.load(List.of(text), question.readings()));
    CaseFile caseFile = rules.read(text);
    if (flip) {
      flip(rules, caseFile);
      return;
    }
    if (norm == null || format != Format.text) {
      throw norm == null
          ? new Misused(
              spec,
              "缺少选项 --norm 条款（或者 --flip）",
              "Missing required option: '--norm=NORM' (or --flip)")
          : new Misused(
              spec,
              "--format " + format + "：只能与 --flip 同用",
              "--format " + format + ": found without --flip, expected with it");
    }
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
      answer.of(explanation.norm()).stream()
          .filter(Finding::governs)
          .forEach(finding -> standing(answer, finding, out));
    }
    out.flush();
  }

  /** Where it stands for whom, and what lifts the number of its time limit, or may. */
  private void standing(Assessment answer, Finding finding, PrintWriter out) {
    Wording words = new Wording(answer, question.locale());
    List<String> parts = new ArrayList<>(List.of(words.modal(finding.conclusion())));
    // What nobody has to do stands nowhere; that it depends on something is said with that.
    if (finding.actor().isPresent()) {
      parts.add(words.state(finding));
    }
    parts.add(words.until(finding));
    words.done(finding).ifPresent(parts::add);
    parts.add(words.depends(finding));
    parts.removeIf(String::isEmpty);
    out.println(
        "  → "
            + words.subject(finding.conclusion().of())
            + words.colon()
            + String.join(words.comma(), parts));
    for (Finding exempt : answer.findings()) {
      boolean lifts =
          exempt.conclusion() instanceof Exemption exemption
              && finding.norm().isWithin(exemption.from())
              && exempt.conclusion().of().equals(finding.conclusion().of())
              && exempt.conclusion().trigger().equals(finding.conclusion().trigger())
              && exempt.outcome() != Outcome.DOES_NOT_APPLY;
      if (lifts) {
        String depends = words.depends(exempt);
        out.println(
            "    "
                + words.say("explain.exemption", words.cite(exempt.norm()))
                + (depends.isEmpty() ? "" : words.comma() + depends));
      }
    }
  }

  /** The least changes of all conclusions of an answer that a reader will ask about. */
  static List<LeastChange> all(DutyLawyerRules rules, Assessment answer, Question question) {
    return all(rules, answer, question, SIZE_FOR_ALL);
  }

  /** What is not owed is told where a change makes it owed. */
  private static List<LeastChange> all(
      DutyLawyerRules rules, Assessment answer, Question question, int size) {
    List<Target> concluded = Target.of(answer);
    return rules.targets(answer).stream()
        .map(target -> rules.leastChange(answer.file(), question, target, size))
        .filter(least -> !least.flips().isEmpty() || concluded.contains(least.target()))
        .toList();
  }

  private void flip(DutyLawyerRules rules, CaseFile caseFile) {
    int size = most != null ? most : norm != null ? LeastChange.USUAL_SIZE : SIZE_FOR_ALL;
    if (size < 1 || size > MOST_AT_ONCE) {
      throw new Misused(
          spec,
          "--most：发现 " + size + "，应为 1 至 " + MOST_AT_ONCE,
          "--most: found " + size + ", expected 1 to " + MOST_AT_ONCE);
    }
    Assessment answer = rules.assess(caseFile, question.question());
    Map<NormId, String> names = new HashMap<>();
    if (norm != null) { // a norm that no rule encodes is refused
      rules
          .explain(caseFile, question.question(), norm())
          .forEach(explanation -> names.put(explanation.norm(), explanation.rule()));
    }
    List<LeastChange> found =
        norm == null
            ? all(rules, answer, question.question(), size)
            : rules.targets(answer, norm()).stream()
                .map(target -> rules.leastChange(caseFile, question.question(), target, size))
                .toList();
    if (most != null) {
      refuseIfTooMany(found, most);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.json) {
      out.println(LeastChangeJson.of(answer, found).toPrettyString());
    } else if (found.isEmpty()) {
      out.println(
          question.chinese()
              ? "没有可以问及的结论：权利、义务、禁止或者处理事由"
              : "no conclusion to ask about: an entitlement, a duty, a prohibition or a ground");
    } else {
      out.print(
          LeastChangeText.of(
              answer, question.locale(), found, names, Terminal.colour(), Terminal.width()));
    }
    if (norm == null && format != Format.json) {
      new LeastChangeText(answer, question.locale()).leftOut().ifPresent(out::println);
    }
    out.flush();
  }

  /** Who asks for four changes at once is not shown what two do, as if that were all. */
  private void refuseIfTooMany(List<LeastChange> found, int asked) {
    int largest =
        found.stream().mapToInt(LeastChange::size).filter(size -> size > 0).min().orElse(asked);
    if (largest < asked) {
      throw new Misused(
          spec,
          "--most：发现 " + asked + "，本案至多可以试完 " + largest + " 项（再多，变更后的案件太多），或者以 --norm 只问一个结论",
          "--most: found "
              + asked
              + ", expected at most "
              + largest
              + " in this case (more would make too many changed files), or one conclusion with"
              + " --norm");
    }
  }

  /** A ground for discipline is explained element by element, for every lawyer. */
  private static boolean holds(GroundAnswer ground, NormId norm) {
    return ground.limbs().stream().anyMatch(limb -> limb.norm().equals(norm));
  }

  private NormId norm() {
    try {
      return NormId.parse(requireNonNull(norm)); // asked for where it was given
    } catch (IllegalArgumentException e) {
      throw new Misused(
          spec,
          "条款编号：发现“" + norm + "”，应为 文件/条/款[/项][-细目]，例如 司规〔2020〕6号/14/1",
          String.valueOf(e.getMessage()));
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
