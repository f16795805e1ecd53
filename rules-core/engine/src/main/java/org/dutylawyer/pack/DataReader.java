package org.dutylawyer.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dutylawyer.text.Title;

/** Reads what a {@link DataWriter} wrote, in the same order. */
final class DataReader {

  private final byte[] bytes;
  private final ByteBuffer in;
  private final List<String> known = new ArrayList<>();

  DataReader(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  int number() {
    return in.getInt();
  }

  long large() {
    return in.getLong();
  }

  boolean truth() {
    return in.get() != 0;
  }

  String text() {
    int index = number();
    if (index < known.size()) {
      return known.get(index);
    }
    int length = number();
    String text = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    known.add(text);
    return text;
  }

  Title title() {
    return new Title(text(), text());
  }

  LocalDate date() {
    return LocalDate.ofEpochDay(large());
  }

  <T> Optional<T> optional(Supplier<T> reader) {
    return truth() ? Optional.of(reader.get()) : Optional.empty();
  }

  <T> List<T> all(Supplier<T> reader) {
    int size = number();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.get());
    }
    return values;
  }

  <V> Map<String, V> map(Supplier<V> reader) {
    int size = number();
    Map<String, V> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(text(), reader.get());
    }
    return values;
  }
}
