package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library as hosts have it: behind class loaders, on threads of pools, on the module path. */
final class HostsTest {

  private static final String CASE = Program.CASES.resolve("theft-first-request.json").toString();

  /**
   * What a host with the packs has on its path: all of it but the tools of authors and of tests.
   */
  private static final Pattern OF_HOST =
      Pattern.compile(
          ".*/(rules-(calendar|engine|national|chongqing|jilin)|liyang-pack|kie-(api|internal"
              + "|memory-compiler|util-xml)|drools-(core|base|util|wiring-api|wiring-static"
              + "|kiesession|canonical-model|model-compiler|compiler)|jackson|snakeyaml|slf4j"
              + "|jspecify|commons-codec|rules-core/(calendar|engine)/|(rules-[a-z]+|liyang-pack)"
              + "/target/classes).*");

  /** The library and what it brings, without JUnit. */
  private static final Pattern OF_MODULES =
      Pattern.compile(
          ".*/(rules-(calendar|engine|workbench)|kie-|drools-|jackson|snakeyaml|slf4j-api|jspecify"
              + "|antlr|ecj|mvel|commons-codec|rules-core/(calendar|engine|workbench)/).*");

  @TempDir private Path folder;

  private static List<String> ofHost() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .filter(entry -> OF_HOST.matcher(entry.replace('\\', '/')).matches())
        .toList();
  }

  /** A loader that has the library, like those of web applications and of runnable jars. */
  private static URLClassLoader loader(ClassLoader parent, List<String> entries) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : entries) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }

  private static String ask(ClassLoader loader) throws Exception {
    return (String)
        loader.loadClass(Asking.class.getName()).getMethod("ask", String.class).invoke(null, CASE);
  }

  private static <T> T onAnotherThread(Callable<T> task) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      return pool.submit(
              () -> {
                Thread self = Thread.currentThread();
                self.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                return task.call();
              })
          .get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_thread_whose_class_loader_does_not_know_the_library_gets_the_same_answer()
      throws Exception {
    List<String> entries = new ArrayList<>(ofHost());
    entries.add(Path.of("target", "test-classes").toString());
    try (URLClassLoader host = loader(ClassLoader.getPlatformClassLoader(), entries)) {
      String answer = onAnotherThread(() -> ask(host));
      assertThat(answer).startsWith("[CN, CN-22, CN-320481, CN-50]\n").isEqualTo(Asking.ask(CASE));
    }
  }

  @Test
  void the_class_loader_of_a_host_that_was_closed_is_collected() throws Exception {
    String tests = Path.of("target", "test-classes").toString();
    List<String> entries = new ArrayList<>(ofHost());
    entries.add(tests);
    Path out = folder.resolve("redeployed");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-cp",
                tests,
                Redeployed.class.getName(),
                String.join(File.pathSeparator, entries),
                CASE)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(java.waitFor()).as(Files.readString(out)).isZero();
    assertThat(Files.readString(out)).isEqualTo("false collected 0");
  }

  @Test
  void packs_are_compiled_anew_on_a_thread_whose_class_loader_does_not_know_the_library()
      throws Exception {
    List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    try (URLClassLoader host = loader(ClassLoader.getPlatformClassLoader(), all)) {
      String packs =
          onAnotherThread(
              () -> (String) host.loadClass(Asking.class.getName()).getMethod("anew").invoke(null));
      assertThat(packs).isEqualTo("[CN]");
    }
  }

  @Test
  void the_same_packs_are_found_once_where_two_class_loaders_see_them() throws Exception {
    assertThat(org.dutylawyer.pack.RulePacks.offered()).hasSize(4);
  }

  @Test
  void without_packs_loading_says_what_was_looked_for() throws Exception {
    List<String> entries =
        new ArrayList<>(
            ofHost().stream()
                .filter(e -> !e.matches(".*(rules-(national|chongqing|jilin)|liyang-pack).*"))
                .toList());
    entries.add(Path.of("target", "test-classes").toString());
    try (URLClassLoader host = loader(ClassLoader.getPlatformClassLoader(), entries)) {
      assertThatThrownBy(() -> onAnotherThread(() -> ask(host)))
          .rootCause()
          .hasMessageContaining("META-INF/services/" + RulePack.class.getName())
          .hasMessageContaining("no pack; looked for by [")
          .hasMessageContaining("URLClassLoader");
    }
    assertThatThrownBy(() -> org.dutylawyer.DutyLawyerRules.builder().build())
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void on_the_module_path_the_answer_is_the_same() throws Exception {
    Path out = folder.resolve("out");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "--module-path",
                String.join(File.pathSeparator, ofHost()),
                "--add-modules",
                "org.dutylawyer.engine",
                "-cp",
                Path.of("target", "test-classes").toString(),
                Asking.class.getName(),
                CASE)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int code = java.waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(said).endsWith(Asking.ask(CASE) + System.lineSeparator());
    assertThat(code).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calendar", "engine", "workbench"})
  void a_modular_host_of_any_of_the_three_is_compiled_without_what_only_tests_need(String module)
      throws Exception {
    Path source = folder.resolve("module-info.java");
    Files.writeString(source, "module host { requires org.dutylawyer." + module + "; }");
    String path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> OF_MODULES.matcher(entry.replace('\\', '/')).matches())
            .collect(Collectors.joining(File.pathSeparator));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "--module-path",
                path,
                "-d",
                folder.resolve("classes").toString(),
                source.toString());
    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }
}
