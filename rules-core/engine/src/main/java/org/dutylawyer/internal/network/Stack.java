package org.dutylawyer.internal.network;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Assumption;
import org.dutylawyer.pack.Outside;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.vocabulary.Vocabulary;
import org.kie.api.KieBase;

/**
 * The packs of one jurisdiction on top of each other, compiled, and what their rules ask for.
 * Immutable and shared by all threads.
 */
public final class Stack {

  /** The package of the rules that vary another. */
  public static final String VARIANTS = "org.dutylawyer.variants";

  private final Map<RuleModel, Optional<InForce>> inForce = new IdentityHashMap<>();
  private final NavigableSet<LocalDate> commencements = new TreeSet<>();
  private final Map<RuleModel, Integer> ruleOrder = new IdentityHashMap<>();
  private final List<Pack> packs;
  private final Vocabulary vocabulary;
  private final Networks networks;
  private final Map<String, RuleModel> variants;
  private final Map<NormId, RuleModel> byNorm;
  private final Map<NormId, List<Relation>> relations;
  private final List<ReadingDeclaration> readings;
  private final Map<String, Assumption> assumptions = new TreeMap<>();
  private final Map<String, List<Outside>> outside = new HashMap<>();
  private final Set<String> ofPlaces = new HashSet<>();
  private final Set<String> facts;
  private final Set<String> triggers;
  private final Map<String, Set<String>> atEvents;
  private final Map<String, List<String>> askedAt = new HashMap<>();
  private final Map<String, Set<String>> begunBy = new HashMap<>();
  private final Map<String, Set<Integer>> thresholds;
  private final Set<String> negatedEntitlements;
  private final List<Assessment.PackUsed> used;
  private final Map<NormId, Integer> order;
  private final Map<String, List<RepealedBasis>> repealedBases = new HashMap<>();
  private final List<Instrument> instruments;

  /** What later rooms made of this stack, by type. */
  private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

  /**
   * The packs of a jurisdiction.
   *
   * @param compiling makes the network of their rules, when it is first needed
   */
  public Stack(List<Pack> packs, Vocabulary vocabulary, Supplier<KieBase> compiling) {
    this(packs, vocabulary, compiling, Map.of());
  }

  /**
   * With variants of its rules.
   *
   * @param variants further rules, by their name in the package {@link #VARIANTS}
   */
  public Stack(
      List<Pack> packs,
      Vocabulary vocabulary,
      Supplier<KieBase> compiling,
      Map<String, RuleModel> variants) {
    this.packs = List.copyOf(packs);
    this.vocabulary = vocabulary;
    this.networks = new Networks(this, compiling);
    this.variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    this.byNorm = new LinkedHashMap<>();
    this.relations = new HashMap<>();
    this.facts = new TreeSet<>();
    this.triggers = new LinkedHashSet<>();
    this.atEvents = new TreeMap<>();
    this.thresholds = new TreeMap<>();
    this.negatedEntitlements = new TreeSet<>();
    this.order = new HashMap<>();
    this.instruments = packs.stream().flatMap(p -> p.manifest().instruments().stream()).toList();
    this.used =
        packs.stream()
            .map(
                p ->
                    new Assessment.PackUsed(
                        p.id(),
                        p.manifest().version(),
                        p.manifest().title(),
                        p.files().sha256(),
                        p.files().modelSha256(),
                        p.manifest().instruments().stream().map(Instrument::id).toList()))
            .toList();
    this.readings = packs.stream().flatMap(p -> p.manifest().readings().stream()).toList();
    packs.forEach(
        pack ->
            pack.manifest().assumed().forEach(assumed -> assumptions.put(assumed.fact(), assumed)));
    packs.forEach(
        pack ->
            pack.manifest()
                .instruments()
                .forEach(
                    i ->
                        outside.put(
                            i.id(),
                            pack.manifest().outside().stream()
                                .filter(o -> o.provision().instrument().equals(i.id()))
                                .toList())));
    packs.stream()
        .filter(pack -> Jurisdictions.isInside("CN", pack.id()))
        .flatMap(pack -> pack.manifest().instruments().stream())
        .forEach(i -> ofPlaces.add(i.id()));
    instruments.forEach(i -> repealedBases.put(i.id(), repealedBases(i, instruments)));
    for (Pack pack : packs) {
      for (RuleModel rule : pack.rules()) {
        byNorm.put(rule.norm(), rule);
        order.put(rule.norm(), order.size());
        ruleOrder.put(rule, order.get(rule.norm()));
        relations.put(rule.norm(), rule.relations());
        inForce.put(
            rule, pack.instrument(rule.norm()).orElseThrow().inForce().intersect(rule.inForce()));
        inForce(rule).flatMap(InForce::from).ifPresent(commencements::add);
        inspect(rule);
      }
    }
    variants.values().forEach(this::inspect);
    atEvents.forEach(
        (fact, types) ->
            types.forEach(t -> askedAt.computeIfAbsent(t, key -> new ArrayList<>()).add(fact)));
  }

  private void inspect(RuleModel rule) {
    Map<String, Pattern> bound = new HashMap<>();
    for (Pattern pattern : rule.patterns()) {
      if (!pattern.binding().isEmpty()) {
        bound.put(pattern.binding(), pattern);
      }
      switch (pattern.type()) {
        case "Fact" -> facts.addAll(pattern.words("name"));
        case "FactAt" -> {
          facts.addAll(pattern.words("name"));
          askedAtEvents(pattern, bound);
        }
        case "Onset" -> begunBy(pattern, bound);
        case "Amount" -> {
          facts.addAll(pattern.words("name"));
          for (String name : pattern.words("name")) {
            numbers(pattern).forEach(thresholds.computeIfAbsent(name, n -> new TreeSet<>())::add);
          }
        }
        case "Event" -> triggers.addAll(pattern.words("type"));
        case "NotOwed" -> negatedEntitlements.addAll(pattern.words("kind"));
        default -> {
          // the other types ask for nothing that the engine has to prepare
        }
      }
    }
  }

  private void askedAtEvents(Pattern pattern, Map<String, Pattern> bound) {
    for (String name : pattern.words("name")) {
      atEvents.computeIfAbsent(name, n -> new TreeSet<>()).addAll(eventTypes(pattern, bound));
    }
  }

  private void begunBy(Pattern pattern, Map<String, Pattern> bound) {
    for (String type : eventTypes(pattern, bound)) {
      begunBy.computeIfAbsent(type, t -> new TreeSet<>()).addAll(pattern.words("name"));
    }
  }

  /** The types of the event that a pattern is about. */
  private static List<String> eventTypes(Pattern pattern, Map<String, Pattern> bound) {
    return pattern.constraints().stream()
        .filter(c -> c.field().equals("of") && c.operands().get(0) instanceof Ref)
        .map(c -> bound.get(((Ref) c.operands().get(0)).binding()))
        .filter(event -> event != null && event.type().equals("Event"))
        .flatMap(event -> event.words("type").stream())
        .toList();
  }

  private static List<Integer> numbers(Pattern pattern) {
    return pattern.constraints().stream()
        .filter(c -> c.field().equals("value"))
        .flatMap(c -> c.operands().stream())
        .filter(Whole.class::isInstance)
        .map(o -> ((Whole) o).value())
        .toList();
  }

  /**
   * A text on which another rests, and the text that repealed it.
   *
   * @param repealed the basis
   * @param by what repealed it
   */
  public record RepealedBasis(Instrument.Repealed repealed, Instrument by) {}

  private static List<RepealedBasis> repealedBases(
      Instrument instrument, List<Instrument> instruments) {
    List<RepealedBasis> gone = new ArrayList<>();
    for (Instrument other : instruments) {
      for (Instrument.Repealed repealed : other.repeals()) {
        if (instrument.basis().stream().anyMatch(basis -> sameNumber(basis, repealed.id()))) {
          gone.add(new RepealedBasis(repealed, other));
        }
      }
    }
    return List.copyOf(gone);
  }

  /** The number of a document is printed with 〔〕, with [] or with （）: all the same document. */
  private static boolean sameNumber(String a, String b) {
    return a.replaceAll("[〔〕\\[\\]（）()]", "|").equals(b.replaceAll("[〔〕\\[\\]（）()]", "|"));
  }

  /** The texts on which an instrument rests and that another of the stack repealed. */
  public List<RepealedBasis> repealedBases(Instrument instrument) {
    return repealedBases.getOrDefault(instrument.id(), List.of());
  }

  public List<Pack> packs() {
    return packs;
  }

  /** The rules of all packs, those required first. */
  public List<RuleModel> rules() {
    return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
  }

  /** The same packs with only those of their rules: what no other asks for, is not asked. */
  public Stack only(Set<RuleModel> some) {
    List<Pack> fewer =
        packs.stream()
            .map(
                pack ->
                    new Pack(
                        pack.files(),
                        pack.manifest(),
                        pack.vocabularies(),
                        pack.rules().stream().filter(some::contains).toList(),
                        pack.notComputable(),
                        pack.grounds()))
            .toList();
    return new Stack(fewer, vocabulary, () -> new StackCompiler().base(fewer));
  }

  public List<Instrument> instruments() {
    return instruments;
  }

  /**
   * What a later room makes of this stack, made when it is first asked for and kept with it.
   *
   * @param make makes it; two threads may both do so, and make the same
   */
  public <T> T once(Class<T> type, Function<Stack, T> make) {
    Object known = made.get(type);
    if (known == null) {
      known = make.apply(this);
      made.put(type, known);
    }
    return type.cast(known);
  }

  /** What an answer says of the packs. */
  public List<Assessment.PackUsed> used() {
    return used;
  }

  /** The place of a norm in the order of packs, files and rules, which is the law's. */
  public int order(NormId norm) {
    return requireNonNull(order.get(norm));
  }

  /** The place of a rule, that of its norm. */
  public int order(RuleModel rule) {
    Integer place = ruleOrder.get(rule);
    return place != null ? place : order(rule.norm());
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Their rules as networks of Drools. */
  public Networks networks() {
    return networks;
  }

  /** The rules that vary one of the packs'. */
  public Collection<RuleModel> variants() {
    return variants.values();
  }

  /** A variant by its name. */
  RuleModel variant(String name) {
    return requireNonNull(variants.get(name));
  }

  public Optional<RuleModel> rule(NormId norm) {
    return Optional.ofNullable(byNorm.get(norm));
  }

  /** The instrument of a norm; every norm of a loaded rule has one. */
  public Instrument instrument(NormId norm) {
    return packs.stream()
        .flatMap(p -> p.instrument(norm).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no instrument of " + norm));
  }

  /**
   * When a rule has effect: the days of its instrument and its own, if they have any in common. A
   * variant of a rule has the norm of the rule and days of its own.
   */
  public Optional<InForce> inForce(RuleModel rule) {
    Optional<InForce> days = inForce.get(rule);
    return days != null ? days : instrument(rule.norm()).inForce().intersect(rule.inForce());
  }

  /** The days on which a rule comes into force. */
  public NavigableSet<LocalDate> commencements() {
    return commencements;
  }

  public List<Relation> relations(NormId local) {
    return relations.getOrDefault(local, List.of());
  }

  /**
   * Whether the text of a rule is of one place, so that it binds the organs of that place alone.
   */
  public boolean isOfPlace(RuleModel rule) {
    return ofPlaces.contains(rule.norm().instrument());
  }

  /** The investigating organs that the text of a rule does not bind. */
  public List<Outside> outside(RuleModel rule) {
    return outside.getOrDefault(rule.norm().instrument(), List.of());
  }

  /** What is taken to be so where a file does not say, by fact. */
  public Map<String, Assumption> assumptions() {
    return assumptions;
  }

  public List<ReadingDeclaration> readings() {
    return readings;
  }

  /** Whether any rule asks for that fact. */
  public boolean asks(String fact) {
    return facts.contains(fact);
  }

  /** The types of event that trigger a rule. */
  public Set<String> triggers() {
    return triggers;
  }

  /** The facts with a history that a rule asks as they stood at an event of that type. */
  public List<String> askedAt(String eventType) {
    return askedAt.getOrDefault(eventType, List.of());
  }

  /** The states of which a rule asks whether an event of that type began them. */
  public Set<String> begunBy(String eventType) {
    return begunBy.getOrDefault(eventType, Set.of());
  }

  /** The numbers that rules compare that amount to, ascending. */
  public Set<Integer> thresholds(String fact) {
    return thresholds.getOrDefault(fact, Set.of());
  }

  /** The entitlements on whose absence a rule builds. */
  public Set<String> negatedEntitlements() {
    return negatedEntitlements;
  }
}
