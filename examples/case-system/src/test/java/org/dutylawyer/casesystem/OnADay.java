package org.dutylawyer.casesystem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The application begins on the morning of a certain working day, whenever and wherever it is
 * tested: no midnight, holiday or end of the announced calendar comes into a test. Another day is
 * tried with {@code -Dtest.day=2026-02-16T23:50}.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Import(OnADay.Morning.class)
@interface OnADay {

  /** The clock, which goes on from there. */
  @TestConfiguration(proxyBeanMethods = false)
  class Morning {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Bean
    @Primary
    Clock clockOfTheTest() {
      Instant begin =
          LocalDateTime.parse(System.getProperty("test.day", "2026-03-11T09:00"))
              .atZone(CHINA)
              .toInstant();
      return Clock.offset(Clock.system(CHINA), Duration.between(Instant.now(), begin));
    }
  }
}
