package org.dutylawyer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.answer.FirstJsonAnswer;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.cli.terminal.PackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code schema}: the JSON Schema of case files, with the words of a jurisdiction's packs. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the JSON Schema (2020-12) of case files, or of answers.",
      "输出案件文件或者答复的 JSON Schema（2020-12）。"
    })
final class SchemaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Option(
      names = "--jurisdiction",
      defaultValue = "CN",
      description = "Whose packs' words to include; default ${DEFAULT-VALUE}.")
  private String jurisdiction;

  @Option(names = "--answer", description = "The schema of answers instead.")
  private boolean answer;

  @Option(
      names = "--answer-1",
      description = "The schema of answers as --format json-1 writes them.")
  private boolean formerAnswer;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (formerAnswer) {
      out.println(formerSchema());
    } else if (answer) {
      out.println(schema(JsonAnswer.SCHEMA));
    } else {
      DutyLawyerRules rules = packs.builder().jurisdiction("CN").jurisdiction(jurisdiction).build();
      out.println(CaseFileSchema.of(rules.vocabulary(jurisdiction)));
    }
    out.flush();
  }

  @SuppressWarnings("removal") // printed on request for one release more
  private static String formerSchema() {
    return schema(FirstJsonAnswer.SCHEMA);
  }

  private static String schema(String resource) {
    try (InputStream in = JsonAnswer.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library ships no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
