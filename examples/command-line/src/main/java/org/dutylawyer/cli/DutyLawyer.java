package org.dutylawyer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.cli.author.CheckCommand;
import org.dutylawyer.cli.author.EditionCommand;
import org.dutylawyer.cli.author.LanguageServerCommand;
import org.dutylawyer.cli.author.NewCommand;
import org.dutylawyer.cli.author.ProveCommand;
import org.dutylawyer.cli.author.UpgradeReportCommand;
import org.dutylawyer.cli.calendar.CalendarCommand;
import org.dutylawyer.cli.calendar.DueCommand;
import org.dutylawyer.cli.casefile.CaseCommand;
import org.dutylawyer.cli.terminal.Complaint;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.HelpTexts;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.cli.terminal.Terminal;
import org.dutylawyer.cli.terminal.WordHint;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program: one runnable jar around the library. Every way to end is an {@link ExitCode}; a user
 * never sees a stack trace unless {@value #TRACE} asks for it; output is UTF-8 whatever the locale.
 */
@Command(
    name = "duty-lawyer",
    mixinStandardHelpOptions = true,
    versionProvider = DutyLawyer.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Duty-lawyer help, assigned defence and their time limits, each answer cited."},
    footerHeading = "%n",
    footer = "'duty-lawyer help COMMAND' explains one command.")
public final class DutyLawyer implements Runnable {
  /** Set to {@code true}, this system property adds the stack trace to an internal error. */
  static final String TRACE = "org.dutylawyer.trace";

  @Spec private CommandSpec spec;

  private DutyLawyer() {}

  /** Every command, in the order of the help text. A new command is added here and nowhere else. */
  private static List<Object> commands() {
    return List.of(
        new HelpCommand(),
        new AssessCommand(),
        new LimitsCommand(),
        new ExplainCommand(),
        new CompareCommand(),
        new UpgradeReportCommand(),
        new PacksCommand(),
        new SchemaCommand(),
        new WordsCommand(),
        new CalendarCommand(),
        new DueCommand(),
        new EditionCommand(),
        new CheckCommand(),
        new ProveCommand(),
        new NewCommand(),
        new CaseCommand(),
        new LanguageServerCommand());
  }

  /**
   * Runs the program and ends the process with an {@link ExitCode}.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Charset charset = Terminal.charset();
    PrintStream out = stream(FileDescriptor.out, charset);
    PrintStream err = stream(FileDescriptor.err, charset);
    System.setOut(out);
    System.setErr(err);
    int code = execute(out, err, charset, commands(), args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs the program without ending the process.
   *
   * @param out where answers go, as UTF-8
   * @param err where complaints go, as UTF-8
   * @param args the command line
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return execute(out, err, StandardCharsets.UTF_8, commands(), args);
  }

  /** {@link #run} with the commands given, so that a test can bring one that fails. */
  static int execute(
      PrintStream out, PrintStream err, Charset charset, List<Object> commands, String... args) {
    PrintWriter complaints = writer(err, charset);
    Locale locale = Complaint.language(args);
    try {
      int code =
          program(commands, locale)
              .setOut(writer(out, charset))
              .setErr(complaints)
              .setParameterExceptionHandler((refused, given) -> refuse(refused, given))
              .setExecutionExceptionHandler(
                  (failure, line, parsed) -> fail(failure, locale, complaints))
              .execute(args);
      if (code == ExitCode.BAD_INPUT.code()) {
        tellLost(args, locale, complaints);
      }
      return out.checkError() ? unwritten(out, complaints) : code;
    } catch (RuntimeException | Error failure) {
      // Out of memory and out of stack too: say so and end in order.
      return fail(failure, locale, complaints);
    }
  }

  /** The program with all its commands, speaking a language. */
  static CommandLine program(Locale locale) {
    return program(commands(), locale);
  }

  private static CommandLine program(List<Object> commands, Locale locale) {
    CommandLine program = new CommandLine(new DutyLawyer());
    program.setExpandAtFiles(false); // @name is a name: no file gives the command line words
    commands.forEach(program::addSubcommand);
    program.setCaseInsensitiveEnumValuesAllowed(true); // as the program itself prints them
    HelpTexts.speak(program, locale);
    return program;
  }

  /**
   * A full disk: what was printed is not whole. Who closed a pipe (… | head) has read what he
   * wanted, and is told nothing.
   */
  private static int unwritten(PrintStream out, PrintWriter err) {
    if (out instanceof Written written && written.isClosedByReader()) {
      return ExitCode.STOPPED.code();
    }
    err.println("标准输出没有写完，其内容不是完整的答复。");
    err.println("standard output: cannot be written to its end; what it holds is not the answer.");
    return ExitCode.STOPPED.code();
  }

  /** No command was named: that is bad input, and the help text says what could be named. */
  @Override
  public void run() {
    throw new Misused(spec, "没有给出命令。", "No command was given.");
  }

  private static int refuse(ParameterException refused, String[] given) {
    CommandLine command = refused.getCommandLine();
    PrintWriter err = command.getErr();
    Locale locale = Complaint.language(given);
    boolean chinese = Title.isChinese(locale);
    err.println(Shown.visible(Complaint.of(refused, locale)));
    if (refused instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        err.println(
            (chinese ? "是否指：" : "Did you mean: ") + String.join(chinese ? "、" : ", ", near));
      }
    }
    String name = command.getCommandSpec().qualifiedName();
    err.println(chinese ? "用法：" + name + " --help" : "Try '" + name + " --help'.");
    return ExitCode.BAD_INPUT.code();
  }

  /** In another locale Java loses the characters of what is written at the prompt. */
  private static void tellLost(String[] given, Locale locale, PrintWriter err) {
    if (Arrays.stream(given).anyMatch(arg -> arg.indexOf('\uFFFD') >= 0)) {
      err.println(
          Title.isChinese(locale)
              ? "有的参数在传入时丢失了字符：请设置 UTF-8 的语言环境，例如 LC_ALL=C.UTF-8。"
              : "An argument reached the program with characters lost:"
                  + " set a UTF-8 locale, for example LC_ALL=C.UTF-8.");
    }
  }

  /** Complains in a language. */
  private static int fail(Throwable failure, Locale locale, PrintWriter err) {
    if (failure instanceof BadInputException refused) {
      err.println(refused.message(locale));
      WordHint.print(refused.message(locale), locale, err);
    } else if (failure instanceof Refused refused) {
      err.println(Shown.visible(refused.message(locale)));
    } else if (failure instanceof NoticeException refused) {
      err.println(refused.message(locale));
    } else if (outside(failure).isPresent()) {
      String said = Shown.visible(String.valueOf(outside(failure).get().getMessage()));
      err.println(
          Title.isChinese(locale)
              ? "读写失败，没有写完：" + said
              : "reading or writing failed before the end: " + said);
    } else {
      tell(failure, "", err);
      return ExitCode.INTERNAL_ERROR.code();
    }
    return ExitCode.BAD_INPUT.code();
  }

  /** What the file system refused, such as a full disk: no fault of this program. */
  private static Optional<IOException> outside(@Nullable Throwable failure) {
    if (failure instanceof UncheckedIOException) {
      return outside(failure.getCause());
    }
    return failure instanceof IOException io
            && (io instanceof FileSystemException || io.getClass().equals(IOException.class))
        ? Optional.of(io)
        : Optional.empty();
  }

  /** Tells of a fault of the program. */
  static void tell(Throwable failure, String where, PrintWriter err) {
    err.println(
        where
            + "程序内部错误（Internal error），不是输入的错误，a fault of this program and not of its input: "
            + failure);
    if (Boolean.getBoolean(TRACE)) {
      failure.printStackTrace(err);
    } else {
      err.println("查看详情 / for the full trace: java -D" + TRACE + "=true -jar duty-lawyer.jar …");
    }
  }

  private static PrintStream stream(FileDescriptor stream, Charset charset) {
    return new Written(new FileOutputStream(stream), charset);
  }

  private static PrintWriter writer(PrintStream stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }

  /** Reads the version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = DutyLawyer.class.getPackage().getImplementationVersion();
      return new String[] {
        "duty-lawyer " + (version == null ? "(run from classes, not from the jar)" : version)
      };
    }
  }
}
