package org.dutylawyer.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.casefile.CaseFile.EventEntry;

/** What of a file could not be read, so that no reference to it is one problem more. */
final class Unread {

  /** Of so many entries nobody knows how many there are. */
  private static final int ANY = Integer.MAX_VALUE;

  private final Set<String> events = new HashSet<>();
  private final List<EventEntry> typeless = new ArrayList<>();
  private final Map<String, Integer> nameless = new HashMap<>();

  /** An event of that id could not be read. */
  void event(String id) {
    events.add(id);
  }

  /** An event whose type is not known: of it only the references are checked. */
  void typeless(EventEntry event) {
    typeless.add(event);
  }

  /** An entry of that list could not be read under any id; a reference may mean it. */
  void one(String list) {
    nameless.merge(list, 1, (known, more) -> known == ANY ? ANY : known + more);
  }

  /** That list could not be read; any reference may mean an entry of it. */
  void all(String list) {
    nameless.put(list, ANY);
  }

  /** Ids of events that could not be read. */
  Set<String> events() {
    return events;
  }

  /** Events whose type is not known. */
  List<EventEntry> typeless() {
    return typeless;
  }

  /** How many entries of that list a reference to none may mean. */
  int of(String list) {
    return nameless.getOrDefault(list, 0);
  }
}
