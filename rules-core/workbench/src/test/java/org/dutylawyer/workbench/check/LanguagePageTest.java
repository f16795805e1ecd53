package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.dutylawyer.finding.Conclusions;
import org.dutylawyer.language.RuleForm;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/** The page about the language of packs names every word of it. */
class LanguagePageTest {

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "PACKS.md"));
  }

  @Test
  void every_pattern_stands_in_the_table_with_its_fields() throws IOException {
    String page = page();
    assertThat(RuleForm.knownTypes()).isNotEmpty();
    RuleForm.knownTypes()
        .forEach(
            (type, fields) -> {
              String row =
                  page.lines()
                      .filter(
                          line ->
                              line.startsWith("| `") && cell(line, 1).contains("`" + type + "`"))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError("no row for " + type));
              Set<String> named = Set.of(cell(row, 2).replaceAll("[` ]", "").split(","));
              assertThat(named).as(type).isEqualTo(fields);
            });
  }

  private static String cell(String row, int number) {
    return row.split("\\|")[number];
  }

  @Test
  void every_conclusion_and_every_length_is_named() throws IOException {
    String page = page();
    assertThat(Conclusions.class.getDeclaredMethods())
        .filteredOn(m -> Modifier.isPublic(m.getModifiers()))
        .extracting(Method::getName)
        .isNotEmpty()
        .allSatisfy(word -> assertThat(page).contains("`" + word + "( "));
  }

  @Test
  void every_group_of_words_and_every_step_is_named() throws IOException {
    String page = page();
    assertThat(Arrays.stream(Vocabulary.Group.values()).map(Vocabulary.Group::key))
        .allSatisfy(key -> assertThat(page).contains("\n" + key + ":"));
    assertThat(Step.words()).allSatisfy(word -> assertThat(page).contains("\n| " + word + " |"));
  }
}
