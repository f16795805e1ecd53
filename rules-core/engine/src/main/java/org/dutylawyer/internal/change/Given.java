package org.dutylawyer.internal.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.vocabulary.EventWord;

/** Whether the law gives an act in a case as it stands on the day asked about. */
final class Given {

  private final Assessment answer;
  private final List<EventEntry> recorded;

  /**
   * Of one case.
   *
   * @param recorded the events that have happened by then
   */
  Given(Assessment answer, List<EventEntry> recorded) {
    this.answer = answer;
    this.recorded = recorded;
  }

  /** Whether the law gives it in such a case; what is not known does not stand in its way. */
  boolean is(EventWord act, Subject of) {
    return act.givenWhere().isEmpty()
        || act.givenWhere().stream().anyMatch(all -> isPossible(all, of));
  }

  private boolean isPossible(Map<String, String> all, Subject of) {
    return all.entrySet().stream()
        .allMatch(
            fact -> {
              String ofCase = known(Proceeding.OF_THE_CASE, fact.getKey(), fact.getValue());
              return known(of, fact.getKey(), ofCase).equals(fact.getValue());
            });
  }

  private String known(Subject of, String fact, String otherwise) {
    return answer.known().getOrDefault(of, Map.of()).getOrDefault(fact, otherwise);
  }

  /**
   * What answers another act comes after it: a permission after what was asked for.
   *
   * @return words for the acts of which one has to come first; empty if one is on file, if what one
   *     of them leads to is so by what the file states, or if none has to
   */
  List<String> missing(EventWord act, Subject of) {
    boolean had =
        recorded.stream()
            .filter(e -> !(of instanceof Person) || e.concerns(of.id()))
            .filter(
                e ->
                    !(of instanceof Lawyer)
                        || e.lawyer().filter(id -> !id.equals(of.id())).isEmpty())
            .anyMatch(e -> act.after().stream().anyMatch(a -> shows(e.type(), a)));
    return had || act.after().stream().anyMatch(a -> isStated(a, of)) ? List.of() : act.after();
  }

  /**
   * Whether the file states what such an act leads to: who has an assigned lawyer was assigned one.
   */
  private boolean isStated(String type, Subject of) {
    Map<String, String> stated =
        answer.file().person(of.id()).map(person -> person.facts()).orElse(Map.of());
    return of instanceof Person
        && answer.words().leaves(type).stream()
            .filter(left -> left.when().isEmpty())
            .filter(left -> left.value().equals(stated.get(left.state())))
            .anyMatch(left -> known(of, left.state(), "").equals(left.value()));
  }

  /** Whether an event shows another to have been: it is of that type, or comes after it. */
  private boolean shows(String type, String other) {
    Set<String> seen = new HashSet<>();
    List<String> open = List.of(type);
    while (!open.isEmpty() && !open.contains(other)) {
      seen.addAll(open);
      open = open.stream().flatMap(t -> before(t).stream()).filter(t -> !seen.contains(t)).toList();
    }
    return open.contains(other);
  }

  private List<String> before(String type) {
    return answer
        .words()
        .event(type)
        .map(
            word ->
                Stream.of(word.after(), word.receiptOf(), word.fallsUnder())
                    .flatMap(List::stream)
                    .toList())
        .orElse(List.of());
  }
}
