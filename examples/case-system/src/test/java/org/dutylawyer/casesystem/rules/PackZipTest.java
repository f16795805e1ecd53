package org.dutylawyer.casesystem.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as people send them, and as those with bad intent do. */
class PackZipTest {

  private static final int MEGABYTE = 1_000_000;

  private static byte[] zip(String name, byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("pack.yaml"));
      zip.write("id: X-TEST\n".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      for (int i = 0; i < times; i++) {
        zip.putNextEntry(new ZipEntry(name.formatted(i)));
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void an_archive_that_was_cut_short_is_told_to_be_one_that_cannot_be_read() throws IOException {
    byte[] content = new byte[MEGABYTE];
    new Random(1).nextBytes(content);
    byte[] whole = zip("a%d", content, 1);
    for (int length : new int[] {whole.length / 2, 60, 40}) {
      assertThatThrownBy(() -> PackZip.read(Arrays.copyOf(whole, length)))
          .as("%s bytes", length)
          .isInstanceOf(BadInputException.class);
    }
  }

  /** A name that ends in a slash holds what it holds; all of it is unpacked to get past it. */
  @ParameterizedTest
  @ValueSource(strings = {"file%d", "folder%d/"})
  void what_unpacks_to_too_much_is_refused_as_soon_as_it_does(String name) throws IOException {
    byte[] archive = zip(name, new byte[MEGABYTE], 30);
    assertThatThrownBy(() -> PackZip.read(archive))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void folders_are_no_files() throws IOException {
    assertThat(PackZip.read(zip("folder%d/", new byte[0], 3))).containsOnlyKeys("pack.yaml");
    byte[] many = zip("folder%d/", new byte[0], 2001);
    assertThatThrownBy(() -> PackZip.read(many)).isInstanceOf(BadInputException.class);
  }
}
