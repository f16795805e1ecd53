package org.dutylawyer.workbench.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.workbench.proof.Bound;
import org.dutylawyer.workbench.proof.Counterexample;
import org.dutylawyer.workbench.proof.Proof;
import org.dutylawyer.workbench.proof.ProofReport;
import org.dutylawyer.workbench.proof.Property;
import org.junit.jupiter.api.DynamicNode;

/**
 * What {@code prove} proves of a pack, as tests: one for each property.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> proof() {
 *   return PackProof.tests(new JilinPack());
 * }
 * }</pre>
 *
 * <p>The system property {@value #BOUND} takes the proof further than a build can wait for.
 */
@SuppressWarnings("exports") // JUnit, which the module does not hand on: its users have it
public final class PackProof {

  /** How many events the courses have. */
  public static final String BOUND = "org.dutylawyer.prove.bound";

  private static final int AN_HOUR = 3_600;

  private PackProof() {}

  /** The tests of a pack; packs that it requires are found on the class path. */
  public static Stream<DynamicNode> tests(RulePack pack) {
    Integer events = Integer.getInteger(BOUND);
    Bound bound = events == null ? Bound.OF_A_BUILD : new Bound(events, AN_HOUR);
    String id = PackReader.manifest(PackFiles.fromService(pack)).id();
    ProofReport report = Proof.of(PackFiles.onClassPath(), List.of(id), bound).get(0);
    Stream<DynamicNode> properties =
        Arrays.stream(Property.values())
            .map(p -> dynamicTest(p.title().zh(), () -> holds(report, p)));
    return Stream.concat(
        properties,
        Stream.of(
            dynamicTest(
                "说明都有对应的情形",
                () -> {
                  if (!report.stale().isEmpty()) {
                    throw new AssertionError(report.text(Locale.CHINESE));
                  }
                })));
  }

  private static void holds(ProofReport report, Property property) {
    List<Counterexample> open = report.open(property);
    if (!open.isEmpty()) {
      throw new AssertionError(
          open.stream()
              .map(c -> c.what().zh() + "\n" + c.yaml())
              .collect(Collectors.joining("\n", "\n", "")));
    }
  }
}
