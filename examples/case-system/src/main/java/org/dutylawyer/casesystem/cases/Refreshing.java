package org.dutylawyer.casesystem.cases;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Brings the limits of all cases up to date when the day or the rules have changed. */
@Service
public class Refreshing {

  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
  private static final int AT_ONCE = 500;

  private final Deadlines deadlines;
  private final Cases cases;

  /** With the limits to bring up to date. */
  public Refreshing(Deadlines deadlines, Cases cases) {
    this.deadlines = deadlines;
    this.cases = cases;
  }

  /**
   * Brings up to date what is not, at most some hundred cases; the others follow by the clock. If
   * many ask at once, one of them does the work and the others wait for it, without a connection.
   */
  public void now() {
    if (!deadlines.stale(1).isEmpty()) {
      refresh();
    }
  }

  private synchronized void refresh() {
    for (String id : deadlines.stale(AT_ONCE)) {
      deadlines.refresh(cases.get(id));
    }
  }

  /** By the clock: all that is left. */
  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT20S")
  public void all() {
    List<String> stale = deadlines.stale(AT_ONCE);
    if (!stale.isEmpty()) {
      now();
      LOG.info("limits of {} cases brought up to date", stale.size());
    }
  }
}
