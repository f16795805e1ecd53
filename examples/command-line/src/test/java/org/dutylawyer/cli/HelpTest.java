package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of every command in each language, and nothing of it in the other. */
class HelpTest {

  private static final Pattern CHINESE = Pattern.compile("[\\u3000-\\u303f\\u4e00-\\u9fff，：；（）]");

  /** A norm has one name in every language. */
  private static final Pattern NORM = Pattern.compile("\\S*〔\\d{4}〕\\d+号\\S*");

  /** Two words of English prose in a row; names of options, values and files stay as they are. */
  private static final Pattern ENGLISH = Pattern.compile("(?<![-\\w])[a-z]{2,} (a|the|of|in|is) ");

  static Stream<String> commands() {
    return all(DutyLawyer.program(Locale.ENGLISH)).map(HelpTest::path);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_is_in_the_language_asked_for_and_in_Chinese_if_none_is(String path) {
    String english = Program.answer(line(path, "--help", "--lang", "en"));
    assertThat(english).contains("Usage: ", "Exit codes:", "--lang=LANGUAGE");
    assertThat(NORM.matcher(english).replaceAll("")).doesNotContainPattern(CHINESE);

    for (String chinese :
        List.of(
            Program.answer(line(path, "--help", "--lang=zh")),
            Program.answer(line(path, "--help")))) {
      assertThat(chinese).contains("用法：\n", "退出码：", "--lang=LANGUAGE").doesNotContain("Usage");
      assertThat(chinese).doesNotContainPattern(ENGLISH);
    }
  }

  @Test
  void help_of_a_command_is_the_same_wherever_the_language_is_named() {
    String english = Program.answer("assess", "--help", "--lang", "en");
    assertThat(Program.answer("help", "assess", "--lang", "en")).isEqualTo(english);
    assertThat(Program.answer("--lang", "en", "assess", "--help")).isEqualTo(english);
    assertThat(Program.answer("--lang", "zh", "assess", "--help", "--lang=en")).isEqualTo(english);
    assertThat(Program.answer("--lang", "en", "packs")).contains("in force");
  }

  @Test
  void every_command_option_and_parameter_has_a_description_in_both_languages() {
    for (CommandSpec spec : all(DutyLawyer.program(Locale.CHINESE)).toList()) {
      assertThat(spec.usageMessage().description()).as(path(spec)).isNotEmpty();
      assertThat(spec.usageMessage().description())
          .as(path(spec))
          .allMatch(text -> CHINESE.matcher(text).find());
      for (ArgSpec argument : arguments(spec)) {
        assertThat(String.join("", argument.description()))
            .as(path(spec) + " " + argument)
            .containsPattern(CHINESE);
      }
    }
    for (CommandSpec spec : all(DutyLawyer.program(Locale.ENGLISH)).toList()) {
      for (ArgSpec argument : arguments(spec)) {
        assertThat(String.join("", argument.description()))
            .as(path(spec) + " " + argument)
            .isNotBlank();
      }
    }
  }

  @Test
  void no_Chinese_text_is_left_of_an_option_that_is_gone() {
    Set<String> known = new TreeSet<>();
    for (CommandSpec spec : all(DutyLawyer.program(Locale.ENGLISH)).toList()) {
      String name = spec.qualifiedName(".") + ".";
      for (ArgSpec argument : arguments(spec)) {
        for (String key : keys(argument)) {
          known.add(key);
          known.add(name + key);
        }
      }
      for (String section : List.of("header", "description", "footer")) {
        known.add(name + "usage." + section);
      }
    }
    assertThat(ResourceBundle.getBundle("org.dutylawyer.cli.help", Locale.CHINESE).keySet())
        .filteredOn(key -> !key.startsWith("usage."))
        .filteredOn(key -> !known.contains(key) && !known.contains(key.replaceAll("\\.\\d+$", "")))
        .isEmpty();
  }

  @Test
  void every_exit_code_is_told_in_both_languages() {
    for (ExitCode exit : ExitCode.values()) {
      String code = exit.code() + "   ";
      assertThat(Program.answer("--help")).contains(code + exit.meaning().zh());
      assertThat(Program.answer("--help", "--lang", "en")).contains(code + exit.meaning().en());
    }
  }

  @Test
  void the_help_calls_what_more_there_is_as_the_first_screen_does() {
    for (String language : List.of("zh", "en")) {
      String screen =
          Program.answer(
              "assess", Program.NATIONAL_CASE, "--as-of", "2025-10-13", "--lang", language);
      Matcher named = Pattern.compile("  ([^ ].*?)[：:] ?--full\\n$").matcher(screen);
      assertThat(named.find()).as(screen).isTrue();
      assertThat(Program.answer("assess", "--help", "--lang", language).toLowerCase(Locale.ROOT))
          .contains("--full ")
          .contains(named.group(1));
    }
  }

  private static List<String> keys(ArgSpec argument) {
    if (!argument.descriptionKey().isEmpty()) {
      return List.of(argument.descriptionKey());
    }
    return argument instanceof OptionSpec option
        ? Arrays.stream(option.names()).map(name -> name.replaceFirst("^-+", "")).toList()
        : List.of(argument.paramLabel() + "[" + ((PositionalParamSpec) argument).index() + "]");
  }

  private static List<ArgSpec> arguments(CommandSpec spec) {
    return spec.args().stream().filter(argument -> !argument.hidden()).toList();
  }

  private static Stream<CommandSpec> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  private static String path(CommandSpec spec) {
    return spec.qualifiedName(" ").replaceFirst("^\\S+ ?", "");
  }

  private static String[] line(String path, String... options) {
    List<String> line = new ArrayList<>(path.isEmpty() ? List.of() : List.of(path.split(" ")));
    line.addAll(List.of(options));
    return line.toArray(String[]::new);
  }
}
