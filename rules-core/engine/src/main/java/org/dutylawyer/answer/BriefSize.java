package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;

/**
 * Keeps an answer in brief short, however much happened in a case: what one norm asks again and
 * again and what stands alike is one entry with a count; and of what is still too long the least
 * pressing is left out and counted.
 */
final class BriefSize {

  /** What may differ between entries that say the same. */
  private static final List<String> TIMES =
      List.of("due", "latest", "safe", "done", "needs", "times", "days");

  /** What somebody may have to act on, or has not kept: each day of it is named. */
  private static final Set<String> NAMED =
      Set.of(
          State.BREACHED.word(),
          State.LATE.word(),
          State.PENDING.word(),
          State.UNDETERMINED.word());

  /** The lists of an answer, with what counts what is left out of them. */
  private static final Map<String, String> LISTS =
      Map.of("duties", "state", "broken", "", "grounds", "result");

  private BriefSize() {}

  /**
   * Gathers entries that say the same of other days: the first stands for all, with how many they
   * are, and with each day where somebody has to act. What is open until a day stands for itself.
   */
  static ArrayNode gathered(ArrayNode entries) {
    Map<List<String>, Integer> often = new HashMap<>();
    for (JsonNode one : entries) {
      fold((ObjectNode) one);
      often.merge(who(one), 1, Integer::sum);
    }
    if (often.size() == entries.size()) {
      return entries;
    }
    Map<JsonNode, List<ObjectNode>> alike = new LinkedHashMap<>();
    for (JsonNode one : entries) {
      ObjectNode entry = (ObjectNode) one;
      boolean apart = often.getOrDefault(who(entry), 0) == 1 || isOpenUntilADay(entry);
      alike.computeIfAbsent(apart ? entry : likeness(entry), k -> new ArrayList<>()).add(entry);
    }
    ArrayNode all = entries.arrayNode();
    alike.values().forEach(same -> all.add(together(same)));
    return all;
  }

  /** What the same norm asks alike for other events is the same once more. */
  private static void fold(ObjectNode entry) {
    if (!(entry.get("also") instanceof ArrayNode also) || isOpenUntilADay(entry)) {
      return;
    }
    List<ObjectNode> same = new ArrayList<>(List.of(entry));
    ArrayNode others = entry.arrayNode();
    for (JsonNode one : also) {
      if (isAlike(entry, one)) {
        same.add((ObjectNode) one);
      } else {
        others.add(one);
      }
    }
    if (others.isEmpty()) {
      entry.remove("also");
    } else {
      entry.set("also", gathered(others));
    }
    together(same);
  }

  private static boolean isAlike(ObjectNode entry, JsonNode also) {
    return !also.has("of")
        && Stream.of("norm", "outcome", "state", "silence", "excusedBy")
            .allMatch(field -> entry.path(field).equals(also.path(field)));
  }

  /** Entries that differ in this need not be compared in the rest. */
  private static List<String> who(JsonNode entry) {
    return Stream.of("norm", "of", "actor", "action", "state")
        .map(field -> entry.path(field).asText())
        .toList();
  }

  /** A date that is still to be kept has a calendar entry of its own, and a safe day. */
  private static boolean isOpenUntilADay(ObjectNode entry) {
    return entry.path("state").asText().equals(State.PENDING.word()) && entry.has("due");
  }

  private static ObjectNode likeness(ObjectNode entry) {
    ObjectNode like = entry.deepCopy();
    like.remove(TIMES);
    if (like.get("also") instanceof ArrayNode also) {
      also.forEach(one -> ((ObjectNode) one).remove(TIMES));
    }
    return like;
  }

  private static ObjectNode together(List<ObjectNode> same) {
    ObjectNode first = same.get(0);
    if (same.size() == 1) {
      return first;
    }
    Set<String> needs = new LinkedHashSet<>();
    Set<String> days = new TreeSet<>();
    int times = 0;
    for (ObjectNode one : same) {
      one.path("needs").forEach(need -> needs.add(need.asText()));
      one.path("days").forEach(day -> days.add(day.asText()));
      day(one).ifPresent(days::add);
      times += one.path("times").asInt(1);
    }
    if (!needs.isEmpty()) {
      ArrayNode all = first.putArray("needs");
      needs.forEach(all::add);
    }
    first.put("times", times);
    if (days.size() > 1 && named(first)) {
      ArrayNode all = first.putArray("days");
      days.forEach(all::add);
    }
    return first;
  }

  private static boolean named(ObjectNode entry) {
    return !entry.has("state")
        || NAMED.contains(entry.path("state").asText())
        || entry.has("silence") && !entry.path("silence").asText().equals(Silence.NOTHING.word());
  }

  /** When it was due; of what is forbidden, when it was done. */
  private static Optional<String> day(ObjectNode entry) {
    return Stream.of("due", entry.has("state") ? "due" : "done")
        .filter(entry::has)
        .map(field -> entry.get(field).asText())
        .findFirst();
  }

  /**
   * Leaves out from the end of the longest list, where what presses least stands, until the answer
   * has no more bytes than that; {@code left} counts what is gone.
   */
  static void fit(ObjectNode json, int most) {
    for (int size = bytes(json); size > most; size = bytes(json)) {
      Optional<String> longest =
          LISTS.keySet().stream()
              .filter(list -> !json.path(list).isEmpty())
              .max(Comparator.comparingInt(list -> bytes(json.get(list))));
      boolean owed =
          longest.map(l -> bytes(json.get(l))).orElse(0) < bytes(json.get("entitlements"));
      if (owed && shortenNeeds(json)) {
        continue;
      }
      if (longest.isEmpty()) {
        return; // what is owed, and by which packs, is said whatever it takes
      }
      shorten(json, longest.get(), size - most);
    }
  }

  /** Takes entries out until so many bytes are gone. */
  private static void shorten(ObjectNode json, String list, int bytes) {
    ArrayNode entries = (ArrayNode) json.get(list);
    ObjectNode left = json.withObjectProperty("left");
    String counted = LISTS.getOrDefault(list, "");
    for (int gone = 0; gone < bytes && !entries.isEmpty(); ) {
      JsonNode out = entries.remove(least(entries));
      gone += bytes(out) + 1;
      ObjectNode counts = counted.isEmpty() ? left : left.withObjectProperty(list);
      String word = counted.isEmpty() ? list : out.path(counted).asText();
      counts.put(word, counts.path(word).asInt() + out.path("times").asInt(1));
    }
    if (entries.isEmpty() && list.equals("broken")) {
      json.remove(list);
    }
  }

  /** Where what matters least stands: the last ground that is not met, else the last entry. */
  private static int least(ArrayNode entries) {
    for (GroundAnswer.Result result :
        List.of(GroundAnswer.Result.NOT_MET, GroundAnswer.Result.UNDETERMINED)) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).path("result").asText().equals(result.word())) {
          return i;
        }
      }
    }
    return entries.size() - 1;
  }

  /** Leaves one fact out of the entitlement that waits for most; false where none is left. */
  private static boolean shortenNeeds(ObjectNode json) {
    Optional<ArrayNode> longest = Optional.empty();
    for (JsonNode one : json.get("entitlements")) {
      if (one.get("needs") instanceof ArrayNode needs
          && needs.size() > 1
          && longest.map(other -> other.size() < needs.size()).orElse(true)) {
        longest = Optional.of(needs);
      }
    }
    longest.ifPresent(
        needs -> {
          needs.remove(needs.size() - 1);
          ObjectNode left = json.withObjectProperty("left");
          left.put("needs", left.path("needs").asInt() + 1);
        });
    return longest.isPresent();
  }

  static int bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
