package org.dutylawyer.workbench.course;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.vocabulary.Derived;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course.Letter;

/**
 * The orders of events that can make a difference: of the words that rules trigger on or read, or
 * that begin or end a state that they read; by each actor, with the documents and as the answer
 * that rules ask for. Events that no rule reads together, neither itself nor through what feeds it,
 * need no course together: what follows from both is what follows from each.
 */
public final class Courses {

  /**
   * The days between two events: the same day, where the order is that of the file, and another.
   */
  private static final int[] DISTANCES = {0, 1};

  private final Vocabulary words;
  private final List<RuleModel> rules;
  private final Map<String, Set<String>> leaving = new HashMap<>();
  private final Map<RuleModel, Set<String>> reads = new HashMap<>();
  private final Set<RuleModel> onHelp = new HashSet<>();
  private final List<Letter> letters = new ArrayList<>();
  private final Map<String, Set<String>> related = new HashMap<>();

  /** Who does an event where rules ask for that, which documents it carries, whether it answers. */
  private final Map<String, Set<String>> actors = new HashMap<>();

  private final Map<String, Set<String>> documents = new HashMap<>();
  private final Set<String> answering = new HashSet<>();

  public Courses(List<Pack> stack, Vocabulary words) {
    this.words = words;
    this.rules = stack.stream().flatMap(pack -> pack.rules().stream()).toList();
    for (FactWord fact : words.facts()) {
      leaving.put(fact.key(), new TreeSet<>());
    }
    for (EventWord event : words.events()) {
      words.moved(event).forEach(state -> requireNonNull(leaving.get(state)).add(event.key()));
    }
    for (RuleModel rule : rules) {
      reads.put(rule, read(rule));
    }
    feed();
    Set<String> types = new TreeSet<>();
    reads.values().forEach(types::addAll);
    rules.forEach(this::named);
    for (String type : types) {
      words
          .event(type)
          .ifPresent(word -> letters(word).forEach(letter -> letters.addAll(variants(letter))));
    }
    for (Set<String> together : reads.values()) {
      for (String type : together) {
        related.computeIfAbsent(type, t -> new HashSet<>()).addAll(together);
      }
    }
  }

  public List<Letter> letters() {
    return letters;
  }

  /** Notes of which events a rule asks who does them, what they carry, and what they answer. */
  private void named(RuleModel rule) {
    for (Pattern pattern : rule.patterns()) {
      if (!pattern.type().endsWith("Event")) {
        continue;
      }
      for (String type : pattern.words("type")) {
        actors.computeIfAbsent(type, t -> new TreeSet<>()).addAll(pattern.words("by"));
        if (pattern.constraints().stream().anyMatch(c -> c.field().equals("re"))) {
          answering.add(type);
        }
        for (Pattern other : rule.patterns()) {
          if (other.type().equals("Document") && isOf(other, pattern.binding())) {
            documents.computeIfAbsent(type, t -> new TreeSet<>()).addAll(other.words("type"));
          }
        }
      }
    }
  }

  /** Whether a pattern is about what another one binds. */
  public static boolean isOf(Pattern pattern, String binding) {
    return pattern.constraints().stream()
        .filter(c -> c.field().equals("of"))
        .anyMatch(c -> c.operands().get(0) instanceof Ref ref && ref.binding().equals(binding));
  }

  /** An event as it is, by each of those who are asked for, and with what it is asked to carry. */
  private List<Letter> variants(Letter plain) {
    Set<String> carried = documents.getOrDefault(plain.type(), Set.of());
    List<Letter> all = new ArrayList<>();
    for (List<String> with :
        carried.isEmpty()
            ? List.of(List.<String>of())
            : List.of(List.<String>of(), List.copyOf(carried))) {
      all.add(new Letter(plain.type(), plain.to(), Optional.empty(), with));
      for (String by : actors.getOrDefault(plain.type(), Set.of())) {
        all.add(new Letter(plain.type(), plain.to(), Optional.of(by), with));
      }
    }
    return all;
  }

  private List<Letter> letters(EventWord word) {
    if (word.sets().isEmpty()) {
      return List.of(new Letter(word.key(), Optional.empty()));
    }
    return words.fact(word.sets().get()).orElseThrow().values().keySet().stream()
        .map(value -> new Letter(word.key(), Optional.of(value)))
        .toList();
  }

  /** The types of event that a rule reads, or that change a state that it reads. */
  private Set<String> read(RuleModel rule) {
    Set<String> types = new TreeSet<>();
    for (Pattern pattern : rule.patterns()) {
      if (pattern.type().endsWith("Event")) {
        types.addAll(pattern.words("type"));
      }
      if (Set.of("Fact", "FactAt", "Onset").contains(pattern.type())) {
        pattern.words("name").forEach(name -> types.addAll(changing(name, new HashSet<>())));
      }
    }
    return types;
  }

  private Set<String> changing(String fact, Set<String> seen) {
    if (!seen.add(fact)) {
      return Set.of();
    }
    Set<String> types = new TreeSet<>(leaving.getOrDefault(fact, Set.of()));
    FactWord word = words.fact(fact).orElseThrow();
    word.derived()
        .map(Derived::facts)
        .orElse(List.of())
        .forEach(f -> types.addAll(changing(f, seen)));
    word.history()
        .map(History::endsWith)
        .orElse(List.of())
        .forEach(f -> types.addAll(changing(f, seen)));
    return types;
  }

  /** A rule also reads what those read whose conclusions it asks for. */
  private void feed() {
    Map<String, List<RuleModel>> concluding =
        rules.stream().collect(Collectors.groupingBy(rule -> concluded(rule.consequence())));
    Map<RuleModel, Set<RuleModel>> feeders = new HashMap<>();
    for (RuleModel rule : rules) {
      Set<RuleModel> feeding = new LinkedHashSet<>();
      for (Pattern pattern : rule.patterns()) {
        for (String key : asked(pattern)) {
          feeding.addAll(concluding.getOrDefault(key, List.of()));
        }
      }
      feeders.put(rule, feeding);
    }
    Map<RuleModel, Set<String>> all = new HashMap<>();
    for (RuleModel rule : rules) {
      Set<String> types = new TreeSet<>();
      Set<RuleModel> seen = new HashSet<>();
      Deque<RuleModel> open = new ArrayDeque<>(List.of(rule));
      while (!open.isEmpty()) {
        RuleModel one = open.remove();
        if (seen.add(one)) {
          if (isOfHelp(one)) {
            onHelp.add(rule);
          }
          types.addAll(reads.get(one));
          open.addAll(feeders.get(one));
        }
      }
      all.put(rule, types);
    }
    reads.putAll(all);
  }

  private static boolean isOfHelp(RuleModel rule) {
    return rule.consequence().word().equals("entitlement")
        && rule.consequence().text(0).equals("legal-help");
  }

  private static String concluded(RuleModel.Call consequence) {
    return switch (consequence.word()) {
      case "entitlement" -> "e:" + consequence.text(0);
      case "status" -> "s:" + consequence.text(1);
      case "duty", "right", "prohibition" -> "a:" + consequence.text(1);
      case "misconduct" -> "m:" + consequence.text(1);
      case "eligibility" -> "q:" + consequence.text(1);
      default -> "";
    };
  }

  private static List<String> asked(Pattern pattern) {
    return switch (pattern.type()) {
      case "Entitlement", "NotOwed" -> keys("e:", pattern.words("kind"));
      case "Status" -> keys("s:", pattern.words("key"));
      case "Duty", "Right", "Prohibition" -> keys("a:", pattern.words("action"));
      case "Misconduct" -> keys("m:", pattern.words("ground"));
      case "Eligibility" -> keys("q:", pattern.words("requirement"));
      default -> List.of();
    };
  }

  private static List<String> keys(String kind, List<String> words) {
    return words.stream().map(word -> kind + word).toList();
  }

  /** Whether a rule gives duty-lawyer help, or builds on it. */
  public boolean restsOnHelp(RuleModel rule) {
    return onHelp.contains(rule);
  }

  public List<Letter> lettersOf(String type) {
    return words.event(type).map(this::letters).orElse(List.of());
  }

  /** How many courses there are of at most so many events; no more than can be told. */
  public double count(int bound) {
    double total = 1 + letters.size();
    Map<Letter, Double> ending = new HashMap<>();
    for (Letter letter : letters) {
      ending.put(letter, 1.0);
    }
    for (int length = 2; length <= bound; length++) {
      Map<Letter, Double> longer = new HashMap<>();
      ending.forEach(
          (last, ways) -> {
            for (Letter next : letters) {
              if (isRelated(last, next)) {
                int answers = answering.contains(next.type()) ? 2 : 1;
                longer.merge(next, ways * DISTANCES.length * answers, Double::sum);
              }
            }
          });
      total += longer.values().stream().mapToDouble(Double::doubleValue).sum();
      ending = longer;
    }
    return total;
  }

  /** Gives every course of at most so many events, shorter ones first. */
  public void each(int bound, Consumer<Course> taker) {
    List<Course> last = List.of(new Course(List.of()));
    // What needs no event is looked at once with everybody in the file, and not in every course.
    taker.accept(new Course(List.of()).inCompany());
    for (int length = 1; length <= bound; length++) {
      List<Course> next = new ArrayList<>();
      boolean kept = length < bound;
      for (Course course : last) {
        for (Letter letter : letters) {
          List<Course.Happening> events = course.events();
          if (events.isEmpty()) {
            give(course.then(letter, 0), kept, next, taker);
          } else if (isRelated(events.get(events.size() - 1).letter(), letter)) {
            for (int distance : DISTANCES) {
              give(course.then(letter, distance), kept, next, taker);
              if (answering.contains(letter.type())) {
                give(course.then(letter, distance, true), kept, next, taker);
              }
            }
          }
        }
      }
      last = next;
    }
  }

  private static void give(Course course, boolean kept, List<Course> next, Consumer<Course> taker) {
    taker.accept(course);
    if (kept) {
      next.add(course);
    }
  }

  private boolean isRelated(Letter one, Letter other) {
    return related.getOrDefault(one.type(), Set.of()).contains(other.type());
  }
}
