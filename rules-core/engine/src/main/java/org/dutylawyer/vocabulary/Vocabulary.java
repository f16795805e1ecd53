package org.dutylawyer.vocabulary;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * The words that case files and rules share: the facts a case file may state, the events it may
 * record, and the plain words for actors, actions, entitlements and so on. Every word has a Chinese
 * and an English title. The library brings the core words; packs add their own; a word is defined
 * once. Immutable.
 */
public final class Vocabulary {

  /** The groups of words. A word is unique within its group. */
  public enum Group {
    /** Facts: see {@link FactWord}. */
    FACTS("facts", "事实", "fact"),
    /** Types of event: see {@link EventWord}. */
    EVENTS("events", "事件类型", "type of event"),
    /** Who acts: authorities, agencies, lawyers, the person. */
    ACTORS("actors", "主体", "actor"),
    /** What somebody has to do or may do. */
    ACTIONS("actions", "行为", "action"),
    /** What a person is entitled to. */
    ENTITLEMENTS("entitlements", "权利", "entitlement"),
    /** Kinds of document: see {@link DocumentWord}. */
    DOCUMENTS("documents", "文书", "document"),
    /** Conduct that is a ground for discipline. */
    GROUNDS("grounds", "处理事由", "ground for discipline"),
    /** Measures of discipline. */
    MEASURES("measures", "处理措施", "measure"),
    /** Requirements of eligibility. */
    REQUIREMENTS("requirements", "资格条件", "requirement"),
    /** Standings that rules conclude. */
    STATUSES("statuses", "身份", "status");

    private final String key;
    private final Title title;

    Group(String key, String zh, String en) {
      this.key = key;
      this.title = new Title(zh, en);
    }

    /** The heading of the group in a vocabulary file. */
    public String key() {
      return key;
    }

    /** What one word of the group is called. */
    public Title title() {
      return title;
    }
  }

  /**
   * A word as it was defined: a {@link FactWord}, an {@link EventWord} and so on, and the place.
   */
  record Entry(Object word, Title title, String where) {}

  private static final String CORE = "/org/dutylawyer/vocabulary/vocabulary.yaml";

  private final Map<Group, Map<String, Entry>> words;
  private final Map<About, List<FactWord>> factsAbout;
  private final Map<String, List<Leaves>> leaves;
  private final Map<String, String> appointments;
  private final Set<String> ofEachLawyer;

  Vocabulary(Map<Group, Map<String, Entry>> words) {
    Map<Group, Map<String, Entry>> all = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      all.put(
          group,
          Collections.unmodifiableMap(new LinkedHashMap<>(words.getOrDefault(group, Map.of()))));
    }
    this.words = Collections.unmodifiableMap(all);
    Map<About, List<FactWord>> byAbout = new HashMap<>();
    for (FactWord fact : facts()) {
      for (About about : fact.about()) {
        byAbout.computeIfAbsent(about, a -> new ArrayList<>()).add(fact);
      }
    }
    byAbout.replaceAll((about, facts) -> List.copyOf(facts));
    this.factsAbout = Collections.unmodifiableMap(byAbout);
    Map<String, List<Leaves>> byEvent = new HashMap<>();
    Stream.concat(
            events().stream().flatMap(event -> event.leaves().stream()),
            facts().stream()
                .flatMap(fact -> fact.history().stream())
                .flatMap(history -> history.leftBy().stream()))
        .forEach(l -> byEvent.computeIfAbsent(l.event(), type -> new ArrayList<>()).add(l));
    byEvent.replaceAll((type, left) -> List.copyOf(left));
    this.leaves = Collections.unmodifiableMap(byEvent);
    Map<String, String> appointments = new HashMap<>();
    for (FactWord fact : facts()) {
      Optional<String> each = fact.each();
      if (each.isPresent()) {
        Stream.concat(
                fact.about().stream().flatMap(about -> about.eventType().stream()),
                fact.history().orElseThrow().leftBy().stream().map(Leaves::event))
            .forEach(event -> appointments.put(event, each.get()));
      }
    }
    this.appointments = Map.copyOf(appointments);
    Set<String> perLawyer =
        facts().stream()
            .filter(fact -> fact.history().filter(History::perLawyer).isPresent())
            .map(FactWord::key)
            .collect(Collectors.toSet());
    this.ofEachLawyer =
        leaves.keySet().stream()
            .filter(e -> leaves(e).stream().map(Leaves::state).anyMatch(perLawyer::contains))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The type of the appointments of which an event of that type states or leaves something. */
  public Optional<String> appointmentOf(String eventType) {
    return Optional.ofNullable(appointments.get(eventType));
  }

  /** Whether what such an event changes is one of each lawyer, such as who may read the file. */
  public boolean isOfEachLawyer(String eventType) {
    return ofEachLawyer.contains(eventType);
  }

  /** The states that an event of that type begins or ends, other than the one that it sets. */
  public List<Leaves> leaves(String eventType) {
    return leaves.getOrDefault(eventType, List.of());
  }

  /**
   * What an event of that type leaves that says to what it changed the state that it sets: that,
   * and the other states that it begins or ends. Where it does not say so, the state that it sets
   * is what its word leaves, if that says anything.
   */
  public List<Leaves> leaves(String eventType, Optional<String> to) {
    Optional<Leaves> written =
        event(eventType)
            .flatMap(EventWord::sets)
            .flatMap(fact -> to.map(value -> new Leaves(eventType, fact, value, Map.of())));
    return Stream.concat(
            written.stream(),
            leaves(eventType).stream()
                .filter(left -> written.filter(w -> w.state().equals(left.state())).isEmpty()))
        .toList();
  }

  /**
   * The states that such an event moves: the one that it sets, and those that it begins or ends.
   */
  public List<String> moved(EventWord event) {
    return Stream.concat(event.sets().stream(), leaves(event.key()).stream().map(Leaves::state))
        .toList();
  }

  /** The words that the library itself brings. */
  public static Vocabulary core() {
    String yaml = new String(coreFile(), StandardCharsets.UTF_8);
    return empty().plus(parse(yaml, "rules-core/vocabulary.yaml"));
  }

  /** What tells other core words from these. */
  static String coreMark() {
    CRC32 crc = new CRC32();
    crc.update(coreFile());
    return Long.toHexString(crc.getValue());
  }

  private static byte[] coreFile() {
    try (InputStream in = Vocabulary.class.getResourceAsStream(CORE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + CORE + " is missing from the library");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No word at all. */
  public static Vocabulary empty() {
    return new Vocabulary(Map.of());
  }

  /**
   * Reads a vocabulary file. Words that it refers to need not be its own; {@link #plus} checks
   * them.
   *
   * @param yaml the text of the file
   * @param where its name, for messages
   * @throws BadInputException with every problem of the file
   */
  public static Vocabulary parse(String yaml, String where) {
    return new VocabularyReader(where).read(yaml);
  }

  /**
   * The words of both.
   *
   * @param added further words; they may refer to the words of this vocabulary
   * @throws BadInputException if a word is defined in both, with both places, or if a word refers
   *     to one that neither defines
   */
  public Vocabulary plus(Vocabulary added) {
    List<Problem> problems = new ArrayList<>();
    Map<Group, Map<String, Entry>> all = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      Map<String, Entry> both = new LinkedHashMap<>(words.get(group));
      added
          .entries(group)
          .forEach(
              (key, entry) -> {
                Entry first = both.putIfAbsent(key, entry);
                if (first != null) {
                  problems.add(definedTwice(group, key, first, entry));
                }
              });
      all.put(group, both);
    }
    Vocabulary union = new Vocabulary(all);
    problems.addAll(new References(union).dangling(added));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return union;
  }

  private static Problem definedTwice(Group group, String key, Entry first, Entry second) {
    Title found =
        new Title(
            group.title().zh() + " \"" + key + "\" 的第二个定义",
            "a second definition of the " + group.title().en() + " \"" + key + "\"");
    Title expected =
        new Title("使用 " + first.where() + " 的定义", "use of the definition at " + first.where());
    return Problem.of(second.where(), found, expected);
  }

  /** The fact of this name. */
  public Optional<FactWord> fact(String key) {
    return entry(Group.FACTS, key).map(entry -> (FactWord) entry.word());
  }

  /** The type of event of this name. */
  public Optional<EventWord> event(String key) {
    return entry(Group.EVENTS, key).map(entry -> (EventWord) entry.word());
  }

  /** The kind of document of this name. */
  public Optional<DocumentWord> document(String key) {
    return entry(Group.DOCUMENTS, key).map(entry -> (DocumentWord) entry.word());
  }

  /** All facts, in the order in which they were defined. */
  public List<FactWord> facts() {
    return entries(Group.FACTS).values().stream().map(e -> (FactWord) e.word()).toList();
  }

  /** All types of event, in the order in which they were defined. */
  public List<EventWord> events() {
    return entries(Group.EVENTS).values().stream().map(e -> (EventWord) e.word()).toList();
  }

  /** All kinds of document, in the order in which they were defined. */
  public List<DocumentWord> documents() {
    return entries(Group.DOCUMENTS).values().stream().map(e -> (DocumentWord) e.word()).toList();
  }

  /**
   * The facts that can be said of this kind of subject.
   *
   * @throws IllegalArgumentException for events: each type has its own facts, see {@link
   *     #factsAboutEvent}
   */
  public List<FactWord> factsAbout(About.Kind kind) {
    return factsAbout.getOrDefault(About.of(kind), List.of());
  }

  /**
   * Those of {@link #factsAbout} that a case file states of the subject; the others follow from
   * these, or are stated at the event of which each has its own.
   */
  public List<FactWord> statedAbout(About.Kind kind) {
    return factsAbout(kind).stream()
        .filter(FactWord::isStated)
        .filter(fact -> fact.each().isEmpty())
        .toList();
  }

  /** The facts that can be said of events of this type, those of its wider types among them. */
  public List<FactWord> factsAboutEvent(String type) {
    List<String> wider = wider(type);
    if (wider.isEmpty()) {
      return factsNaming(type);
    }
    return Stream.concat(Stream.of(type), wider.stream())
        .flatMap(word -> factsNaming(word).stream())
        .distinct()
        .toList();
  }

  /** The facts whose words name this type of event itself. */
  public List<FactWord> factsNaming(String type) {
    return factsAbout.getOrDefault(About.event(type), List.of());
  }

  /** The wider types of event that an event of this type is as well, the nearest first. */
  public List<String> wider(String type) {
    Optional<EventWord> word = event(type);
    if (word.isEmpty() || word.get().fallsUnder().isEmpty()) {
      return List.of();
    }
    LinkedHashSet<String> wider = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(word.get().fallsUnder());
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (wider.add(next)) {
        event(next).ifPresent(known -> open.addAll(known.fallsUnder()));
      }
    }
    return List.copyOf(wider);
  }

  /** The words of a group, in the order in which they were defined. */
  public Collection<String> words(Group group) {
    return entries(group).keySet();
  }

  /** The title of a word, if the group has it. */
  public Optional<Title> findTitle(Group group, String key) {
    return entry(group, key).map(Entry::title);
  }

  /**
   * The title of a word.
   *
   * @throws IllegalArgumentException if the group does not have it; the message names the nearest
   *     word that it has
   */
  public Title title(Group group, String key) {
    return findTitle(group, key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no "
                        + group.title().en()
                        + " is called \""
                        + key
                        + "\""
                        + nearest(group, key)
                            .map(word -> "; the nearest is \"" + word + "\"")
                            .orElse("")));
  }

  /** The words of a group with their titles, in the order in which they were defined. */
  public Map<String, Title> titles(Group group) {
    Map<String, Title> titles = new LinkedHashMap<>();
    entries(group).forEach((key, entry) -> titles.put(key, entry.title()));
    return Collections.unmodifiableMap(titles);
  }

  /**
   * The word of the group that somebody probably meant: the one with that title in either language,
   * else the one a few slips of the keyboard away.
   */
  public Optional<String> nearest(Group group, String written) {
    return now(group, written).isEmpty()
        ? Nearest.of(written, titles(group))
        : Optional.empty(); // which of them is meant, nobody but who wrote it can say
  }

  /** The words, with their titles, that stand now for a word that is gone; empty if it is not. */
  private Map<String, Title> now(Group group, String written) {
    Map<String, Title> now = new LinkedHashMap<>();
    if (group == Group.EVENTS) {
      events().stream()
          .filter(event -> event.formerly().contains(written))
          .forEach(event -> now.put(event.key(), event.title()));
    }
    return now;
  }

  /**
   * What is expected where a word of the group is: a known one, with up to three whose title or key
   * has a part in common with what was written, unless one is as good as written.
   */
  public Title expected(Group group, String written) {
    Map<String, Title> now = now(group, written);
    if (!now.isEmpty()) {
      Title words = listed(now, "或者 ", " or ");
      return new Title("改写为 " + words.zh() + "（原词已经不用）", words.en() + ", for the word is gone");
    }
    Title known = new Title("已知的" + group.title().zh(), "a known " + group.title().en());
    if (nearest(group, written).isPresent()) {
      return known;
    }
    Map<String, Title> alike = new LinkedHashMap<>();
    titles(group).entrySet().stream()
        .filter(word -> Nearest.inCommon(written, word.getKey(), word.getValue()) > 0)
        .sorted(
            Comparator.comparingInt(
                word -> -Nearest.inCommon(written, word.getKey(), word.getValue())))
        .limit(3)
        .forEach(word -> alike.put(word.getKey(), word.getValue()));
    if (alike.isEmpty()) {
      return known;
    }
    Title words = listed(alike, "、", ", ");
    return new Title(known.zh() + "，相近的有 " + words.zh(), known.en() + ", such as " + words.en());
  }

  /** Words with their titles, one after the other in either language. */
  private static Title listed(Map<String, Title> words, String zh, String en) {
    return new Title(
        words.entrySet().stream()
            .map(word -> word.getKey() + "（" + word.getValue().zh() + "）")
            .collect(Collectors.joining(zh)),
        words.entrySet().stream()
            .map(word -> word.getKey() + " (" + word.getValue().en() + ")")
            .collect(Collectors.joining(en)));
  }

  Optional<Entry> entry(Group group, String key) {
    return Optional.ofNullable(entries(group).get(key));
  }

  Map<String, Entry> entries(Group group) {
    return requireNonNull(words.get(group)); // all groups are there
  }

  /** {@code a vocabulary of 40 facts, 60 events and 150 other words}. */
  @Override
  public String toString() {
    int facts = words(Group.FACTS).size();
    int events = words(Group.EVENTS).size();
    int all = words.values().stream().mapToInt(Map::size).sum();
    return "a vocabulary of "
        + facts
        + " facts, "
        + events
        + " events and "
        + (all - facts - events)
        + " other words";
  }
}
