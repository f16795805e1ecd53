package org.dutylawyer.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Works through a file of lines on all cores and takes what comes of it in the order of the lines,
 * until the end or until it is asked to stop. Memory does not depend on the size of the file.
 */
final class ChunkWork {

  /**
   * Lines that are worked on together; what is lost when a run is killed is at most some of these.
   */
  static final int CHUNK_LINES = 64;

  /** Bytes after which a chunk is full, so that few huge cases are not held at once. */
  private static final int CHUNK_BYTES = 2_000_000;

  private static final int CHUNKS_PER_THREAD = 4;
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long STOP_SECONDS = 30;

  /**
   * How far a run has come.
   *
   * @param read how many bytes of the input are done
   * @param hash hash over these bytes, in lower-case hexadecimal
   * @param lines how many lines that are
   */
  record Reached(long read, String hash, long lines) {}

  /**
   * What is done with the chunks.
   *
   * @param <D> what becomes of one
   */
  interface Work<D> {
    /** What is to be done with a chunk; called in the order of the lines, by one thread. */
    Callable<D> on(Lines.Chunk chunk) throws IOException;

    /** Takes what became of a chunk, in the order of the lines. */
    void take(D done, Reached reached) throws IOException;

    /** Keeps how far it has come; called now and then, after what lies before was taken. */
    void save(Reached reached) throws IOException;
  }

  private record Open<D>(Reached reached, Future<D> future) {}

  private final String name;
  private final int threads;
  private final PrintWriter messages;
  private final boolean chinese;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;

  /**
   * For one run.
   *
   * @param name of the run, for its threads
   * @param messages takes what a person reads while it runs
   */
  ChunkWork(String name, int threads, PrintWriter messages, boolean chinese) {
    this.name = name;
    this.threads = threads;
    this.messages = messages;
    this.chinese = chinese;
  }

  /** Asks the run to end in order. */
  void requestStop() {
    stopping = true;
  }

  /** Runs; a process that is told to stop meanwhile waits until the run has ended in order. */
  <T> T stoppable(Supplier<T> run) {
    Thread hook = new Thread(this::stop, "duty-lawyer-" + name + "-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run.get();
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the process is ending: the hook is what waits for us
      }
    }
  }

  private void stop() {
    stopping = true;
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        messages.println(chinese ? "未能在时限内停下" : "could not stop in time");
        messages.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Works through the lines.
   *
   * @param from how far the run had come before
   * @return how far it has come now; to the end, unless it was asked to stop
   * @throws ExecutionException with what the work on a chunk threw
   */
  <D> Reached run(Lines lines, Reached from, Work<D> work)
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Reached reached = from;
      long saved = System.nanoTime();
      Deque<Open<D>> open = new ArrayDeque<>();
      boolean more = true;
      while (more || !open.isEmpty()) {
        while (more && !stopping && open.size() < CHUNKS_PER_THREAD * threads) {
          Optional<Lines.Chunk> next = lines.next(CHUNK_LINES, CHUNK_BYTES).stream().findFirst();
          more = next.isPresent();
          if (next.isPresent()) {
            Lines.Chunk chunk = next.get();
            Reached then = new Reached(chunk.end(), chunk.before(), chunk.lastNumber());
            open.add(new Open<>(then, workers.submit(work.on(chunk))));
          }
        }
        if (stopping && more) {
          more = false;
          cancelWaiting(open);
        }
        if (!open.isEmpty()) {
          Open<D> first = open.remove();
          D done = first.future().get();
          reached = first.reached();
          work.take(done, reached);
          if (System.nanoTime() - saved > CHECKPOINT_NANOS) {
            work.save(reached);
            saved = System.nanoTime();
          }
        }
      }
      return reached;
    } finally {
      workers.shutdownNow();
    }
  }

  /** Of what is not begun nothing is begun; the order is kept, so only the end falls away. */
  private static <D> void cancelWaiting(Deque<Open<D>> open) {
    while (!open.isEmpty() && open.peekLast().future().cancel(false)) {
      open.removeLast();
    }
  }
}
