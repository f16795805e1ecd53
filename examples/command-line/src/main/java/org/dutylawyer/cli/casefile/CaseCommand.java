package org.dutylawyer.cli.casefile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code case}: what makes case files. */
@Command(
    name = "case",
    mixinStandardHelpOptions = true,
    subcommands = CaseNewCommand.class,
    description = {"Makes case files: 'case new'.", "编写案件文件：case new。"})
public final class CaseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command was given: expected 'case new'.");
  }
}
