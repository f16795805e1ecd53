package org.dutylawyer.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.indicator.Answer;
import org.dutylawyer.audit.indicator.Indicator;

/** Counts the cases of a lawyer on one day, over all case files of the input. */
final class LawyerDays {

  private final Dataset<Row> contacts;

  LawyerDays(Dataset<Row> contacts) {
    this.contacts = contacts;
  }

  /** Adds the days, or half days, of an indicator to the counts. */
  void addTo(Map<Cell, Long> counts, Indicator indicator) {
    Dataset<Row> own = contacts.where(col("indicator").equalTo(indicator.id()));
    Dataset<Row> units =
        indicator.unit().kind() == Indicator.Kind.LAWYER_DAY
            ? days(own, indicator.unit().atLeast())
            : halfDays(own, indicator.unit().atLeast());
    Dataset<Row> sums =
        units
            .groupBy(col("province"), substring(col("day"), 1, 7).as("month"), col("is"))
            .agg(count(lit(1)).as("n"));
    for (Row row : sums.collectAsList()) {
      counts.merge(
          new Cell(
              Counting.INDICATOR,
              indicator.id(),
              Answer.YES.word() + "/" + row.getString(2),
              row.getString(0),
              "",
              "",
              row.getString(1),
              ""),
          row.getLong(3),
          Long::sum);
    }
  }

  private static Dataset<Row> days(Dataset<Row> own, int atLeast) {
    return own.groupBy("lawyer", "day")
        .agg(countDistinct("case").as("n"), min("province").as("province"))
        .withColumn("is", yesIf(col("n").geq(atLeast)).otherwise(Answer.NO.word()));
  }

  /** Cases without an hour may lie in either half: they leave open what they could tip. */
  private static Dataset<Row> halfDays(Dataset<Row> own, int atLeast) {
    Dataset<Row> timed =
        own.where(col("half").notEqual(""))
            .groupBy("lawyer", "day", "half")
            .agg(countDistinct("case").as("n"), min("province").as("province"));
    Dataset<Row> untimed =
        own.where(col("half").equalTo(""))
            .groupBy(col("lawyer").as("who"), col("day").as("date"))
            .agg(countDistinct("case").as("m"), min("province").as("where"));
    Column sameDay = col("lawyer").equalTo(col("who")).and(col("day").equalTo(col("date")));
    Dataset<Row> both = timed.join(untimed, sameDay, "full_outer");
    Column n = when(col("n").isNull(), 0).otherwise(col("n"));
    Column m = when(col("m").isNull(), 0).otherwise(col("m"));
    return both.select(
        when(col("day").isNull(), col("date")).otherwise(col("day")).as("day"),
        when(col("province").isNull(), col("where")).otherwise(col("province")).as("province"),
        yesIf(n.geq(atLeast))
            .when(n.plus(m).geq(atLeast), Answer.UNDETERMINED.word())
            .otherwise(Answer.NO.word())
            .as("is"));
  }

  private static Column yesIf(Column condition) {
    return when(condition, Answer.YES.word());
  }
}
