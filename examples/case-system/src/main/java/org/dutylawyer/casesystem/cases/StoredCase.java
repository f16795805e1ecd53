package org.dutylawyer.casesystem.cases;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;

/**
 * A case as it is stored.
 *
 * @param id number of the case
 * @param jurisdiction where it is handled
 * @param title its name
 * @param version how often it was written, from 1
 * @param updatedAt when it was last written
 * @param file its file, as canonical JSON
 * @param sha256 hash of the file
 */
public record StoredCase(
    String id,
    String jurisdiction,
    String title,
    long version,
    OffsetDateTime updatedAt,
    String file,
    String sha256) {

  /** The entity tag of this version. */
  public String etag() {
    return "\"" + version + "\"";
  }

  /**
   * Its file as those rules read it.
   *
   * @throws UnreadableCaseException if they cannot
   */
  public CaseFile readBy(LiveRules.Snapshot rules) {
    return read(file, id, rules);
  }

  /** A stored file as those rules read it. */
  static CaseFile read(String file, String id, LiveRules.Snapshot rules) {
    try {
      return rules.rules().read(file, id);
    } catch (BadInputException e) {
      throw UnreadableCaseException.because(e.problems());
    }
  }

  /**
   * The case, which is what was written.
   *
   * @throws UnreadableCaseException if it is not
   */
  StoredCase intact() {
    intact(file, sha256);
    return this;
  }

  /** The file, if it has the hash that it was written with. */
  static String intact(String file, String sha256) {
    if (!PackFiles.sha256(file.getBytes(StandardCharsets.UTF_8)).equals(sha256)) {
      throw UnreadableCaseException.damaged();
    }
    return file;
  }
}
