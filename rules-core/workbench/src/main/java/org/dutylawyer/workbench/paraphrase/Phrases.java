package org.dutylawyer.workbench.paraphrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;

/**
 * How words are put into sentences: the predicate for a fact and its value, the clause for an
 * event. The library brings the phrases of its own words; a pack can bring a {@code phrases.yaml}
 * for its words. A word without a phrase is worded from its title.
 */
final class Phrases {

  private static final String FILE = "phrases.yaml";

  private final Map<String, Title> all;

  private Phrases(Map<String, Title> all) {
    this.all = Map.copyOf(all);
  }

  /**
   * The phrases of the library and of these packs.
   *
   * @throws org.dutylawyer.problem.BadInputException if a pack's file is no list of phrases
   */
  static Phrases of(Collection<Pack> packs) {
    Map<String, Title> all = new LinkedHashMap<>();
    try (InputStream in = Phrases.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FILE + " is missing from the library");
      }
      add(Yaml.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Pack pack : packs) {
      for (String path : pack.files().paths(FILE)) {
        add(Yaml.parse(pack.files().text(path).orElseThrow(), pack.files().where(path)), all);
      }
    }
    return new Phrases(all);
  }

  private static void add(Yaml yaml, Map<String, Title> all) {
    yaml.onlyKeys(Set.of("facts", "events", "entitlements"));
    for (String group : List.of("facts", "entitlements")) {
      yaml.find(group)
          .map(Yaml::map)
          .orElse(Map.of())
          .forEach(
              (word, forms) ->
                  forms
                      .map()
                      .forEach(
                          (form, phrase) ->
                              all.put(group + "/" + word + "/" + form, phrase.title())));
    }
    yaml.find("events")
        .map(Yaml::map)
        .orElse(Map.of())
        .forEach((word, phrase) -> all.put("events/" + word, phrase.title()));
  }

  /** The predicate for a fact that has one of these values; made of those of each, if need be. */
  Optional<Title> fact(FactWord fact, Collection<String> values) {
    List<String> ordered = fact.values().keySet().stream().filter(values::contains).toList();
    String prefix = "facts/" + fact.key() + "/";
    Title phrase = all.get(prefix + String.join(",", ordered));
    if (phrase != null) {
      return Optional.of(phrase);
    }
    List<Title> each =
        ordered.stream().map(v -> all.get(prefix + v)).filter(Objects::nonNull).toList();
    if (each.isEmpty() || each.size() < ordered.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Title(
            each.stream().map(Title::zh).collect(Collectors.joining("或者")),
            each.stream().map(Title::en).collect(Collectors.joining(" or "))));
  }

  /** The clause for an event, with <code>{p}</code> for the person. */
  Optional<Title> event(String type) {
    return Optional.ofNullable(all.get("events/" + type));
  }

  /** The words for an entitlement: owed, may, not-owed as conditions, shall, may-get as results. */
  Optional<Title> entitlement(String kind, String form) {
    return Optional.ofNullable(all.get("entitlements/" + kind + "/" + form));
  }
}
