package org.dutylawyer.casesystem.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Requires;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.cli.edition.Edition;
import org.dutylawyer.law.NormId;
import org.dutylawyer.spring.LiveRules;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The law beside the rules that encode it, of the packs that answer now (法条与规则对照). */
@Controller
public class LawPages {

  private final LiveRules live;

  /** Made when it is first asked for: that runs all scenarios of the packs. */
  private final Cache<String, Edition> editions = Caffeine.newBuilder().maximumSize(2).build();

  /** With the rules. */
  public LawPages(LiveRules live) {
    this.live = live;
  }

  /** The list of instruments. */
  @GetMapping("/law/")
  @Requires(Permission.RULES_READ)
  public ResponseEntity<byte[]> index() {
    return file("index.html");
  }

  /** The place of a norm: its text beside its rule. */
  @GetMapping("/law/norm")
  @Requires(Permission.RULES_READ)
  public ResponseEntity<Void> norm(@RequestParam String id) {
    try {
      return edition()
          .address(NormId.parse(id))
          .map(a -> ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/law/" + a)))
          .orElseThrow(NoSuchCaseException::new)
          .build();
    } catch (IllegalArgumentException e) {
      throw new NoSuchCaseException();
    }
  }

  private Edition edition() {
    LiveRules.Snapshot rules = live.now();
    return editions.get(rules.id(), key -> Edition.of(rules.rules()));
  }

  /** A page of the edition, or what it is shown with. */
  @GetMapping("/law/{name}")
  @Requires(Permission.RULES_READ)
  public ResponseEntity<byte[]> file(@PathVariable String name) {
    Edition edition = edition();
    if (!edition.names().contains(name)) {
      throw new NoSuchCaseException();
    }
    String text = edition.file(name);
    if (name.endsWith(".html")) {
      return StyledPage.of(text);
    }
    String type = name.endsWith(".css") ? "css" : "javascript";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", type, StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
