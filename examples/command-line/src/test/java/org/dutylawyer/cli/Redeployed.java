package org.dutylawyer.cli;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that loads the library by a class loader of its own, asks it, closes that loader and drops
 * it, as a container does with an old version; run as a process of its own by a test.
 */
public final class Redeployed {

  private static final int ROUNDS = 50;

  /** Java 17 remembers the types of the last record that was compared: here it is this one. */
  private record Own(List<Own> of, Thread self) {}

  private Redeployed() {}

  /** Says whether the loader was collected, and which threads were left. */
  public static void main(String[] arguments) throws Exception {
    int threads = Thread.activeCount();
    WeakReference<ClassLoader> dropped = ask(arguments[0], arguments[1]);
    System.out.print(new Own(List.of(), Thread.currentThread()).equals(new Own(List.of(), null)));
    for (int i = 0; i < ROUNDS && dropped.get() != null; i++) {
      System.gc();
      Thread.sleep(100);
    }
    System.out.print(dropped.get() == null ? " collected " : " kept ");
    System.out.print(Thread.activeCount() - threads);
  }

  private static WeakReference<ClassLoader> ask(String path, String file) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader host =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      host.loadClass("org.dutylawyer.cli.Asking").getMethod("ask", String.class).invoke(null, file);
      return new WeakReference<>(host);
    }
  }
}
