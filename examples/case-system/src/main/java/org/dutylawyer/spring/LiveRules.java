package org.dutylawyer.spring;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.calendar.NoticeFile;
import org.dutylawyer.pack.PackFiles;

/**
 * The rules that answer now. They are replaced as a whole, while requests run: whoever answers
 * takes {@link #now()} once and uses that to its end, so that no answer mixes versions.
 */
public final class LiveRules {

  private final AtomicReference<Snapshot> now;

  /**
   * Rules with what names them.
   *
   * @param id SHA-256 over the hashes of all packs and of the calendar's notices: equal ids, equal
   *     answers
   * @param packs SHA-256 of each pack, by its id
   * @param notices SHA-256 of the calendar's notices
   * @param rules the rules
   */
  public record Snapshot(
      String id, Map<String, String> packs, String notices, DutyLawyerRules rules) {

    /** Copies the map. */
    public Snapshot {
      packs = Map.copyOf(packs);
    }

    /** Names rules by their content. */
    public static Snapshot of(DutyLawyerRules rules) {
      Map<String, String> packs = new TreeMap<>();
      rules.packs().forEach((id, pack) -> packs.put(id, pack.files().sha256()));
      String notices = hash(NoticeFile.write(rules.calendar().notices()));
      return new Snapshot(hash(packs + "\n" + notices), packs, notices, rules);
    }

    private static String hash(String text) {
      return PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Begins with these rules. */
  public LiveRules(DutyLawyerRules rules) {
    this.now = new AtomicReference<>(Snapshot.of(rules));
  }

  /** The rules that answer now; take them once for each answer. */
  public Snapshot now() {
    return requireNonNull(now.get());
  }

  /** Answers with these from the next question on; answers under way keep what they began with. */
  public void take(Snapshot next) {
    now.set(next);
  }
}
