package org.dutylawyer.internal.network;

import java.util.function.Supplier;

/**
 * The class loader of the library, for Drools: it looks for its own parts by the class loader of
 * the thread, which on threads of pools knows neither Drools nor the library.
 */
public final class LibraryLoader {

  private LibraryLoader() {}

  /** What a step yields under the library's class loader; the thread has its own again after it. */
  public static <T> T under(Supplier<T> step) {
    Thread self = Thread.currentThread();
    ClassLoader own = self.getContextClassLoader();
    self.setContextClassLoader(LibraryLoader.class.getClassLoader());
    try {
      return step.get();
    } finally {
      self.setContextClassLoader(own);
    }
  }
}
