package org.dutylawyer.internal;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.RegionalDaysOff;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.internal.decide.Assessor;
import org.dutylawyer.internal.decide.Candidate;
import org.dutylawyer.internal.decide.Deciding;
import org.dutylawyer.internal.decide.Precedence;
import org.dutylawyer.internal.decide.PrecedencePlan;
import org.dutylawyer.internal.decide.PrecedenceRules;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Explainer;
import org.dutylawyer.internal.derive.Firings;
import org.dutylawyer.internal.derive.Instantiation;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.network.CaseCost;
import org.dutylawyer.internal.network.NeededRules;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.internal.plan.Plan;
import org.dutylawyer.internal.plan.Planned;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.NotHeld;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * The packs of all jurisdictions, compiled. Immutable: assessing compiles nothing and changes
 * nothing, so that many threads can share it.
 */
public final class Engine {

  private final Map<String, Pack> packs;
  private final Map<String, Layers> stacks;
  private final Precedences precedence;
  private final WorkingCalendar calendar;

  /** Not kept with the stacks, which engines with other calendars share. */
  private final Map<Stack, Calendars> calendars = new ConcurrentHashMap<>();

  private Engine(
      Map<String, Pack> packs,
      Map<String, Layers> stacks,
      Precedences precedence,
      WorkingCalendar calendar) {
    this.packs = packs;
    this.stacks = stacks;
    this.precedence = precedence;
    this.calendar = calendar;
  }

  /**
   * Makes packs ready that were compiled.
   *
   * @param files the files of each pack
   * @param jurisdictions the jurisdictions to answer for; empty for all packs. One without a pack
   *     of its own gets the nearest pack above it. Packs that none of them needs are not looked
   *     into.
   * @param calendar the calendar to count with
   * @throws BadInputException if a pack is bad; then none is used
   */
  public static Engine load(
      Collection<PackFiles> files, Set<String> jurisdictions, WorkingCalendar calendar) {
    Map<String, PackFiles> offered = new LinkedHashMap<>();
    Map<String, List<String>> requires = new LinkedHashMap<>();
    for (PackFiles one : files) {
      CompiledPack compiled = CompiledPacks.compiled(one);
      PackFiles same = offered.put(compiled.id(), one);
      requires.put(compiled.id(), compiled.requires());
      if (same != null) {
        throw new BadInputException(CompiledPacks.second(compiled.id(), one, same));
      }
    }
    Map<String, Pack> packs = new LinkedHashMap<>();
    for (String id : CompiledPacks.needed(jurisdictions, requires)) {
      PackFiles one = requireNonNull(offered.get(id));
      packs.put(id, CompiledPacks.honest(one).pack(one));
    }
    return of(packs, jurisdictions, calendar, new StackCompiler());
  }

  /**
   * Makes packs ready that were read.
   *
   * @throws BadInputException if a pack is bad
   */
  public static Engine of(
      Map<String, Pack> packs,
      Set<String> jurisdictions,
      WorkingCalendar calendar,
      StackCompiler compiler) {
    Set<String> wanted =
        jurisdictions.isEmpty()
            ? packs.keySet()
            : jurisdictions.stream()
                .flatMap(j -> CompiledPacks.nearest(j, packs.keySet()).stream())
                .collect(Collectors.toSet());
    Map<String, Layers> stacks = new LinkedHashMap<>();
    for (String id : packs.keySet()) {
      if (wanted.contains(id)) {
        List<Pack> ordered = CompiledPacks.order(id, packs);
        Vocabulary words = CompiledPacks.words(ordered);
        stacks.put(id, new Layers(ordered, words, compiler));
      }
    }
    return new Engine(Map.copyOf(packs), stacks, new Precedences(), calendar);
  }

  /**
   * Packs that were checked, for the jurisdiction of the last.
   *
   * @param stack the packs, those required first
   */
  public static Engine of(
      List<Pack> stack, Vocabulary words, WorkingCalendar calendar, StackCompiler compiler) {
    Map<String, Pack> packs = new LinkedHashMap<>();
    stack.forEach(pack -> packs.put(pack.id(), pack));
    String id = CompiledPacks.local(stack).id();
    return new Engine(
        Map.copyOf(packs),
        Map.of(id, new Layers(stack, words, compiler)),
        new Precedences(),
        calendar);
  }

  /** The calendar that is counted with. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The same packs with another calendar. */
  public Engine with(WorkingCalendar other) {
    return new Engine(packs, stacks, precedence, other);
  }

  /** The packs loaded, by id. */
  public Map<String, Pack> packs() {
    return packs;
  }

  /** The packs of a jurisdiction, those required first. */
  public List<Pack> packsFor(String jurisdiction) {
    return layers(jurisdiction).packs;
  }

  /** The words that case files and rules of a jurisdiction can use. */
  public Vocabulary vocabulary(String jurisdiction) {
    return layers(jurisdiction).words;
  }

  /** The packs of one jurisdiction with other data of instruments, and the same rules. */
  public Engine with(String jurisdiction, UnaryOperator<Instrument> change) {
    Stack stack = stack(jurisdiction);
    List<Pack> changed =
        stack.packs().stream()
            .map(
                p ->
                    new Pack(
                        p.files(),
                        p.manifest().with(p.manifest().instruments().stream().map(change).toList()),
                        p.vocabularies(),
                        p.rules(),
                        p.notComputable(),
                        p.grounds()))
            .toList();
    String id = CompiledPacks.local(changed).id();
    return new Engine(
        packs,
        Map.of(
            id,
            new Layers(
                new Stack(changed, stack.vocabulary(), () -> stack.networks().whole().base()))),
        precedence,
        calendar);
  }

  /** Whether the jurisdiction has a pack of its own. */
  public boolean hasOwnPack(String jurisdiction) {
    return packs.containsKey(jurisdiction);
  }

  /** Answers one case file with all that the answer can hold. */
  public Assessment assess(
      CaseFile file,
      Moment asOf,
      LocalDate knownOn,
      Map<String, String> readings,
      boolean awaited,
      boolean assuming,
      Way way) {
    Set<Conclusion.Kind> all = EnumSet.allOf(Conclusion.Kind.class);
    return assess(file, asOf, knownOn, readings, awaited, assuming, all, way);
  }

  /**
   * Answers one case file.
   *
   * @param kinds the kinds of conclusions that the answer is to hold
   * @param way how the rules are evaluated; where there is no plan of them, by Drools, and a
   *     warning of the answer says so
   */
  public Assessment assess(
      CaseFile file,
      Moment asOf,
      LocalDate knownOn,
      Map<String, String> readings,
      boolean awaited,
      boolean assuming,
      Set<Conclusion.Kind> kinds,
      Way way) {
    return assess(
        stack(file.jurisdiction()), file, asOf, knownOn, readings, awaited, assuming, kinds, way);
  }

  /**
   * The same by the plan, with no more than what some rules conclude: nothing else is asked of the
   * files.
   *
   * @param some tells the rules; they stay the same for all files that are asked about
   */
  public Narrow narrow(String jurisdiction, Set<Conclusion.Kind> kinds, Predicate<RuleModel> some) {
    Stack whole = stack(jurisdiction);
    Stack few = whole.only(NeededRules.of(whole.rules(), some));
    Engine alone = new Engine(packs, Map.of(), precedence, calendar);
    return (file, asOf, knownOn, readings, assuming) ->
        alone.assess(few, file, asOf, knownOn, readings, false, assuming, kinds, Way.PLAN);
  }

  /** Answers many case files of one jurisdiction as to the same few conclusions. */
  public interface Narrow {
    /** The answer, which says nothing of what is not asked for. */
    Assessment assess(
        CaseFile file,
        Moment asOf,
        LocalDate knownOn,
        Map<String, String> readings,
        boolean assuming);
  }

  private Assessment assess(
      Stack stack,
      CaseFile file,
      Moment asOf,
      LocalDate knownOn,
      Map<String, String> readings,
      boolean awaited,
      boolean assuming,
      Set<Conclusion.Kind> kinds,
      Way way) {
    List<Problem> contradictions = file.contradictionsOn(asOf.date());
    if (!contradictions.isEmpty()) {
      throw new BadInputException(contradictions);
    }
    return CalendarReach.within(
        file,
        asOf,
        () -> {
          Memory memory = new Memory(stack, file, asOf, awaited, assuming);
          List<Derivation> derivations = derive(stack, memory, kinds, way);
          return answer(stack, memory, knownOn, readings, derivations, kinds, way);
        });
  }

  private static List<Derivation> derive(
      Stack stack, Memory memory, Set<Conclusion.Kind> kinds, Way way) {
    CaseCost.check(stack, memory.objects());
    Optional<Plan> plan = way == Way.PLAN ? planned(stack).plan() : Optional.empty();
    return plan.isPresent()
        ? plan.get().derive(memory, kinds, Assessor.MOST_FIRINGS)
        : Firings.derive(stack, memory, kinds, Assessor.MOST_FIRINGS);
  }

  private static Planned planned(Stack stack) {
    return stack.once(Planned.class, Planned::of);
  }

  /** The jurisdictions for whose rules there is no plan, and why. */
  public Map<String, Title> notPlanned() {
    Map<String, Title> reasons = new LinkedHashMap<>();
    stacks.forEach(
        (id, layers) ->
            planned(layers.stack()).reason().ifPresent(reason -> reasons.put(id, reason)));
    return reasons;
  }

  /** The answer that follows from what the rules of the stack derived from the memory. */
  Assessment answer(
      Stack stack,
      Memory memory,
      LocalDate knownOn,
      Map<String, String> readings,
      List<Derivation> derivations,
      Set<Conclusion.Kind> kinds,
      Way way) {
    CaseFile file = memory.file();
    Chosen chosen = chosen(stack, readings);
    Assessor assessor =
        new Assessor(
            stack,
            way == Way.PLAN ? PrecedencePlan::decide : precedence,
            calendars
                .computeIfAbsent(stack, s -> new Calendars(regional(s)))
                .knownOn(knownOn, memory.asOf().date()),
            chosen.conventions(),
            chosen.readings(),
            memory);
    LocalDate day = memory.asOf().date();
    return assessor.assess(
        file,
        knownOn,
        warnings(file, stack, day, readings, way),
        notHeld(file, stack, memory),
        derivations,
        kinds,
        readings);
  }

  /** The texts that govern a case on a day and that no pack holds. */
  private List<Assessment.NotHeld> notHeld(CaseFile file, Stack stack, Memory memory) {
    LocalDate day = memory.asOf().date();
    Optional<String> stage = memory.course().stage();
    List<Assessment.NotHeld> texts = new ArrayList<>();
    for (Pack pack : stack.packs()) {
      for (NotHeld text : pack.manifest().notHeld()) {
        if (text.inForce().on(day)
            && (text.stages().isEmpty() || stage.map(text.stages()::contains).orElse(true))) {
          texts.add(new Assessment.NotHeld(text.title(), text.entitlements()));
        }
      }
    }
    if (memory.course().isElsewhere(memory.asOf())) {
      texts.add(
          new Assessment.NotHeld(
              new Title("案件现在所在地的地方规定", "the local texts of the place where the case is now"),
              List.copyOf(stack.vocabulary().titles(Vocabulary.Group.ENTITLEMENTS).keySet())));
    } else if (!packs.containsKey(file.jurisdiction())) {
      Title place = Jurisdictions.named(file.jurisdiction());
      texts.add(
          new Assessment.NotHeld(
              new Title(place.zh() + "的地方规定", "the local texts of " + place.en()),
              List.copyOf(stack.vocabulary().titles(Vocabulary.Group.ENTITLEMENTS).keySet())));
    }
    return texts;
  }

  /** How the calendar is read, and the texts. */
  private record Chosen(Conventions conventions, Map<String, String> readings) {}

  /** A reading that only packs of other places declare decides nothing here. */
  private Chosen chosen(Stack stack, Map<String, String> readings) {
    Conventions conventions = Conventions.defaults();
    Map<String, String> chosen = new LinkedHashMap<>();
    if (!readings.isEmpty()) {
      // Where two packs declare one id, the options are those of the pack that answers.
      ReadingDeclaration.check(
          readings,
          Stream.concat(
                  packs.values().stream().flatMap(p -> p.manifest().readings().stream()),
                  stack.readings().stream())
              .toList());
    }
    for (Map.Entry<String, String> reading : readings.entrySet()) {
      if (isOfTheCalendar(reading.getKey())) {
        conventions = conventions.with(reading.getKey(), reading.getValue());
      } else if (isDeclared(stack, reading.getKey())) {
        chosen.put(reading.getKey(), reading.getValue());
      }
    }
    return new Chosen(conventions, chosen);
  }

  private static boolean isOfTheCalendar(String reading) {
    return Conventions.readings().stream().anyMatch(known -> known.id().equals(reading));
  }

  private static boolean isDeclared(Stack stack, String reading) {
    return stack.readings().stream().anyMatch(known -> known.id().equals(reading));
  }

  /** A reading that was chosen and that only packs of other places declare. */
  private Optional<Title> ofOtherPlaces(Stack stack, String place, String reading) {
    if (isOfTheCalendar(reading) || isDeclared(stack, reading)) {
      return Optional.empty();
    }
    String others =
        packs.values().stream()
            .filter(
                pack ->
                    pack.manifest().readings().stream()
                        .anyMatch(known -> known.id().equals(reading)))
            .map(Pack::id)
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Title(
            "解释“" + reading + "”属于 " + others.replace(", ", "、") + " 的规则包，在 " + place + " 不起作用",
            "the reading "
                + reading
                + " is one of "
                + others
                + " and decides nothing in "
                + place));
  }

  /**
   * Why a norm was reached in a case, or which of its conditions failed; one for each rule of the
   * norm or of the norms inside it.
   *
   * @throws BadInputException if no rule encodes it, or a reading is unknown
   */
  public List<Explanation> explain(
      CaseFile file, Moment asOf, Map<String, String> readings, NormId norm, Way way) {
    Stack stack = stack(file.jurisdiction());
    Chosen chosen = chosen(stack, readings);
    List<RuleModel> rules =
        stack.packs().stream()
            .flatMap(p -> p.rules().stream())
            .filter(r -> r.norm().isWithin(norm))
            .toList();
    if (rules.isEmpty()) {
      List<String> known =
          stack.packs().stream()
              .flatMap(p -> p.rules().stream())
              .map(r -> r.norm().toString())
              .toList();
      throw new BadInputException(
          new Problem(
              norm.toString(),
              new Title("“" + norm + "”", "'" + norm + "'"),
              new Title("有规则的条款", "a norm with a rule"),
              Nearest.of(norm.toString(), known)));
    }
    return CalendarReach.within(
        file,
        asOf,
        () -> {
          Memory memory = new Memory(stack, file, asOf);
          List<Derivation> derivations =
              derive(stack, memory, EnumSet.allOf(Conclusion.Kind.class), way);
          Instantiation instantiation = new Instantiation(stack, memory, derivations);
          Explainer explainer =
              new Explainer(stack, memory, derivations, instantiation, chosen.readings());
          return rules.stream().map(explainer::explain).toList();
        });
  }

  /** The calendar with the days off of the region. */
  private WorkingCalendar regional(Stack stack) {
    WorkingCalendar regional = calendar;
    for (Pack pack : stack.packs()) {
      for (RegionalDaysOff daysOff : pack.manifest().regionalDaysOff()) {
        regional = regional.withRegionalDaysOff(daysOff);
      }
    }
    return regional;
  }

  private List<Title> warnings(
      CaseFile file, Stack stack, LocalDate day, Map<String, String> readings, Way way) {
    List<Title> warnings = new ArrayList<>();
    for (String reading : readings.keySet()) {
      ofOtherPlaces(stack, file.jurisdiction(), reading).ifPresent(warnings::add);
    }
    if (file.wasTransferred()) {
      Title place = Jurisdictions.named(file.jurisdiction());
      warnings.add(
          new Title(
              "案件曾在或者现在其他地方办理：本答复的地方规定只就" + place.zh() + "办理期间作答，其他地方的地方规定没有考虑",
              "the case was or is handled in another place: of local texts this answer holds those of "
                  + place.en()
                  + " alone, for the time there"));
    }
    if (way == Way.PLAN) {
      planned(stack).reason().ifPresent(warnings::add);
    }
    if (!packs.containsKey(file.jurisdiction())) {
      String used = CompiledPacks.local(stack.packs()).id();
      Title place = Jurisdictions.named(file.jurisdiction());
      warnings.add(
          used.equals("CN")
              ? new Title(
                  place.zh() + "没有地方规则包：以下仅为全国规定，当地另有规定的，本答复没有考虑",
                  "no pack for "
                      + place.en()
                      + ": national rules only; local texts are not considered")
              : new Title(
                  place.zh() + "没有自己的规则包：适用" + Jurisdictions.named(used).zh() + "的规则",
                  "no pack for "
                      + place.en()
                      + ": the rules of "
                      + Jurisdictions.named(used).en()
                      + " are used"));
    }
    for (Pack pack : stack.packs()) {
      if (Jurisdictions.isProposals(pack.id())) {
        Title title = pack.manifest().title();
        warnings.add(
            new Title(
                "本答复包含“" + title.zh() + "”，是假设，不是法律：出自其中的结论不产生任何权利义务，不得作为依据",
                "this answer holds '"
                    + title.en()
                    + "', which is a supposition and no law: what follows from it binds and"
                    + " entitles nobody"));
      }
    }
    for (Instrument instrument : stack.instruments()) {
      inForce(instrument, day).ifPresent(warnings::add);
      repealedBasis(instrument, stack, day).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** A text in force whose basis another text in force repealed: what still holds is a question. */
  private static Optional<Title> repealedBasis(Instrument instrument, Stack stack, LocalDate day) {
    for (Stack.RepealedBasis gone : stack.repealedBases(instrument)) {
      if (gone.by().inForce().on(day) && instrument.inForce().on(day)) {
        String zh = instrument.note().map(n -> "。" + n.zh()).orElse("");
        String en = instrument.note().map(n -> ". " + n.en()).orElse("");
        return Optional.of(
            new Title(
                book(instrument.title().zh())
                    + "所依据的"
                    + book(gone.repealed().title())
                    + "（"
                    + gone.repealed().id()
                    + "）已被 "
                    + gone.by().id()
                    + " 废止"
                    + zh,
                instrument.title().en()
                    + " rests on "
                    + gone.repealed().id()
                    + ", which "
                    + gone.by().id()
                    + " repealed"
                    + en));
      }
    }
    return Optional.empty();
  }

  private static Optional<Title> inForce(Instrument instrument, LocalDate day) {
    boolean early = instrument.inForce().from().map(day::isBefore).orElse(false);
    if (early) {
      String before =
          instrument.repeals().stream()
              .map(r -> book(r.title()) + "（" + r.id() + "）")
              .collect(Collectors.joining("、"));
      String zh =
          book(instrument.title().zh())
              + "（"
              + instrument.id()
              + "）自 "
              + instrument.inForce().from().orElseThrow()
              + " 起施行，提问日尚未施行"
              + (before.isEmpty() ? "" : "；此前适用" + before + "，本规则包不含其文本");
      String en =
          instrument.title().en()
              + " ("
              + instrument.id()
              + ") is in force from "
              + instrument.inForce().from().orElseThrow()
              + ", not yet on the day asked about"
              + (before.isEmpty() ? "" : "; before it " + before + " applied, which no pack holds");
      return Optional.of(new Title(zh, en));
    }
    if (!instrument.inForce().on(day)) {
      return Optional.of(
          new Title(
              book(instrument.title().zh())
                  + "已于 "
                  + instrument.inForce().to().orElseThrow()
                  + " 失效",
              instrument.title().en()
                  + " is no longer in force since "
                  + instrument.inForce().to().orElseThrow()));
    }
    return Optional.empty();
  }

  /** A title in title marks: those within it become single ones. */
  private static String book(String title) {
    return "《" + title.replace('《', '〈').replace('》', '〉') + "》";
  }

  /** The packs that answer for a jurisdiction, compiled. */
  public Stack stack(String jurisdiction) {
    return layers(jurisdiction).stack();
  }

  /** The jurisdictions whose rules somebody has asked. */
  public Set<String> asked() {
    return stacks.entrySet().stream()
        .filter(e -> e.getValue().isAsked())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Layers layers(String jurisdiction) {
    return CompiledPacks.nearest(jurisdiction, stacks.keySet())
        .map(stacks::get)
        .orElseThrow(
            () ->
                new BadInputException(
                    Problem.of(
                        jurisdiction,
                        new Title("没有适用的规则包", "no pack that applies"),
                        new Title(
                            "已加载：" + String.join("、", stacks.keySet()),
                            "one loaded for it; loaded: " + String.join(", ", stacks.keySet())))));
  }

  /** The packs of one jurisdiction; a stack is made of them when it is first asked. */
  private static final class Layers {
    private final List<Pack> packs;
    private final Vocabulary words;
    private final Optional<StackCompiler> compiler;
    private volatile @Nullable Stack stack;

    Layers(List<Pack> packs, Vocabulary words, StackCompiler compiler) {
      this.packs = packs;
      this.words = words;
      this.compiler = Optional.of(compiler);
    }

    /** Packs that are a stack already. */
    Layers(Stack stack) {
      this.packs = stack.packs();
      this.words = stack.vocabulary();
      this.compiler = Optional.empty();
      this.stack = stack;
    }

    boolean isAsked() {
      return stack != null;
    }

    /** One compiler serves all jurisdictions, and what two of them share it makes once. */
    private KieBase network() {
      StackCompiler shared = compiler.orElseThrow();
      synchronized (shared) {
        return shared.base(packs);
      }
    }

    Stack stack() {
      Stack ready = stack;
      if (ready == null) {
        synchronized (this) {
          ready = stack;
          if (ready == null) {
            ready = new Stack(packs, words, this::network);
            stack = ready;
          }
        }
      }
      return ready;
    }
  }

  /** The rules of precedence, made when two texts meet for the first time. */
  private static final class Precedences implements Deciding {
    private @Nullable KieBase base;

    private synchronized KieBase base() {
      if (base == null) {
        base = PrecedenceRules.base();
      }
      return base;
    }

    @Override
    public List<Precedence> decide(List<Relation> relations, List<Candidate> candidates) {
      return PrecedenceRules.decide(base(), relations, candidates);
    }
  }
}
