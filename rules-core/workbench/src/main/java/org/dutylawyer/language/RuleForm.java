package org.dutylawyer.language;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.language.Signatures.Range;
import org.dutylawyer.language.Signatures.Slot;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleCost;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Whether a rule is of the published language: its conditions name only known facts and fields, and
 * its consequence states one conclusion in known words and does nothing else. A rule that passes
 * can be run without trusting its author.
 */
public final class RuleForm {

  /** The types that a condition can name, with their fields. */
  private static final Map<String, Set<String>> TYPES = Collections.unmodifiableMap(Fields.all());

  private static final Set<String> SUBJECTS =
      Set.of("Person", "Proceeding", "Lawyer", "Station", "Event");

  /** The types that look at a state from an event. */
  private static final Set<String> EVENT_STATES = Set.of("FactAt", "Onset");

  /** The fields that hold a word of the vocabulary, which a rule has to write out. */
  private static final Set<String> WORDS =
      Set.of(
          "name",
          "type",
          "kind",
          "force",
          "key",
          "action",
          "actor",
          "holder",
          "ground",
          "requirement",
          "option");

  /** Names of patterns above in one list of values; the engine joins no more at once. */
  private static final int MOST_NAMES = 2;

  private final Vocabulary vocabulary;
  private final Map<String, ReadingDeclaration> readings;
  private final List<Problem> problems;

  /** The patterns of the rule in hand, by their bindings. */
  private final Map<String, Pattern> patterns = new HashMap<>();

  /**
   * A check against the words and readings of a stack.
   *
   * @param vocabulary the words
   * @param readings the readings, by id
   * @param problems receives what is wrong
   */
  public RuleForm(
      Vocabulary vocabulary, Map<String, ReadingDeclaration> readings, List<Problem> problems) {
    this.vocabulary = vocabulary;
    this.readings = Map.copyOf(readings);
    this.problems = problems;
  }

  /** The types that a condition can name, with their fields. */
  public static Map<String, Set<String>> knownTypes() {
    return TYPES;
  }

  /** Checks one rule. */
  public void check(RuleModel rule) {
    Map<String, String> bound = new HashMap<>();
    if (rule.conditions().isEmpty()) {
      problem(rule.place(), "when 为空", "an empty when", "至少一个条件", "at least one condition");
    }
    patterns.clear();
    rule.patterns().stream()
        .filter(pattern -> !pattern.binding().isEmpty())
        .forEach(pattern -> patterns.put(pattern.binding(), pattern));
    rule.conditions().forEach(condition -> condition(condition, bound));
    whose(rule);
    consequence(rule.consequence(), bound);
    RuleCost.beyond(rule, this::values)
        .ifPresent(
            said -> problem(rule.place(), said[0].zh(), said[0].en(), said[1].zh(), said[1].en()));
  }

  /** How many values a fact can have. */
  private int values(String fact) {
    return vocabulary.fact(fact).map(word -> word.values().size()).orElse(1);
  }

  /**
   * Refuses rules that feed themselves, or build on the absence of what they themselves bring
   * about.
   */
  public void checkCycles(Collection<RuleModel> rules) {
    Map<String, Set<String>> feeds = new TreeMap<>();
    // By conclusion and what it reads: the last rule, which is one of the upper packs if any is.
    Map<String, RuleModel> last = new LinkedHashMap<>();
    for (RuleModel rule : rules) {
      String concluded = concluded(rule);
      for (Pattern pattern : rule.patterns()) {
        for (String read : read(pattern)) {
          feeds.computeIfAbsent(concluded, c -> new LinkedHashSet<>()).add(read);
          String step = concluded + " " + read;
          last.remove(step);
          last.put(step, rule);
        }
      }
    }
    for (String start : feeds.keySet()) {
      List<String> path = new ArrayList<>();
      if (reaches(start, start, feeds, path, new LinkedHashSet<>())) {
        Set<String> steps = new HashSet<>();
        for (int i = 1; i < path.size(); i++) {
          steps.add(path.get(i - 1) + " " + path.get(i));
        }
        RuleModel closing = null;
        for (Map.Entry<String, RuleModel> one : last.entrySet()) {
          closing = steps.contains(one.getKey()) ? one.getValue() : closing;
        }
        problem(
            requireNonNull(closing).place(),
            "循环：" + String.join(" ← ", path.stream().map(c -> titled(c).zh()).toList()),
            "a cycle: " + String.join(" <- ", path.stream().map(c -> titled(c).en()).toList()),
            "不以自身结论为条件的规则",
            "rules that do not build on their own conclusions");
        return;
      }
    }
  }

  private static String concluded(RuleModel rule) {
    return rule.consequence().word() + ":" + subjectWord(rule.consequence());
  }

  /** A conclusion with its title, as {@code entitlement( "legal-help" )} 法律帮助. */
  private Title titled(String conclusion) {
    int colon = conclusion.indexOf(':');
    String kind = conclusion.substring(0, colon);
    String key = conclusion.substring(colon + 1);
    List<Slot> head = requireNonNull(Signatures.HEADS.get(kind));
    Title title =
        head.get(head.size() - 1)
            .group()
            .flatMap(group -> vocabulary.findTitle(group, key))
            .orElse(new Title(key, key));
    String written = kind + " \"" + key + "\"";
    return new Title(written + "（" + title.zh() + "）", written + " (" + title.en() + ")");
  }

  private static boolean reaches(
      String from,
      String goal,
      Map<String, Set<String>> feeds,
      List<String> path,
      Set<String> seen) {
    path.add(from);
    for (String next : feeds.getOrDefault(from, Set.of())) {
      if (next.equals(goal)) {
        path.add(goal);
        return true;
      }
      if (seen.add(next) && reaches(next, goal, feeds, path, seen)) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }

  private static String subjectWord(Call call) {
    return switch (call.word()) {
      case "entitlement" -> call.text(0);
      case "exemption" -> "";
      default -> call.text(1);
    };
  }

  private static List<String> read(Pattern pattern) {
    return switch (pattern.type()) {
      case "Entitlement" -> prefixed("entitlement", pattern.words("kind"));
      case "NotOwed" -> prefixed("entitlement", pattern.words("kind"));
      case "Status" -> prefixed("status", pattern.words("key"));
      case "Duty" -> prefixed("duty", pattern.words("action"));
      case "Right" -> prefixed("right", pattern.words("action"));
      case "Prohibition" -> prefixed("prohibition", pattern.words("action"));
      case "Misconduct" -> prefixed("misconduct", pattern.words("ground"));
      case "Eligibility" -> prefixed("eligibility", pattern.words("requirement"));
      default -> List.of();
    };
  }

  private static List<String> prefixed(String prefix, List<String> words) {
    return words.stream().map(word -> prefix + ":" + word).toList();
  }

  // --- conditions
  // ---------------------------------------------------------------------------------

  private void condition(Condition condition, Map<String, String> bound) {
    if (condition instanceof Pattern pattern) {
      pattern(pattern, bound);
    } else if (condition instanceof Not not) {
      absence("not", not.pattern(), bound);
    } else if (condition instanceof Exists exists) {
      absence("exists", exists.pattern(), bound);
    } else if (condition instanceof AnyOf anyOf) {
      for (List<Condition> option : anyOf.options()) {
        Map<String, String> inside = new HashMap<>(bound);
        option.forEach(c -> condition(c, inside));
      }
    }
  }

  private void absence(String word, Pattern pattern, Map<String, String> bound) {
    if (!Set.of("RecordedEvent", "Document").contains(pattern.type())) {
      problem(
          pattern.place(),
          word + " " + pattern.type(),
          word + " " + pattern.type(),
          word + " RecordedEvent 或 " + word + " Document（未知不等于没有；事实请写 value == \"no\"）",
          word + " RecordedEvent or " + word + " Document (unknown is not false)");
    }
    pattern(pattern, new HashMap<>(bound));
  }

  private void pattern(Pattern pattern, Map<String, String> bound) {
    Set<String> fields = TYPES.get(pattern.type());
    if (fields == null) {
      unknownWord(
          pattern.place(), pattern.type(), TYPES.keySet(), new Title("事实类型", "type of fact"));
      // Its name is bound to what was meant, so that its use is no second fault.
      Nearest.of(pattern.type(), TYPES.keySet().stream().sorted().toList())
          .filter(meant -> !pattern.binding().isEmpty())
          .ifPresent(meant -> bound.putIfAbsent(pattern.binding(), meant));
      return;
    }
    for (Constraint constraint : pattern.constraints()) {
      if (!fields.contains(constraint.field())) {
        unknownWord(
            constraint.place(),
            constraint.field(),
            fields,
            new Title(pattern.type() + " 的字段", "field of " + pattern.type()));
      } else {
        constraint(pattern, constraint, bound);
      }
    }
    needs(pattern);
    if (!pattern.binding().isEmpty()
        && !pattern.binding().matches("\\$[\\p{L}_][\\p{L}\\p{N}_]*")) {
      String folded = LookAlike.fold(pattern.binding());
      String meant = folded.startsWith("$") ? folded : "$" + folded;
      problems.add(
          new Problem(
              pattern.place().toString(),
              new Title("绑定的名称“" + pattern.binding() + "”", "the name '" + pattern.binding() + "'"),
              new Title("以半角 $ 开头的名称", "a name that begins with an ordinary $"),
              Optional.of(meant)));
      bound.put(meant, pattern.type()); // so that its use is no second fault
    }
    if (!pattern.binding().isEmpty()
        && bound.putIfAbsent(pattern.binding(), pattern.type()) != null) {
      problem(
          pattern.place(),
          pattern.binding() + " 绑定两次",
          pattern.binding() + " bound twice",
          "每个名称绑定一次",
          "every name bound once");
    }
  }

  /** What happens in the proceeding finds each of its persons: the rule has to say which one. */
  private void whose(RuleModel rule) {
    Map<String, Pattern> events = new HashMap<>();
    for (Pattern pattern : rule.patterns()) {
      if (pattern.type().equals("Event") && !pattern.binding().isEmpty()) {
        events.put(pattern.binding(), pattern);
      }
      if (!EVENT_STATES.contains(pattern.type())) {
        continue;
      }
      boolean said = pattern.constraints().stream().anyMatch(c -> c.field().equals("whose"));
      boolean ofProceeding =
          pattern.constraints().stream()
              .filter(c -> c.field().equals("of") && c.operands().get(0) instanceof Ref)
              .map(c -> events.get(((Ref) c.operands().get(0)).binding()))
              .filter(Objects::nonNull)
              .flatMap(event -> event.words("type").stream())
              .flatMap(type -> vocabulary.event(type).stream())
              .anyMatch(event -> event.about() == About.Kind.PROCEEDING);
      boolean ofPerson =
          pattern.words("name").stream()
              .flatMap(name -> vocabulary.fact(name).stream())
              .anyMatch(fact -> fact.isAbout(About.Kind.PERSON));
      if (!said && ofProceeding && ofPerson) {
        problem(
            pattern.place(),
            pattern.type() + "( " + String.join(", ", pattern.words("name")) + " ) 没有 whose",
            pattern.type() + "( " + String.join(", ", pattern.words("name")) + " ) without whose",
            "whose == $person（关于案件的事件涉及每一个人）",
            "whose == $person: an event of the proceeding concerns everybody");
      }
    }
  }

  /** Without these a pattern would match what its author did not mean. */
  private void needs(Pattern pattern) {
    String needed =
        switch (pattern.type()) {
          case "Fact", "FactAt", "Onset", "Amount" -> "name";
          case "Event", "RecordedEvent", "Document" -> "type";
          case "Entitlement", "NotOwed" -> "kind";
          case "Status" -> "key";
          case "Duty", "Right", "Prohibition" -> "action";
          case "Misconduct" -> "ground";
          case "Eligibility" -> "requirement";
          case "Reading" -> "id";
          default -> "";
        };
    // A field that there is not was meant for one that there is, and is told as that.
    boolean misspelt =
        pattern.constraints().stream()
            .anyMatch(c -> !TYPES.getOrDefault(pattern.type(), Set.of()).contains(c.field()));
    if (!needed.isEmpty() && !misspelt && pattern.words(needed).isEmpty()) {
      problem(
          pattern.place(),
          pattern.type() + " 没有 " + needed,
          pattern.type() + " without " + needed,
          needed + " == \"…\"",
          needed + " == \"…\"");
    }
  }

  private void constraint(Pattern pattern, Constraint constraint, Map<String, String> bound) {
    for (Operand operand : constraint.operands()) {
      int before = problems.size();
      if (operand instanceof Ref ref) {
        reference(ref, constraint.place(), bound);
        written(pattern, constraint, ref);
      } else if (operand instanceof Text text) {
        word(pattern, constraint, text.value(), bound);
      }
      if (problems.size() == before) {
        like(pattern, constraint, operand, bound);
      }
    }
    long names =
        constraint.operands().stream()
            .filter(Ref.class::isInstance)
            .map(o -> ((Ref) o).binding())
            .distinct()
            .count();
    if (names > MOST_NAMES) {
      problem(
          constraint.place(),
          constraint.field() + " in 中有 " + names + " 个绑定的名称",
          names + " bound names in one list",
          "至多 " + MOST_NAMES + " 个",
          "at most " + MOST_NAMES);
    }
    boolean ordered = !Set.of("==", "!=", "in", "not in").contains(constraint.operator());
    if (ordered && !constraint.field().equals("at") && !pattern.type().equals("Amount")) {
      problem(
          constraint.place(),
          constraint.field() + " " + constraint.operator(),
          constraint.field() + " " + constraint.operator(),
          "只有 at 与 Amount 的 value 可比较先后大小",
          "order only for at, and for the value of an Amount");
    }
  }

  /** A moment is compared to a moment, a person to a person, and so on. */
  private void like(
      Pattern pattern, Constraint constraint, Operand operand, Map<String, String> bound) {
    Fields.Kind field = Fields.kind(pattern.type(), constraint.field());
    if (field != Fields.kind(operand, bound)) {
      String found = constraint.field() + " " + constraint.operator() + " " + show(operand);
      problem(constraint.place(), found, found, field.title().zh(), field.title().en());
    }
  }

  /**
   * What a pattern reads must be written in it: a word that is only known when the rule runs could
   * hide that rules feed themselves.
   */
  private void written(Pattern pattern, Constraint constraint, Ref ref) {
    boolean word =
        WORDS.contains(constraint.field())
            || pattern.type().equals("Reading") && constraint.field().equals("id");
    if (word) {
      problem(
          constraint.place(),
          constraint.field() + " " + constraint.operator() + " " + show(ref),
          constraint.field() + " " + constraint.operator() + " " + show(ref),
          "引号中的词",
          "a word in quotation marks");
    }
  }

  private static Set<String> fields(String type) {
    return requireNonNull(TYPES.get(type));
  }

  private void reference(Ref ref, Place place, Map<String, String> bound) {
    String type = bound.get(ref.binding());
    if (type == null) {
      unknownWord(place, ref.binding(), bound.keySet(), new Title("上文绑定的名称", "name bound above"));
    } else if (!ref.field().isEmpty() && !fields(type).contains(ref.field())) {
      unknownWord(place, ref.field(), fields(type), new Title(type + " 的字段", "field of " + type));
    }
  }

  private void word(
      Pattern pattern, Constraint constraint, String word, Map<String, String> bound) {
    Place place = constraint.place();
    switch (pattern.type() + "." + constraint.field()) {
      case "Fact.name", "FactAt.name", "Onset.name", "Amount.name" ->
          factName(pattern, word, place, bound);
      case "Fact.value", "FactAt.value", "Onset.value" -> factValue(pattern, word, place);
      case "Entitlement.force" -> oneOf(word, Signatures.FORCES, place, new Title("效力", "force"));
      case "Reading.id" -> oneOf(word, readings.keySet(), place, new Title("争议解释", "reading"));
      case "Reading.option" -> option(pattern, word, place);
      default ->
          // the others are ids and references, which may be any text
          Signatures.ofField(pattern.type(), constraint.field())
              .ifPresent(group -> known(group, word, place));
    }
  }

  private void option(Pattern pattern, String word, Place place) {
    for (String id : pattern.words("id")) {
      Optional.ofNullable(readings.get(id))
          .ifPresent(
              reading ->
                  oneOf(
                      word,
                      reading.options().keySet(),
                      place,
                      new Title(id + " 的选项", "option of " + id)));
    }
  }

  private void factName(Pattern pattern, String word, Place place, Map<String, String> bound) {
    Optional<FactWord> fact = vocabulary.fact(word);
    if (fact.isEmpty()) {
      known(Group.FACTS, word, place);
      return;
    }
    boolean number = fact.get().kind() == FactWord.Kind.NUMBER;
    if (number != pattern.type().equals("Amount")) {
      problem(
          place,
          pattern.type() + "( name == \"" + word + "\" )",
          pattern.type() + "( name == \"" + word + "\" )",
          number ? "Amount（数字）" : "Fact",
          number ? "Amount, for a number" : "Fact");
    }
    for (Constraint constraint : pattern.constraints()) {
      if (constraint.field().equals("of") && constraint.operands().get(0) instanceof Ref ref) {
        about(pattern, fact.get(), bound.getOrDefault(ref.binding(), ""), place);
      }
    }
    boolean anybody = pattern.constraints().stream().noneMatch(c -> c.field().equals("of"));
    if (anybody
        && (EVENT_STATES.contains(pattern.type()) || !fact.get().isAbout(About.Kind.PROCEEDING))) {
      problem(
          place,
          pattern.type() + "( name == \"" + word + "\" ) 没有 of",
          pattern.type() + "( name == \"" + word + "\" ) without of",
          "of == $…（只有关于案件的事实可以省略）",
          "of == $…; only a fact about the proceeding goes without");
    }
  }

  private void about(Pattern pattern, FactWord fact, String type, Place place) {
    About.Kind kind =
        switch (type) {
          case "Person" -> About.Kind.PERSON;
          case "Proceeding" -> About.Kind.PROCEEDING;
          case "Lawyer" -> About.Kind.LAWYER;
          case "Station" -> About.Kind.STATION;
          case "Event" -> About.Kind.EVENT;
          default -> null;
        };
    boolean each = fact.each().isPresent();
    if (EVENT_STATES.contains(pattern.type()) || each) {
      if (kind != About.Kind.EVENT || !fact.changes() || !EVENT_STATES.contains(pattern.type())) {
        problem(
            place,
            pattern.type() + " “" + fact.key() + "”用于 " + type,
            pattern.type() + " '" + fact.key() + "' of a " + type,
            "有变化过程的事实（history）在事件发生时的情况",
            "a fact with a history, of an Event");
      }
    } else if (kind != null && !fact.isAbout(kind)) {
      problem(
          place,
          "“" + fact.key() + "”用于 " + type,
          "'" + fact.key() + "' of a " + type,
          "关于 " + fact.about() + " 的事实",
          "a fact about " + fact.about());
    }
  }

  private void factValue(Pattern pattern, String word, Place place) {
    for (String name : pattern.words("name")) {
      vocabulary
          .fact(name)
          .filter(fact -> fact.kind() != FactWord.Kind.NUMBER)
          .ifPresent(
              fact ->
                  oneOf(
                      word,
                      fact.values(),
                      place,
                      new Title("“" + name + "”的值", "value of '" + name + "'")));
    }
  }

  // --- consequences
  // -------------------------------------------------------------------------------

  private void consequence(Call call, Map<String, String> bound) {
    Map<String, List<Slot>> heads = Signatures.HEADS;
    List<Slot> slots = heads.get(call.word());
    if (slots == null) {
      unknownWord(
          call.place(), call.word(), heads.keySet(), new Title("结论用词", "word of a conclusion"));
      return;
    }
    arguments(call, slots, false, bound, call);
    Map<String, List<Slot>> allowed = requireNonNull(Signatures.CHAINS.get(call.word()));
    Set<String> used = new LinkedHashSet<>();
    boolean known = true;
    for (Call link : call.chain()) {
      List<Slot> expected = allowed.get(link.word());
      if (expected == null) {
        known = false;
        unknownWord(
            link.place(),
            link.word(),
            allowed.keySet(),
            new Title("可接在 " + call.word() + " 之后的词", "word after " + call.word()));
      } else if (!used.add(link.word()) && !Signatures.MANIFOLD.contains(link.word())) {
        problem(
            link.place(), "“" + link.word() + "”出现两次", "'" + link.word() + "' twice", "一次", "once");
      } else {
        if (Signatures.FACT_AND_VALUES.contains(link.word())) {
          factAndValues(link, expected.get(0), call);
        } else {
          arguments(link, expected, Signatures.REPEATING.contains(link.word()), bound, call);
        }
      }
    }
    if (known) { // what a misspelt word leaves wanting is no second fault
      sentence(call, used);
    }
  }

  /** A fact, and the values of which it must have one. */
  private void factAndValues(Call link, Slot slot, Call head) {
    Place place = link.place();
    if (link.arguments().size() < 2) {
      problem(
          place,
          link.word() + " 带 " + link.arguments().size() + " 项",
          link.word() + " with " + link.arguments().size() + " arguments",
          "一个事实和至少一个值",
          "a fact and at least one value");
      return;
    }
    Optional<String> name = text(link.arguments().get(0), place);
    Optional<FactWord> fact = name.flatMap(vocabulary::fact);
    if (name.isPresent() && fact.isEmpty()) {
      known(Group.FACTS, name.get(), place);
    }
    if (fact.isEmpty()) {
      return;
    }
    boolean fits =
        slot == Slot.STATE
            ? fact.get().changes()
                && fact.get().about().stream().anyMatch(a -> a.kind() != About.Kind.EVENT)
            : ofItsEvents(fact.get(), head);
    if (!fits) {
      problem(
          place,
          "“" + fact.get().key() + "”",
          "'" + fact.get().key() + "'",
          slot == Slot.STATE ? "有变化过程的事实（history）" : "brokenBy、doneBy 所列事件的事实",
          slot == Slot.STATE
              ? "a fact with a history"
              : "a fact of the events of brokenBy or doneBy");
    }
    for (Operand value : link.arguments().subList(1, link.arguments().size())) {
      text(value, place)
          .ifPresent(
              word ->
                  oneOf(
                      word,
                      fact.get().values(),
                      place,
                      new Title(
                          "“" + fact.get().key() + "”的值", "value of '" + fact.get().key() + "'")));
    }
  }

  /** Each act answers for itself; what is never said of some of them excepts none of these. */
  private boolean ofItsEvents(FactWord fact, Call head) {
    String acts = head.word().equals("prohibition") ? "brokenBy" : "doneBy";
    return head.given(acts).stream().anyMatch(e -> vocabulary.factsAboutEvent(e).contains(fact));
  }

  private void sentence(Call call, Set<String> used) {
    if (used.contains("registered") && used.contains("unregistered")) {
      problem(
          call.place(),
          "registered 与 unregistered 并列",
          "both registered and unregistered",
          "至多一个",
          "at most one of them");
    }
    if (used.contains("notBefore") && !used.contains("within")) {
      problem(
          call.place(),
          "notBefore 而没有 within",
          "notBefore without within",
          ".within( … ).before( $… ) 或 .after( $… )",
          ".within( … ).before( $… ) or .after( $… )");
    }
    boolean triggered =
        used.stream().anyMatch(Set.of("within", "promptlyAfter", "at", "triggeredBy")::contains);
    if (used.contains("orBefore") && !triggered || used.contains("eachStage") && triggered) {
      problem(
          call.place(),
          used.contains("orBefore") ? "orBefore 而没有触发事件" : "eachStage 而有触发事件",
          used.contains("orBefore") ? "orBefore without an event" : "eachStage with an event",
          "orBefore 用于有触发事件的义务，eachStage 用于没有触发事件的义务",
          "orBefore for a duty with an event, eachStage for one without");
    }
    boolean subjectGiven = Set.of("misconduct", "eligibility", "status").contains(call.word());
    if (!subjectGiven && !used.contains("of")) {
      problem(
          call.place(),
          call.word() + "( … ) 没有 of( … )",
          call.word() + "( … ) without of( … )",
          ".of( $… )",
          ".of( $… )");
    }
    boolean anchored = used.contains("after") || used.contains("before");
    if (used.contains("within") != anchored) {
      boolean at = used.contains("within") && used.contains("at");
      problem(
          call.place(),
          at ? "within 与 at 同用" : "within 与 after/before 不成对",
          at ? "within together with at" : "within and after/before do not pair",
          ".within( … ).after( $… ) 或 .before( $… )",
          ".within( … ).after( $… ) or .before( $… )");
      return; // the number of times says the same once more
    }
    long timings =
        used.stream()
            .filter(Set.of("within", "promptlyAfter", "at", "triggeredBy", "since")::contains)
            .count();
    if (timings > 1) {
      problem(
          call.place(),
          timings + " 个时间规定",
          timings + " times",
          "至多一个",
          "at most one of within, promptlyAfter, at, triggeredBy, since");
    }
  }

  private void arguments(
      Call call, List<Slot> slots, boolean repeating, Map<String, String> bound, Call head) {
    int given = call.arguments().size();
    boolean right = repeating ? given >= 1 : given == slots.size();
    if (!right) {
      problem(
          call.place(),
          call.word() + " 带 " + given + " 项",
          call.word() + " with " + given + " arguments",
          repeating ? "至少一项" : slots.size() + " 项",
          repeating ? "at least one" : String.valueOf(slots.size()));
      return;
    }
    for (int i = 0; i < given; i++) {
      argument(call, call.arguments().get(i), slots.get(repeating ? 0 : i), bound, head);
    }
  }

  private void argument(
      Call call, Operand argument, Slot slot, Map<String, String> bound, Call head) {
    Place place = call.place();
    switch (slot) {
      case SUBJECT ->
          bound(argument, SUBJECTS, bound, place, new Title("绑定的主体", "a bound subject"));
      case EVENT ->
          bound(argument, Set.of("Event"), bound, place, new Title("绑定的事件", "a bound Event"));
      case LENGTH -> length(argument, place);
      case NORM -> norm(argument, place);
      case FIELD -> field(argument, head.text(1), place);
      case PERMISSION -> permission(argument, place);
      default ->
          text(argument, place).ifPresent(word -> known(slot.group().orElseThrow(), word, place));
    }
  }

  private void bound(
      Operand argument, Set<String> types, Map<String, String> bound, Place place, Title expected) {
    if (argument instanceof Ref ref && !bound.containsKey(ref.binding())) {
      reference(ref, place, bound);
      return;
    }
    boolean right =
        argument instanceof Ref ref
            && (types.contains(bound.get(ref.binding())) && ref.field().isEmpty()
                || types == SUBJECTS && alwaysThere(ref, bound));
    if (!right) {
      problem(
          place,
          "“" + show(argument) + "”",
          "'" + show(argument) + "'",
          expected.zh(),
          expected.en());
    }
  }

  /** A lawyer or a station that an event has in any case, since it is an event of theirs. */
  private boolean alwaysThere(Ref ref, Map<String, String> bound) {
    if (ref.field().equals("of")) {
      return fields(requireNonNull(bound.get(ref.binding()))).contains("of");
    }
    About.Kind kind =
        switch (ref.field()) {
          case "lawyer" -> About.Kind.LAWYER;
          case "station" -> About.Kind.STATION;
          default -> About.Kind.EVENT;
        };
    List<String> types =
        patterns.containsKey(ref.binding()) ? patterns.get(ref.binding()).words("type") : List.of();
    return kind != About.Kind.EVENT
        && !types.isEmpty()
        && types.stream()
            .allMatch(type -> vocabulary.event(type).filter(e -> e.about() == kind).isPresent());
  }

  private void length(Operand argument, Place place) {
    Optional<Range> range =
        argument instanceof Call call && call.chain().isEmpty() && call.arguments().size() == 1
            ? Optional.ofNullable(Signatures.LENGTHS.get(call.word()))
            : Optional.empty();
    if (range.isPresent() && ((Call) argument).arguments().get(0) instanceof Whole whole) {
      if (!range.get().holds(whole.value())) {
        String found = ((Call) argument).word() + "( " + whole.value() + " )";
        problem(
            place,
            found,
            found,
            range.get().first() + " 至 " + range.get().last(),
            range.get().first() + " to " + range.get().last());
      }
    } else {
      Set<String> lengths = Signatures.LENGTHS.keySet();
      boolean misspelt = argument instanceof Call call && !lengths.contains(call.word());
      problems.add(
          new Problem(
              place.toString(),
              new Title("“" + show(argument) + "”", "'" + show(argument) + "'"),
              new Title(
                  "时间长度，如 workingDays( 2 )：" + String.join("、", lengths),
                  "a length such as workingDays( 2 ): one of " + String.join(", ", lengths)),
              misspelt
                  ? org.dutylawyer.problem.Nearest.of(((Call) argument).word(), lengths)
                  : Optional.empty()));
    }
  }

  private void norm(Operand argument, Place place) {
    text(argument, place)
        .ifPresent(
            word -> {
              try {
                PackReader.norm(word, place.toString());
              } catch (BadInputException e) {
                problems.addAll(e.problems());
              }
            });
  }

  private void field(Operand argument, String document, Place place) {
    Optional<DocumentWord> word = vocabulary.document(document);
    if (word.isPresent()) {
      text(argument, place)
          .ifPresent(
              field ->
                  oneOf(
                      field,
                      word.get().fields().keySet(),
                      place,
                      new Title("“" + document + "”的栏目", "field of '" + document + "'")));
    }
  }

  private void permission(Operand argument, Place place) {
    text(argument, place)
        .filter(word -> vocabulary.findTitle(Group.DOCUMENTS, word).isEmpty())
        .ifPresent(word -> known(Group.ACTIONS, word, place));
  }

  private Optional<String> text(Operand argument, Place place) {
    if (argument instanceof Text text) {
      return Optional.of(text.value());
    }
    problem(
        place,
        "“" + show(argument) + "”",
        "'" + show(argument) + "'",
        "引号中的词",
        "a word in quotation marks");
    return Optional.empty();
  }

  private static String show(Operand operand) {
    if (operand instanceof Ref ref) {
      return ref.binding() + (ref.field().isEmpty() ? "" : "." + ref.field());
    }
    if (operand instanceof Call call) {
      return call.word() + "( … )";
    }
    if (operand instanceof Text text) {
      return text.value();
    }
    return operand instanceof Whole whole ? Integer.toString(whole.value()) : "true/false";
  }

  // --- words
  // --------------------------------------------------------------------------------------

  private void known(Group group, String word, Place place) {
    if (vocabulary.findTitle(group, word).isEmpty()) {
      Title expected = vocabulary.expected(group, word);
      problems.add(
          new Problem(
              place.toString(),
              new Title("“" + word + "”", "'" + word + "'"),
              new Title(
                  expected.zh() + "（可在 vocabulary.yaml 中增加）",
                  expected.en() + " (vocabulary.yaml can add one)"),
              vocabulary.nearest(group, word)));
    }
  }

  private void oneOf(String word, Collection<String> known, Place place, Title what) {
    oneOf(word, plain(known), place, what);
  }

  /** One of some words, which somebody may have written by their titles. */
  private void oneOf(String word, Map<String, Title> known, Place place, Title what) {
    if (!known.containsKey(word)) {
      unknownWord(place, word, known, what);
    }
  }

  private static Map<String, Title> plain(Collection<String> words) {
    Map<String, Title> plain = new TreeMap<>();
    words.forEach(word -> plain.put(word, new Title(word, word)));
    return plain;
  }

  private void unknownWord(Place place, String word, Collection<String> known, Title what) {
    unknownWord(place, word, plain(known), what);
  }

  private void unknownWord(Place place, String word, Map<String, Title> known, Title what) {
    List<String> sorted = known.keySet().stream().sorted().toList();
    problems.add(
        new Problem(
            place.toString(),
            new Title("“" + word + "”", "'" + word + "'"),
            new Title(
                what.zh() + "：" + String.join("、", sorted),
                "a " + what.en() + ": " + String.join(", ", sorted)),
            org.dutylawyer.problem.Nearest.of(word, known)));
  }

  private void problem(Place place, String foundZh, String foundEn, String zh, String en) {
    problems.add(Problem.of(place.toString(), new Title(foundZh, foundEn), new Title(zh, en)));
  }
}
