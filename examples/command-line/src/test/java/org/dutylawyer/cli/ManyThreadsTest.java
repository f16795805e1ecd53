package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.junit.jupiter.api.Test;

/**
 * Answers do not depend on who else is asking. {@code -Dmany.threads.cases=100000} asks as often as
 * a busy court; the default is enough to see a shared state that should not be.
 */
class ManyThreadsTest {

  private static final int THREADS = 16;
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);
  private static final int CASES = Integer.getInteger("many.threads.cases", 1_000);

  private final DutyLawyerRules rules = DutyLawyerRules.load();

  @Test
  void sixteen_threads_give_byte_for_byte_the_answers_of_one()
      throws IOException, InterruptedException, ExecutionException {
    List<CaseFile> files = files();
    List<String> alone = new ArrayList<>();
    for (CaseFile file : files) {
      alone.add(answer(file, 0));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<String>> asked = new ArrayList<>();
      for (int i = 0; i < CASES; i++) {
        int number = i;
        asked.add(() -> answer(files.get(number % files.size()), 0));
      }
      List<Future<String>> together = threads.invokeAll(asked);
      for (int i = 0; i < CASES; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % files.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_answers_compared_do_differ_from_day_to_day_and_from_case_to_case() throws IOException {
    List<CaseFile> files = files();
    assertThat(answer(files.get(0), 0)).isNotEqualTo(answer(files.get(0), -400));
    assertThat(files.stream().map(f -> answer(f, 0)).distinct().count()).isEqualTo(files.size());
  }

  private String answer(CaseFile file, int days) {
    String json =
        JsonAnswer.of(rules.assess(file, Question.asOf(MON_2025_10_13.plusDays(days))))
            .toPrettyString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private List<CaseFile> files() throws IOException {
    List<CaseFile> files = new ArrayList<>();
    try (Stream<Path> cases = Files.list(Path.of("..", "cases"))) {
      for (Path path :
          (Iterable<Path>) cases.filter(f -> f.toString().endsWith(".json")).sorted()::iterator) {
        files.add(rules.read(path));
      }
    }
    assertThat(files).hasSizeGreaterThan(15);
    return files;
  }
}
