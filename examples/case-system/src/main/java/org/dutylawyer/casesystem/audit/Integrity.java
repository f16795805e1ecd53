package org.dutylawyer.casesystem.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.pack.PackFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what is stored against the audit log: each version of a file is there with the hash that
 * the log says it was written with, and each answer with the hash that it was given with. So a row
 * that was altered, put in or whose entries were cut off shows, as long as the log itself is whole.
 */
@Service
public class Integrity {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient db;

  /** Over this database. */
  Integrity(JdbcClient db) {
    this.db = db;
  }

  /**
   * What is not as the log says.
   *
   * @param caseId the case
   * @param jurisdiction where it is handled
   * @param what {@code file} and the version, or {@code answer} and its id
   */
  public record Altered(String caseId, String jurisdiction, String what) {}

  /** All that is not as the log says, by case. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Altered> altered() {
    Map<String, String> told = told();
    List<Altered> altered = new ArrayList<>();
    db.sql(
            """
            select v.case_id, c.jurisdiction, v.version, v.file, v.sha256
            from case_version v join legal_case c on c.id = v.case_id order by v.case_id, v.version
            """)
        .withFetchSize(Audit.AT_ONCE)
        .query(
            row -> {
              String sha = row.getString("sha256");
              String what = "file " + row.getLong("version");
              byte[] file = row.getString("file").getBytes(StandardCharsets.UTF_8);
              if (!sha.equals(told.get(row.getString("case_id") + " " + what))
                  || !sha.equals(PackFiles.sha256(file))) {
                altered.add(
                    new Altered(row.getString("case_id"), row.getString("jurisdiction"), what));
              }
            });
    db.sql(
            """
            select a.id, a.case_id, c.jurisdiction, a.sha256
            from answer a join legal_case c on c.id = a.case_id order by a.case_id, a.id
            """)
        .withFetchSize(Audit.AT_ONCE)
        .query(
            row -> {
              String what = "answer " + row.getString("id");
              if (!row.getString("sha256")
                  .equals(told.get(row.getString("case_id") + " " + what))) {
                altered.add(
                    new Altered(row.getString("case_id"), row.getString("jurisdiction"), what));
              }
            });
    return altered;
  }

  /** The hashes that the log tells of, by the case and what they are of. */
  private Map<String, String> told() {
    Map<String, String> told = new HashMap<>();
    db.sql(
            """
            select object, detail from audit_entry
            where action in ('CASE_MADE', 'CASE_CHANGED', 'ANSWER_GIVEN', 'CONDUCT_SEEN')
            order by seq
            """)
        .withFetchSize(Audit.AT_ONCE)
        .query(
            row -> {
              JsonNode detail = tree(row.getString("detail"));
              String of = row.getString("object");
              if (detail.has("answer")) {
                told.putIfAbsent(
                    of + " answer " + detail.path("answer").asText(),
                    detail.path("answerSha256").asText());
              } else if (detail.has("version")) {
                told.putIfAbsent(
                    of + " file " + detail.path("version").asText(), detail.path("file").asText());
              }
            });
    return told;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // The chain says that this entry is not what was written.
    }
  }
}
