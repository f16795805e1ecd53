package org.dutylawyer.benchmarks.cases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Writes any number of made-up case files, one JSON object a line, in constant memory:
 *
 * <pre>{@code
 * java -cp target/benchmarks.jar org.dutylawyer.benchmarks.GenerateCases \
 *     --cases 1500000 --seed 7 -o cases.jsonl
 * }</pre>
 *
 * <p>{@code --cases N} how many (default 1,000); {@code --seed N} which ones (default 1; the same
 * seed gives the same bytes, and case n is the same however many are asked for); {@code --until
 * DATE} the last day on which something has happened (default 2026-11-20); {@code --bad RATE} the
 * share of lines that a reader must refuse (default 0; 0.0005 is one in 2,000); {@code --for audit}
 * adds to the same cases what an audit counts, {@code --for what-if} also what only the pack of
 * proposals has words for; {@code -o FILE} (or {@code -}, the default, for the standard output).
 *
 * <p>All shares (of provinces, stages, pleas, minors, late notices, facts that nobody wrote down)
 * are assumptions that make a realistic load. They are no statistics: nothing may be concluded from
 * them about persons, places or authorities. Only words of the national pack are used, so that
 * every line is good in every jurisdiction.
 */
public final class GenerateCases {

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper TREES = new ObjectMapper();

  private final CaseMaker maker;
  private final long seed;
  private final double bad;
  private final Optional<AuditDetails> details;

  private GenerateCases(long seed, LocalDate until, double bad, Optional<AuditDetails> details) {
    this.details = details;
    this.maker = new CaseMaker(seed, until);
    this.seed = seed;
    this.bad = bad;
  }

  /** Runs the program; exit code 0 written, 1 could not write, 2 bad command line. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** The program without its end: the exit code. */
  public static int run(String[] args, PrintStream standard, PrintStream messages) {
    long cases = 1_000;
    long seed = 1;
    LocalDate until = LocalDate.of(2026, 11, 20);
    double bad = 0;
    String purpose = "";
    String to = "-";
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      try {
        switch (args[i]) {
          case "--cases" -> cases = Long.parseLong(value);
          case "--seed" -> seed = Long.parseLong(value);
          case "--until" -> until = LocalDate.parse(value);
          case "--bad" -> bad = Double.parseDouble(value);
          case "--for" -> purpose = value;
          case "-o" -> to = value;
          default -> throw new IllegalArgumentException("an option that is not known");
        }
        boolean known = List.of("", "audit", "what-if").contains(purpose);
        if (value.isEmpty() || cases < 0 || !(bad >= 0 && bad <= 1) || !known) {
          throw new IllegalArgumentException("a value out of range");
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        messages.println(
            args[i]
                + " "
                + value
                + ": expected --cases N, --seed N, --until YYYY-MM-DD, --bad RATE (0 to 1),"
                + " --for audit or what-if, or -o FILE");
        return 2;
      }
    }
    try (OutputStream out =
        new BufferedOutputStream(
            to.equals("-") ? standard : Files.newOutputStream(Path.of(to)), 1 << 20)) {
      Optional<AuditDetails> details =
          purpose.isEmpty()
              ? Optional.empty()
              : Optional.of(new AuditDetails(until, purpose.equals("what-if")));
      new GenerateCases(seed, until, bad, details).write(cases, out);
      out.flush();
    } catch (IOException e) {
      messages.println(to + ": cannot write: " + e.getMessage());
      return 1;
    }
    if (standard.checkError()) {
      messages.println("-: cannot write: the reader of the output has gone");
      return 1;
    }
    return 0;
  }

  private void write(long cases, OutputStream out) throws IOException {
    for (long number = 0; number < cases; number++) {
      out.write(line(number).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
  }

  /**
   * The lines of a seed, one by one.
   *
   * @param number the number of the case, from 0
   */
  private String line(long number) throws IOException {
    StringWriter text = new StringWriter(4_096);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      maker.write(number, json);
    }
    String line = text.toString();
    if (details.isPresent()) {
      ObjectNode file = (ObjectNode) TREES.readTree(line);
      details.get().add(file, new SplittableRandom(seed * 0xBF58476D1CE4E5B9L - number));
      line = file.toString();
    }
    SplittableRandom chance = new SplittableRandom(~seed * 31 + number);
    return chance.nextDouble() < bad ? spoilt(line, chance) : line;
  }

  /** Faults as registers have them: each is refused by the reader. */
  private static String spoilt(String line, SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, line.length() * 2 / 3); // a transfer that broke off
      case 1 -> line.replaceFirst("\"jurisdiction\":\"CN-\\d+\"", "\"jurisdiction\":\"CN-99\"");
      case 2 -> line.replaceFirst("\"persons\":", "\"person\":");
      case 3 -> line.replaceFirst("\"at\":\"\\d{4}-\\d\\d-\\d\\d", "\"at\":\"2026-02-30");
      case 4 -> line.replaceFirst("\"type\":\"", "\"type\":\"x-");
      default -> "{}";
    };
  }
}
