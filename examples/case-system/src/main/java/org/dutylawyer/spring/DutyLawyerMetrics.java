package org.dutylawyer.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import org.dutylawyer.finding.Assessment;

/** How many packs answer, and how long answers take ({@code duty.lawyer.*}). */
public final class DutyLawyerMetrics implements MeterBinder {

  private final LiveRules rules;
  private volatile Optional<MeterRegistry> bound = Optional.empty();

  /** Measures these rules. */
  public DutyLawyerMetrics(LiveRules rules) {
    this.rules = rules;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("duty.lawyer.packs", rules, r -> r.now().packs().size())
        .description("rule packs that answer")
        .register(registry);
    bound = Optional.of(registry);
  }

  /** Answers, and measures how long that takes, by jurisdiction. */
  public Assessment timed(String jurisdiction, Supplier<Assessment> answering) {
    return bound
        .map(
            registry ->
                Timer.builder("duty.lawyer.answers")
                    .description("time an answer takes")
                    .tag("jurisdiction", jurisdiction)
                    .register(registry)
                    .record(answering))
        .orElseGet(answering);
  }
}
