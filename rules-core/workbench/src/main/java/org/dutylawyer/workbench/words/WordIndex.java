package org.dutylawyer.workbench.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** All words that the packs of a jurisdiction have (词汇), and which norms use each. Immutable. */
public final class WordIndex {

  private final List<Word> words;

  /**
   * A word.
   *
   * @param group what kind of word it is
   * @param key as it is written in rules and case files
   * @param title what it is called
   * @param about of facts and events: of what they are said, {@code person} or {@code event:TYPE}
   * @param values the values of a fact with their titles; empty for numbers and for other words
   * @param usedBy the norms whose rules use it, in the order of packs and rules; of an event, then
   *     those that ask a state which it moves
   */
  public record Word(
      Group group,
      String key,
      Title title,
      List<String> about,
      Map<String, Title> values,
      List<NormId> usedBy) {

    /** Copies the lists. */
    public Word {
      about = List.copyOf(about);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      usedBy = List.copyOf(usedBy);
    }

    /** {@code help-notice-received (events): 收到法律帮助通知书}. */
    @Override
    public String toString() {
      return key + " (" + group.key() + "): " + title.zh();
    }
  }

  private WordIndex(List<Word> words) {
    this.words = List.copyOf(words);
  }

  /**
   * The words of packs that stand on one another.
   *
   * @param vocabulary the words that all of them know together
   * @param packs the packs, in the order in which norms are to be named
   */
  public static WordIndex of(Vocabulary vocabulary, List<Pack> packs) {
    Map<String, Set<NormId>> users = new HashMap<>();
    for (Pack pack : packs) {
      for (RuleModel rule : pack.rules()) {
        rule.texts()
            .forEach(
                text -> users.computeIfAbsent(text, t -> new LinkedHashSet<>()).add(rule.norm()));
      }
    }
    List<Word> words = new ArrayList<>();
    for (Group group : Group.values()) {
      vocabulary
          .titles(group)
          .forEach(
              (key, title) ->
                  words.add(
                      new Word(
                          group,
                          key,
                          title,
                          about(vocabulary, group, key),
                          values(vocabulary, group, key),
                          List.copyOf(usedBy(users, vocabulary, group, key)))));
    }
    return new WordIndex(words);
  }

  private static Set<NormId> usedBy(
      Map<String, Set<NormId>> users, Vocabulary vocabulary, Group group, String key) {
    Set<NormId> norms = new LinkedHashSet<>(users.getOrDefault(key, Set.of()));
    if (group == Group.EVENTS) {
      vocabulary.event(key).stream()
          .flatMap(event -> vocabulary.moved(event).stream())
          .flatMap(state -> Stream.concat(Stream.of(state), madeOf(vocabulary, state)))
          .forEach(state -> norms.addAll(users.getOrDefault(state, Set.of())));
    }
    return norms;
  }

  /** The states that a state is part of: an event that moves it moves them. */
  private static Stream<String> madeOf(Vocabulary vocabulary, String state) {
    return vocabulary.titles(Group.FACTS).keySet().stream()
        .flatMap(key -> vocabulary.fact(key).stream())
        .filter(word -> word.derived().filter(d -> d.facts().contains(state)).isPresent())
        .map(FactWord::key);
  }

  private static List<String> about(Vocabulary vocabulary, Group group, String key) {
    return switch (group) {
      case FACTS ->
          vocabulary.fact(key).stream()
              .flatMap(fact -> fact.about().stream())
              .map(Object::toString)
              .toList();
      case EVENTS -> vocabulary.event(key).stream().map(event -> event.about().key()).toList();
      default -> List.of();
    };
  }

  private static Map<String, Title> values(Vocabulary vocabulary, Group group, String key) {
    return group == Group.FACTS
        ? vocabulary
            .fact(key)
            .filter(fact -> fact.kind() == FactWord.Kind.VALUES)
            .map(FactWord::values)
            .orElse(Map.of())
        : Map.of();
  }

  /** All words, group by group, in the order in which they were defined. */
  public List<Word> all() {
    return words;
  }

  /** The words with this key; more than one if several groups have it. */
  public List<Word> named(String key) {
    return words.stream().filter(word -> word.key().equals(key)).toList();
  }

  /** The words whose key, title in either language or value contains the text, whole ones first. */
  public List<Word> containing(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> rank(word, wanted) < Integer.MAX_VALUE)
        .sorted(Comparator.comparingInt(word -> rank(word, wanted)))
        .toList();
  }

  /**
   * The words that somebody may mean by a text that none contains: the nearest of each group, else
   * those that share most with it.
   */
  public List<Word> near(String text) {
    Map<Group, Map<String, Title>> titles = new EnumMap<>(Group.class);
    words.forEach(
        word ->
            titles
                .computeIfAbsent(word.group(), g -> new HashMap<>())
                .put(word.key(), word.title()));
    List<Word> near =
        titles.entrySet().stream()
            .flatMap(
                group ->
                    Nearest.of(text, group.getValue()).stream()
                        .flatMap(key -> find(group.getKey(), key).stream()))
            .toList();
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return near.isEmpty() ? alike(wanted) : near;
  }

  private Optional<Word> find(Group group, String key) {
    return words.stream().filter(w -> w.group() == group && w.key().equals(key)).findFirst();
  }

  private List<Word> alike(String wanted) {
    Map<Word, Integer> shared = new HashMap<>();
    for (Word word : words) {
      int pairs = Nearest.inCommon(wanted, word.key(), word.title());
      if (pairs > 0) {
        shared.put(word, pairs);
      }
    }
    int most = shared.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return words.stream().filter(word -> shared.getOrDefault(word, 0) == most && most > 0).toList();
  }

  private static int rank(Word word, String wanted) {
    String zh = word.title().zh();
    String en = word.title().en().toLowerCase(Locale.ROOT);
    if (word.key().equals(wanted) || zh.equals(wanted) || en.equals(wanted)) {
      return 0;
    }
    if (word.key().contains(wanted) || zh.contains(wanted) || en.contains(wanted)) {
      return 1;
    }
    boolean value =
        word.values().entrySet().stream()
            .flatMap(v -> Stream.of(v.getKey(), v.getValue().zh(), v.getValue().en()))
            .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(wanted));
    return value ? 2 : Integer.MAX_VALUE;
  }
}
