package org.dutylawyer.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dutylawyer.Evaluator;

/**
 * One engine with the shared decision loaded.
 *
 * @param <I> the form in which it takes a case; made before anything is timed
 */
public interface SharedEngine<I> {

  /** The name in tables. */
  String name();

  /** A case in the form that this engine takes. */
  I prepare(SharedCase shared);

  /** Decides; this alone is timed. */
  Object decide(I prepared);

  /** The conclusions in the words of the table, for comparison with those of other engines. */
  Set<String> conclusions(Object decided);

  /**
   * The engines of this build: four always, the others in a build with the profile engines. Those
   * are asked for by name: a file of services would stay behind in the next build without them.
   */
  static List<SharedEngine<?>> all() {
    List<SharedEngine<?>> engines =
        new ArrayList<>(
            List.of(
                new PlainDecision(),
                new BareDecision(),
                new LibraryDecision("library", Evaluator.DROOLS),
                new LibraryDecision("library, plan", Evaluator.PLAN)));
    for (String other :
        List.of("OpenLDecision", "DmnDecision", "EvreteDecision", "EasyRulesDecision")) {
      try {
        String name = SharedEngine.class.getPackageName() + "." + other;
        engines.add(
            Class.forName(name).asSubclass(SharedEngine.class).getConstructor().newInstance());
      } catch (ClassNotFoundException notInThisBuild) {
        // then the comparison is without it
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(other, e);
      }
    }
    return engines;
  }
}
