package org.dutylawyer.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.EvaluatorsDifferException;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * Answers one line of a file of case files, or says why not: the same bytes whoever reads the file
 * and on however many machines. Can be used by many threads.
 */
public final class LineAnswerer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DutyLawyerRules rules;
  private final Question question;
  private final boolean full;
  private final Function<CaseFile, Assessment> recheck;

  /** What became of a line. */
  public sealed interface Result {}

  /**
   * The line was answered.
   *
   * @param json the answer, without a line end
   * @param parsing nanoseconds of reading the line
   * @param assessing nanoseconds of answering
   * @param writing nanoseconds of writing and counting the answer
   */
  public record Answered(byte[] json, long parsing, long assessing, long writing)
      implements Result {}

  /**
   * The line was refused.
   *
   * @param json the reasons, with the line end
   * @param fault whether the program is at fault, not the line
   */
  public record NotAnswered(byte[] json, boolean fault) implements Result {}

  /**
   * One that answers by these rules.
   *
   * @param full whether the whole answer is written, or {@link BriefAnswer}
   */
  public LineAnswerer(DutyLawyerRules rules, Question question, boolean full) {
    this(rules, question, full, file -> rules.assess(file, question, Evaluator.BOTH));
  }

  /** With another way to answer a case by both evaluators. */
  LineAnswerer(
      DutyLawyerRules rules,
      Question question,
      boolean full,
      Function<CaseFile, Assessment> recheck) {
    this.rules = rules;
    this.question = question;
    this.full = full;
    this.recheck = recheck;
  }

  /** What has to be asked for a brief answer: what it does not say is not computed. */
  public static Question brief(Question question) {
    return question.withoutAwaited().only(Part.ENTITLEMENTS, Part.DUTIES, Part.CONDUCT);
  }

  /**
   * Answers a line.
   *
   * @param line what it holds
   * @param where file and number, for messages
   * @param number its number, from 1
   * @param both whether both evaluators answer it
   * @param counting takes the answer in; what it throws is a fault of the program for this line
   * @throws EvaluatorsDifferException if they answer differently
   */
  public Result answer(
      byte[] line, String where, long number, boolean both, Consumer<Assessment> counting) {
    try {
      long start = System.nanoTime();
      CaseFile file = rules.read(CaseFileText.of(line, where));
      long parsed = System.nanoTime();
      Assessment answer = both ? recheck.apply(file) : rules.assess(file, question);
      long assessed = System.nanoTime();
      ObjectNode json = full ? JsonAnswer.of(answer) : BriefAnswer.stored(answer);
      byte[] bytes = JSON.writeValueAsBytes(json);
      counting.accept(answer);
      return new Answered(bytes, parsed - start, assessed - parsed, System.nanoTime() - assessed);
    } catch (BadInputException e) {
      return new NotAnswered(refusal(number, e), false);
    } catch (EvaluatorsDifferException e) {
      throw e;
    } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
      return new NotAnswered(fault(where, number, e), true);
    }
  }

  private static byte[] refusal(long number, BadInputException e) {
    ObjectNode json = JSON.createObjectNode();
    json.put("line", number);
    ArrayNode problems = json.putArray("problems");
    for (Problem problem : e.problems()) {
      problems
          .addObject()
          .put("where", problem.where())
          .put("zh", problem.message(Locale.CHINESE))
          .put("en", problem.message(Locale.ENGLISH));
    }
    return (json + "\n").getBytes(UTF_8);
  }

  private static byte[] fault(String where, long number, Throwable e) {
    Title says =
        new Title(
            "程序故障，请附上此行报告：" + e, "a fault of the program, please report it with this line: " + e);
    return refusal(
        number, new BadInputException(Problem.of(where, says, new Title("一个答复", "an answer"))));
  }
}
