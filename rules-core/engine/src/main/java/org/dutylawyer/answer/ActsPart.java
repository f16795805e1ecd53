package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.answer.AnswerPart.Entry;
import org.dutylawyer.answer.AnswerPart.Kind;
import org.dutylawyer.answer.AnswerPart.Stress;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;

/**
 * Who must do what by when: late above all, then by date, then what is to be done promptly; and how
 * much there is besides.
 */
final class ActsPart {

  /** So many acts are shown however little room there is. */
  private static final int LEAST = 6;

  private final Assessment answer;
  private final Wording words;

  ActsPart(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /** What is to be done. */
  AnswerPart listed() {
    List<Finding> duties = of(Conclusion.Kind.DUTY);
    List<Entry> lines = new ArrayList<>();
    of(Conclusion.Kind.PROHIBITION).stream()
        .filter(f -> f.state() == State.BREACHED)
        .forEach(
            broken ->
                lines.add(
                    act(
                        "state.broken",
                        List.of(broken),
                        broken.done().map(words::moment).orElse(""),
                        Stress.ALARM)));
    Set<String> overdue =
        new HashSet<>(add(lines, in(State.BREACHED, duties), "state.breached", Stress.ALARM));
    List<Finding> unconfirmed = duties.stream().filter(Finding::isToConfirm).toList();
    overdue.addAll(add(lines, unconfirmed, "state.to-confirm", Stress.WARNING));
    add(lines, in(State.LATE, duties), "state.late", Stress.WARNING);
    doubtful(lines, duties);
    in(State.NO_RECORD, duties).stream()
        .filter(f -> f.due().flatMap(Due::dated).isPresent())
        .forEach(f -> overdue.add(whose(f))); // its time has passed: nothing of it is still ahead
    addOpen(lines, duties, overdue);
    depending(lines);
    if (lines.isEmpty()) {
      lines.add(Entry.of(Stress.PLAIN, words.say("todo.none")));
    }
    return AnswerParts.part(Kind.ACTS, words.say("todo"), lines, LEAST);
  }

  /** What holds in every case, and what needs no more attention, as counts. */
  AnswerPart counts() {
    List<Finding> duties = of(Conclusion.Kind.DUTY);
    List<String> counts = new ArrayList<>();
    count(counts, "screen.standing", duties.stream().filter(ActsPart::isStanding).toList());
    count(
        counts,
        "screen.no-record",
        in(State.NO_RECORD, duties).stream().filter(f -> !f.isToConfirm()).toList());
    count(counts, "screen.done", in(State.MET, duties));
    count(counts, "screen.rights", of(Conclusion.Kind.RIGHT));
    count(counts, "screen.forbidden", of(Conclusion.Kind.PROHIBITION));
    List<Entry> lines = new ArrayList<>(words.silence(duties));
    if (!counts.isEmpty()) {
      lines.add(
          Entry.of(Stress.FAINT, words.say("screen.counts", String.join(words.comma(), counts))));
    }
    return AnswerParts.part(Kind.COUNTS, "", lines, lines.size());
  }

  private static List<Finding> in(State state, List<Finding> findings) {
    return findings.stream().filter(f -> f.state() == state).toList();
  }

  private List<Finding> of(Conclusion.Kind kind) {
    return answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == kind && f.outcome() == Outcome.APPLIES)
        .toList();
  }

  /** What holds in every case; what an organ owes in this stage is to be done in it. */
  private static boolean isStanding(Finding finding) {
    return finding.state() == State.STANDING
        || finding.state() == State.PENDING
            && finding.conclusion().trigger().isEmpty()
            && !isOfStage(finding);
  }

  /** What lawyers owe in every stage is their daily work. */
  private static boolean isOfStage(Finding finding) {
    return finding.conclusion() instanceof Duty duty
        && duty.terms().eachStage()
        && !Conduct.isLawyer(duty.actor());
  }

  private void count(List<String> counts, String key, List<Finding> findings) {
    long different = findings.stream().map(this::matter).distinct().count();
    if (different > 0) {
      counts.add(words.say(key, different));
    }
  }

  private String matter(Finding finding) {
    return words.acting(finding) + "\n" + words.conclusion(finding.conclusion());
  }

  /** Those that stand alike, the earliest first, and what they ask of whom for whom. */
  private Set<String> add(List<Entry> lines, List<Finding> duties, String word, Stress stress) {
    Map<String, Finding> first = new LinkedHashMap<>();
    duties.stream()
        .sorted(Comparator.comparing(ActsPart::day))
        .forEach(f -> first.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(first)) {
      Finding one = shared.get(0);
      lines.add(act(one.recordedAsUndone() ? "state.undone" : word, shared, late(one), stress));
    }
    return new LinkedHashSet<>(first.keySet());
  }

  /** What is asked of the same one until the same day for several persons is one entry. */
  private List<List<Finding>> shared(Map<String, Finding> findings) {
    Map<String, List<Finding>> shared = new LinkedHashMap<>();
    for (Finding finding : findings.values()) {
      String key = matter(finding) + late(finding) + words.cite(finding.norm());
      shared.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(shared.values());
  }

  /** What may be late: an hour that is not on file, or a fact that lifts the time, decides. */
  private void doubtful(List<Entry> lines, List<Finding> duties) {
    Map<String, Finding> first = new LinkedHashMap<>();
    duties.stream()
        .filter(f -> f.state() == State.UNDETERMINED)
        .filter(f -> f.due().flatMap(Due::dated).isPresent())
        .forEach(f -> first.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(first)) {
      lines.add(act("state.doubtful", shared, words.until(shared.get(0)), Stress.WARNING));
    }
  }

  /**
   * What is to be done after something that happened, if a fact that is not known is so: some of it
   * will have to be done, whichever way the fact turns out.
   */
  private void depending(List<Entry> lines) {
    Map<String, Finding> first = new LinkedHashMap<>();
    answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .filter(f -> f.outcome() == Outcome.UNDETERMINED)
        .filter(f -> f.conclusion().trigger().isPresent() && f.due().isPresent())
        .filter(f -> !Conduct.isLawyer(Conduct.actor(f.conclusion())))
        .forEach(f -> first.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(first)) {
      lines.add(act("state.depends", shared, words.until(shared.get(0)), Stress.PLAIN));
    }
  }

  private String whose(Finding finding) {
    return matter(finding) + named(List.of(finding));
  }

  private String late(Finding finding) {
    String due = words.until(finding);
    return finding.state() == State.LATE
        ? due + words.comma() + words.done(finding).orElse("")
        : due;
  }

  /**
   * What several norms ask of one is one entry, with the nearest date; what is late is said above.
   */
  private void addOpen(List<Entry> lines, List<Finding> duties, Set<String> overdue) {
    Map<String, Finding> nearest = new LinkedHashMap<>();
    duties.stream()
        .filter(f -> f.state() == State.PENDING || f.state() == State.EXCUSED)
        .filter(f -> !isStanding(f))
        .sorted(Comparator.comparing(ActsPart::day))
        .filter(f -> !overdue.contains(whose(f)))
        .forEach(f -> nearest.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(nearest)) {
      Finding one = shared.get(0);
      Entry act = act("state." + one.state().word(), shared, words.until(one), Stress.PLAIN);
      lines.add(
          disputed(one)
              .map(safe -> new Entry(act.stress(), act.label(), act.text(), List.of(safe)))
              .orElse(act));
    }
  }

  private Entry act(String state, List<Finding> shared, String time, Stress stress) {
    Finding finding = shared.get(0);
    String text =
        words.actingThen(finding)
            + asked(finding)
            + named(shared)
            + (time.isEmpty() ? "" : words.comma() + time)
            + words.bracketed(words.cite(finding.norm()));
    return new Entry(stress, words.say(state), text, List.of());
  }

  private String asked(Finding finding) {
    return finding.conclusion() instanceof Prohibition
        ? words.modal(finding.conclusion())
        : words.conclusion(finding.conclusion());
  }

  private String named(List<Finding> shared) {
    List<String> names =
        shared.stream()
            .map(f -> f.conclusion().of())
            .filter(words::mustBeNamed)
            .map(words::subject)
            .distinct()
            .toList();
    return names.isEmpty() ? "" : words.bracketed(words.list(names));
  }

  /** Where readings differ on a date that is still ahead: the one that is safe under all. */
  private Optional<Entry> disputed(Finding finding) {
    Set<LocalDate> dates = new LinkedHashSet<>();
    Optional<DueDate> due = finding.due().flatMap(Due::dated);
    due.ifPresent(d -> dates.add(d.safeUnderAll()));
    finding.readings().stream()
        .flatMap(r -> r.due().stream())
        .flatMap(d -> d.dated().stream())
        .forEach(d -> dates.add(d.safeUnderAll()));
    Optional<LocalDate> safe = dates.stream().min(Comparator.naturalOrder());
    if (finding.atOnceFrom().isPresent()) {
      return Optional.empty();
    }
    return safe.filter(day -> due.map(d -> day.isBefore(d.due())).orElse(false))
        .map(day -> Entry.of(Stress.WARNING, words.say("screen.safe", words.day(day))));
  }

  private static LocalDate day(Finding finding) {
    return finding.lastDay().orElse(LocalDate.MAX);
  }
}
