package org.dutylawyer.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.pack.RulePacks;
import org.dutylawyer.problem.BadInputException;

/**
 * What a build runs for a module that holds a pack: reads and checks the pack as {@code check}
 * does, and writes {@value CompiledPack#FILE} beside its files, so that a program which finds the
 * pack on the class path neither parses nor checks nor compiles its rules.
 */
public final class CompilePacks {

  private CompilePacks() {}

  /**
   * Compiles the packs whose files are in one folder of classes, over those on the class path.
   *
   * @param arguments the folder of classes
   * @throws IOException if it cannot be written
   * @throws BadInputException if a pack is bad; then none is written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "found " + arguments.length + " arguments, expected the folder of classes");
    }
    Path classes = Path.of(arguments[0]);
    List<PackFiles> packs = new ArrayList<>();
    Map<String, Path> written = new LinkedHashMap<>();
    for (RulePack service : RulePacks.offered()) {
      Path folder = classes.resolve(service.root());
      PackFiles files = PackFiles.fromService(service);
      if (Files.isRegularFile(folder.resolve("pack.yaml"))) {
        files = files.uncompiled();
        written.put(files.origin(), folder.resolve(CompiledPack.FILE));
      }
      packs.add(files);
    }
    if (written.isEmpty()) {
      throw new IllegalArgumentException("found no pack in " + classes + ", expected at least one");
    }
    for (PackFiles compiled :
        new Workbench(WorkingCalendar.china()).compile(packs, Set.of(), false)) {
      Path file = written.get(compiled.origin());
      if (file != null) {
        Files.write(file, compiled.compiled().orElseThrow().bytes());
      }
    }
  }
}
