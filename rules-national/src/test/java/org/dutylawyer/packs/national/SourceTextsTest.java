package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The excerpts of statutes that the pack holds are the words of the whole texts, paragraph by
 * paragraph and item by item, under the same numbers.
 *
 * <p>The whole texts are not in this repository. The comparison runs where {@code -Dstatutes=DIR}
 * names a folder with them: Markdown files whose first heading begins with the title of the law,
 * with a heading for each article and a line for each paragraph and item. What it has once found
 * holds as long as the hash of each excerpt, which the manifest states and each build checks, is
 * what it was; whoever changes an excerpt runs it again.
 */
@EnabledIfSystemProperty(named = "statutes", matches = ".+")
class SourceTextsTest {

  @TestFactory
  Stream<DynamicTest> every_excerpt_is_in_the_whole_text() {
    return DutyLawyerRules.load().packs().get("CN").manifest().instruments().stream()
        .filter(instrument -> !instrument.complete())
        .map(
            instrument ->
                DynamicTest.dynamicTest(
                    instrument.id(), () -> assertThat(differing(instrument)).isEmpty()));
  }

  private static List<String> differing(Instrument excerpt) {
    InstrumentText whole = whole(excerpt);
    List<String> differing = new ArrayList<>();
    for (InstrumentText.Passage passage : excerpt.text().passages().values()) {
      Optional<String> words =
          Optional.ofNullable(whole.passages().get(passage.path()))
              .map(InstrumentText.Passage::text);
      boolean same = words.filter(all -> plain(all).contains(plain(passage.text()))).isPresent();
      if (!same && !passage.path().startsWith("0")) {
        differing.add(
            passage.path()
                + ": found \""
                + passage.text()
                + "\", expected \""
                + words.orElse("no such passage")
                + "\"");
      }
    }
    return differing;
  }

  /** Punctuation of half width in one and full width in the other is no other word. */
  private static String plain(String text) {
    return text.replaceAll("\\s", "").replace(':', '：').replace(';', '；').replace(',', '，');
  }

  private static InstrumentText whole(Instrument excerpt) {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("statutes")))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(SourceTextsTest::read)
          .filter(text -> text.startsWith("# " + excerpt.title().zh()))
          .findFirst()
          .map(text -> InstrumentText.parse(marked(text), excerpt.id()))
          .orElseThrow(
              () -> new AssertionError("found no text of " + excerpt.id() + " in -Dstatutes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with its items marked as such. */
  private static String marked(String text) {
    return text.replaceAll("<!--[^>]*-->", "")
        .replaceAll("\\n\\s*\\n（([一二三四五六七八九十]+)）", "\n- （$1）");
  }
}
