package org.dutylawyer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;

/** Case files as people write them: JSON, or YAML if the name says so. */
final class CaseFiles {

  private CaseFiles() {}

  /**
   * Reads one.
   *
   * @throws BadInputException if it cannot be read, or is no JSON or YAML
   */
  static CaseFileText read(Path path) {
    String name = path.toString();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return CaseFileText.read(path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(CaseFileReader.MAX_BYTES + 1);
      if (bytes.length > CaseFileReader.MAX_BYTES) {
        throw refused(name, new Title("过大的文件", "a file that is too large"));
      }
      String text = SourceText.decode(bytes, name);
      return CaseFileText.of(Yaml.parse(text, name).tree(), name);
    } catch (IOException e) {
      throw refused(
          name,
          Files.isDirectory(path)
              ? new Title("一个文件夹", "a folder")
              : Files.exists(path)
                  ? new Title("无法读取的文件", "a file that cannot be read")
                  : new Title("没有这个文件", "no such file"));
    }
  }

  private static BadInputException refused(String name, Title found) {
    return new BadInputException(
        Problem.of(name, found, new Title("UTF-8 的案件文件", "a case file in UTF-8")));
  }
}
