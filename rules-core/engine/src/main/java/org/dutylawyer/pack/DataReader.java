package org.dutylawyer.pack;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private final CBORParser in;
  private final List<String> known = new ArrayList<>();

  DataReader(byte[] bytes) {
    try {
      this.in = new CBORFactory().createParser(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** The next value; what is cut short or is no CBOR is refused. */
  private JsonToken next() throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new EOFException("found the end, expected a value");
    }
    return token;
  }

  int number() {
    return read(
        () -> {
          next();
          return in.getIntValue();
        });
  }

  long large() {
    return read(
        () -> {
          next();
          return in.getLongValue();
        });
  }

  boolean truth() {
    return read(
        () -> {
          next();
          return in.getBooleanValue();
        });
  }

  String text() {
    return read(
        () -> {
          if (next() == JsonToken.VALUE_STRING) {
            String text = in.getText();
            known.add(text);
            return text;
          }
          int index = in.getIntValue();
          if (index < 0 || index >= known.size()) {
            throw new IOException("found text " + index + ", expected one of " + known.size());
          }
          return known.get(index);
        });
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

  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T read(Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("no compiled pack", e);
    }
  }
}
