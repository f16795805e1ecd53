package org.dutylawyer.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, json.toPrettyString());
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The one in the file, if there is one. */
  static Optional<Checkpoint> read(Path file) throws IOException {
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
