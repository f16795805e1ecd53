package org.dutylawyer.workbench;

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

  private static final String[] OWN = {ROOT + ".language..", ROOT + ".workbench.."};

  /** In the order data flows: each may use those before it. */
  private static final List<String> LAYERS =
      List.of(
          ROOT + ".language..",
          ROOT + ".workbench",
          ROOT + ".workbench.scenario..",
          ROOT + ".workbench.mutation..",
          ROOT + ".workbench.check..",
          ROOT + ".workbench.junit..",
          ROOT + ".workbench.watch..",
          ROOT + ".workbench.paraphrase..",
          ROOT + ".workbench.draft..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + ".language", ROOT + ".workbench");

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
        .onlyDependOnClassesThat(not(resideInAnyPackage(OWN)).or(resideInAnyPackage(allowed)))
        .because("data flows one way: " + String.join(" <- ", LAYERS))
        .check(CLASSES);
  }

  @Test
  void only_the_language_knows_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel..")
        .because("authors write the language of packs, whatever runs it")
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
