package org.dutylawyer.cli.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.check.StepReport;
import org.dutylawyer.workbench.editor.EditorFiles;
import org.dutylawyer.workbench.words.WordIndex;

/** The pack whose files are open in the editor, as the files on disk and the open ones say it. */
final class OpenPack {

  private static final String CN = "CN";

  private final Path folder;
  private final PackCheck form = PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.NUMBERS), 0);
  private final PackCheck whole = PackCheck.standard();
  private final Map<String, Path> copies = new HashMap<>();
  private Optional<View> view = Optional.empty();

  /**
   * Packs that this one may require, by id: read again when something is saved, not as one types.
   */
  private Map<String, PackFiles> around = Map.of();

  /**
   * What the editor offers of the pack.
   *
   * @param words those that its rules can use
   * @param packs the pack and those it requires
   */
  private record View(Vocabulary words, List<Pack> packs) {}

  OpenPack(Path folder) {
    this.folder = folder;
  }

  /** The folder of the pack that a file is in: the nearest one with {@code pack.yaml}. */
  static Optional<Path> folderOf(Path file) {
    for (Path up = file.getParent(); up != null; up = up.getParent()) {
      if (Files.isRegularFile(up.resolve("pack.yaml"))) {
        return Optional.of(up);
      }
    }
    return Optional.empty();
  }

  Path folder() {
    return folder;
  }

  /** The problems that {@code check} has with the pack. */
  List<Problem> problems(Map<Path, String> open, boolean saved) {
    PackFiles files;
    try {
      files = files(open);
    } catch (BadInputException e) {
      return e.problems();
    }
    if (saved || around.isEmpty()) {
      around = around();
    }
    List<PackFiles> others = others(id(files));
    List<Problem> problems = new ArrayList<>();
    PackCheck check = saved ? whole : form;
    for (StepReport step : check.check(files, others).steps()) {
      problems.addAll(step.problems());
    }
    if (saved || view.isEmpty()) {
      Workbench.Inspection found = check.workbench().inspect(files, others);
      if (saved) {
        EditorFiles.renew(folder, found);
      }
      boolean better = problems.isEmpty() || view.isEmpty();
      if (better && !found.stack().isEmpty()) {
        view = Optional.of(new View(found.words(), found.stack()));
      }
    }
    return problems;
  }

  /**
   * The packs that this one may require: those shipped, and those in the folders beside it, which
   * take the place of the shipped ones as in {@code check}. This one is none of them.
   */
  private List<PackFiles> others(String own) {
    Map<String, PackFiles> others = new LinkedHashMap<>(around);
    others.remove(own);
    return List.copyOf(others.values());
  }

  private Map<String, PackFiles> around() {
    Map<String, PackFiles> packs = new LinkedHashMap<>();
    PackFiles.onClassPath().forEach(shipped -> packs.put(id(shipped), shipped));
    beside().forEach(files -> packs.put(id(files), files));
    return packs;
  }

  private List<PackFiles> beside() {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null) {
      return List.of();
    }
    List<PackFiles> packs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path one : folders.sorted().toList()) {
        boolean another = !one.equals(folder.toAbsolutePath());
        if (another && Files.isRegularFile(one.resolve("pack.yaml"))) {
          packs.add(PackFiles.fromFolder(one));
        }
      }
    } catch (IOException | BadInputException e) {
      return List.of(); // what cannot be read beside it is no pack that it requires
    }
    return packs;
  }

  private PackFiles files(Map<Path, String> open) {
    PackFiles disk = PackFiles.fromFolder(folder);
    SortedMap<String, byte[]> all = new TreeMap<>(disk.files());
    open.forEach(
        (file, text) -> {
          String path = folder.relativize(file).toString().replace('\\', '/');
          if (all.containsKey(path)) {
            all.put(path, text.getBytes(StandardCharsets.UTF_8));
          }
        });
    return new PackFiles(disk.origin(), disk.javaPackage(), all);
  }

  private static String id(PackFiles files) {
    return EditorFiles.id(files).orElse("");
  }

  private String jurisdiction() {
    return id(PackFiles.fromFolder(folder));
  }

  /**
   * The pack as it last stood without a problem, or as far as it can be read; else what is shipped.
   */
  private View view() {
    if (view.isEmpty()) {
      problems(Map.of(), false);
    }
    if (view.isEmpty()) {
      DutyLawyerRules shipped = DutyLawyerRules.load();
      view = Optional.of(new View(shipped.vocabulary(CN), shipped.packsFor(CN)));
    }
    return view.get();
  }

  WordIndex words() {
    return WordIndex.of(view().words(), packs());
  }

  /** The fact of that name, if the pack knows it. */
  Optional<FactWord> fact(String key) {
    return view().words().fact(key);
  }

  /** The fields of a document, with their titles; none of a document that it does not know. */
  Map<String, Title> fields(String document) {
    return view().words().document(document).map(DocumentWord::fields).orElse(Map.of());
  }

  List<Pack> packs() {
    return view().packs();
  }

  /** The provisions of the pack's own texts with their words, in the order of the texts. */
  Map<String, String> own() {
    Map<String, String> own = new LinkedHashMap<>();
    for (Pack one : packs()) {
      if (one.id().equals(jurisdiction())) {
        for (Instrument instrument : one.manifest().instruments()) {
          instrument
              .text()
              .passages()
              .forEach((path, passage) -> own.put(instrument.id() + "/" + path, passage.text()));
        }
      }
    }
    return own;
  }

  /** Where the words of a norm stand: a file on disk and its line, counted from 1. */
  Optional<Stands> stands(NormId norm) {
    for (Pack pack : packs()) {
      Optional<Instrument> instrument = pack.instrument(norm);
      if (instrument.isPresent()) {
        var passages = instrument.get().text().passages();
        var passage = passages.get(norm.provision().path());
        if (passage == null) {
          return Optional.empty();
        }
        return Optional.of(
            new Stands(
                file(pack, instrument.get()),
                passage.line(),
                instrument.get().text().cite(norm, true),
                passage.text()));
      }
    }
    return Optional.empty();
  }

  /** A text of this pack is where it is; one of a shipped pack is copied out, to be looked at. */
  private Path file(Pack pack, Instrument instrument) {
    for (String path : pack.files().paths(".md")) {
      String text = pack.files().text(path).orElse("");
      if (PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8)).equals(instrument.sha256())) {
        Path own = folder.resolve(path);
        if (pack.id().equals(jurisdiction()) && Files.exists(own)) {
          return own;
        }
        Path known = copies.get(instrument.sha256());
        if (known != null && Files.exists(known)) {
          return known;
        }
        try {
          Path copy = Files.createTempDirectory("duty-lawyer").resolve(pack.id() + ".md");
          copy.toFile().deleteOnExit();
          copies.put(instrument.sha256(), Files.writeString(copy, text));
          return copy;
        } catch (IOException e) {
          throw new UncheckedIOException("copying " + path, e);
        }
      }
    }
    throw new IllegalStateException("no file of " + pack.id() + " holds " + instrument.id());
  }

  /**
   * The place of a provision.
   *
   * @param file the file of the text
   * @param line counted from 1
   * @param cited how it is cited
   * @param words verbatim
   */
  record Stands(Path file, int line, String cited, String words) {}
}
