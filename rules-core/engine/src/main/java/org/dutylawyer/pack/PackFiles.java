package org.dutylawyer.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Sha256;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/**
 * The files of one pack, read once into memory, so that what was checked is what is used. Those of
 * a pack that a build compiled are read when somebody asks for them.
 */
public final class PackFiles {

  /** A file larger than this is no rule text; it is refused before it is read. */
  private static final long LARGEST_FILE = 4L * 1024 * 1024;

  /** More files than this are no rule pack. */
  private static final int MOST_FILES = 2_000;

  private static final Title A_PACK =
      new Title("含有 pack.yaml 的文件夹", "a folder that holds pack.yaml");

  /** All files together; the largest pack known is below a tenth of these thirty-two megabytes. */
  private static final long LARGEST_PACK = 32L * 1024 * 1024;

  /** A longer line is no paragraph of a law. */
  private static final int LONGEST_LINE = 20_000;

  /** Folders inside one another; a longer way to a rule is no structure of a law. */
  private static final int MOST_FOLDERS = 3;

  private static final List<String> KINDS = List.of(".yaml", ".drl", ".md");

  private final String origin;
  private final String javaPackage;
  private final Supplier<SortedMap<String, byte[]>> reader;
  private final Optional<CompiledPack> compiled;

  private final SortedSet<String> unread;

  /** The files, once read. Guarded by this. */
  private @Nullable SortedMap<String, byte[]> files;

  /** Their hash, once asked for. Guarded by this. */
  private @Nullable String sha256;

  /**
   * Files that are in memory.
   *
   * @param origin where they came from, for messages
   * @param javaPackage the package that the rules of the pack's root folder declare, or empty for
   *     any
   * @param files content by path inside the pack; copied
   */
  public PackFiles(String origin, String javaPackage, SortedMap<String, byte[]> files) {
    this(origin, javaPackage, files, new TreeSet<>());
  }

  private PackFiles(
      String origin,
      String javaPackage,
      SortedMap<String, byte[]> files,
      SortedSet<String> unread) {
    this(origin, javaPackage, Optional.empty(), TreeMap::new, unread);
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  private PackFiles(
      String origin,
      String javaPackage,
      Optional<CompiledPack> compiled,
      Supplier<SortedMap<String, byte[]>> reader,
      SortedSet<String> unread) {
    this.origin = origin;
    this.javaPackage = javaPackage;
    this.compiled = compiled;
    this.reader = reader;
    this.unread = Collections.unmodifiableSortedSet(unread);
  }

  /** Where they came from, for messages. */
  public String origin() {
    return origin;
  }

  /** The package that the rules of the pack's root folder declare, or empty for any. */
  public String javaPackage() {
    return javaPackage;
  }

  /** The package that a file of rules declares, by its path inside the pack; empty for any. */
  public String javaPackage(String path) {
    int slash = path.lastIndexOf('/');
    if (javaPackage.isEmpty()) {
      return "";
    }
    return slash < 0 ? javaPackage : javaPackage + "." + path.substring(0, slash).replace('/', '.');
  }

  /** Content by path inside the pack, sorted by path. */
  public synchronized SortedMap<String, byte[]> files() {
    if (files == null) {
      files = Collections.unmodifiableSortedMap(reader.get());
    }
    return files;
  }

  /**
   * The files of its folder that are of no kind that a pack can hold, by path; none of a pack that
   * was not read from a folder.
   */
  public SortedSet<String> unread() {
    return unread;
  }

  /** What a build made of exactly these files, if one did. */
  public Optional<CompiledPack> compiled() {
    return compiled;
  }

  /** The same files without what a build made of them: their rules are compiled anew. */
  public PackFiles uncompiled() {
    return compiled.isEmpty()
        ? this
        : new PackFiles(origin, javaPackage, Optional.empty(), this::files, unread);
  }

  /**
   * The same files with what was made of them.
   *
   * @throws IllegalArgumentException if it was made of other files
   */
  public PackFiles compiledAs(CompiledPack pack) {
    if (!pack.isOf(marks(files()))) {
      throw new IllegalArgumentException(
          "compiled pack of " + origin + ": found one of other files, expected one of these");
    }
    return new PackFiles(origin, javaPackage, Optional.of(pack), this::files, unread);
  }

  /**
   * The packs that jars offer, in the order of the class path; none if there are none.
   *
   * @throws BadInputException if a jar offers what is no pack
   */
  public static List<PackFiles> onClassPath() {
    return RulePacks.offered().stream().map(PackFiles::fromService).toList();
  }

  /**
   * Reads a pack from a folder.
   *
   * @throws BadInputException if the folder has no {@code pack.yaml} or a file is too large
   */
  public static PackFiles fromFolder(Path folder) {
    // Programs that show a message at its place know no path that begins with a dot.
    String origin = folder.toString().replaceFirst("^(\\.[/\\\\])+(?=.)", "");
    return new PackFiles(origin, packageOf(folder), read(folder, origin), unread(folder, origin));
  }

  /** What lies in a folder beside the files of a pack, but what a name with a dot hides. */
  private static SortedSet<String> unread(Path folder, String origin) {
    try (Stream<Path> walk = Files.walk(folder, MOST_FOLDERS + 1)) {
      return walk.filter(file -> !isOfKind(file.toString()) && Files.isRegularFile(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith(".") && !name.contains("/."))
          .limit(MOST_FILES)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
  }

  /**
   * Reads a pack that a jar on the class path offers.
   *
   * @throws BadInputException if the service names a place without {@code pack.yaml}
   */
  public static PackFiles fromService(RulePack pack) {
    String manifest = pack.root() + "/pack.yaml";
    URL url = pack.getClass().getClassLoader().getResource(manifest);
    if (url == null) {
      throw refused(
          pack.getClass().getName(),
          new Title("没有资源 " + manifest, "no resource " + manifest),
          A_PACK);
    }
    String javaPackage = pack.root().replace('/', '.');
    try {
      if (url.openConnection() instanceof JarURLConnection connection) {
        Optional<CompiledPack> compiled = compiledIn(connection.getJarFile(), pack.root() + "/");
        return compiled.isPresent()
            ? new PackFiles(
                pack.root(), javaPackage, compiled, () -> inJar(url, pack.root()), new TreeSet<>())
            : new PackFiles(pack.root(), javaPackage, inJar(url, pack.root()));
      }
      Path folder = Objects.requireNonNull(Path.of(url.toURI()).getParent(), manifest);
      return fromClasses(folder, pack.root(), javaPackage);
    } catch (URISyntaxException | IOException | FileSystemNotFoundException e) {
      throw unreadable(url.toString(), e);
    }
  }

  /** By the connection that its class loader made: it also opens a jar that lies in another one. */
  private static SortedMap<String, byte[]> inJar(URL manifest, String root) {
    try {
      JarFile jar = ((JarURLConnection) manifest.openConnection()).getJarFile();
      String start = root + "/";
      List<Found> found =
          jar.stream()
              .filter(entry -> entry.getName().startsWith(start) && isOfKind(entry.getName()))
              .map(
                  entry ->
                      new Found(
                          entry.getName().substring(start.length()),
                          entry.getSize(),
                          () -> jar.getInputStream(entry)))
              .sorted(Comparator.comparing(Found::name))
              .toList();
      return read(found, root);
    } catch (IOException e) {
      throw unreadable(manifest.toString(), e);
    }
  }

  private static BadInputException unreadable(String where, Exception why) {
    return refused(
        where, both(String.valueOf(why.getMessage())), new Title("可以读取的规则包", "a readable pack"));
  }

  /** The compiled pack of a jar, if the jar's directory says that it is of the files beside it. */
  private static Optional<CompiledPack> compiledIn(JarFile jar, String root) throws IOException {
    JarEntry entry = jar.getJarEntry(root + CompiledPack.FILE);
    if (entry == null) {
      return Optional.empty();
    }
    Optional<CompiledPack> compiled;
    try (InputStream in = jar.getInputStream(entry)) {
      compiled = CompiledPack.open(in.readAllBytes());
    }
    Map<String, CompiledPack.Mark> marks = new HashMap<>();
    Enumeration<JarEntry> entries = jar.entries();
    while (entries.hasMoreElements()) {
      JarEntry file = entries.nextElement();
      String name = file.getName();
      if (name.startsWith(root) && isOfKind(name)) {
        marks.put(
            name.substring(root.length()), new CompiledPack.Mark(file.getSize(), file.getCrc()));
      }
    }
    return compiled.filter(c -> c.isOf(marks));
  }

  /** A pack that is not packed into a jar yet. */
  private static PackFiles fromClasses(Path folder, String root, String javaPackage)
      throws IOException {
    SortedMap<String, byte[]> files = read(folder, root);
    Optional<CompiledPack> compiled = Optional.empty();
    Path model = folder.resolve(CompiledPack.FILE);
    if (Files.isRegularFile(model)) {
      compiled = CompiledPack.open(Files.readAllBytes(model)).filter(c -> c.isOf(marks(files)));
    }
    return new PackFiles(root, javaPackage, compiled, () -> files, new TreeSet<>());
  }

  private static Map<String, CompiledPack.Mark> marks(Map<String, byte[]> files) {
    Map<String, CompiledPack.Mark> marks = new HashMap<>();
    files.forEach((path, content) -> marks.put(path, CompiledPack.mark(content)));
    return marks;
  }

  private static SortedMap<String, byte[]> read(Path folder, String origin) {
    if (!Files.isRegularFile(folder.resolve("pack.yaml"))) {
      throw refused(origin, new Title("没有 pack.yaml", "no pack.yaml"), A_PACK);
    }
    try (Stream<Path> walk = Files.walk(folder, 2 * MOST_FOLDERS)) {
      List<Found> found = new ArrayList<>();
      for (Path file :
          walk.filter(f -> (isOfKind(f.toString()) || isLinkedFolder(f)) && !f.equals(folder))
              .sorted()
              .toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isLinkedFolder(file)) {
          throw refused(
              origin + "/" + SourceText.shown(name) + ":1",
              new Title("指向文件夹的链接，其中的文件读不到", "a link to a folder, whose files are not read"),
              new Title("包内的文件夹", "a folder inside the pack"));
        }
        if (!Files.isRegularFile(file)) {
          throw refused(
              origin + "/" + SourceText.shown(name) + ":1",
              new Title("文件夹、管道或者设备", "a folder, a pipe or a device"),
              new Title("普通文件", "a plain file"));
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
          throw refused(
              origin + "/" + name + ":1",
              new Title("指向包外的链接", "a link to outside of the pack"),
              new Title("包内的文件", "a file inside the pack"));
        }
        found.add(new Found(name, Files.size(file), () -> Files.newInputStream(file)));
      }
      return read(found, origin);
    } catch (IOException e) {
      throw refused(
          origin, both(String.valueOf(e.getMessage())), new Title("可以读取的文件夹", "a readable folder"));
    }
  }

  /** What lies behind it is not walked into: a link may lead round in a circle. */
  private static boolean isLinkedFolder(Path file) {
    return Files.isSymbolicLink(file)
        && Files.isDirectory(file)
        && !String.valueOf(file.getFileName()).startsWith(".");
  }

  /** A file of a pack before it is read. */
  private record Found(String name, long size, Content content) {}

  private interface Content {
    InputStream open() throws IOException;
  }

  private static boolean isOfKind(String name) {
    return KINDS.stream().anyMatch(name::endsWith);
  }

  private static SortedMap<String, byte[]> read(List<Found> found, String origin)
      throws IOException {
    if (found.size() > MOST_FILES) {
      throw refused(
          origin,
          new Title(found.size() + " 个文件", found.size() + " files"),
          new Title("至多 " + MOST_FILES + " 个文件", "at most " + MOST_FILES + " files"));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    for (Found file : found) {
      named(file.name(), origin);
      String where = origin + "/" + file.name();
      total += file.size();
      if (total > LARGEST_PACK) {
        throw refused(
            where + ":1",
            new Title("至此共 " + total + " 字节", total + " bytes so far"),
            new Title(
                "全部文件至多 " + LARGEST_PACK + " 字节",
                "at most " + LARGEST_PACK + " bytes in all files"));
      }
      if (file.size() > LARGEST_FILE) {
        throw refused(
            where + ":1",
            new Title(file.size() + " 字节", file.size() + " bytes"),
            new Title("至多 " + LARGEST_FILE + " 字节", "at most " + LARGEST_FILE + " bytes"));
      }
      try (InputStream in = file.content().open()) {
        byte[] content = in.readAllBytes();
        int longLine = longLine(content);
        if (longLine > 0) {
          throw refused(
              where + ":" + longLine,
              new Title(
                  "超过 " + LONGEST_LINE + " 字节的一行",
                  "a line of more than " + LONGEST_LINE + " bytes"),
              new Title("较短的行", "shorter lines"));
        }
        files.put(file.name(), content);
      }
    }
    return files;
  }

  /**
   * Refuses files that no pack can hold, for whoever writes a pack: a file or line that is too
   * long, too many files, a name that cannot be shown.
   *
   * @param origin where they are to be, for messages
   */
  public static void refuseUnreadable(String origin, SortedMap<String, byte[]> files) {
    try {
      read(
          files.entrySet().stream()
              .map(
                  file ->
                      new Found(
                          file.getKey(),
                          file.getValue().length,
                          () -> new ByteArrayInputStream(file.getValue())))
              .toList(),
          origin);
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
  }

  /** A name is shown in messages, and the folders of rules are their packages. */
  private static void named(String name, String origin) {
    long folders = name.chars().filter(c -> c == '/').count();
    if (folders > MOST_FOLDERS || !SourceText.isLine(name)) {
      throw refused(
          origin + "/" + SourceText.shown(name) + ":1",
          new Title("文件 " + SourceText.shown(name), "the file " + SourceText.shown(name)),
          new Title(
              "至多 " + MOST_FOLDERS + " 层文件夹、只含可见字符的路径",
              "a path of visible characters, at most " + MOST_FOLDERS + " folders deep"));
    }
  }

  /** The number of the first line that is too long, or 0. */
  private static int longLine(byte[] content) {
    int line = 1;
    int length = 0;
    for (byte b : content) {
      if (b == '\n') {
        line++;
        length = 0;
      } else if (++length > LONGEST_LINE) {
        return line;
      }
    }
    return 0;
  }

  /**
   * The Java package that the rules of a folder must declare: what comes after the last source root
   * in its path; empty if the path has none, so that rules can declare a package of their own.
   */
  public static String packageOf(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString().replace('\\', '/');
    int resources = path.lastIndexOf("/resources/");
    int classes = path.lastIndexOf("/classes/");
    if (resources >= 0) {
      return path.substring(resources + "/resources/".length()).replace('/', '.');
    }
    if (classes >= 0) {
      return path.substring(classes + "/classes/".length()).replace('/', '.');
    }
    return "";
  }

  /**
   * The text of a file, if there is one: without byte order mark, lines ended by {@code \n}.
   *
   * @throws BadInputException if it is not UTF-8, or holds characters that nobody sees
   */
  public Optional<String> text(String path) {
    return Optional.ofNullable(files().get(path))
        .map(
            bytes -> {
              String text = SourceText.decode(bytes, where(path));
              SourceText.refuseHidden(text, where(path));
              return text;
            });
  }

  /** The paths of the files whose name ends so, sorted. */
  public List<String> paths(String ending) {
    return files().keySet().stream().filter(path -> path.endsWith(ending)).toList();
  }

  /** Where a file is, for messages. */
  public String where(String path) {
    return origin.equals(".") ? path : origin + "/" + path;
  }

  /**
   * The first line of a file that begins so, for messages; the file's first line if none does.
   *
   * @param path inside the pack
   * @param start how the line begins, for instance {@code requires:}
   */
  public String lineOf(String path, String start) {
    List<String> lines = text(path).map(text -> text.lines().toList()).orElse(List.of());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return where(path) + ":" + (i + 1);
      }
    }
    return where(path) + ":1";
  }

  /**
   * Hash over the names and contents of all files, in lower-case hexadecimal: of the files as they
   * are, whatever a compiled form beside them says.
   */
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = hash();
    }
    return sha256;
  }

  private String hash() {
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(file.getValue());
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Hash over what is executed, in lower-case hexadecimal: over the compiled form, which a jar may
   * hold beside files that say something else, or over the files if they are compiled anew.
   */
  public String modelSha256() {
    return compiled.map(CompiledPack::modelSha256).orElseGet(this::sha256);
  }

  /** Hash of one file's content, in lower-case hexadecimal. */
  public static String sha256(byte[] content) {
    return Sha256.of(content);
  }

  private static BadInputException refused(String where, Title found, Title expected) {
    return new BadInputException(Problem.of(where, found, expected));
  }

  private static Title both(String text) {
    return new Title(text, text);
  }
}
