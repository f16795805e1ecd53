package org.dutylawyer.casesystem.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** The files of a pack as one archive. */
final class PackZip {

  private static final int MOST_FILES = 2_000;
  private static final int MOST_BYTES = 20_000_000;

  private PackZip() {}

  static byte[] write(PackFiles files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an archive. Nothing is written anywhere: names of entries are keys and no paths.
   *
   * @throws BadInputException if it is none, too large unpacked, or without {@code pack.yaml}
   */
  static SortedMap<String, byte[]> read(byte[] archive) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int entries = 0;
    int total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // What is called a folder counts as well: whatever it holds has to be unpacked to get past
        // it.
        byte[] content = zip.readNBytes(MOST_BYTES - total + 1);
        total += content.length;
        entries++;
        if (total > MOST_BYTES || entries > MOST_FILES) {
          throw refused("解压后过大的压缩包", "an archive too large when unpacked");
        }
        if (!entry.isDirectory()) {
          files.put(entry.getName(), content);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw refused("无法读取的压缩包", "an archive that cannot be read");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return root(files);
  }

  /** Without the one folder that people pack with it. */
  private static SortedMap<String, byte[]> root(SortedMap<String, byte[]> files) {
    String manifest =
        files.keySet().stream()
            .filter(name -> name.equals("pack.yaml") || name.endsWith("/pack.yaml"))
            .findFirst()
            .orElseThrow(() -> refused("没有 pack.yaml 的压缩包", "an archive without pack.yaml"));
    String folder = manifest.substring(0, manifest.length() - "pack.yaml".length());
    SortedMap<String, byte[]> inside = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith(folder)) {
            inside.put(name.substring(folder.length()), content);
          }
        });
    return inside;
  }

  private static BadInputException refused(String zh, String en) {
    return new BadInputException(
        Problem.of(
            "pack.zip",
            new Title(zh, en),
            new Title("含有 pack.yaml 的 ZIP 压缩包", "a ZIP archive that holds pack.yaml")));
  }
}
