package org.dutylawyer.casesystem.audit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to it that what is told as done is on the disk. A database server does that by itself; the
 * embedded one writes some time after a commit, so it is told to write before the answer goes out.
 */
@Component
class Durable {

  private final JdbcClient db;
  private final boolean embedded;

  Durable(JdbcClient db, @Value("${spring.datasource.url}") String url) {
    this.db = db;
    this.embedded = url.startsWith("jdbc:h2:file:");
  }

  /** After the transaction that runs has committed, its rows are on the disk. */
  void onCommit() {
    if (embedded) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              db.sql("checkpoint sync").update();
            }
          });
    }
  }
}
