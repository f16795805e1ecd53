package org.dutylawyer.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.facts.Lawyer;
import org.dutylawyer.facts.Person;
import org.dutylawyer.facts.Proceeding;
import org.dutylawyer.facts.Station;
import org.dutylawyer.facts.Subject;
import org.dutylawyer.law.NormId;

/**
 * An answer as text for people: the answer first, then what to do by when, then why with every
 * quote, then what is still to be known.
 */
public final class TextAnswer {

  private final Assessment answer;
  private final Wording words;
  private final boolean all;
  private final boolean colour;

  /** Marks that stay with what follows and with what precedes them. */
  private static final String OPENING = "（“《「〔‘";

  private static final String CLOSING = "，。；：、）”》」〕？！’…";

  /** From here on (CJK radicals) characters are set one by one; Latin words below it stay whole. */
  private static final int FIRST_CHINESE = 0x2E80;

  private final int width;
  private final StringBuilder out = new StringBuilder();

  private TextAnswer(Assessment answer, Locale locale, boolean all, boolean colour, int width) {
    this.answer = answer;
    this.words = new Wording(answer, locale);
    this.all = all;
    this.colour = colour;
    this.width = width;
  }

  /**
   * Writes an answer.
   *
   * @param answer the answer
   * @param locale Chinese, or English
   * @param all also what is awaited and every standing duty's grounds
   * @param colour whether to mark lines with terminal colours
   * @param width columns of the terminal; a Chinese character takes two
   */
  public static String of(
      Assessment answer, Locale locale, boolean all, boolean colour, int width) {
    return new TextAnswer(answer, locale, all, colour, Math.max(width, 40)).write();
  }

  private String write() {
    header();
    answer.warnings().forEach(w -> marked("▲ ", words.of(w), Mark.WARN));
    section("answer");
    people().forEach(this::conclusion);
    alarms();
    todo();
    rights();
    documents();
    conduct();
    others("status", Conclusion.Kind.STATUS);
    why();
    needs();
    footer();
    return out.toString();
  }

  private List<Subject> people() {
    return answer.file().persons().stream().map(p -> (Subject) new Person(p.id())).toList();
  }

  private void header() {
    Map<String, String> proceeding =
        answer.known().getOrDefault(new Proceeding("proceeding"), Map.of());
    List<String> parts = new ArrayList<>();
    parts.add(answer.file().id());
    parts.add(answer.file().jurisdiction());
    for (String fact : List.of("stage", "procedure", "instance")) {
      Optional.ofNullable(proceeding.get(fact)).ifPresent(v -> parts.add(words.value(fact, v)));
    }
    parts.add(words.list(people().stream().map(words::subject).toList()));
    String asked = words.moment(answer.asOf());
    if (!answer.knownOn().equals(answer.asOf().date())) {
      asked = words.say("asked.known", asked, words.day(answer.knownOn()));
    }
    wrap("", "  ", String.join("  ", parts) + "    " + words.say("asked", asked), Mark.BOLD);
  }

  // --- the answer
  // ---------------------------------------------------------------------------------

  private void conclusion(Subject person) {
    List<EntitlementAnswer> answers =
        new ArrayList<>(answer.entitlements().stream().filter(e -> e.of().equals(person)).toList());
    for (String kind : List.of("assigned-defence", "legal-help")) {
      if (answers.stream().noneMatch(e -> e.entitlement().equals(kind))) {
        answers.add(
            new EntitlementAnswer(
                person, kind, Entitlement.SHALL, Outcome.DOES_NOT_APPLY, List.of(), List.of()));
      }
    }
    boolean defence = answer.owed(person, "assigned-defence") == Outcome.APPLIES;
    List<String> sentences =
        answers.stream()
            .filter(e -> !outdone(e, answers))
            .sorted(
                Comparator.comparing(TextAnswer::strength)
                    .thenComparing(e -> rank(e.entitlement())))
            .map(e -> entitlement(e, defence))
            .collect(Collectors.toCollection(ArrayList::new));
    String counsel = answer.known().getOrDefault(person, Map.of()).get("counsel");
    if (counsel != null && !counsel.equals("none")) {
      sentences.add(words.say("counsel.acts", words.value("counsel", counsel)));
    }
    String stop = words.chinese() ? "；" : "; ";
    wrap(
        "  ",
        "    ",
        words.subject(person)
            + (words.chinese() ? "：" : ": ")
            + String.join(stop, sentences)
            + (words.chinese() ? "。" : "."),
        Mark.BOLD);
  }

  /** What may be given need not be said where the same is owed. */
  private static boolean outdone(EntitlementAnswer may, List<EntitlementAnswer> answers) {
    return may.force().equals(Entitlement.MAY)
        && answers.stream()
            .anyMatch(
                e ->
                    e.entitlement().equals(may.entitlement())
                        && e.force().equals(Entitlement.SHALL)
                        && e.outcome() == Outcome.APPLIES);
  }

  /** What is owed comes first, then what may be, then what is open, then what is not. */
  private static int strength(EntitlementAnswer entitlement) {
    return switch (entitlement.outcome()) {
      case APPLIES -> entitlement.force().equals(Entitlement.SHALL) ? 0 : 1;
      case UNDETERMINED -> 2;
      case DOES_NOT_APPLY -> 3;
    };
  }

  private static int rank(String kind) {
    int known =
        List.of("assigned-defence", "litigation-representative", "legal-help").indexOf(kind);
    return known < 0 ? Integer.MAX_VALUE : known;
  }

  private String entitlement(EntitlementAnswer entitlement, boolean defenceOwed) {
    String title =
        words.word(org.dutylawyer.facts.Vocabulary.Group.ENTITLEMENTS, entitlement.entitlement());
    boolean shall = entitlement.force().equals(Entitlement.SHALL);
    return switch (entitlement.outcome()) {
      case DOES_NOT_APPLY -> words.say("entitlement.no", title);
      case UNDETERMINED -> words.say(shall ? "entitlement.open" : "entitlement.open.may", title);
      case APPLIES -> {
        boolean meanwhile = defenceOwed && entitlement.entitlement().equals("legal-help");
        String cited =
            (words.chinese() ? "（" : " (")
                + words.list(entitlement.grounds().stream().map(words::cite).limit(3).toList())
                + (words.chinese() ? "）" : ")");
        yield words.say(
                meanwhile
                    ? "entitlement.meanwhile"
                    : shall ? "entitlement.shall" : "entitlement.may",
                title)
            + cited;
      }
    };
  }

  private void alarms() {
    for (Finding finding : broken()) {
      marked(
          "  ▲ ",
          words.say(
              "alarm.forbidden",
              words.actor(finding.conclusion()) + who(finding),
              words.conclusion(finding.conclusion()),
              finding.done().map(words::moment).orElse("—")),
          Mark.ALARM);
    }
    Set<String> breached = new LinkedHashSet<>(); // two norms may want the same by the same day
    for (Finding finding : duties(State.BREACHED)) {
      String due = finding.due().isPresent() ? (words.chinese() ? "，" : ", ") + due(finding) : "";
      breached.add(
          words.say(
              "alarm.breached",
              words.actor(finding.conclusion()),
              words.conclusion(finding.conclusion()) + who(finding),
              due));
    }
    breached.forEach(line -> marked("  ▲ ", line, Mark.ALARM));
    Set<Set<NormId>> conflicts = new LinkedHashSet<>();
    for (Finding finding : answer.governing()) {
      for (Displacement other : finding.others()) {
        if (other.reason() == Displacement.Reason.CONTRADICTION
            && finding.outcome() != Outcome.DOES_NOT_APPLY
            && conflicts.add(Set.of(finding.norm(), other.norm()))) {
          marked(
              "  ▲ ",
              words.say("alarm.conflict", words.cite(finding.norm()), words.cite(other.norm())),
              Mark.ALARM);
        }
      }
    }
    for (Finding finding : governing(Conclusion.Kind.CONDUCT)) {
      if (finding.outcome() == Outcome.APPLIES) {
        marked(
            "  ▲ ",
            words.say(
                "alarm.misconduct",
                words.subject(finding.conclusion().of()),
                words.conclusion(finding.conclusion())),
            Mark.ALARM);
      }
    }
    long open = entitlementNeeds().size();
    if (open > 0) {
      marked("  ▲ ", words.say("alarm.open", open), Mark.WARN);
    }
  }

  // --- what to do
  // ---------------------------------------------------------------------------------

  private void todo() {
    section("todo");
    List<Finding> lines = new ArrayList<>();
    lines.addAll(duties(State.BREACHED));
    lines.addAll(doubtful());
    lines.addAll(byDue(duties(State.PENDING)));
    lines.addAll(duties(State.EXCUSED));
    lines.addAll(duties(State.STANDING));
    lines.addAll(byDue(duties(State.LATE)));
    lines.addAll(byDue(duties(State.MET)));
    if (all) {
      lines.addAll(duties(State.AWAITING));
    }
    if (lines.isEmpty()) {
      wrap("  ", "  ", words.say("todo.none"), Mark.PLAIN);
    }
    int actorWidth =
        lines.stream().mapToInt(f -> columns(words.actor(f.conclusion()))).max().orElse(0);
    Map<String, Integer> strictest = new HashMap<>();
    for (Finding finding : lines) {
      boolean open =
          Set.of(State.BREACHED, State.UNDETERMINED, State.PENDING).contains(finding.state());
      strictest.merge(act(finding), open ? strictness(finding) : 0, Math::max);
    }
    Set<String> said = new LinkedHashSet<>();
    for (Finding finding : lines) {
      if (finding.state() == State.PENDING && strictness(finding) < strictest.get(act(finding))) {
        continue; // it is there already with its time
      }
      String state =
          words.say(
              finding.state() == State.UNDETERMINED
                  ? "state.doubtful"
                  : "state." + finding.state().word());
      String line =
          pad(state, words.chinese() ? 8 : 9)
              + pad(words.actor(finding.conclusion()), Math.min(actorWidth, 26) + 2)
              + words.conclusion(finding.conclusion())
              + who(finding);
      List<String> times = new ArrayList<>();
      String due = due(finding);
      if (!due.isEmpty()) {
        times.add(due);
      }
      finding.done().ifPresent(d -> times.add(words.say("done.on", words.moment(d))));
      finding
          .timeliness()
          .filter(t -> finding.state() == State.LATE)
          .ifPresent(t -> times.add(t.in(words.locale())));
      String whole =
          times.isEmpty() ? line : line + "  " + String.join(words.chinese() ? "，" : ", ", times);
      if (said.add(whole)) {
        wrap(
            "  ",
            "            ",
            whole,
            finding.state() == State.BREACHED ? Mark.ALARM : Mark.PLAIN);
      }
    }
    if (!all) {
      count("todo.awaiting", duties(State.AWAITING).size());
    }
    count("todo.undetermined", duties(State.UNDETERMINED).size() - doubtful().size());
  }

  /** Who has to do what for whom, whichever norm says so. */
  private String act(Finding finding) {
    return words.actor(finding.conclusion())
        + "\n"
        + words.conclusion(finding.conclusion())
        + who(finding);
  }

  /** A date binds more than promptness, and that more than no word on time. */
  private static int strictness(Finding finding) {
    return finding.due().flatMap(Due::dated).isPresent() ? 2 : finding.due().isPresent() ? 1 : 0;
  }

  /** Duties that are owed and whose time has passed, unless a fact that is not known lifts it. */
  private List<Finding> doubtful() {
    return duties(State.UNDETERMINED).stream()
        .filter(f -> f.outcome() == Outcome.APPLIES && f.due().flatMap(Due::dated).isPresent())
        .toList();
  }

  private void count(String key, int number) {
    if (number > 0) {
      wrap("  ", "  ", words.say(key, number), Mark.FAINT);
    }
  }

  private List<Finding> duties(State state) {
    return answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY)
        .filter(f -> f.state() == state)
        .toList();
  }

  /** The prohibitions that were broken. */
  private List<Finding> broken() {
    return applying(Conclusion.Kind.PROHIBITION).stream()
        .filter(f -> f.state() == State.BREACHED)
        .toList();
  }

  private static List<Finding> byDue(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing(
                f -> f.due().flatMap(Due::dated).map(DueDate::due).orElse(LocalDate.MAX)))
        .toList();
  }

  private String who(Finding finding) {
    boolean several = answer.file().persons().size() > 1;
    Subject of = finding.conclusion().of();
    boolean name = several && of instanceof Person || of instanceof Lawyer || of instanceof Station;
    return name
        ? (words.chinese() ? "（" : " (") + words.subject(of) + (words.chinese() ? "）" : ")")
        : "";
  }

  private String due(Finding finding) {
    if (finding.excusedBy().isPresent()) {
      return words.say("due.excused");
    }
    if (finding.due().isEmpty()) {
      boolean undated =
          finding.conclusion() instanceof Duty duty
              && duty.limit().isPresent()
              && finding.state() == State.UNDETERMINED;
      return undated ? words.say("due.undated") : "";
    }
    Due due = finding.due().get();
    if (due.limit().length() instanceof Length.SameDay) {
      return words.say("due.by", words.day(due.event().date()));
    }
    if (due.dated().isEmpty()) {
      return words.say("due.promptly");
    }
    DueDate dated = due.dated().get();
    if (!dated.earliest().equals(dated.latest())) {
      return words.say(
          "due.range",
          words.day(dated.earliest()),
          words.day(dated.latest()),
          words.day(dated.safe()));
    }
    return words.say("due.by", words.moment(dated.dueMoment()));
  }

  // --- rights, documents, the rest
  // ----------------------------------------------------------------

  private void rights() {
    List<Finding> rights = applying(Conclusion.Kind.RIGHT);
    if (!rights.isEmpty()) {
      section("rights");
      Set<String> said = new LinkedHashSet<>();
      for (Finding finding : rights) {
        Right right = (Right) finding.conclusion();
        String needs =
            right.needs().isEmpty()
                ? ""
                : (words.chinese() ? "，" : ", ")
                    + words.say(
                        "rights.needs",
                        words.list(right.needs().stream().map(words::needed).toList()));
        String text = words.actor(right) + "  " + words.conclusion(right) + who(finding) + needs;
        if (said.add(text)) {
          line(finding, text);
        }
      }
    }
    List<Finding> limits = applying(Conclusion.Kind.PROHIBITION);
    if (!limits.isEmpty()) {
      section("limits");
      for (Finding finding : limits) {
        String broken =
            finding.state() == State.BREACHED
                ? (words.chinese() ? "：" : ": ")
                    + words.say("limits.broken", finding.done().map(words::moment).orElse("—"))
                : "";
        line(
            finding,
            words.actor(finding.conclusion())
                + "  "
                + words.conclusion(finding.conclusion())
                + who(finding)
                + broken);
      }
    }
  }

  private void documents() {
    List<Finding> documents =
        applying(Conclusion.Kind.DOCUMENT).stream()
            .filter(f -> f.state() != State.AWAITING)
            .toList();
    if (documents.isEmpty()) {
      return;
    }
    section("documents");
    for (Finding finding : documents) {
      DocumentDuty duty = (DocumentDuty) finding.conclusion();
      String state =
          finding.state() == State.MET
              ? words.say("documents.complete")
              : finding.done().isEmpty()
                  ? words.say("documents.none")
                  : words.say(
                      "documents.missing",
                      words.list(
                          finding.missing().stream()
                              .map(f -> words.field(duty.document(), f))
                              .toList()));
      line(
          finding,
          words.actor(duty)
              + "  "
              + words.conclusion(duty)
              + who(finding)
              + (words.chinese() ? "：" : ": ")
              + state);
    }
  }

  private void others(String title, Conclusion.Kind kind) {
    List<Finding> findings = applying(kind);
    if (findings.isEmpty()) {
      return;
    }
    section(title);
    for (Finding finding : findings) {
      line(
          finding,
          words.subject(finding.conclusion().of()) + "  " + words.conclusion(finding.conclusion()));
    }
  }

  // --- conduct
  // ------------------------------------------------------------------------------------

  private void conduct() {
    ConductText conduct = new ConductText(answer, words, all, this::wrap);
    if (conduct.hasGrounds() || !answer.conduct().grounds().isEmpty()) {
      section("conduct");
      conduct.grounds();
    }
    if (!answer.lawyerBreaches().isEmpty()) {
      section("conduct.breaches");
      conduct.lawyerBreaches();
    }
    if (!answer.organBreaches().isEmpty()) {
      section("conduct.organs");
      conduct.organBreaches();
    }
    if (conduct.hasEligibility()) {
      section("eligibility");
      conduct.eligibility();
    }
  }

  /** Writes grounds in full, without the rest of the answer. */
  public static String grounds(
      Assessment answer, Locale locale, List<GroundAnswer> grounds, boolean colour, int width) {
    TextAnswer text = new TextAnswer(answer, locale, false, colour, Math.max(width, 40));
    ConductText conduct = new ConductText(answer, text.words, false, text::wrap);
    grounds.forEach(conduct::ground);
    return text.out.toString();
  }

  private void line(Finding finding, String text) {
    String open =
        finding.outcome() == Outcome.UNDETERMINED
            ? (words.chinese() ? "（取决于：" : " (depends on: ")
                + words.list(finding.needs().stream().map(n -> words.fact(n.fact())).toList())
                + (words.chinese() ? "）" : ")")
            : "";
    wrap("  ", "      ", text + open + "  " + words.cite(finding.norm()), Mark.PLAIN);
  }

  private List<Finding> applying(Conclusion.Kind kind) {
    return governing(kind).stream()
        .filter(f -> f.outcome() == Outcome.APPLIES || all && f.outcome() == Outcome.UNDETERMINED)
        .toList();
  }

  private List<Finding> governing(Conclusion.Kind kind) {
    return answer.governing().stream()
        .filter(f -> f.conclusion().kindOf() == kind)
        .filter(f -> f.outcome() != Outcome.DOES_NOT_APPLY)
        .toList();
  }

  // --- why
  // ----------------------------------------------------------------------------------------

  private void why() {
    List<Finding> shown =
        answer.governing().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES || all)
            .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.CONDUCT) // shown above, in full
            .filter(f -> all || f.state() != State.AWAITING)
            .sorted(Comparator.comparingInt(TextAnswer::weight))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    section("why");
    Map<List<Object>, List<Finding>> together = new LinkedHashMap<>();
    for (Finding finding : shown) {
      together
          .computeIfAbsent(
              List.of(finding.norm(), finding.conclusion().kindOf(), finding.quote()),
              k -> new ArrayList<>())
          .add(finding);
    }
    together.values().forEach(this::because);
  }

  /** What is owed first, then what has a date, then the rest, each in the law's order. */
  private static int weight(Finding finding) {
    if (finding.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT) {
      return 0;
    }
    boolean dated = finding.due().flatMap(Due::dated).isPresent();
    return finding.state() == State.BREACHED ? 1 : dated ? 2 : 3;
  }

  private void because(List<Finding> findings) {
    Finding first = findings.get(0);
    List<String> conclusions =
        findings.stream().map(f -> words.conclusion(f.conclusion())).distinct().toList();
    wrap(
        "  ",
        "    ",
        words.actor(first.conclusion())
            + (words.actor(first.conclusion()).isEmpty() ? "" : "  ")
            + words.list(conclusions),
        Mark.BOLD);
    wrap("    ", "    ", words.cite(first.norm()), Mark.PLAIN);
    wrap("      ", "      ", "“" + first.quote() + "”", Mark.QUOTE);
    for (Finding finding : findings) {
      grounds(finding);
    }
  }

  private void grounds(Finding finding) {
    List<String> known = finding.facts().stream().filter(UsedFact::known).map(this::fact).toList();
    if (!known.isEmpty()) {
      indented(words.say("why.facts", words.list(known)));
    }
    List<String> possible =
        finding.facts().stream().filter(f -> !f.known()).map(this::fact).toList();
    if (!possible.isEmpty() && finding.outcome() == Outcome.UNDETERMINED) {
      indented(words.say("why.hypothetical", words.list(possible)));
    }
    finding
        .due()
        .flatMap(Due::dated)
        .filter(d -> !(d.limit().length() instanceof Length.SameDay))
        .filter(d -> finding.excusedBy().isEmpty())
        .ifPresent(d -> indented(words.say("why.counted", d.sentence(words.locale()))));
    finding.excusedBy().ifPresent(n -> indented(words.say("why.excused", words.cite(n))));
    for (Displacement other : finding.others()) {
      indented(words.say("why.displaced." + other.reason().word(), words.cite(other.norm())));
      if (other.reason() != Displacement.Reason.SAME_DEMAND) {
        answer.of(other.norm()).stream()
            .findFirst()
            .ifPresent(f -> wrap("      ", "      ", "“" + f.quote() + "”", Mark.QUOTE));
      }
    }
    for (ReadingEffect effect : finding.readings()) {
      answer
          .contest(effect.reading())
          .ifPresent(
              contest ->
                  indented(
                      words.say(
                          "why.reading",
                          words.of(contest.title()),
                          words.of(contest.options().get(effect.option())),
                          words.say("why.reading." + effectWord(finding, effect)))));
    }
  }

  private static String effectWord(Finding finding, ReadingEffect effect) {
    if (effect.outcome() != finding.outcome()) {
      return effect.outcome().word();
    }
    return effect.excused() ? "excused" : "bound";
  }

  private String fact(UsedFact used) {
    boolean named =
        used.kind() == UsedFact.Kind.FACT
            && used.of() instanceof Person
            && answer.file().persons().size() > 1;
    return (named ? words.subject(used.of()) : "") + words.used(used);
  }

  private void indented(String text) {
    wrap("    ", "      ", text, Mark.PLAIN);
  }

  // --- what is still to be known
  // ------------------------------------------------------------------

  private Set<List<Object>> entitlementNeeds() {
    return answer.entitlements().stream()
        .flatMap(e -> e.needs().stream())
        .map(n -> List.<Object>of(n.of(), n.fact()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void needs() {
    Map<List<Object>, List<Finding>> byFact = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      for (Need need : all || matters(finding) ? finding.needs() : List.<Need>of()) {
        byFact
            .computeIfAbsent(List.of(need.of(), need.fact()), k -> new ArrayList<>())
            .add(finding);
      }
    }
    Set<List<Object>> first = entitlementNeeds();
    Map<List<Object>, List<Finding>> asked = new LinkedHashMap<>(byFact);
    // What only adds a further ground to what is owed anyway need not be known.
    asked
        .entrySet()
        .removeIf(
            e ->
                !first.contains(e.getKey())
                    && e.getValue().stream()
                        .allMatch(f -> f.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT));
    if (asked.isEmpty()) {
      return;
    }
    section("needs");
    asked.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<List<Object>, List<Finding>> e) -> !first.contains(e.getKey())))
        .forEach(e -> need((Subject) e.getKey().get(0), (String) e.getKey().get(1), e.getValue()));
    int rest = answer.unknownFacts() - first.size();
    if (rest > 0) {
      wrap("  ", "  ", words.say("needs.rest", rest), Mark.FAINT);
    }
    long others =
        answer.governing().stream()
            .flatMap(f -> f.needs().stream())
            .map(n -> List.of(n.of(), n.fact()))
            .filter(n -> !byFact.containsKey(n))
            .distinct()
            .count();
    if (others > 0) {
      wrap("  ", "  ", words.say("needs.others", others), Mark.FAINT);
    }
  }

  /** Whether a clerk must know: what is owed, what may be overdue, what may be misconduct. */
  private static boolean matters(Finding finding) {
    Conclusion.Kind kind = finding.conclusion().kindOf();
    return kind == Conclusion.Kind.ENTITLEMENT
        || kind == Conclusion.Kind.CONDUCT
        || kind == Conclusion.Kind.DUTY && finding.state() != State.AWAITING;
  }

  private void need(Subject of, String fact, List<Finding> findings) {
    String question =
        fact.isEmpty()
            ? words.say("needs.date", words.subject(of))
            : words.say("needs.question", words.subject(of), words.fact(fact));
    wrap("  ", "    ", question, Mark.BOLD);
    int shown = 0;
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      for (Need need : entitlement.needs()) {
        if (need.of().equals(of) && need.fact().equals(fact)) {
          shown++;
          effect(
              words.say(
                  entitlement.force().equals(Entitlement.SHALL)
                      ? "entitlement.shall"
                      : "entitlement.may",
                  words.word(
                      org.dutylawyer.facts.Vocabulary.Group.ENTITLEMENTS,
                      entitlement.entitlement())),
              need,
              entitlement.outcome());
        }
      }
    }
    List<Finding> others =
        findings.stream()
            .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.ENTITLEMENT)
            .toList();
    List<Finding> listed = all ? others : shown > 0 ? List.of() : others.stream().limit(2).toList();
    for (Finding finding : listed) {
      finding.needs().stream()
          .filter(n -> n.of().equals(of) && n.fact().equals(fact))
          .findFirst()
          .ifPresent(
              need ->
                  effect(
                      words.say(
                          "needs.target",
                          words.conclusion(finding.conclusion()),
                          words.cite(finding.norm())),
                      need,
                      finding.outcome()));
    }
    int more = others.size() - listed.size();
    if (more > 0) {
      wrap("      ", "      ", words.say("needs.more", more), Mark.FAINT);
    }
  }

  private void effect(String target, Need need, Outcome now) {
    Map<String, List<String>> byEffect = new LinkedHashMap<>();
    for (Need.Answer possible : need.answers()) {
      String effect =
          now != Outcome.APPLIES
              ? possible.outcome().word()
              : possible.excused() ? "excused" : "bound";
      byEffect
          .computeIfAbsent(effect, e -> new ArrayList<>())
          .add(words.value(need.fact(), possible.value()));
    }
    List<String> parts = new ArrayList<>();
    if (byEffect.keySet().equals(Set.of(Outcome.UNDETERMINED.word()))) {
      byEffect.clear();
      parts.add(words.say("needs.together"));
    }
    byEffect.forEach(
        (effect, values) ->
            parts.add(
                String.join(words.chinese() ? "、" : ", ", values)
                    + " → "
                    + words.say("needs.effect." + effect)));
    wrap(
        "      ",
        "        ",
        target
            + (parts.isEmpty() ? "" : words.chinese() ? "：" : ": ")
            + String.join(words.chinese() ? "；" : "; ", parts),
        Mark.PLAIN);
  }

  private void footer() {
    out.append('\n');
    String packs =
        answer.packs().stream()
            .map(p -> p.id() + " " + p.version() + " (sha256 " + p.sha256().substring(0, 12) + "…)")
            .collect(Collectors.joining(" · "));
    String notices =
        words.list(
            answer.notices().stream().map(HolidayNotice::title).map(t -> "《" + t + "》").toList());
    wrap("", "  ", words.say("footer.packs", packs), Mark.FAINT);
    wrap(
        "",
        "  ",
        words.say(
            "footer.calendar",
            words.day(answer.knownOn()),
            notices.isEmpty() ? "" : words.say("footer.notices", notices)),
        Mark.FAINT);
    if (!answer.laterEvents().isEmpty()) {
      wrap("", "  ", words.say("footer.later", words.list(answer.laterEvents())), Mark.FAINT);
    }
  }

  // --- lines
  // --------------------------------------------------------------------------------------

  private void section(String key) {
    out.append('\n');
    wrap("", "", words.say(key), Mark.HEAD);
  }

  private void marked(String lead, String text, Mark mark) {
    wrap(lead, "    ", text, mark);
  }

  private void wrap(String lead, String following, String text, Mark mark) {
    StringBuilder line = new StringBuilder(lead);
    int column = columns(lead);
    List<String> lines = new ArrayList<>();
    for (String piece : pieces(text)) {
      int wide = columns(piece);
      if (column + wide > width && column > columns(following)) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(following);
        column = columns(following);
        if (piece.isBlank()) {
          continue;
        }
      }
      line.append(piece);
      column += wide;
    }
    lines.add(line.toString().stripTrailing());
    for (String one : lines) {
      out.append(colour ? mark.on + one + mark.off() : one).append('\n');
    }
  }

  /**
   * Latin words and numbers stay whole; Chinese can break after any character, but no line begins
   * with a closing mark or ends with an opening one (the rule of Chinese printing, 避头尾).
   */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!piece.isEmpty() && breaks(last, c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      last = c;
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  /** Whether a line can end after one character and the next begin with the other. */
  private static boolean breaks(int last, int next) {
    if (last == ' ' || next == ' ') {
      return true;
    }
    if (OPENING.indexOf(last) >= 0 || CLOSING.indexOf(next) >= 0) {
      return false;
    }
    return last >= FIRST_CHINESE || next >= FIRST_CHINESE;
  }

  /** Columns on a terminal: East Asian wide characters take two. */
  static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(columns - columns(text), 1));
  }

  /** How a line is marked on a terminal. */
  enum Mark {
    PLAIN(""),
    BOLD("\u001B[1m"),
    HEAD("\u001B[1;36m"),
    ALARM("\u001B[31m"),
    WARN("\u001B[33m"),
    QUOTE("\u001B[32m"),
    FAINT("\u001B[2m");

    private final String on;

    Mark(String on) {
      this.on = on;
    }

    String off() {
      return on.isEmpty() ? "" : "\u001B[0m";
    }
  }
}
