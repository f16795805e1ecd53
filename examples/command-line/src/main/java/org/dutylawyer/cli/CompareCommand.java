package org.dutylawyer.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.casefile.SharedWords;
import org.dutylawyer.cli.report.Comparison;
import org.dutylawyer.cli.report.Comparison.Compared;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Terminal;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.regions.TextComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code compare}: in what two answers to one case differ; without a case, where the texts of two
 * places differ, each difference with the smallest case that shows it.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "In what the outcome of one case differs: in two places, on two days, or for one event."
          + " Without a case: where the texts of two places differ, each difference with the"
          + " smallest case that shows it."
    })
final class CompareCommand implements Runnable {

  /** How the difference is printed. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private QuestionOptions question;

  @Parameters(
      arity = "0..2",
      paramLabel = "JURISDICTION",
      description = "Two jurisdictions, such as CN and CN-50; none for the case's own.")
  private List<String> jurisdictions = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "FILE",
      description = "The case file; without one the texts of two jurisdictions are compared.")
  private @Nullable Path file;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "Compare with the answer on this day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--without",
      paramLabel = "EVENT",
      description = "Compare the case without this event (its id; e1 is the first) with the whole.")
  private @Nullable String without;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public void run() {
    int ways = (jurisdictions.isEmpty() ? 0 : 1) + (to == null ? 0 : 1) + (without == null ? 0 : 1);
    if (ways != 1 || !jurisdictions.isEmpty() && jurisdictions.size() != 2) {
      throw new Misused(
          spec,
          "compare：应给出两个法域，或者 --to 日期，或者 --without 事件",
          "compare: expected two jurisdictions, or --to DATE, or --without EVENT");
    }
    if (file == null) {
      texts();
      return;
    }
    CaseFileText text = CaseFiles.read(file);
    List<String> places = new ArrayList<>(jurisdictions);
    places.add(text.jurisdiction());
    DutyLawyerRules rules = question.counting(packs.loadFor(places));
    Comparison comparison = compared(rules, text);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.json) {
      out.println(comparison.json().toPrettyString());
    } else {
      out.print(comparison.text(Terminal.width()));
    }
    out.flush();
  }

  /** Where the texts differ, whatever the case. */
  private void texts() {
    if (jurisdictions.isEmpty()) {
      throw new Misused(
          spec,
          "compare：--to、--without 须与案件文件 --case 同用",
          "compare: --to and --without need a case file, --case FILE");
    }
    for (String option : QuestionOptions.OF_A_CASE) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new Misused(
            spec,
            "compare：" + option + " 须与案件文件 --case 同用；不给案件时比较两地的文本，不取日期",
            "compare: "
                + option
                + " needs a case file, --case FILE; without one the texts of two"
                + " places are compared, whatever the day asked about");
      }
    }
    List<PackFiles> files = packs.files();
    List<PackManifest> manifests = files.stream().map(PackReader::manifest).toList();
    List<String> ids = manifests.stream().map(PackManifest::id).toList();
    for (String jurisdiction : jurisdictions) {
      if (!ids.contains(jurisdiction)) {
        throw new BadInputException(
            new Problem(
                "compare",
                new Title("“" + jurisdiction + "”", "'" + jurisdiction + "'"),
                new Title(
                    "有规则包的法域：" + String.join("、", ids),
                    "a jurisdiction with a pack: " + String.join(", ", ids)),
                Nearest.of(jurisdiction, ids)));
      }
    }
    Set<String> compared = new LinkedHashSet<>(jurisdictions);
    manifests.stream()
        .filter(manifest -> jurisdictions.contains(manifest.id()))
        .forEach(manifest -> compared.addAll(manifest.requires()));
    packs.refuseIdle(compared, jurisdictions);
    TextComparison texts = TextComparison.of(files, jurisdictions.get(0), jurisdictions.get(1));
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == Format.json ? texts.json() + "\n" : texts.text(question.locale()));
    out.flush();
  }

  private Comparison compared(DutyLawyerRules rules, CaseFileText text) {
    Question asked = question.question().withoutAwaited();
    if (!jurisdictions.isEmpty()) {
      Read read = read(rules, text);
      return new Comparison(
          inPlace(rules, read, jurisdictions.get(0)),
          inPlace(rules, read, jurisdictions.get(1)),
          question.locale());
    }
    CaseFile whole = rules.read(text);
    Compared first;
    Compared second;
    if (to != null) {
      first = new Compared(asked.asOf().toString(), rules.assess(whole, asked), List.of());
      second = new Compared(to.toString(), rules.assess(whole, asked.on(to)), List.of());
    } else {
      CaseFile before = whole.without(requireNonNull(without));
      first =
          new Compared(
              question.chinese() ? "没有“" + without + "”" : "without '" + without + "'",
              rules.assess(before, asked),
              List.of());
      second =
          new Compared(
              question.chinese() ? "有“" + without + "”" : "with '" + without + "'",
              rules.assess(whole, asked),
              List.of());
    }
    return new Comparison(first, second, question.locale());
  }

  /** A case file with the words that it was read with. */
  private record Read(CaseFile file, Vocabulary words) {}

  /** Its own place reads a file; where that one does not know its words, one of those asked for. */
  private Read read(DutyLawyerRules rules, CaseFileText text) {
    Set<String> places = new LinkedHashSet<>(List.of(text.jurisdiction()));
    places.addAll(jurisdictions);
    Optional<BadInputException> first = Optional.empty();
    for (String place : places) {
      try {
        return new Read(rules.reader(place).read(text), rules.vocabulary(place));
      } catch (BadInputException refused) {
        first = first.isPresent() ? first : Optional.of(refused);
      }
    }
    throw first.orElseThrow();
  }

  private Compared inPlace(DutyLawyerRules rules, Read read, String place) {
    SharedWords shared = SharedWords.of(read.file(), read.words(), rules.vocabulary(place));
    return new Compared(
        place,
        rules.assess(shared.file().in(place), question.question().withoutAwaited()),
        shared.unknown());
  }
}
