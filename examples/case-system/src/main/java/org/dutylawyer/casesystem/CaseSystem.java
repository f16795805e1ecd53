package org.dutylawyer.casesystem;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A case system around the library (值班律师案件管理示例). */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CaseSystem {

  /** What a task by the clock fails of is logged like any other fault: without what a case says. */
  @Bean
  ThreadPoolTaskSchedulerCustomizer quietly() {
    return scheduler -> scheduler.setErrorHandler(Faults::log);
  }

  /** Starts it; the address is in the log and on the console. */
  public static void main(String[] args) {
    SpringApplication.run(CaseSystem.class, args);
  }
}
