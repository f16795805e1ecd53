package org.dutylawyer.cli.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.check.StepReport;
import org.dutylawyer.workbench.editor.EditorFiles;
import org.dutylawyer.workbench.words.WordIndex;

/** The pack whose files are open in the editor, as the files on disk and the open ones say it. */
final class OpenPack {

  private static final Pattern ID = Pattern.compile("(?m)^id:\\s*(CN(-\\d{2,6})?)\\s*(#.*)?$");

  private final Path folder;
  private final PackCheck form = PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.NUMBERS), 0);
  private final PackCheck whole = PackCheck.standard();
  private Optional<DutyLawyerRules> rules = Optional.empty();

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
    List<PackFiles> others = new ArrayList<>();
    for (PackFiles other : PackFiles.onClassPath()) {
      if (!id(other).equals(id(files))) {
        others.add(other);
      }
    }
    List<Problem> problems = new ArrayList<>();
    PackCheck check = saved ? whole : form;
    for (StepReport step : check.check(files, others).steps()) {
      problems.addAll(step.problems());
    }
    if (saved) {
      EditorFiles.renew(folder, check.workbench().inspect(files, others));
    }
    if (problems.isEmpty() && saved) {
      rules = Optional.of(new FolderPacks().packsOnClassPath().pack(files).build());
    }
    return problems;
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
    var id = ID.matcher(files.text("pack.yaml").orElse(""));
    return id.find() ? id.group(1) : "";
  }

  private String jurisdiction() {
    return id(PackFiles.fromFolder(folder));
  }

  /** The rules as the pack last stood without a problem; else the packs shipped. */
  private DutyLawyerRules rules() {
    if (rules.isEmpty()) {
      try {
        rules = Optional.of(new FolderPacks().packsOnClassPath().pack(folder).build());
      } catch (BadInputException e) {
        rules = Optional.of(DutyLawyerRules.load());
      }
    }
    return rules.get();
  }

  private String known() {
    String own = jurisdiction();
    return rules().packs().containsKey(own) ? own : "CN";
  }

  WordIndex words() {
    return WordIndex.of(rules().vocabulary(known()), packs());
  }

  /** The fact of that name, if the pack knows it. */
  Optional<FactWord> fact(String key) {
    return rules().vocabulary(known()).fact(key);
  }

  /** The fields of a document, with their titles; none of a document that it does not know. */
  Map<String, Title> fields(String document) {
    return rules()
        .vocabulary(known())
        .document(document)
        .map(DocumentWord::fields)
        .orElse(Map.of());
  }

  List<Pack> packs() {
    return rules().packsFor(known());
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
        try {
          Path copy = Files.createTempDirectory("duty-lawyer").resolve(pack.id() + ".md");
          copy.toFile().deleteOnExit();
          return Files.writeString(copy, text);
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
