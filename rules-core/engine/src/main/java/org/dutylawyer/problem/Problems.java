package org.dutylawyer.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.text.Title;

/** The problems found so far in one source. */
public final class Problems {

  /** Nobody reads more; a file with this many problems is not what it should be at all. */
  private static final int MOST = 1_000;

  private final String source;
  private final List<Problem> found = new ArrayList<>();

  public Problems(String source) {
    this.source = source;
  }

  public void add(int line, String path, Title found, Title expected) {
    add(line, path, found, expected, Optional.empty());
  }

  /** Notes a problem; refuses at once if there are too many. */
  public void add(int line, String path, Title found, Title expected, Optional<String> nearest) {
    this.found.add(new Problem(JsonPath.where(source, line, path), found, expected, nearest));
    if (this.found.size() >= MOST) {
      refuse();
    }
  }

  /** Refuses the source if anything was found. */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new BadInputException(found);
    }
  }
}
