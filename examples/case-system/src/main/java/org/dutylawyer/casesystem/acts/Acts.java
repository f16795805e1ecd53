package org.dutylawyer.casesystem.acts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Who may record acts of which type. The packs say of some types who alone does them ({@code by});
 * {@code acts.json} says it of others, each with its reason. What neither says is recorded by those
 * who keep the case, the organs and the legal aid agency; what is about a lawyer by the bureau,
 * which alone sees it. The bureau supervises, so it may record anything.
 */
public final class Acts {

  private static final String TABLE = "acts.json";
  private static final Set<Role> KEEPERS =
      EnumSet.of(Role.AGENCY, Role.POLICE, Role.PROCURATORATE, Role.COURT);
  private static final Map<String, Row> ROWS = new HashMap<>();
  private static final Map<String, Set<Role>> ACTORS = new HashMap<>();

  private record Row(Set<Role> by, Optional<Boolean> conduct) {}

  static {
    JsonNode table = table();
    for (JsonNode row : table.path("acts")) {
      Optional<Boolean> conduct =
          row.has("conduct") ? Optional.of(row.path("conduct").asBoolean()) : Optional.empty();
      row.path("events").forEach(e -> ROWS.put(e.asText(), new Row(roles(row), conduct)));
    }
    for (JsonNode row : table.path("actors")) {
      row.path("words").forEach(w -> ACTORS.put(w.asText(), roles(row)));
    }
  }

  private Acts() {}

  private static JsonNode table() {
    try (InputStream in = Acts.class.getClassLoader().getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + TABLE);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Role> roles(JsonNode row) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    row.path("by").forEach(r -> roles.add(Role.valueOf(r.asText())));
    return Collections.unmodifiableSet(roles);
  }

  /**
   * Whether accounts of that kind may record events of that type. A type that no pack has is left
   * to the reader of case files, which refuses it with its place.
   */
  public static boolean mayRecord(Role role, String type, Vocabulary words) {
    Optional<EventWord> event = words.event(type);
    return role == Role.BUREAU || event.isEmpty() || recorders(event.get(), words).contains(role);
  }

  private static Set<Role> recorders(EventWord event, Vocabulary words) {
    List<EventWord> all = withWider(event, words).toList();
    for (EventWord one : all) {
      Row row = ROWS.get(one.key());
      if (row != null) {
        return row.by();
      }
    }
    for (EventWord one : all) {
      if (!one.by().isEmpty()) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
          if (one.by().stream().anyMatch(role.actors()::contains)) {
            roles.add(role);
          }
        }
        return roles;
      }
    }
    return switch (event.about()) {
      case PERSON, PROCEEDING -> KEEPERS;
      case STATION -> EnumSet.of(Role.AGENCY);
      case LAWYER, EVENT -> EnumSet.noneOf(Role.class);
    };
  }

  /**
   * Whether an event of that type tells of the conduct of a lawyer: the bureau alone sees it. It
   * does if it is about a lawyer, unless the table says otherwise.
   */
  public static boolean isConduct(String type, Vocabulary words) {
    return words
        .event(type)
        .map(
            event ->
                withWider(event, words)
                    .flatMap(one -> Optional.ofNullable(ROWS.get(one.key())).stream())
                    .flatMap(row -> row.conduct().stream())
                    .findFirst()
                    .orElse(event.about() == About.Kind.LAWYER))
        .orElse(false);
  }

  /**
   * Whether accounts of that kind may name that actor as the one who acted: themselves, or those
   * whose acts they put on record.
   */
  public static boolean mayName(Role role, String actor) {
    return role == Role.BUREAU
        || role.actors().contains(actor)
        || ACTORS.getOrDefault(actor, Set.of()).contains(role);
  }

  private static Stream<EventWord> withWider(EventWord event, Vocabulary words) {
    return Stream.concat(
        Stream.of(event),
        words.wider(event.key()).stream().flatMap(wider -> words.event(wider).stream()));
  }
}
