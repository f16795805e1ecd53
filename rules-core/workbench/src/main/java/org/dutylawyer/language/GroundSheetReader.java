package org.dutylawyer.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.GroundSheet.AttachedWords;
import org.dutylawyer.pack.GroundSheet.ElementWords;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** Reads {@code grounds.yaml}, and finds what in it does not fit the rules. */
final class GroundSheetReader {

  private GroundSheetReader() {}

  /** The sheets of one pack, from their files. */
  static GroundSheet read(PackFiles files) {
    List<ElementWords> elements = new ArrayList<>();
    Map<NormId, Title> limbs = new LinkedHashMap<>();
    List<AttachedWords> attached = new ArrayList<>();
    for (String path : files.paths(GroundSheet.FILE)) {
      Yaml yaml = Yaml.parse(files.text(path).orElseThrow(), files.where(path));
      yaml.onlyKeys(Set.of("elements", "limbs", "attached"));
      elements.addAll(0, list(yaml, "elements").stream().map(GroundSheetReader::element).toList());
      yaml.find("limbs")
          .map(Yaml::map)
          .orElse(Map.of())
          .forEach((norm, title) -> limbs.put(norm(norm, title), title.title()));
      list(yaml, "attached").stream().map(GroundSheetReader::attached).forEach(attached::add);
    }
    return new GroundSheet(elements, limbs, attached);
  }

  private static List<Yaml> list(Yaml yaml, String key) {
    return yaml.find(key).map(Yaml::list).orElse(List.of());
  }

  private static NormId norm(String text, Yaml at) {
    return PackReader.norm(text, at.where());
  }

  private static List<NormId> norms(Yaml yaml, String key) {
    return yaml.find(key)
        .map(found -> found.texts().stream().map(text -> norm(text, found)).toList())
        .orElse(List.of());
  }

  private static ElementWords element(Yaml yaml) {
    yaml.onlyKeys(Set.of("in", "tests", "title"));
    return new ElementWords(
        norms(yaml, "in"), yaml.get("tests").texts(), yaml.get("title").title(), yaml.where());
  }

  private static AttachedWords attached(Yaml yaml) {
    yaml.onlyKeys(Set.of("to", "about", "kind", "norm", "text", "quote"));
    Attached.Kind kind = kind(yaml.get("kind"));
    List<NormId> to = norms(yaml, "to");
    Map<String, List<String>> actions = new LinkedHashMap<>();
    yaml.find("about")
        .map(Yaml::map)
        .orElse(Map.of())
        .forEach((action, events) -> actions.put(action, events.texts()));
    boolean complaint = kind == Attached.Kind.COMPLAINT;
    if (complaint ? actions.isEmpty() : to.isEmpty()) {
      throw yaml.refused(
          complaint
              ? new Title("about：所及的义务、禁止", "about: the duties and prohibitions that it is for")
              : new Title("to：所及的处理事由", "to: the grounds that it is attached to"));
    }
    return new AttachedWords(
        to,
        actions,
        new Attached(
            kind, yaml.get("norm").norm(), yaml.get("text").title(), yaml.get("quote").text()),
        yaml.where());
  }

  private static Attached.Kind kind(Yaml yaml) {
    for (Attached.Kind kind : Attached.Kind.values()) {
      if (kind.word().equals(yaml.text())) {
        return kind;
      }
    }
    String known =
        List.of(Attached.Kind.values()).stream()
            .map(Attached.Kind::word)
            .collect(Collectors.joining(", "));
    throw yaml.refused(new Title(known, "one of " + known));
  }

  /** Finds what does not fit the rules: a word that no ground tests, a norm that is no ground. */
  static void check(GroundSheet sheet, Collection<RuleModel> rules, List<Problem> problems) {
    Map<NormId, Set<String>> tested = new LinkedHashMap<>();
    rules.stream()
        .filter(r -> r.consequence().word().equals("misconduct"))
        .forEach(
            r ->
                r.patterns()
                    .forEach(
                        p ->
                            tested
                                .computeIfAbsent(r.norm(), n -> new TreeSet<>())
                                .addAll(GroundSheet.tested(p))));
    for (ElementWords element : sheet.elements()) {
      Set<String> words = new TreeSet<>();
      tested.forEach(
          (norm, own) -> {
            if (element.isFor(norm)) {
              words.addAll(own);
            }
          });
      for (String word : element.tests()) {
        if (!words.contains(word)) {
          problems.add(
              new Problem(
                  element.where(),
                  new Title("tests 中的“" + word + "”", "'" + word + "' under tests"),
                  new Title("该处理事由的规则所检验的词", "a word that a rule of these grounds tests"),
                  Nearest.of(word, words)));
        }
      }
    }
    List<String> grounds = tested.keySet().stream().map(NormId::toString).toList();
    sheet.limbs().keySet().stream()
        .filter(norm -> !tested.containsKey(norm))
        .forEach(norm -> problems.add(noGround(GroundSheet.FILE, norm, grounds)));
    for (AttachedWords one : sheet.attached()) {
      one.to().stream()
          .filter(norm -> tested.keySet().stream().noneMatch(g -> g.isWithin(norm)))
          .forEach(norm -> problems.add(noGround(one.where(), norm, grounds)));
    }
  }

  private static Problem noGround(String where, NormId norm, List<String> grounds) {
    return new Problem(
        where,
        new Title("“" + norm + "”", "'" + norm + "'"),
        new Title("得出处理事由的规则的规范", "a norm whose rule concludes a ground"),
        Nearest.of(norm.toString(), grounds));
  }
}
