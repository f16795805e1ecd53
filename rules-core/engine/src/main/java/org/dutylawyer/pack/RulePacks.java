package org.dutylawyer.pack;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * Finds the packs that jars offer, whatever the thread: it looks where the thread's class loader
 * looks, and where the library itself comes from. A thread of a pool often has a class loader that
 * knows neither.
 */
public final class RulePacks {

  private static final String SERVICE = "META-INF/services/" + RulePack.class.getName();

  private RulePacks() {}

  /**
   * The packs offered on the class path or the module path; none if there are none.
   *
   * @throws BadInputException if a jar offers what is no pack
   */
  public static List<RulePack> offered() {
    Map<String, RulePack> found = new LinkedHashMap<>();
    for (ClassLoader loader : loaders()) {
      try {
        Iterator<RulePack> packs = ServiceLoader.load(RulePack.class, loader).iterator();
        while (packs.hasNext()) {
          RulePack pack = packs.next();
          found.putIfAbsent(pack.getClass().getName(), pack);
        }
      } catch (ServiceConfigurationError e) {
        String message = String.valueOf(e.getMessage());
        throw new BadInputException(
            Problem.of(
                SERVICE,
                new Title(message, message),
                new Title(
                    "实现 RulePack 的公开类，与规则引擎由同一类加载器或其下级加载",
                    "a public class that implements the RulePack of this very library")));
      }
    }
    return List.copyOf(found.values());
  }

  /** No pack was given and none is offered: says where it was looked for. */
  public static Problem none() {
    return Problem.of(
        SERVICE,
        new Title("没有规则包（查找过：" + loaders() + "）", "no pack; looked for by " + loaders()),
        new Title(
            "类路径或者模块路径上的规则包，如 rules-national，或者由 pack(…) 给出的规则包",
            "a pack on the class path or module path, such as rules-national, or one given by"
                + " pack(…)"));
  }

  private static Set<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    if (ofThread != null) {
      loaders.add(ofThread);
    }
    ClassLoader own = RulePacks.class.getClassLoader();
    loaders.add(own != null ? own : ClassLoader.getSystemClassLoader());
    return loaders;
  }
}
