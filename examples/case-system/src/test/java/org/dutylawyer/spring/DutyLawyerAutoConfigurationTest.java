package org.dutylawyer.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The part that other applications lift out, by itself. */
class DutyLawyerAutoConfigurationTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(DutyLawyerAutoConfiguration.class));

  @Test
  void an_application_gets_the_rules_of_its_class_path() {
    application.run(
        context -> {
          DutyLawyerRules rules = context.getBean(DutyLawyerRules.class);
          assertThat(rules.packs()).containsKeys("CN", "CN-50");
          var file =
              rules.read(
                  "{\"id\":\"x\",\"jurisdiction\":\"CN\",\"persons\":[{\"id\":\"某甲\"}]}", "x");
          assertThat(rules.assess(file, Question.asOf(LocalDate.of(2025, 10, 13))).questions())
              .isNotEmpty();
        });
  }

  @Test
  void only_the_jurisdictions_that_are_set_are_made_ready() {
    application
        .withPropertyValues("duty-lawyer.jurisdictions=CN-22", "duty-lawyer.evaluator=plan")
        .run(
            context ->
                assertThat(context.getBean(DutyLawyerRules.class).packs())
                    .containsKeys("CN", "CN-22")
                    .doesNotContainKey("CN-50"));
  }

  @Test
  void an_application_with_rules_of_its_own_keeps_them() {
    application
        .withBean(DutyLawyerRules.class, () -> RULES)
        .run(context -> assertThat(context.getBean(LiveRules.class).now().rules()).isSameAs(RULES));
  }

  @Test
  void it_is_up_and_says_which_packs_answer() {
    application
        .withBean(DutyLawyerRules.class, () -> RULES)
        .run(
            context -> {
              var health = context.getBean(HealthIndicator.class).health();
              assertThat(health.getStatus()).isEqualTo(Status.UP);
              assertThat(health.getDetails()).containsKeys("rules", "packs", "daysOffAnnounced");
            });
  }

  @Test
  void it_counts_its_packs_and_times_its_answers() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    DutyLawyerMetrics metrics = new DutyLawyerMetrics(new LiveRules(RULES));
    metrics.bindTo(registry);
    var file =
        RULES.read("{\"id\":\"x\",\"jurisdiction\":\"CN\",\"persons\":[{\"id\":\"某甲\"}]}", "x");
    metrics.timed("CN", () -> RULES.assess(file, Question.asOf(LocalDate.of(2025, 10, 13))));
    assertThat(registry.get("duty.lawyer.packs").gauge().value()).isEqualTo(4);
    assertThat(registry.get("duty.lawyer.answers").tag("jurisdiction", "CN").timer().count())
        .isEqualTo(1);
  }
}
