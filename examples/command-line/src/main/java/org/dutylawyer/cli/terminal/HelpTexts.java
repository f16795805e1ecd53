package org.dutylawyer.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.dutylawyer.text.Title;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code --help} says: in English as each command says of itself, in Chinese from the texts
 * beside the program, which name each command and option once.
 */
public final class HelpTexts {

  private static final String CHINESE = "org.dutylawyer.cli.help";

  private HelpTexts() {}

  /**
   * Makes a program speak a language: its help does, and whatever says nothing else on its command
   * line.
   *
   * @param program with all its commands
   * @param locale Chinese, or else English
   */
  public static void speak(CommandLine program, Locale locale) {
    prepare(program, locale);
    String language = Title.isChinese(locale) ? "zh" : "en";
    program.setDefaultValueProvider(
        argument ->
            argument instanceof OptionSpec option
                    && option.longestName().equals(LanguageOption.NAME)
                ? language
                : null);
    if (Title.isChinese(locale)) {
      program.setResourceBundle(ResourceBundle.getBundle(CHINESE, Locale.CHINESE));
    }
  }

  /** Every command, also one within a command, tells how it ends and takes a language. */
  private static void prepare(CommandLine command, Locale locale) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption(LanguageOption.NAME) == null) {
      spec.addMixin("language", CommandSpec.forAnnotatedObject(new LanguageOption()));
    }
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exit : ExitCode.values()) {
      meanings.put(String.valueOf(exit.code()), exit.meaning().in(locale));
    }
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(meanings);
    command.getSubcommands().values().forEach(sub -> prepare(sub, locale));
  }
}
