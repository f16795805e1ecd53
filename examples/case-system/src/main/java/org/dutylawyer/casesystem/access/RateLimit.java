package org.dutylawyer.casesystem.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.springframework.stereotype.Component;

/** Counts requests and failed logins in minutes; too many are refused until the minute is over. */
@Component
public class RateLimit {

  private static final long MOST_KEPT = 100_000;
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Cache<String, AtomicInteger> requests = minutes();
  private final Cache<String, AtomicInteger> failures = minutes();
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_KEPT).build();
  private final CaseSystemProperties properties;

  /** With the numbers that are set. */
  public RateLimit(CaseSystemProperties properties) {
    this.properties = properties;
  }

  private static Cache<String, AtomicInteger> minutes() {
    return Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofMinutes(1))
        .maximumSize(MOST_KEPT)
        .build();
  }

  /** Whether one more request of that account or address is one too many. */
  public boolean tooMany(String who) {
    return count(requests, who).incrementAndGet() > properties.requestsAMinute();
  }

  /** Notes a failed login. */
  public void failed(String who) {
    count(failures, who).incrementAndGet();
  }

  /** Whether whoever that is has failed too often to be asked again now. */
  public boolean blocked(String who) {
    return blocked(who, 1);
  }

  /**
   * Whether whoever that is has failed that many times too often.
   *
   * @param times how many times the number that is set it takes: more for what many share
   */
  boolean blocked(String who, int times) {
    AtomicInteger count = failures.getIfPresent(who);
    return count != null && count.get() >= times * properties.attemptsAMinute();
  }

  /** Forgets the failures of whoever has logged in, and remembers that they did. */
  public void passed(String who) {
    failures.invalidate(who);
    known.put(who, true);
  }

  /** Whether whoever that is has logged in within the last weeks. */
  boolean knows(String who) {
    return known.getIfPresent(who) != null;
  }

  private static AtomicInteger count(Cache<String, AtomicInteger> cache, String who) {
    return cache.get(who, key -> new AtomicInteger());
  }
}
