package org.dutylawyer.casesystem;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Loads a running system and prints, for reads, answers and writes, how many a second and how long
 * they took: {@code LoadRun http://localhost:8080 TOKEN CLIENTS SECONDS}. No test; run by hand.
 */
public final class LoadRun {

  private static final String CASE =
      "{\"id\":\"%s\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"counsel\":\"none\"}],"
          + "\"events\":[{\"type\":\"help-notice-received\",\"at\":\"2026-11-20\",\"person\":\"某甲\",\"by\":\"legal-aid-agency\"}]}";

  private final Map<String, Queue<Long>> times = new ConcurrentHashMap<>();
  private final Map<String, Queue<Integer>> refused = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final String token;

  private LoadRun(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /** Runs it. */
  public static void main(String[] args) throws InterruptedException {
    LoadRun run = new LoadRun(args[0], args[1]);
    int clients = Integer.parseInt(args[2]);
    Duration length = Duration.ofSeconds(Long.parseLong(args[3]));
    long end = System.nanoTime() + length.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      int client = c;
      Thread thread = new Thread(() -> run.client(client, end));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    run.print(length);
  }

  private void client(int client, long end) {
    String tag = Long.toString(System.nanoTime(), 36);
    String mine = "load-" + tag + "-" + client;
    ask("write", "POST", "/api/v1/cases", CASE.formatted(mine));
    for (int i = 0; System.nanoTime() < end; i++) {
      switch (i % 10) {
        case 0 -> ask("write", "POST", "/api/v1/cases", CASE.formatted(mine + "-" + i));
        case 1 ->
            ask(
                "event",
                "POST",
                "/api/v1/cases/" + mine + "/events",
                "{\"type\":\"legal-advice-given\",\"at\":\"2026-11-21\",\"person\":\"某甲\"}");
        case 2, 3, 4 -> ask("answer", "GET", "/api/v1/cases/" + mine + "/answer", "");
        case 5 -> ask("limits", "GET", "/api/v1/deadlines?until=2026-11-22", "");
        default -> ask("read", "GET", "/api/v1/cases/" + mine, "");
      }
    }
  }

  private void ask(String kind, String method, String path, String body) {
    long start = System.nanoTime();
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(URI.create(address + path))
                      .header("Authorization", "Bearer " + token)
                      .method(
                          method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status / 100 == 2) {
        times
            .computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>())
            .add(System.nanoTime() - start);
      } else {
        refused.computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>()).add(status);
      }
    } catch (java.io.IOException e) {
      refused.computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>()).add(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(Duration length) {
    System.out.printf(
        "%-8s %9s %8s %8s %8s %8s%n", "", "per s", "p50 ms", "p95 ms", "p99 ms", "refused");
    for (Map.Entry<String, Queue<Long>> kind : new TreeMap<>(times).entrySet()) {
      List<Long> all = new ArrayList<>(kind.getValue());
      Collections.sort(all);
      System.out.printf(
          "%-8s %9.1f %8.1f %8.1f %8.1f %8d%n",
          kind.getKey(),
          all.size() / (double) length.toSeconds(),
          at(all, 0.50),
          at(all, 0.95),
          at(all, 0.99),
          refused.getOrDefault(kind.getKey(), new ConcurrentLinkedQueue<>()).size());
    }
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))) / 1e6;
  }
}
