package org.dutylawyer.internal.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.facts.Vocabulary;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;

/**
 * Reads and compiles packs again and again, as their author changes them: what has not changed
 * since the last time is neither read nor compiled again.
 *
 * <p>A workbench is for one thread at a time; the engines that it makes are for any number.
 */
public final class Workbench {

  private final WorkingCalendar calendar;
  private final StackCompiler compiler = new StackCompiler();
  private final Map<Text, Parsed> parsed = new HashMap<>();

  /** A workbench whose engines count with that calendar. */
  public Workbench(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  private record Text(String file, String source, String javaPackage) {}

  private record Parsed(List<RuleModel> rules, List<Problem> problems) {}

  /**
   * What was found in a pack over those that it requires.
   *
   * @param pack the pack, unless its manifest cannot be read
   * @param stack the pack and those it requires, those required first; empty if one is absent
   * @param engine the stack, compiled; empty if its form is bad
   * @param words the words that its rules can use
   * @param form what is not of the language of packs
   * @param quotes what does not agree with the text that is cited
   */
  public record Inspection(
      Optional<Pack> pack,
      List<Pack> stack,
      Optional<Engine> engine,
      Vocabulary words,
      List<Problem> form,
      List<Problem> quotes) {
    /** Copies the lists. */
    public Inspection {
      stack = List.copyOf(stack);
      form = List.copyOf(form);
      quotes = List.copyOf(quotes);
    }
  }

  /**
   * Reads, checks and compiles one pack over those that it requires.
   *
   * @param target the pack
   * @param others packs that it may require
   */
  public Inspection inspect(PackFiles target, Collection<PackFiles> others) {
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    Map<String, Pack> packs = new LinkedHashMap<>();
    Optional<Pack> pack = PackLoader.read(target, this::rules, wrong);
    for (PackFiles other : others) {
      PackLoader.Wrong elsewhere = PackLoader.Wrong.nothingYet();
      PackLoader.read(other, this::rules, elsewhere)
          .ifPresent(
              read -> {
                packs.put(read.id(), read);
                boolean needed = pack.map(p -> requires(p, read.id())).orElse(false);
                if (needed) {
                  wrong.form().addAll(elsewhere.form());
                  wrong.quotes().addAll(elsewhere.quotes());
                }
              });
    }
    if (pack.isEmpty()) {
      return new Inspection(
          pack, List.of(), Optional.empty(), Vocabulary.core(), wrong.form(), wrong.quotes());
    }
    packs.put(pack.get().id(), pack.get());
    List<Pack> stack = wrong.take(() -> PackLoader.order(pack.get().id(), packs)).orElse(List.of());
    Vocabulary words = PackLoader.check(stack, wrong);
    Optional<Engine> engine = Optional.empty();
    if (wrong.form().isEmpty()) {
      engine = wrong.take(() -> Engine.of(stack, words, calendar, compiler));
    }
    return new Inspection(pack, stack, engine, words, wrong.form(), wrong.quotes());
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
   */
  public Variants variants(Engine engine, String jurisdiction, List<RuleModel> variants) {
    return new Variants(engine, engine.stack(jurisdiction), variants, compiler);
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
   * Reads, checks and compiles packs for all their jurisdictions.
   *
   * @throws BadInputException if a pack is bad
   */
  public Engine load(Collection<PackFiles> files) {
    PackLoader.Wrong wrong = PackLoader.Wrong.nothingYet();
    Map<String, Pack> packs = new LinkedHashMap<>();
    List<PackFiles> read = new ArrayList<>(files);
    for (PackFiles one : read) {
      PackLoader.read(one, this::rules, wrong)
          .ifPresent(
              pack -> {
                Pack same = packs.put(pack.id(), pack);
                if (same != null) {
                  wrong.form().add(PackLoader.second(pack, same));
                }
              });
    }
    wrong.refuse();
    Engine engine = Engine.of(packs, Set.of(), calendar, compiler);
    compiler.keepOnly(read);
    Set<String> kept =
        read.stream()
            .flatMap(f -> f.paths(".drl").stream().map(f::where))
            .collect(java.util.stream.Collectors.toSet());
    parsed.keySet().removeIf(text -> !kept.contains(text.file()));
    return engine;
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
