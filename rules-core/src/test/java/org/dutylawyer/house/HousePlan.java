package org.dutylawyer.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The plan of a module: which of its packages may use which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HousePlan {

  /** The package that all of ours are in. */
  protected static final String ROOT = "org.dutylawyer";

  private static final String DECLARE =
      "If the table in rules-core/CHANGELOG.md allows it, name it there under the coming version and"
          + " write the list anew: ./mvnw verify -Dapi.write=true";
  private static final String METHOD = "#";
  private static final String TO_IMPLEMENT = " (to implement)";

  private final List<String> layers;
  private final DescribedPredicate<JavaClass> planned;
  private final JavaClasses examined;

  /**
   * A plan.
   *
   * @param layers in the order data flows: each may use those before it
   * @param planned the classes of ours that the plan is of; others may be used by all
   */
  protected HousePlan(List<String> layers, DescribedPredicate<JavaClass> planned) {
    this.layers = List.copyOf(layers);
    this.planned = planned;
    this.examined =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(planned);
  }

  /** The classes that the plan is of, without tests. */
  protected final JavaClasses examined() {
    return examined;
  }

  /**
   * The layers that have been written: without this, an import gone wrong would pass every rule.
   */
  private List<String> written() {
    return layers.stream().filter(HousePlan::hasSources).toList();
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
  public void something_was_examined_in_every_layer_that_is_written() {
    assertThat(written())
        .as("layers with sources under %s", Path.of("").toAbsolutePath())
        .isNotEmpty();
    for (String layer : written()) {
      assertThat(examined.stream().filter(resideInAPackage(layer)).map(JavaClass::getName))
          .as("classes examined in %s", layer)
          .anyMatch(name -> !name.endsWith("package-info"));
    }
  }

  @Test
  public void every_class_lives_in_a_layer_of_the_plan() {
    classes()
        .should()
        .resideInAnyPackage(layers.toArray(String[]::new))
        .because(
            "a new package needs a place in the plan: add it to the layers, in the order data flows")
        .check(examined);
  }

  @TestFactory
  public Stream<DynamicTest> a_layer_uses_only_the_layers_before_it() {
    return written().stream()
        .map(layer -> dynamicTest(layer, () -> usesOnlyTheLayersBeforeIt(layer)));
  }

  private void usesOnlyTheLayersBeforeIt(String layer) {
    String[] allowed = layers.subList(0, layers.indexOf(layer) + 1).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(layer)
        .should()
        .onlyDependOnClassesThat(not(planned).or(resideInAnyPackage(allowed)))
        .because("data flows one way: " + String.join(" <- ", layers))
        .check(examined);
  }

  @Test
  public void nothing_static_can_change() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("many threads assess at once")
        .check(examined);
  }

  /** What the compatibility note in CHANGELOG.md promises: nothing public goes before a major. */
  @Test
  public void nothing_that_hosts_can_use_is_gone() throws IOException {
    SortedSet<String> now = new TreeSet<>();
    for (JavaClass type : examined) {
      boolean forHosts =
          type.getModifiers().contains(JavaModifier.PUBLIC)
              && !type.getPackageName().startsWith(ROOT + ".internal");
      if (forHosts) {
        now.add(type.getFullName());
        type.getMembers().stream()
            .filter(HousePlan::isForHosts)
            .forEach(member -> now.addAll(lines(type, member)));
      }
    }
    Path baseline = Path.of("src", "test", "resources", "api.txt");
    if (Boolean.getBoolean("api.write")) {
      Files.write(baseline, now);
    }
    List<String> before = Files.readAllLines(baseline);

    assertThat(before).as("%s, written anew by -Dapi.write=true", baseline).isNotEmpty();
    assertThat(before)
        .as("types and members in %s that are gone. %s", baseline, DECLARE)
        .filteredOn(line -> !now.contains(line))
        .filteredOn(line -> !line.endsWith(TO_IMPLEMENT))
        .isEmpty();
    assertThat(now)
        .as("what implementers of the types in %s did not have to implement. %s", baseline, DECLARE)
        .filteredOn(line -> line.endsWith(TO_IMPLEMENT))
        .filteredOn(line -> before.contains(line.substring(0, line.indexOf(METHOD))))
        .filteredOn(line -> !before.contains(line))
        .isEmpty();
  }

  private static boolean isForHosts(JavaMember member) {
    return (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED))
        && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** A line for each member, one more if a host that implements the type has to implement it. */
  private static List<String> lines(JavaClass type, JavaMember member) {
    String line = member.getFullName() + returned(member);
    boolean toImplement =
        member.getModifiers().contains(JavaModifier.ABSTRACT) && !type.reflect().isSealed();
    return toImplement
        ? List.of(line, type.getFullName() + METHOD + member.getName() + TO_IMPLEMENT)
        : List.of(line);
  }

  private static String returned(JavaMember member) {
    String kind = member.getModifiers().contains(JavaModifier.STATIC) ? " static" : "";
    String visible = member.getModifiers().contains(JavaModifier.PROTECTED) ? " protected" : "";
    if (member instanceof JavaMethod method) {
      return " :" + visible + kind + " " + method.getRawReturnType().getName();
    }
    return member instanceof JavaField field
        ? " :" + visible + kind + " " + field.getRawType().getName()
        : visible;
  }
}
