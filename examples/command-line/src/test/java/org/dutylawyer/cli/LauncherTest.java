package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts that start the program and the audit beside them. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "src/main/launcher/duty-lawyer,                       -jar HOME/duty-lawyer.jar packs",
    "../nationwide-audit/src/main/launcher/nationwide-audit, -cp HOME/nationwide-audit-all.jar:"
  })
  void through_links_it_starts_the_program_beside_the_script_itself(String source, String given)
      throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path script =
        Files.copy(Path.of(source), home.resolve("launcher"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(home.resolve("spark.classpath"), "");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("first"), Path.of("..", "home", "launcher"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    String expected = given.replace("HOME", home.toRealPath().toString());
    for (Path called : new Path[] {script, link, second}) {
      assertThat(arguments(called)).as(called.toString()).contains(expected);
    }
  }

  /** What the script gives to a Java that only tells it. */
  private String arguments(Path script) throws IOException, InterruptedException {
    Path java = Files.createDirectories(folder.resolve("java").resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), "packs");
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    Process run = builder.redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(run.waitFor()).as(said).isZero();
    return said;
  }
}
