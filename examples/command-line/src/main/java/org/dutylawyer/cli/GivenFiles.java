package org.dutylawyer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.WordHint;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Shown;

/** The case files of a command line, answered one after the other; a bad one loses no other. */
final class GivenFiles {

  /** Where a problem stands that is one of the question and not of a case file. */
  private static final Pattern OF_THE_QUESTION = Pattern.compile("as-of|known-on|--reading.*");

  private final List<Given> given;
  private final PackOptions packs;
  private final QuestionOptions question;

  /** Reads them all. */
  GivenFiles(List<Path> files, PackOptions packs, QuestionOptions question) {
    this.given = files.stream().map(Given::read).toList();
    this.packs = packs;
    this.question = question;
  }

  /**
   * Answers them.
   *
   * @param asked what is asked of each
   * @param err where it is told which are refused, and why
   * @param each takes the answers, in the order of the files
   */
  ExitCode answer(Question asked, PrintWriter err, Consumer<Assessment> each) {
    return answer(asked, err, (rules, answer) -> each.accept(answer));
  }

  /** The same for whoever asks the rules for more about an answer. */
  ExitCode answer(Question asked, PrintWriter err, BiConsumer<DutyLawyerRules, Assessment> each) {
    DutyLawyerRules rules =
        question.counting(
            packs.load(
                given.stream().flatMap(g -> g.text().stream()).toList(), question.readings()));
    ExitCode ended = ExitCode.ANSWERED;
    Set<String> told = new HashSet<>();
    for (Given one : given) {
      Path path = one.path();
      try {
        each.accept(rules, rules.assess(rules.read(one.orRefuse()), asked));
      } catch (BadInputException e) {
        ended = ended == ExitCode.ANSWERED ? ExitCode.BAD_INPUT : ended;
        boolean asking =
            e.problems().stream().allMatch(p -> OF_THE_QUESTION.matcher(p.where()).matches());
        if (!asking || given.size() > 1) {
          err.println(Shown.visible(path.toString()) + ended(asking));
        }
        if (asking && !told.add(e.message(question.locale()))) {
          continue; // of each file the same
        }
        err.println(e.message(question.locale()));
        WordHint.print(e.message(question.locale()), question.locale(), err);
      } catch (RuntimeException | StackOverflowError e) {
        // A fault is told of this file, and the others are answered all the same.
        ended = ExitCode.INTERNAL_ERROR;
        DutyLawyer.tell(e, path + ": ", err);
      }
    }
    return ended;
  }

  private String ended(boolean asking) {
    if (asking) {
      return question.chinese()
          ? "：未答复，问题在所给的选项，不在案件文件"
          : ": not answered; the options given are at fault, not the file";
    }
    return question.chinese() ? "：不予受理" : ": refused";
  }

  /**
   * A case file that was read, or the reason why it could not be.
   *
   * @param path where it is
   * @param text what it holds
   * @param refused why nothing could be read
   */
  private record Given(
      Path path, Optional<CaseFileText> text, Optional<BadInputException> refused) {

    static Given read(Path path) {
      try {
        CaseFileText text = CaseFiles.read(path);
        text.jurisdiction();
        return new Given(path, Optional.of(text), Optional.empty());
      } catch (BadInputException e) {
        return new Given(path, Optional.empty(), Optional.of(e));
      }
    }

    CaseFileText orRefuse() {
      return text.orElseThrow(refused::orElseThrow);
    }
  }
}
