package org.dutylawyer.casesystem.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.casesystem.access.SecurityConfiguration;
import org.dutylawyer.problem.Sha256;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page that brings its own styles: the policy names each by its hash, and lets no other in. */
final class StyledPage {

  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private static final Pattern ATTRIBUTE = Pattern.compile(" style=\"([^\"]*)\"");

  private StyledPage() {}

  static ResponseEntity<byte[]> of(String html) {
    StringBuilder hashes = new StringBuilder("style-src 'self'");
    Matcher style = STYLE.matcher(html);
    while (style.find()) {
      hashes.append(" 'sha256-").append(hash(style.group(1))).append("'");
    }
    StringBuilder attributes = new StringBuilder("; style-src-attr 'unsafe-hashes'");
    ATTRIBUTE
        .matcher(html)
        .results()
        .map(found -> hash(found.group(1)))
        .distinct()
        .forEach(found -> attributes.append(" 'sha256-").append(found).append("'"));
    String policy =
        SecurityConfiguration.CONTENT.replace("style-src 'self'", hashes)
            + (ATTRIBUTE.matcher(html).find() ? attributes : "");
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy)
        .body(html.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
