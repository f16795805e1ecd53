package org.dutylawyer.casesystem;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A case system around the library (值班律师案件管理示例). */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CaseSystem {

  /** Starts it; the address is in the log and on the console. */
  public static void main(String[] args) {
    SpringApplication.run(CaseSystem.class, args);
  }
}
