package org.dutylawyer.cli.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.proof.ProofReport;
import org.dutylawyer.workbench.regions.TextComparison;

/**
 * A static site that shows each instrument with the rules that encode it. It needs no network and
 * no server; the same packs give the same bytes.
 */
public final class Edition {

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final Site site;
  private final int scenarios;
  private final int failing;

  private Edition(
      DutyLawyerRules rules, List<ProofReport> proofs, List<TextComparison> comparisons) {
    this.site = new Site(rules);
    Map<String, InstrumentPage> pages = new LinkedHashMap<>();
    List<Map<String, String>> index = new ArrayList<>();
    for (Pack pack : site.packs()) {
      for (Instrument instrument : pack.manifest().instruments()) {
        InstrumentPage page = new InstrumentPage(site, pack, instrument);
        pages.put(instrument.id(), page);
        add(site.page(instrument), page.html());
        index.addAll(page.index());
      }
    }
    Map<String, Title> reports = new LinkedHashMap<>();
    if (!proofs.isEmpty()) {
      add(ProofPage.FILE, new ProofPage(site, proofs).html());
      reports.put(ProofPage.FILE, new Title("在任何案件中都成立的性质", "What holds in every case"));
    }
    for (TextComparison comparison : comparisons) {
      ComparisonPage page = new ComparisonPage(site, comparison);
      add(page.file(), page.html());
      reports.put(page.file(), page.title());
    }
    add("index.html", new IndexPage(site, pages, reports).html());
    add("search.js", "window.EDITION = " + json(index) + ";\n");
    add("edition.css", resource("edition.css"));
    add("edition.js", resource("edition.js"));
    List<Site.Ran> ran = site.packs().stream().flatMap(p -> site.ran(p).stream()).toList();
    this.scenarios = ran.size();
    this.failing = (int) ran.stream().filter(r -> !r.result().holds()).count();
  }

  /** The edition of all packs that are loaded; runs their scenarios. */
  public static Edition of(DutyLawyerRules rules) {
    return new Edition(rules, List.of(), List.of());
  }

  /** The same with what was proved of the packs, and where their places differ. */
  public static Edition of(
      DutyLawyerRules rules, List<ProofReport> proofs, List<TextComparison> comparisons) {
    return new Edition(rules, proofs, comparisons);
  }

  /** The names of the site's files, sorted. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * One file of the site.
   *
   * @throws IllegalArgumentException if the site has no such file
   */
  public String file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException("no file " + name + ", expected one of " + names());
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Where a norm stands: a file of the site with the place in it; empty where no file has it. */
  public Optional<String> address(NormId norm) {
    return site.href(norm);
  }

  /** How many scenarios were run. */
  public int scenarios() {
    return scenarios;
  }

  /** How many scenarios did not come out as they say. */
  public int failing() {
    return failing;
  }

  /**
   * Writes the site.
   *
   * @param folder made if it is not there; files of the same names are replaced
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Whether a folder holds an edition, of whatever packs.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isAt(Path folder) throws IOException {
    Path index = folder.resolve("index.html");
    return Files.isRegularFile(index)
        && Files.readString(index, StandardCharsets.UTF_8).contains(Page.STYLE);
  }

  private void add(String name, String content) {
    if (files.put(name, content.getBytes(StandardCharsets.UTF_8)) != null) {
      throw new IllegalStateException("two pages of the name " + name);
    }
  }

  static String json(List<Map<String, String>> index) {
    try {
      // No "<" inside (</script>, <!--): the text stands in a script of its own, but may be copied
      // into a page.
      return new ObjectMapper().writeValueAsString(index).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Edition.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
