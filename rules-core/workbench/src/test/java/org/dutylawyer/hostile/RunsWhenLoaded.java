package org.dutylawyer.hostile;

import org.dutylawyer.finding.Conclusion;

/** What a hostile pack would like to have loaded: loading it leaves a trace. */
public final class RunsWhenLoaded {

  static {
    System.setProperty(HostilePacksTest.TRACE, "loaded");
  }

  /** Made by a hostile pack only. */
  public RunsWhenLoaded() {}

  /** Called by a hostile pack only. */
  @SuppressWarnings("DoNotCallSuggester") // that nothing calls it is what is tested
  public static Conclusion conclusion() {
    throw new IllegalStateException("hostile code ran");
  }
}
