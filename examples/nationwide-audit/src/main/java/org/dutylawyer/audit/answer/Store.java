package org.dutylawyer.audit.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.input.HadoopFiles;
import org.dutylawyer.audit.input.Piece;

/**
 * The folder that an audit writes. Each piece has its own files; they are written under another
 * name and then renamed, the counts last. A piece of which all that was made is there is done:
 * whatever was killed before that left nothing that counts, what was lost since is done again, and
 * what is done twice is written once.
 */
public final class Store implements Serializable {

  /** The folder of the answers, one file for each piece. */
  public static final String ANSWERS = "answers";

  /** The folder of the refused lines. */
  public static final String REFUSED = "refused";

  /** The folder of the counts of each piece. */
  public static final String CELLS = "cells";

  /** The folder of what lawyers did, where it is counted over all cases. */
  public static final String CONTACTS = "contacts";

  private static final String UNFINISHED = "_unfinished";
  private static final String RUN = "run";
  private static final long serialVersionUID = 1;

  private final String folder;
  private final String run;
  private final HadoopFiles files;

  /**
   * A folder.
   *
   * @param run what tells this question to this input from any other
   */
  public Store(String folder, String run, HadoopFiles files) {
    this.folder = folder;
    this.run = run;
    this.files = files;
  }

  /** The schema of the answers. */
  static MessageType answerSchema() {
    return Types.buildMessage()
        .addField(column("input"))
        .addField(Types.required(PrimitiveTypeName.INT64).named("line"))
        .addField(column("case"))
        .addField(column("jurisdiction"))
        .addField(column("answer"))
        .named("answer");
  }

  /** The schema of the counts. */
  static MessageType cellSchema() {
    Types.MessageTypeBuilder cell = Types.buildMessage();
    Cell.COLUMNS.forEach(column -> cell.addField(column(column)));
    return cell.addField(Types.required(PrimitiveTypeName.INT64).named("count")).named("cell");
  }

  private static org.apache.parquet.schema.Type column(String name) {
    return Types.required(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private FileSystem system() throws IOException {
    FileSystem system = files.of(new Path(folder));
    system.setWriteChecksum(false); // no second file beside each on a local disk
    return system;
  }

  private Path path(String part, Piece piece, String ending) {
    return new Path(new Path(folder, part), piece.label() + ending);
  }

  /** What an earlier attempt or run made of a piece, if it finished it. */
  Optional<PieceDone> done(Piece piece) throws IOException {
    Path cells = path(CELLS, piece, ".parquet");
    if (!system().exists(cells)) {
      return Optional.empty();
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(cells, files.configuration()))) {
      Map<String, String> kept = reader.getFileMetaData().getKeyValueMetaData();
      if (!run.equals(kept.get(RUN))) {
        throw new IOException(cells + ": found counts of another run, expected those of " + run);
      }
      PieceDone done = PieceDone.before(piece.number(), kept);
      boolean whole =
          system().exists(path(ANSWERS, piece, ".parquet"))
              && (done.refused() == 0 || system().exists(path(REFUSED, piece, ".jsonl")))
              && (!kept.containsKey(CONTACTS)
                  || system().exists(path(CONTACTS, piece, ".parquet")));
      return whole ? Optional.of(done) : Optional.empty();
    }
  }

  /** Where an attempt writes until it is done. */
  Path unfinished(String part, Piece piece, long attempt) {
    return new Path(
        new Path(folder, UNFINISHED), part + "-" + piece.label() + "-" + attempt + ".part");
  }

  ParquetWriter<Group> writer(Path file, MessageType schema, Map<String, String> more)
      throws IOException {
    system().mkdirs(file.getParent());
    return ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, files.configuration()))
        .withType(schema)
        .withExtraMetaData(more)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        // Of several encodings the footer lists them in an order that differs from process to
        // process; pages of the second version without a dictionary have one.
        .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
        .withDictionaryEncoding(false)
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .build();
  }

  private void contacts(Piece piece, long attempt, List<Counting.Contact> contacts)
      throws IOException {
    MessageType schema = contactSchema();
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    Path file = unfinished(CONTACTS, piece, attempt);
    try (ParquetWriter<Group> out = writer(file, schema, Map.of())) {
      for (Counting.Contact contact : contacts) {
        Group row = rows.newGroup();
        List<String> values = contact.values();
        for (int i = 0; i < values.size(); i++) {
          row.add(i, values.get(i));
        }
        out.write(row);
      }
    }
    put(file, path(CONTACTS, piece, ".parquet"));
  }

  private static MessageType contactSchema() {
    Types.MessageTypeBuilder contact = Types.buildMessage();
    for (String name : Counting.Contact.COLUMNS) {
      contact.addField(column(name));
    }
    return contact.named("contact");
  }

  /** Puts what was made of a piece where it stays, its counts last. */
  void commit(
      Piece piece, long attempt, Path answers, byte[] refused, Counting counting, PieceDone done)
      throws IOException {
    Path counts = unfinished(CELLS, piece, attempt);
    Map<String, String> kept = new java.util.TreeMap<>(done.kept());
    kept.put(RUN, run);
    List<Counting.Contact> contacts = counting.contacts();
    if (!contacts.isEmpty()) {
      kept.put(CONTACTS, Integer.toString(contacts.size()));
      contacts(piece, attempt, contacts);
    }
    write(counts, counting.cells().sorted(), kept);
    if (done(piece).isPresent()) {
      return; // another attempt at the same piece was quicker
    }
    if (refused.length > 0) {
      Path lines = unfinished(REFUSED, piece, attempt);
      try (OutputStream out = system().create(lines, true)) {
        out.write(refused);
      }
      put(lines, path(REFUSED, piece, ".jsonl"));
    }
    put(answers, path(ANSWERS, piece, ".parquet"));
    put(counts, path(CELLS, piece, ".parquet"));
  }

  private void put(Path from, Path to) throws IOException {
    FileSystem system = system();
    system.mkdirs(to.getParent());
    system.delete(to, false);
    if (!system.rename(from, to)) {
      throw new IOException(from + ": cannot be renamed to " + to);
    }
  }

  /** Writes counts as Parquet, in the order of cells. */
  public void write(Path file, Map<Cell, Long> counts, Map<String, String> more)
      throws IOException {
    MessageType schema = cellSchema();
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> out = writer(file, schema, more)) {
      for (Map.Entry<Cell, Long> entry : counts.entrySet()) {
        Group row = rows.newGroup();
        int column = 0;
        for (String value : entry.getKey().values()) {
          row.add(column++, value);
        }
        row.add(column, entry.getValue());
        out.write(row);
      }
    }
  }

  /** Keeps a text beside the answers. */
  public void text(String name, String content) throws IOException {
    Path file = new Path(folder, name);
    Path next = new Path(folder, name + ".new");
    try (OutputStream out = system().create(next, true)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    put(next, file);
  }

  /** A text that was kept. */
  public Optional<String> text(String name) throws IOException {
    Path file = new Path(folder, name);
    if (!system().exists(file)) {
      return Optional.empty();
    }
    try (java.io.InputStream in = system().open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A file or folder of it. */
  public Path path(String name) {
    return new Path(folder, name);
  }

  /** Whether there is a file or folder of that name. */
  public boolean has(String name) throws IOException {
    return system().exists(path(name));
  }

  /** Whether there is anything in the folder. */
  public boolean isUsed() throws IOException {
    FileSystem system = system();
    Path path = new Path(folder);
    return system.exists(path) && system.listStatus(path).length > 0;
  }

  /** Removes what attempts left that did not finish. */
  public void tidy() throws IOException {
    system().delete(new Path(folder, UNFINISHED), true);
  }
}
