package org.dutylawyer.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.draft.PackDraft;
import org.dutylawyer.workbench.editor.EditorFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new}: the first files of a pack, made from the text of an instrument. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a pack from a text: manifest, articles, one file of rules for each, and what is left."
    })
public final class NewCommand implements Callable<Integer> {

  /** The largest text read: the Civil Code (民法典), the longest of all, has a third of it. */
  private static final int MAX_BYTES = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JURISDICTION",
      description = "For which the pack is: CN-33 (a province), CN-330100 (a place in it).")
  private String jurisdiction;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description =
          "The text in UTF-8: plain lines, articles begin with their number; or Markdown.")
  private Path text;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where the pack goes; default the jurisdiction in lower case.")
  private @Nullable Path folder;

  @Option(
      names = "--number",
      paramLabel = "NUMBER",
      description = "Number of the document; default the one that the text gives itself.")
  private String number;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    String source = source();
    PackDraft draft =
        PackDraft.of(jurisdiction, source, text.toString(), Optional.ofNullable(number));
    Path into = folder == null ? Path.of(jurisdiction.toLowerCase(Locale.ROOT)) : folder;
    int files = draft.write(into).size();
    help(into);
    PrintWriter out = spec.commandLine().getOut();
    draft.remarks().forEach(remark -> out.println(remark.in(language.locale())));
    out.println(
        new Title(
                into
                    + "："
                    + files
                    + " 个文件；"
                    + draft.number()
                    + "，"
                    + draft.articles()
                    + " 条，"
                    + draft.passages()
                    + " 款、项，均待编码。\n下一步：duty-lawyer check "
                    + into
                    + " --only form,quotes,coverage",
                into
                    + ": "
                    + files
                    + " files; "
                    + draft.number()
                    + " with "
                    + draft.articles()
                    + " articles and "
                    + draft.passages()
                    + " paragraphs and items, all to be encoded.\nNext: duty-lawyer check "
                    + into
                    + " --only form,quotes,coverage --lang en")
            .in(language.locale()));
    out.flush();
    return ExitCode.ANSWERED.code();
  }

  /** The text; of a file without end no more than is allowed is read. */
  private String source() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(text)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw refused(new Title("没有这个文件", "no such file"), new Title("条文文本", "a text"));
    } catch (IOException e) {
      throw refused(
          new Title("不能读取（" + e.getMessage() + "）", "that it cannot be read: " + e.getMessage()),
          new Title("一个文本文件", "a file of text"));
    }
    if (bytes.length > MAX_BYTES) {
      String limit = String.format(Locale.ROOT, "%,d", MAX_BYTES);
      throw refused(
          new Title("超过 " + limit + " 字节的文件", "more than " + limit + " bytes"),
          new Title("一个文件的条文", "the text of one instrument"));
    }
    return SourceText.decode(bytes, text.toString());
  }

  /** Schemas and settings for editors, and the check for the pack's own repository. */
  private static void help(Path into) {
    EditorFiles.of(DutyLawyerRules.load().vocabulary("CN"))
        .forEach(
            (name, content) -> {
              Path file = into.resolve(name);
              try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
              } catch (IOException e) {
                throw new UncheckedIOException("writing " + file, e);
              }
            });
  }

  private BadInputException refused(Title found, Title expected) {
    return new BadInputException(Problem.of(text.toString(), found, expected));
  }
}
