package org.dutylawyer.pack;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dutylawyer.text.Title;

/**
 * Writes plain values one after another as CBOR (RFC 8949); a text that comes again is written as
 * its number.
 */
final class DataWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CBORGenerator out = generator(bytes);
  private final Map<String, Integer> known = new HashMap<>();

  private static CBORGenerator generator(ByteArrayOutputStream bytes) {
    try {
      return new CBORFactory().createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  byte[] toByteArray() {
    write(out::flush);
    return bytes.toByteArray();
  }

  void number(int value) {
    write(() -> out.writeNumber(value));
  }

  void large(long value) {
    write(() -> out.writeNumber(value));
  }

  void truth(boolean value) {
    write(() -> out.writeBoolean(value));
  }

  void text(String value) {
    Integer before = known.putIfAbsent(value, known.size());
    if (before != null) {
      number(before);
      return;
    }
    write(() -> out.writeString(value));
  }

  void title(Title title) {
    text(title.zh());
    text(title.en());
  }

  void date(LocalDate date) {
    large(date.toEpochDay());
  }

  <T> void optional(Optional<T> value, Consumer<T> writer) {
    truth(value.isPresent());
    value.ifPresent(writer);
  }

  <T> void all(Collection<T> values, Consumer<T> writer) {
    number(values.size());
    values.forEach(writer);
  }

  <V> void map(Map<String, V> values, Consumer<V> writer) {
    number(values.size());
    values.forEach(
        (key, value) -> {
          text(key);
          writer.accept(value);
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }
}
