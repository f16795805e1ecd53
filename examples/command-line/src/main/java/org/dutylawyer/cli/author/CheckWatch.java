package org.dutylawyer.cli.author;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.check.StepReport;
import org.dutylawyer.workbench.watch.ChangedArticles;

/**
 * {@code check --watch}: checks packs again as their files change. An author wants to know at once
 * whether the article just edited does what its scenarios say, and a moment later whether any other
 * article leaned on it; so the first is answered at once, and the second by a check of the whole
 * pack behind it, which an edit meanwhile makes void.
 */
public final class CheckWatch implements AutoCloseable {

  /** How often a watched folder is looked at. */
  private static final long POLL_MILLIS = 100;

  private final PackCheck check;
  private final PackCheck whole;
  private final Map<String, PackFiles> known;
  private final List<PackFiles> targets;
  private final PrintWriter out;
  private final Locale locale;
  private final ExecutorService behind =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "whole pack");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<Future<CheckReport>> awaited = Optional.empty();

  /**
   * Watches packs.
   *
   * @param check what checked them before, and will be quick about what has not changed
   * @param whole for the checks of whole packs
   * @param known all packs by id, among them the targets
   */
  CheckWatch(
      PackCheck check,
      PackCheck whole,
      Map<String, PackFiles> known,
      List<PackFiles> targets,
      PrintWriter out,
      Locale locale) {
    this.check = check;
    this.whole = whole;
    this.known = known;
    this.targets = new ArrayList<>(targets);
    this.out = out;
    this.locale = locale;
  }

  /** Runs until the thread is interrupted. */
  void run() throws InterruptedException {
    out.println(new Title("等待修改，Ctrl-C 结束", "waiting for changes; Ctrl-C ends").in(locale));
    out.flush();
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(POLL_MILLIS);
      poll();
    }
  }

  /** Looks once, checks what has changed, and tells what is known meanwhile of whole packs. */
  void poll() throws InterruptedException {
    for (int i = 0; i < targets.size(); i++) {
      PackFiles before = targets.get(i);
      if (!Files.isDirectory(Path.of(before.origin()))) {
        continue; // a pack of the program does not change
      }
      long start = System.nanoTime();
      PackFiles now;
      try {
        now = PackFiles.fromFolder(Path.of(before.origin()));
      } catch (BadInputException e) {
        continue; // a file that is just being written; the next look sees it whole
      }
      ChangedArticles changed = ChangedArticles.between(before, now);
      if (!changed.isEmpty()) {
        targets.set(i, now);
        known.values().removeIf(files -> files == before);
        CheckCommand.add(known, now);
        check(now, changed, start);
      }
    }
    if (awaited.map(Future::isDone).orElse(false)) {
      tellWhole(awaited.get());
    }
  }

  private void check(PackFiles now, ChangedArticles changed, long start) {
    awaited.ifPresent(outdated -> outdated.cancel(false));
    awaited = Optional.empty();
    List<PackFiles> others = CheckCommand.others(known, now);
    CheckReport report = check.check(now, others, changed.scenarios());
    out.println(String.join(", ", changed.paths()));
    out.print(report.summary(locale));
    CheckCommand.tell(CheckCommand.renew(check, now, others), locale, out);
    out.printf(Locale.ROOT, "  %.2f s%n", (System.nanoTime() - start) / 1e9);
    out.flush();
    boolean ran =
        report.steps().stream()
            .anyMatch(s -> s.step() == Step.SCENARIOS && s.status() != StepReport.Status.NOT_RUN);
    if (ran && changed.onlyArticles()) {
      awaited = Optional.of(behind.submit(() -> whole.check(now, others)));
    }
  }

  private void tellWhole(Future<CheckReport> done) throws InterruptedException {
    awaited = Optional.empty();
    CheckReport report;
    try {
      report = done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    out.println(new Title("全部条文：", "all articles:").in(locale));
    out.print(report.summary(locale));
    out.flush();
  }

  @Override
  public void close() {
    behind.shutdownNow();
  }
}
