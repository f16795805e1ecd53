package org.dutylawyer.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.text.Title;

/**
 * How far a run has come, kept beside its answers while it is not finished. What lies behind these
 * lengths in the files is of no account: resuming cuts it off.
 *
 * @param asked what was asked of which packs and of which input; another question cannot resume
 * @param read how many bytes of the input are answered
 * @param hash hash over these bytes; another input cannot be gone on with
 * @param lines how many lines that are
 * @param answers length of the answers, in bytes
 * @param refused length of the side file, in bytes
 * @param summary what was counted
 */
record Checkpoint(
    String asked,
    long read,
    String hash,
    long lines,
    long answers,
    long refused,
    Map<String, Long> summary) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Checkpoint start(String asked) {
    return new Checkpoint(asked, 0, PackFiles.sha256(new byte[0]), 0, 0, 0, Map.of());
  }

  ChunkWork.Reached reached() {
    return new ChunkWork.Reached(read, hash, lines);
  }

  /** Writes it so that at any time either the old or the new one is there whole. */
  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("asked", asked);
    json.put("read", read);
    json.put("hash", hash);
    json.put("lines", lines);
    json.put("answers", answers);
    json.put("refused", refused);
    ObjectNode counts = json.putObject("summary");
    summary.forEach(counts::put);
    Path next = next(file);
    Files.deleteIfExists(next);
    Files.writeString(next, json.toPrettyString(), StandardOpenOption.CREATE_NEW);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where the next one is written until it is whole. */
  private static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  /** Refuses a file of somebody else where the next one will be written; never follows a link. */
  private static void refuseForeign(Path next) throws IOException {
    if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean own = Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS);
    if (own) {
      try (InputStream in = Files.newInputStream(next)) {
        String head = new String(in.readNBytes(32), StandardCharsets.UTF_8);
        own = head.isEmpty() || head.matches("(?s)\\{\\s*\"asked\".*");
      }
    }
    if (!own) {
      throw new Refused(
          new Title(
              next + "：不是运行所留的文件；应没有这个文件，运行要用这个名字",
              next
                  + ": found a file that no run wrote, expected none, since a run needs that name"));
    }
  }

  /**
   * The one in the file, if there is one.
   *
   * @throws Refused if it is none, or a file of somebody else stands where the next one belongs
   */
  static Optional<Checkpoint> read(Path file) throws IOException {
    refuseForeign(next(file));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = JSON.readTree(file.toFile());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new Refused(
          new Title(
              file + "：不是运行的记录；应为运行时所留的文件",
              file + ": found no record of a run, expected the one that a run keeps"),
          e);
    }
    Map<String, Long> summary = new LinkedHashMap<>();
    json.path("summary").properties().forEach(e -> summary.put(e.getKey(), e.getValue().asLong()));
    return Optional.of(
        new Checkpoint(
            json.path("asked").asText(),
            json.path("read").asLong(),
            json.path("hash").asText(),
            json.path("lines").asLong(),
            json.path("answers").asLong(),
            json.path("refused").asLong(),
            summary));
  }
}
