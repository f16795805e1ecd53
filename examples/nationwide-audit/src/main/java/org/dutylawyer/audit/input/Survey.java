package org.dutylawyer.audit.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.Sha256;
import org.dutylawyer.text.Encoding;
import org.dutylawyer.text.Title;

/** Cuts an input into pieces. Text is read once for that, by all cores, to find its lines. */
public final class Survey {

  /** The column of case files in Parquet. */
  public static final String COLUMN = "case";

  private static final int BUFFER = 1 << 16;

  /**
   * An input that was cut.
   *
   * @param pieces in the order of the input
   * @param bytes how many bytes it has
   * @param sha256 hash over all of it
   */
  public record Plan(List<Piece> pieces, long bytes, String sha256) {
    /** Copies the list. */
    public Plan {
      pieces = List.copyOf(pieces);
    }
  }

  /** A stretch of text as it lies in the file, before lines are looked for. */
  private record Block(String file, long start, long end) implements Serializable {}

  /**
   * What a block holds.
   *
   * @param lineStart where its first line begins, or -1 if none does
   * @param lines how many lines end in it
   */
  private record Found(long lineStart, long lines, String sha256) implements Serializable {}

  private Survey() {}

  /**
   * Cuts files into pieces.
   *
   * @param inputs files, or folders of files; those whose name ends with {@code .parquet} hold rows
   * @param pieceBytes about how long a piece of text is; a row group is a piece as it is
   * @throws IOException if one cannot be read
   * @throws Refused if one is none that can be answered, or given twice
   */
  public static Plan of(JavaSparkContext spark, List<String> inputs, long pieceBytes)
      throws IOException {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    long bytes = 0;
    Set<Path> before = new HashSet<>();
    Map<String, String> contents = new HashMap<>();
    for (String input : inputs) {
      for (FileStatus file : files(new Path(input), spark.hadoopConfiguration())) {
        if (!before.add(file.getPath())) { // its cases would count twice
          String path = file.getPath().toUri().getPath();
          throw new Refused(
              new Title(
                  path + "：给了两次，每一文件应当只给一次",
                  path + ": found twice in the input, expected each file once"));
        }
        bytes += file.getLen();
        // A file given by itself is named as it was given.
        boolean itself = file.getPath().getName().equals(new Path(input).getName());
        String name = itself ? input : file.getPath().toUri().getPath();
        String hash =
            file.getPath().getName().endsWith(".parquet")
                ? rows(file, name, spark.hadoopConfiguration(), pieces)
                : text(file, name, spark, pieceBytes, pieces);
        hashes.append(hash);
        String same = file.getLen() == 0 ? null : contents.putIfAbsent(hash, name);
        if (same != null) { // by another name, as a link or a copy: its cases would count twice too
          throw new Refused(
              new Title(
                  name + "：内容与 " + same + " 相同，每一文件应当只给一次",
                  name + ": found the content of " + same + ", expected each file once"));
        }
      }
    }
    return new Plan(
        pieces,
        bytes,
        PackFiles.sha256(hashes.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static List<FileStatus> files(Path input, Configuration configuration)
      throws IOException {
    FileSystem system = input.getFileSystem(configuration);
    FileStatus status;
    try {
      status = system.getFileStatus(input);
    } catch (FileNotFoundException e) {
      throw new Refused(
          new Title(
              input + "：没有这个文件，应为案件文件，一行一个（JSONL）或者一行记录一个（Parquet）",
              input + ": found no such file, expected case files, one a line (JSONL) or a row"),
          e);
    }
    if (status.isFile()) {
      return List.of(status);
    }
    List<FileStatus> files = new ArrayList<>();
    addFiles(system, input, files);
    files.sort(java.util.Comparator.comparing(f -> f.getPath().toUri().getPath()));
    return files;
  }

  /** Also those of its folders, as a job that writes by province leaves them. */
  private static void addFiles(FileSystem system, Path folder, List<FileStatus> files)
      throws IOException {
    for (FileStatus file : system.listStatus(folder)) {
      String name = file.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      if (file.isDirectory()) {
        addFiles(system, file.getPath(), files);
      } else {
        files.add(file);
      }
    }
  }

  // --- text ------------------------------------------------------------------------------------

  private static String text(
      FileStatus file, String name, JavaSparkContext spark, long pieceBytes, List<Piece> pieces)
      throws IOException {
    refuseOther(file, name, spark.hadoopConfiguration());
    String path = file.getPath().toString();
    List<Block> blocks = new ArrayList<>();
    for (long start = 0; start < file.getLen(); start += pieceBytes) {
      blocks.add(new Block(path, start, Math.min(file.getLen(), start + pieceBytes)));
    }
    HadoopFiles files = new HadoopFiles(spark.hadoopConfiguration());
    List<Found> found =
        blocks.isEmpty()
            ? List.of()
            : spark
                .parallelize(blocks, blocks.size())
                .setName("survey of " + name)
                .map(block -> look(block, files))
                .collect();
    StringBuilder hashes = new StringBuilder();
    long lines = 0;
    long begun = -1;
    long linesBefore = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Found one = found.get(i);
      if (one.lineStart() >= 0) {
        if (begun >= 0) {
          pieces.add(piece(pieces, path, name, begun, one.lineStart(), linesBefore));
        }
        begun = one.lineStart();
        // The line that ends before the first begun here is counted here and is none of ours.
        linesBefore = lines + (one.lineStart() > blocks.get(i).start() ? 1 : 0);
      }
      lines += one.lines();
      hashes.append(one.sha256());
    }
    if (begun >= 0) {
      pieces.add(piece(pieces, path, name, begun, file.getLen(), linesBefore));
    }
    return hashes.toString();
  }

  /**
   * Compressed text cannot be cut into pieces, and the bytes of a document are no lines; a name
   * tells neither.
   */
  private static void refuseOther(FileStatus file, String name, Configuration configuration)
      throws IOException {
    try (InputStream in = file.getPath().getFileSystem(configuration).open(file.getPath())) {
      Optional<Title> other = Encoding.notPlain(in.readNBytes(BUFFER));
      if (other.isPresent()) {
        throw new Refused(
            new Title(
                name + "：是" + other.get().zh() + "，应为每行一个案件的文本（UTF-8），或者 Parquet 文件（.parquet）",
                name
                    + ": found "
                    + other.get().en()
                    + ", expected text in UTF-8 with one case file a line, or Parquet"
                    + " (.parquet)"));
      }
    }
  }

  private static Piece piece(
      List<Piece> pieces, String path, String name, long start, long end, long linesBefore) {
    return new Piece(pieces.size(), path, name, Piece.Kind.JSON_LINES, start, end, linesBefore);
  }

  private static Found look(Block block, HadoopFiles files) {
    Path path = new Path(block.file());
    try (FSDataInputStream in = files.of(path).open(path)) {
      boolean atLineStart = block.start() == 0;
      if (!atLineStart) {
        in.seek(block.start() - 1);
        atLineStart = in.read() == '\n';
      }
      return count(block, in, atLineStart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found count(Block block, InputStream in, boolean atLineStart) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long at = block.start();
    long first = atLineStart ? at : -1;
    long lines = 0;
    while (at < block.end()) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, block.end() - at));
      if (read < 0) {
        throw new IOException(block.file() + ": ended while it was read; was it changed?");
      }
      digest.update(buffer, 0, read);
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          lines++;
          long next = at + i + 1;
          if (first < 0 && next < block.end()) {
            first = next;
          }
        }
      }
      at += read;
    }
    return new Found(first, lines, HexFormat.of().formatHex(digest.digest()));
  }

  // --- rows ------------------------------------------------------------------------------------

  private static String rows(
      FileStatus file, String name, Configuration configuration, List<Piece> pieces)
      throws IOException {
    StringBuilder marks = new StringBuilder();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
      if (!reader.getFileMetaData().getSchema().containsField(COLUMN)) {
        List<String> columns =
            reader.getFileMetaData().getSchema().getFields().stream()
                .map(org.apache.parquet.schema.Type::getName)
                .toList();
        throw new Refused(
            new Title(
                name + "：有列 " + columns + "，应有名为 " + COLUMN + " 的列，内容为 JSON 的案件文件",
                name
                    + ": found the columns "
                    + columns
                    + ", expected one that is called '"
                    + COLUMN
                    + "' and holds case files as JSON"));
      }
      long rows = 0;
      for (BlockMetaData group : reader.getRowGroups()) {
        pieces.add(
            new Piece(
                pieces.size(),
                file.getPath().toString(),
                name,
                Piece.Kind.PARQUET,
                group.getStartingPos(),
                group.getStartingPos() + group.getCompressedSize(),
                rows));
        rows += group.getRowCount();
        marks.append(group.getStartingPos()).append(' ').append(group.getRowCount()).append(' ');
      }
    } catch (Refused e) {
      throw e;
    } catch (RuntimeException e) { // what the reader throws over a damaged file
      throw new Refused(
          new Title(
              name + "：" + e.getMessage() + "，应为完好的 Parquet 文件",
              name + ": found " + e.getMessage() + ", expected a Parquet file that is whole"),
          e);
    }
    // The rows themselves are not read for this: another file of that name is told by these.
    return marks.append(file.getLen()).append(' ').append(file.getModificationTime()).toString();
  }
}
