package org.dutylawyer.workbench.upgrade;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.FolderPacks;

/** Versions of packs by where they are: those on the class path, folders, jars. */
public final class PackVersions {

  /** The packs on the class path as they are. */
  public static final String SHIPPED = "shipped";

  private PackVersions() {}

  /**
   * Loads one version.
   *
   * @param where {@link #SHIPPED}, or folders that hold {@code pack.yaml}, folders of such folders,
   *     and jars, separated by commas; what has the id of a pack on the class path takes its place
   * @throws BadInputException if there is no such folder or jar, or a pack is bad
   */
  public static DutyLawyerRules load(String where, Evaluator evaluator) {
    Map<String, PackFiles> packs = new LinkedHashMap<>();
    PackFiles.onClassPath().forEach(pack -> packs.put(id(pack), pack));
    for (String one : where.split(",")) {
      if (!one.equals(SHIPPED)) {
        for (PackFiles pack : at(Path.of(one.strip()))) {
          packs.put(id(pack), pack);
        }
      }
    }
    FolderPacks builder = new FolderPacks().evaluator(evaluator);
    packs.values().forEach(builder::pack);
    return builder.build();
  }

  private static String id(PackFiles pack) {
    return pack.compiled().map(CompiledPack::id).orElseGet(() -> PackReader.manifest(pack).id());
  }

  private static List<PackFiles> at(Path where) {
    if (Files.isRegularFile(where.resolve("pack.yaml"))) {
      return List.of(PackFiles.fromFolder(where));
    }
    List<PackFiles> packs = new ArrayList<>();
    if (Files.isDirectory(where)) {
      try (var inside = Files.list(where)) {
        inside
            .sorted()
            .filter(folder -> Files.isRegularFile(folder.resolve("pack.yaml")))
            .forEach(folder -> packs.add(PackFiles.fromFolder(folder)));
      } catch (IOException e) {
        throw new BadInputException(
            List.of(Problem.of(where.toString(), shown(e.toString()), packsTitle())));
      }
    } else if (Files.isRegularFile(where)) {
      packs.addAll(inJar(where));
    }
    if (packs.isEmpty()) {
      throw new BadInputException(
          List.of(
              Problem.of(
                  where.toString(),
                  new Title(
                      Files.exists(where) ? "没有规则包" : "没有这个文件夹或者文件",
                      Files.exists(where) ? "no pack" : "no such folder or file"),
                  packsTitle())));
    }
    return packs;
  }

  private static Title shown(String found) {
    return new Title(found, found);
  }

  private static Title packsTitle() {
    return new Title(
        "“" + SHIPPED + "”、含 pack.yaml 的文件夹、装有这些文件夹的文件夹或者规则包的 jar",
        "'"
            + SHIPPED
            + "', a folder with pack.yaml, a folder of such folders, or the jar of a pack");
  }

  /**
   * The loader stays open as long as the packs read from it. The jar came from somewhere: what it
   * says was compiled of its files is compiled anew, so that what runs is what the files say.
   */
  private static List<PackFiles> inJar(Path jar) {
    try {
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, PackVersions.class.getClassLoader());
      List<PackFiles> packs = new ArrayList<>();
      for (RulePack pack : ServiceLoader.load(RulePack.class, loader)) {
        if (pack.getClass().getClassLoader() == loader) {
          packs.add(PackFiles.fromService(pack).uncompiled());
        }
      }
      return packs;
    } catch (IOException e) {
      throw new BadInputException(
          List.of(Problem.of(jar.toString(), shown(e.toString()), packsTitle())));
    }
  }
}
