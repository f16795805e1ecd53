package org.dutylawyer.calendar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the data files that lie beside this package. */
final class Yaml {

  private Yaml() {}

  /** The tree of a file of this package. */
  static JsonNode resource(String name) {
    try (InputStream in = Yaml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "missing from the library: org/dutylawyer/calendar/" + name);
      }
      return mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("org/dutylawyer/calendar/" + name, e);
    }
  }

  /** The tree of a text. */
  static JsonNode text(String text) throws IOException {
    return mapper().readTree(text);
  }

  /** Refuses a key that stands twice, and what follows the first document. */
  private static ObjectMapper mapper() {
    return new ObjectMapper(new YAMLFactory())
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }
}
