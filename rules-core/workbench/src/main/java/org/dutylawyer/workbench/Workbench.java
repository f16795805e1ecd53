package org.dutylawyer.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.internal.CompiledPacks;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Variants;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.language.DrlProof;
import org.dutylawyer.language.DrlReader;
import org.dutylawyer.language.PackLoader;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Reads and compiles packs again and again, as their author changes them: what has not changed
 * since the last time is neither read nor compiled again.
 *
 * <p>A workbench is for one thread at a time; the engines that it makes are for any number.
 */
@SuppressWarnings("exports") // engines are for the rooms of the workbench, not for hosts
public final class Workbench {

  private final WorkingCalendar calendar;
  private final StackCompiler compiler = new StackCompiler();
  private final DrlProof drl = new DrlProof();
  private final Map<Text, Parsed> parsed = new HashMap<>();
  private final Map<String, Read> packsRead = new HashMap<>();

  /** A workbench whose engines count with that calendar. */
  public Workbench(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  private record Text(String file, String source, String javaPackage) {}

  private record Parsed(List<RuleModel> rules, List<Problem> problems) {}

  /** A pack as it was read, with what was wrong in it. */
  private record Read(PackFiles files, Optional<Pack> pack, PackLoader.Wrong wrong) {}

  /**
   * What Drools said of the files of rules.
   *
   * @param problems what does not compile
   * @param at when that was known, by {@link System#nanoTime()}
   */
  public record Proof(List<Problem> problems, long at) {
    /** Copies the list. */
    public Proof {
      problems = List.copyOf(problems);
    }

    private static Proof none() {
      return new Proof(List.of(), System.nanoTime());
    }
  }

  /**
   * What was found in a pack over those that it requires.
   *
   * @param pack the pack, unless its manifest cannot be read
   * @param stack the pack and those it requires, those required first; empty if one is absent
   * @param engine the stack, ready to run; empty if its form is bad
   * @param words the words that its rules can use
   * @param form what is not of the language of packs
   * @param proof what Drools says against the files of rules, as soon as it has compiled them
   * @param quotes what does not agree with the text that is cited
   */
  public record Inspection(
      Optional<Pack> pack,
      List<Pack> stack,
      Optional<Engine> engine,
      Vocabulary words,
      List<Problem> form,
      CompletableFuture<Proof> proof,
      List<Problem> quotes) {
    /** Copies the lists. */
    public Inspection {
      stack = List.copyOf(stack);
      form = List.copyOf(form);
      quotes = List.copyOf(quotes);
    }
  }

  /**
   * Reads and checks one pack over those that it requires, and begins to compile it.
   *
   * @param target the pack
   * @param others packs that it may require
   */
  public Inspection inspect(PackFiles target, Collection<PackFiles> others) {
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    Map<String, Pack> packs = new LinkedHashMap<>();
    Optional<Pack> pack = PackLoader.read(target, this::rules, wrong);
    for (PackFiles other : others) {
      Read elsewhere = read(other);
      elsewhere
          .pack()
          .ifPresent(
              read -> {
                packs.put(read.id(), read);
                boolean needed = pack.map(p -> requires(p, read.id())).orElse(false);
                if (needed) {
                  wrong.form().addAll(elsewhere.wrong().form());
                  wrong.quotes().addAll(elsewhere.wrong().quotes());
                }
              });
    }
    if (pack.isEmpty()) {
      return new Inspection(
          pack,
          List.of(),
          Optional.empty(),
          Vocabulary.core(),
          wrong.form(),
          CompletableFuture.completedFuture(Proof.none()),
          wrong.quotes());
    }
    packs.put(pack.get().id(), pack.get());
    List<Pack> stack =
        wrong.take(() -> CompiledPacks.order(pack.get().id(), packs)).orElse(List.of());
    Vocabulary words = PackLoader.check(stack, wrong);
    Optional<Engine> engine = Optional.empty();
    CompletableFuture<Proof> proof = CompletableFuture.completedFuture(Proof.none());
    if (wrong.form().isEmpty()) {
      otherModel(pack.get(), stack).ifPresent(wrong.form()::add);
      proof = proof(target, stack);
      engine = Optional.of(Engine.of(stack, words, calendar, compiler));
    }
    List<PackFiles> all = new ArrayList<>(others);
    all.add(target);
    keepOnly(all);
    return new Inspection(pack, stack, engine, words, wrong.form(), proof, wrong.quotes());
  }

  /** What a build is said to have compiled of a pack's files, but these files do not give. */
  private static Optional<Problem> otherModel(Pack pack, List<Pack> stack) {
    Map<String, String> contents = new LinkedHashMap<>();
    stack.forEach(one -> contents.put(one.id(), one.files().sha256()));
    return pack.files()
        .compiled()
        .filter(model -> model.isCheckedOver(contents))
        .filter(model -> !Arrays.equals(model.bytes(), CompiledPack.of(pack, stack)))
        .map(
            model ->
                Problem.of(
                    pack.files().where(CompiledPack.FILE),
                    new Title(
                        "与规则包文件不一致的编译结果", "a compiled form that the pack's files do not give"),
                    new Title(
                        "由这些文件重新构建的编译结果", "the compiled form that a build makes of these files")));
  }

  /** Compiles the pack, and those below it that no build compiled, while others look at it. */
  private CompletableFuture<Proof> proof(PackFiles target, List<Pack> stack) {
    List<PackFiles> files =
        stack.stream()
            .map(Pack::files)
            .map(f -> f.origin().equals(target.origin()) ? f.uncompiled() : f)
            .toList();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            drl.prove(files);
            return Proof.none();
          } catch (BadInputException e) {
            return new Proof(e.problems(), System.nanoTime());
          }
        });
  }

  /** Reads a pack, unless its files are those that were read before. */
  private Read read(PackFiles files) {
    Read known = packsRead.get(files.origin());
    if (known != null && isSame(known.files(), files)) {
      return known;
    }
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    Read read = new Read(files, PackLoader.read(files, this::rules, wrong), wrong);
    packsRead.put(files.origin(), read);
    return read;
  }

  private static boolean isSame(PackFiles before, PackFiles now) {
    return before == now
        || before.javaPackage().equals(now.javaPackage())
            && before.files().keySet().equals(now.files().keySet())
            && before.files().entrySet().stream()
                .allMatch(f -> Arrays.equals(f.getValue(), now.files().get(f.getKey())));
  }

  private static boolean requires(Pack pack, String id) {
    return pack.manifest().requires().contains(id);
  }

  /**
   * The packs of an engine with variants of single rules, each of which can be asked instead of the
   * rule that it varies.
   *
   * @param engine the packs
   * @param jurisdiction whose packs
   * @param variants rules with the norm of the rule that each varies
   * @param way how the rules are evaluated
   */
  public Variants variants(Engine engine, String jurisdiction, List<RuleModel> variants, Way way) {
    return new Variants(engine, engine.stack(jurisdiction), variants, compiler, way);
  }

  /**
   * The packs of an engine with another first day, or first day no longer, of one instrument.
   *
   * @param engine the packs
   * @param jurisdiction whose packs
   * @param instrument id of the instrument
   * @param first whether it is the first day in force
   * @param day the other day
   */
  public Engine withDay(
      Engine engine, String jurisdiction, String instrument, boolean first, LocalDate day) {
    return engine.with(
        jurisdiction,
        i ->
            i.id().equals(instrument)
                ? i.with(
                    first
                        ? new InForce(Optional.of(day), i.inForce().to())
                        : new InForce(i.inForce().from(), Optional.of(day)))
                : i);
  }

  /**
   * Reads, checks and compiles packs; those that their build compiled over these others are left as
   * they are.
   *
   * @return the same packs in the same order, each with what was made of it
   * @throws BadInputException if a pack is bad
   */
  public List<PackFiles> compile(Collection<PackFiles> files) {
    return compile(files, Set.of(), true);
  }

  /**
   * The same for the packs that some jurisdictions need; the others are not looked into.
   *
   * @param jurisdictions empty for all packs
   */
  public List<PackFiles> compile(Collection<PackFiles> files, Set<String> jurisdictions) {
    return compile(files, jurisdictions, true);
  }

  /**
   * The same; a build leaves the proof that Drools takes the rules as they stand to the check of
   * the pack, which its tests run.
   */
  List<PackFiles> compile(Collection<PackFiles> files, Set<String> jurisdictions, boolean prove) {
    List<PackFiles> all = needed(files, jurisdictions);
    if (areFitting(all)) {
      return all;
    }
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    Map<String, Pack> packs = new LinkedHashMap<>();
    for (PackFiles one : all) {
      Optional<Pack> read =
          one.compiled().isPresent()
              ? Optional.of(one.compiled().get().pack(one))
              : PackLoader.read(one, this::rules, wrong);
      read.ifPresent(
          pack -> {
            Pack same = packs.put(pack.id(), pack);
            if (same != null) {
              wrong.form().add(CompiledPacks.second(pack.id(), one, same.files()));
            }
          });
    }
    wrong.refuse();
    Map<String, String> contents = new LinkedHashMap<>();
    packs.values().forEach(pack -> contents.put(pack.id(), pack.files().sha256()));
    List<PackFiles> compiled = new ArrayList<>();
    for (Pack pack : packs.values()) {
      boolean ready = pack.files().compiled().filter(c -> c.isCheckedOver(contents)).isPresent();
      compiled.add(ready ? pack.files() : compile(pack, packs, prove));
    }
    keepOnly(all);
    return List.copyOf(compiled);
  }

  /**
   * Whether all of them were compiled over each other as they are, so that nothing is to be done.
   */
  private static boolean areFitting(List<PackFiles> packs) {
    Map<String, String> contents = new LinkedHashMap<>();
    packs.stream()
        .flatMap(one -> one.compiled().stream())
        .forEach(one -> contents.put(one.id(), one.sha256()));
    return packs.stream()
        .allMatch(one -> one.compiled().filter(c -> c.isCheckedOver(contents)).isPresent());
  }

  private static List<PackFiles> needed(Collection<PackFiles> files, Set<String> jurisdictions) {
    if (jurisdictions.isEmpty()) {
      return List.copyOf(files);
    }
    Map<PackFiles, String> ids = new LinkedHashMap<>();
    Map<String, List<String>> requires = new LinkedHashMap<>();
    for (PackFiles one : files) {
      Optional<CompiledPack> compiled = one.compiled();
      if (compiled.isPresent()) {
        ids.put(one, compiled.get().id());
        requires.put(compiled.get().id(), compiled.get().requires());
      } else {
        PackManifest manifest = PackReader.manifest(one);
        ids.put(one, manifest.id());
        requires.put(manifest.id(), manifest.requires());
      }
    }
    Set<String> needed = CompiledPacks.needed(jurisdictions, requires);
    return needed.stream()
        .flatMap(id -> files.stream().filter(one -> id.equals(ids.get(one))))
        .toList();
  }

  private PackFiles compile(Pack pack, Map<String, Pack> packs, boolean prove) {
    List<Pack> stack = CompiledPacks.order(pack.id(), packs);
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    PackLoader.checkNew(stack, wrong);
    wrong.refuse();
    if (prove) {
      drl.prove(List.of(pack.files()));
    }
    StackCompiler.tryOut(pack);
    return pack.files().compiledAs(CompiledPack.open(CompiledPack.of(pack, stack)).orElseThrow());
  }

  /** Forgets earlier texts of the files of these packs, so that a day of edits takes no memory. */
  private void keepOnly(List<PackFiles> packs) {
    Map<String, String> now = new HashMap<>();
    for (PackFiles pack : packs.stream().filter(one -> one.compiled().isEmpty()).toList()) {
      for (String path : pack.paths(".drl")) {
        readable(pack, path).ifPresent(text -> now.put(pack.where(path), text));
      }
    }
    parsed
        .keySet()
        .removeIf(text -> !now.getOrDefault(text.file(), text.source()).equals(text.source()));
  }

  /** The text of a file; what cannot be read was told when the pack was, and is kept nowhere. */
  private static Optional<String> readable(PackFiles pack, String path) {
    try {
      return pack.text(path);
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private List<RuleModel> rules(
      String file, String source, String javaPackage, List<Problem> problems) {
    Parsed known =
        parsed.computeIfAbsent(
            new Text(file, source, javaPackage),
            text -> {
              List<Problem> found = new ArrayList<>();
              return new Parsed(DrlReader.read(file, source, javaPackage, found), found);
            });
    problems.addAll(known.problems());
    return known.rules();
  }
}
