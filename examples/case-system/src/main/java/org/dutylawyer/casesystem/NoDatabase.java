package org.dutylawyer.casesystem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in a sentence why it does not start where the database is the reason: in use by another
 * start, not there, or refusing the account. Of anything else Spring says what it knows.
 */
final class NoDatabase extends AbstractFailureAnalyzer<SQLException> {

  /** H2 for a file that another process has open. */
  private static final int IN_USE = 90020;

  /** Class of SQL states: no connection. */
  private static final String NO_CONNECTION = "08";

  /** Class of SQL states: that account is not let in. */
  private static final String NOT_LET_IN = "28";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        if (sql.getErrorCode() == IN_USE) {
          return new FailureAnalysis(
              "数据库文件正被另一个程序使用，多半是已经启动了一次"
                  + " (another process has the database file open; it may be running already)。",
              "使用已启动的系统，或者先停止它；另开一个：--case-system.home=另一文件夹 --server.port=另一端口"
                  + " (use the one that runs, stop it first, or give this one a folder and a port of its"
                  + " own)。",
              failure);
        }
        if (state.startsWith(NO_CONNECTION)) {
          return new FailureAnalysis(
              "数据库无法连接 (the database cannot be reached)。",
              "检查数据库是否已启动，以及 CASES_DB_URL (see whether it runs, and at CASES_DB_URL)。",
              failure);
        }
        if (state.startsWith(NOT_LET_IN)) {
          return new FailureAnalysis(
              "数据库拒绝了账号或者密码 (the database refuses the account or its password)。",
              "检查 CASES_DB_USER 和 CASES_DB_PASSWORD (see CASES_DB_USER and CASES_DB_PASSWORD)。",
              failure);
        }
      }
    }
    return null;
  }
}
