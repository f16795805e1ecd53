package org.dutylawyer.problem;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.text.Title;

/** Finds the known word that somebody probably meant. */
public final class Nearest {

  /** No known word is longer; comparing longer texts would only cost time. */
  private static final int LONGEST = 64;

  private static final Set<String> SAYING_NOTHING =
      Set.of("been", "from", "have", "that", "there", "this", "whether", "which", "with");

  private Nearest() {}

  /**
   * The word that is a few slips of the keyboard away (one slip in three letters, at least one).
   *
   * @param written what somebody wrote
   * @param known the words that may stand there
   */
  public static Optional<String> of(String written, Collection<String> known) {
    Map<String, Title> words = new LinkedHashMap<>();
    known.forEach(word -> words.put(word, new Title(word, word)));
    return of(written, words);
  }

  /**
   * The word with that title in either language, else the one a few slips away, else the only one
   * whose Chinese title has the written words in it, else the one that shares most English words.
   *
   * @param written what somebody wrote
   * @param known the words that may stand there, with their titles
   */
  public static Optional<String> of(String written, Map<String, Title> known) {
    if (written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(written);
    Optional<String> alike = LookAlike.among(written, known.keySet());
    if (alike.isPresent()) {
      return alike;
    }
    Optional<String> titled =
        known.entrySet().stream()
            .filter(word -> names(word.getValue(), written))
            .map(Map.Entry::getKey)
            .findFirst();
    if (titled.isPresent()) {
      return titled;
    }
    String best = null;
    int bestDistance = Math.max(1, plain.length() / 3) + 1;
    for (Map.Entry<String, Title> word : known.entrySet()) {
      int distance = distance(plain, plain(word.getKey()));
      if (distance < bestDistance) {
        best = word.getKey();
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best)
        .or(() -> onlyWith(written.strip(), known))
        .or(() -> sharing(plain, known));
  }

  /** Whether a text is that title, with or without what the Chinese one has in brackets. */
  public static boolean names(Title title, String written) {
    String bare = written.strip();
    return title.zh().equals(bare)
        || title.en().equalsIgnoreCase(bare)
        || title.zh().indexOf('（') > 0 && title.zh().replaceAll("（[^）]*）", "").equals(bare);
  }

  /** The word whose title alone has these Chinese words in it, two characters or more. */
  private static Optional<String> onlyWith(String written, Map<String, Title> known) {
    if (written.length() < 2 || !written.codePoints().allMatch(Character::isIdeographic)) {
      return Optional.empty();
    }
    List<String> with =
        known.entrySet().stream()
            .filter(word -> word.getValue().zh().contains(written))
            .map(Map.Entry::getKey)
            .toList();
    return with.size() == 1 ? Optional.of(with.get(0)) : Optional.empty();
  }

  /**
   * The one word that shares at least half of the written English words, in its key or its title:
   * foreign-national means foreigner. A word with less besides is nearer.
   */
  private static Optional<String> sharing(String plain, Map<String, Title> known) {
    List<String> written = parts(plain);
    Optional<String> best = Optional.empty();
    int most = 0;
    boolean single = false;
    for (Map.Entry<String, Title> word : known.entrySet()) {
      Set<String> own = new LinkedHashSet<>(parts(word.getKey()));
      own.addAll(parts(plain(word.getValue().en())));
      long shared =
          written.stream().filter(part -> own.stream().anyMatch(o -> same(part, o))).count();
      int score = (int) shared * LONGEST - own.size();
      if (shared > 0 && 2 * shared >= written.size() && score >= most) {
        single = score > most;
        most = score;
        best = Optional.of(word.getKey());
      }
    }
    return single ? best : Optional.empty();
  }

  /** Words of four letters or more that say something. */
  private static List<String> parts(String plain) {
    return Stream.of(plain.split("[^a-z0-9]+"))
        .filter(part -> part.length() >= 4 && !SAYING_NOTHING.contains(part))
        .toList();
  }

  /** The same word, or one that begins with the other: foreign and foreigner. */
  private static boolean same(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /**
   * How much a word has in common with what was written: pairs of Chinese characters of its title,
   * and whole parts, of four letters or more, of its key.
   */
  public static int inCommon(String written, String key, Title title) {
    int common = 0;
    for (int i = 0; i + 2 <= written.length() && written.length() <= LONGEST; i++) {
      String pair = written.substring(i, i + 2);
      if (pair.codePoints().allMatch(Character::isIdeographic) && title.zh().contains(pair)) {
        common++;
      }
    }
    List<String> parts = List.of(key.split("-"));
    for (String part : plain(written).split("-")) {
      if (part.length() >= 4 && parts.contains(part)) {
        common++;
      }
    }
    return common;
  }

  /** Kebab-case of what may be written in camel case, with underscores or blanks. */
  private static String plain(String word) {
    return LookAlike.fold(word)
        .strip()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .replaceAll("[_\\s]+", "-")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The number of letters to insert, remove, replace or swap with their neighbour (Damerau and
   * Levenshtein, in the form where no letter is changed twice).
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      now[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = now;
      now = free;
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replace, Math.min(last[j], now[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return now[b.length()];
  }
}
