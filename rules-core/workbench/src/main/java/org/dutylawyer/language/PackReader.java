package org.dutylawyer.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.RegionalDaysOff;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Assumption;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.NotHeld;
import org.dutylawyer.pack.Outside;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Settled;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** Reads the files of a pack other than its rules. Every refusal says file and line. */
public final class PackReader {

  private static final Pattern DATED =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2})?\\s*\\((\\w{3})\\)");

  private static final Set<String> OF_MANIFESTS =
      Set.of(
          "id",
          "version",
          "title",
          "requires",
          "contact",
          "instruments",
          "readings",
          "settled",
          "assumed",
          "not-held",
          "outside",
          "regional-days-off");

  private PackReader() {}

  /** Reads {@code pack.yaml} and the texts that it names. */
  public static PackManifest manifest(PackFiles files) {
    Yaml yaml = yaml(files, "pack.yaml");
    Wrong wrong = new Wrong();
    wrong.take(() -> yaml.onlyKeys(OF_MANIFESTS));
    Optional<String> id = wrong.get(() -> id(yaml));
    Optional<String> version = wrong.get(() -> version(yaml.get("version")));
    Optional<Title> title = wrong.get(() -> yaml.get("title").title());
    List<String> requires =
        id.flatMap(
                place ->
                    wrong
                        .get(() -> yaml.find("requires").map(r -> required(r, place)))
                        .flatMap(given -> given))
            .orElse(List.of());
    Optional<Optional<Title>> contact = wrong.get(() -> yaml.find("contact").map(Yaml::title));
    wrong.take(() -> yaml.get("instruments"));
    List<Instrument> instruments = wrong.each(yaml, "instruments", i -> instrument(i, files));
    List<ReadingDeclaration> readings = wrong.each(yaml, "readings", PackReader::reading);
    List<Settled> settled = wrong.each(yaml, "settled", PackReader::settled);
    List<Assumption> assumed = wrong.each(yaml, "assumed", PackReader::assumption);
    List<NotHeld> notHeld = wrong.each(yaml, "not-held", PackReader::notHeld);
    List<Outside> outside = wrong.each(yaml, "outside", PackReader::outside);
    List<RegionalDaysOff> off =
        wrong.each(yaml, "regional-days-off", d -> regionalDaysOff(d, id.orElse("CN")));
    wrong.refuse();
    return new PackManifest(
        id.orElseThrow(),
        version.orElseThrow(),
        title.orElseThrow(),
        requires,
        contact.orElseThrow(),
        instruments,
        readings,
        settled,
        assumed,
        notHeld,
        outside,
        off);
  }

  private static String id(Yaml yaml) {
    String id = yaml.get("id").text();
    if (!Jurisdictions.isWellFormed(id) && !Jurisdictions.isProposals(id)) {
      throw yaml.get("id")
          .refused(
              new Title(
                  "行政区划代码：CN、CN-50 或 CN-320481；建议用 X- 加名称",
                  "the code of a place: CN, CN-50 or CN-320481; of proposals, X- and a name"));
    }
    return id;
  }

  /** Only texts of a place around it hold in a place. */
  private static List<String> required(Yaml requires, String id) {
    requires
        .each()
        .filter(one -> !Jurisdictions.isProposals(id) && !Jurisdictions.isInside(one.text(), id))
        .findFirst()
        .ifPresent(
            one -> {
              String province = id.length() > 5 ? id.substring(0, 5) : "";
              throw one.refused(
                  new Title(
                      id.equals("CN")
                          ? "没有：全国规则包之上没有其他规则包"
                          : "其上级的规则包：CN" + (province.isEmpty() ? "" : "、" + province),
                      id.equals("CN")
                          ? "nothing: no pack lies below that of the nation"
                          : "a pack of a place around it: CN"
                              + (province.isEmpty() ? "" : ", " + province)));
            });
    Set<String> before = new HashSet<>();
    requires
        .each()
        .filter(one -> !before.add(one.text()))
        .findFirst()
        .ifPresent(
            one -> {
              throw one.refused(new Title("每个规则包一次", "each pack once"));
            });
    return requires.texts();
  }

  /**
   * The texts of instruments that are not what the manifest says they are.
   *
   * @return a problem for each whose hash is another
   */
  public static List<Problem> changedTexts(PackFiles files) {
    List<Problem> changed = new ArrayList<>();
    for (Yaml instrument : yaml(files, "pack.yaml").get("instruments").list()) {
      String path = instrument.get("text").text();
      Yaml said = instrument.get("sha256");
      byte[] content = requireNonNull(files.files().get(path));
      if (isOther(content, said.text())) {
        String hash = PackFiles.sha256(content);
        changed.addAll(
            said.refused(new Title(hash + "（" + path + "）", hash + " of " + path)).problems());
      }
    }
    return changed;
  }

  /**
   * What a manifest leaves open that its author should fill in.
   *
   * @return what to fill in, by file and line
   */
  public static Map<String, Title> unfilled(PackFiles files) {
    Map<String, Title> open = new LinkedHashMap<>();
    Yaml manifest = yaml(files, "pack.yaml");
    boolean national = manifest.get("id").text().equals("CN");
    if (!national && manifest.find("requires").isEmpty()) {
      open.put(
          manifest.get("id").where(),
          new Title(
              "requires 待填：地方规则包叠加于全国规定之上，写 requires: [CN]",
              "requires is to be filled: a local pack stands on the national one, requires: [CN]"));
    }
    for (Yaml instrument : manifest.get("instruments").list()) {
      if (!national && instrument.find("basis").isEmpty()) {
        open.put(
            instrument.get("id").where(),
            new Title(
                "basis 待填：" + instrument.get("id").text() + " 所依据的文件；没有的写 basis: []",
                "basis is to be filled: the texts that "
                    + instrument.get("id").text()
                    + " rests on; basis: [] for none"));
      }
      if (instrument.find("from").isEmpty()) {
        open.put(
            instrument.get("text").where(),
            new Title(
                "from 待填：施行日期，依文本填写；不填的视为一直有效",
                "from is to be filled: the first day in force, as the text has it; without it there"
                    + " is none"));
      }
      Title title = instrument.get("title").title();
      if (title.en().equals(title.zh())) {
        open.put(
            instrument.get("title").where(),
            new Title("英文名称待填：现与中文相同", "the English title is to be filled: it is the Chinese one"));
      }
    }
    return open;
  }

  /** Whether the text of an instrument is not the one that the manifest names. */
  static boolean isChanged(PackFiles files, Instrument instrument) {
    return isOther(requireNonNull(files.files().get(instrument.file())), instrument.sha256());
  }

  private static boolean isOther(byte[] content, String hash) {
    return !PackFiles.sha256(content).equals(hash) && !sameLines(content).equals(hash);
  }

  /** The hash with the line ends that a check-out on Windows may have changed. */
  private static String sameLines(byte[] content) {
    String text = new String(content, UTF_8);
    return PackFiles.sha256(text.replace("\r\n", "\n").getBytes(UTF_8));
  }

  /** Reads every {@code vocabulary.yaml} of the pack, that of its root folder first. */
  public static List<Vocabulary> vocabularies(PackFiles files) {
    return files.paths("vocabulary.yaml").stream()
        .sorted(Comparator.comparing((String path) -> path.chars().filter(c -> c == '/').count()))
        .map(path -> vocabulary(files.text(path).orElseThrow(), files.where(path)))
        .toList();
  }

  private static Vocabulary vocabulary(String text, String where) {
    Yaml.wellFormed(text, where);
    return Vocabulary.parse(text, where);
  }

  private static String version(Yaml yaml) {
    if (!yaml.text().matches("[0-9A-Za-z][0-9A-Za-z.+-]*")) {
      throw yaml.refused(new Title("版本号，如 1.0.0", "a version such as 1.0.0"));
    }
    return yaml.text();
  }

  /** Reads every {@code not-computable.yaml} of the pack. */
  public static List<NotComputable> notComputable(PackFiles files) {
    List<NotComputable> all = new ArrayList<>();
    for (String path : files.paths("not-computable.yaml")) {
      for (Yaml entry : yaml(files, path).list()) {
        entry.onlyKeys(Set.of("norm", "quote", "reason"));
        all.add(
            new NotComputable(
                entry.get("norm").norm(),
                entry.get("quote").text(),
                entry.get("reason").title(),
                entry.where()));
      }
    }
    return List.copyOf(all);
  }

  /** Reads the scenarios that stand beside the rules, by file. */
  public static Map<String, List<Scenario>> scenarios(PackFiles files, String jurisdiction) {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    for (String path : scenarioFiles(files)) {
      all.put(path, scenarios(files, path, jurisdiction));
    }
    return all;
  }

  /** The paths of the files that hold scenarios, sorted. */
  public static List<String> scenarioFiles(PackFiles files) {
    return files.paths(".yaml").stream()
        .filter(
            path -> {
              String name = path.substring(path.lastIndexOf('/') + 1);
              return name.startsWith("art-") || name.startsWith("scenarios");
            })
        .toList();
  }

  /**
   * Reads the scenarios of one file.
   *
   * @param jurisdiction the one that a case is in unless it says another
   */
  public static List<Scenario> scenarios(PackFiles files, String path, String jurisdiction) {
    List<Scenario> scenarios = new ArrayList<>();
    Map<String, Yaml> titles = new HashMap<>();
    List<Problem> wrong = new ArrayList<>();
    for (Yaml yaml : yaml(files, path).list()) {
      Scenario scenario;
      try {
        scenario = scenario(yaml, jurisdiction);
      } catch (BadInputException e) {
        wrong.addAll(e.problems());
        continue;
      }
      Yaml first = titles.putIfAbsent(scenario.title(), yaml);
      if (first != null) {
        wrong.add(
            Problem.of(
                yaml.get("scenario").where(),
                new Title(
                    "重复的情形名称“" + scenario.title() + "”（第 " + first.line() + " 行）",
                    "the scenario '" + scenario.title() + "' twice (line " + first.line() + ")"),
                new Title("一个文件内每个名称一次：它是测试的名称", "each name once in a file: it names a test")));
      }
      scenarios.add(scenario);
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return scenarios;
  }

  private static Instrument instrument(Yaml yaml, PackFiles files) {
    yaml.onlyKeys(
        Set.of(
            "id", "title", "text", "sha256", "complete", "from", "to", "repeals", "basis", "note"));
    String path = yaml.get("text").text();
    String text =
        files
            .text(path)
            .orElseThrow(() -> yaml.get("text").refused(new Title("包内的文件", "a file of the pack")));
    InForce inForce = inForce(yaml);
    return new Instrument(
        yaml.get("id").text(),
        yaml.get("title").title(),
        instrumentText(text, files.where(path)),
        path,
        yaml.get("sha256").text(),
        yaml.find("complete").map(Yaml::bool).orElse(true),
        inForce,
        yaml.find("repeals").map(Yaml::list).orElse(List.of()).stream()
            .map(r -> new Instrument.Repealed(r.get("id").text(), r.get("title").text()))
            .toList(),
        yaml.find("basis").map(Yaml::texts).orElse(List.of()),
        yaml.find("note").map(Yaml::title));
  }

  private static InForce inForce(Yaml yaml) {
    Optional<LocalDate> from = yaml.find("from").map(Yaml::date);
    Optional<LocalDate> to = yaml.find("to").map(Yaml::date);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw yaml.get("to")
          .refused(new Title("晚于 from（" + from.get() + "）的日期", "a day after from, " + from.get()));
    }
    return new InForce(from, to);
  }

  private static InstrumentText instrumentText(String text, String where) {
    try {
      return InstrumentText.parse(text, where);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          Problem.of(
              where,
              new Title(String.valueOf(e.getMessage()), String.valueOf(e.getMessage())),
              new Title("每条、每款只出现一次", "every article and paragraph once")));
    }
  }

  private static RegionalDaysOff regionalDaysOff(Yaml yaml, String id) {
    yaml.onlyKeys(Set.of("name", "basis", "dates", "working"));
    List<LocalDate> working =
        yaml.find("working").map(Yaml::list).orElse(List.of()).stream().map(Yaml::date).toList();
    try {
      return new RegionalDaysOff(
          id,
          yaml.get("name").text(),
          yaml.get("basis").text(),
          yaml.get("dates").list().stream().map(Yaml::date).toList(),
          working);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw yaml.refused(new Title(message, message));
    }
  }

  private static ReadingDeclaration reading(Yaml yaml) {
    yaml.onlyKeys(Set.of("id", "provision", "title", "options", "counting", "default", "why"));
    Map<String, Title> options = new LinkedHashMap<>();
    yaml.get("options").map().forEach((key, title) -> options.put(key, title.title()));
    String preset = yaml.get("default").text();
    if (options.size() < 2 || !options.containsKey(preset)) {
      throw yaml.get("default")
          .refused(
              new Title(
                  "选项之一：" + String.join("、", options.keySet()),
                  "one of at least two options: " + String.join(", ", options.keySet())));
    }
    return new ReadingDeclaration(
        yaml.get("id").text(),
        yaml.get("provision").norm(),
        yaml.get("title").title(),
        options,
        yaml.find("counting").map(counting -> counting(counting, options.keySet())),
        preset,
        yaml.get("why").title());
  }

  /** A reading of the calendar that has the same options. */
  private static String counting(Yaml yaml, Set<String> options) {
    List<String> fitting =
        Conventions.readings().stream()
            .filter(
                r ->
                    options.equals(
                        r.options().stream()
                            .map(Conventions.Option::value)
                            .collect(Collectors.toSet())))
            .map(Conventions.Reading::id)
            .toList();
    if (!fitting.contains(yaml.text())) {
      throw yaml.refused(
          new Title(
              "选项相同的计算解释：" + String.join("、", fitting),
              "a reading of the calendar with the same options: " + String.join(", ", fitting)));
    }
    return yaml.text();
  }

  private static Settled settled(Yaml yaml) {
    yaml.onlyKeys(Set.of("provision", "title", "why"));
    return new Settled(
        yaml.get("provision").norm(), yaml.get("title").title(), yaml.get("why").title());
  }

  private static Assumption assumption(Yaml yaml) {
    yaml.onlyKeys(Set.of("fact", "value", "when", "why"));
    Map<String, List<String>> when = new LinkedHashMap<>();
    yaml.find("when")
        .ifPresent(given -> given.map().forEach((fact, values) -> when.put(fact, values.texts())));
    Yaml value = yaml.get("value");
    String answer =
        value.json().isBoolean() ? value.bool() ? FactWord.YES : FactWord.NO : value.text();
    return new Assumption(yaml.get("fact").text(), answer, when, yaml.get("why").title());
  }

  private static NotHeld notHeld(Yaml yaml) {
    yaml.onlyKeys(Set.of("id", "title", "from", "to", "stages", "entitlements"));
    return new NotHeld(
        yaml.get("id").text(),
        yaml.get("title").title(),
        inForce(yaml),
        yaml.find("stages").map(Yaml::texts).orElse(List.of()),
        yaml.get("entitlements").texts());
  }

  private static Outside outside(Yaml yaml) {
    boolean instance = yaml.find("instance").isPresent();
    yaml.onlyKeys(Set.of(instance ? "instance" : "organ", "provision", "why"));
    return new Outside(
        instance ? Outside.INSTANCE : Outside.ORGAN,
        yaml.get(instance ? "instance" : "organ").text(),
        yaml.get("provision").norm(),
        yaml.get("why").title());
  }

  private static Scenario scenario(Yaml yaml, String jurisdiction) {
    Wrong wrong = new Wrong();
    wrong.take(
        () ->
            yaml.onlyKeys(
                Set.of(
                    "scenario",
                    "as-of",
                    "known-on",
                    "readings",
                    "assume",
                    "case",
                    "expect",
                    "owed",
                    "silent")));
    Map<String, String> readings = new LinkedHashMap<>();
    wrong.take(
        () ->
            yaml.find("readings")
                .map(Yaml::map)
                .orElse(Map.of())
                .forEach((id, option) -> readings.put(id, option.text())));
    Optional<JsonNode> caseFile = wrong.get(() -> yaml.get("case").json());
    if (caseFile.isPresent()
        && caseFile.get() instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
      if (!object.has("jurisdiction")) {
        object.put("jurisdiction", jurisdiction);
      }
      if (!object.has("id")) {
        object.put("id", "scenario");
      }
    }
    Optional<String> title = wrong.get(() -> yaml.get("scenario").text());
    Optional<Moment> asOf = wrong.get(() -> moment(yaml.get("as-of")));
    Optional<Optional<Moment>> knownOn =
        wrong.get(() -> yaml.find("known-on").map(PackReader::moment));
    Optional<Boolean> assume = wrong.get(() -> yaml.find("assume").map(Yaml::bool).orElse(true));
    List<Scenario.Expectation> expected = wrong.each(yaml, "expect", PackReader::expectation);
    List<Scenario.Owed> owed = wrong.each(yaml, "owed", PackReader::owed);
    List<NormId> silent = wrong.each(yaml, "silent", Yaml::norm);
    wrong.refuse();
    if (expected.isEmpty() && silent.isEmpty() && owed.isEmpty()) {
      throw yaml.refused(
          new Title("expect、owed 或 silent", "something to expect, owed, or to be silent"));
    }
    return new Scenario(
        title.orElseThrow(),
        asOf.orElseThrow(),
        knownOn.orElseThrow(),
        readings,
        assume.orElseThrow(),
        caseFile.orElseThrow(),
        expected,
        owed,
        silent,
        yaml.where());
  }

  /** What can be expected of the keys whose values are words. */
  private static final Map<String, List<String>> EXPECTED =
      Map.of(
          "outcome", Arrays.stream(Outcome.values()).map(Outcome::word).toList(),
          "state", Arrays.stream(State.values()).map(State::word).toList(),
          "ground", Arrays.stream(GroundAnswer.Result.values()).map(r -> r.word()).toList(),
          "force", List.of(Entitlement.SHALL, Entitlement.MAY),
          "fulfilled", List.of("true", "false"));

  private static String oneOf(Yaml value, List<String> known) {
    String word = value.text();
    if (!known.contains(word)) {
      throw value.refused(
          new Title(String.join("、", known) + " 之一", "one of " + String.join(", ", known)),
          YamlSlips.meantValue(word, known));
    }
    return word;
  }

  private static Scenario.Owed owed(Yaml yaml) {
    Wrong wrong = new Wrong();
    wrong.take(() -> yaml.onlyKeys(Set.of("of", "entitlement", "outcome")));
    Optional<String> of = wrong.get(() -> yaml.get("of").text());
    Optional<String> entitlement = wrong.get(() -> yaml.get("entitlement").text());
    Optional<String> outcome =
        wrong.get(() -> oneOf(yaml.get("outcome"), requireNonNull(EXPECTED.get("outcome"))));
    wrong.refuse();
    return new Scenario.Owed(
        of.orElseThrow(), entitlement.orElseThrow(), outcome.orElseThrow(), yaml.where());
  }

  private static Scenario.Expectation expectation(Yaml yaml) {
    Wrong wrong = new Wrong();
    Set<String> known =
        Set.of(
            "norm",
            "of",
            "outcome",
            "due",
            "safe",
            "nominal",
            "state",
            "late",
            "needs",
            "displaced-by",
            "missing",
            "under",
            "force",
            "fulfilled",
            "actor",
            "done",
            "at-once-from",
            "ground",
            "elements");
    wrong.take(() -> yaml.onlyKeys(known));
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    yaml.map()
        .forEach(
            (key, value) -> {
              if (known.contains(key)) {
                wrong.take(() -> field(key, value, fields));
              }
            });
    Optional<NormId> norm = wrong.get(() -> yaml.get("norm").norm());
    Optional<Optional<String>> of = wrong.get(() -> yaml.find("of").map(Yaml::text));
    wrong.refuse();
    return new Scenario.Expectation(norm.orElseThrow(), of.orElseThrow(), fields, yaml.where());
  }

  private static void field(String key, Yaml value, Map<String, JsonNode> fields) {
    boolean date = Set.of("due", "safe", "nominal", "done", "at-once-from").contains(key);
    if (value.isNull()) {
      throw value.refused(new Title(key + " 的值", "a value of " + key));
    }
    List<String> words = EXPECTED.get(key);
    if (words != null) {
      oneOf(value, words);
    }
    if (date) {
      fields.put(
          key, com.fasterxml.jackson.databind.node.TextNode.valueOf(moment(value).toString()));
    } else if (!key.equals("norm") && !key.equals("of")) {
      fields.put(key, value.json());
    }
  }

  /**
   * A day with its weekday: {@code 2025-10-09 (Thu)}, so that a reader sees it and it is checked.
   */
  static Moment moment(Yaml yaml) {
    Matcher dated = DATED.matcher(yaml.text());
    if (!dated.matches()) {
      throw yaml.refused(
          new Title("带星期的日期，如 2025-10-09 (Thu)", "a day with its weekday: 2025-10-09 (Thu)"),
          meant(yaml.text()));
    }
    try {
      LocalDate date = LocalDate.parse(dated.group(1));
      String name = Weekdays.english(date);
      if (!name.equals(dated.group(3))) {
        throw yaml.refused(new Title(date + " (" + name + ")", date + " (" + name + ")"));
      }
      return Moment.parse(dated.group(1) + Optional.ofNullable(dated.group(2)).orElse(""));
    } catch (DateTimeParseException e) {
      throw yaml.refused(new Title("真实存在的日期", "a day that exists"));
    }
  }

  /** The day that somebody meant who wrote it, or its weekday, as people do. */
  private static Optional<String> meant(String written) {
    return MeantDate.of(written.replaceFirst("\\s*(?:[（(].*|(?:星期|周).)$", ""))
        .map(day -> day + " (" + Weekdays.english(LocalDate.parse(day.substring(0, 10))) + ")");
  }

  /** What is wrong in one thing that is read, gathered so that all of it is told at once. */
  private static final class Wrong {
    private final List<Problem> problems = new ArrayList<>();

    void take(Runnable reading) {
      get(
          () -> {
            reading.run();
            return true;
          });
    }

    /** What was read; empty if it was refused. */
    <T> Optional<T> get(Supplier<T> reading) {
      try {
        return Optional.of(reading.get());
      } catch (BadInputException e) {
        problems.addAll(e.problems());
        return Optional.empty();
      }
    }

    /** The entries of a list that were read. */
    <T> List<T> each(Yaml yaml, String key, Function<Yaml, T> reading) {
      List<Yaml> entries =
          get(() -> yaml.find(key).map(Yaml::list).orElse(List.of())).orElse(List.of());
      return entries.stream().flatMap(entry -> get(() -> reading.apply(entry)).stream()).toList();
    }

    void refuse() {
      // A key that another was meant for is not missing as well.
      Set<Title> meant =
          problems.stream()
              .flatMap(p -> p.nearest().stream())
              .map(Yaml::aKey)
              .collect(Collectors.toSet());
      problems.removeIf(p -> meant.contains(p.expected()));
      if (!problems.isEmpty()) {
        throw new BadInputException(problems);
      }
    }
  }

  private static Yaml yaml(PackFiles files, String path) {
    return Yaml.parse(files.text(path).orElseThrow(), files.where(path));
  }

  /** The norm of a text inside a rule. */
  static NormId norm(String text, String where) {
    try {
      return NormId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          Problem.of(
              where,
              new Title("“" + text + "”", "'" + text + "'"),
              new Title("规范编号，如 司规〔2020〕6号/19/2-a", "a norm such as 司规〔2020〕6号/19/2-a")));
    }
  }
}
