package org.dutylawyer.cli.author;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.proof.Bound;
import org.dutylawyer.workbench.proof.Counterexample;
import org.dutylawyer.workbench.proof.Proof;
import org.dutylawyer.workbench.proof.ProofReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prove}: what holds of packs in every case, or the smallest case against it. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Proves over all combinations of facts and all orders of events up to a bound: no less than"
          + " the nation, no contradiction, no dead rule, no gap, no fact that protects and takes"
          + " away, no duty that cannot be met; or gives the smallest case against it."
    })
public final class ProveCommand implements Callable<Integer> {

  /** How the report is printed. */
  enum Format {
    text,
    json
  }

  /** By which a file of scenarios that this command wrote is known; an author's own has none. */
  private static final String WRITTEN = "# duty-lawyer prove\n";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PACK",
      description = "The id of a pack that the program has (CN-50), or a folder with pack.yaml.")
  private List<String> packs = new ArrayList<>();

  @Option(
      names = "--bound",
      defaultValue = "1",
      paramLabel = "N",
      description = "At most so many events in a course; default ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      paramLabel = "N",
      description =
          "Refuse, with an estimate, what would take longer for one pack; default"
              + " ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--scenarios",
      paramLabel = "FILE",
      description =
          "Write the cases that were found and that no pack declares as scenarios, to be kept"
              + " beside the rules.")
  private Optional<Path> scenarios = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() throws IOException {
    if (events < 0 || events > 9 || seconds < 1) {
      throw refused(
          events < 0 || events > 9 ? "--bound" : "--seconds",
          String.valueOf(events < 0 || events > 9 ? events : seconds),
          new Title("0 至 9 个事件、至少 1 秒", "0 to 9 events, at least 1 second"),
          Optional.empty());
    }
    refuseOthersFile();
    Map<String, PackFiles> known = new LinkedHashMap<>();
    PackFiles.onClassPath().forEach(files -> known.put(PackReader.manifest(files).id(), files));
    List<String> chosen = new ArrayList<>();
    for (String pack : packs) {
      if (Files.isDirectory(Path.of(pack))) {
        PackFiles files = PackFiles.fromFolder(Path.of(pack));
        String id = PackReader.manifest(files).id();
        known.put(id, files);
        chosen.add(id);
      } else if (known.containsKey(pack)) {
        chosen.add(pack);
      } else {
        throw refused(
            "prove",
            pack,
            new Title(
                "规则包所在的文件夹，或者规则包编号：" + String.join("、", known.keySet()),
                "a folder that holds pack.yaml, or the id of a pack: "
                    + String.join(", ", known.keySet())),
            Nearest.of(pack, known.keySet()));
      }
    }
    List<ProofReport> reports = Proof.of(known.values(), chosen, new Bound(events, seconds));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text ->
              reports.stream()
                  .map(report -> report.text(language.locale()))
                  .collect(Collectors.joining("\n"));
          case json ->
              reports.stream()
                  .map(ProofReport::json)
                  .collect(Collectors.joining(",\n", "[", "]\n"));
        });
    out.flush();
    if (scenarios.isPresent()) {
      String yaml =
          reports.stream()
              .flatMap(report -> report.open().stream())
              .map(Counterexample::yaml)
              .collect(Collectors.joining("\n"));
      Files.writeString(
          scenarios.get(), WRITTEN + (yaml.isEmpty() ? "[]\n" : yaml), StandardCharsets.UTF_8);
    }
    return (reports.stream().allMatch(ProofReport::isProved)
            ? ExitCode.ANSWERED
            : ExitCode.CHECK_FAILED)
        .code();
  }

  /** Before the work: what this command did not write is not overwritten. */
  private void refuseOthersFile() throws IOException {
    if (scenarios.filter(Files::exists).isPresent()
        && !Files.readString(scenarios.get(), StandardCharsets.UTF_8).startsWith(WRITTEN)) {
      throw refused(
          "--scenarios",
          scenarios.get().toString(),
          new Title(
              "尚不存在的文件，或者本命令以前写出的文件", "a name that is free, or a file that this command wrote"),
          Optional.empty());
    }
  }

  private static BadInputException refused(
      String where, String found, Title expected, Optional<String> nearest) {
    return new BadInputException(
        new Problem(where, new Title("“" + found + "”", "'" + found + "'"), expected, nearest));
  }
}
