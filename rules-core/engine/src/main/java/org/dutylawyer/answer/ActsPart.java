package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.answer.AnswerPart.Entry;
import org.dutylawyer.answer.AnswerPart.Kind;
import org.dutylawyer.answer.AnswerPart.Stress;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;

/**
 * Who must do what by when: late above all, then by date, then what is to be done promptly (及时),
 * then the rest, and last what hangs on a fact that is not known; and how much there is besides.
 * What is late is never left out: where there is much of it, each actor's is said together.
 */
final class ActsPart {

  /** So many of the next dates are shown however little room there is. */
  private static final int NEXT = 4;

  /** From so many days on, the same act is said once with all of them. */
  private static final int SAID_ONCE = 3;

  /** So many of these are named; the others are counted. */
  private static final int MOST_DAYS = 12;

  private final Assessment answer;
  private final Wording words;

  /** By which provisions who is owed something. */
  private final Set<List<Object>> owed;

  ActsPart(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
    this.owed = owed(answer);
  }

  /** How much room what is late takes. */
  enum Room {
    /** Each act by itself, with all its provisions. */
    APART,
    /** What each actor has to answer for together, with the first provision of each act. */
    TOGETHER,
    /** The same without provisions, which are left to the whole answer. */
    BARE
  }

  /** What is to be done; where little room is, with what is late said together for each actor. */
  AnswerPart listed(Room room) {
    if (!answer.asked(Conclusion.Kind.DUTY)) {
      return AnswerParts.part(
          Kind.ACTS, words.say("todo"), List.of(Entry.of(Stress.PLAIN, words.say("not-asked"))), 1);
    }
    List<OneAct> duties = duties();
    List<Entry> lines = new ArrayList<>(said(late(duties), room));
    int late = lines.size();
    List<Act> open = open(duties);
    List<Entry> next = next(open);
    lines.addAll(next);
    lines.addAll(said(maybeLate(duties), room));
    addUndated(lines, duties, open);
    depending(duties, true).forEach(lines::add);
    depending(duties, false).forEach(lines::add);
    if (lines.isEmpty() && !answer.file().persons().isEmpty()) {
      lines.add(Entry.of(Stress.PLAIN, words.say(undecided() ? "todo.open" : "todo.none")));
    }
    int least = Math.max(1, late + Math.min(NEXT, next.size()));
    return AnswerParts.part(Kind.ACTS, words.say("todo"), lines, least);
  }

  private List<Entry> said(List<Act> acts, Room room) {
    return room == Room.APART ? apart(acts) : together(acts, room == Room.TOGETHER);
  }

  /** What differs in nothing but its day and the person is said once, with each of these. */
  private List<Entry> apart(List<Act> acts) {
    Map<List<Object>, List<Act>> alike = new LinkedHashMap<>();
    for (Act act : acts) {
      alike
          .computeIfAbsent(
              List.of(
                  act.state(words),
                  stress(act),
                  words.actingThen(act.first()),
                  act.asked(words),
                  cited(act),
                  act.depends(words)),
              k -> new ArrayList<>())
          .add(act);
    }
    return alike.values().stream()
        .flatMap(
            same ->
                same.size() < SAID_ONCE
                    ? same.stream().map(this::act)
                    : Stream.of(act(same.get(0), often(same))))
        .toList();
  }

  private String often(List<Act> same) {
    Act first = same.get(0);
    String due = words.say("due.by", "");
    String lead = first.when(words).startsWith(due) ? due : "";
    String days =
        same.stream()
            .sorted(Comparator.comparing(act -> day(act.first())))
            .limit(MOST_DAYS)
            .map(act -> act.when(words))
            .map(when -> when.startsWith(lead) ? when.substring(lead.length()) : when)
            .collect(Collectors.joining(words.semicolon()));
    String all = same.size() > MOST_DAYS ? words.say("screen.times", same.size()) : "";
    return first.asked(words)
        + cited(first)
        + words.colon()
        + lead
        + days
        + all
        + dependence(first);
  }

  /** By when it was due, or when what is forbidden was done. */
  private static LocalDate day(Finding finding) {
    return finding.lastDay().or(() -> finding.done().map(at -> at.date())).orElse(LocalDate.MAX);
  }

  /** Whether a fact that is not known decides if something is owed to be done. */
  private boolean undecided() {
    return answer.governing().stream()
        .anyMatch(
            f ->
                f.conclusion().kindOf() == Conclusion.Kind.DUTY
                    && f.outcome() == Outcome.UNDETERMINED);
  }

  /** Every act that is owed, or will be if a fact that is not known is so, once. */
  private List<OneAct> duties() {
    return OneAct.of(
        Stream.concat(of(Conclusion.Kind.DUTY).stream(), depending(answer)).toList(), words);
  }

  /** What was broken, is over time, or was done late: the worst first. */
  private List<Act> late(List<OneAct> duties) {
    List<OneAct> broken =
        of(Conclusion.Kind.PROHIBITION).stream()
            .filter(f -> f.state() == State.BREACHED)
            .map(f -> new OneAct(f, List.of()))
            .toList();
    List<Act> acts = new ArrayList<>(Act.alike(broken, words));
    acts.addAll(acts(duties, f -> f.state() == State.BREACHED));
    acts.addAll(acts(duties, f -> f.state() == State.LATE));
    return acts;
  }

  /** What may be over time: nobody has said yet whether it was done, or whether it was owed. */
  private List<Act> maybeLate(List<OneAct> duties) {
    List<Act> acts = new ArrayList<>(acts(duties, f -> unconfirmed(f, true)));
    acts.addAll(acts(duties, Finding::isDoubtful));
    return acts;
  }

  private static boolean unconfirmed(Finding finding, boolean dated) {
    return finding.isToConfirm() && dated(finding) == dated;
  }

  private static boolean dated(Finding finding) {
    return finding.lastDay().isPresent();
  }

  /** What holds in every case, and what needs no more attention, as counts. */
  AnswerPart counts() {
    List<Finding> duties =
        duties().stream().map(OneAct::lead).filter(f -> f.outcome() == Outcome.APPLIES).toList();
    List<String> counts = new ArrayList<>();
    count(counts, "screen.standing", duties.stream().filter(StateWords::isStanding).toList());
    count(
        counts,
        "screen.no-record",
        in(State.NO_RECORD, duties).stream().filter(f -> !f.isToConfirm()).toList());
    count(counts, "screen.done", in(State.MET, duties));
    count(counts, "screen.rights", of(Conclusion.Kind.RIGHT));
    count(counts, "screen.forbidden", of(Conclusion.Kind.PROHIBITION));
    List<Entry> lines = new ArrayList<>(words.states().silence(duties));
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

  private void count(List<String> counts, String key, List<Finding> findings) {
    long different = findings.stream().map(this::matter).distinct().count();
    if (different > 0) {
      counts.add(words.say(key, different));
    }
  }

  private String matter(Finding finding) {
    return words.acting(finding) + "\n" + words.conclusion(finding.conclusion());
  }

  private List<Act> acts(List<OneAct> duties, Predicate<Finding> which) {
    return Act.alike(duties.stream().filter(act -> which.test(act.lead())).toList(), words);
  }

  /** What is still to be done; what is late is said above. */
  private List<Act> open(List<OneAct> duties) {
    return acts(
        duties,
        f ->
            (f.state() == State.PENDING || f.state() == State.EXCUSED)
                && !StateWords.isStanding(f));
  }

  /** What is to be done, or can be done, by a day: the next first. */
  private List<Entry> next(List<Act> acts) {
    Map<Entry, LocalDate> dated = new LinkedHashMap<>();
    acts.stream()
        .filter(a -> OneAct.urgency(a.first()) == 0)
        .forEach(a -> dated.put(open(a), a.first().lastDay().orElse(LocalDate.MAX)));
    expiring().forEach((right, until) -> dated.put(right, until));
    return dated.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What is to be done on no certain day: promptly, then the rest; of both first what gives
   * somebody what he is owed.
   */
  private void addUndated(List<Entry> lines, List<OneAct> duties, List<Act> acts) {
    for (int rank = 1; rank <= 2; rank++) {
      int shown = rank;
      acts.stream()
          .filter(a -> OneAct.urgency(a.first()) == shown)
          .sorted(Comparator.comparing(a -> !givesWhatIsOwed(a)))
          .map(this::open)
          .forEach(lines::add);
      if (rank == 1) {
        acts(duties, f -> unconfirmed(f, false)).stream()
            .map(act -> grouped(act, List.of()))
            .forEach(lines::add);
      }
    }
  }

  /** Whether a provision asks for it by which that person is owed something (应当获得). */
  private boolean givesWhatIsOwed(Act act) {
    return act.acts().stream()
        .flatMap(one -> Stream.concat(Stream.of(one.lead()), one.others().stream()))
        .anyMatch(f -> owed.contains(List.of(f.conclusion().of(), f.norm().provision())));
  }

  private static Set<List<Object>> owed(Assessment answer) {
    return answer.entitlements().stream()
        .filter(e -> e.outcome() == Outcome.APPLIES && e.force().equals(Entitlement.SHALL))
        .flatMap(e -> e.grounds().stream().map(by -> List.<Object>of(e.of(), by.provision())))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is to be done if a fact that is not known is so: by a day, or on no certain one. */
  private Stream<Entry> depending(List<OneAct> duties, boolean dated) {
    return acts(duties, f -> f.outcome() == Outcome.UNDETERMINED && dated(f) == dated).stream()
        .map(act -> grouped(act, List.of()));
  }

  private Entry open(Act act) {
    return grouped(act, disputed(act.first()).stream().toList());
  }

  /** Rights that end on a day and were not used: whoever waits loses them. */
  private Map<Entry, LocalDate> expiring() {
    if (!answer.asked(Conclusion.Kind.RIGHT)) {
      return Map.of();
    }
    Map<List<String>, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding right : answer.expiringRights(answer.asOf().date(), LocalDate.MAX)) {
      alike
          .computeIfAbsent(
              List.of(
                  words.acting(right), words.modal(right.conclusion()), words.rightUntil(right)),
              k -> new ArrayList<>())
          .add(right);
    }
    Map<Entry, LocalDate> entries = new LinkedHashMap<>();
    alike.forEach(
        (said, same) ->
            entries.put(
                new Entry(
                    Stress.PLAIN,
                    words.say("state.right"),
                    said.get(0),
                    words.actingThen(same.get(0))
                        + said.get(1)
                        + words.who(same.stream().map(Finding::conclusion).toList())
                        + words.comma()
                        + said.get(2)
                        + words.bracketed(words.cites(same.stream().map(Finding::norm).toList())),
                    disputed(same.get(0)).stream().toList()),
                same.get(0).lastDay().orElse(LocalDate.MAX)));
    return entries;
  }

  /**
   * What is to be done after something that happened, if a fact that is not known is so: some of it
   * will have to be done, whichever way the fact turns out. What was done in time if it was owed
   * asks for nothing.
   */
  static Stream<Finding> depending(Assessment answer) {
    return answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .filter(f -> f.outcome() == Outcome.UNDETERMINED && f.done().isEmpty())
        .filter(f -> f.conclusion().trigger().isPresent() && f.due().isPresent())
        .filter(f -> !Conduct.isLawyer(Conduct.actor(f.conclusion())));
  }

  /** The duties of which a fact that is not known decides whether they are owed, or late. */
  static Stream<Finding> open(Assessment answer) {
    return Stream.concat(
        answer.governing().stream()
            .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY && f.isDoubtful()),
        depending(answer));
  }

  /** What is late stands above all else, with who acts. */
  private Entry act(Act act) {
    return act(act, text(act));
  }

  private Entry act(Act act, String text) {
    return new Entry(
        stress(act), act.state(words), words.actingThen(act.first()) + text, List.of());
  }

  /** What is still to be done stands with what else the same one has to do. */
  private Entry grouped(Act act, List<Entry> below) {
    return new Entry(
        stress(act),
        act.state(words),
        words.acting(act.first()),
        words.actingThen(act.first()) + text(act),
        below);
  }

  private String text(Act act) {
    return act.what(words) + cited(act) + dependence(act);
  }

  private String cited(Act act) {
    return words.bracketed(act.acts().get(0).cited(words));
  }

  private String dependence(Act act) {
    String depends = act.depends(words);
    return depends.isEmpty() ? "" : words.comma() + depends;
  }

  private static Stress stress(Act act) {
    Finding first = act.first();
    return switch (first.state()) {
      case BREACHED -> Stress.ALARM;
      case LATE -> Stress.WARNING;
      default -> unconfirmed(first, true) || first.isDoubtful() ? Stress.WARNING : Stress.PLAIN;
    };
  }

  /**
   * All of one actor that stand alike are one entry; the further provisions of each, or all, are
   * left to the whole answer.
   */
  private List<Entry> together(List<Act> acts, boolean cited) {
    Map<List<Object>, List<Act>> byActor = new LinkedHashMap<>();
    for (Act act : acts) {
      byActor
          .computeIfAbsent(
              List.of(act.state(words), stress(act), words.actingThen(act.first())),
              k -> new ArrayList<>())
          .add(act);
    }
    return byActor.values().stream()
        .map(
            own ->
                new Entry(
                    stress(own.get(0)),
                    own.get(0).state(words),
                    words.actingThen(own.get(0).first()) + byTime(Act.saidAlike(own, words), cited),
                    List.of()))
        .toList();
  }

  /** What was to be done by the same day stands behind that day. */
  private String byTime(List<Act> acts, boolean cited) {
    Map<String, List<Act>> times = new LinkedHashMap<>();
    acts.forEach(act -> times.computeIfAbsent(act.time(words), k -> new ArrayList<>()).add(act));
    return times.entrySet().stream()
        .map(
            same ->
                byTime(same.getKey(), same.getValue()) + (cited ? leading(same.getValue()) : ""))
        .collect(Collectors.joining(words.semicolon()));
  }

  private String byTime(String time, List<Act> same) {
    boolean forbidden = same.get(0).first().conclusion() instanceof Prohibition;
    return time.isEmpty() || same.size() == 1 || forbidden
        ? same.stream().map(act -> act.what(words)).collect(Collectors.joining(words.semicolon()))
        : time
            + words.colon()
            + words.list(same.stream().map(act -> act.asked(words) + act.who(words)).toList());
  }

  private String leading(List<Act> acts) {
    return words.bracketed(words.cites(acts.stream().map(act -> act.first().norm()).toList()));
  }

  /** What is disputed about a date that is still ahead, and the day that is safe under all. */
  private Optional<Entry> disputed(Finding finding) {
    return words.states().disputed(finding).map(text -> Entry.of(Stress.WARNING, text));
  }
}
