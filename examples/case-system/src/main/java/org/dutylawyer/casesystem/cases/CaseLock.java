package org.dutylawyer.casesystem.cases;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row of a case, held until the transaction ends: whoever changes the case meanwhile waits. */
final class CaseLock {

  private CaseLock() {}

  /** Holds a case. Returns the version that it has, or empty if there is none of that key. */
  static Optional<Long> hold(JdbcClient db, String key) {
    return db.sql("select version from legal_case where id = ? for update")
        .param(key)
        .query(Long.class)
        .optional();
  }
}
