package org.dutylawyer.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/** Packs as they were compiled: what is used is what was checked, over what it was checked. */
public final class CompiledPacks {

  /** A place below a province. */
  private static final Pattern PLACE = Pattern.compile("CN-\\d{6}");

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

  /**
   * The same, held against the files: a jar's directory says of them no more than size and check
   * sum, and an answer names the hash of the files that it rests on.
   *
   * @throws BadInputException if the files are not those of which it says that it was made
   */
  static CompiledPack honest(PackFiles files) {
    CompiledPack compiled = compiled(files);
    if (!compiled.sha256().equals(files.sha256())) {
      throw refused(
          files.where(CompiledPack.FILE),
          new Title(
              "由其他文件编译的结果（" + compiled.sha256() + "）",
              "a compiled form of other files (" + compiled.sha256() + ")"),
          new Title(
              "由规则包的文件（" + files.sha256() + "）编译的结果",
              "one of the files of the pack (" + files.sha256() + ")"));
    }
    return compiled;
  }

  /** The packs that these jurisdictions need, with those required; all packs for none. */
  public static Set<String> needed(Set<String> jurisdictions, Map<String, List<String>> requires) {
    if (jurisdictions.isEmpty()) {
      return requires.keySet();
    }
    Set<String> needed = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    jurisdictions.forEach(j -> nearest(j, requires.keySet()).ifPresent(open::add));
    requires.keySet().stream().filter(Jurisdictions::isProposals).forEach(open::add);
    while (!open.isEmpty()) {
      String id = open.remove();
      if (requires.containsKey(id) && needed.add(id)) {
        open.addAll(requires.get(id));
      }
    }
    return needed;
  }

  /**
   * The pack that answers for a jurisdiction: its own, or that of the province around a place whose
   * own is not loaded, or the national one.
   */
  static Optional<String> nearest(String jurisdiction, Set<String> packs) {
    if (packs.contains(jurisdiction)) {
      return Optional.of(jurisdiction);
    }
    String province =
        PLACE.matcher(jurisdiction).matches() ? jurisdiction.substring(0, "CN-50".length()) : "CN";
    return Optional.of(packs.contains(province) ? province : "CN").filter(packs::contains);
  }

  /** The pack of a stack that says for which place it is: the last that is law. */
  public static Pack local(List<Pack> stack) {
    return stack.stream()
        .filter(pack -> !Jurisdictions.isProposals(pack.id()))
        .reduce((first, second) -> second)
        .orElse(stack.get(stack.size() - 1));
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
   * Puts the packs that a jurisdiction needs in order, those required first, proposals last.
   *
   * @throws BadInputException if a required pack is absent or packs require each other
   */
  public static List<Pack> order(String id, Map<String, Pack> packs) {
    List<Pack> ordered = new ArrayList<>();
    collect(id, () -> "", packs, ordered, new HashSet<>());
    packs.keySet().stream()
        .filter(Jurisdictions::isProposals)
        .sorted()
        .forEach(proposals -> collect(proposals, () -> "", packs, ordered, new HashSet<>()));
    return ordered;
  }

  /**
   * @param requiredBy the line that requires the pack, which nobody looks for unless it is refused
   */
  private static void collect(
      String id,
      Supplier<String> requiredBy,
      Map<String, Pack> packs,
      List<Pack> ordered,
      Set<String> open) {
    Pack pack = packs.get(id);
    if (pack == null) {
      throw refused(
          requiredBy.get(),
          new Title("requires: " + id, "requires: " + id),
          new Title(
              "已加载的规则包：" + String.join("、", new TreeSet<>(packs.keySet())),
              "a loaded pack: " + String.join(", ", new TreeSet<>(packs.keySet()))));
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
    Supplier<String> line = () -> pack.files().lineOf("pack.yaml", "requires:");
    for (String required : pack.manifest().requires()) {
      collect(required, line, packs, ordered, open);
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
    Map<String, String> contents = new LinkedHashMap<>();
    stack.forEach(pack -> contents.put(pack.id(), pack.files().sha256()));
    for (Pack pack : stack) {
      if (!compiled(pack.files()).isCheckedOver(contents)) {
        String ids = String.join(", ", pack.manifest().requires());
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
