package org.dutylawyer.casesystem.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.cli.edition.Edition;
import org.dutylawyer.law.NormId;
import org.dutylawyer.spring.LiveRules;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The law beside the rules that encode it, of the packs that answer now (法条与规则对照). */
@Controller
public class LawPages implements AutoCloseable {

  /** The edition knows of no system around it. */
  private static final String BACK =
      "<p><a href=\"/\">← <span lang=\"zh-CN\">返回案件系统</span> back to the cases</a></p>";

  private final LiveRules live;

  /** How long a page waits for an edition that is being made. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Made one at a time and not for each who asks: that runs all scenarios of the packs. */
  private final Cache<String, CompletableFuture<Edition>> editions =
      Caffeine.newBuilder().maximumSize(2).build();

  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "edition");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean serving;

  /** With the rules. */
  public LawPages(LiveRules live) {
    this.live = live;
  }

  /** The list of instruments. */
  @GetMapping("/law/")
  @Requires(Permission.RULES_READ)
  public Object index(HttpServletResponse response) {
    return file("index.html", response);
  }

  /** The place of a norm: its text beside its rule. */
  @GetMapping("/law/norm")
  @Requires(Permission.RULES_READ)
  public Object norm(@RequestParam String id, HttpServletResponse response) {
    NormId norm;
    try {
      norm = NormId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new NoSuchCaseException();
    }
    Optional<Edition> edition = edition();
    if (edition.isEmpty()) {
      return soon(response);
    }
    String address = edition.get().address(norm).orElseThrow(NoSuchCaseException::new);
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/law/" + address)).build();
  }

  /** Has the edition of the rules that answer now made, unless it was or is being made. */
  public CompletableFuture<Edition> prepare() {
    LiveRules.Snapshot rules = live.now();
    return editions.get(
        rules.id(), key -> CompletableFuture.supplyAsync(() -> Edition.of(rules.rules()), maker));
  }

  /** The edition, or empty if it takes longer to make it than a page waits. */
  private Optional<Edition> edition() {
    CompletableFuture<Edition> made = prepare();
    try {
      return Optional.of(made.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      editions.invalidateAll(); // The next who asks has it tried again.
      throw new IllegalStateException("no edition", e.getCause());
    }
  }

  /** While it is made a page says so, and asks again by itself. */
  private static ModelAndView soon(HttpServletResponse response) {
    response.setHeader("Refresh", "5");
    return new ModelAndView("law-soon", HttpStatus.ACCEPTED);
  }

  /** There is a server that pages can be asked of. */
  @EventListener(WebServerInitializedEvent.class)
  void serves() {
    serving = true;
  }

  /** After the start, and after other rules are taken over, it is made before somebody asks. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void ahead() {
    if (serving && prepare().isCompletedExceptionally()) {
      editions.invalidateAll();
    }
  }

  /** Makes no further edition: the application ends. */
  @Override
  public void close() {
    maker.shutdownNow();
  }

  /** A page of the edition, or what it is shown with. */
  @GetMapping("/law/{name}")
  @Requires(Permission.RULES_READ)
  public Object file(@PathVariable String name, HttpServletResponse response) {
    Optional<Edition> made = edition();
    if (made.isEmpty()) {
      return soon(response);
    }
    Edition edition = made.get();
    if (!edition.names().contains(name)) {
      throw new NoSuchCaseException();
    }
    String text = edition.file(name);
    if (name.endsWith(".html")) {
      return StyledPage.of(text.replaceFirst("</header>", "$0" + BACK));
    }
    String type = name.endsWith(".css") ? "css" : "javascript";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", type, StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
