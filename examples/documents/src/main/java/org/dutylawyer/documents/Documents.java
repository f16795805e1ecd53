package org.dutylawyer.documents;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.DisciplineSheet;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.documents.FormData.Form;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes a case as documents for office programs (.docx): the forms of the local text, filled from
 * the case with what is missing marked, and a sheet for each ground for discipline that the file
 * touches.
 */
@Command(
    name = "documents",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the forms of the local text, filled from the case, and sheets for discipline"
          + " (.docx).",
      "从案件生成文书：按地方规定的文书格式填写，缺项标明；每一处理事由一份对照表（.docx）。"
    })
public final class Documents implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The case file (JSON).")
  private Path file;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day asked about; default today.")
  private @Nullable LocalDate asOf;

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where they go.")
  private Path out;

  @Option(names = "--person", paramLabel = "ID", description = "For this person only.")
  private @Nullable String person;

  @Option(
      names = "--form",
      paramLabel = "N",
      description = "This form of the annex, also where the case is at another stage.")
  private @Nullable Integer form;

  @Option(names = "--lang", defaultValue = "zh", description = "zh or en, for what is marked.")
  private String language;

  private Documents() {}

  /** Runs the program. */
  public static void main(String[] args) {
    // The libraries below log nothing that a user could act on.
    System.setProperty("log4j2.StatusLogger.level", "OFF");
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  /** UTF-8, whatever the locale. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Runs it with these outputs; 0 if all was written, 2 if the input was refused. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Documents())
        .setExpandAtFiles(false) // as in the program: no file gives the command line words
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (e, line, result) -> {
              if (e instanceof BadInputException || e instanceof IOException) {
                line.getErr().println(e.getMessage());
                return BAD_INPUT;
              }
              throw e;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    CaseFileText text = CaseFileText.read(file);
    DutyLawyerRules rules =
        DutyLawyerRules.builder()
            .packsOnClassPath()
            .jurisdiction("CN")
            .jurisdiction(text.jurisdiction())
            .build();
    CaseFile read = rules.read(text);
    Question asked = asOf == null ? Question.today() : Question.asOf(asOf);
    Assessment answer = rules.assess(read, asked.withoutAwaited());
    Files.createDirectories(out);
    List<Path> written = new ArrayList<>(forms(answer));
    if (form == null) {
      written.addAll(sheets(answer));
    }
    written.forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  private boolean chinese() {
    return !language.equals("en");
  }

  private Locale locale() {
    return chinese() ? Locale.CHINESE : Locale.ENGLISH;
  }

  private List<Path> forms(Assessment answer) throws IOException {
    Optional<FormData> data = FormData.of(answer.file().jurisdiction());
    if (data.isEmpty()) {
      if (form != null) {
        throw new ParameterException(
            spec.commandLine(),
            "--form: found "
                + form
                + ", but the texts of "
                + answer.file().jurisdiction()
                + " have no forms");
      }
      spec.commandLine()
          .getErr()
          .println(
              chinese()
                  ? answer.file().jurisdiction() + "：所收录的规定没有附文书格式"
                  : answer.file().jurisdiction() + ": its texts have no forms");
      return List.of();
    }
    List<Form> forms = data.get().forms();
    if (form != null && (form < 1 || form > forms.size())) {
      throw new ParameterException(
          spec.commandLine(), "--form: found " + form + ", expected 1 to " + forms.size());
    }
    Wording words = new Wording(answer, locale());
    List<Path> written = new ArrayList<>();
    for (String id : persons(answer)) {
      for (int i = 0; i < forms.size(); i++) {
        CaseForm filled = new CaseForm(answer, words, data.get(), forms.get(i), id);
        if (form == null ? filled.isDue() : form == i + 1) {
          Path file =
              out.resolve(safe((chinese() ? "文书格式" : "form-") + (i + 1) + "-" + id) + ".docx");
          Docx.write(filled.blocks(), file);
          written.add(file);
        }
      }
    }
    return written;
  }

  private List<String> persons(Assessment answer) {
    List<String> ids = answer.file().persons().stream().map(CaseFile.PersonEntry::id).toList();
    if (person == null) {
      return ids;
    }
    if (!ids.contains(person)) {
      String near = Nearest.of(person, ids).map(n -> "; nearest: " + n).orElse("");
      throw new ParameterException(
          spec.commandLine(),
          "--person: found '" + person + "', expected one of " + String.join(", ", ids) + near);
    }
    return List.of(person);
  }

  private List<Path> sheets(Assessment answer) throws IOException {
    List<Path> written = new ArrayList<>();
    String name = answer.file().name().map(n -> n + "  ").orElse("") + answer.file().id();
    for (DisciplineSheet sheet : DisciplineSheet.of(answer, locale())) {
      String called = (chinese() ? "处理事由-" : "ground-") + sheet.lawyer() + "-" + sheet.cited();
      Path file = out.resolve(safe(called) + ".docx");
      Docx.write(SheetDocument.of(sheet, chinese(), name), file);
      written.add(file);
    }
    return written;
  }

  /** A name that every file system takes. */
  private static String safe(String name) {
    return name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|\\s]+", "_");
  }
}
