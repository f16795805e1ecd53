package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;

/**
 * A sentence of the law with all that is drawn from it in a case, of whomever: its words stand
 * once.
 *
 * @param findings what is drawn from it; all apply, or of all it depends on facts
 * @param title who has to do, may or must not do what, for whom
 * @param cited where it stands, as lawyers cite it
 * @param quote its words
 */
public record Reasoned(List<Finding> findings, String title, String cited, String quote) {

  /** Copies the list. */
  public Reasoned {
    findings = List.copyOf(findings);
  }

  /** What two rules take from one sentence is one; what facts decide stands apart. */
  private record Source(Conclusion.Kind kind, String cited, String quote, Outcome outcome) {}

  /** The sentences, each where the first of what is drawn from it stands. */
  public static List<Reasoned> of(List<Finding> findings, Wording words) {
    Map<Source, List<Finding>> together = new LinkedHashMap<>();
    for (Finding f : findings) {
      together
          .computeIfAbsent(
              new Source(f.conclusion().kindOf(), words.cite(f.norm()), f.quote(), f.outcome()),
              source -> new ArrayList<>())
          .add(f);
    }
    List<Reasoned> reasoned = new ArrayList<>();
    together.forEach(
        (source, same) ->
            reasoned.add(new Reasoned(same, title(same, words), source.cited(), source.quote())));
    return reasoned;
  }

  /** The facts on which it rests, in a line for each set of them. */
  public List<String> facts(Wording words) {
    return FactsText.of(findings, words).stream()
        .map(facts -> words.say("why.facts", facts))
        .toList();
  }

  /** Actors of whom the same is said, and what is said of the same actors, stand together. */
  private static String title(List<Finding> same, Wording words) {
    Map<List<String>, Set<Conclusion>> whom = new LinkedHashMap<>();
    for (Finding f : same) {
      whom.computeIfAbsent(
              List.of(words.acting(f), words.modal(f.conclusion())), k -> new LinkedHashSet<>())
          .add(f.conclusion());
    }
    Map<List<String>, List<String>> actors = new LinkedHashMap<>();
    whom.forEach(
        (said, of) ->
            actors
                .computeIfAbsent(
                    List.of(said.get(1), words.who(List.copyOf(of))), k -> new ArrayList<>())
                .add(said.get(0)));
    Map<List<String>, List<String>> said = new LinkedHashMap<>();
    actors.forEach(
        (what, who) ->
            said.computeIfAbsent(List.of(words.list(who), what.get(1)), k -> new ArrayList<>())
                .add(what.get(0)));
    List<String> titles = new ArrayList<>();
    said.forEach(
        (who, what) ->
            titles.add(
                (who.get(0).isEmpty() ? "" : who.get(0) + words.colon())
                    + words.list(what)
                    + who.get(1)));
    return String.join(words.semicolon(), titles);
  }
}
