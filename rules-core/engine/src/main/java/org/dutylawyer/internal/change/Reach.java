package org.dutylawyer.internal.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Leaves;

/**
 * The words that can have a part in a conclusion: those that its rules ask for, those of the rules
 * that feed these, and those of the states on which it rests. Nothing else can change it.
 */
final class Reach {

  /**
   * By the type of a pattern: the word that concludes it, and where its own word stands in both.
   */
  private static final Map<String, Fed> FEEDING =
      Map.of(
          "Entitlement", new Fed("entitlement", 0, "kind"),
          "NotOwed", new Fed("entitlement", 0, "kind"),
          "Duty", new Fed("duty", 1, "action"),
          "Right", new Fed("right", 1, "action"),
          "Prohibition", new Fed("prohibition", 1, "action"),
          "Misconduct", new Fed("misconduct", 1, "ground"),
          "Eligibility", new Fed("eligibility", 1, "requirement"),
          "Status", new Fed("status", 1, "key"));

  private record Fed(String word, int position, String field) {}

  private final Stack stack;
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> events = new TreeSet<>();
  private final Set<String> states = new TreeSet<>();

  private Reach(Stack stack) {
    this.stack = stack;
  }

  /**
   * The reach of what rules conclude.
   *
   * @param of tells the rules that conclude it
   */
  static Reach of(Stack stack, Predicate<RuleModel> of) {
    Reach reach = new Reach(stack);
    List<RuleModel> all = stack.rules();
    Set<RuleModel> seen = new LinkedHashSet<>();
    Deque<RuleModel> open = new ArrayDeque<>(all.stream().filter(of).toList());
    List<NormId> own = open.stream().map(RuleModel::norm).toList();
    all.stream().filter(rule -> lifts(rule, own)).forEach(open::add);
    while (!open.isEmpty()) {
      RuleModel rule = open.remove();
      if (!seen.add(rule)) {
        continue;
      }
      reach.addConsequence(rule.consequence());
      for (Pattern pattern : rule.patterns()) {
        reach.add(pattern);
        Fed fed = FEEDING.get(pattern.type());
        if (fed != null) {
          List<String> words = pattern.words(fed.field());
          all.stream().filter(r -> feeds(r, fed, words)).forEach(open::add);
        }
      }
    }
    reach.close();
    return reach;
  }

  private static boolean lifts(RuleModel rule, List<NormId> limited) {
    Call call = rule.consequence();
    return call.word().equals("exemption")
        && limited.stream().anyMatch(n -> n.isWithin(NormId.parse(call.text(0))));
  }

  private static boolean feeds(RuleModel rule, Fed fed, Collection<String> words) {
    Call call = rule.consequence();
    return call.word().equals(fed.word())
        && (words.isEmpty() || words.contains(call.text(fed.position())));
  }

  private void add(Pattern pattern) {
    switch (pattern.type()) {
      case "Fact", "FactAt", "Onset", "Amount" -> facts.addAll(pattern.words("name"));
      case "Event", "RecordedEvent" -> events.addAll(pattern.words("type"));
      default -> {
        // the others are concluded, or are of the case itself
      }
    }
  }

  /** What a duty rests on, what fulfils it and what breaks a prohibition stands behind the word. */
  private void addConsequence(Call consequence) {
    for (Call link : consequence.chain()) {
      List<String> texts = link.texts();
      switch (link.word()) {
        case "doneBy", "brokenBy", "closedBy" -> events.addAll(texts);
        case "whileIs", "unless" -> facts.add(texts.get(0));
        default -> {
          // the others say what is asked of whom, and for how long
        }
      }
    }
  }

  /** A state is made up of others, or moved by events, whose own facts decide whether they do. */
  private void close() {
    Deque<String> open = new ArrayDeque<>(facts);
    Set<String> seen = new TreeSet<>();
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!seen.add(name)) {
        continue;
      }
      FactWord word = stack.vocabulary().fact(name).orElseThrow();
      word.derived().ifPresent(derived -> open.addAll(derived.facts()));
      word.fromOthers().ifPresent(others -> open.add(others.fact()));
      if (word.changes() && word.derived().isEmpty()) {
        states.add(name);
        for (EventWord event : stack.vocabulary().events()) {
          for (Leaves leaves : stack.vocabulary().leaves(event.key())) {
            if (leaves.state().equals(name)) {
              events.add(event.key());
              open.addAll(leaves.when().keySet());
            }
          }
          if (event.sets().filter(name::equals).isPresent()) {
            events.add(event.key());
          }
        }
      }
    }
    facts.addAll(seen);
  }

  /** The facts that can have a part, states and what makes up others among them. */
  List<FactWord> facts() {
    return facts.stream().map(name -> stack.vocabulary().fact(name).orElseThrow()).toList();
  }

  /** Whether one of the facts is answered by what the file says of other persons. */
  boolean sharesFacts() {
    return facts().stream().anyMatch(word -> word.fromOthers().isPresent());
  }

  /** The types of event that can have a part. */
  List<EventWord> events() {
    List<EventWord> words = new ArrayList<>();
    events.forEach(type -> stack.vocabulary().event(type).ifPresent(words::add));
    return words;
  }

  /** Whether the type of event moves one of the states that have a part. */
  boolean moves(EventWord event) {
    return stack.vocabulary().moved(event).stream().anyMatch(states::contains);
  }

  /** What has to be true of an event of that type for it to leave what it leaves, in each way. */
  List<Map<String, String>> ways(EventWord event) {
    List<Map<String, String>> ways =
        stack.vocabulary().leaves(event.key()).stream()
            .filter(leaves -> states.contains(leaves.state()))
            .map(Leaves::when)
            .distinct()
            .toList();
    return ways.isEmpty() ? List.of(Map.of()) : ways;
  }
}
