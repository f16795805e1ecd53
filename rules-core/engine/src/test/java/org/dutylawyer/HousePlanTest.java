package org.dutylawyer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of this module: which package may use which, and who may know the rule engine. */
class HousePlanTest {
  private static final String ROOT = "org.dutylawyer";

  /** In the order data flows: each may use those before it. */
  private static final List<String> LAYERS =
      List.of(
          ROOT + ".problem..",
          ROOT + ".law..",
          ROOT + ".vocabulary..",
          ROOT + ".casefile..",
          ROOT + ".finding..",
          ROOT + ".answer..",
          ROOT + ".pack..",
          ROOT + ".internal.logic..",
          ROOT + ".internal.network..",
          ROOT + ".internal.derive..",
          ROOT + ".internal.plan..",
          ROOT + ".internal.misconduct..",
          ROOT + ".internal.decide..",
          ROOT + ".internal",
          ROOT);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT)
          .that(not(resideInAnyPackage(ROOT + ".text..", ROOT + ".calendar..")));

  /**
   * The layers that have been written: without this, an import gone wrong would pass every rule.
   */
  private static List<String> written() {
    return LAYERS.stream().filter(HousePlanTest::hasSources).toList();
  }

  private static boolean hasSources(String layer) {
    boolean withSubpackages = layer.endsWith("..");
    String name = withSubpackages ? layer.substring(0, layer.length() - 2) : layer;
    Path folder = Path.of("src/main/java", name.split("\\."));
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, withSubpackages ? Integer.MAX_VALUE : 1)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(file -> file.endsWith(".java") && !file.equals("package-info.java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void something_was_examined_in_every_layer_that_is_written() {
    assertThat(written())
        .as("layers with sources under %s", Path.of("").toAbsolutePath())
        .isNotEmpty();
    for (String layer : written()) {
      assertThat(CLASSES.stream().filter(resideInAPackage(layer)).map(JavaClass::getName))
          .as("classes examined in %s", layer)
          .anyMatch(name -> !name.endsWith("package-info"));
    }
  }

  @Test
  void every_class_lives_in_a_layer_of_the_plan() {
    classes()
        .should()
        .resideInAnyPackage(LAYERS.toArray(String[]::new))
        .because(
            "a new package needs a place in the plan: add it to LAYERS, in the order data flows")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> a_layer_uses_only_the_layers_before_it() {
    return written().stream()
        .map(layer -> dynamicTest(layer, () -> usesOnlyTheLayersBeforeIt(layer)));
  }

  private static void usesOnlyTheLayersBeforeIt(String layer) {
    String[] allowed = LAYERS.subList(0, LAYERS.indexOf(layer) + 1).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(layer)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(ROOT + ".."))
                .or(resideInAnyPackage(ROOT + ".text..", ROOT + ".calendar.."))
                .or(resideInAnyPackage(allowed)))
        .because("data flows one way: " + String.join(" <- ", LAYERS))
        .check(CLASSES);
  }

  @Test
  void only_the_rooms_below_internal_know_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel..")
        .because("the engine is replaceable only while a few rooms know it")
        .check(CLASSES);
  }

  @Test
  void nothing_static_can_change() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("many threads assess at once")
        .check(CLASSES);
  }
}
