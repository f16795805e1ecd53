package org.dutylawyer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.answer.BriefAnswer;
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
      "Prints the JSON Schema (2020-12) of case files, or of what the program prints."
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

  @Option(names = "--brief", description = "The schema of the lines of --format brief and batch.")
  private boolean brief;

  @Option(names = "--refused", description = "The schema of the lines that batch refuses.")
  private boolean refused;

  @Option(names = "--comparison", description = "The schema of compare --case, --format json.")
  private boolean comparison;

  @Option(
      names = "--texts",
      description = "The schema of compare of two places without a case, --format json.")
  private boolean texts;

  @Option(names = "--limits", description = "The schema of limits --format json.")
  private boolean limits;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (formerAnswer) {
      out.println(formerSchema());
    } else if (answer) {
      out.println(schema(JsonAnswer.SCHEMA));
    } else if (brief) {
      out.println(schema(BriefAnswer.SCHEMA));
    } else if (refused) {
      out.println(schema(BriefAnswer.REFUSED));
    } else if (comparison) {
      out.println(own("comparison.schema.json"));
    } else if (texts) {
      out.println(own("texts.schema.json"));
    } else if (limits) {
      out.println(own("limits.schema.json"));
    } else {
      DutyLawyerRules rules = packs.loadFor(List.of(jurisdiction));
      out.println(CaseFileSchema.of(rules.vocabulary(jurisdiction)));
    }
    out.flush();
  }

  @SuppressWarnings("removal") // printed on request for one release more
  private static String formerSchema() {
    return schema(FirstJsonAnswer.SCHEMA);
  }

  private static String schema(String resource) {
    return read(JsonAnswer.class, resource);
  }

  /** Of what only this program prints. */
  private static String own(String resource) {
    return read(SchemaCommand.class, "/org/dutylawyer/cli/" + resource);
  }

  private static String read(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program ships no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
