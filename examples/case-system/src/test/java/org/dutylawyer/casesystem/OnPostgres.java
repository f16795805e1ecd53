package org.dutylawyer.casesystem;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a real PostgreSQL, which the tests start and which ends with them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@OnADay
@AutoConfigureMockMvc
@ActiveProfiles("postgres")
@ContextConfiguration(initializers = OnPostgres.Server.class)
@interface OnPostgres {

  /** Starts the server with the first application that needs it. */
  final class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** How long a server may take to start on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public void initialize(ConfigurableApplicationContext application) {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
        application
            .getEnvironment()
            .getPropertySources()
            .addFirst(
                new MapPropertySource(
                    "server",
                    Map.of(
                        "spring.datasource.url",
                        server.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username",
                        "postgres",
                        "case-system.requests-a-minute",
                        "1000000")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
