package org.dutylawyer.workbench.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.StepReport;

/**
 * Packs in folders that can change while a host answers. A changed pack that passes {@code check}
 * (all but mutation) takes the place of the old one between two assessments; one that fails leaves
 * the old one in service, and the listener is told why.
 *
 * <pre>{@code
 * try (PackWatch watch = PackWatch.of(Path.of("/srv/packs")).start()) {
 *   DutyLawyerRules rules = watch.rules();
 *   Assessment answer = rules.assess(rules.read(file), question);
 * }
 * }</pre>
 *
 * <p>{@link #rules()} gives the packs as they are at that moment, for good: they are immutable, so
 * that an assessment never mixes two versions. Ask again for every case file.
 */
public final class PackWatch implements AutoCloseable {

  private final Builder settings;
  private final PackCheck check = PackCheck.standard();
  private volatile DutyLawyerRules rules;
  private Map<String, PackFiles> inService;
  private Map<Path, String> looked;
  private Map<Path, String> judged;
  private final Object closing = new Object();
  private boolean closed;
  private volatile Optional<Thread> thread = Optional.empty();

  private PackWatch(Builder settings) {
    this.settings = settings;
    this.looked = look();
    this.judged = looked;
    Map<String, PackFiles> packs;
    try {
      packs = read();
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(unreadable(e));
    }
    if (packs.isEmpty()) {
      throw new BadInputException(
          Problem.of(
              settings.folders.toString(),
              new Title("没有规则包", "no pack"),
              new Title("含有 pack.yaml 的文件夹", "folders that hold pack.yaml")));
    }
    List<CheckReport> reports = check(packs, packs.keySet());
    List<Problem> problems = wrong(reports);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    this.inService = packs;
    this.rules = serve(packs.values());
  }

  /**
   * Watches folders.
   *
   * @param folders each a pack (with {@code pack.yaml}) or a folder of packs
   */
  public static Builder of(Path... folders) {
    return new Builder(List.of(folders));
  }

  /**
   * Told what became of a change, on the thread that looked. What a listener throws on the watching
   * thread goes to that thread's handler of uncaught exceptions, and the watching goes on.
   */
  public interface Listener {
    /**
     * Changed packs are in service.
     *
     * @param changed their ids
     * @param rules the packs from now on
     */
    void replaced(Set<String> changed, DutyLawyerRules rules);

    /**
     * Changed packs are refused; what was in service stays.
     *
     * @param problems why; never empty
     */
    void refused(List<Problem> problems);
  }

  /** Chooses what to watch and how. Not for use by more than one thread. */
  public static final class Builder {
    private final List<Path> folders;
    private boolean classPath;
    private Duration every = Duration.ofSeconds(1);
    private Listener listener =
        new Listener() {
          @Override
          public void replaced(Set<String> changed, DutyLawyerRules rules) {
            // nobody wants to know
          }

          @Override
          public void refused(List<Problem> problems) {
            // nobody wants to know
          }
        };

    private Builder(List<Path> folders) {
      this.folders = folders;
    }

    /** Also the packs that jars on the class path offer, unless a folder has one of the same id. */
    public Builder packsOnClassPath() {
      classPath = true;
      return this;
    }

    /** Tells this listener. */
    public Builder listener(Listener told) {
      listener = told;
      return this;
    }

    /** Looks that often; a change is taken when two looks in a row see the same. */
    public Builder every(Duration interval) {
      every = interval;
      return this;
    }

    /**
     * Checks and loads the packs, and keeps looking on a thread of its own.
     *
     * @throws BadInputException if a pack is bad: there is nothing older to keep
     */
    public PackWatch start() {
      PackWatch watch = open();
      watch.watch(every);
      return watch;
    }

    /**
     * Checks and loads the packs, and looks only when {@link PackWatch#refresh()} is called.
     *
     * @throws BadInputException if a pack is bad: there is nothing older to keep
     */
    public PackWatch open() {
      return new PackWatch(this);
    }
  }

  private DutyLawyerRules serve(Collection<PackFiles> packs) {
    DutyLawyerRules.Builder builder = DutyLawyerRules.builder();
    check.workbench().compile(packs).forEach(builder::pack);
    return builder.build();
  }

  /** The packs in service now. */
  public DutyLawyerRules rules() {
    return rules;
  }

  /**
   * Looks at the folders and takes what changed, if it is good. Waits while another thread does so.
   *
   * @return whether other packs are in service now
   */
  public synchronized boolean refresh() {
    looked = look();
    return !looked.equals(judged) && take();
  }

  /**
   * Stops looking, and waits until a look that has begun is over. What is in service stays usable.
   */
  @Override
  public void close() {
    synchronized (closing) {
      closed = true;
      closing.notifyAll();
    }
    if (thread.isPresent() && thread.get() != Thread.currentThread()) {
      boolean interrupted = false;
      while (thread.get().isAlive()) {
        try {
          thread.get().join();
        } catch (InterruptedException e) {
          interrupted = true; // the caller is told below, when nothing runs any more
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void watch(Duration every) {
    Thread looking =
        new Thread(
            () -> {
              while (waits(every)) {
                try {
                  poll();
                } catch (RuntimeException | Error e) {
                  // A fault of a listener or of the machine is no reason to look no longer.
                  Thread self = Thread.currentThread();
                  self.getUncaughtExceptionHandler().uncaughtException(self, e);
                }
              }
            },
            "duty-lawyer-pack-watch");
    looking.setDaemon(true);
    looking.start();
    thread = Optional.of(looking);
  }

  /** Waits for the next look; false if there is none, because somebody closed. */
  private boolean waits(Duration every) {
    long end = System.nanoTime() + Math.max(1_000_000, every.toNanos());
    synchronized (closing) {
      while (!closed) {
        long left = (end - System.nanoTime() + 999_999) / 1_000_000;
        if (left <= 0) {
          return true;
        }
        try {
          closing.wait(left);
        } catch (InterruptedException e) {
          return false; // the host ends its threads
        }
      }
    }
    return false;
  }

  /** Takes a change once two looks in a row have seen the same, so that no half is taken. */
  private synchronized void poll() {
    Map<Path, String> now = look();
    boolean quiet = now.equals(looked);
    looked = now;
    if (quiet && !now.equals(judged)) {
      take();
    }
  }

  private boolean take() {
    List<Problem> problems;
    Set<String> changed = new TreeSet<>();
    try {
      Map<String, PackFiles> packs = read();
      Map<Path, String> after = look();
      if (!after.equals(looked)) {
        looked = after; // somebody wrote while it was read: the next look sees the whole
        return false;
      }
      judged = looked;
      packs.forEach(
          (id, files) -> {
            PackFiles old = inService.get(id);
            if (old == null || !ChangedArticles.between(old, files).isEmpty()) {
              changed.add(id);
            }
          });
      problems = gone(packs);
      if (problems.isEmpty() && changed.isEmpty()) {
        return false;
      }
      if (problems.isEmpty()) {
        problems = wrong(check(packs, touched(packs, changed)));
      }
      if (problems.isEmpty()) {
        rules = serve(packs.values());
        inService = packs;
      }
    } catch (BadInputException e) {
      problems = e.problems();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      problems = List.of(unreadable(e)); // whatever it is, what was in service stays in service
    }
    judged = looked;
    if (problems.isEmpty()) {
      settings.listener.replaced(Set.copyOf(changed), rules);
      return true;
    }
    settings.listener.refused(problems);
    return false;
  }

  /** A pack that is in service and not in the folders any more: it stays, and that is said. */
  private List<Problem> gone(Map<String, PackFiles> packs) {
    return inService.entrySet().stream()
        .filter(pack -> !packs.containsKey(pack.getKey()))
        .map(
            pack ->
                Problem.of(
                    pack.getValue().origin(),
                    new Title(
                        "规则包 " + pack.getKey() + " 已不在此处", "the pack " + pack.getKey() + " gone"),
                    new Title(
                        "服务中的每个规则包（撤下规则包须重新启动）",
                        "every pack that is in service; start anew to do without one")))
        .toList();
  }

  private Problem unreadable(Throwable e) {
    String message = e.getClass().getSimpleName() + ": " + e.getMessage();
    return Problem.of(
        settings.folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
        new Title(message, message),
        new Title("可以读取的文件夹", "folders that can be read"));
  }

  /** The packs to check: those that changed and those above them, which rest on them. */
  private static Set<String> touched(Map<String, PackFiles> packs, Set<String> changed) {
    Set<String> touched = new HashSet<>(changed);
    int before;
    do {
      before = touched.size();
      packs.forEach(
          (id, files) -> {
            PackManifest manifest = PackReader.manifest(files);
            if (manifest.requires().stream().anyMatch(touched::contains)) {
              touched.add(id);
            }
          });
    } while (touched.size() > before);
    return touched;
  }

  private List<CheckReport> check(Map<String, PackFiles> packs, Collection<String> ids) {
    List<CheckReport> reports = new ArrayList<>();
    for (Map.Entry<String, PackFiles> pack : packs.entrySet()) {
      if (ids.contains(pack.getKey())) {
        List<PackFiles> others =
            packs.values().stream().filter(files -> files != pack.getValue()).toList();
        reports.add(check.check(pack.getValue(), others));
      }
    }
    return reports;
  }

  private static List<Problem> wrong(List<CheckReport> reports) {
    List<Problem> problems = new ArrayList<>();
    for (CheckReport report : reports) {
      problems.addAll(report.problems());
      for (StepReport step : report.steps()) {
        if (step.status() == StepReport.Status.FAILED && step.problems().isEmpty()) {
          problems.add(
              Problem.of(
                  report.manifest(),
                  new Title(
                      step.step().title().zh() + "：什么也没有检查到",
                      step.step().title().en() + " that examined nothing"),
                  new Title("有内容的规则包", "a pack with something to examine")));
        }
      }
    }
    return problems;
  }

  // --- files
  // --------------------------------------------------------------------------------------

  private Map<String, PackFiles> read() throws IOException {
    Map<String, PackFiles> packs = new LinkedHashMap<>();
    if (settings.classPath) {
      for (PackFiles files : PackFiles.onClassPath()) {
        packs.put(PackReader.manifest(files).id(), files);
      }
    }
    Map<String, PackFiles> own = new LinkedHashMap<>();
    for (Path folder : packFolders()) {
      PackFiles files = PackFiles.fromFolder(folder);
      String id = PackReader.manifest(files).id();
      PackFiles same = own.put(id, files);
      if (same != null) {
        throw new BadInputException(
            Problem.of(
                files.where("pack.yaml") + ":1",
                new Title(
                    "规则包 " + id + "（也在 " + same.origin() + "）",
                    "the pack " + id + ", also at " + same.origin()),
                new Title("每个编号一个规则包", "one pack for one id")));
      }
    }
    packs.putAll(own);
    return packs;
  }

  private List<Path> packFolders() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : settings.folders) {
      if (!Files.isDirectory(folder) || Files.exists(folder.resolve("pack.yaml"))) {
        found.add(folder); // one that is not there is refused when it is read
        continue;
      }
      try (Stream<Path> inside = Files.list(folder)) {
        inside.filter(f -> Files.exists(f.resolve("pack.yaml"))).sorted().forEach(found::add);
      }
    }
    return found;
  }

  /** Size and time of every file: what can be looked at often. */
  private Map<Path, String> look() {
    Map<Path, String> seen = new TreeMap<>();
    for (Path folder : settings.folders) {
      try (Stream<Path> files = Files.walk(folder, 5)) {
        for (Path file : files.toList()) {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          if (attributes.isRegularFile()) {
            String state = Files.isReadable(file) ? "" : " unreadable";
            seen.put(file, attributes.size() + "@" + attributes.lastModifiedTime() + state);
          }
        }
      } catch (IOException | UncheckedIOException e) {
        // A file went away between two steps, or the folder is out of reach: that is what was seen.
        seen.put(folder, e.getClass().getSimpleName());
      }
    }
    return seen;
  }
}
