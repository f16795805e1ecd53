package org.dutylawyer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the jar of a pack may lie. */
class PackPlacesTest {

  /** Only the jar has it: a loader asks its parent first. */
  private static final String ROOT = "org/dutylawyer/packs/mini";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "Program Files", "法律援助 (新)", "100%", "a+b", "a#b", "[x]"})
  void a_pack_is_read_whatever_the_folder_of_its_jar_is_called(String name) throws IOException {
    Path jar = jar(Files.createDirectories(folder.resolve(name)).resolve("rules.jar"));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      assertThat(PackFiles.fromService(offeredBy(loader)).files())
          .containsOnlyKeys(PackFiles.fromFolder(mini()).files().keySet());
    }
  }

  @Test
  void a_pack_is_read_by_the_connection_of_its_loader_as_jars_inside_of_jars_need()
      throws IOException {
    Path jar = jar(folder.resolve("rules.jar"));
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            return new JarURLConnection(URI.create("jar:file:/outer.jar!/" + ROOT).toURL()) {
              @Override
              public JarFile getJarFile() throws IOException {
                return new JarFile(jar.toFile());
              }

              @Override
              public void connect() {
                // opened when asked for
              }
            };
          }
        };
    URL nested =
        new URL(null, "jar:nested:/outer.jar/!lib/rules.jar!/" + ROOT + "/pack.yaml", handler);
    assertThat(PackFiles.fromService(offeredBy(finding(nested))).text("pack.yaml")).isPresent();
  }

  @Test
  void a_place_that_cannot_be_read_is_refused_with_its_address() throws IOException {
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
              @Override
              public void connect() {
                // nothing is read from it
              }
            };
          }
        };
    URL elsewhere = new URL(null, "bundle://7.0:1/" + ROOT + "/pack.yaml", handler);
    assertThatThrownBy(() -> PackFiles.fromService(offeredBy(finding(elsewhere))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bundle://7.0:1/" + ROOT + "/pack.yaml")
        .hasMessageContaining("expected a readable pack");
  }

  /** A loader that finds that address whatever it is asked for. */
  private ClassLoader finding(URL url) {
    return new ClassLoader(getClass().getClassLoader()) {
      @Override
      public URL getResource(String name) {
        return url;
      }
    };
  }

  /** A pack whose class is of that loader. */
  private static RulePack offeredBy(ClassLoader loader) {
    return (RulePack)
        Proxy.newProxyInstance(
            loader, new Class<?>[] {RulePack.class}, (proxy, method, args) -> ROOT);
  }

  private static Path mini() {
    return Path.of("src/test/resources/org/dutylawyer/workbench/check/mini");
  }

  private static Path jar(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String path : PackFiles.fromFolder(mini()).files().keySet()) {
        out.putNextEntry(new JarEntry(ROOT + "/" + path));
        try (InputStream in = Files.newInputStream(mini().resolve(path))) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
