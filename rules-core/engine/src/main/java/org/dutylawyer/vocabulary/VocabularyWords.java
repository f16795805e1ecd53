package org.dutylawyer.vocabulary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Vocabularies as a row of texts and numbers, so that a pack that a build read brings its words
 * without the file that they stand in. For the library itself.
 */
public final class VocabularyWords {

  private VocabularyWords() {}

  /** Takes texts and numbers in their order. */
  public interface Sink {
    /** Takes a text. */
    void text(String text);

    /** Takes a number. */
    void number(int number);
  }

  /** A mark that differs for other core words: packs were checked with these words. */
  public static String coreMark() {
    return Vocabulary.coreMark();
  }

  /** Writes a vocabulary. */
  public static void write(Vocabulary words, Sink out) {
    for (Group group : Group.values()) {
      Map<String, Vocabulary.Entry> entries = words.entries(group);
      out.number(entries.size());
      entries.forEach(
          (key, entry) -> {
            out.text(key);
            title(entry.title(), out);
            out.text(entry.where());
            switch (group) {
              case FACTS -> fact((FactWord) entry.word(), out);
              case EVENTS -> event((EventWord) entry.word(), out);
              case DOCUMENTS -> titles(((DocumentWord) entry.word()).fields(), out);
              default -> {
                // the key and the title are all there is
              }
            }
          });
    }
  }

  private static void title(Title title, Sink out) {
    out.text(title.zh());
    out.text(title.en());
  }

  private static void titles(Map<String, Title> titles, Sink out) {
    out.number(titles.size());
    titles.forEach(
        (key, title) -> {
          out.text(key);
          title(title, out);
        });
  }

  private static void fact(FactWord fact, Sink out) {
    out.number(fact.about().size());
    for (About about : fact.about()) {
      out.number(about.kind().ordinal());
      out.text(about.eventType().orElse(""));
    }
    out.number(fact.kind().ordinal());
    titles(fact.values(), out);
    out.number(fact.unit().isPresent() ? 1 : 0);
    fact.unit().ifPresent(unit -> title(unit, out));
    out.number(fact.history().isPresent() ? 1 : 0);
    fact.history()
        .ifPresent(
            history -> {
              out.text(history.initially().orElse(""));
              list(history.endsWith(), out);
              out.number(history.endsLast() ? 1 : 0);
              list(history.resumesWith(), out);
              list(history.statedSince(), out);
              out.number(history.perLawyer() ? 1 : 0);
              out.number(history.forward() ? 1 : 0);
              out.text(history.each().orElse(""));
              out.number(history.turnsAfter().size());
              new TreeMap<>(history.turnsAfter())
                  .forEach(
                      (value, events) -> {
                        out.text(value);
                        list(events, out);
                      });
              leaves(history.leftBy(), out);
              out.number(history.follows().size());
              for (Follows follows : history.follows()) {
                list(List.of(follows.leaves(), follows.state(), follows.value()), out);
              }
            });
    out.number(fact.fromOthers().isPresent() ? 1 : 0);
    fact.fromOthers()
        .ifPresent(
            others -> {
              out.text(others.fact());
              list(others.values().stream().sorted().toList(), out);
            });
    out.number(fact.derived().isPresent() ? 1 : 0);
    fact.derived()
        .ifPresent(
            derived -> {
              out.text(derived.value());
              out.text(derived.otherwise());
              out.number(derived.anyOf().size());
              derived.anyOf().forEach(all -> texts(new TreeMap<>(all), out));
            });
    out.number(fact.implied().isPresent() ? 1 : 0);
    fact.implied()
        .ifPresent(
            implied -> {
              out.text(implied.value());
              out.number(implied.anyOf().size());
              implied.anyOf().forEach(all -> texts(new TreeMap<>(all), out));
            });
    out.number(fact.fixed() ? 1 : 0);
  }

  private static void list(List<String> texts, Sink out) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  private static void event(EventWord event, Sink out) {
    out.number(event.about().ordinal());
    out.number(event.planned() ? 1 : 0);
    out.text(event.sets().orElse(""));
    leaves(event.leaves(), out);
    list(event.after(), out);
    list(event.by(), out);
    out.number(event.registered() ? 1 : 0);
    list(event.denies(), out);
    list(event.fallsUnder(), out);
    list(event.receiptOf(), out);
    texts(new TreeMap<>(event.shows()), out);
    out.number(event.givenWhere().size());
    event.givenWhere().forEach(all -> texts(new TreeMap<>(all), out));
    list(event.formerly(), out);
  }

  private static void leaves(List<Leaves> all, Sink out) {
    out.number(all.size());
    for (Leaves leaves : all) {
      out.text(leaves.event());
      out.text(leaves.state());
      out.text(leaves.value());
      texts(leaves.when(), out);
      out.number(leaves.ifStated() ? 1 : 0);
      out.text(leaves.from().orElse(""));
      out.number(leaves.ahead().isPresent() ? 1 : 0);
      leaves
          .ahead()
          .ifPresent(
              ahead -> {
                out.number(ahead.least());
                out.number(ahead.most());
              });
    }
  }

  private static void texts(Map<String, String> texts, Sink out) {
    out.number(texts.size());
    texts.forEach(
        (key, value) -> {
          out.text(key);
          out.text(value);
        });
  }

  /** Reads what {@link #write} wrote. */
  public static Vocabulary read(Supplier<String> texts, IntSupplier numbers) {
    return new Source(texts, numbers).vocabulary();
  }

  private record Source(Supplier<String> texts, IntSupplier numbers) {

    Vocabulary vocabulary() {
      Map<Group, Map<String, Vocabulary.Entry>> words = new EnumMap<>(Group.class);
      for (Group group : Group.values()) {
        Map<String, Vocabulary.Entry> entries = new LinkedHashMap<>();
        int size = numbers.getAsInt();
        for (int i = 0; i < size; i++) {
          String key = texts.get();
          Title title = title();
          String where = texts.get();
          Object word =
              switch (group) {
                case FACTS -> fact(key, title);
                case EVENTS -> event(key, title);
                case DOCUMENTS -> new DocumentWord(key, title, titles());
                default -> key;
              };
          entries.put(key, new Vocabulary.Entry(word, title, where));
        }
        words.put(group, entries);
      }
      return new Vocabulary(words);
    }

    private Title title() {
      return new Title(texts.get(), texts.get());
    }

    private Map<String, Title> titles() {
      Map<String, Title> titles = new LinkedHashMap<>();
      int size = numbers.getAsInt();
      for (int i = 0; i < size; i++) {
        titles.put(texts.get(), title());
      }
      return titles;
    }

    private FactWord fact(String key, Title title) {
      Set<About> about = new LinkedHashSet<>();
      int size = numbers.getAsInt();
      for (int i = 0; i < size; i++) {
        About.Kind kind = About.Kind.values()[numbers.getAsInt()];
        about.add(new About(kind, given(texts.get())));
      }
      FactWord.Kind kind = FactWord.Kind.values()[numbers.getAsInt()];
      Map<String, Title> values = titles();
      Optional<Title> unit = truth() ? Optional.of(title()) : Optional.empty();
      Optional<History> history =
          truth()
              ? Optional.of(
                  new History(
                      given(texts.get()),
                      list(),
                      truth(),
                      list(),
                      list(),
                      truth(),
                      truth(),
                      given(texts.get()),
                      turnsAfter(),
                      leaves(),
                      follows()))
              : Optional.empty();
      Optional<FromOthers> others =
          truth() ? Optional.of(new FromOthers(texts.get(), Set.copyOf(list()))) : Optional.empty();
      Optional<Derived> derived = truth() ? Optional.of(derived()) : Optional.empty();
      Optional<Implied> implied =
          truth() ? Optional.of(new Implied(texts.get(), combinations())) : Optional.empty();
      return new FactWord(
          key, about, title, kind, values, unit, history, others, derived, implied, truth());
    }

    private Map<String, List<String>> turnsAfter() {
      Map<String, List<String>> after = new TreeMap<>();
      for (int left = numbers.getAsInt(); left > 0; left--) {
        after.put(texts.get(), list());
      }
      return after;
    }

    private List<String> list() {
      return Stream.generate(texts).limit(numbers.getAsInt()).toList();
    }

    private EventWord event(String key, Title title) {
      About.Kind about = About.Kind.values()[numbers.getAsInt()];
      boolean planned = truth();
      Optional<String> sets = given(texts.get());
      return new EventWord(
          key,
          about,
          planned,
          sets,
          leaves(),
          list(),
          list(),
          truth(),
          list(),
          list(),
          list(),
          pairs(),
          combinations(),
          list(),
          title);
    }

    private List<Leaves> leaves() {
      List<Leaves> leaves = new ArrayList<>();
      int size = numbers.getAsInt();
      for (int i = 0; i < size; i++) {
        String event = texts.get();
        String state = texts.get();
        String value = texts.get();
        Map<String, String> when = pairs();
        boolean ifStated = truth();
        Optional<String> from = given(texts.get());
        Optional<Leaves.Ahead> ahead =
            truth()
                ? Optional.of(new Leaves.Ahead(numbers.getAsInt(), numbers.getAsInt()))
                : Optional.empty();
        leaves.add(new Leaves(event, state, value, when, ifStated, from, ahead));
      }
      return leaves;
    }

    private Derived derived() {
      String value = texts.get();
      String otherwise = texts.get();
      return new Derived(value, combinations(), otherwise);
    }

    private List<Map<String, String>> combinations() {
      return Stream.generate(this::pairs).limit(numbers.getAsInt()).toList();
    }

    private List<Follows> follows() {
      return Stream.generate(this::list)
          .limit(numbers.getAsInt())
          .map(one -> new Follows(one.get(0), one.get(1), one.get(2)))
          .toList();
    }

    private Map<String, String> pairs() {
      Map<String, String> pairs = new TreeMap<>();
      int size = numbers.getAsInt();
      for (int i = 0; i < size; i++) {
        pairs.put(texts.get(), texts.get());
      }
      return pairs;
    }

    private boolean truth() {
      return numbers.getAsInt() != 0;
    }

    private static Optional<String> given(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }
}
