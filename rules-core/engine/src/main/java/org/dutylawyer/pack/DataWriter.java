package org.dutylawyer.pack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dutylawyer.text.Title;

/** Writes plain values one after another; a text that comes again is written as its number. */
final class DataWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Map<String, Integer> known = new HashMap<>();

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  void raw(byte[] content) {
    write(() -> out.write(content));
  }

  void number(int value) {
    write(() -> out.writeInt(value));
  }

  void large(long value) {
    write(() -> out.writeLong(value));
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
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(known.size() - 1);
    number(utf8.length);
    raw(utf8);
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
