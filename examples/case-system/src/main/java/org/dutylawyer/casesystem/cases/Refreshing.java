package org.dutylawyer.casesystem.cases;

import org.dutylawyer.casesystem.Faults;
import org.dutylawyer.spring.LiveRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Brings the limits of all cases up to date when the day or the rules have changed. */
@Service
public class Refreshing {

  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
  private static final int AT_ONCE = 500;

  private final Deadlines deadlines;
  private final Cases cases;
  private final LiveRules live;

  /** With the limits to bring up to date. */
  public Refreshing(Deadlines deadlines, Cases cases, LiveRules live) {
    this.deadlines = deadlines;
    this.cases = cases;
    this.live = live;
  }

  /**
   * Brings up to date what is not, at most some hundred cases; the others follow by the clock. If
   * many ask at once, one of them does the work and the others wait for it, without a connection. A
   * case that cannot be answered is marked so, and keeps none of the others back.
   */
  public void now() {
    if (!deadlines.stale(1).isEmpty()) {
      refresh();
    }
  }

  private synchronized void refresh() {
    String rules = live.now().id();
    for (Deadlines.Stale stale : deadlines.stale(AT_ONCE)) {
      try {
        deadlines.refresh(cases.ofKey(stale.key()));
      } catch (DataAccessException | TransactionException e) {
        throw e; // Trouble of the database is not the case's.
      } catch (UnreadableCaseException e) {
        deadlines.unreadable(stale, rules);
        LOG.warn("a case cannot be answered: {}", e.getMessage());
      } catch (RuntimeException e) {
        deadlines.unreadable(stale, rules);
        Faults.log(e);
      }
    }
  }

  /** By the clock: all that is left. */
  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT20S")
  public void all() {
    int stale = deadlines.stale(AT_ONCE).size();
    if (stale > 0) {
      now();
      LOG.info("limits of {} cases brought up to date", stale);
    }
  }
}
