package org.dutylawyer.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.workbench.FolderPacks;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers {@link DutyLawyerRules} from the packs on the class path, unless the application has its
 * own, and {@link LiveRules} for applications that take up packs and notices while they run.
 */
@AutoConfiguration
@ConditionalOnClass(DutyLawyerRules.class)
@EnableConfigurationProperties(DutyLawyerProperties.class)
public class DutyLawyerAutoConfiguration {

  /** The rules as they were loaded at the start. */
  @Bean
  @ConditionalOnMissingBean
  public DutyLawyerRules dutyLawyerRules(DutyLawyerProperties properties) {
    WorkingCalendar calendar = WorkingCalendar.china();
    for (var notice : properties.notices()) {
      calendar = calendar.with(notice);
    }
    FolderPacks packs =
        new FolderPacks().packsOnClassPath().calendar(calendar).evaluator(properties.evaluator());
    properties.packFolders().forEach(packs::pack);
    properties.jurisdictions().forEach(packs::jurisdiction);
    return packs.build();
  }

  /** The rules that answer now. */
  @Bean
  @ConditionalOnMissingBean
  public LiveRules liveRules(DutyLawyerRules rules) {
    return new LiveRules(rules);
  }

  /** What an operator sees of the rules, where the application has Spring Boot's actuator. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({HealthIndicator.class, MeterRegistry.class})
  static class Observed {

    @Bean
    @ConditionalOnMissingBean(name = "dutyLawyerHealthIndicator")
    HealthIndicator dutyLawyerHealthIndicator(LiveRules rules) {
      return new DutyLawyerHealth(rules);
    }

    @Bean
    @ConditionalOnMissingBean
    DutyLawyerMetrics dutyLawyerMetrics(LiveRules rules) {
      return new DutyLawyerMetrics(rules);
    }
  }
}
