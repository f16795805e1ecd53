package org.dutylawyer.audit;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells now and then how many tasks are done. What it says is for people; nothing rests on it. */
final class ProgressListener extends SparkListener {

  private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

  private final PrintWriter messages;
  private final int tasks;
  private final boolean chinese;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final long begun = System.nanoTime();
  private long told = begun;

  ProgressListener(PrintWriter messages, int tasks, boolean chinese) {
    this.messages = messages;
    this.tasks = tasks;
    this.chinese = chinese;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful()) {
      done.incrementAndGet();
    } else {
      again.incrementAndGet();
    }
    long now = System.nanoTime();
    if (now - told > NANOS) {
      told = now;
      long left = (now - begun) / Math.max(1, done.get()) * Math.max(0, tasks - done.get());
      messages.printf(
          chinese
              ? "已完成 %,d / %,d 个任务（重做 %,d 个），约余 %,d 秒%n"
              : "%,d of %,d tasks (%,d again), about %,d s left%n",
          done.get(),
          tasks,
          again.get(),
          TimeUnit.NANOSECONDS.toSeconds(left));
      messages.flush();
    }
  }
}
