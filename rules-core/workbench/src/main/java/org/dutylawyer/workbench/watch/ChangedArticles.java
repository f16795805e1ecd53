package org.dutylawyer.workbench.watch;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dutylawyer.pack.PackFiles;

/**
 * What changed between two states of a pack's files.
 *
 * @param paths the files that were changed, added or removed
 */
public record ChangedArticles(SortedSet<String> paths) {

  /** Copies the set. */
  public ChangedArticles {
    paths = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  /** Compares two states of a pack. */
  public static ChangedArticles between(PackFiles before, PackFiles after) {
    SortedSet<String> paths = new TreeSet<>(before.files().keySet());
    paths.addAll(after.files().keySet());
    paths.removeIf(path -> Arrays.equals(before.files().get(path), after.files().get(path)));
    return new ChangedArticles(paths);
  }

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /** Whether nothing changed that concerns more than one article. */
  public boolean onlyArticles() {
    return paths.stream().allMatch(ChangedArticles::isArticle);
  }

  /**
   * The files of scenarios to run again: those of the articles that changed, or all if anything
   * changed that concerns more than one article.
   */
  public Predicate<String> scenarios() {
    return onlyArticles()
        ? file -> paths.stream().anyMatch(path -> stem(path).equals(stem(file)))
        : file -> true;
  }

  private static boolean isArticle(String path) {
    return path.substring(path.lastIndexOf('/') + 1).startsWith("art-");
  }

  private static String stem(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }
}
