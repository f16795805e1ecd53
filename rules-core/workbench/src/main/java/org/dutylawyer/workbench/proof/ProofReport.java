package org.dutylawyer.workbench.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * What was proved of the packs of a jurisdiction.
 *
 * @param jurisdiction whose packs
 * @param title name of the pack
 * @param bound how far
 * @param size what was covered, and how long it took
 * @param found the smallest cases against a property, declared ones among them
 * @param stale declarations of what is not there
 */
public record ProofReport(
    String jurisdiction,
    Title title,
    Bound bound,
    Size size,
    List<Counterexample> found,
    List<Problem> stale) {

  /** Copies the lists. */
  public ProofReport {
    found = List.copyOf(found);
    stale = List.copyOf(stale);
  }

  /**
   * What was covered.
   *
   * @param letters how many kinds of event there are
   * @param courses how many orders of events were run
   * @param impossible how many more no case file can state
   * @param worlds how many combinations of facts and readings these stand for, in all
   * @param open the most facts and readings that were open at once
   * @param looked how many orders were made for single rules
   * @param acts how many case files were answered with an act that might fulfil a duty
   * @param seconds how long it took
   */
  public record Size(
      int letters,
      long courses,
      long impossible,
      double worlds,
      int open,
      int looked,
      int acts,
      double seconds) {}

  /** The cases against a property. */
  public List<Counterexample> of(Property property) {
    return found.stream().filter(c -> c.property() == property).toList();
  }

  /** The cases that are not declared. */
  public List<Counterexample> open() {
    return found.stream().filter(c -> !c.isDeclared()).toList();
  }

  /** The cases against a property that are not declared. */
  public List<Counterexample> open(Property property) {
    return open().stream().filter(c -> c.property() == property).toList();
  }

  /** Whether every property holds within the bound, but for what is declared. */
  public boolean isProved() {
    return open().isEmpty() && stale.isEmpty();
  }

  /** As text for people. */
  public String text(Locale locale) {
    return new ProofText(this, locale).text();
  }

  /** As JSON. */
  public String json() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode all = nodes.objectNode();
    all.put("jurisdiction", jurisdiction);
    all.put("proved", isProved());
    all.put("bound", bound.events());
    ObjectNode covered = all.putObject("size");
    covered.put("letters", size.letters());
    covered.put("courses", size.courses());
    covered.put("impossible", size.impossible());
    covered.put("worlds", size.worlds());
    covered.put("open", size.open());
    covered.put("looked", size.looked());
    covered.put("acts", size.acts());
    covered.put("seconds", size.seconds());
    ArrayNode properties = all.putArray("properties");
    for (Property property : Property.values()) {
      ObjectNode one = properties.addObject();
      one.put("property", property.word());
      one.put("proved", open(property).isEmpty());
      ArrayNode cases = one.putArray("found");
      for (Counterexample example : of(property)) {
        ObjectNode found = cases.addObject();
        found.put("norm", example.norm().toString());
        example.to().ifPresent(to -> found.put("to", to.toString()));
        example.difference().ifPresent(word -> found.put("difference", word));
        title(found.putObject("what"), example.what());
        example.why().ifPresent(why -> title(found.putObject("declared"), why));
        found.put("confirmed", example.confirmed());
        found.put("scenario", example.yaml());
      }
    }
    ArrayNode wrong = all.putArray("stale");
    stale.forEach(problem -> wrong.add(problem.message(Locale.ENGLISH)));
    return all.toPrettyString();
  }

  private static void title(ObjectNode node, Title title) {
    node.put("zh", title.zh());
    node.put("en", title.en());
  }
}
