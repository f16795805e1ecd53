package org.dutylawyer.internal.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RulePack;

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
    Map<String, Pack> packs = new LinkedHashMap<>();
    Map<String, Path> written = new LinkedHashMap<>();
    for (RulePack service : ServiceLoader.load(RulePack.class)) {
      Pack pack = PackLoader.read(PackFiles.fromService(service).uncompiled());
      packs.put(pack.id(), pack);
      Path folder = classes.resolve(service.root());
      if (Files.isRegularFile(folder.resolve("pack.yaml"))) {
        written.put(pack.id(), folder.resolve(CompiledPack.FILE));
      }
    }
    if (written.isEmpty()) {
      throw new IllegalArgumentException("found no pack in " + classes + ", expected at least one");
    }
    for (Map.Entry<String, Path> one : written.entrySet()) {
      Files.write(one.getValue(), compile(one.getKey(), packs));
    }
  }

  /**
   * What is written for one pack.
   *
   * @throws BadInputException if it or one that it requires is bad
   */
  static byte[] compile(String id, Map<String, Pack> packs) {
    List<Pack> stack = PackLoader.order(id, packs);
    PackLoader.check(stack);
    Pack pack = packs.get(id);
    for (RuleModel rule : pack.rules()) {
      ExecutableRules.rule(PackLoader.javaPackage(pack, rule), rule.name(), rule);
    }
    return CompiledPack.of(pack, stack);
  }
}
