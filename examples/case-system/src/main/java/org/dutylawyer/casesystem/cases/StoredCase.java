package org.dutylawyer.casesystem.cases;

import java.time.OffsetDateTime;

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
}
