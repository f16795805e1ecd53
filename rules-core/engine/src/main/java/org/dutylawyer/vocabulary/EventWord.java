package org.dutylawyer.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.text.Title;

/**
 * A type of event that a case file may record.
 *
 * @param key the word itself, kebab-case
 * @param about the kind of subject that the event belongs to
 * @param planned whether it is an appointment, so that it may lie after the day asked about
 * @param sets the fact with a history that the event changes; such an event carries the new value
 *     as {@code to}
 * @param leaves the states that the event begins or ends whatever the file adds
 * @param after the types of event that come first: when both are recorded for the same subject, no
 *     event of this type precedes the first of those
 * @param by words for the actors that alone can do it; empty if the texts leave that open
 * @param registered whether registers usually record it, so that a file without it shows that it
 *     was not done; a file can say otherwise of its own register
 * @param denies the types of event of which it records that they did not happen in time: somebody
 *     missed the shift to which he had to come
 * @param fallsUnder the wider types of event that every event of this type is as well: what is said
 *     of a disclosure is said of the disclosure that a local text names
 * @param receiptOf the types of event that send what it is the arrival of: what was sent in time
 *     may have come in time though no arrival is on file
 * @param shows facts of the event that it answers, or of the last of that type before it, that it
 *     shows: who asks for more papers has received incomplete ones
 * @param givenWhere where the law gives it, as combinations of facts of its subject or of the
 *     proceeding: relatives retain counsel for somebody who is held; empty if everywhere. A file
 *     may record it elsewhere all the same
 * @param formerly words that are gone and for which this one, or this one among others, stands now
 * @param title its name
 */
public record EventWord(
    String key,
    About.Kind about,
    boolean planned,
    Optional<String> sets,
    List<Leaves> leaves,
    List<String> after,
    List<String> by,
    boolean registered,
    List<String> denies,
    List<String> fallsUnder,
    List<String> receiptOf,
    Map<String, String> shows,
    List<Map<String, String>> givenWhere,
    List<String> formerly,
    Title title) {

  /** Copies the lists; refuses an event about events. */
  public EventWord {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(sets, "sets");
    Objects.requireNonNull(title, "title");
    leaves = List.copyOf(leaves);
    after = List.copyOf(after);
    by = List.copyOf(by);
    denies = List.copyOf(denies);
    fallsUnder = List.copyOf(fallsUnder);
    receiptOf = List.copyOf(receiptOf);
    shows = Map.copyOf(shows);
    givenWhere = givenWhere.stream().map(Map::copyOf).toList();
    formerly = List.copyOf(formerly);
    if (about == About.Kind.EVENT) {
      throw new IllegalArgumentException("the event " + key + " cannot be about an event");
    }
  }
}
