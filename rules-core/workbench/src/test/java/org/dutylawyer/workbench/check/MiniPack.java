package org.dutylawyer.workbench.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.pack.PackFiles;

/**
 * A small pack that passes every step, the same with one thing changed, and a local pack over it.
 */
public final class MiniPack {

  private static final String HEAD =
      """
      package %s;

      import org.dutylawyer.casefile.*;
      import org.dutylawyer.finding.*;
      import static org.dutylawyer.finding.Conclusions.*;

      """;

  private static final String LOCAL =
      """
      id: CN-33
      version: 1.0.0
      title: [地方规则包, Local pack]
      requires: [CN]
      instruments:
        - id: 地方〔2022〕1号
          title: [地方办法, Local measures]
          text: instrument.md
          sha256: 0
          from: 2022-03-01
      """;

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

  /** With another text of its instrument, whose hash the manifest has. */
  public static PackFiles text(PackFiles pack, String text) {
    String hash = PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    String manifest = pack.text("pack.yaml").orElseThrow();
    return file(
        file(pack, "instrument.md", text),
        "pack.yaml",
        manifest.replaceFirst("sha256: [0-9a-f]+", "sha256: " + hash));
  }

  /** With a file of rules, which are given without the imports above them. */
  public static PackFiles rules(PackFiles pack, String path, String rules) {
    return file(pack, path, HEAD.formatted(pack.javaPackage()) + rules);
  }

  /** A local pack of one article, whose words are given without the last full stop. */
  public static PackFiles local(String words, String rules) {
    PackFiles bare =
        file(
            new PackFiles("local", "org.dutylawyer.packs.local", new TreeMap<>()),
            "pack.yaml",
            LOCAL);
    return rules(text(bare, "# 地方办法\n\n## 第一条\n\n" + words + "。\n"), "art-01.drl", rules);
  }

  /** A local pack of one rule, with a further line of metadata, such as a relation. */
  public static PackFiles localRule(String relation, String words, String body) {
    return local(
        words,
        """
        rule "第一条"
            @Provision( "地方〔2022〕1号/1/1" )
            @Quote( "%s" )
            @%s
        """
                .formatted(words, relation)
            + body);
  }

  public static PackFiles without(String... paths) {
    SortedMap<String, byte[]> files = new TreeMap<>(good().files());
    List.of(paths).forEach(files::remove);
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
