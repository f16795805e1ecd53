package org.dutylawyer.casesystem.cases;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.spring.LiveRules;

/**
 * A case as it is stored.
 *
 * @param key names it among all cases: two regions may use the same number
 * @param id number of the case
 * @param jurisdiction where it is handled
 * @param title its name
 * @param version how often it was written, from 1
 * @param updatedAt when it was last written
 * @param file its file, as canonical JSON
 * @param sha256 hash of the file
 */
public record StoredCase(
    String key,
    String id,
    String jurisdiction,
    String title,
    long version,
    OffsetDateTime updatedAt,
    String file,
    String sha256) {

  /** What stands between the region and the number of a case, and in no number. */
  private static final String OF = ":";

  /** The key of a new case of that number in that region. */
  static String key(String jurisdiction, String number) {
    return jurisdiction + OF + number;
  }

  /**
   * A case as an address names it.
   *
   * @param jurisdiction its region; empty where the address leaves that open
   * @param number its number
   */
  record Named(Optional<String> jurisdiction, String number) {

    static Named of(String address) {
      int of = address.indexOf(OF);
      return of < 0
          ? new Named(Optional.empty(), address)
          : new Named(Optional.of(address.substring(0, of)), address.substring(of + 1));
    }
  }

  /** What addresses the case for an account. */
  public String address(CaseUser user) {
    return address(user, jurisdiction, id);
  }

  /**
   * What addresses a case for an account: its number, and where the account sees other regions as
   * well, the region before it.
   */
  public static String address(CaseUser user, String jurisdiction, String number) {
    return user.jurisdiction().equals(jurisdiction) ? number : key(jurisdiction, number);
  }

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
