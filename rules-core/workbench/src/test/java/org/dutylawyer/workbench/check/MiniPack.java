package org.dutylawyer.workbench.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.pack.PackFiles;

/** A small pack that passes every step, and the same with one thing changed. */
public final class MiniPack {

  private MiniPack() {}

  public static Path folder() {
    try {
      return Path.of(MiniPack.class.getResource("/org/dutylawyer/workbench/check/mini").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static PackFiles good() {
    PackFiles read = PackFiles.fromFolder(folder());
    return new PackFiles("mini", "org.dutylawyer.packs.mini", read.files());
  }

  /** With some words of a file replaced; they must be there. */
  public static PackFiles with(String path, String words, String others) {
    return with(good(), path, words, others);
  }

  public static PackFiles with(PackFiles pack, String path, String words, String others) {
    String text = pack.text(path).orElseThrow();
    if (!text.contains(words)) {
      throw new IllegalArgumentException(path + " does not hold: " + words);
    }
    return file(pack, path, text.replace(words, others));
  }

  public static PackFiles file(PackFiles pack, String path, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>(pack.files());
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return new PackFiles(pack.origin(), pack.javaPackage(), files);
  }

  public static PackFiles without(String path) {
    SortedMap<String, byte[]> files = new TreeMap<>(good().files());
    files.remove(path);
    return new PackFiles("mini", "org.dutylawyer.packs.mini", files);
  }

  /** Writes the files; a file that is there is replaced in one step, as editors do. */
  public static void write(PackFiles pack, Path folder) {
    try {
      Files.createDirectories(folder);
      for (var file : pack.files().entrySet()) {
        Path temporary = folder.resolve("." + file.getKey() + ".tmp");
        Files.write(temporary, file.getValue());
        Files.move(
            temporary,
            folder.resolve(file.getKey()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
