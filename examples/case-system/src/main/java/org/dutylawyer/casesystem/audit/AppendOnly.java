package org.dutylawyer.casesystem.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** The trigger of the embedded database that refuses to change or delete a row. */
public final class AppendOnly implements Trigger {

  /** For the database. */
  public AppendOnly() {}

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLException("rows of this table are only added");
  }
}
