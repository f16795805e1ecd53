package org.dutylawyer.casesystem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.FileEdit;
import org.dutylawyer.casesystem.cases.Roster;
import org.dutylawyer.spring.LiveRules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database with made-up organs, accounts, lawyers and cases; the days of the cases
 * are counted from today, so that the board always has something to show.
 */
@Component
public class Demo {

  /** The password of the made-up accounts. */
  public static final String PASSWORD = "duty-lawyer-demo";

  private static final String FIRST = "bureau";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DAY = Pattern.compile("\"@(-?\\d+)(T\\d\\d:\\d\\d)?\"");

  private final Accounts accounts;
  private final Roster roster;
  private final Cases cases;
  private final LiveRules live;
  private final Clock clock;
  private volatile boolean there;

  /** With what is filled. */
  public Demo(Accounts accounts, Roster roster, Cases cases, LiveRules live, Clock clock) {
    this.accounts = accounts;
    this.roster = roster;
    this.cases = cases;
    this.live = live;
    this.clock = clock;
  }

  /** Fills the database, unless there is an account. */
  @Transactional
  public void fill() {
    if (!accounts.isEmpty()) {
      there = accounts.find(FIRST).isPresent();
      return;
    }
    there = true;
    JsonNode people = tree(text("demo/people.json"));
    people
        .path("organs")
        .forEach(
            o ->
                accounts.add(
                    new Accounts.Organ(
                        o.path("id").asText(),
                        Role.valueOf(o.path("kind").asText()),
                        o.path("name").asText(),
                        o.path("jurisdiction").asText())));
    people.path("lawyers").forEach(l -> roster.add(lawyer(l)));
    people
        .path("accounts")
        .forEach(
            a ->
                accounts.add(
                    a.path("username").asText(),
                    PASSWORD,
                    Role.valueOf(a.path("role").asText()),
                    a.path("name").asText(),
                    a.path("organ").asText(),
                    a.path("lawyer").asText()));
    tree(dated(text("demo/cases.json"))).forEach(this::add);
  }

  /** Whether the made-up accounts may be told to whoever comes: asked for, and there. */
  public boolean isThere() {
    return there;
  }

  private void add(JsonNode one) {
    String jurisdiction = one.path("file").path("jurisdiction").asText();
    CaseUser by =
        accounts.loadUserByUsername(
            requireNonNull(
                Map.of("CN-50", "bureau", "CN-22", "jilin", "CN-320481", "liyang")
                    .get(jurisdiction)));
    List<String> organs = new ArrayList<>();
    one.path("organs").forEach(o -> organs.add(o.asText()));
    JsonNode file = one.path("file").deepCopy();
    List<String> named = new ArrayList<>();
    file.path("lawyers").forEach(l -> named.add(l.path("id").asText()));
    ((com.fasterxml.jackson.databind.node.ObjectNode) file).remove("lawyers");
    FileEdit edit = FileEdit.of(file.toString(), live.now().rules().vocabulary(jurisdiction));
    for (String id : named) {
      Roster.Entry lawyer = roster.find(id).orElseThrow();
      edit.lawyer(lawyer.id(), lawyer.name(), lawyer.facts());
    }
    cases.create(by, edit.json(), organs);
  }

  private static Roster.Entry lawyer(JsonNode json) {
    Map<String, String> facts = new TreeMap<>();
    json.path("facts").properties().forEach(f -> facts.put(f.getKey(), f.getValue().asText()));
    return new Roster.Entry(
        json.path("id").asText(),
        json.path("name").asText(),
        json.path("firm").asText(),
        json.path("jurisdiction").asText(),
        facts,
        1);
  }

  private String dated(String text) {
    LocalDate today = LocalDate.now(clock);
    return DAY.matcher(text.replace("@age16", today.minusYears(16).minusDays(40).toString()))
        .replaceAll(day -> "\"" + moment(today, day) + "\"");
  }

  private static String moment(LocalDate today, MatchResult day) {
    String time = day.group(2) == null ? "" : day.group(2);
    return today.plusDays(Integer.parseInt(day.group(1))) + time;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    try (InputStream in = Demo.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
