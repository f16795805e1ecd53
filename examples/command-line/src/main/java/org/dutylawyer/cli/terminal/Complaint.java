package org.dutylawyer.cli.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, in the language that it asks for; Chinese where it does not.
 */
public final class Complaint {

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  private Complaint() {}

  /** The language that a command line asks for, as far as it could be read. */
  public static Locale language(String[] given) {
    String language = "";
    for (int i = 0; i < given.length; i++) {
      if (given[i].startsWith(LanguageOption.NAME + "=")) {
        language = given[i].substring(LanguageOption.NAME.length() + 1);
      } else if (given[i].equals(LanguageOption.NAME) && i + 1 < given.length) {
        language = given[i + 1];
      }
    }
    return language.equals(Language.en.name()) ? Locale.ENGLISH : Locale.CHINESE;
  }

  /** The complaint in one language. */
  public static String of(ParameterException refused, Locale locale) {
    if (refused instanceof Misused misused) {
      return misused.message(locale);
    }
    return Title.isChinese(locale) ? chinese(refused) : String.valueOf(refused.getMessage());
  }

  private static String chinese(ParameterException refused) {
    String english = String.valueOf(refused.getMessage());
    if (refused instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return "缺少" + missing.getMissing().stream().map(Complaint::named).collect(joined());
    } else if (refused instanceof UnmatchedArgumentException unmatched) {
      return (unmatched.isUnknownOption() ? "没有这个选项：" : "没有这个命令，或者多余的参数：")
          + unmatched.getUnmatched().stream().map(Complaint::quoted).collect(joined());
    } else if (refused instanceof MutuallyExclusiveArgsException) {
      return "只能用其中之一：" + options(english);
    } else if (refused instanceof OverwrittenOptionException overwritten) {
      return "只能给一次：" + named(overwritten.getOverwritten());
    } else if (refused.getCause() instanceof Unreadable unreadable) {
      return named(refused.getArgSpec()) + "：" + unreadable.message(Locale.CHINESE);
    } else if (refused.getArgSpec() != null) {
      return named(refused.getArgSpec())
          + "：发现 "
          + quoted(String.valueOf(refused.getValue()))
          + expected(refused.getArgSpec());
    }
    String named = options(english);
    return named.isEmpty() ? "命令行有误：" + english : "缺少，或者给得不对：" + named;
  }

  private static String expected(ArgSpec argument) {
    Object[] constants = argument.type().getEnumConstants();
    if (constants == null) {
      constants = argument.auxiliaryTypes()[0].getEnumConstants();
    }
    if (constants != null) {
      return "，应为 " + Arrays.stream(constants).map(Object::toString).collect(joined()) + " 之一";
    }
    boolean number = argument.type() == int.class || argument.type() == Integer.class;
    return number ? "，应为整数" : "，不能读取";
  }

  private static String named(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "选项 " + option.longestName()
        : "参数 " + argument.paramLabel();
  }

  private static String options(String message) {
    return OPTION.matcher(message).results().map(r -> r.group()).distinct().collect(joined());
  }

  private static String quoted(String text) {
    return "“" + text + "”";
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("、");
  }
}
