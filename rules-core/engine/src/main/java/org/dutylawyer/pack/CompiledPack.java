package org.dutylawyer.pack;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.RegionalDaysOff;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.VocabularyWords;

/**
 * A pack that a build read and checked, as the resource {@value #FILE} beside the pack's files. It
 * says of which files it was made: beside any other file it is not used.
 */
public final class CompiledPack {

  /** The resource in the pack's root folder. */
  public static final String FILE = "pack.model";

  private static final int MAGIC = 0x444C5250;

  /** Another number means that other versions of the library cannot read it. */
  private static final int FORMAT = 7;

  /** Stands for where the pack lies. No file's text may hold this character. */
  private static final String HERE = "\u0000";

  private final byte[] bytes;
  private final Map<String, Mark> marks;
  private final String sha256;
  private final String id;
  private final List<String> requires;
  private final Map<String, String> checkedOver;

  /**
   * What tells one content of a file from another, as an archive's directory has it.
   *
   * @param size in bytes
   * @param crc the CRC-32
   */
  public record Mark(long size, long crc) {}

  private CompiledPack(byte[] bytes, DataReader in) {
    this.bytes = bytes;
    this.marks = Map.copyOf(in.map(() -> new Mark(in.large(), in.large())));
    this.sha256 = in.text();
    this.id = in.text();
    this.requires = List.copyOf(in.all(in::text));
    this.checkedOver = Map.copyOf(in.map(in::text));
  }

  /**
   * Opens the resource.
   *
   * @return empty if another version of the library wrote it
   */
  public static Optional<CompiledPack> open(byte[] bytes) {
    DataReader in = new DataReader(bytes);
    try {
      boolean readable =
          in.number() == MAGIC
              && in.number() == FORMAT
              && in.text().equals(VocabularyWords.coreMark());
      return readable ? Optional.of(new CompiledPack(bytes, in)) : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty(); // written by something else, or cut short
    }
  }

  /**
   * The resource of a pack that was read and checked.
   *
   * @param stack the packs that it was checked over, those required first, and itself
   */
  public static byte[] of(Pack pack, List<Pack> stack) {
    DataWriter out = new DataWriter();
    out.number(MAGIC);
    out.number(FORMAT);
    out.text(VocabularyWords.coreMark());
    Map<String, Mark> marks = new LinkedHashMap<>();
    pack.files().files().forEach((path, content) -> marks.put(path, mark(content)));
    out.map(
        marks,
        mark -> {
          out.large(mark.size());
          out.large(mark.crc());
        });
    out.text(pack.files().sha256());
    out.text(pack.id());
    out.all(pack.manifest().requires(), out::text);
    Map<String, String> over = new LinkedHashMap<>();
    stack.stream()
        .filter(other -> !other.id().equals(pack.id()))
        .forEach(other -> over.put(other.id(), other.files().sha256()));
    out.map(over, out::text);
    new Writer(out, pack.files().origin()).core().grounds(pack.grounds()).pack(pack);
    return out.toByteArray();
  }

  /**
   * Hash over this compiled form, in lower-case hexadecimal: over the rules as they are executed,
   * and over what it says of the files that it was made of.
   */
  public String modelSha256() {
    return PackFiles.sha256(bytes);
  }

  /** The resource as it is written. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The mark of a file's content. */
  public static Mark mark(byte[] content) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(content);
    return new Mark(content.length, crc.getValue());
  }

  /** Whether exactly these files are those that it was made of. */
  public boolean isOf(Map<String, Mark> files) {
    return marks.equals(files);
  }

  /** Id of the pack. */
  public String id() {
    return id;
  }

  /** Ids of the packs that it requires. */
  public List<String> requires() {
    return requires;
  }

  /** Hash over the pack's files, as {@link PackFiles#sha256()}. */
  public String sha256() {
    return sha256;
  }

  /**
   * Whether it was checked over these packs as they are: those that it requires, and those that
   * they require, have the contents that they had then.
   *
   * @param contents the hash of each pack, by its id
   */
  public boolean isCheckedOver(Map<String, String> contents) {
    return contents.entrySet().containsAll(checkedOver.entrySet());
  }

  /** The words of the library itself, with which the pack was checked. */
  public Vocabulary core() {
    DataReader in = body();
    return VocabularyWords.read(in::text, in::number);
  }

  /** Reads the pack without the text of its rules and without its YAML. */
  public Pack pack(PackFiles files) {
    DataReader in = body();
    VocabularyWords.read(in::text, in::number);
    Reader reader = new Reader(in, files);
    return reader.pack(id, requires, reader.grounds());
  }

  /** What comes after the head. */
  private DataReader body() {
    DataReader in = new DataReader(bytes);
    in.number();
    in.number();
    in.text();
    new CompiledPack(bytes, in);
    return in;
  }

  /** Writes the parts of a pack; the same bytes wherever its files lie. */
  private record Writer(DataWriter out, String origin) {

    Writer core() {
      VocabularyWords.write(Vocabulary.core(), sink());
      return this;
    }

    Writer grounds(GroundSheet sheet) {
      out.all(
          sheet.elements(),
          element -> {
            out.all(element.in(), this::norm);
            out.all(element.tests(), out::text);
            out.title(element.title());
            inside(element.where());
          });
      Map<NormId, Title> limbs = new java.util.TreeMap<>(sheet.limbs());
      out.number(limbs.size());
      limbs.forEach(
          (norm, title) -> {
            norm(norm);
            out.title(title);
          });
      out.all(
          sheet.attached(),
          attached -> {
            out.all(attached.to(), this::norm);
            out.map(
                new java.util.TreeMap<>(attached.actions()), events -> out.all(events, out::text));
            out.number(attached.what().kind().ordinal());
            norm(attached.what().norm());
            out.title(attached.what().text());
            out.text(attached.what().quote());
            inside(attached.where());
          });
      return this;
    }

    void pack(Pack pack) {
      PackManifest manifest = pack.manifest();
      out.text(manifest.version());
      out.title(manifest.title());
      out.optional(manifest.contact(), out::title);
      out.all(manifest.instruments(), this::instrument);
      out.all(manifest.readings(), this::reading);
      out.all(
          manifest.settled(),
          settled -> {
            norm(settled.provision());
            out.title(settled.title());
            out.title(settled.why());
          });
      out.all(
          manifest.assumed(),
          assumed -> {
            out.text(assumed.fact());
            out.text(assumed.value());
            out.all(
                List.copyOf(assumed.when().entrySet()),
                asked -> {
                  out.text(asked.getKey());
                  out.all(asked.getValue(), out::text);
                });
            out.title(assumed.why());
          });
      out.all(
          manifest.notHeld(),
          text -> {
            out.text(text.id());
            out.title(text.title());
            out.optional(text.inForce().from(), out::date);
            out.optional(text.inForce().to(), out::date);
            out.all(text.stages(), out::text);
            out.all(text.entitlements(), out::text);
          });
      out.all(
          manifest.outside(),
          outside -> {
            out.text(outside.fact());
            out.text(outside.value());
            norm(outside.provision());
            out.title(outside.why());
          });
      out.all(
          manifest.regionalDaysOff(),
          days -> {
            out.text(days.name());
            out.text(days.basis());
            out.all(days.dates(), out::date);
            out.all(days.workingDays(), out::date);
          });
      out.all(pack.vocabularies(), words -> VocabularyWords.write(words, sink()));
      out.all(pack.rules(), this::rule);
      out.all(
          pack.notComputable(),
          entry -> {
            norm(entry.norm());
            out.text(entry.quote());
            out.title(entry.reason());
            inside(entry.where());
          });
    }

    private VocabularyWords.Sink sink() {
      return new VocabularyWords.Sink() {
        @Override
        public void text(String text) {
          out.text(text.startsWith(origin + "/") ? HERE + text.substring(origin.length()) : text);
        }

        @Override
        public void number(int number) {
          out.number(number);
        }
      };
    }

    private void norm(NormId norm) {
      out.text(norm.instrument());
      out.text(norm.path());
      out.text(norm.clause());
    }

    private void inForce(InForce days) {
      out.optional(days.from(), out::date);
      out.optional(days.to(), out::date);
    }

    private void instrument(Instrument instrument) {
      out.text(instrument.id());
      out.title(instrument.title());
      out.text(instrument.file());
      out.text(instrument.sha256());
      out.truth(instrument.complete());
      inForce(instrument.inForce());
      out.all(
          instrument.repeals(),
          repealed -> {
            out.text(repealed.id());
            out.text(repealed.title());
          });
      out.all(instrument.basis(), out::text);
      out.optional(instrument.note(), out::title);
      out.all(
          instrument.text().outline(),
          part -> {
            out.truth(part instanceof InstrumentText.Heading);
            if (part instanceof InstrumentText.Heading heading) {
              out.number(heading.level());
              out.text(heading.text());
              out.optional(heading.article(), out::text);
            } else {
              InstrumentText.Passage passage = (InstrumentText.Passage) part;
              out.text(passage.path());
              out.text(passage.text());
              out.number(passage.line());
            }
          });
    }

    private void reading(ReadingDeclaration reading) {
      out.text(reading.id());
      norm(reading.provision());
      out.title(reading.title());
      out.map(reading.options(), out::title);
      out.optional(reading.counting(), out::text);
      out.text(reading.preset());
      out.title(reading.why());
    }

    private void rule(RuleModel rule) {
      out.text(rule.name());
      norm(rule.norm());
      out.text(rule.quote());
      inForce(rule.inForce());
      out.all(
          rule.relations(),
          relation -> {
            out.number(relation.kind().ordinal());
            norm(relation.other());
          });
      out.map(new java.util.TreeMap<>(rule.metadata()), out::text);
      out.all(rule.conditions(), this::condition);
      call(rule.consequence());
      out.text(rule.comment());
      place(rule.place());
    }

    private void condition(Condition condition) {
      if (condition instanceof Pattern pattern) {
        out.number(0);
        pattern(pattern);
      } else if (condition instanceof Not not) {
        out.number(1);
        pattern(not.pattern());
      } else if (condition instanceof Exists exists) {
        out.number(2);
        pattern(exists.pattern());
      } else {
        out.number(3);
        out.all(((AnyOf) condition).options(), option -> out.all(option, this::condition));
      }
    }

    private void pattern(Pattern pattern) {
      out.text(pattern.type());
      out.text(pattern.binding());
      out.all(
          pattern.constraints(),
          constraint -> {
            out.text(constraint.field());
            out.text(constraint.operator());
            out.all(constraint.operands(), this::operand);
            place(constraint.place());
          });
      place(pattern.place());
    }

    private void operand(Operand operand) {
      if (operand instanceof Text text) {
        out.number(0);
        out.text(text.value());
      } else if (operand instanceof Whole whole) {
        out.number(1);
        out.number(whole.value());
      } else if (operand instanceof Truth truth) {
        out.number(2);
        out.truth(truth.value());
      } else if (operand instanceof Ref ref) {
        out.number(3);
        out.text(ref.binding());
        out.text(ref.field());
      } else {
        out.number(4);
        call((Call) operand);
      }
    }

    private void call(Call call) {
      out.text(call.word());
      out.all(call.arguments(), this::operand);
      out.all(call.chain(), this::call);
      place(call.place());
    }

    /** A place in one of the pack's files, as seen from its root folder. */
    private void inside(String where) {
      if (!where.startsWith(origin + "/")) {
        throw new IllegalArgumentException(where + " is in no file of " + origin);
      }
      out.text(where.substring(origin.length() + 1));
    }

    private void place(Place place) {
      inside(place.file());
      out.number(place.line());
      out.number(place.column());
    }
  }

  /** Reads them in the same order. */
  private record Reader(DataReader in, PackFiles files) {

    GroundSheet grounds() {
      List<GroundSheet.ElementWords> elements =
          in.all(
              () ->
                  new GroundSheet.ElementWords(
                      in.all(() -> norm()), in.all(in::text), in.title(), inside()));
      Map<NormId, Title> limbs = new LinkedHashMap<>();
      int size = in.number();
      for (int i = 0; i < size; i++) {
        limbs.put(norm(), in.title());
      }
      List<GroundSheet.AttachedWords> attached =
          in.all(
              () ->
                  new GroundSheet.AttachedWords(
                      in.all(() -> norm()),
                      in.map(() -> in.all(in::text)),
                      new Attached(
                          Attached.Kind.values()[in.number()], norm(), in.title(), in.text()),
                      inside()));
      return new GroundSheet(elements, limbs, attached);
    }

    Pack pack(String id, List<String> requires, GroundSheet grounds) {
      PackManifest manifest =
          new PackManifest(
              id,
              in.text(),
              in.title(),
              requires,
              in.optional(in::title),
              in.all(this::instrument),
              in.all(this::reading),
              in.all(() -> new Settled(norm(), in.title(), in.title())),
              in.all(
                  () ->
                      new Assumption(
                          in.text(),
                          in.text(),
                          in.all(() -> Map.entry(in.text(), in.all(in::text))).stream()
                              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                          in.title())),
              in.all(
                  () ->
                      new NotHeld(
                          in.text(), in.title(), inForce(), in.all(in::text), in.all(in::text))),
              in.all(() -> new Outside(in.text(), in.text(), norm(), in.title())),
              in.all(
                  () ->
                      new RegionalDaysOff(
                          id, in.text(), in.text(), in.all(in::date), in.all(in::date))));
      List<Vocabulary> words = in.all(() -> VocabularyWords.read(this::word, in::number));
      return new Pack(
          files,
          manifest,
          words,
          in.all(this::rule),
          in.all(() -> new NotComputable(norm(), in.text(), in.title(), inside())),
          grounds);
    }

    private NormId norm() {
      return new NormId(in.text(), in.text(), in.text());
    }

    private InForce inForce() {
      return new InForce(in.optional(in::date), in.optional(in::date));
    }

    private Instrument instrument() {
      String id = in.text();
      var title = in.title();
      String file = in.text();
      String sha256 = in.text();
      boolean complete = in.truth();
      InForce inForce = inForce();
      List<Instrument.Repealed> repeals =
          in.all(() -> new Instrument.Repealed(in.text(), in.text()));
      List<String> basis = in.all(in::text);
      var note = in.optional(in::title);
      List<Object> outline =
          in.all(
              () ->
                  in.truth()
                      ? new InstrumentText.Heading(in.number(), in.text(), in.optional(in::text))
                      : new InstrumentText.Passage(in.text(), in.text(), in.number()));
      InstrumentText text = InstrumentText.of(() -> files.text(file).orElseThrow(), outline);
      return new Instrument(id, title, text, file, sha256, complete, inForce, repeals, basis, note);
    }

    private ReadingDeclaration reading() {
      return new ReadingDeclaration(
          in.text(),
          norm(),
          in.title(),
          in.map(in::title),
          in.optional(in::text),
          in.text(),
          in.title());
    }

    private RuleModel rule() {
      String name = in.text();
      NormId norm = norm();
      return new RuleModel(
          name,
          norm,
          in.text(),
          inForce(),
          in.all(() -> new Relation(norm, Relation.Kind.values()[in.number()], norm())),
          in.map(in::text),
          in.all(this::condition),
          call(),
          in.text(),
          place());
    }

    private Condition condition() {
      return switch (in.number()) {
        case 0 -> pattern();
        case 1 -> new Not(pattern());
        case 2 -> new Exists(pattern());
        default -> new AnyOf(in.all(() -> in.all(this::condition)));
      };
    }

    private Pattern pattern() {
      return new Pattern(
          in.text(),
          in.text(),
          in.all(() -> new Constraint(in.text(), in.text(), in.all(this::operand), place())),
          place());
    }

    private Operand operand() {
      return switch (in.number()) {
        case 0 -> new Text(in.text());
        case 1 -> new Whole(in.number());
        case 2 -> new Truth(in.truth());
        case 3 -> new Ref(in.text(), in.text());
        default -> call();
      };
    }

    private Call call() {
      return new Call(in.text(), in.all(this::operand), in.all(this::call), place());
    }

    /** A text of a vocabulary, which may be the place where one of its words stands. */
    private String word() {
      String text = in.text();
      return text.startsWith(HERE + "/") ? files.origin() + text.substring(HERE.length()) : text;
    }

    private String inside() {
      return files.where(in.text());
    }

    private Place place() {
      return new Place(inside(), in.number(), in.number());
    }
  }
}
