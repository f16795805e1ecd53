package org.dutylawyer.language;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a DRL file into {@link RuleModel}s without running or compiling any of it. Everything that
 * the language of packs does not know is a problem with file, line and column.
 */
public final class DrlReader {

  private static final Set<String> IMPORTS =
      Set.of("org.dutylawyer.casefile.*", "org.dutylawyer.finding.*");

  /** What packs imported before the packages had their present names. */
  private static final Map<String, String> FORMER_IMPORTS =
      Map.of("org.dutylawyer.facts.*", "org.dutylawyer.casefile.*");

  private static final String STATIC_IMPORT = "org.dutylawyer.finding.Conclusions.*";
  private static final java.util.regex.Pattern PLAIN_TEXT =
      java.util.regex.Pattern.compile("\"[^\"\\p{Cntrl}]*\"");

  /** A rule of this language needs six. */
  private static final int MOST_NESTING = 12;

  private static final Set<String> METADATA =
      Set.of("Provision", "Quote", "Implements", "Tightens", "Adds", "Overrides", "From", "To");

  private final String file;
  private final String source;
  private final String javaPackage;
  private final List<Problem> problems;

  private DrlReader(String file, String source, String javaPackage, List<Problem> problems) {
    this.file = file;
    this.source = source;
    this.javaPackage = javaPackage;
    this.problems = problems;
  }

  /**
   * Reads one file.
   *
   * @param file where it is, for messages
   * @param source its text
   * @param javaPackage the package that it must declare, or empty for any
   * @param problems receives what is wrong
   */
  public static List<RuleModel> read(
      String file, String source, String javaPackage, List<Problem> problems) {
    return new DrlReader(file, source, javaPackage, problems).rules();
  }

  private List<RuleModel> rules() {
    if (hasBackslash() || isNestedTooDeeply()) {
      return List.of();
    }
    PackageDescr parsed = parse();
    if (parsed == null) {
      return List.of();
    }
    if (!javaPackage.isEmpty() && !javaPackage.equals(parsed.getName())) {
      problem(
          at(1, 0),
          "package " + parsed.getName(),
          "package " + javaPackage,
          "package " + javaPackage);
    }
    imports(parsed);
    refuse(parsed.getGlobals(), "global", "没有全局变量", "no global");
    refuse(parsed.getFunctions(), "function", "没有函数", "no function");
    refuse(
        parsed.getFunctionImports().stream()
            .filter(f -> !STATIC_IMPORT.equals(f.getTarget()))
            .toList(),
        "import static",
        "只导入 " + STATIC_IMPORT,
        "only import static " + STATIC_IMPORT);
    refuse(parsed.getAccumulateImports(), "import accumulate", "没有累加函数", "no accumulate");
    refuse(parsed.getTypeDeclarations(), "declare", "没有类型声明", "no declared type");
    refuse(parsed.getEnumDeclarations(), "declare enum", "没有类型声明", "no declared type");
    refuse(parsed.getEntryPointDeclarations(), "entry point", "没有入口点", "no entry point");
    refuse(parsed.getWindowDeclarations(), "window", "没有窗口", "no window");
    if (parsed.getUnit() != null) {
      problem(at(1, 0), "unit", "没有规则单元", "no rule unit");
    }
    if (javaPackage.isEmpty() && !ownPackage(parsed.getName())) {
      problem(
          at(1, 0),
          "package " + parsed.getName(),
          "规则包自己的包名，如 package org.dutylawyer.packs.chongqing",
          "a package of the pack's own such as package org.dutylawyer.packs.chongqing");
    }
    if (!parsed.getAttributes().isEmpty()) {
      problem(at(1, 0), "attribute", "没有属性", "no attribute in front of the rules");
    }
    List<RuleModel> rules = new ArrayList<>();
    for (RuleDescr rule : parsed.getRules()) {
      rule(rule).ifPresent(rules::add);
    }
    return rules;
  }

  /**
   * A backslash is refused wherever it stands, in comments too: Java reads an escaped line break in
   * a comment as the end of the comment, and what follows as code.
   */
  private boolean hasBackslash() {
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int column = lines.get(i).indexOf('\\');
      if (column >= 0) {
        problem(at(i + 1, column + 1), "\\", "没有反斜杠的文字", "a text without a backslash");
        return true;
      }
    }
    return false;
  }

  /** The parser of Drools calls itself for every parenthesis. */
  private boolean isNestedTooDeeply() {
    List<String> lines = source.lines().toList();
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceAll("\"[^\"]*\"", "\"\"").replaceFirst("//.*", "");
      for (int column = 0; column < line.length(); column++) {
        char c = line.charAt(column);
        depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        if (depth > MOST_NESTING) {
          problem(
              at(i + 1, column + 1),
              "嵌套超过 " + MOST_NESTING + " 层的括号",
              "至多 " + MOST_NESTING + " 层",
              "at most " + MOST_NESTING + " parentheses inside one another");
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable PackageDescr parse() {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr parsed = parser.parse(false, source);
      if (!parser.hasErrors()) {
        return parsed;
      }
    } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
      unparsable(1, 1);
      return null;
    }
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      int line = lines.length > 0 ? Math.max(lines[0], 1) : 1;
      int[] place = DrlSyntax.place(String.valueOf(error.getMessage())).orElse(new int[] {line, 1});
      unparsable(place[0], place[1]);
    }
    return null;
  }

  private void unparsable(int line, int column) {
    for (Problem problem : DrlSyntax.explain(file, source, line, column)) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  /** Not a package of Java or of the library itself, whose classes a rule would then see. */
  private static boolean ownPackage(String name) {
    return name != null && name.matches("org\\.dutylawyer\\.packs(\\.[a-z][a-z0-9_]*)+");
  }

  private void imports(PackageDescr parsed) {
    for (ImportDescr imported : parsed.getImports()) {
      if (!IMPORTS.contains(imported.getTarget())) {
        String instead = FORMER_IMPORTS.getOrDefault(imported.getTarget(), "");
        problem(
            at(Math.max(imported.getLine(), 1), 0),
            "import " + imported.getTarget(),
            instead.isEmpty()
                ? "只导入 " + String.join("、", IMPORTS.stream().sorted().toList())
                : "import " + instead + "（原名已改）",
            instead.isEmpty()
                ? "only import " + String.join(", ", IMPORTS.stream().sorted().toList())
                : "import " + instead + ", which is its name now");
      }
    }
  }

  private void refuse(
      java.util.Collection<? extends BaseDescr> found, String what, String zh, String en) {
    for (BaseDescr descr : found) {
      problem(at(Math.max(descr.getLine(), 1), 0), what, zh, en);
    }
  }

  private Optional<RuleModel> rule(RuleDescr rule) {
    int before = problems.size();
    Place place = at(rule.getLine(), rule.getColumn() + 1);
    Map<String, String> metadata = metadata(rule, place);
    if (rule.isQuery()) {
      problem(place, "query " + rule.getName(), "规则", "a rule");
      return Optional.empty();
    }
    if (!rule.getAttributes().isEmpty()) {
      problem(
          place,
          String.join(", ", new TreeMap<>(rule.getAttributes()).keySet()),
          "没有规则属性（优先关系用元数据表示）",
          "no attribute; precedence is metadata");
    }
    if (rule.getParentName() != null || !rule.getNamedConsequences().isEmpty()) {
      problem(place, "extends / do[…]", "一条规则、一个结论", "one rule with one consequence");
    }
    List<Condition> conditions = new ArrayList<>();
    for (BaseDescr descr : rule.getLhs().getDescrs()) {
      condition(descr).ifPresent(conditions::add);
    }
    Optional<Call> consequence = consequence(rule);
    Optional<NormId> norm = norm(metadata.get("Provision"), "Provision", place);
    if (norm.isEmpty() || consequence.isEmpty() || problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleModel(
            rule.getName(),
            norm.get(),
            metadata.getOrDefault("Quote", ""),
            inForce(metadata, place),
            relations(norm.get(), metadata, place),
            metadata,
            conditions,
            consequence.get(),
            comment(rule.getLine()),
            place));
  }

  /** The line, from that of a rule on, that begins so; Drools does not say it of metadata. */
  private int lineOf(String start, int ruleLine) {
    List<String> lines = source.lines().toList();
    for (int i = Math.max(ruleLine - 1, 0); i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(start)) {
        return i + 1;
      }
    }
    return ruleLine;
  }

  private Map<String, String> metadata(RuleDescr rule, Place place) {
    Map<String, String> metadata = new HashMap<>();
    Set<String> misspelt = new HashSet<>();
    for (AnnotationDescr annotation : rule.getAnnotations()) {
      String name = annotation.getName();
      Object value = annotation.getSingleValue();
      if (!METADATA.contains(name)) {
        List<String> known = METADATA.stream().sorted().toList();
        Optional<String> meant = Nearest.of(name, known);
        meant.ifPresent(misspelt::add);
        problems.add(
            new Problem(
                at(lineOf("@" + name, rule.getLine()), 1).toString(),
                new Title("“@" + name + "”", "'@" + name + "'"),
                new Title(
                    "元数据 " + String.join("、", known),
                    "metadata: one of " + String.join(", ", known)),
                meant));
      } else if (value == null || annotation.getValueMap().size() != 1) {
        problem(place, "@" + name, "一个值", "a single value");
      } else {
        // The engine evaluates metadata as an expression unless it is one plain literal.
        String text = String.valueOf(value).strip();
        if (PLAIN_TEXT.matcher(text).matches()) {
          metadata.put(name, text.substring(1, text.length() - 1));
        } else {
          problem(
              place, "@" + name + "( " + text + " )", "引号中的一段文字", "one text in quotation marks");
        }
      }
    }
    for (String needed : List.of("Provision", "Quote")) {
      if (metadata.getOrDefault(needed, "").isBlank() && !misspelt.contains(needed)) {
        problem(place, rule.getName(), "元数据 @" + needed, "metadata @" + needed + " (exactly one)");
      }
    }
    long cited =
        source
            .lines()
            .skip(Math.max(rule.getLine() - 1, 0))
            .limit(Math.max(rule.getConsequenceLine() - rule.getLine(), 0))
            .filter(line -> line.strip().startsWith("@Provision"))
            .count();
    if (cited > 1) {
      problem(place, cited + " × @Provision", "一条规则一个出处", "one citation for one rule");
    }
    return metadata;
  }

  private Optional<NormId> norm(@Nullable String text, String name, Place place) {
    try {
      return text == null ? Optional.empty() : Optional.of(NormId.parse(text));
    } catch (IllegalArgumentException e) {
      problem(
          place,
          "@" + name + "( \"" + text + "\" )",
          "规范编号，如 司规〔2020〕6号/19/2-a",
          "a norm such as 司规〔2020〕6号/19/2-a");
      return Optional.empty();
    }
  }

  private List<Relation> relations(NormId norm, Map<String, String> metadata, Place place) {
    List<Relation> relations = new ArrayList<>();
    for (Relation.Kind kind : Relation.Kind.values()) {
      String others = metadata.get(kind.metadata());
      if (others != null) {
        for (String other : others.split("[,，]")) {
          norm(other.strip(), kind.metadata(), place)
              .ifPresent(o -> relations.add(new Relation(norm, kind, o)));
        }
      }
    }
    return relations;
  }

  private InForce inForce(Map<String, String> metadata, Place place) {
    try {
      return new InForce(
          Optional.ofNullable(metadata.get("From")).map(LocalDate::parse),
          Optional.ofNullable(metadata.get("To")).map(LocalDate::parse));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      problem(
          place,
          "@From( " + metadata.get("From") + " ) @To( " + metadata.get("To") + " )",
          "日期，如 2022-01-01，先后有序",
          "days such as 2022-01-01, in order");
      return InForce.ALWAYS;
    }
  }

  private Optional<Condition> condition(BaseDescr descr) {
    if (descr instanceof AnnotatedBaseDescr annotated && !annotated.getAnnotations().isEmpty()) {
      problem(
          at(Math.max(descr.getLine(), 1), descr.getColumn() + 1),
          "@" + String.join(" @", annotated.getAnnotationNames()),
          "没有注解的条件",
          "a condition without an annotation");
      return Optional.empty();
    }
    if (descr instanceof PatternDescr pattern) {
      return pattern(pattern).map(Condition.class::cast);
    }
    if (descr instanceof NotDescr not && not.getDescrs().size() == 1) {
      return inner(not.getDescrs().get(0)).map(Not::new);
    }
    if (descr instanceof ExistsDescr exists && exists.getDescrs().size() == 1) {
      return inner((BaseDescr) exists.getDescrs().get(0)).map(Exists::new);
    }
    if (descr instanceof OrDescr or) {
      List<List<Condition>> options = new ArrayList<>();
      for (BaseDescr option : or.getDescrs()) {
        List<BaseDescr> parts = option instanceof AndDescr and ? and.getDescrs() : List.of(option);
        options.add(parts.stream().map(this::condition).flatMap(Optional::stream).toList());
      }
      return Optional.of(new AnyOf(options));
    }
    if (descr instanceof AndDescr and && and.getDescrs().size() == 1) {
      return condition(and.getDescrs().get(0));
    }
    problem(
        at(Math.max(descr.getLine(), 1), descr.getColumn() + 1),
        descr instanceof ConditionalBranchDescr
            ? "if( … )"
            : descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT),
        "事实、not RecordedEvent、exists RecordedEvent 或 or",
        "a pattern, not RecordedEvent, exists RecordedEvent, or or");
    return Optional.empty();
  }

  private Optional<Pattern> inner(BaseDescr descr) {
    if (descr instanceof PatternDescr pattern) {
      return pattern(pattern);
    }
    problem(
        at(Math.max(descr.getLine(), 1), descr.getColumn() + 1),
        "not/exists ( … )",
        "not/exists 后一个事实",
        "one pattern after not or exists");
    return Optional.empty();
  }

  private Optional<Pattern> pattern(PatternDescr pattern) {
    Place place = at(pattern.getLine(), pattern.getColumn() + 1);
    if (pattern.getSource() != null
        || !pattern.getBehaviors().isEmpty()
        || !pattern.getPositionalConstraints().isEmpty()
        || pattern.isUnification()
        || pattern.isQuery()
        || !pattern.getAnnotations().isEmpty()) {
      problem(
          place, pattern.getObjectType() + " from / over / ;", "只有命名的条件", "named constraints only");
      return Optional.empty();
    }
    List<Constraint> constraints = new ArrayList<>();
    for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
      String text =
          descr instanceof ExprConstraintDescr expr ? expr.getExpression() : descr.toString();
      Place at =
          descr.getLine() > 0 ? at(descr.getLine(), Math.max(descr.getColumn(), 0) + 1) : place;
      try {
        constraints.add(RuleText.constraint(text.strip(), at));
      } catch (RuleText.Refused e) {
        Title in = new Title("（在“" + text.strip() + "”中）", " in '" + text.strip() + "'");
        refused(e, new Title(e.found().zh() + in.zh(), e.found().en() + in.en()));
        return Optional.empty();
      }
    }
    String binding = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
    return Optional.of(new Pattern(pattern.getObjectType(), binding, constraints, place));
  }

  private Optional<Call> consequence(RuleDescr rule) {
    String text = String.valueOf(rule.getConsequence());
    Place place = at(Math.max(rule.getConsequenceLine(), 1), 1);
    try {
      String stripped = text.stripLeading();
      return Optional.of(RuleText.consequence(stripped, start(stripped, place)));
    } catch (RuleText.Refused e) {
      refused(e, e.found());
      return Optional.empty();
    } catch (RuntimeException e) {
      problem(place, text, "insert( … );", "insert( … );");
      return Optional.empty();
    }
  }

  /** Where a consequence begins, at or below its "then": the parser keeps no column of it. */
  private Place start(String consequence, Place then) {
    String first = consequence.lines().findFirst().orElse("");
    List<String> lines = source.lines().toList();
    for (int line = then.line(); line <= lines.size(); line++) {
      int column = lines.get(line - 1).indexOf(first);
      if (column >= 0) {
        return at(line, column + 1);
      }
    }
    return then;
  }

  /** The comment lines directly above a rule. */
  private String comment(int ruleLine) {
    List<String> lines = source.lines().toList();
    List<String> comment = new ArrayList<>();
    for (int i = ruleLine - 2; i >= 0 && i < lines.size(); i--) {
      String line = lines.get(i).strip();
      if (!line.startsWith("//")) {
        break;
      }
      comment.add(0, line.substring(2).strip());
    }
    return String.join("\n", comment);
  }

  private void refused(RuleText.Refused refused, Title found) {
    problems.add(Problem.of(refused.place().toString(), found, refused.expected()));
  }

  private Place at(int line, int column) {
    return new Place(file, line, column);
  }

  private void problem(Place place, String found, String zh, String en) {
    problems.add(
        Problem.of(
            place.toString(), new Title("“" + found + "”", "'" + found + "'"), new Title(zh, en)));
  }
}
