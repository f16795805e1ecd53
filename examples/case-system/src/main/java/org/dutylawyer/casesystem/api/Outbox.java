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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dutylawyer.casesystem.CaseSystemProperties;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Limits that come near or became late, each told once: read by other systems, or sent to the
 * webhook that is set, signed with HMAC-SHA256. What cannot be sent is tried again until it is
 * taken: none is given up, and one that is refused keeps none of the others back.
 */
@Service
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int MOST = 200;
  private static final int TOO_MANY = 429;
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
   * @param caseId the number of the case
   * @param jurisdiction where it is handled
   * @param at when it was told
   * @param conduct whether it follows only from the conduct of a lawyer: for the bureau alone
   * @param limit the limit
   */
  public record Notification(
      long id,
      String kind,
      String caseId,
      String jurisdiction,
      OffsetDateTime at,
      boolean conduct,
      JsonNode limit) {}

  private static final String SELECT =
      "select o.*, c.number, c.jurisdiction from outbox o join legal_case c on c.id = o.case_id";

  /** Those of the account's cases and, unless it supervises or arranges, of its own duties. */
  List<Notification> after(CaseUser user, long after) {
    StringBuilder sql =
        new StringBuilder(
            SELECT
                + " where o.id > ? and (case when ? then not o.bureau_told else not o.conduct end)"
                + " and ");
    sql.append(Cases.scope(user));
    List<Object> parameters =
        new ArrayList<>(List.of(after, user.may(Permission.CONDUCT_READ), Cases.scopeOf(user)));
    Deadlines.own(user, "o.actor", sql, parameters);
    sql.append(" order by o.id limit ?");
    parameters.add(MOST);
    return db.sql(sql.toString()).params(parameters).query(this::notification).list();
  }

  private Notification notification(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Notification(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("number"),
        row.getString("jurisdiction"),
        row.getObject("created_at", OffsetDateTime.class),
        row.getBoolean("conduct"),
        json.readTree(row.getString("payload")));
  }

  /** Sends what was not sent, if a webhook is set. */
  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT15S")
  void send() {
    if (properties.webhook() == null) {
      return;
    }
    // Those that failed least come first, so that none that fails for ever stands before the
    // others.
    List<Notification> open =
        db.sql(
                SELECT
                    + " where o.delivered_at is null and not o.bureau_told"
                    + " order by o.attempts, o.id limit ?")
            .param(MOST)
            .query(this::notification)
            .list();
    for (Notification notification : open) {
      if (!send(notification)) {
        return;
      }
    }
  }

  /** Sends one; whether the receiver is there, so that the others may be tried as well. */
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
        return response.statusCode() / 100 == 4 && response.statusCode() != TOO_MANY;
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
