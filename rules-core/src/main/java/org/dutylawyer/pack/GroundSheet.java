package org.dutylawyer.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.Nearest;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Text;

/**
 * How packs word the grounds for discipline, from their {@code grounds.yaml}: the elements with the
 * facts and events that they test, the limbs, and what the texts attach to a ground.
 *
 * @param elements the elements that have a wording of their own, in the order of the packs
 * @param limbs what each limb is, in a few words
 * @param attached what is attached to grounds
 */
public record GroundSheet(
    List<ElementWords> elements, Map<NormId, Title> limbs, List<AttachedWords> attached) {

  /** Name of the file. */
  public static final String FILE = "grounds.yaml";

  /** Copies the collections, keeping their order. */
  public GroundSheet {
    elements = List.copyOf(elements);
    limbs = Collections.unmodifiableMap(new LinkedHashMap<>(limbs));
    attached = List.copyOf(attached);
  }

  /**
   * The wording of an element.
   *
   * @param in the grounds that it is for; empty for all
   * @param tests the words of facts, events and statuses that it tests
   * @param title the element as the law words it
   * @param where file and line
   */
  public record ElementWords(List<NormId> in, List<String> tests, Title title, String where) {
    /** Copies the lists. */
    public ElementWords {
      in = List.copyOf(in);
      tests = List.copyOf(tests);
    }

    /** Whether it is for the norm. */
    boolean isFor(NormId norm) {
      return in.isEmpty() || in.stream().anyMatch(norm::isWithin);
    }
  }

  /**
   * What a text attaches.
   *
   * @param to the grounds that it is attached to
   * @param actions for a complaint: the duties and prohibitions of organs that it is about, each
   *     with the events that show its refusal
   * @param what what is attached
   * @param where file and line
   */
  public record AttachedWords(
      List<NormId> to, Map<String, List<String>> actions, Attached what, String where) {
    /** Copies the collections, keeping their order. */
    public AttachedWords {
      to = List.copyOf(to);
      actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    }
  }

  /**
   * Reads the sheets of these packs, those required first.
   *
   * @throws BadInputException if a sheet is not of this form
   */
  public static GroundSheet of(Collection<Pack> packs) {
    List<ElementWords> elements = new ArrayList<>();
    Map<NormId, Title> limbs = new LinkedHashMap<>();
    List<AttachedWords> attached = new ArrayList<>();
    for (Pack pack : packs) {
      GroundSheet own =
          pack.files()
              .compiled()
              .map(CompiledPack::grounds)
              .orElseGet(() -> fromYaml(pack.files()));
      // A later pack's wording goes before: it knows its own ground better.
      elements.addAll(0, own.elements());
      limbs.putAll(own.limbs());
      attached.addAll(own.attached());
    }
    return new GroundSheet(elements, limbs, attached);
  }

  /** The sheets of one pack, from their files. */
  static GroundSheet fromYaml(PackFiles files) {
    List<ElementWords> elements = new ArrayList<>();
    Map<NormId, Title> limbs = new LinkedHashMap<>();
    List<AttachedWords> attached = new ArrayList<>();
    for (String path : files.paths(FILE)) {
      Yaml yaml = Yaml.parse(files.text(path).orElseThrow(), files.where(path));
      yaml.onlyKeys(Set.of("elements", "limbs", "attached"));
      elements.addAll(0, list(yaml, "elements").stream().map(GroundSheet::element).toList());
      yaml.find("limbs")
          .map(Yaml::map)
          .orElse(Map.of())
          .forEach((norm, title) -> limbs.put(norm(norm, title), title.title()));
      list(yaml, "attached").stream().map(GroundSheet::attached).forEach(attached::add);
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

  /** The wording of the element that tests one of these words in a rule of that norm. */
  public Optional<ElementWords> element(NormId norm, Collection<String> words) {
    return elements.stream()
        .filter(e -> e.isFor(norm))
        .filter(e -> e.tests().stream().anyMatch(words::contains))
        .findFirst();
  }

  /** What is attached to a ground. */
  public List<Attached> attachedTo(NormId norm) {
    return attached.stream()
        .filter(a -> a.to().stream().anyMatch(norm::isWithin))
        .map(AttachedWords::what)
        .toList();
  }

  /** The words that a pattern tests: the fact, the types of event, the status, the ground. */
  public static List<String> tested(Pattern pattern) {
    String field = wordField(pattern.type());
    return pattern.constraints().stream()
        .filter(c -> c.field().equals(field))
        .map(Constraint::operands)
        .flatMap(List::stream)
        .filter(Text.class::isInstance)
        .map(o -> ((Text) o).value())
        .toList();
  }

  /** The field that tells things of a type apart; empty if they are not told apart by a word. */
  public static String wordField(String type) {
    return switch (type) {
      case "Fact", "FactAt", "Onset", "Amount" -> "name";
      case "Event", "RecordedEvent", "Document" -> "type";
      case "Status" -> "key";
      case "Misconduct" -> "ground";
      case "Entitlement", "NotOwed" -> "kind";
      case "Eligibility" -> "requirement";
      case "Duty", "Right", "Prohibition" -> "action";
      default -> "";
    };
  }

  /** Finds what does not fit the rules: a word that no ground tests, a norm that is no ground. */
  public void check(Collection<RuleModel> rules, List<Problem> problems) {
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
                                .addAll(tested(p))));
    for (ElementWords element : elements) {
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
    limbs.keySet().stream()
        .filter(norm -> !tested.containsKey(norm))
        .forEach(norm -> problems.add(noGround(FILE, norm, grounds)));
    for (AttachedWords one : attached) {
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
