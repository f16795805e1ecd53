package org.dutylawyer.casesystem.rules;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.calendar.NoticeFile;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.spring.DutyLawyerProperties;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.workbench.FolderPacks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every set of rules that has answered, with all that it is made of: the files of its packs and the
 * notices of its calendar. So an answer can be asked again when the program brings other packs.
 */
@Repository
public class RulesStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient db;
  private final LiveRules live;
  private final DutyLawyerProperties properties;
  private final Clock clock;
  private final Map<String, PackFiles> offered;
  private final Cache<String, LiveRules.Snapshot> rebuilt =
      Caffeine.newBuilder().maximumSize(4).build();

  /** Over this database. */
  public RulesStore(JdbcClient db, LiveRules live, DutyLawyerProperties properties, Clock clock) {
    this.db = db;
    this.live = live;
    this.properties = properties;
    this.clock = clock;
    this.offered =
        live.now().rules().packs().values().stream()
            .map(Pack::files)
            .collect(Collectors.toMap(PackFiles::sha256, files -> files));
  }

  /** Rules that were in force, and since when. */
  public record InForce(String rulesId, OffsetDateTime since, String by, String why) {}

  /** Keeps what these rules are made of. */
  @Transactional
  public void remember(LiveRules.Snapshot snapshot) {
    if (known(snapshot.id())) {
      return;
    }
    for (Pack pack : snapshot.rules().packs().values()) {
      PackFiles files = pack.files();
      db.sql(
              """
              insert into pack_content (sha256, pack_id, version, origin, java_package, zip)
              values (?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              files.sha256(),
              pack.id(),
              pack.manifest().version(),
              files.origin(),
              files.javaPackage(),
              PackZip.write(files))
          .update();
    }
    db.sql("insert into notices_content (sha256, yaml) values (?, ?) on conflict do nothing")
        .params(snapshot.notices(), NoticeFile.write(snapshot.rules().calendar().notices()))
        .update();
    db.sql(
            """
            insert into rules_set (id, packs, notices_sha256) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(
            snapshot.id(),
            JSON.valueToTree(new TreeMap<>(snapshot.packs())).toString(),
            snapshot.notices())
        .update();
    rebuilt.put(snapshot.id(), snapshot);
  }

  private boolean known(String id) {
    return db.sql("select count(*) from rules_set where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Rules by what names them: those of now, or others made again from what was kept of them.
   *
   * @throws IllegalArgumentException if none of that name were kept
   */
  public LiveRules.Snapshot byId(String id) {
    LiveRules.Snapshot now = live.now();
    return now.id().equals(id) ? now : rebuilt.get(id, this::rebuild);
  }

  private LiveRules.Snapshot rebuild(String id) {
    Map<String, Object> row =
        db.sql("select packs, notices_sha256 from rules_set where id = ?")
            .param(id)
            .query(
                (r, n) ->
                    Map.<String, Object>of("packs", r.getString(1), "notices", r.getString(2)))
            .optional()
            .orElseThrow(() -> new IllegalArgumentException("no rules " + id + " were kept"));
    FolderPacks packs = new FolderPacks().evaluator(properties.evaluator());
    for (JsonNode sha : tree(requireNonNull((String) row.get("packs")))) {
      packs.pack(files(sha.asText()));
    }
    packs.calendar(calendar(requireNonNull((String) row.get("notices"))));
    DutyLawyerRules rules = packs.build();
    LiveRules.Snapshot snapshot = LiveRules.Snapshot.of(rules);
    if (!snapshot.id().equals(id)) {
      throw new IllegalStateException(
          "what was kept of the rules " + id + " makes " + snapshot.id());
    }
    return snapshot;
  }

  /** The files of a pack: as the program brings it, compiled, or as they were kept. */
  PackFiles files(String sha256) {
    PackFiles files = offered.get(sha256);
    if (files != null) {
      return files;
    }
    return db.sql("select * from pack_content where sha256 = ?")
        .param(sha256)
        .query(
            (row, n) ->
                new PackFiles(
                    row.getString("origin"),
                    row.getString("java_package"),
                    PackZip.read(row.getBytes("zip"))))
        .single();
  }

  private WorkingCalendar calendar(String sha256) {
    WorkingCalendar shipped = live.now().rules().calendar();
    if (live.now().notices().equals(sha256)) {
      return shipped;
    }
    return WorkingCalendar.of(
        db.sql("select yaml from notices_content where sha256 = ?")
            .param(sha256)
            .query(String.class)
            .optional()
            .map(yaml -> NoticeFile.read(yaml, "notices.yaml"))
            .orElseThrow());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was kept of rules is no JSON", e);
    }
  }

  /** Puts rules in force from now on. */
  @Transactional
  public void force(String rulesId, String by, String why) {
    db.sql("insert into rules_in_force (rules_id, since, taken_by, why) values (?, ?, ?, ?)")
        .params(rulesId, OffsetDateTime.now(clock), by, why)
        .update();
  }

  /** The rules that were in force, the latest first. */
  public List<InForce> history() {
    return db.sql("select * from rules_in_force order by seq desc")
        .query(
            (row, n) ->
                new InForce(
                    row.getString("rules_id"),
                    row.getObject("since", OffsetDateTime.class),
                    row.getString("taken_by"),
                    row.getString("why")))
        .list();
  }

  /** The rules in force as the database says, if any ever were. */
  public Optional<String> inForce() {
    return history().stream().findFirst().map(InForce::rulesId);
  }
}
