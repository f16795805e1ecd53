package org.dutylawyer.audit.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are told apart by their jars. */
final class ThisProgramTest {

  @Test
  void a_copy_is_the_same_program_and_another_build_is_not(@TempDir Path folder)
      throws IOException {
    Path jar = Files.writeString(folder.resolve("audit.jar"), "one build");
    Path copy = Files.copy(jar, folder.resolve("fetched.jar"));
    Path other = Files.writeString(folder.resolve("other.jar"), "another build");

    assertThat(ThisProgram.sha256(copy)).isEqualTo(ThisProgram.sha256(jar)).hasSize(64);
    assertThat(ThisProgram.sha256(other)).isNotEqualTo(ThisProgram.sha256(jar));
    assertThat(ThisProgram.sha256(folder)).as("unpacked classes").isEmpty();
  }
}
