package org.dutylawyer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/** Packs as they were compiled: what is used is what was checked, over what it was checked. */
public final class CompiledPacks {

  private CompiledPacks() {}

  /**
   * What was made of the files of a pack.
   *
   * @throws BadInputException if nothing was, or of other files
   */
  static CompiledPack compiled(PackFiles files) {
    return files
        .compiled()
        .orElseThrow(
            () ->
                refused(
                    files.where("pack.yaml"),
                    new Title("未编译的规则包", "a pack that is not compiled, or not as it stands now"),
                    new Title(
                        "由规则包的构建编译，或者用 rules-workbench 的 FolderPacks 加载",
                        "one that its build compiled, or load it by FolderPacks of"
                            + " rules-workbench")));
  }

  /** Two packs with one id. */
  public static Problem second(String id, PackFiles pack, PackFiles same) {
    return Problem.of(
        pack.lineOf("pack.yaml", "id:"),
        new Title(
            "规则包 " + id + "（也在 " + same.origin() + "）",
            "the pack " + id + ", also at " + same.origin()),
        new Title("每个编号一个规则包", "one pack for one id"));
  }

  /**
   * Puts the packs that a jurisdiction needs in order, those required first.
   *
   * @throws BadInputException if a required pack is absent or packs require each other
   */
  public static List<Pack> order(String id, Map<String, Pack> packs) {
    List<Pack> ordered = new ArrayList<>();
    collect(id, "", packs, ordered, new HashSet<>());
    return ordered;
  }

  private static void collect(
      String id, String requiredBy, Map<String, Pack> packs, List<Pack> ordered, Set<String> open) {
    Pack pack = packs.get(id);
    if (pack == null) {
      throw refused(
          requiredBy,
          new Title("requires: " + id, "requires: " + id),
          new Title(
              "已加载的规则包：" + String.join("、", packs.keySet()),
              "a loaded pack: " + String.join(", ", packs.keySet())));
    }
    if (ordered.contains(pack)) {
      return;
    }
    if (!open.add(id)) {
      throw refused(
          pack.files().lineOf("pack.yaml", "requires:"),
          new Title("循环的 requires：" + id, "a cycle of requires at " + id),
          new Title("无循环的依赖", "packs that do not require each other"));
    }
    for (String required : pack.manifest().requires()) {
      collect(required, pack.files().lineOf("pack.yaml", "requires:"), packs, ordered, open);
    }
    ordered.add(pack);
  }

  /**
   * The words of the packs of a stack, those required first.
   *
   * @throws BadInputException if one of them was not checked over exactly those below it
   */
  static Vocabulary words(List<Pack> stack) {
    Vocabulary words = compiled(stack.get(0).files()).core();
    Map<String, Pack> packs = new LinkedHashMap<>();
    stack.forEach(pack -> packs.put(pack.id(), pack));
    for (Pack pack : stack) {
      List<Pack> own = order(pack.id(), packs);
      List<Pack> below = own.subList(0, own.size() - 1);
      if (!compiled(pack.files()).isCheckedOver(below)) {
        String ids = below.stream().map(Pack::id).collect(Collectors.joining(", "));
        throw refused(
            pack.files().where("pack.yaml"),
            new Title(
                "在其他内容的 " + ids + " 上编译的规则包",
                "a pack that was compiled over other contents of " + ids),
            new Title(
                "在这些规则包上重新构建，或者用 rules-workbench 的 FolderPacks 加载",
                "one built anew over these, or load it by FolderPacks of rules-workbench"));
      }
      for (Vocabulary added : pack.vocabularies()) {
        words = words.plus(added);
      }
    }
    return words;
  }

  private static BadInputException refused(String where, Title found, Title expected) {
    return new BadInputException(Problem.of(where, found, expected));
  }
}
