package org.dutylawyer.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;

/**
 * A rule as data: what an edition paraphrases, what a check inspects, and what answers why not. The
 * engine runs the rule's own text; this is read from the same text.
 *
 * @param name the rule's name
 * @param norm the norm that it encodes
 * @param quote the words of the norm
 * @param inForce the norm's own days inside those of its instrument
 * @param relations what it does to norms of a text above
 * @param metadata all metadata as written
 * @param conditions its conditions, in order
 * @param consequence the one conclusion
 * @param comment the comment above it: the article's text
 * @param place file and position
 */
public record RuleModel(
    String name,
    NormId norm,
    String quote,
    InForce inForce,
    List<Relation> relations,
    Map<String, String> metadata,
    List<Condition> conditions,
    Call consequence,
    String comment,
    Place place) {

  /** Copies the collections. */
  public RuleModel {
    relations = List.copyOf(relations);
    metadata = Map.copyOf(metadata);
    conditions = List.copyOf(conditions);
  }

  /** All patterns, also those inside {@code not}, {@code exists} and {@code or}. */
  public List<Pattern> patterns() {
    List<Pattern> all = new ArrayList<>();
    conditions.forEach(condition -> collect(condition, all));
    return List.copyOf(all);
  }

  /** Every literal text of its patterns and its consequence, once, in their order. */
  public Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    for (Pattern pattern : patterns()) {
      pattern.constraints().forEach(c -> c.operands().forEach(o -> collect(o, texts)));
    }
    collect(consequence, texts);
    return Collections.unmodifiableSet(texts);
  }

  private static void collect(Operand operand, Set<String> texts) {
    if (operand instanceof Text text) {
      texts.add(text.value());
    } else if (operand instanceof Call call) {
      call.arguments().forEach(argument -> collect(argument, texts));
      call.chain().forEach(link -> collect(link, texts));
    }
  }

  private static void collect(Condition condition, List<Pattern> all) {
    if (condition instanceof Pattern pattern) {
      all.add(pattern);
    } else if (condition instanceof Not not) {
      all.add(not.pattern());
    } else if (condition instanceof Exists exists) {
      all.add(exists.pattern());
    } else if (condition instanceof AnyOf anyOf) {
      anyOf.options().forEach(option -> option.forEach(c -> collect(c, all)));
    }
  }

  /**
   * Where something stands.
   *
   * @param file path of the file, for messages
   * @param line from 1
   * @param column from 1, or 0 when not known
   */
  public record Place(String file, int line, int column) {
    @Override
    public String toString() {
      return file + ":" + line + (column > 0 ? ":" + column : "");
    }
  }

  /** A condition. */
  public sealed interface Condition permits Pattern, Not, Exists, AnyOf {}

  /**
   * Something that must be there.
   *
   * @param type simple name of the type of fact
   * @param binding name that it is bound to, with the dollar sign, or empty
   * @param constraints what must hold of it
   * @param place position of the pattern
   */
  public record Pattern(String type, String binding, List<Constraint> constraints, Place place)
      implements Condition {
    /** Copies the list. */
    public Pattern {
      constraints = List.copyOf(constraints);
    }

    /** The literal texts that the field is compared to with {@code ==} or {@code in}. */
    public List<String> words(String field) {
      return constraints.stream()
          .filter(c -> c.field().equals(field))
          .filter(c -> c.operator().equals("==") || c.operator().equals("in"))
          .flatMap(c -> c.operands().stream())
          .filter(Text.class::isInstance)
          .map(o -> ((Text) o).value())
          .toList();
    }
  }

  /**
   * Nothing of the kind may be there.
   *
   * @param pattern the kind
   */
  public record Not(Pattern pattern) implements Condition {}

  /**
   * At least one of the kind must be there.
   *
   * @param pattern the kind
   */
  public record Exists(Pattern pattern) implements Condition {}

  /**
   * One of several lists of conditions must hold.
   *
   * @param options the lists
   */
  public record AnyOf(List<List<Condition>> options) implements Condition {
    /** Copies the lists. */
    public AnyOf {
      options = options.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A comparison of a field.
   *
   * @param field name of the field
   * @param operator {@code == != < <= > >= in} or {@code not in}
   * @param operands what it is compared to; one, or several for {@code in}
   * @param place position
   */
  public record Constraint(String field, String operator, List<Operand> operands, Place place) {
    /** Copies the list. */
    public Constraint {
      operands = List.copyOf(operands);
    }
  }

  /** What a field is compared to, or what a word of a conclusion is given. */
  public sealed interface Operand permits Text, Whole, Truth, Ref, Call {}

  /**
   * A text.
   *
   * @param value without the quotation marks
   */
  public record Text(String value) implements Operand {}

  /**
   * A whole number.
   *
   * @param value the number
   */
  public record Whole(int value) implements Operand {}

  /**
   * True or false.
   *
   * @param value the value
   */
  public record Truth(boolean value) implements Operand {}

  /**
   * Something bound above.
   *
   * @param binding its name, with the dollar sign
   * @param field a field of it, or empty for itself
   */
  public record Ref(String binding, String field) implements Operand {}

  /**
   * A word of a conclusion with what it is given, and the words chained to it.
   *
   * @param word the word
   * @param arguments what it is given
   * @param chain the words that follow, each with an empty chain
   * @param place position
   */
  public record Call(String word, List<Operand> arguments, List<Call> chain, Place place)
      implements Operand {
    /** Copies the lists. */
    public Call {
      arguments = List.copyOf(arguments);
      chain = List.copyOf(chain);
    }

    /** The text given at that position, or empty. */
    public String text(int index) {
      return index < arguments.size() && arguments.get(index) instanceof Text text
          ? text.value()
          : "";
    }

    /** The texts among what it is given. */
    public List<String> texts() {
      return arguments.stream()
          .filter(Text.class::isInstance)
          .map(argument -> ((Text) argument).value())
          .toList();
    }

    /** The texts given to the words of that name that follow. */
    public List<String> given(String followed) {
      return chain.stream()
          .filter(link -> link.word().equals(followed))
          .flatMap(link -> link.texts().stream())
          .toList();
    }
  }
}
