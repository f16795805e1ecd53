package org.dutylawyer.casesystem.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.cases.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Limits that come near or became late, each told once: read by other systems, or sent to the
 * webhook that is set, signed with HMAC-SHA256. What cannot be sent is tried again.
 */
@Service
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int MOST = 200;
  private static final int ATTEMPTS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JdbcClient db;
  private final JsonMapper json;
  private final Clock clock;
  private final CaseSystemProperties properties;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Over this database. */
  public Outbox(JdbcClient db, JsonMapper json, Clock clock, CaseSystemProperties properties) {
    this.db = db;
    this.json = json;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * A limit that was told.
   *
   * @param id its number, growing
   * @param kind {@code near} or {@code late}
   * @param caseId the case
   * @param at when it was told
   * @param limit the limit
   */
  public record Notification(
      long id, String kind, String caseId, OffsetDateTime at, JsonNode limit) {}

  /** Those of the account's cases and, unless it supervises or arranges, of its own duties. */
  List<Notification> after(CaseUser user, long after) {
    return db
        .sql(
            "select o.* from outbox o join legal_case c on c.id = o.case_id where o.id > ? and "
                + "(? or not o.conduct) and "
                + Cases.scope(user)
                + " order by o.id limit ?")
        .params(after, user.may(Permission.CONDUCT_READ), Cases.scopeOf(user), MOST)
        .query(this::notification)
        .list()
        .stream()
        .filter(
            n ->
                user.role().seesAllDuties()
                    || user.role().actors().contains(n.limit().path("actorWord").asString("")))
        .toList();
  }

  private Notification notification(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Notification(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("case_id"),
        row.getObject("created_at", OffsetDateTime.class),
        json.readTree(row.getString("payload")));
  }

  /** Sends what was not sent, if a webhook is set. */
  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT15S")
  void send() {
    if (properties.webhook() == null) {
      return;
    }
    List<Notification> open =
        db.sql(
                """
                select * from outbox where delivered_at is null and attempts < ?
                order by id limit ?
                """)
            .params(ATTEMPTS, MOST)
            .query(this::notification)
            .list();
    for (Notification notification : open) {
      if (!send(notification)) {
        return; // It is not there; the others would fail as well.
      }
    }
  }

  private boolean send(Notification notification) {
    String body = json.writeValueAsString(notification);
    db.sql("update outbox set attempts = attempts + 1 where id = ?")
        .param(notification.id())
        .update();
    try {
      HttpResponse<Void> response =
          http.send(
              HttpRequest.newBuilder(properties.webhook())
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .header("Signature-Sha256", signature(body))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() / 100 != 2) {
        LOG.warn("the webhook answered {}", response.statusCode());
        return false;
      }
    } catch (IOException e) {
      LOG.warn("the webhook cannot be reached: {}", e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    db.sql("update outbox set delivered_at = ? where id = ?")
        .params(OffsetDateTime.now(clock), notification.id())
        .update();
    return true;
  }

  /** The signature of a body, in hexadecimal. */
  String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = properties.webhookSecret().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
