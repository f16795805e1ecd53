package org.dutylawyer.spring;

import java.time.LocalDate;
import org.dutylawyer.calendar.WorkingCalendar;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up with the packs that answer. Where the notice of days off for this year is not known it says
 * so, and stays up: limits are provisional then, and answers say that themselves.
 */
final class DutyLawyerHealth implements HealthIndicator {

  private final LiveRules rules;

  DutyLawyerHealth(LiveRules rules) {
    this.rules = rules;
  }

  @Override
  public Health health() {
    LiveRules.Snapshot now = rules.now();
    LocalDate today = WorkingCalendar.today();
    return Health.up()
        .withDetail("rules", now.id())
        .withDetail("packs", now.packs())
        .withDetail("daysOffAnnounced", now.rules().calendar().announced(today.getYear()))
        .build();
  }
}
