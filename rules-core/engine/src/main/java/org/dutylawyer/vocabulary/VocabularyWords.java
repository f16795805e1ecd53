package org.dutylawyer.vocabulary;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
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
    out.number(fact.history() ? 1 : 0);
  }

  private static void event(EventWord event, Sink out) {
    out.number(event.about().ordinal());
    out.number(event.planned() ? 1 : 0);
    out.text(event.sets().orElse(""));
    out.number(event.after().size());
    event.after().forEach(out::text);
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
      return new FactWord(key, about, title, kind, values, unit, truth());
    }

    private EventWord event(String key, Title title) {
      About.Kind about = About.Kind.values()[numbers.getAsInt()];
      boolean planned = truth();
      Optional<String> sets = given(texts.get());
      int size = numbers.getAsInt();
      List<String> after = java.util.stream.Stream.generate(texts).limit(size).toList();
      return new EventWord(key, about, planned, sets, after, title);
    }

    private boolean truth() {
      return numbers.getAsInt() != 0;
    }

    private static Optional<String> given(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }
}
