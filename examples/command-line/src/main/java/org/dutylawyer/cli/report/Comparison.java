package org.dutylawyer.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.answer.Lines;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.SharedWords.Unknown;
import org.dutylawyer.finding.AnswerDifference;
import org.dutylawyer.finding.AnswerDifference.Aspect;
import org.dutylawyer.finding.AnswerDifference.Matter;
import org.dutylawyer.finding.AnswerDifference.Side;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Assessment.Assumed;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;

/**
 * In what two answers to one case differ, for people and as JSON: differences first, both quotes.
 */
public final class Comparison {

  private static final String INDENT = "      ";

  private final Compared first;
  private final Compared second;
  private final Wording ofFirst;
  private final Wording ofSecond;
  private final AnswerDifference difference;

  /**
   * An answer to compare.
   *
   * @param label what tells it from the other: a place, a day, an event
   * @param answer the answer
   * @param unknown the words of the case file that its place does not know
   */
  public record Compared(String label, Assessment answer, List<Unknown> unknown) {
    /** Copies the list. */
    public Compared {
      unknown = List.copyOf(unknown);
    }
  }

  /** Compares two answers, in words of that language. */
  public Comparison(Compared first, Compared second, Locale locale) {
    this.first = first;
    this.second = second;
    this.ofFirst = new Wording(first.answer(), locale);
    this.ofSecond = new Wording(second.answer(), locale);
    this.difference = first.answer().difference(second.answer());
  }

  // --- text
  // ---------------------------------------------------------------------------------------

  /** The comparison for people. */
  public String text(int width) {
    Lines out = new Lines(false, width, ofFirst.names());
    out.line(
        "",
        "  ",
        first.answer().file().id() + "  " + first.label() + " / " + second.label() + asked(),
        Mark.BOLD);
    unknown(out, first, ofSecond);
    unknown(out, second, ofFirst);
    assumed(out, first, second);
    assumed(out, second, first);
    out.heading(ofFirst.say("compare.different", difference.different().size()));
    if (difference.different().isEmpty()) {
      out.line("  ", "  ", ofFirst.say("compare.none"), Mark.PLAIN);
    }
    difference.different().forEach(matter -> different(out, matter));
    out.heading(ofFirst.say("compare.same", difference.same().size()));
    difference
        .same()
        .forEach(
            matter ->
                out.line("  ", INDENT, title(matter, ofFirst) + "  " + cited(matter), Mark.PLAIN));
    return out.toString();
  }

  /** As of when both were asked; two days are what the two are called. */
  private String asked() {
    boolean same = first.answer().asOf().equals(second.answer().asOf());
    return same ? "  " + ofFirst.say("asked", ofFirst.moment(first.answer().asOf())) : "";
  }

  /** The titles of words that the one place lacks are the other's. */
  private void unknown(Lines out, Compared compared, Wording others) {
    for (Unknown word : compared.unknown()) {
      String text =
          ofFirst.say(
              word.wider().isPresent() ? "compare.wider" : "compare.unknown",
              compared.label(),
              title(word, others),
              word.wider().map(others::event).orElse(""));
      out.line("▲ ", "  ", text, Mark.WARN);
    }
  }

  /** What only one of them takes to be so makes a difference that is none of the texts. */
  private void assumed(Lines out, Compared compared, Compared other) {
    for (Assumed one : assumed(compared, other)) {
      out.line(
          "▲ ",
          "  ",
          ofFirst.say("compare.assumed", compared.label(), said(one), other.label()),
          Mark.WARN);
    }
  }

  private static List<Assumed> assumed(Compared compared, Compared other) {
    return compared.answer().assumed().stream()
        .filter(
            one ->
                other.answer().assumed().stream()
                    .noneMatch(o -> o.of().equals(one.of()) && o.fact().equals(one.fact())))
        .toList();
  }

  private String said(Assumed one) {
    return ofFirst.say(
        "used.fact", ofFirst.fact(one.fact()), ofFirst.value(one.fact(), one.value()));
  }

  /** That it is not there, and on what presumption of its own that rests. */
  private String nothing(Compared compared, Side others) {
    Compared other = compared == first ? second : first;
    List<String> presumed =
        assumed(compared, other).stream()
            .filter(
                one ->
                    others.governing().stream()
                        .anyMatch(
                            f ->
                                f.needs().stream().anyMatch(n -> n.fact().equals(one.fact()))
                                    || f.facts().stream()
                                        .anyMatch(u -> u.word().equals(one.fact()))))
            .map(this::said)
            .toList();
    return presumed.isEmpty()
        ? ofFirst.say("compare.nothing")
        : ofFirst.say("compare.nothing.assumed", ofFirst.list(presumed));
  }

  private static String title(Unknown word, Wording words) {
    String title =
        switch (word.group()) {
          case FACTS ->
              word.value()
                  .map(
                      v ->
                          words.say(
                              "used.fact", words.fact(word.word()), words.value(word.word(), v)))
                  .orElse(words.fact(word.word()));
          case EVENTS -> words.event(word.word());
          case DOCUMENTS -> words.document(word.word());
          default -> words.word(word.group(), word.word());
        };
    return title + words.bracketed(word.word());
  }

  private void different(Lines out, Matter matter) {
    Wording words = matter.first().isEmpty() ? ofSecond : ofFirst;
    List<String> aspects =
        matter.aspects().stream().sorted().map(a -> words.say("compare." + a.word())).toList();
    out.line("  ", "    ", title(matter, words) + words.bracketed(words.list(aspects)), Mark.BOLD);
    List<Finding> quoted = sameWords(matter);
    side(out, matter.first(), matter.second(), first, ofFirst, quoted.isEmpty());
    side(out, matter.second(), matter.first(), second, ofSecond, quoted.isEmpty());
    quotes(out, quoted, words);
  }

  /**
   * The findings of both answers, where each has one thing to say, in the same words of the same
   * norms: those are quoted once, after both.
   */
  private List<Finding> sameWords(Matter matter) {
    List<Finding> ofFirstOne = matter.first().governing();
    List<Finding> ofSecondOne = matter.second().governing();
    boolean once =
        ofFirstOne.stream().map(f -> said(f, ofFirst)).distinct().count() == 1
            && ofSecondOne.stream().map(f -> said(f, ofSecond)).distinct().count() == 1
            && words(ofFirstOne, ofFirst).equals(words(ofSecondOne, ofSecond));
    return once ? ofFirstOne : List.of();
  }

  private static List<List<String>> words(List<Finding> findings, Wording words) {
    return findings.stream().map(f -> List.of(words.cite(f.norm()), f.quote())).distinct().toList();
  }

  /** What it is about, whatever each answer makes of it. */
  private static String title(Matter matter, Wording words) {
    Finding finding =
        java.util.stream.Stream.of(matter.first(), matter.second())
            .flatMap(s -> s.governing().stream())
            .findFirst()
            .orElseThrow();
    String act =
        matter.kind() == Conclusion.Kind.ENTITLEMENT || matter.aspects().contains(Aspect.FORCE)
            ? words.conclusion(finding.conclusion())
            : words.modal(finding.conclusion());
    String whom = words.mustBeNamed(matter.of()) ? words.bracketed(words.subject(matter.of())) : "";
    return words.actingThen(finding) + act + whom;
  }

  /** The norms of both answers, once where they are the same. */
  private String cited(Matter matter) {
    String ofOne = cited(matter.first(), ofFirst);
    String ofOther = cited(matter.second(), ofSecond);
    return ofOne.equals(ofOther) ? ofOne : ofOne + " / " + ofOther;
  }

  private static String cited(Side side, Wording words) {
    return words.cites(side.governing().stream().map(Finding::norm).toList());
  }

  private void side(
      Lines out, Side side, Side other, Compared compared, Wording words, boolean withQuotes) {
    String label = compared.label() + words.colon();
    if (side.isEmpty()) {
      out.line("    ", INDENT, label + nothing(compared, other), Mark.PLAIN);
    }
    Map<String, List<Finding>> said = new LinkedHashMap<>();
    side.governing()
        .forEach(f -> said.computeIfAbsent(said(f, words), k -> new ArrayList<>()).add(f));
    said.forEach(
        (text, findings) -> {
          out.line("    ", INDENT, label + text, Mark.PLAIN);
          if (withQuotes) {
            quotes(out, findings, words);
          }
        });
    if (side.governing().isEmpty()) {
      side.displaced().forEach(f -> displaced(out, label, f, compared.answer(), words));
    }
  }

  /** The words of the law, each once. */
  private static void quotes(Lines out, List<Finding> findings, Wording words) {
    for (List<String> quoted : words(findings, words)) {
      out.line(INDENT, INDENT, quoted.get(0), Mark.FAINT);
      out.line(INDENT, INDENT, "“" + quoted.get(1) + "”", Mark.QUOTE);
    }
  }

  /** The duty is there, in the words of the norm that takes its place. */
  private static void displaced(
      Lines out, String label, Finding finding, Assessment answer, Wording words) {
    Displacement by = finding.displacedBy().orElseThrow();
    Optional<Finding> instead =
        answer.findings().stream()
            .filter(f -> f.norm().equals(by.norm()))
            .filter(f -> f.conclusion().of().equals(finding.conclusion().of()))
            .findFirst();
    out.line(
        "    ",
        INDENT,
        label
            + words.say(
                "compare.instead",
                words.cite(by.norm()),
                instead.map(f -> words.actingThen(f) + said(f, words)).orElse("—")),
        Mark.PLAIN);
    instead.ifPresent(f -> out.line(INDENT, INDENT, "“" + f.quote() + "”", Mark.QUOTE));
  }

  /** Whether it is, what is demanded, forbidden or allowed, under which condition, until when. */
  private static String said(Finding finding, Wording words) {
    List<String> parts = new ArrayList<>();
    parts.add(words.modal(finding.conclusion()));
    String condition = words.condition(finding.conclusion());
    if (!condition.isEmpty()) {
      parts.add(condition);
    }
    String depends = words.depends(finding);
    if (!depends.isEmpty()) {
      parts.add(depends);
    }
    if (finding.conclusion().kindOf() == Conclusion.Kind.DOCUMENT) {
      parts.add(words.document(finding));
      return String.join(words.comma(), parts);
    }
    // A standing has no state, and what is unknown was said unless it is only its time.
    boolean stated = finding.state() != State.STANDING && finding.state() != State.UNDETERMINED;
    if (stated || finding.isDoubtful()) {
      parts.add(words.state(finding));
    }
    String until = words.until(finding);
    if (!until.isEmpty()) {
      parts.add(until);
    }
    if (finding.conclusion().kindOf()
        == Conclusion.Kind.PROHIBITION) { // it happened, nobody did his duty
      finding
          .done()
          .map(at -> words.say("limits.broken", words.inBrackets(at)))
          .ifPresent(parts::add);
    } else {
      words.done(finding).ifPresent(parts::add);
    }
    return String.join(words.comma(), parts);
  }

  // --- JSON
  // ---------------------------------------------------------------------------------------

  /** The comparison as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", 1);
    json.put("case", first.answer().file().id());
    json.set("first", compared(first));
    json.set("second", compared(second));
    ArrayNode different = json.putArray("different");
    difference
        .different()
        .forEach(
            matter -> {
              ObjectNode one = matter(matter);
              ArrayNode aspects = one.putArray("aspects");
              matter.aspects().stream().sorted().forEach(a -> aspects.add(a.word()));
              one.set("first", side(matter.first(), ofFirst));
              one.set("second", side(matter.second(), ofSecond));
              different.add(one);
            });
    ArrayNode same = json.putArray("same");
    difference.same().forEach(matter -> same.add(matter(matter)));
    return json;
  }

  private static ObjectNode compared(Compared compared) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("label", compared.label());
    json.put("jurisdiction", compared.answer().file().jurisdiction());
    json.put("asOf", compared.answer().asOf().toString());
    ArrayNode unknown = json.putArray("unknownWords");
    for (Unknown word : compared.unknown()) {
      ObjectNode one =
          unknown.addObject().put("group", word.group().key()).put("word", word.word());
      word.value().ifPresent(v -> one.put("value", v));
      word.wider().ifPresent(w -> one.put("takenAs", w));
    }
    return json;
  }

  private static ObjectNode matter(Matter matter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", matter.kind().name().toLowerCase(Locale.ROOT));
    json.put("of", matter.of().id());
    matter.actor().ifPresent(actor -> json.put("actor", actor));
    json.put("what", matter.what());
    matter.since().ifPresent(event -> json.put("since", event));
    return json;
  }

  private static ArrayNode side(Side side, Wording words) {
    ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    for (List<Finding> some : List.of(side.governing(), side.displaced())) {
      for (Finding finding : some) {
        ObjectNode one = findings.addObject();
        one.put("kind", finding.conclusion().kindOf().name().toLowerCase(Locale.ROOT));
        one.put("norm", finding.norm().toString());
        one.put("cited", words.cite(finding.norm()));
        one.put("quote", finding.quote());
        one.put("outcome", finding.outcome().word());
        one.put("state", finding.state().word());
        one.put("said", said(finding, words));
        finding.lastDay().ifPresent(day -> one.put("due", day.toString()));
        finding.done().ifPresent(at -> one.put("done", at.toString()));
        finding.displacedBy().ifPresent(by -> one.put("displacedBy", by.norm().toString()));
      }
    }
    return findings;
  }
}
