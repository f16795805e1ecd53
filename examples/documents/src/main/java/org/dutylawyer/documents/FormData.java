package org.dutylawyer.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the forms of a jurisdiction's text; a resource of that name beside this class.
 *
 * @param instrument the text that has the forms
 * @param ofThePerson words for the fields that say something of the person, whoever wrote the paper
 * @param organs who is in charge in a stage, where the stage alone decides
 * @param letters by document: the fields that the blanks of a letter take, in their order
 * @param forms the forms, in the order of the text
 */
record FormData(
    String instrument,
    @JsonProperty("of-the-person") Set<String> ofThePerson,
    Map<String, String> organs,
    Map<String, Map<String, Source>> letters,
    List<Form> forms) {

  /**
   * A form.
   *
   * @param article where the text has it
   * @param document word for the document that it is
   * @param events words for the events that carry it
   * @param when facts that must have one of these values for the form to be the one
   * @param unless facts that must have none of these values, as far as the file says
   * @param afterEvents whether it is also the one once such an event happened
   * @param as whether it is set as a table or as a letter
   * @param lines of a table: what its lines take
   */
  record Form(
      String article,
      String document,
      List<String> events,
      @Nullable Map<String, List<String>> when,
      @Nullable Map<String, List<String>> unless,
      @JsonProperty("after-events") boolean afterEvents,
      As as,
      @Nullable Map<String, Line> lines) {}

  /** How a form is set. */
  enum As {
    @JsonProperty("table")
    TABLE,
    @JsonProperty("letter")
    LETTER
  }

  /**
   * A line of a table.
   *
   * @param field word for the field of the document; none for what is no field
   * @param from where it comes from besides the document on file
   * @param byHand whether it is signed or sealed
   * @param section whether it heads the lines that follow
   * @param tick words for the events of which one ticks it
   */
  record Line(
      @Nullable String field,
      @Nullable String from,
      @JsonProperty("by-hand") boolean byHand,
      boolean section,
      @Nullable List<String> tick) {}

  /**
   * Where a field comes from.
   *
   * @param from besides the document on file
   * @param title what it is called, where the document has no such field
   */
  record Source(@Nullable String from, @Nullable String title) {}

  /** The forms of a jurisdiction, if it has some. */
  static Optional<FormData> of(String jurisdiction) {
    if (!jurisdiction.matches("CN(-\\d{2,6})?")) {
      return Optional.empty();
    }
    try (InputStream in = FormData.class.getResourceAsStream(jurisdiction + ".yaml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new ObjectMapper(new YAMLFactory()).readValue(in, FormData.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
