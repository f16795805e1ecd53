package org.dutylawyer.casesystem;

import org.dutylawyer.casesystem.rules.RulesChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** What is done at the start, before the address is told. */
@Component
public class Start implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(Start.class);

  private final RulesChanges rules;
  private final Demo demo;
  private final FirstAccount first;
  private final CaseSystemProperties properties;
  private final org.springframework.context.ApplicationContext context;

  /** With what is to be done. */
  public Start(
      RulesChanges rules,
      Demo demo,
      FirstAccount first,
      CaseSystemProperties properties,
      org.springframework.context.ApplicationContext context) {
    this.rules = rules;
    this.demo = demo;
    this.first = first;
    this.properties = properties;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    rules.start();
    if (properties.demo()) {
      demo.fill();
    } else {
      first.make();
    }
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      LOG.info("open http://localhost:{}/ ({})", web.getWebServer().getPort(), "案件系统已启动");
    }
  }
}
