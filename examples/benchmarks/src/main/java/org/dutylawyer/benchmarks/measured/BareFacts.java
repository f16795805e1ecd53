package org.dutylawyer.benchmarks.measured;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The facts of a case file as a program on bare Drools would insert them, in two measures.
 *
 * <p>{@link Measure#KNOWN}: what the file states and what follows from its events, and one option
 * of each contested reading. {@link Measure#EVERY_VALUE}: the same with every option of each
 * reading and every value of each fact that is asked for and not stated, which is what the library
 * inserts for a question {@code withoutAwaited()}. Both are made by the library, so that both run
 * on the same facts.
 */
public final class BareFacts {

  /** How much to insert. */
  public enum Measure {
    /** What the file states. */
    KNOWN,
    /** Also what it could state. */
    EVERY_VALUE
  }

  private final Stack stack;
  private final Map<String, String> presets = new HashMap<>();

  /** For the rules of these packs, whose words these are. */
  public BareFacts(List<Pack> packs, Vocabulary vocabulary) {
    this.stack = new Stack(packs, vocabulary, () -> new StackCompiler().base(packs));
    stack.readings().forEach(reading -> presets.put(reading.id(), reading.preset()));
  }

  /** The facts of a case on a day. */
  public List<Object> of(CaseFile file, Moment asOf, Measure measure) {
    Memory memory = new Memory(stack, file, asOf, false, false);
    return memory.objects().stream()
        .filter(
            object -> measure == Measure.EVERY_VALUE || memory.isKnown(object) || isPreset(object))
        .toList();
  }

  private boolean isPreset(Object object) {
    return object instanceof Reading reading && reading.option().equals(presets.get(reading.id()));
  }
}
