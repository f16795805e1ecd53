package org.dutylawyer.cli.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dutylawyer.cli.edition.Edition;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.proof.Bound;
import org.dutylawyer.workbench.proof.Proof;
import org.dutylawyer.workbench.regions.TextComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edition}: the legal texts with their rules as a static site. */
@Command(
    name = "edition",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a static site that shows each legal text with the rules that encode it."
    })
public final class EditionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PACK",
      description =
          "A folder that holds pack.yaml, or the id of a pack that the program has (CN, CN-50)."
              + " Packs that these require are added.")
  private List<String> packs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where the site goes.")
  private Path folder;

  @Option(
      names = "--plain",
      description = "Without what was proved and compared, which takes a minute.")
  private boolean plain;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() throws IOException {
    refuseNoFolder();
    refuseOthersFiles();
    Map<String, PackFiles> chosen = chosen();
    FolderPacks builder = new FolderPacks();
    chosen.values().forEach(builder::pack);
    Edition edition =
        plain
            ? Edition.of(builder.build())
            : Edition.of(
                builder.build(),
                Proof.of(chosen.values(), List.copyOf(chosen.keySet()), Bound.OF_A_BUILD),
                comparisons(chosen));
    edition.write(folder);
    spec.commandLine()
        .getOut()
        .println(
            language.chinese()
                ? folder.resolve("index.html")
                    + "："
                    + edition.names().size()
                    + " 个文件，运行情形 "
                    + edition.scenarios()
                    + " 个，不符 "
                    + edition.failing()
                    + " 个"
                : folder.resolve("index.html")
                    + ": "
                    + edition.names().size()
                    + " files, "
                    + edition.scenarios()
                    + " scenarios run, "
                    + edition.failing()
                    + " not as they say");
    return edition.failing() == 0 ? ExitCode.ANSWERED.code() : ExitCode.CHECK_FAILED.code();
  }

  /** Before the work: nothing can be written below what is no folder. */
  private void refuseNoFolder() {
    for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        throw new BadInputException(
            Problem.of(
                "-o " + folder,
                new Title("“" + above + "”不是文件夹", above + ", which is no folder"),
                new Title("网页存放的文件夹", "the folder where the site goes")));
      }
    }
  }

  /** Before the work: what no edition wrote is not overwritten. */
  private void refuseOthersFiles() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent() && !Edition.isAt(folder)) {
        throw new BadInputException(
            Problem.of(
                "-o " + folder,
                new Title("文件夹中有其他文件", "a folder with other files"),
                new Title("空文件夹，或者以前写出的网页", "an empty folder, or one with an earlier edition")));
      }
    }
  }

  /** Each local pack against the nation, and against each other province. */
  private static List<TextComparison> comparisons(Map<String, PackFiles> chosen) {
    List<String> ids = chosen.keySet().stream().sorted().toList();
    List<TextComparison> all = new ArrayList<>();
    for (String first : ids) {
      for (String second : ids) {
        boolean nation = second.equals("CN") && !first.equals("CN");
        boolean provinces = isProvince(first) && isProvince(second) && first.compareTo(second) > 0;
        if (nation || provinces) {
          all.add(TextComparison.of(chosen.values(), first, second));
        }
      }
    }
    return all;
  }

  private static boolean isProvince(String id) {
    return id.matches("CN-[0-9A-Z]{2}");
  }

  /** The packs asked for and those that they require, by id. */
  private Map<String, PackFiles> chosen() {
    Map<String, PackFiles> shipped = new LinkedHashMap<>();
    for (PackFiles files : PackFiles.onClassPath()) {
      shipped.put(PackReader.manifest(files).id(), files);
    }
    Map<String, PackFiles> chosen = new LinkedHashMap<>();
    for (String pack : packs) {
      PackFiles files = shipped.get(pack);
      if (files == null || Files.isDirectory(Path.of(pack))) {
        if (!Files.isDirectory(Path.of(pack))) {
          throw refused(pack, shipped);
        }
        files = PackFiles.fromFolder(Path.of(pack));
      }
      chosen.put(PackReader.manifest(files).id(), files);
    }
    for (PackFiles files : List.copyOf(chosen.values())) {
      require(PackReader.manifest(files), shipped, chosen);
    }
    return chosen;
  }

  private static void require(
      PackManifest manifest, Map<String, PackFiles> shipped, Map<String, PackFiles> chosen) {
    for (String id : manifest.requires()) {
      PackFiles files = shipped.get(id);
      if (!chosen.containsKey(id) && files != null) {
        chosen.put(id, files);
        require(PackReader.manifest(files), shipped, chosen);
      }
    }
  }

  private static BadInputException refused(String pack, Map<String, PackFiles> shipped) {
    String known = String.join(", ", shipped.keySet());
    return new BadInputException(
        Problem.of(
            "PACK",
            new Title("“" + pack + "”", "'" + pack + "'"),
            new Title("规则包的文件夹，或者 " + known, "the folder of a pack, or " + known)));
  }
}
