import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What mvnw and mvnw.cmd leave to the JDK, which is there anyway.
 *
 * <pre>
 * java Distribution.java fetch  URL ZIP            downloads
 * java Distribution.java unpack ZIP SHA512 FOLDER  checks, then unpacks without the top folder
 * </pre>
 */
final class Distribution {
  private Distribution() {}

  public static void main(String[] args) {
    try {
      switch (args[0]) {
        case "fetch" -> fetch(URI.create(args[1]), Path.of(args[2]));
        case "unpack" -> unpack(Path.of(args[1]), args[2], Path.of(args[3]));
        default -> throw new IOException("expected fetch or unpack, found " + args[0]);
      }
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("mvnw: " + e);
      System.exit(1);
    }
  }

  private static void fetch(URI from, Path zip) throws IOException {
    try (InputStream in = from.toURL().openStream()) {
      Files.copy(in, zip, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void unpack(Path zip, String expected, Path folder) throws IOException {
    String found = sha512(zip);
    if (!found.equals(expected.toLowerCase(Locale.ROOT))) {
      throw new IOException(
          "the downloaded Maven is not the pinned one: SHA-512 found "
              + found
              + ", expected "
              + expected);
    }
    // A new folder renamed at the end: another mvnw never sees half a Maven.
    Path partial = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "maven");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        Path name = Path.of(entry.getName());
        if (entry.isDirectory() || name.getNameCount() < 2) {
          continue;
        }
        Path file = partial.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (!file.startsWith(partial)) {
          throw new IOException("entry outside the archive: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        if (file.getParent().endsWith("bin")) {
          file.toFile().setExecutable(true, false); // the zip's own modes are not visible to Java
        }
      }
    }
    try {
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) { // else another mvnw was quicker, with the same content
        throw e;
      }
    }
  }

  private static String sha512(Path file) throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this JDK has no SHA-512", e);
    }
  }
}
