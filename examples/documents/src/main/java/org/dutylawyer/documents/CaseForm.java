package org.dutylawyer.documents;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.documents.Block.Run;
import org.dutylawyer.documents.FormData.Form;
import org.dutylawyer.documents.FormData.Line;
import org.dutylawyer.documents.FormData.Source;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.law.Instrument;
import org.jspecify.annotations.Nullable;

/** A form of the text, filled for one person from the case; what is missing is marked. */
final class CaseForm {

  /** What a letter leaves open: a blank, its number, its day, the name of the organ. */
  private static final Pattern BLANK =
      Pattern.compile("_{2,}|××\\p{IsHan}+帮〔20××〕×号|20××年×月×日|××××(?=公安|检察院|法院)");

  private static final Pattern HEADING = Pattern.compile("(?m)^###? .*$");

  /** A form can be asked for at another stage than that of the case. */
  private static final Set<String> OF_THE_CASE = Set.of("stage", "investigating-organ");

  private final Assessment answer;
  private final Wording words;
  private final FormData data;
  private final Form form;
  private final String person;

  CaseForm(Assessment answer, Wording words, FormData data, Form form, String person) {
    this.answer = answer;
    this.words = words;
    this.data = data;
    this.form = form;
    this.person = person;
  }

  /** Whether this is the form for how the case stands, as far as that is known. */
  boolean isDue() {
    if (form.afterEvents() && !events(form.events()).isEmpty()) {
      return true;
    }
    return conditions().entrySet().stream()
            .allMatch(e -> known(e.getKey()).filter(e.getValue()::contains).isPresent())
        && refused().isEmpty();
  }

  private Map<String, List<String>> conditions() {
    return Optional.ofNullable(form.when()).orElse(Map.of());
  }

  /** The facts that the form must not be written with. */
  private List<String> refused() {
    return Optional.ofNullable(form.unless()).orElse(Map.of()).entrySet().stream()
        .filter(e -> known(e.getKey()).filter(e.getValue()::contains).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What the file says of the person against what the form says, as it was asked for by name. */
  private List<String> against() {
    return Stream.concat(
            conditions().entrySet().stream()
                .filter(e -> !OF_THE_CASE.contains(e.getKey()))
                .filter(e -> known(e.getKey()).filter(v -> !e.getValue().contains(v)).isPresent())
                .map(Map.Entry::getKey),
            refused().stream())
        .map(
            fact ->
                words.say(
                    "used.fact", words.fact(fact), words.value(fact, known(fact).orElseThrow())))
        .toList();
  }

  /** The form, from top to bottom, in the lines of the text. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Map<String, Source> letter =
        form.as() == FormData.As.LETTER
            ? requireNonNull(data.letters().get(form.document()))
            : Map.of();
    Deque<Map.Entry<String, Source>> blanks = new ArrayDeque<>(letter.entrySet());
    List<String> against = form.afterEvents() ? List.of() : against();
    if (!against.isEmpty()) {
      String check = words.chinese() ? "【与案卷不符，请核对：" : "[against the file, check: ";
      String text = check + words.list(against) + (words.chinese() ? "】" : "]");
      blocks.add(new Block.Paragraph(List.of(new Run(Run.Kind.MISSING, text)), false));
    }
    boolean notes = false;
    boolean closing = false;
    for (String raw : lines()) {
      boolean title = raw.startsWith("#");
      String line = raw.replaceFirst("^#+ *", "");
      List<Run> filled = filled(line, blanks);
      closing |= line.startsWith("20××");
      if (title) {
        blocks.add(new Block.Title(filled));
      } else if (form.as() == FormData.As.LETTER) {
        blocks.add(
            closing ? new Block.Closing(filled) : new Block.Paragraph(filled, line.length() > 30));
      } else {
        notes |= line.startsWith("备");
        Optional<Line> known = Optional.ofNullable(form.lines()).map(l -> l.get(line));
        blocks.add(
            notes || known.isEmpty() ? Block.Paragraph.printed(line) : row(line, known.get()));
      }
    }
    return blocks;
  }

  /** The lines of the form in the text, title first. */
  private List<String> lines() {
    Instrument instrument =
        answer.instruments().stream()
            .filter(i -> i.id().equals(data.instrument()))
            .findFirst()
            .orElseThrow();
    String source = instrument.text().source();
    int at = source.indexOf("{#" + form.article() + "}");
    if (at < 0) {
      throw new IllegalStateException(data.instrument() + " has no " + form.article());
    }
    String rest = source.substring(source.indexOf('\n', at));
    Matcher next = HEADING.matcher(rest);
    return (next.find() ? rest.substring(0, next.start()) : rest)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .flatMap(CaseForm::titleLines)
        .toList();
  }

  /** A title names the organ, then the paper: a line each. */
  private static Stream<String> titleLines(String line) {
    String title = line.replaceFirst("^#+ *", "");
    return title.length() == line.length()
        ? Stream.of(line)
        : Stream.of(title.split(" ")).map(part -> "#" + part);
  }

  private List<Run> filled(String line, Deque<Map.Entry<String, Source>> blanks) {
    List<Run> runs = new ArrayList<>();
    Matcher blank = BLANK.matcher(line);
    int from = 0;
    while (!blanks.isEmpty() && blank.find()) {
      if (blank.start() > from) {
        runs.add(Run.printed(line.substring(from, blank.start())));
      }
      Map.Entry<String, Source> next = blanks.removeFirst();
      Source source = next.getValue();
      String title =
          Optional.ofNullable(source.title())
              .orElseGet(() -> words.field(form.document(), next.getKey()));
      runs.add(once(run(next.getKey(), source.from(), title), line.substring(blank.end())));
      from = blank.end();
    }
    if (from < line.length()) {
      runs.add(Run.printed(line.substring(from)));
    }
    return runs;
  }

  /** A name that ends with what is printed behind the blank says that once. */
  private static Run once(Run run, String printed) {
    for (int same = printed.length(); run.kind() == Run.Kind.FILLED && same > 1; same--) {
      if (run.text().length() > same && run.text().endsWith(printed.substring(0, same))) {
        return new Run(run.kind(), run.text().substring(0, run.text().length() - same));
      }
    }
    return run;
  }

  private Block row(String label, Line line) {
    List<Run> head = List.of(Run.printed(label));
    if (line.section() || line.byHand()) {
      return new Block.Row(List.of(head));
    }
    if (line.tick() != null) {
      List<String> days = ticked(Set.copyOf(line.tick()));
      return new Block.Row(
          List.of(
              List.of(
                  Run.printed((days.isEmpty() ? "☐ " : "☑ ") + label),
                  new Run(
                      Run.Kind.FILLED,
                      days.isEmpty() ? "" : words.bracketed(String.join("、", days))))));
    }
    String field = Optional.ofNullable(line.field()).orElseThrow();
    return new Block.Row(List.of(head, List.of(run(field, line.from(), label))));
  }

  /** The days of the acts on file that are of one of these types. */
  private List<String> ticked(Set<String> types) {
    return events(List.copyOf(types)).stream()
        .flatMap(e -> e.at().stream())
        .map(Moment::date)
        .distinct()
        .map(CaseForm::written)
        .toList();
  }

  /** A day as official papers write it (党政机关公文格式): neither hyphens nor the weekday. */
  private static String written(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  // --- values
  // -------------------------------------------------------------------------------------

  private Run run(String field, @Nullable String from, String title) {
    return onFile(field)
        .or(() -> Optional.ofNullable(from).flatMap(this::elsewhere))
        .map(value -> new Run(Run.Kind.FILLED, value))
        .orElseGet(
            () ->
                new Run(
                    Run.Kind.MISSING,
                    words.chinese() ? "【待填：" + title + "】" : "[missing: " + title + "]"));
  }

  /** What the latest such document on file says; of the person, failing that, any document. */
  private Optional<String> onFile(String field) {
    Optional<String> own =
        latest(own().stream().flatMap(e -> e.documents().stream()).filter(this::isForm), field);
    boolean ofPerson = data.ofThePerson().contains(field);
    return own.isPresent() || !ofPerson
        ? own
        : latest(
            answer.file().events().stream()
                .filter(this::happened)
                .flatMap(e -> e.documents().stream()),
            field);
  }

  private boolean isForm(CaseFile.DocumentEntry document) {
    return document.type().equals(form.document());
  }

  /** Whether a document of an event of several persons is made out in the name of another one. */
  private boolean isOfAnother(CaseFile.DocumentEntry document) {
    String named = document.fields().getOrDefault("person-name", "");
    return answer.file().persons().stream()
        .filter(p -> !p.id().equals(person))
        .anyMatch(
            p -> named.equals(p.id()) || named.equals(p.name().orElse("")) && !named.isBlank());
  }

  private Optional<String> latest(Stream<CaseFile.DocumentEntry> documents, String field) {
    return documents
        .filter(document -> !isOfAnother(document))
        .flatMap(d -> Optional.ofNullable(d.fields().get(field)).stream())
        .filter(value -> !value.isBlank())
        .reduce((earlier, later) -> later);
  }

  /** The events that carry the form and are not of another organ than the one that writes it. */
  private List<CaseFile.EventEntry> own() {
    Optional<String> writing = writing();
    return events(form.events()).stream()
        .filter(e -> writing.isEmpty() || e.by().isEmpty() || e.by().equals(writing))
        .toList();
  }

  /** The organ in whose name the form is, of a letter. */
  private Optional<String> writing() {
    List<String> stages = conditions().getOrDefault("stage", List.of());
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(data.organs().get(stages.get(0)))
        .or(() -> known("investigating-organ"));
  }

  private Optional<String> elsewhere(String from) {
    if (from.startsWith("fact:")) {
      String fact = from.substring("fact:".length());
      return known(fact).map(value -> words.value(fact, value));
    }
    return switch (from) {
      case "name" -> answer.file().person(person).map(p -> p.name().orElse(p.id()));
      case "event" ->
          own().stream()
              .flatMap(e -> e.at().stream())
              .map(at -> written(at.date()))
              .reduce((earlier, later) -> later);
      case "organ" ->
          known("stage")
              .map(data.organs()::get)
              .or(() -> known("investigating-organ"))
              .map(words::actor);
      default -> throw new IllegalStateException("no source is called " + from);
    };
  }

  /** The events that had happened on the day asked about and concern the person, in time. */
  private List<CaseFile.EventEntry> events(List<String> types) {
    return answer.file().events().stream()
        .filter(e -> types.contains(e.type()) && happened(e))
        .toList();
  }

  private boolean happened(CaseFile.EventEntry event) {
    return !event.omitted() && event.concerns(person) && !answer.laterEvents().contains(event.id());
  }

  private Optional<String> known(String fact) {
    Map<String, String> ofPerson = answer.known().getOrDefault(new Person(person), Map.of());
    return Optional.ofNullable(ofPerson.get(fact))
        .or(
            () ->
                Optional.ofNullable(
                    answer.known().getOrDefault(Proceeding.OF_THE_CASE, Map.of()).get(fact)));
  }
}
