package org.dutylawyer.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/** Reads packs whole and refuses them whole: nothing of a bad pack is used. */
public final class PackLoader {

  private PackLoader() {}

  /** Reads the rules of one file; a problem is added to the list. */
  public interface RuleReader {
    List<RuleModel> read(String file, String source, String javaPackage, List<Problem> problems);
  }

  /**
   * What is wrong in packs, apart for the two kinds of check.
   *
   * @param form what is not of the language of packs
   * @param quotes what does not agree with the text that is cited
   */
  public record Wrong(List<Problem> form, List<Problem> quotes) {
    public static Wrong nothingYet() {
      return new Wrong(new ArrayList<>(), new ArrayList<>());
    }

    /** Refuses if anything is wrong. */
    public void refuse() {
      if (!form.isEmpty() || !quotes.isEmpty()) {
        throw new BadInputException(Stream.of(form, quotes).flatMap(List::stream).toList());
      }
    }

    /** What a step yields; what it refuses is kept as problems of form. */
    public <T> Optional<T> take(Supplier<T> step) {
      try {
        return Optional.of(step.get());
      } catch (BadInputException e) {
        form.addAll(e.problems());
        return Optional.empty();
      }
    }
  }

  /**
   * Reads the files of one pack.
   *
   * @throws BadInputException with everything that is wrong in it
   */
  public static Pack read(PackFiles files) {
    Wrong wrong = Wrong.nothingYet();
    Optional<Pack> pack = read(files, DrlReader::read, wrong);
    wrong.refuse();
    return pack.orElseThrow();
  }

  /**
   * Reads the files of one pack as far as they can be read.
   *
   * @param rules reads the rules of a file
   * @param wrong receives what is wrong
   * @return the pack, unless its manifest cannot be read
   */
  public static Optional<Pack> read(PackFiles files, RuleReader rules, Wrong wrong) {
    Optional<PackManifest> manifest = wrong.take(() -> PackReader.manifest(files));
    List<RuleModel> models = new ArrayList<>();
    for (String path : files.paths(".drl")) {
      wrong
          .take(() -> files.text(path).orElseThrow())
          .ifPresent(
              text ->
                  models.addAll(
                      rules.read(files.where(path), text, files.javaPackage(path), wrong.form())));
    }
    Optional<List<Vocabulary>> words = wrong.take(() -> PackReader.vocabularies(files));
    Optional<List<NotComputable>> declared = wrong.take(() -> PackReader.notComputable(files));
    Optional<GroundSheet> grounds = wrong.take(() -> GroundSheetReader.read(files));
    if (words.isEmpty()) {
      // Without its words every rule would be refused once more, for words that stand in the file.
      models.clear();
      grounds = Optional.empty();
    }
    if (manifest.isPresent()) {
      wrong.quotes().addAll(PackReader.changedTexts(files));
    }
    GroundSheet sheet = grounds.orElse(GroundSheet.empty());
    return manifest.map(
        m ->
            new Pack(files, m, words.orElse(List.of()), models, declared.orElse(List.of()), sheet));
  }

  /**
   * Checks the packs of a stack together, those required first, and gives their words. What a build
   * checked over the same packs is not checked again.
   *
   * @param wrong receives what is wrong
   */
  public static Vocabulary checkNew(List<Pack> packs, Wrong wrong) {
    return check(packs, wrong, checkedBefore(packs));
  }

  /** How many packs at the bottom a build checked over exactly those below them. */
  private static int checkedBefore(List<Pack> packs) {
    Map<String, String> contents = new LinkedHashMap<>();
    packs.forEach(pack -> contents.put(pack.id(), pack.files().sha256()));
    int checked = 0;
    while (checked < packs.size()
        && packs
            .get(checked)
            .files()
            .compiled()
            .filter(c -> c.isCheckedOver(contents))
            .isPresent()) {
      checked++;
    }
    return checked;
  }

  /**
   * Checks the packs of a stack together, those required first, and gives their words.
   *
   * @param wrong receives what is wrong
   */
  public static Vocabulary check(List<Pack> packs, Wrong wrong) {
    return check(packs, wrong, 0);
  }

  /** The same without what is known of the first so many packs. */
  private static Vocabulary check(List<Pack> packs, Wrong wrong, int known) {
    Vocabulary vocabulary =
        known > 0 ? packs.get(0).files().compiled().orElseThrow().core() : Vocabulary.core();
    List<Problem> problems = wrong.form();
    Map<String, ReadingDeclaration> readings = new LinkedHashMap<>();
    Map<NormId, RuleModel> rules = new LinkedHashMap<>();
    Map<NormId, NotComputable> declared = new LinkedHashMap<>();
    Map<String, Instrument> instruments = new LinkedHashMap<>();
    List<RuleModel> unchecked = new ArrayList<>();
    boolean wordsKnown = true;
    Map<String, String> assumedBelow = new HashMap<>();
    for (int index = 0; index < packs.size(); index++) {
      Pack pack = packs.get(index);
      boolean checked = index < known;
      Optional<Vocabulary> below = index == 0 ? Optional.empty() : Optional.of(vocabulary);
      for (Vocabulary words : pack.vocabularies()) {
        Vocabulary before = vocabulary;
        Optional<Vocabulary> after = wrong.take(() -> before.plus(words));
        wordsKnown &= after.isPresent();
        vocabulary = after.orElse(before);
      }
      for (Instrument instrument : pack.manifest().instruments()) {
        if (instruments.put(instrument.id(), instrument) != null) {
          twice(problems, pack.files().where("pack.yaml"), instrument.id());
        }
      }
      for (ReadingDeclaration reading : pack.manifest().readings()) {
        if (readings.put(reading.id(), reading) != null) {
          twice(problems, pack.files().where("pack.yaml"), reading.id());
        }
      }
      if (!checked && wordsKnown) {
        Layering.named(pack, vocabulary, problems);
        Layering.assumed(pack, below, vocabulary, assumedBelow, problems);
      }
      pack.manifest().assumed().forEach(a -> assumedBelow.put(a.fact(), a.value()));
      Set<NormId> before = new HashSet<>(rules.keySet());
      before.addAll(declared.keySet());
      for (NotComputable entry : pack.notComputable()) {
        if (!checked) {
          cited(entry.norm(), entry.quote(), entry.where(), pack, wrong);
        }
        if (declared.put(entry.norm(), entry) != null) {
          twice(problems, entry.where(), entry.norm().toString());
        }
      }
      Map<String, RuleModel> names = new HashMap<>();
      for (RuleModel rule : pack.rules()) {
        RuleModel same = rules.put(rule.norm(), rule);
        // Of a rule whose words stand elsewhere the number is what is wrong, and not that it is
        // taken.
        if (same != null && quotesItsOwn(rule, pack)) {
          twice(
              problems,
              rule.place().toString(),
              "@Provision " + rule.norm() + " (" + same.place() + ")");
        }
        RuleModel sameName = names.put(rule.name(), rule);
        if (sameName != null && !sameName.equals(same)) { // a rule pasted twice is one fault
          twice(
              problems,
              rule.place().toString(),
              "rule \"" + rule.name() + "\" (" + sameName.place() + ")");
        }
        if (!checked) {
          cited(rule, pack, wrong);
          relations(rule, before, pack, problems);
          if (Jurisdictions.isProposals(pack.id())) {
            Layering.proposal(rule, problems);
          }
          unchecked.add(rule);
        }
      }
    }
    if (!wordsKnown) {
      // Every word of the refused vocabulary would be refused once more as unknown.
      return vocabulary;
    }
    RuleForm form = new RuleForm(vocabulary, readings, problems);
    unchecked.forEach(form::check);
    unchecked.forEach(rule -> Layering.exempted(rule, rules.keySet(), problems));
    if (known < packs.size()) {
      form.checkCycles(rules.values());
      grounds(packs, rules.values(), vocabulary, wrong);
    }
    return vocabulary;
  }

  private static void grounds(
      List<Pack> packs, Collection<RuleModel> rules, Vocabulary vocabulary, Wrong wrong) {
    GroundSheet sheet = GroundSheet.of(packs);
    GroundSheetReader.check(sheet, rules, wrong.form());
    for (GroundSheet.AttachedWords attached : sheet.attached()) {
      NormId norm = attached.what().norm();
      Pack owner =
          packs.stream()
              .filter(p -> p.instrument(norm).isPresent())
              .findFirst()
              .orElse(packs.get(packs.size() - 1));
      cited(norm, attached.what().quote(), attached.where(), owner, wrong);
      Set<String> actions = vocabulary.titles(Vocabulary.Group.ACTIONS).keySet();
      attached.actions().keySet().stream()
          .filter(action -> !actions.contains(action))
          .forEach(
              action ->
                  wrong
                      .form()
                      .add(
                          new Problem(
                              attached.where(),
                              new Title("“" + action + "”", "'" + action + "'"),
                              new Title("actions 中的词", "a word of the actions"),
                              Nearest.of(action, actions))));
    }
  }

  private static boolean quotesItsOwn(RuleModel rule, Pack pack) {
    NormId norm = rule.norm();
    return pack.instrument(norm)
        .map(Instrument::text)
        .filter(text -> saying(norm, rule.quote(), text).isPresent())
        .map(text -> text.quotes(norm.provision(), rule.quote()))
        .orElse(true);
  }

  private static void cited(RuleModel rule, Pack pack, Wrong wrong) {
    cited(
        rule.norm(),
        rule.quote(),
        () -> said(rule, "@Provision", pack),
        () -> said(rule, "@Quote", pack),
        pack,
        wrong);
  }

  private static void cited(NormId norm, String quote, String where, Pack pack, Wrong wrong) {
    cited(norm, quote, () -> where, () -> where, pack, wrong);
  }

  /**
   * Holds a citation against the text. Where the provision is not the one that says the words,
   * nothing else can be said of what cites it; where the words are not those of the text, it can.
   * The lines of the citation are looked for only where something is wrong.
   */
  private static void cited(
      NormId norm,
      String quote,
      Supplier<String> where,
      Supplier<String> quoted,
      Pack pack,
      Wrong wrong) {
    Optional<Instrument> instrument = pack.instrument(norm);
    if (instrument.isEmpty()) {
      // Without its instrument nobody can say when it is in force, so it cannot even be run.
      List<String> ids = pack.manifest().instruments().stream().map(Instrument::id).toList();
      wrong
          .form()
          .add(
              new Problem(
                  where.get(),
                  new Title("“" + norm.instrument() + "”", "'" + norm.instrument() + "'"),
                  new Title(
                      "本规则包的文件：" + String.join("、", ids),
                      "an instrument of this pack: " + String.join(", ", ids)),
                  Nearest.of(norm.instrument(), ids)));
      return;
    }
    InstrumentText text = instrument.get().text();
    if (text.quotes(norm.provision(), quote)) {
      return;
    }
    // Where the text is not the one that the manifest names, the words moved and not the citation.
    Optional<String> saying =
        PackReader.isChanged(pack.files(), instrument.get())
            ? Optional.empty()
            : saying(norm, quote, text);
    if (!text.contains(norm.provision())) {
      wrong
          .form()
          .add(
              new Problem(
                  where.get(),
                  new Title("“" + norm + "”", "'" + norm + "'"),
                  new Title("文本中存在的条款", "a provision that the text has"),
                  saying));
    } else if (saying.isPresent()) {
      wrong
          .form()
          .add(
              new Problem(
                  where.get(),
                  new Title(
                      "“" + norm + "”，而引文“" + quote + "”不在其中",
                      "'" + norm + "', where the quote '" + quote + "' does not stand"),
                  new Title("有这些文字的条款", "the provision that says these words"),
                  saying));
    } else {
      String words = text.words(norm.provision()).orElse("");
      wrong
          .quotes()
          .add(
              Problem.of(
                  quoted.get(),
                  new Title("引文“" + quote + "”", "the quote '" + quote + "'"),
                  new Title(
                      norm.provision() + " 的原文“" + words + "”",
                      "words of " + norm.provision() + ", '" + words + "'")));
    }
  }

  /** The norm of the first provision that says these words. */
  private static Optional<String> saying(NormId norm, String quote, InstrumentText text) {
    return text.passages().keySet().stream()
        .filter(path -> text.quotes(new NormId(norm.instrument(), path, ""), quote))
        .map(path -> new NormId(norm.instrument(), path, norm.clause()).toString())
        .findFirst();
  }

  /** The line of the rule that begins with an annotation; that of the rule if none does. */
  private static String said(RuleModel rule, String annotation, Pack pack) {
    List<String> lines =
        pack.files().paths(".drl").stream()
            .filter(path -> pack.files().where(path).equals(rule.place().file()))
            .flatMap(path -> pack.files().text(path).stream())
            .flatMap(String::lines)
            .toList();
    for (int i = rule.place().line(); i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(annotation)) {
        int column = lines.get(i).indexOf(annotation) + 1;
        return new RuleModel.Place(rule.place().file(), i + 1, column).toString();
      }
      if (line.equals("when") || line.equals("end")) {
        break;
      }
    }
    return rule.place().toString();
  }

  private static void relations(
      RuleModel rule, Set<NormId> before, Pack pack, List<Problem> problems) {
    for (Relation relation : rule.relations()) {
      if (!before.contains(relation.other())) {
        String metadata = "@" + relation.kind().metadata();
        problems.add(
            new Problem(
                said(rule, metadata, pack),
                new Title(
                    metadata + "( " + relation.other() + " )",
                    metadata + "( " + relation.other() + " )"),
                new Title("所依赖的规则包中存在的规范", "a norm of a pack that this one requires"),
                Nearest.of(
                    relation.other().toString(),
                    before.stream().map(NormId::toString).sorted().toList())));
      }
    }
  }

  private static void twice(List<Problem> problems, String where, String what) {
    problems.add(
        Problem.of(
            where,
            new Title("“" + what + "”出现两次", "'" + what + "' twice"),
            new Title("一次", "once")));
  }
}
