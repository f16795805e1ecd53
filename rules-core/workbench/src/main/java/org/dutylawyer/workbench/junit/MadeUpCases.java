package org.dutylawyer.workbench.junit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Made-up case files in the words of a stack of packs, those that its rules ask for first. Case
 * number n depends on the seed and on n alone. They are meant to reach every corner of the rules,
 * not to look like life.
 */
final class MadeUpCases {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DAYS_BACK = 700;
  private static final int DAYS_AHEAD = 40;

  private final Vocabulary words;
  private final String jurisdiction;
  private final LocalDate asOf;
  private final long seed;
  private final List<EventWord> askedEvents;
  private final List<DocumentWord> askedDocuments;

  /**
   * Case files for a stack.
   *
   * @param rules its rules
   * @param asOf the day asked about: most of what is recorded lies before it
   */
  MadeUpCases(
      Vocabulary words,
      String jurisdiction,
      Collection<RuleModel> rules,
      LocalDate asOf,
      long seed) {
    this.words = words;
    this.jurisdiction = jurisdiction;
    this.asOf = asOf;
    this.seed = seed;
    Set<String> asked = new LinkedHashSet<>();
    rules.forEach(
        rule -> {
          rule.patterns().forEach(pattern -> asked.addAll(pattern.words("type")));
          rule.consequence().chain().forEach(link -> asked.addAll(link.texts()));
        });
    this.askedEvents = words.events().stream().filter(e -> asked.contains(e.key())).toList();
    this.askedDocuments = words.documents().stream().filter(d -> asked.contains(d.key())).toList();
  }

  /** A case file; empty where what was made up contradicts itself. */
  Optional<CaseFile> number(long number) {
    String json = new One(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number)).json();
    try {
      return Optional.of(new CaseFileReader(words).read(json, "case " + number));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** One case file being made up. */
  private final class One {
    private final SplittableRandom random;
    private final List<String> persons = new ArrayList<>();
    private final List<String> lawyers = new ArrayList<>();
    private final List<String> stations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    /** The share of the facts that is stated: some files say all, some hardly anything. */
    private final int stated;

    One(SplittableRandom random) {
      this.random = random;
      this.stated = random.nextInt(3) == 0 ? 100 : random.nextInt(101);
    }

    String json() {
      ObjectNode root = NODES.objectNode();
      root.put("jurisdiction", jurisdiction);
      facts(root.putObject("proceeding"), words.statedAbout(About.Kind.PROCEEDING));
      subjects(root.putArray("persons"), About.Kind.PERSON, "某", persons, 1 + random.nextInt(3));
      subjects(root.putArray("lawyers"), About.Kind.LAWYER, "律师", lawyers, random.nextInt(3));
      subjects(root.putArray("stations"), About.Kind.STATION, "站", stations, random.nextInt(2));
      ArrayNode list = root.putArray("events");
      int count = random.nextInt(14);
      LocalDate day = asOf.minusDays(random.nextInt(DAYS_BACK));
      for (int i = 0; i < count; i++) {
        day = day.plusDays(random.nextInt(4) == 0 ? 0 : random.nextInt(DAYS_AHEAD));
        event(list.addObject(), i, day);
      }
      return root.toString();
    }

    private void subjects(
        ArrayNode list, About.Kind kind, String prefix, List<String> ids, int count) {
      for (int i = 0; i < count; i++) {
        ObjectNode node = list.addObject();
        ids.add(prefix + i);
        node.put("id", prefix + i);
        facts(node, words.statedAbout(kind));
      }
    }

    private void event(ObjectNode node, int index, LocalDate day) {
      EventWord word =
          pick(askedEvents.isEmpty() || random.nextInt(6) == 0 ? words.events() : askedEvents);
      boolean nobody =
          word.about() == About.Kind.LAWYER && lawyers.isEmpty()
              || word.about() == About.Kind.STATION && stations.isEmpty();
      if (nobody) {
        word = pick(words.events().stream().filter(e -> e.about() == About.Kind.PERSON).toList());
      }
      node.put("type", word.key());
      node.put("id", "事" + index);
      if (random.nextInt(10) != 0) {
        node.put("at", day + (random.nextInt(3) == 0 ? "T1" + random.nextInt(10) + ":30" : ""));
      }
      if (random.nextInt(3) == 0) {
        node.put("person", pick(persons));
      }
      if (random.nextBoolean()) {
        node.put(
            "by", pick(word.by().isEmpty() ? List.copyOf(words.words(Group.ACTORS)) : word.by()));
      }
      if (!lawyers.isEmpty() && (word.about() == About.Kind.LAWYER || random.nextBoolean())) {
        node.put("lawyer", pick(lawyers));
      }
      if (!stations.isEmpty() && (word.about() == About.Kind.STATION || random.nextBoolean())) {
        node.put("station", pick(stations));
      }
      if (!events.isEmpty() && random.nextInt(3) == 0) {
        node.put("re", pick(events));
      }
      events.add("事" + index);
      if (word.sets().isPresent()) {
        answer(node, "to", words.fact(word.sets().get()).orElseThrow());
      }
      List<DocumentWord> papers = askedDocuments.isEmpty() ? words.documents() : askedDocuments;
      if (!papers.isEmpty() && random.nextInt(3) == 0) {
        DocumentWord paper = pick(papers);
        ObjectNode document = node.putObject("document");
        document.put("type", paper.key());
        ObjectNode fields = document.putObject("fields");
        paper.fields().keySet().stream()
            .filter(field -> random.nextInt(3) != 0)
            .forEach(field -> fields.put(field, "内容"));
      }
      facts(node, words.factsAboutEvent(word.key()));
    }

    private void facts(ObjectNode node, List<FactWord> facts) {
      for (FactWord fact : facts) {
        if (isStated(fact) && random.nextInt(100) < stated) {
          answer(node, fact.key(), fact);
        }
      }
    }

    /** Not what other facts make up: that would mostly contradict them. */
    private boolean isStated(FactWord fact) {
      return fact.isStated() && fact.fromOthers().isEmpty();
    }

    private void answer(ObjectNode node, String key, FactWord fact) {
      switch (fact.kind()) {
        case YES_NO -> node.put(key, random.nextBoolean());
        case NUMBER -> node.put(key, random.nextInt(random.nextBoolean() ? 8 : 100));
        case VALUES -> node.put(key, pick(List.copyOf(fact.values().keySet())));
      }
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
