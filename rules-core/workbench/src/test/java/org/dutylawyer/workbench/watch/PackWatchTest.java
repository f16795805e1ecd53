package org.dutylawyer.workbench.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.check.MiniPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs change under a host: good ones between two assessments, bad ones not at all. */
class PackWatchTest {

  private static final LocalDate FRI_2025_10_17 = LocalDate.of(2025, 10, 17);
  private static final NormId LIMIT = NormId.parse("示例〔2021〕1号/2/1");

  private static final String CASE =
      """
      { "id": "1", "jurisdiction": "CN", "persons": [ { "id": "某甲", "counsel": "none" } ],
        "events": [ { "type": "help-notice-received", "person": "某甲", "at": "2025-10-17",
                      "on-site-lawyer": false } ] }
      """;

  /** What a listener was told. */
  private static final class Told implements PackWatch.Listener {
    final List<Set<String>> replaced = new ArrayList<>();
    final List<List<Problem>> refused = new ArrayList<>();

    @Override
    public void replaced(Set<String> changed, DutyLawyerRules rules) {
      replaced.add(changed);
    }

    @Override
    public void refused(List<Problem> problems) {
      refused.add(problems);
    }
  }

  /** The pack with another number of working days, and a quote that says none. */
  private static PackFiles withDays(int days) {
    PackFiles pack = MiniPack.with("art-02.drl", "workingDays( 2 )", "workingDays( " + days + " )");
    String before = pack.text("declared.yaml").orElseThrow();
    String ours = declared("workingDays( %d )".formatted(days)) + declared("二个工作日内");
    return days == 2 ? pack : MiniPack.file(pack, "declared.yaml", before + ours);
  }

  private static String declared(String number) {
    return "- { check: numbers, norm: 示例〔2021〕1号/2/1, difference: '%s',".formatted(number)
        + " why: [只为试验, For a test only] }\n";
  }

  /** The pack with another number of working days, and the scenario that says so. */
  private static PackFiles days(int days, String due) {
    PackFiles pack = withDays(days);
    return MiniPack.with(pack, "art-02.yaml", "due: 2025-10-21 (Tue)", "due: " + due);
  }

  private static String due(DutyLawyerRules rules) {
    return due(rules.assess(rules.read(CASE, "case"), Question.asOf(FRI_2025_10_17)));
  }

  private static String due(Assessment answer) {
    return answer.of(LIMIT).stream()
        .findFirst()
        .flatMap(Finding::due)
        .flatMap(Due::dated)
        .map(d -> d.due().toString())
        .orElse("none");
  }

  @Test
  void a_good_change_takes_the_place_of_the_old_pack(@TempDir Path folder) {
    MiniPack.write(MiniPack.good(), folder);
    Told told = new Told();
    try (PackWatch watch = PackWatch.of(folder).listener(told).open()) {
      DutyLawyerRules before = watch.rules();
      assertThat(watch.refresh()).isFalse();
      MiniPack.write(days(3, "2025-10-22 (Wed)"), folder);
      assertThat(watch.refresh()).isTrue();
      assertThat(due(watch.rules())).isEqualTo("2025-10-22");
      assertThat(due(before)).isEqualTo("2025-10-21");
      assertThat(told.replaced).containsExactly(Set.of("CN"));
      assertThat(told.refused).isEmpty();
    }
  }

  @Test
  void a_change_that_fails_leaves_the_old_pack_in_service_and_says_why(@TempDir Path folder) {
    MiniPack.write(MiniPack.good(), folder);
    Told told = new Told();
    try (PackWatch watch = PackWatch.of(folder).listener(told).open()) {
      DutyLawyerRules before = watch.rules();
      MiniPack.write(withDays(3), folder);
      assertThat(watch.refresh()).isFalse();
      assertThat(watch.rules()).isSameAs(before);
      assertThat(due(watch.rules())).isEqualTo("2025-10-21");
      assertThat(told.refused)
          .singleElement()
          .satisfies(
              problems ->
                  assertThat(problems)
                      .anySatisfy(
                          p -> {
                            assertThat(p.where()).contains("art-02.yaml:8");
                            assertThat(p.found().en()).contains("2025-10-22");
                          }));
      assertThat(watch.refresh()).as("the same files are not judged twice").isFalse();
      assertThat(told.refused).hasSize(1);
      MiniPack.write(days(3, "2025-10-22 (Wed)"), folder);
      assertThat(watch.refresh()).isTrue();
    }
  }

  @Test
  void a_pack_that_is_broken_or_gone_leaves_the_old_one_in_service(@TempDir Path folder)
      throws Exception {
    MiniPack.write(MiniPack.good(), folder);
    Told told = new Told();
    try (PackWatch watch = PackWatch.of(folder).listener(told).open()) {
      Files.writeString(folder.resolve("pack.yaml"), "id: [");
      assertThat(watch.refresh()).isFalse();
      assertThat(told.refused).hasSize(1);
      Files.delete(folder.resolve("pack.yaml"));
      assertThat(watch.refresh()).isFalse();
      assertThat(told.refused).hasSize(2);
      assertThat(told.refused.get(1))
          .singleElement()
          .satisfies(p -> assertThat(p.found().en()).isEqualTo("the pack CN gone"));
      assertThat(due(watch.rules())).isEqualTo("2025-10-21");
      MiniPack.write(MiniPack.good(), folder);
      assertThat(watch.refresh()).as("the same pack as before is no change").isFalse();
      assertThat(told.refused).hasSize(2);
    }
  }

  @Test
  void a_folder_of_packs_that_vanishes_and_comes_back_is_survived(@TempDir Path parent)
      throws Exception {
    Path packs = parent.resolve("packs");
    MiniPack.write(MiniPack.good(), packs.resolve("mini"));
    Told told = new Told();
    try (PackWatch watch =
        PackWatch.of(packs).listener(told).every(Duration.ofMillis(10)).start()) {
      Files.move(packs, parent.resolve("away"));
      await(() -> !told.refused.isEmpty());
      assertThat(due(watch.rules())).isEqualTo("2025-10-21");
      MiniPack.write(days(3, "2025-10-22 (Wed)"), parent.resolve("away").resolve("mini"));
      Files.move(parent.resolve("away"), packs);
      await(() -> due(watch.rules()).equals("2025-10-22"));
    }
  }

  @Test
  void the_watching_goes_on_when_a_listener_fails_and_ends_with_close(@TempDir Path folder)
      throws Exception {
    MiniPack.write(MiniPack.good(), folder);
    ConcurrentLinkedQueue<Thread> callers = new ConcurrentLinkedQueue<>();
    PackWatch.Listener failing =
        new PackWatch.Listener() {
          @Override
          public void replaced(Set<String> changed, DutyLawyerRules rules) {
            callers.add(Thread.currentThread());
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            throw new IllegalStateException("a fault of the host");
          }

          @Override
          public void refused(List<Problem> problems) {
            throw new IllegalStateException("a fault of the host");
          }
        };
    PackWatch watch = PackWatch.of(folder).listener(failing).every(Duration.ofMillis(10)).start();
    MiniPack.write(days(3, "2025-10-22 (Wed)"), folder);
    await(() -> due(watch.rules()).equals("2025-10-22"));
    MiniPack.write(days(4, "2025-10-23 (Thu)"), folder);
    await(() -> due(watch.rules()).equals("2025-10-23"));
    await(() -> callers.size() == 2);
    watch.close();
    assertThat(callers).allSatisfy(thread -> assertThat(thread.isAlive()).isFalse());
    MiniPack.write(MiniPack.good(), folder);
    Thread.sleep(100);
    assertThat(due(watch.rules())).isEqualTo("2025-10-23");
    watch.close();
  }

  @Test
  void a_folder_without_a_pack_is_refused_at_the_start(@TempDir Path folder) {
    assertThatThrownBy(() -> PackWatch.of(folder).open()).hasMessageContaining("found no pack");
    assertThatThrownBy(() -> PackWatch.of(folder.resolve("absent")).start())
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void a_bad_pack_at_the_start_is_refused_for_there_is_nothing_to_keep(@TempDir Path folder) {
    MiniPack.write(MiniPack.with("art-01.drl", "\"none\"", "\"nobody\""), folder);
    assertThatThrownBy(() -> PackWatch.of(folder).open())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void under_eight_threads_no_answer_mixes_two_versions(@TempDir Path folder) throws Exception {
    Map<String, String> dueByHash = new ConcurrentHashMap<>();
    List<PackFiles> versions =
        List.of(
            MiniPack.good(),
            days(3, "2025-10-22 (Wed)"),
            days(4, "2025-10-23 (Thu)"),
            days(5, "2025-10-24 (Fri)"));
    List<String> dates = List.of("2025-10-21", "2025-10-22", "2025-10-23", "2025-10-24");
    for (int i = 0; i < versions.size(); i++) {
      dueByHash.put(versions.get(i).sha256(), dates.get(i));
    }
    MiniPack.write(versions.get(0), folder);
    Told told = new Told();
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    Map<String, Long> seen = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch started = new CountDownLatch(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (PackWatch watch =
        PackWatch.of(folder).listener(told).every(Duration.ofMillis(20)).start()) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        running.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    DutyLawyerRules rules = watch.rules();
                    Assessment answer =
                        rules.assess(rules.read(CASE, "case"), Question.asOf(FRI_2025_10_17));
                    String hash = answer.packs().get(0).sha256();
                    String due = due(answer);
                    if (!due.equals(dueByHash.get(hash))) {
                      wrong.add(hash + " with " + due);
                    }
                    seen.merge(due, 1L, Long::sum);
                    started.countDown();
                  }
                }));
      }
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      for (int round = 1; round < 8; round++) {
        int version = round % versions.size();
        if (round % 3 == 0) { // a bad one in between changes nothing
          MiniPack.write(withDays(9), folder);
          await(() -> told.refused.size() > 0);
        }
        MiniPack.write(versions.get(version), folder);
        await(() -> due(watch.rules()).equals(dates.get(version)));
      }
      done.set(true);
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    assertThat(wrong).isEmpty();
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(dates);
    assertThat(told.refused).isNotEmpty();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
