package org.dutylawyer.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.text.Title;

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
    public boolean isFor(NormId norm) {
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

  /** A pack that words nothing. */
  public static GroundSheet empty() {
    return new GroundSheet(List.of(), Map.of(), List.of());
  }

  /** The sheets of these packs together, those required first. */
  public static GroundSheet of(Collection<Pack> packs) {
    List<ElementWords> elements = new ArrayList<>();
    Map<NormId, Title> limbs = new LinkedHashMap<>();
    List<AttachedWords> attached = new ArrayList<>();
    for (Pack pack : packs) {
      GroundSheet own = pack.grounds();
      // A later pack's wording goes before: it knows its own ground better.
      elements.addAll(0, own.elements());
      limbs.putAll(own.limbs());
      attached.addAll(own.attached());
    }
    return new GroundSheet(elements, limbs, attached);
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
      case "Fact", "FactAt", "Amount" -> "name";
      case "Event", "RecordedEvent", "Document" -> "type";
      case "Status" -> "key";
      case "Misconduct" -> "ground";
      case "Entitlement", "NotOwed" -> "kind";
      case "Eligibility" -> "requirement";
      case "Duty", "Right", "Prohibition" -> "action";
      default -> "";
    };
  }
}
