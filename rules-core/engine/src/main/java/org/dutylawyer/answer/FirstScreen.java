package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The answer on one screen, for somebody who has to act: what is owed and by which provision, what
 * is late and what is due next and who acts, what is disputed and the date that is safe, and which
 * facts would change it. What holds in every case is a count. The whole is {@link TextAnswer}.
 */
public final class FirstScreen {

  /** Lines of a terminal that are seen without scrolling, for one person. */
  public static final int LINES = 30;

  /** Each further person has so many more. */
  private static final int LINES_A_PERSON = 8;

  private static final int WIDTH = 80;
  private static final int MOST_QUESTIONS = 3;

  private final Assessment answer;
  private final Wording words;
  private final boolean colour;
  private final int width;
  private final List<Block> blocks = new ArrayList<>();

  private FirstScreen(Assessment answer, Wording words, boolean colour, int width) {
    this.answer = answer;
    this.words = words;
    this.colour = colour;
    this.width = width;
  }

  /**
   * A part of the screen.
   *
   * @param heading key of its heading; empty for none
   * @param entries its entries, the most pressing first, each with the lines that it takes
   * @param least so many of its entries are shown whatever else there is
   */
  private record Block(String heading, List<Entry> entries, int least) {}

  /** One entry: a text and how it is marked. */
  private record Entry(String lead, String following, String text, Mark mark) {}

  /** The first screen in 80 columns without colours. */
  public static String of(Assessment answer, Locale locale) {
    return of(answer, locale, false, WIDTH);
  }

  /**
   * Writes the first screen.
   *
   * @param answer the answer
   * @param locale Chinese, or English
   * @param colour whether to mark lines with terminal colours
   * @param width columns of the terminal; a Chinese character takes two
   */
  public static String of(Assessment answer, Locale locale, boolean colour, int width) {
    return new FirstScreen(answer, new Wording(answer, locale), colour, width).write();
  }

  private String write() {
    head();
    owed();
    todo();
    conduct();
    unfit();
    readings();
    questions();
    foot();
    int persons = Math.max(1, answer.file().persons().size());
    return fitted(LINES + (persons - 1) * LINES_A_PERSON);
  }

  // --- fitting
  // ------------------------------------------------------------------------------------

  /** Entries are left out from the end of the longest part until the screen is short enough. */
  private String fitted(int most) {
    int[] shown = blocks.stream().mapToInt(b -> b.entries().size()).toArray();
    String text = print(shown);
    while (text.lines().count() > most) {
      int longest = -1;
      for (int i = 0; i < shown.length; i++) {
        boolean shorter = longest < 0 || shown[i] > shown[longest];
        if (shown[i] > blocks.get(i).least() && shorter) {
          longest = i;
        }
      }
      if (longest < 0) {
        return text;
      }
      shown[longest]--;
      text = print(shown);
    }
    return text;
  }

  private String print(int[] shown) {
    Lines out = new Lines(colour, width);
    for (int i = 0; i < shown.length; i++) {
      Block block = blocks.get(i);
      if (block.entries().isEmpty()) {
        continue;
      }
      if (!block.heading().isEmpty()) {
        out.heading(words.say(block.heading()));
      }
      for (Entry entry : block.entries().subList(0, shown[i])) {
        out.line(entry.lead(), entry.following(), entry.text(), entry.mark());
      }
      int left = block.entries().size() - shown[i];
      if (left > 0) {
        out.line("  ", "  ", words.say("screen.more", left), Mark.FAINT);
      }
    }
    return out.toString();
  }

  private void block(String heading, List<Entry> entries, int least) {
    blocks.add(new Block(heading, List.copyOf(entries), Math.min(least, entries.size())));
  }

  // --- parts
  // --------------------------------------------------------------------------------------

  private void head() {
    List<Entry> lines = new ArrayList<>();
    lines.add(new Entry("", "  ", String.join("  ", words.caseParts()), Mark.BOLD));
    lines.add(new Entry("", "  ", words.say("asked", words.moment(answer.asOf())), Mark.PLAIN));
    answer.warnings().forEach(w -> lines.add(new Entry("▲ ", "  ", words.of(w), Mark.WARN)));
    block("", lines, 3);
  }

  /** Persons of whom the same is said are named together. */
  private void owed() {
    Map<String, List<String>> byAnswer = new LinkedHashMap<>();
    for (Subject person : words.people()) {
      byAnswer.computeIfAbsent(owed(person), text -> new ArrayList<>()).add(words.subject(person));
    }
    List<Entry> lines = new ArrayList<>();
    byAnswer.forEach(
        (text, persons) ->
            lines.add(
                new Entry("  ", "    ", words.list(persons) + words.colon() + text, Mark.BOLD)));
    if (!answer.assumed().isEmpty()) {
      String assumed =
          answer.assumed().stream()
              .map(
                  a ->
                      words.say(
                          "used.fact", words.fact(a.fact()), words.value(a.fact(), a.value())))
              .distinct()
              .collect(Collectors.joining(words.semicolon()));
      lines.add(new Entry("  ", "    ", words.say("assumed", assumed), Mark.FAINT));
    }
    block("answer", lines, lines.size());
  }

  private String owed(Subject person) {
    List<EntitlementAnswer> answers =
        answer.entitlements().stream().filter(e -> e.of().equals(person)).toList();
    List<String> parts = new ArrayList<>();
    List<String> not = new ArrayList<>();
    for (String kind : List.of("assigned-defence", "litigation-representative", "legal-help")) {
      Outcome outcome = answer.owed(person, kind);
      String title = words.word(Group.ENTITLEMENTS, kind);
      boolean plain = !kind.equals("litigation-representative");
      switch (outcome) {
        case APPLIES -> parts.add(words.say("entitlement.shall", title) + cited(answers, kind));
        case UNDETERMINED -> parts.add(words.say("entitlement.open", title));
        case NOT_HELD -> {
          if (plain) {
            parts.add(
                words.say(
                    "entitlement.not-held",
                    title,
                    words.list(
                        answer.notHeld().stream()
                            .filter(t -> t.entitlements().contains(kind))
                            .map(t -> words.of(t.title()))
                            .toList())));
          }
        }
        default -> {
          if (plain) {
            not.add(words.say("entitlement.no", title));
          }
        }
      }
    }
    parts.addAll(not);
    words.counsel(person).ifPresent(parts::add);
    return String.join(words.semicolon(), parts) + (words.chinese() ? "。" : ".");
  }

  private String cited(List<EntitlementAnswer> answers, String kind) {
    return answers.stream()
        .filter(e -> e.entitlement().equals(kind) && e.force().equals(Entitlement.SHALL))
        .flatMap(e -> e.grounds().stream())
        .map(words::cite)
        .findFirst()
        .map(words::bracketed)
        .orElse("");
  }

  /** Late above all, then by date, then what is to be done promptly; by who acts. */
  private void todo() {
    List<Finding> duties = of(Conclusion.Kind.DUTY);
    List<Finding> prohibitions = of(Conclusion.Kind.PROHIBITION);
    List<Entry> lines = new ArrayList<>();
    prohibitions.stream()
        .filter(f -> f.state() == State.BREACHED)
        .forEach(
            broken ->
                lines.add(
                    act(
                        "state.broken",
                        List.of(broken),
                        broken.done().map(words::moment).orElse(""),
                        Mark.ALARM)));
    Set<String> overdue =
        new HashSet<>(add(lines, duties, State.BREACHED, "state.breached", Mark.ALARM));
    overdue.addAll(
        add(lines, duties, Finding::isToConfirm, "state.to-confirm", Mark.WARN));
    add(lines, duties, State.LATE, "state.late", Mark.WARN);
    doubtful(lines, duties);
    addOpen(lines, duties, overdue);
    depending(lines);
    if (lines.isEmpty()) {
      lines.add(new Entry("  ", "  ", words.say("todo.none"), Mark.PLAIN));
    }
    block("todo", lines, Math.min(lines.size(), 6));
    silence(duties);
    List<String> counts = new ArrayList<>();
    count(counts, "screen.standing", duties.stream().filter(FirstScreen::isStanding).toList());
    count(
        counts,
        "screen.no-record",
        duties.stream()
            .filter(f -> f.state() == State.NO_RECORD && !f.isToConfirm())
            .toList());
    count(counts, "screen.done", duties.stream().filter(f -> f.state() == State.MET).toList());
    count(counts, "screen.rights", of(Conclusion.Kind.RIGHT));
    count(counts, "screen.forbidden", prohibitions);
    if (!counts.isEmpty()) {
      block(
          "",
          List.of(
              new Entry(
                  "  ",
                  "  ",
                  words.say("screen.counts", String.join(words.comma(), counts)),
                  Mark.FAINT)),
          1);
    }
  }

  /** On what it rests that something is said not to have been done, or to be confirmed. */
  private void silence(List<Finding> duties) {
    List<Entry> lines = new ArrayList<>();
    for (Silence silence : List.of(Silence.NOT_DONE, Silence.TO_CONFIRM)) {
      if (duties.stream().anyMatch(f -> f.silence().filter(silence::equals).isPresent())) {
        lines.add(new Entry("  ", "  ", words.say("silence." + silence.word()), Mark.FAINT));
      }
    }
    block("", lines, lines.size());
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

  /** Those in one state, the earliest first, and what they ask of whom for whom. */
  private Set<String> add(
      List<Entry> lines, List<Finding> duties, State state, String word, Mark mark) {
    return add(lines, duties, f -> f.state() == state, word, mark);
  }

  private Set<String> add(
      List<Entry> lines,
      List<Finding> duties,
      Predicate<Finding> which,
      String word,
      Mark mark) {
    Map<String, Finding> first = new LinkedHashMap<>();
    duties.stream()
        .filter(which)
        .sorted(Comparator.comparing(FirstScreen::day))
        .forEach(f -> first.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(first)) {
      lines.add(act(word, shared, late(shared.get(0)), mark));
    }
    return first.keySet();
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
      lines.add(act("state.doubtful", shared, due(shared.get(0)), Mark.WARN));
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
      lines.add(act("state.depends", shared, due(shared.get(0)), Mark.PLAIN));
    }
  }

  private String whose(Finding finding) {
    return matter(finding) + named(List.of(finding));
  }

  private String late(Finding finding) {
    String due = due(finding);
    return finding.state() == State.LATE
        ? due
            + words.comma()
            + finding.done().map(d -> words.say("done.on", words.moment(d))).orElse("")
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
        .sorted(Comparator.comparing(FirstScreen::day))
        .filter(f -> !overdue.contains(whose(f)))
        .forEach(f -> nearest.putIfAbsent(whose(f), f));
    for (List<Finding> shared : shared(nearest)) {
      Finding one = shared.get(0);
      lines.add(act("state." + one.state().word(), shared, due(one), Mark.PLAIN));
      disputed(one).ifPresent(lines::add);
    }
  }

  private Entry act(String state, List<Finding> shared, String time, Mark mark) {
    Finding finding = shared.get(0);
    String text =
        Lines.pad(words.say(state), words.chinese() ? 8 : 9)
            + words.actingThen(finding)
            + asked(finding)
            + named(shared)
            + (time.isEmpty() ? "" : words.comma() + time);
    return new Entry("  ", "          ", text + words.bracketed(words.cite(finding.norm())), mark);
  }

  private String asked(Finding finding) {
    String action = words.conclusion(finding.conclusion());
    return finding.conclusion() instanceof Prohibition
        ? words.say("breach.forbidden", action)
        : action;
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
        .map(
            day ->
                new Entry(
                    "          ",
                    "          ",
                    words.say("screen.safe", words.day(day)),
                    Mark.WARN));
  }

  private static LocalDate day(Finding finding) {
    return finding.lastDay().orElse(LocalDate.MAX);
  }

  private String due(Finding finding) {
    if (finding.atOnceFrom().isPresent()) {
      return words.say("screen.at-once");
    }
    if (finding.excusedBy().isPresent()) {
      return words.say("due.excused");
    }
    Optional<DueDate> dated = finding.due().flatMap(Due::dated);
    if (dated.isEmpty()) {
      return finding.due().isPresent() ? words.say("due.promptly") : "";
    }
    DueDate due = dated.get();
    return due.earliest().equals(due.latest())
        ? words.say("due.by", words.moment(due.dueMoment()))
        : words.say(
            "due.range", words.day(due.earliest()), words.day(due.latest()), words.day(due.safe()));
  }

  /** The grounds for discipline that are made out. */
  private void conduct() {
    List<Entry> lines = new ArrayList<>();
    for (GroundAnswer ground : answer.conduct().grounds()) {
      if (ground.result() == GroundAnswer.Result.MET && ground.displacedBy().isEmpty()) {
        lines.add(
            new Entry(
                "  ",
                "    ",
                words.say(
                        "alarm.misconduct",
                        words.subject(ground.lawyer()),
                        words.word(Group.GROUNDS, ground.ground()))
                    + words.bracketed(words.cite(ground.provision())),
                Mark.ALARM));
      }
    }
    if (!lines.isEmpty()) {
      block("screen.conduct", lines, Math.min(lines.size(), 2));
    }
  }

  /** Who does not fulfil what somebody on duty, or with such a case, has to fulfil. */
  private void unfit() {
    List<Entry> lines = new ArrayList<>();
    for (Finding finding : of(Conclusion.Kind.ELIGIBILITY)) {
      if (finding.conclusion() instanceof Eligibility required && !required.fulfilled()) {
        String text =
            words.subject(required.of())
                + words.colon()
                + words.say("eligibility.failed")
                + words.colon()
                + words.conclusion(required)
                + words.bracketed(words.cite(finding.norm()));
        lines.add(new Entry("  ", "    ", text, Mark.WARN));
      }
    }
    if (!lines.isEmpty()) {
      block("eligibility", lines, Math.min(lines.size(), 2));
    }
  }

  /** Another reading of the law under which somebody would be owed what this one does not give. */
  private void readings() {
    List<Entry> lines = new ArrayList<>();
    for (Finding finding : answer.findings()) {
      if (finding.conclusion() instanceof Entitlement owed
          && owed.force().equals(Entitlement.SHALL)
          && answer.owed(owed.of(), owed.kind()) != Outcome.APPLIES) {
        for (ReadingEffect effect : finding.readings()) {
          answer
              .contest(effect.reading())
              .filter(contest -> effect.outcome() == Outcome.APPLIES)
              .map(contest -> reading(finding, contest, effect.option()))
              .filter(line -> !lines.contains(line))
              .ifPresent(lines::add);
        }
      }
    }
    if (!lines.isEmpty()) {
      block("screen.readings", lines, 1);
    }
  }

  private Entry reading(Finding finding, Assessment.Contest contest, String option) {
    String text =
        words.say(
            "screen.reading",
            words.of(contest.title()),
            words.of(contest.options().get(option)),
            words.subject(finding.conclusion().of()),
            words.conclusion(finding.conclusion()));
    return new Entry(
        "  ", "    ", text + words.bracketed(words.cite(finding.norm())), Mark.PLAIN);
  }

  /** The facts that decide what is owed, each with what to write and what each answer leads to. */
  private void questions() {
    Map<String, List<String>> byFact = new LinkedHashMap<>();
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      for (Need need : entitlement.needs()) {
        byFact
            .computeIfAbsent(question(need), q -> new ArrayList<>())
            .addAll(effects(entitlement, need));
      }
    }
    List<Entry> lines = new ArrayList<>();
    byFact.entrySet().stream()
        .limit(MOST_QUESTIONS)
        .forEach(
            e -> {
              lines.add(new Entry("  ", "    ", e.getKey(), Mark.BOLD));
              e.getValue().stream()
                  .distinct()
                  .limit(2)
                  .forEach(
                      effect -> lines.add(new Entry("      ", "        ", effect, Mark.PLAIN)));
            });
    if (byFact.size() > MOST_QUESTIONS) {
      lines.add(
          new Entry(
              "  ", "  ", words.say("screen.more", byFact.size() - MOST_QUESTIONS), Mark.FAINT));
    }
    if (!lines.isEmpty()) {
      block("needs", lines, Math.min(lines.size(), 2));
    }
  }

  private String question(Need need) {
    String values =
        need.answers().stream().map(Need.Answer::value).collect(Collectors.joining(" | "));
    return words.say("needs.question", words.subject(need.of()), words.fact(need.fact()))
        + "  "
        + words.say("screen.write", need.fact(), values);
  }

  private List<String> effects(EntitlementAnswer entitlement, Need need) {
    List<String> effects = new ArrayList<>();
    String title = words.word(Group.ENTITLEMENTS, entitlement.entitlement());
    for (Outcome outcome : List.of(Outcome.APPLIES, Outcome.DOES_NOT_APPLY)) {
      List<String> leading =
          need.answers().stream()
              .filter(a -> a.outcome() == outcome)
              .map(a -> words.value(need.fact(), a.value()))
              .toList();
      if (!leading.isEmpty()) {
        String owed =
            outcome == Outcome.DOES_NOT_APPLY
                ? words.say("entitlement.no", title)
                : words.say(
                    entitlement.force().equals(Entitlement.SHALL)
                        ? "entitlement.shall"
                        : "entitlement.may",
                    title);
        effects.add(words.list(leading) + " → " + owed);
      }
    }
    return effects;
  }

  private void foot() {
    block(
        "",
        List.of(
            new Entry(
                "",
                "  ",
                answer.packs().stream()
                        .map(p -> p.id() + " " + p.version())
                        .collect(Collectors.joining(" · "))
                    + "  "
                    + words.say("screen.whole"),
                Mark.FAINT)),
        1);
  }
}
