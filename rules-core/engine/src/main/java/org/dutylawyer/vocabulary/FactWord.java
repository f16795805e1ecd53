package org.dutylawyer.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.text.Title;

/**
 * A fact that a case file may state.
 *
 * @param key the word itself, kebab-case
 * @param about what it can be said of; never empty
 * @param title its name
 * @param kind how it is answered
 * @param values the possible answers with their names, in the order of the vocabulary; for {@link
 *     Kind#YES_NO} {@code yes} and {@code no}, for {@link Kind#NUMBER} none
 * @param unit the unit of a number, present exactly for {@link Kind#NUMBER}
 * @param history how it changes over time, so that it can be asked as it stood at an event; empty
 *     if it stays as it is
 * @param fromOthers how the file answers it by what it says of other persons, if it can
 * @param derived how other facts make it up, if they do; no file states such a fact
 * @param implied what else of the same event gives it, if anything does; a file may state it as
 *     well
 * @param fixed whether it is what it is: nobody can change it, and it will not turn out otherwise,
 *     so that no least change names it (the stage that the proceeding has reached)
 */
public record FactWord(
    String key,
    Set<About> about,
    Title title,
    Kind kind,
    Map<String, Title> values,
    Optional<Title> unit,
    Optional<History> history,
    Optional<FromOthers> fromOthers,
    Optional<Derived> derived,
    Optional<Implied> implied,
    boolean fixed) {

  /** How a fact is answered. */
  public enum Kind {
    /** With yes or no; JSON true and false. */
    YES_NO,
    /** With one of the words listed. */
    VALUES,
    /** With a whole number of units, zero or more. */
    NUMBER
  }

  /** The answer yes to a yes/no fact. */
  public static final String YES = "yes";

  /** The answer no to a yes/no fact. */
  public static final String NO = "no";

  /** What a file may write for a fact that nobody knows; the same as leaving it out. */
  public static final String UNKNOWN = "unknown";

  static final Map<String, Title> YES_NO_VALUES =
      ordered(Map.of(YES, new Title("是", "yes")), Map.of(NO, new Title("否", "no")));

  /** Copies the collections. */
  public FactWord {
    about = Collections.unmodifiableSet(new LinkedHashSet<>(about));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (about.isEmpty()) {
      throw new IllegalArgumentException("the fact " + key + " is about nothing");
    }
    if (unit.isPresent() != (kind == Kind.NUMBER) || values.isEmpty() != (kind == Kind.NUMBER)) {
      throw new IllegalArgumentException(
          "the fact " + key + " is a " + kind + " with values " + values + " and unit " + unit);
    }
  }

  /** The type of the events of which each has a state of its own; empty for all other facts. */
  public Optional<String> each() {
    return history.flatMap(History::each);
  }

  /** Whether a file may state it; what others make up, or wholly follows from them, is theirs. */
  public boolean isStated() {
    return madeUpOf().isEmpty();
  }

  /** The facts that say all of it, so that no file states it; none for a fact of its own. */
  public List<String> madeUpOf() {
    return derived
        .map(Derived::facts)
        .or(() -> history.filter(History::onlyFollows).map(History::followed))
        .orElse(List.of());
  }

  /** Whether it changes over time. */
  public boolean changes() {
    return history.isPresent();
  }

  /** Whether it can be said of this kind of subject; for events, of some type of event. */
  public boolean isAbout(About.Kind subject) {
    for (About one : about) {
      if (one.kind() == subject) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Title> ordered(Map<String, Title> first, Map<String, Title> second) {
    Map<String, Title> all = new LinkedHashMap<>(first);
    all.putAll(second);
    return Collections.unmodifiableMap(all);
  }
}
