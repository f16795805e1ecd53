package org.dutylawyer.audit.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.dutylawyer.pack.PackFiles;

/**
 * Which program answers. Packs say what the rules are; how they are applied and counted is in the
 * jar, and answers of two of them are not to be mixed.
 */
public final class ThisProgram {

  private ThisProgram() {}

  /** Hash of the jar that this was loaded from; of unpacked classes, as in a build, nothing. */
  public static String sha256() {
    CodeSource source = ThisProgram.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "";
    }
    try {
      return sha256(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return ""; // from no file of this machine
    }
  }

  static String sha256(Path jar) {
    try {
      return Files.isRegularFile(jar) ? PackFiles.sha256(Files.readAllBytes(jar)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
