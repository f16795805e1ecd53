package org.dutylawyer.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dutylawyer.audit.answer.Store;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.batch.Csv;

/**
 * Cases that are in the input more than once, by place and id. Each line is answered and counted as
 * it is, like by the program; whether it is one case twice or an id used twice only people can
 * tell.
 *
 * @param cases how many there are
 * @param first some of them, with how often each is there
 */
record Repeated(long cases, List<List<String>> first) {

  private static final int SHOWN = 10_000;

  /** Copies the list. */
  Repeated {
    first = List.copyOf(first);
  }

  static Repeated among(SparkSession session, Store store) throws IOException {
    if (!store.has(Store.ANSWERS)) {
      return new Repeated(0, List.of());
    }
    Dataset<Row> repeated =
        session
            .read()
            .parquet(store.path(Store.ANSWERS).toString())
            .groupBy("jurisdiction", "case")
            .agg(count(lit(1)).as("times"))
            .where(col("times").gt(1));
    List<List<String>> first = new ArrayList<>();
    for (Row row : repeated.orderBy("jurisdiction", "case").limit(SHOWN).collectAsList()) {
      first.add(List.of(row.getString(0), row.getString(1), Long.toString(row.getLong(2))));
    }
    return new Repeated(first.size() < SHOWN ? first.size() : repeated.count(), first);
  }

  String csv(boolean madeUp) {
    StringBuilder csv = new StringBuilder(Csv.MARK);
    csv.append(Tables.row(List.of("jurisdiction", "case", "count"), true, madeUp));
    first.forEach(row -> csv.append(Tables.row(row, false, madeUp)));
    return csv.toString();
  }
}
