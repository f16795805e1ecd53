package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/**
 * The documents that the texts ask for (文书): who makes each, whether the file has it, and what it
 * lacks.
 */
public final class DocumentText {

  private DocumentText() {}

  /** A line for each document that is due by now. */
  public static List<String> of(Assessment answer, Locale locale) {
    return of(answer, new Wording(answer, locale), false);
  }

  /** The same, with those as well of which an unknown fact decides whether they are due. */
  static List<String> of(Assessment answer, Wording words, boolean all) {
    Map<String, List<Finding>> asked = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      boolean due =
          finding.outcome() == Outcome.APPLIES || all && finding.outcome() == Outcome.UNDETERMINED;
      if (due
          && finding.conclusion().kindOf() == Conclusion.Kind.DOCUMENT
          && finding.state() != State.AWAITING) {
        String depends = words.depends(finding);
        String document =
            words.acting(finding)
                + "  "
                + words.conclusion(finding.conclusion())
                + words.who(List.of(finding.conclusion()))
                + (depends.isEmpty() ? "" : words.bracketed(depends));
        asked.computeIfAbsent(document, d -> new ArrayList<>()).add(finding);
      }
    }
    return asked.entrySet().stream()
        .map(
            one ->
                one.getKey()
                    + words.colon()
                    + state(one.getValue(), words)
                    + "  "
                    + words.cites(one.getValue().stream().map(Finding::norm).toList()))
        .toList();
  }

  /** Where one document stands by all the norms that ask for it: in the file, and what it lacks. */
  static String state(List<Finding> document, Wording words) {
    String day =
        document.stream()
            .flatMap(f -> f.done().stream())
            .findFirst()
            .map(words::inBrackets)
            .map(words::bracketed)
            .orElse("");
    if (document.stream().allMatch(f -> f.state() == State.MET)) {
      return words.say("documents.complete") + day;
    }
    if (document.stream().allMatch(f -> f.done().isEmpty())) {
      return words.say("documents.none");
    }
    String missing =
        document.stream()
            .flatMap(
                f ->
                    f.missing().stream()
                        .map(
                            field ->
                                words.field(((DocumentDuty) f.conclusion()).document(), field)))
            .distinct()
            .collect(Collectors.collectingAndThen(Collectors.toList(), words::list));
    return words.say("documents.missing", day, missing);
  }
}
