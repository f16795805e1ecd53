package org.dutylawyer.casesystem;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of the program in the log: what kind and where, never the message, which may repeat what a
 * case says of somebody.
 */
public final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int FRAMES = 12;

  private Faults() {}

  /** Tells a fault to the log. */
  public static void log(Throwable fault) {
    for (Throwable one = fault; one != null; one = one.getCause()) {
      LOG.error(
          "{}\n{}",
          one.getClass().getName(),
          Arrays.stream(one.getStackTrace())
              .limit(FRAMES)
              .map(frame -> "\tat " + frame)
              .collect(Collectors.joining("\n")));
    }
  }
}
