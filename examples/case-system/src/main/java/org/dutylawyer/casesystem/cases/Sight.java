package org.dutylawyer.casesystem.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.LawyerEntry;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.acts.Acts;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.stereotype.Component;

/**
 * A case as those see it who may not see conduct: without what lawyers did wrong or may have, and
 * with no more of a lawyer than the name. Answers, pages and files are all made from that.
 */
@Component
public class Sight {

  private final LiveRules live;
  private final Cache<String, String> seen = Caffeine.newBuilder().maximumSize(1000).build();

  /** By the words of the rules that answer now. */
  public Sight(LiveRules live) {
    this.live = live;
  }

  /** A whole case as that account sees it. */
  StoredCase of(CaseUser user, StoredCase full) {
    return user.may(Permission.CONDUCT_READ) ? full : withoutConduct(full, live.now());
  }

  /** The case without conduct, by the words of those rules. */
  public StoredCase withoutConduct(StoredCase full, LiveRules.Snapshot rules) {
    String json =
        seen.get(full.sha256() + rules.id(), key -> withoutConduct(full.file(), full.id(), rules));
    return new StoredCase(
        full.key(),
        full.id(),
        full.jurisdiction(),
        full.title(),
        full.version(),
        full.updatedAt(),
        json,
        PackFiles.sha256(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** The file without conduct, by the words of those rules. */
  static String withoutConduct(String json, String where, LiveRules.Snapshot rules) {
    CaseFile file = StoredCase.read(json, where, rules);
    Vocabulary words = rules.rules().vocabulary(file.jurisdiction());
    CaseFile rest = file;
    for (EventEntry event : file.events()) {
      if (Acts.isConduct(event.type(), words)) {
        rest = rest.without(event.id());
      }
    }
    List<LawyerEntry> named =
        file.lawyers().stream()
            .map(l -> new LawyerEntry(l.id(), l.name(), Map.of(), Map.of()))
            .toList();
    return with(rest, named, rest.events()).toJson();
  }

  /**
   * The stored file with other ids for those events that are not shown where somebody who does not
   * see them, and cannot know their ids, has written the same ones.
   *
   * @param written the file as it was sent
   * @param full the file as it is stored
   */
  static CaseFile aside(CaseFile written, CaseFile full, Vocabulary words) {
    Set<String> taken = new HashSet<>();
    written.events().forEach(event -> taken.add(event.id()));
    Set<String> used = new HashSet<>(taken);
    full.events().forEach(event -> used.add(event.id()));
    Map<String, String> renamed = new HashMap<>();
    for (EventEntry event : full.events()) {
      if (Acts.isConduct(event.type(), words) && taken.contains(event.id())) {
        int number = 1;
        while (!used.add("c" + number)) {
          number++;
        }
        renamed.put(event.id(), "c" + number);
      }
    }
    return renamed.isEmpty()
        ? full
        : with(
            full,
            full.lawyers(),
            full.events().stream()
                .map(
                    event ->
                        renamed(
                            event,
                            Acts.isConduct(event.type(), words)
                                ? renamed.getOrDefault(event.id(), event.id())
                                : event.id(),
                            event.re().map(re -> renamed.getOrDefault(re, re))))
                .toList());
  }

  /**
   * What somebody who does not see conduct has written, together with what was not shown, each
   * where it stood.
   *
   * @param written the file as it was sent
   * @param full the file as it is stored, without an id that was written for what was not shown
   */
  static CaseFile restored(CaseFile written, CaseFile full, Vocabulary words) {
    List<EventEntry> events = new ArrayList<>();
    written.events().forEach(event -> events.add(answering(event, full, words)));
    int next = 0; // Behind the last of the stored events so far that is there.
    for (EventEntry event : full.events()) {
      if (Acts.isConduct(event.type(), words)) {
        events.add(next++, event);
      } else {
        next = behind(event.id(), events).orElse(next);
      }
    }
    Map<String, LawyerEntry> known = new TreeMap<>();
    full.lawyers().forEach(l -> known.put(l.id(), l));
    List<LawyerEntry> lawyers =
        written.lawyers().stream()
            .map(l -> Optional.ofNullable(known.get(l.id())).map(was -> both(was, l)).orElse(l))
            .toList();
    return with(written, lawyers, events);
  }

  /** An event answers again what it answered, where that was not shown. */
  private static EventEntry answering(EventEntry event, CaseFile full, Vocabulary words) {
    Optional<String> hidden =
        full.event(event.id())
            .flatMap(EventEntry::re)
            .filter(re -> event.re().isEmpty())
            .filter(re -> full.event(re).filter(e -> Acts.isConduct(e.type(), words)).isPresent());
    return hidden.isEmpty() ? event : renamed(event, event.id(), hidden);
  }

  private static EventEntry renamed(EventEntry event, String id, Optional<String> re) {
    return new EventEntry(
        id,
        event.type(),
        event.at(),
        event.persons(),
        event.by(),
        event.lawyer(),
        event.station(),
        re,
        event.to(),
        event.facts(),
        event.amounts(),
        event.documents(),
        event.omitted(),
        event.where());
  }

  private static OptionalInt behind(String id, List<EventEntry> events) {
    return IntStream.range(0, events.size())
        .filter(i -> events.get(i).id().equals(id))
        .map(i -> i + 1)
        .findFirst();
  }

  private static LawyerEntry both(LawyerEntry was, LawyerEntry is) {
    Map<String, String> facts = new TreeMap<>(was.facts());
    facts.putAll(is.facts());
    Map<String, Integer> amounts = new TreeMap<>(was.amounts());
    amounts.putAll(is.amounts());
    return new LawyerEntry(is.id(), is.name(), facts, amounts);
  }

  private static CaseFile with(CaseFile file, List<LawyerEntry> lawyers, List<EventEntry> events) {
    return new CaseFile(
        file.id(),
        file.jurisdiction(),
        file.name(),
        file.proceeding(),
        file.proceedingAmounts(),
        file.persons(),
        lawyers,
        file.stations(),
        events,
        file.register());
  }
}
