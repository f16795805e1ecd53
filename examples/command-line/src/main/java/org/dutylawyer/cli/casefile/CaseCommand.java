package org.dutylawyer.cli.casefile;

import org.dutylawyer.cli.terminal.Misused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code case}: what makes case files. */
@Command(
    name = "case",
    mixinStandardHelpOptions = true,
    subcommands = CaseNewCommand.class,
    description = {"Makes case files: 'case new'."})
public final class CaseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(spec, "没有给出命令，应为 case new", "No command was given: expected 'case new'.");
  }
}
