package org.dutylawyer.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.indicator.Answer;
import org.dutylawyer.audit.indicator.Indicator;

/**
 * Counts what one lawyer did, over all case files of the input. What a lawyer did in two provinces
 * or cities is told of neither.
 */
final class LawyerDays {

  private static final String YES = Answer.YES.word();
  private static final String NO = Answer.NO.word();
  private static final String OPEN = Answer.UNDETERMINED.word();

  private final Dataset<Row> contacts;

  LawyerDays(Dataset<Row> contacts) {
    this.contacts = contacts;
  }

  /** Adds the days, half days or lawyers of an indicator to the counts. */
  void addTo(Map<Cell, Long> counts, Indicator indicator) {
    Dataset<Row> own = contacts.where(col("indicator").equalTo(indicator.id()));
    int atLeast = indicator.unit().atLeast();
    Dataset<Row> units =
        switch (indicator.unit().kind()) {
          case LAWYER_DAY -> days(own, atLeast);
          case LAWYER_HALF_DAY -> halfDays(own, atLeast);
          default -> lawyers(own, atLeast);
        };
    Dataset<Row> sums =
        units
            .groupBy(
                col("province"),
                col("city"),
                substring(col("day"), 1, "2026-03".length()).as("month"),
                col("of"),
                col("is"))
            .agg(count(lit(1)).as("n"));
    for (Row row : sums.collectAsList()) {
      counts.merge(
          new Cell(
              Counting.INDICATOR,
              indicator.id(),
              row.getString(3) + "/" + row.getString(4),
              row.getString(0),
              row.getString(1),
              "",
              row.getString(2),
              ""),
          row.getLong(5),
          Long::sum);
    }
  }

  private static Dataset<Row> days(Dataset<Row> own, int atLeast) {
    return own.groupBy("lawyer", "day")
        .agg(countDistinct("counted").as("n"), where("province"), where("city"))
        .withColumn("of", lit(YES))
        .withColumn("is", when(col("n").geq(atLeast), YES).otherwise(NO));
  }

  /** A place, if there is one alone. */
  private static Column where(String column) {
    return when(min(column).equalTo(max(column)), min(column)).otherwise("").as(column);
  }

  // --- half days -------------------------------------------------------------------------------

  /**
   * What has no hour lies in either half. It leaves open what it can tip, and where all that has an
   * hour lies in one half, whether there is another half day at all. A case of which something has
   * an hour and something has none is one case, and may be one of either half.
   */
  private static Dataset<Row> halfDays(Dataset<Row> own, int atLeast) {
    Dataset<Row> days =
        own.groupBy("lawyer", "day")
            .agg(
                countDistinct(in("am")).as("am"),
                countDistinct(in("pm")).as("pm"),
                countDistinct(in("")).as("open"),
                countDistinct(perhapsIn("am")).as("am-most"),
                countDistinct(perhapsIn("pm")).as("pm-most"),
                sum(when(col("half").equalTo(""), 1).otherwise(0)).as("untimed"),
                where("province"),
                where("city"));
    Column open = col("open");
    Dataset<Row> am = timed(days, "am", "pm", atLeast);
    Dataset<Row> pm = timed(days, "pm", "am", atLeast);
    Dataset<Row> untimed = days.where(col("am").plus(col("pm")).equalTo(0));
    // All lay somewhere: the larger half has half of them at least.
    Dataset<Row> larger =
        half(
            untimed,
            lit(YES),
            when(open.geq(2L * atLeast - 1), YES).when(open.geq(atLeast), OPEN).otherwise(NO));
    Dataset<Row> smaller =
        half(
            untimed.where(col("untimed").geq(2)),
            lit(OPEN),
            when(open.geq(atLeast).and(col("untimed").geq(2L * atLeast)), OPEN).otherwise(NO));
    return am.unionAll(pm).unionAll(larger).unionAll(smaller);
  }

  private static Column in(String half) {
    return when(col("half").equalTo(half), col("counted"));
  }

  private static Column perhapsIn(String half) {
    return when(col("half").isin(half, ""), col("counted"));
  }

  /** The half days of one half, on days with something that has an hour. */
  private static Dataset<Row> timed(Dataset<Row> days, String half, String other, int atLeast) {
    Column certain = col(half);
    Column most = col(half + "-most");
    Dataset<Row> there =
        days.where(certain.gt(0).or(col("open").gt(0).and(col(other).gt(0)))); // else there is none
    return half(
        there,
        when(certain.gt(0), YES).otherwise(OPEN),
        when(certain.geq(atLeast), YES).when(most.geq(atLeast), OPEN).otherwise(NO));
  }

  private static Dataset<Row> half(Dataset<Row> days, Column of, Column is) {
    return days.select(col("day"), col("province"), col("city"), of.as("of"), is.as("is"));
  }

  // --- lawyers ---------------------------------------------------------------------------------

  /** Lawyers by the share of their own acts that show what is looked for. */
  private static Dataset<Row> lawyers(Dataset<Row> own, int percent) {
    Column shows = col("shows");
    Dataset<Row> lawyers =
        own.groupBy("lawyer")
            .agg(
                sum(when(shows.equalTo(YES), 1).otherwise(0)).as("yes"),
                sum(when(shows.equalTo(NO), 1).otherwise(0)).as("no"),
                count(lit(1)).as("all"),
                where("province"),
                where("city"));
    Column least = col("yes").multiply(100);
    Column most = col("all").minus(col("no")).multiply(100);
    Column line = col("all").multiply(percent);
    return lawyers
        .withColumn("day", lit(""))
        .withColumn("of", lit(YES))
        .withColumn("is", when(least.geq(line), YES).when(most.geq(line), OPEN).otherwise(NO));
  }
}
