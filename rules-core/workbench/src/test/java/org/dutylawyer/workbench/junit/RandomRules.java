package org.dutylawyer.workbench.junit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
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
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Random rules of the language of packs, in few words so that they meet each other. What a rule
 * concludes has a level, and it builds only on conclusions of lower levels, so that no rules feed
 * each other in a circle.
 */
final class RandomRules {

  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final int LEVELS = 3;

  private final SplittableRandom random;
  private final Vocabulary words;
  private final String instrument;
  private final String reading;
  private final List<String> options;
  private final List<EventWord> events;
  private final List<FactWord> personFacts;
  private final List<FactWord> caseFacts;
  private int names;
  private int constraints;

  /**
   * Rules over a vocabulary.
   *
   * @param instrument the text that their norms are of
   * @param reading a contested reading with its options
   */
  RandomRules(
      SplittableRandom random,
      Vocabulary words,
      String instrument,
      String reading,
      List<String> options) {
    this.random = random;
    this.words = words;
    this.instrument = instrument;
    this.reading = reading;
    this.options = options;
    this.events =
        some(words.events().stream().filter(e -> e.about() == About.Kind.PERSON).toList(), 7);
    events.addAll(some(words.events().stream().filter(e -> e.sets().isPresent()).toList(), 2));
    this.personFacts = some(facts(About.Kind.PERSON), 5);
    this.caseFacts = some(facts(About.Kind.PROCEEDING), 3);
  }

  private List<FactWord> facts(About.Kind kind) {
    return words.factsAbout(kind).stream().filter(f -> f.kind() != FactWord.Kind.NUMBER).toList();
  }

  private <T> List<T> some(List<T> from, int most) {
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      chosen.add(pick(from));
    }
    return chosen;
  }

  /**
   * One rule.
   *
   * @param article the article of its norm
   * @param others norms of a text below, to which it can have a relation
   */
  RuleModel rule(int article, List<NormId> others) {
    names = 0;
    constraints = 0;
    int level = random.nextInt(LEVELS);
    NormId norm = NormId.parse(instrument + "/" + article + "/1");
    Scope scope = new Scope();
    List<Condition> conditions = new ArrayList<>();
    conditions.add(subject(scope));
    int more = random.nextInt(4);
    for (int i = 0; i < more; i++) {
      conditions.add(condition(scope, level, 2));
    }
    List<Relation> relations =
        others.isEmpty() || random.nextBoolean()
            ? List.of()
            : List.of(
                new Relation(
                    norm,
                    Relation.Kind.values()[random.nextInt(Relation.Kind.values().length)],
                    pick(others)));
    return new RuleModel(
        "第" + article + "条 " + instrument,
        norm,
        "应当",
        days(),
        relations,
        Map.of("Provision", norm.toString()),
        conditions,
        consequence(scope, level),
        "",
        place());
  }

  private InForce days() {
    return switch (random.nextInt(5)) {
      case 0 -> new InForce(Optional.of(FROM.plusDays(random.nextInt(400))), Optional.empty());
      case 1 -> new InForce(Optional.empty(), Optional.of(FROM.plusDays(random.nextInt(700))));
      default -> InForce.ALWAYS;
    };
  }

  private Place place() {
    return new Place(instrument + "/art-1.drl", 1, 1);
  }

  /** What is bound so far. */
  private static final class Scope {
    final List<String> persons = new ArrayList<>();
    final List<String> lawyers = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<EventWord> types = new ArrayList<>();

    Scope inner() {
      Scope inner = new Scope();
      inner.persons.addAll(persons);
      inner.lawyers.addAll(lawyers);
      inner.events.addAll(events);
      inner.types.addAll(types);
      return inner;
    }
  }

  private Pattern subject(Scope scope) {
    String name = name();
    if (random.nextInt(8) == 0) {
      scope.lawyers.add(name);
      return new Pattern("Lawyer", name, List.of(), place());
    }
    scope.persons.add(name);
    return new Pattern("Person", name, List.of(), place());
  }

  private Condition condition(Scope scope, int level, int depth) {
    int way = random.nextInt(depth > 0 ? 13 : 11);
    if (scope.persons.isEmpty()) {
      return subject(scope);
    }
    String person = pick(scope.persons);
    return switch (way) {
      case 0, 1 -> fact("Fact", Optional.of(person), pick(personFacts));
      case 2 -> fact("Fact", Optional.empty(), pick(caseFacts));
      case 3, 4 -> event(scope, person);
      case 5 -> atEvent(scope, person);
      case 6 -> recorded(scope, person);
      case 7 -> pattern("Reading", "", is("id", reading), is("option", pick(options)));
      case 8, 9 -> concluded(person, level);
      case 10 -> random.nextBoolean() ? subject(scope) : document(scope, person);
      default -> {
        List<List<Condition>> ways = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
          Scope inner = scope.inner();
          List<Condition> option = new ArrayList<>();
          option.add(condition(inner, level, depth - 1));
          if (random.nextInt(3) == 0) {
            option.add(condition(inner, level, depth - 1));
          }
          ways.add(option);
        }
        yield new AnyOf(ways);
      }
    };
  }

  private Pattern fact(String type, Optional<String> of, FactWord fact) {
    List<Constraint> all = new ArrayList<>();
    of.ifPresent(name -> all.add(to("of", name)));
    all.add(is("name", fact.key()));
    List<String> values = List.copyOf(fact.values().keySet());
    switch (random.nextInt(4)) {
      case 0 -> all.add(compare("value", "!=", new Text(pick(values))));
      case 1 -> all.add(compare("value", "in", new Text(pick(values)), new Text(pick(values))));
      case 2 -> all.add(is("value", pick(values)));
      default -> all.add(is("value", values.get(0)));
    }
    return new Pattern(type, "", all, place());
  }

  private Condition event(Scope scope, String person) {
    EventWord type = pick(events);
    String name = name();
    List<Constraint> all = new ArrayList<>();
    if (type.about() == About.Kind.PERSON) {
      all.add(to("of", person));
    }
    all.add(
        random.nextInt(4) == 0
            ? compare("type", "in", new Text(type.key()), new Text(pick(alike(type)).key()))
            : is("type", type.key()));
    if (random.nextInt(5) == 0) {
      all.add(is("by", pick(List.copyOf(words.words(Group.ACTORS)))));
    }
    if (!scope.lawyers.isEmpty() && random.nextInt(2) == 0) {
      all.add(to("lawyer", pick(scope.lawyers)));
    }
    if (!scope.events.isEmpty() && random.nextInt(2) == 0) {
      String other = pick(scope.events);
      all.add(
          random.nextInt(3) == 0
              ? compare("re", "==", new Ref(other, "id"))
              : compare("at", pick(List.of("<", "<=", ">", ">=", "!=")), new Ref(other, "at")));
    }
    scope.events.add(name);
    scope.types.add(type);
    return new Pattern("Event", name, all, place());
  }

  /** What is about the same: of an event of the proceeding, another way of asking is needed. */
  private List<EventWord> alike(EventWord type) {
    return events.stream().filter(other -> other.about() == type.about()).toList();
  }

  private Condition atEvent(Scope scope, String person) {
    if (scope.events.isEmpty()) {
      return event(scope, person);
    }
    int at = random.nextInt(scope.events.size());
    List<FactWord> own =
        words.factsAboutEvent(scope.types.get(at).key()).stream()
            .filter(f -> f.kind() != FactWord.Kind.NUMBER)
            .toList();
    // Of an event of the proceeding, whose state is meant has to be said; this asks the
    // proceeding's.
    boolean ofPerson = scope.types.get(at).about() == About.Kind.PERSON;
    List<FactWord> past =
        words.facts().stream()
            .filter(FactWord::changes)
            // Most states that begin at none stay there in a random file, and no rule would fire.
            .filter(f -> f.history().orElseThrow().initially().isEmpty() || random.nextInt(12) == 0)
            .filter(f -> f.isAbout(ofPerson ? About.Kind.PERSON : About.Kind.PROCEEDING))
            .toList();
    if (past.isEmpty() && own.isEmpty()) {
      return event(scope, person);
    }
    return own.isEmpty() || !past.isEmpty() && random.nextBoolean()
        ? fact(
            random.nextInt(8) == 0 ? "Onset" : "FactAt",
            Optional.of(scope.events.get(at)),
            pick(past))
        : fact("Fact", Optional.of(scope.events.get(at)), pick(own));
  }

  private Condition recorded(Scope scope, String person) {
    EventWord type = pick(events);
    List<Constraint> all = new ArrayList<>();
    if (type.about() == About.Kind.PERSON) {
      all.add(to("of", person));
    }
    all.add(is("type", type.key()));
    if (!scope.events.isEmpty() && random.nextBoolean()) {
      String at = pick(scope.events);
      all.add(
          random.nextInt(4) == 0
              ? compare("event", "!=", new Ref(at, ""))
              : compare("at", pick(List.of("<", "<=", ">", ">=")), new Ref(at, "at")));
    }
    Pattern pattern = new Pattern("RecordedEvent", "", all, place());
    return random.nextBoolean() ? new Not(pattern) : new Exists(pattern);
  }

  private Condition document(Scope scope, String person) {
    if (scope.events.isEmpty()) {
      return event(scope, person);
    }
    Pattern pattern =
        pattern(
            "Document",
            "",
            to("of", pick(scope.events)),
            is("type", pick(words.documents()).key()));
    return switch (random.nextInt(3)) {
      case 0 -> pattern;
      case 1 -> new Not(pattern);
      default -> new Exists(pattern);
    };
  }

  /** Something that rules of a lower level conclude, or the absence of an entitlement. */
  private Condition concluded(String person, int level) {
    if (level == 0) {
      return fact("Fact", Optional.of(person), pick(personFacts));
    }
    int below = random.nextInt(level);
    return switch (random.nextInt(5)) {
      case 0 ->
          pattern("NotOwed", "", to("of", person), is("kind", word(Group.ENTITLEMENTS, below)));
      case 1 ->
          random.nextBoolean()
              ? pattern(
                  "Entitlement", "", to("of", person), is("kind", word(Group.ENTITLEMENTS, below)))
              : pattern(
                  "Entitlement",
                  "",
                  to("of", person),
                  is("kind", word(Group.ENTITLEMENTS, below)),
                  is("force", random.nextBoolean() ? "shall" : "may"));
      case 2 -> pattern("Status", "", to("of", person), is("key", word(Group.STATUSES, below)));
      case 3 -> pattern("Duty", "", to("of", person), is("action", word(Group.ACTIONS, below)));
      default -> pattern("Right", "", to("of", person), is("action", word(Group.ACTIONS, below)));
    };
  }

  /** A word of a group that belongs to a level. */
  private String word(Group group, int level) {
    List<String> all = List.copyOf(words.words(group));
    List<String> ofLevel = new ArrayList<>();
    for (int i = level; i < Math.min(all.size(), 2 * LEVELS); i += LEVELS) {
      ofLevel.add(all.get(i));
    }
    return ofLevel.isEmpty() ? all.get(level % all.size()) : pick(ofLevel);
  }

  private Call consequence(Scope scope, int level) {
    List<Call> chain = new ArrayList<>();
    String of =
        scope.persons.isEmpty() || !scope.lawyers.isEmpty() && random.nextInt(4) == 0
            ? pick(scope.lawyers)
            : pick(scope.persons);
    String event = scope.events.isEmpty() ? "" : pick(scope.events);
    String actor = pick(List.copyOf(words.words(Group.ACTORS)));
    switch (random.nextInt(6)) {
      case 0 -> {
        chain.add(call("of", new Ref(of, "")));
        if (random.nextInt(3) == 0) {
          chain.add(call("may"));
        }
        since(event, chain);
        return said("entitlement", chain, new Text(word(Group.ENTITLEMENTS, level)));
      }
      case 1, 2 -> {
        chain.add(call("of", new Ref(of, "")));
        if (!event.isEmpty()) {
          switch (random.nextInt(4)) {
            case 0 -> {
              chain.add(call("within", call("days", new Whole(1 + random.nextInt(9)))));
              chain.add(call("after", new Ref(event, "")));
            }
            case 1 -> {
              chain.add(call("within", call("workingDays", new Whole(1 + random.nextInt(9)))));
              chain.add(call("before", new Ref(event, "")));
            }
            case 2 -> chain.add(call("promptlyAfter", new Ref(event, "")));
            default -> chain.add(call("triggeredBy", new Ref(event, "")));
          }
        }
        if (random.nextBoolean()) {
          chain.add(call("doneBy", new Text(pick(events).key())));
        }
        return said("duty", chain, new Text(actor), new Text(word(Group.ACTIONS, level)));
      }
      case 3 -> {
        chain.add(call("of", new Ref(of, "")));
        since(event, chain);
        return said("right", chain, new Text(actor), new Text(word(Group.ACTIONS, level)));
      }
      case 4 -> {
        since(event, chain);
        return said("status", chain, new Ref(of, ""), new Text(word(Group.STATUSES, level)));
      }
      default -> {
        chain.add(call("of", new Ref(of, "")));
        since(event, chain);
        return random.nextBoolean()
            ? said("exemption", chain, new Text(instrument + "/1"))
            : said(
                "prohibition",
                chain,
                new Text(actor),
                new Text(pick(List.copyOf(words.words(Group.ACTIONS)))));
      }
    }
  }

  private void since(String event, List<Call> chain) {
    if (!event.isEmpty() && random.nextBoolean()) {
      chain.add(call("since", new Ref(event, "")));
    }
  }

  private Call said(String word, List<Call> chain, Operand... arguments) {
    return new Call(word, List.of(arguments), chain, place());
  }

  private Call call(String word, Operand... arguments) {
    return new Call(word, List.of(arguments), List.of(), place());
  }

  private Pattern pattern(String type, String binding, Constraint... all) {
    return new Pattern(type, binding, List.of(all), place());
  }

  private Constraint is(String field, String word) {
    return compare(field, "==", new Text(word));
  }

  private Constraint to(String field, String binding) {
    return compare(field, "==", new Ref(binding, ""));
  }

  private Constraint compare(String field, String operator, Operand... operands) {
    constraints++;
    return new Constraint(
        field, operator, List.of(operands), new Place(instrument + "/art-1.drl", 1, constraints));
  }

  private String name() {
    return "$x" + names++;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
