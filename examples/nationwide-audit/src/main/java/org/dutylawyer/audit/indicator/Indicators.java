package org.dutylawyer.audit.indicator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.audit.indicator.Indicator.Kind;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The indicators of a file of definitions; a word that the vocabulary does not have is refused.
 *
 * @param all in the order of the file
 * @param text the file
 */
public record Indicators(List<Indicator> all, String text) {

  private static final String RESOURCE = "/org/dutylawyer/audit/indicators.yaml";

  /** Copies the list. */
  public Indicators {
    all = List.copyOf(all);
  }

  /** Those that the audit brings. */
  public static Indicators standard(Vocabulary words) {
    return parse(standardText(), "indicators.yaml", words);
  }

  /** The file of definitions that the audit brings. */
  public static String standardText() {
    try (InputStream in = Indicators.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing from the audit");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads definitions.
   *
   * @throws BadInputException if one is not of the form, or uses a word that is not known
   */
  public static Indicators parse(String yaml, String where, Vocabulary words) {
    List<Indicator> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml one : Yaml.parse(yaml, where).list()) {
      Indicator indicator = new Reader(words, ids).indicator(one);
      ids.add(indicator.id());
      all.add(indicator);
    }
    return new Indicators(all, yaml);
  }

  /** Hash of the file. */
  public String sha256() {
    return PackFiles.sha256(text.getBytes(UTF_8));
  }

  /** What is counted: each indicator that is computed, and those that are counted by lawyer too. */
  public List<Indicator> computed() {
    return all.stream()
        .filter(i -> i.notComputable().isEmpty())
        .flatMap(i -> Stream.concat(Stream.of(i), i.ofLawyer().stream()))
        .toList();
  }

  /** The one of that id. */
  public Indicator get(String id) {
    return all.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  /** Reads one definition; those before it can be referred to. */
  private record Reader(Vocabulary words, Set<String> before) {

    /** What a definition may say otherwise where more words are known. */
    private static final Set<String> VARYING =
        Set.of("reading", "unit", "of", "is", "missing", "not-computable");

    /** A definition with what it says where the words of a further pack are known. */
    private static Map<String, Yaml> merged(Yaml yaml, Vocabulary words) {
      Map<String, Yaml> keys = new HashMap<>(yaml.map());
      Yaml known = keys.remove("where-known");
      if (known == null) {
        return keys;
      }
      Set<String> allowed = new HashSet<>(VARYING);
      allowed.add("words");
      known.onlyKeys(allowed);
      boolean all =
          known.get("words").texts().stream()
              .allMatch(
                  word ->
                      words.findTitle(Group.FACTS, word).isPresent()
                          || words.findTitle(Group.EVENTS, word).isPresent());
      if (all) {
        if (known.find("unit").isPresent()) {
          keys.remove("not-computable");
        }
        Map<String, Yaml> more = new HashMap<>(known.map());
        more.remove("words");
        keys.putAll(more);
      }
      return keys;
    }

    Indicator indicator(Yaml yaml) {
      Set<String> known = new HashSet<>(VARYING);
      known.addAll(Set.of("id", "title", "source", "provision", "per-lawyer", "where-known"));
      yaml.onlyKeys(known);
      Map<String, Yaml> own = merged(yaml, words);
      String id = yaml.get("id").text();
      if (before.contains(id)) {
        throw yaml.get("id").refused(new Title("尚未用过的编号", "an id that is not taken"));
      }
      Optional<Title> not = Optional.ofNullable(own.get("not-computable")).map(Yaml::title);
      Indicator.Unit unit =
          not.isPresent()
              ? new Indicator.Unit(Kind.NONE, List.of(), 0, false, yaml.get("title").title())
              : unit(required(own, "unit", yaml));
      return new Indicator(
          id,
          yaml.get("title").title(),
          yaml.get("source").text(),
          not.isPresent() ? Optional.empty() : Optional.of(required(own, "reading", yaml).title()),
          unit,
          conditions(own, "of"),
          conditions(own, "is"),
          Optional.ofNullable(own.get("missing")).map(Yaml::title),
          yaml.find("provision").map(Reader::provision).orElse(""),
          not,
          yaml.find("per-lawyer").map(Reader::perLawyer));
    }

    private static Yaml required(Map<String, Yaml> own, String key, Yaml yaml) {
      Yaml found = own.get(key);
      return found == null ? yaml.get(key) : found;
    }

    private Condition conditions(Map<String, Yaml> own, String key) {
      return Optional.ofNullable(own.get(key)).map(this::all).orElse(new Condition.All(List.of()));
    }

    private static String provision(Yaml yaml) {
      try {
        return NormId.parse(yaml.text()).toString();
      } catch (IllegalArgumentException e) {
        throw yaml.refused(
            new Title(
                "文件、条、款、项，以 / 相连，如 司规〔2020〕6号/6/2/1",
                "instrument, article, paragraph and item joined with /, as in 司规〔2020〕6号/6/2/1"));
      }
    }

    private static Indicator.PerLawyer perLawyer(Yaml yaml) {
      yaml.onlyKeys(Set.of("at-least", "title"));
      return new Indicator.PerLawyer(
          within(yaml.get("at-least"), 1, 100), yaml.get("title").title());
    }

    private static int within(Yaml number, int from, int to) {
      int whole = number.whole();
      if (whole < from || whole > to) {
        throw number.refused(
            to == Integer.MAX_VALUE
                ? new Title(from + " 或者更大", from + " or more")
                : new Title(from + " 至 " + to, from + " to " + to));
      }
      return whole;
    }

    private Indicator.Unit unit(Yaml yaml) {
      yaml.onlyKeys(Set.of("each", "events", "at-least", "count", "title"));
      String each = yaml.get("each").text();
      Kind kind =
          Map.of(
                  "event", Kind.EVENT,
                  "person", Kind.PERSON,
                  "lawyer-day", Kind.LAWYER_DAY,
                  "lawyer-half-day", Kind.LAWYER_HALF_DAY)
              .getOrDefault(each, Kind.NONE);
      if (kind == Kind.NONE) {
        throw yaml.get("each")
            .refused(
                new Title(
                    "event、person、lawyer-day 或 lawyer-half-day",
                    "event, person, lawyer-day or lawyer-half-day"));
      }
      return new Indicator.Unit(
          kind,
          events(yaml.get("events")),
          kind == Kind.LAWYER_DAY || kind == Kind.LAWYER_HALF_DAY
              ? within(yaml.get("at-least"), 1, Integer.MAX_VALUE)
              : 0,
          yaml.find("count").map(Reader::isOfActs).orElse(false),
          yaml.get("title").title());
    }

    private static boolean isOfActs(Yaml count) {
      if (!Set.of("cases", "acts").contains(count.text())) {
        throw count.refused(new Title("cases 或 acts", "cases or acts"));
      }
      return count.text().equals("acts");
    }

    private Condition all(Yaml list) {
      return new Condition.All(list.list().stream().map(this::condition).toList());
    }

    private Condition condition(Yaml yaml) {
      Map<String, Yaml> keys = yaml.map();
      if (keys.containsKey("not")) {
        return new Condition.Not(condition(yaml.onlyKeys(Set.of("not")).get("not")));
      }
      if (keys.containsKey("any")) {
        return new Condition.Any(
            yaml.onlyKeys(Set.of("any")).get("any").list().stream().map(this::condition).toList());
      }
      if (keys.containsKey("all")) {
        return all(yaml.onlyKeys(Set.of("all")).get("all"));
      }
      if (keys.containsKey("fact")) {
        yaml.onlyKeys(Set.of("fact", "is", "ever"));
        return fact(yaml);
      }
      if (keys.containsKey("some")) {
        yaml.onlyKeys(Set.of("some", "that"));
        return new Condition.Some(events(yaml.get("some")), all(yaml.get("that")));
      }
      if (keys.containsKey("unsaid")) {
        return new Condition.Unsaid(yaml.onlyKeys(Set.of("unsaid")).get("unsaid").title().zh());
      }
      if (keys.containsKey("number")) {
        yaml.onlyKeys(Set.of("number", "below"));
        return new Condition.NumberBelow(
            word(yaml.get("number"), Group.FACTS), yaml.get("below").whole());
      }
      if (keys.containsKey("event")) {
        return happened(yaml);
      }
      if (keys.containsKey("lawyers")) {
        yaml.onlyKeys(Set.of("lawyers", "more-than"));
        return new Condition.Lawyers(events(yaml.get("lawyers")), yaml.get("more-than").whole());
      }
      if (keys.containsKey("days")) {
        yaml.onlyKeys(Set.of("days", "at-most"));
        return new Condition.Days(events(yaml.get("days")), yaml.get("at-most").whole());
      }
      if (keys.containsKey("duty")) {
        yaml.onlyKeys(Set.of("duty", "state"));
        return new Condition.DutyStands(
            word(yaml.get("duty"), Group.ACTIONS), yaml.get("state").texts());
      }
      if (keys.containsKey("met")) {
        List<String> ids = yaml.onlyKeys(Set.of("met")).get("met").texts();
        if (!before.containsAll(ids)) {
          throw yaml.get("met")
              .refused(new Title("此前已定义的指标", "indicators that are defined before this one"));
        }
        return new Condition.Met(ids);
      }
      throw yaml.refused(
          new Title(
              "fact、number、event、some、lawyers、days、duty、met、unsaid、not、any、all 之一",
              "one of fact, number, event, some, lawyers, days, duty, met, unsaid, not, any,"
                  + " all"));
    }

    private Condition fact(Yaml yaml) {
      String name = word(yaml.get("fact"), Group.FACTS);
      FactWord fact = words.fact(name).orElseThrow();
      List<String> values = yaml.get("is").texts();
      for (String value : values) {
        if (!fact.values().containsKey(value)) {
          throw unknown(yaml.get("is"), value, List.copyOf(fact.values().keySet()));
        }
      }
      return new Condition.FactIs(name, values, yaml.find("ever").map(Yaml::bool).orElse(false));
    }

    private Condition happened(Yaml yaml) {
      yaml.onlyKeys(
          Set.of("event", "when", "working-days", "same-lawyer", "answers", "on-file", "facts"));
      Map<String, String> facts = new HashMap<>();
      yaml.find("facts")
          .ifPresent(given -> given.map().forEach((key, value) -> facts.put(key, value.text())));
      String when = yaml.find("when").map(Yaml::text).orElse("ever");
      Condition.When found;
      try {
        found = Condition.When.valueOf(when.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw yaml.get("when")
            .refused(
                new Title(
                    "ever、before、earlier-day、after、in-stage、in-stage-before 或 within-year",
                    "ever, before, earlier-day, after, in-stage, in-stage-before or within-year"));
      }
      return new Condition.Happened(
          events(yaml.get("event")),
          found,
          yaml.find("working-days").map(days -> within(days, 0, Integer.MAX_VALUE)).orElse(-1),
          yaml.find("same-lawyer").map(Yaml::bool).orElse(false),
          yaml.find("answers").map(Yaml::bool).orElse(false),
          yaml.find("on-file").map(Yaml::bool).orElse(false),
          facts);
    }

    private List<String> events(Yaml yaml) {
      List<String> types = yaml.texts();
      for (String type : types) {
        if (words.event(type).isEmpty()) {
          throw unknown(yaml, type, List.copyOf(words.words(Group.EVENTS)));
        }
      }
      return types;
    }

    private String word(Yaml yaml, Group group) {
      String word = yaml.text();
      if (words.findTitle(group, word).isEmpty()) {
        throw unknown(yaml, word, List.copyOf(words.words(group)));
      }
      return word;
    }

    private static BadInputException unknown(Yaml yaml, String word, List<String> known) {
      return new BadInputException(
          new Problem(
              yaml.where(),
              new Title("“" + word + "”", "'" + word + "'"),
              new Title("已知的词", "a word that is known"),
              Nearest.of(word, known)));
    }
  }
}
