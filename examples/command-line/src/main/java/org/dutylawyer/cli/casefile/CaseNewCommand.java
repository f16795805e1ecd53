package org.dutylawyer.cli.casefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.cli.terminal.Terminal;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code case new}: a case file by interview, or a template with every fact as a comment. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a case file: asks, one by one, only what can still change the answer; or a template."
    })
public final class CaseNewCommand implements Runnable {

  /** Beside each case file, for the completion of editors. */
  static final String SCHEMA = "case.schema.json";

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private QuestionOptions question;

  @Parameters(
      paramLabel = "JURISDICTION",
      description = "Where the case is: CN, CN-50 (a province), CN-320481 (a place in it).")
  private String jurisdiction;

  @Option(
      names = "--template",
      description = "Ask nothing: every fact as a commented key, with its title and values.")
  private boolean template;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The case file; default case.json, or case.yaml for a template.")
  private @Nullable Path output;

  @Override
  public void run() {
    DutyLawyerRules rules = packs.loadFor(List.of(jurisdiction));
    Path file = output == null ? Path.of(template ? "case.yaml" : "case.json") : output;
    if (Files.exists(file)) {
      throw refused(file);
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean chinese = question.chinese();
    String text =
        template
            ? CaseTemplate.of(rules.vocabulary(jurisdiction), jurisdiction, chinese)
            : new Interview(
                    rules,
                    question.question(),
                    question.locale(),
                    new BufferedReader(new InputStreamReader(System.in, Terminal.charset())),
                    out)
                .about(jurisdiction);
    try {
      Path schema = file.toAbsolutePath().resolveSibling(SCHEMA);
      if (!Files.exists(schema)) {
        Files.writeString(schema, CaseFileSchema.of(rules.vocabulary(jurisdiction)) + "\n");
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused(file);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
    out.println(
        (chinese ? "已写入 " : "Written: ")
            + file
            + (chinese ? "。下一步：duty-lawyer assess " : ". Next: duty-lawyer assess ")
            + file);
    out.flush();
  }

  private static Refused refused(Path file) {
    return new Refused(
        new Title(
            file + "：文件已经存在，应为新的文件名",
            file + ": found a file that is there already, expected a new one"));
  }
}
