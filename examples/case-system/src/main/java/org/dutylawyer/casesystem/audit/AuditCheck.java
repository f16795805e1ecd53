package org.dutylawyer.casesystem.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Goes over the whole log and all that is stored, by the clock and whenever somebody asks for it:
 * that takes as long as there is much, so a page shows what was found last, and when. What was
 * added since is little, and is gone over at each view.
 */
@Service
public class AuditCheck {

  private static final Logger LOG = LoggerFactory.getLogger(AuditCheck.class);

  private final Audit audit;
  private final Integrity integrity;
  private final Clock clock;
  private volatile Optional<Found> last = Optional.empty();
  private volatile long begun;

  /** Of this log and what it tells of. */
  AuditCheck(Audit audit, Integrity integrity, Clock clock) {
    this.audit = audit;
    this.integrity = integrity;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param at when it was begun
   * @param upTo the end that the log had then
   * @param broken where the chain is broken; empty if it is whole
   * @param altered what is stored and not as the log says
   */
  public record Found(
      OffsetDateTime at,
      Audit.Head upTo,
      Optional<String> broken,
      List<Integrity.Altered> altered) {

    /** Copies the list. */
    public Found {
      altered = List.copyOf(altered);
    }

    /** Whether all is as it was written. */
    public boolean good() {
      return broken.isEmpty() && altered.isEmpty();
    }
  }

  /** What was found last; the first time it is looked for. */
  public Found last() {
    return last.orElseGet(this::now);
  }

  /** What is wrong with the chain, as it was found last or with what was added since. */
  public Optional<String> broken(Found found) {
    return found.broken().or(() -> audit.brokenSince(found.upTo()));
  }

  /** Goes over all. Who asks while another's look goes on gets the one that begins after that. */
  public Found now() {
    long asked = System.nanoTime();
    synchronized (this) {
      Optional<Found> meanwhile = last.filter(found -> begun - asked > 0);
      return meanwhile.orElseGet(this::look);
    }
  }

  private Found look() {
    begun = System.nanoTime();
    OffsetDateTime at = OffsetDateTime.now(clock);
    Audit.Head upTo = audit.head();
    Found found = new Found(at, upTo, audit.broken(), integrity.altered());
    last = Optional.of(found);
    return found;
  }

  /** By the clock; what is wrong is told to the log of the program as well. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void byTheClock() {
    Found found = now();
    if (!found.good()) {
      LOG.error(
          "the audit log is broken at {}; {} stored files and answers are not as it says",
          found.broken().orElse("no place"),
          found.altered().size());
    }
  }
}
