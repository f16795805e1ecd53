package org.dutylawyer.calendar;

/**
 * Restoration of a missed limit: 当事人由于不能抗拒的原因或者有其他正当理由而耽误期限的，在障碍消除后五日以内，可以申请继续进行应当在期满以前完成的诉讼活动
 * (Criminal Procedure Law art. 106; interpretation art. 203).
 */
public final class Restoration {

  private Restoration() {}

  /** The limit itself: five days after the obstacle ends, a party's act. */
  public static TimeLimit limit() {
    return TimeLimit.days(5).after().ofKind(Kind.ACT);
  }

  /**
   * Until when restoration of a missed limit can be applied for. Whether it is granted, the court
   * decides (由人民法院裁定).
   *
   * @param missed the limit that was missed; it must be one for a party's act
   * @param obstacleEnded when the obstacle ended
   * @throws IllegalArgumentException when the missed limit is none of a party's act, or the
   *     obstacle ended before the limit began
   */
  public static DueDate application(DueDate missed, Moment obstacleEnded) {
    if (missed.limit().kind() != Kind.ACT) {
      throw new IllegalArgumentException(
          "restoration serves the limits of parties, found: " + missed.limit());
    }
    if (missed.limit().direction() == Direction.AFTER
        && obstacleEnded.date().isBefore(missed.event().date())) {
      throw new IllegalArgumentException(
          "the obstacle ended on "
              + obstacleEnded
              + ", before the limit began on "
              + missed.event());
    }
    return limit().dueDate(obstacleEnded, missed.calendar(), missed.conventions());
  }
}
