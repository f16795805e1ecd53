package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;

/**
 * Acts that stand alike: what is asked of the same one until the same day by the same provisions,
 * for one person or lawyer, or several. They are said in one line.
 *
 * @param acts at least one
 */
record Act(List<OneAct> acts) {

  /** Copies the list. */
  Act {
    acts = List.copyOf(acts);
  }

  /** The acts, those that stand alike together, in their order. */
  static List<Act> alike(List<OneAct> acts, Wording words) {
    Map<List<String>, List<OneAct>> shared = new LinkedHashMap<>();
    for (OneAct act : acts) {
      Finding lead = act.lead();
      shared
          .computeIfAbsent(
              List.of(
                  words.state(lead),
                  words.acting(lead),
                  asked(lead, words),
                  time(lead, words),
                  words.depends(lead),
                  act.cited(words)),
              key -> new ArrayList<>())
          .add(act);
    }
    return shared.values().stream().map(Act::new).toList();
  }

  /** The acts, those together that ask the same by the same time, whichever provisions do. */
  static List<Act> saidAlike(List<Act> acts, Wording words) {
    Map<List<String>, List<OneAct>> shared = new LinkedHashMap<>();
    for (Act act : acts) {
      shared
          .computeIfAbsent(
              List.of(asked(act.first(), words), time(act.first(), words)), k -> new ArrayList<>())
          .addAll(act.acts());
    }
    return shared.values().stream().map(Act::new).toList();
  }

  Finding first() {
    return acts.get(0).lead();
  }

  /** Where it stands, in a word. */
  String state(Wording words) {
    return words.state(first());
  }

  /** What is asked, for whom, and when. */
  String what(Wording words) {
    String time = time(words);
    return asked(first(), words) + who(words) + (time.isEmpty() ? "" : words.comma() + time);
  }

  /** When alone, as {@link #when} says it. */
  String time(Wording words) {
    return time(first(), words);
  }

  /** The same without when and for whom, which {@link #when} says. */
  String asked(Wording words) {
    return asked(first(), words);
  }

  /** When, and for whom. */
  String when(Wording words) {
    return time(words) + who(words);
  }

  /** For whom, in brackets, where that is not plain; else empty. */
  String who(Wording words) {
    return words.who(
        acts.stream().map(act -> act.lead().conclusion()).toList(),
        acts.stream().flatMap(act -> words.breaking(act.lead()).stream()).toList());
  }

  /** Until when, when it was done, by how much that was late, and on what it depends. */
  List<String> times(Wording words) {
    Finding finding = first();
    List<String> times = new ArrayList<>();
    times.add(words.until(finding));
    times.add(words.done(finding).orElse(""));
    finding
        .timeliness()
        .filter(t -> finding.state() == State.LATE)
        .ifPresent(t -> times.add(t.in(words.locale())));
    times.add(depends(words));
    times.removeIf(String::isEmpty);
    return times;
  }

  /** What is not known and decides; empty where nothing does. */
  String depends(Wording words) {
    return words.depends(first());
  }

  private static String asked(Finding finding, Wording words) {
    return finding.conclusion() instanceof Prohibition
        ? words.modal(finding.conclusion())
        : words.conclusion(finding.conclusion());
  }

  /** Until when, or when it was done late, or when what is forbidden was done. */
  private static String time(Finding finding, Wording words) {
    if (finding.conclusion() instanceof Prohibition) {
      return finding.done().map(words::moment).orElse("");
    }
    String until = words.until(finding);
    boolean lateBy = finding.state() == State.LATE || finding.isDoubtful();
    return words
        .done(finding)
        .filter(done -> lateBy)
        .map(done -> until.isEmpty() ? done : until + words.comma() + done)
        .orElse(until);
  }
}
