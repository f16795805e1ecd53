package org.dutylawyer.workbench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.upgrade.AnswerChange.Cause;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.AnswerChange.Sort;

/**
 * Two versions of packs, readings and notices: what the later answers otherwise, why, and who must
 * be told. Immutable; can be asked from many threads.
 */
public final class Upgrade {

  private final Side before;
  private final Side after;
  private final Map<NormId, Cause> rules = new LinkedHashMap<>();
  private final Map<String, HolidayNotice> notices = new TreeMap<>();
  private final List<Cause> readings = new ArrayList<>();

  /**
   * One version.
   *
   * @param rules its packs and its calendar
   * @param question what is asked: the same day of both, the readings of each
   */
  public record Side(DutyLawyerRules rules, Question question) {
    private Assessment answer(CaseFileText text) {
      CaseFile file = rules.read(text);
      return rules.assess(file, question);
    }
  }

  /** An upgrade from one version to another. */
  public Upgrade(Side before, Side after) {
    this.before = before;
    this.after = after;
    Map<NormId, RuleModel> old = models(before.rules());
    Map<NormId, RuleModel> now = models(after.rules());
    Set<NormId> all = new LinkedHashSet<>(old.keySet());
    all.addAll(now.keySet());
    for (NormId norm : all) {
      if (!now.containsKey(norm)) {
        rules.put(norm, cause(Cause.Kind.RULE_REMOVED, norm, "规则已删除", "the rule was removed"));
      } else if (!old.containsKey(norm)) {
        rules.put(norm, cause(Cause.Kind.RULE_ADDED, norm, "新增规则", "the rule is new"));
      } else if (!said(old.get(norm)).equals(said(now.get(norm)))) {
        rules.put(norm, cause(Cause.Kind.RULE_CHANGED, norm, "规则有变更", "the rule was changed"));
      }
    }
    before.rules().calendar().notices().forEach(n -> notices.put(n.id(), n));
    Set<String> both = new HashSet<>();
    for (HolidayNotice later : after.rules().calendar().notices()) {
      if (notices.putIfAbsent(later.id(), later) != null) {
        both.add(later.id());
      }
    }
    notices.keySet().removeAll(both);
    Set<String> chosen = new TreeSet<>(before.question().readings().keySet());
    chosen.addAll(after.question().readings().keySet());
    for (String id : chosen) {
      String one = option(before, id);
      String other = option(after, id);
      if (!one.equals(other)) {
        Title was = told(before, id);
        Title is = told(after, id);
        readings.add(
            new Cause(
                Cause.Kind.READING,
                Optional.empty(),
                new Title(
                    "解释“" + id + "”由" + was.zh() + "改为" + is.zh(),
                    "the reading " + id + " is " + is.en() + " instead of " + was.en())));
      }
    }
  }

  /** The option by which a version answers: the one chosen, or the one that its packs preset. */
  private static String option(Side side, String reading) {
    return Optional.ofNullable(side.question().readings().get(reading))
        .or(
            () ->
                side.rules().packs().values().stream()
                    .flatMap(pack -> pack.manifest().readings().stream())
                    .filter(declared -> declared.id().equals(reading))
                    .map(ReadingDeclaration::preset)
                    .findFirst())
        .orElse("");
  }

  private static Title told(Side side, String reading) {
    String option = option(side, reading);
    if (side.question().readings().containsKey(reading)) {
      return new Title("“" + option + "”", "'" + option + "'");
    }
    return option.isEmpty()
        ? new Title("默认", "the default")
        : new Title("默认的“" + option + "”", "'" + option + "' (the default)");
  }

  private static Map<NormId, RuleModel> models(DutyLawyerRules rules) {
    Map<NormId, RuleModel> models = new LinkedHashMap<>();
    for (Pack pack : rules.packs().values()) {
      pack.rules().forEach(rule -> models.put(rule.norm(), rule));
    }
    return models;
  }

  /** What a rule says, wherever it stands. */
  private static String said(RuleModel rule) {
    return List.of(
            rule.conditions(), rule.consequence(), rule.inForce(), rule.relations(), rule.quote())
        .toString()
        .replaceAll(", place=[^\\]]*", "");
  }

  private static Cause cause(Cause.Kind kind, NormId norm, String zh, String en) {
    return new Cause(kind, Optional.of(norm), new Title(norm + " " + zh, norm + ": " + en));
  }

  /** What differs between the versions themselves: rules by norm, then notices, then readings. */
  public List<Cause> differences() {
    List<Cause> all = new ArrayList<>(rules.values());
    notices.values().forEach(notice -> all.add(notice(notice)));
    all.addAll(readings);
    return all;
  }

  /** The words of a jurisdiction that one of the versions does not know. */
  public List<Title> words(String jurisdiction) {
    List<Title> words = new ArrayList<>();
    Vocabulary old = before.rules().vocabulary(jurisdiction);
    Vocabulary now = after.rules().vocabulary(jurisdiction);
    for (Vocabulary.Group group : Vocabulary.Group.values()) {
      for (String word : old.words(group)) {
        if (!now.words(group).contains(word)) {
          words.add(
              new Title(
                  group.title().zh() + "“" + word + "”：新版没有这个词",
                  group.key() + " " + word + ": a word that the later version does not know"));
        }
      }
      for (String word : now.words(group)) {
        if (!old.words(group).contains(word)) {
          words.add(
              new Title(
                  group.title().zh() + "“" + word + "”：新版新增",
                  group.key() + " " + word + ": a word that the later version adds"));
        }
      }
    }
    return words;
  }

  /**
   * What the later version answers otherwise about a case.
   *
   * @throws BadInputException if both refuse the case
   */
  public CaseReport of(CaseFileText text) {
    Optional<Assessment> old = Optional.empty();
    Optional<BadInputException> oldRefusal = Optional.empty();
    try {
      old = Optional.of(before.answer(text));
    } catch (BadInputException e) {
      oldRefusal = Optional.of(e);
    }
    try {
      Assessment now = after.answer(text);
      return old.isPresent()
          ? report(now, old.get(), Item.of(old.get()), Item.of(now), false)
          : new CaseReport(
              now.file().id(),
              now.file().jurisdiction(),
              List.of(read(oldRefusal.orElseThrow(), false)));
    } catch (BadInputException e) {
      if (old.isEmpty()) {
        throw e;
      }
      return new CaseReport(
          old.get().file().id(), old.get().file().jurisdiction(), List.of(read(e, true)));
    }
  }

  /**
   * The same against an answer in brief that the earlier version stored.
   *
   * @throws BadInputException if the later version refuses the case
   * @throws OtherFileException if the answer was given for another file of that number
   */
  public CaseReport of(CaseFileText text, JsonNode stored) {
    Assessment now = after.answer(text);
    isOfThatFile(now, stored, text.where());
    JsonNode brief = BriefAnswer.of(now);
    CaseReport report = report(now, brief, stored);
    return report.changes().isEmpty() ? report : checked(report, text, now, brief);
  }

  /**
   * The same of two answers in brief.
   *
   * @param brief the answer of now
   */
  private CaseReport report(Assessment now, JsonNode brief, JsonNode stored) {
    List<Item> then = Item.of(stored);
    List<Item> later = Item.of(brief);
    return report(now, now, Item.told(then, later, brief), Item.told(later, then, stored), true);
  }

  /**
   * Whether the earlier version answers the case as it is stored: what was altered since, or
   * answered by another program, changes for no reason that lies in the versions.
   */
  private CaseReport checked(CaseReport report, CaseFileText text, Assessment now, JsonNode brief) {
    List<AnswerChange> anew;
    try {
      anew = report(now, brief, BriefAnswer.of(before.answer(text))).changes();
    } catch (BadInputException refused) {
      return report;
    }
    return new CaseReport(
        report.id(),
        report.jurisdiction(),
        report.changes().stream()
            .map(change -> anew.stream().anyMatch(change::isSameAs) ? change : change.by(OTHER))
            .toList());
  }

  private static final Cause OTHER =
      new Cause(
          Cause.Kind.PROGRAM,
          Optional.empty(),
          new Title(
              "所存的不是本程序按 OLD 作出的答复：作出后被改动，或者由程序的另一版本作出",
              "what is stored is not what this program answers under OLD: it was altered since, or"
                  + " answered by another version of the program"));

  /** Answers of before say neither the file nor the register for which they were given. */
  private static void isOfThatFile(Assessment now, JsonNode stored, String where) {
    if (!stored.has("caseSha256")) {
      return;
    }
    String file = BriefAnswer.fileHash(now.file());
    String answered = stored.path("caseSha256").asText();
    if (!file.equals(answered)) {
      throw new OtherFileException(
          Problem.of(
              where,
              new Title(
                  "案件“" + now.file().id() + "”的内容（" + file + "）与所存答复的不同（" + answered + "）",
                  "the case "
                      + now.file().id()
                      + " saying other than the one that the stored answer is for ("
                      + file
                      + ", not "
                      + answered
                      + ")"),
              new Title("作出该答复时的案件文件", "the case file as it was answered")));
    }
    Optional<JsonNode> before = Optional.ofNullable(stored.get("register"));
    Optional<JsonNode> register = now.file().register().map(CaseFile.Register::toNode);
    if (!before.equals(register)) {
      throw new OtherFileException(
          Problem.of(
              where,
              new Title(
                  "来源于" + register(register).zh() + "的案件，所存答复是就" + register(before).zh() + "作出的",
                  "a case from "
                      + register(register).en()
                      + ", while the stored answer was given for "
                      + register(before).en()),
              new Title("同一登记簿（--register）", "the same register (--register)")));
    }
  }

  private static Title register(Optional<JsonNode> register) {
    return register
        .map(one -> new Title("登记簿 " + one, "the register " + one))
        .orElse(new Title("没有写明的登记簿", "no register that is known"));
  }

  /**
   * Why a stored answer cannot be what the earlier version answered: it is no answer in brief, of
   * another day, of another calendar or reading, or by other packs. Answers that name no packs are
   * taken as they are; those of the first form name no readings.
   *
   * @param where where the answer stands
   */
  public Optional<Problem> misfit(JsonNode stored, String where) {
    if (!stored.path("case").isTextual() || !stored.path("duties").isArray()) {
      return Optional.of(
          Problem.of(
              where,
              stored.has("findings")
                  ? new Title("一份完整答复", "a whole answer")
                  : new Title("不是答复", "no answer"),
              new Title(
                  "assess --batch 写出的简要答复（不用 --full）",
                  "an answer in brief, as assess --batch writes it without --full")));
    }
    String day = stored.path("asOf").asText();
    String asked = before.question().asOf().toString();
    if (!day.equals(asked)) {
      return Optional.of(
          Problem.of(
              where,
              new Title(day + " 的答复", "an answer as of " + day),
              new Title(asked + " 的答复（--as-of）", "one as of " + asked + " (--as-of)")));
    }
    if (stored.path("schema").asInt(1) > 1) {
      Optional<Problem> otherwise = askedOtherwise(stored, where);
      if (otherwise.isPresent()) {
        return otherwise;
      }
    }
    for (Map.Entry<String, JsonNode> used : stored.path("packs").properties()) {
      String id = used.getKey();
      Optional<String> model =
          Optional.ofNullable(before.rules().packs().get(id)).map(p -> p.files().modelSha256());
      if (!model.equals(Optional.of(used.getValue().asText()))) {
        return Optional.of(
            Problem.of(
                where,
                new Title(
                    "由规则包 " + id + " 的另一版本作出的答复（" + used.getValue().asText() + "）",
                    "an answer by another version of pack "
                        + id
                        + " ("
                        + used.getValue().asText()
                        + ")"),
                new Title(
                    "由 OLD 作出的答复（" + model.orElse("没有 " + id) + "）",
                    "one by OLD (" + model.orElse("which has no " + id) + ")")));
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> askedOtherwise(JsonNode stored, String where) {
    String day = before.question().asOf().date().toString();
    String known = before.question().knownOn().map(String::valueOf).orElse(day);
    String knew = stored.path("knownOn").asText(day);
    if (!knew.equals(known)) {
      return Optional.of(
          Problem.of(
              where,
              new Title("按 " + knew + " 已公布的放假安排作出的答复", "an answer by the notices of " + knew),
              new Title(
                  "按 " + known + " 已公布的（--known-on）",
                  "one by those of " + known + " (--known-on)")));
    }
    Map<String, String> chose = new TreeMap<>();
    stored.path("readings").properties().forEach(e -> chose.put(e.getKey(), e.getValue().asText()));
    Map<String, String> chosen = new TreeMap<>(before.question().readings());
    return chose.equals(chosen)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                where,
                new Title("所选解释为 " + chose + " 的答复", "an answer under the readings " + chose),
                new Title(
                    "所选解释为 " + chosen + " 的答复（--old-reading）",
                    "one under " + chosen + " (--old-reading)")));
  }

  private AnswerChange read(BadInputException refusal, boolean nowRefused) {
    Problem problem = refusal.problems().get(0);
    Title why =
        new Title(
            "不予受理：" + problem.message(java.util.Locale.CHINESE),
            "refused: " + problem.message(java.util.Locale.ENGLISH));
    Title taken = new Title("受理", "taken");
    return new AnswerChange(
        Sort.READ,
        nowRefused ? Severity.URGENT : Severity.CHANGED,
        "",
        new Title("案件", "the case"),
        List.of(),
        nowRefused ? taken : why,
        nowRefused ? why : taken,
        List.of(
            new Cause(
                Cause.Kind.WORDS,
                Optional.empty(),
                new Title("两个版本的用词或者检查不同", "the versions differ in words or checks"))),
        List.of());
  }

  private CaseReport report(
      Assessment now, Assessment old, List<Item> then, List<Item> later, boolean stored) {
    Map<Item.Matter, List<Item>> byThen = byMatter(then);
    Map<Item.Matter, List<Item>> byNow = byMatter(later);
    List<Item.Matter> matters = new ArrayList<>(byThen.keySet());
    byNow.keySet().stream().filter(m -> !byThen.containsKey(m)).forEach(matters::add);
    List<AnswerChange> changes = new ArrayList<>();
    for (Item.Matter matter : matters) {
      List<Item> one = byThen.getOrDefault(matter, List.of());
      List<Item> other = byNow.getOrDefault(matter, List.of());
      Comparison comparison = new Comparison(old, now, matter, one, other, stored);
      if (!comparison.isSame() && !comparison.leavesTheFirst()) {
        changes.add(comparison.change(this::causes));
      }
    }
    return new CaseReport(now.file().id(), now.file().jurisdiction(), changes);
  }

  private static Map<Item.Matter, List<Item>> byMatter(List<Item> items) {
    Map<Item.Matter, List<Item>> by = new LinkedHashMap<>();
    items.forEach(item -> by.computeIfAbsent(item.matter(), m -> new ArrayList<>()).add(item));
    return by;
  }

  /**
   * The changed rules among those that say it, or else the notice or the reading that is another,
   * or else the changed rules on which these rest.
   */
  private List<Cause> causes(Set<NormId> norms, Set<String> notices, boolean dateMoved) {
    List<Cause> causes = new ArrayList<>();
    norms.stream().filter(rules::containsKey).map(rules::get).distinct().forEach(causes::add);
    Map<String, Cause> moving = new TreeMap<>();
    this.notices.forEach(
        (id, notice) -> {
          if (notices.contains(id)) {
            moving.put(id, notice(notice));
          }
        });
    if (moving.isEmpty() && dateMoved) {
      this.notices.forEach((id, notice) -> moving.put(id, notice(notice)));
    }
    if (causes.isEmpty() || !notices.isEmpty()) {
      causes.addAll(moving.values());
    }
    if (causes.isEmpty()) {
      causes.addAll(readings);
    }
    if (causes.isEmpty()) {
      rules.values().stream().limit(MOST_INDIRECT).forEach(causes::add);
    }
    if (causes.isEmpty()) {
      this.notices.values().forEach(notice -> causes.add(notice(notice)));
    }
    if (causes.isEmpty()) {
      causes.add(
          new Cause(
              Cause.Kind.PROGRAM,
              Optional.empty(),
              new Title("程序版本或者规则包的其他内容不同", "the program, or other contents of a pack, differ")));
    }
    return causes;
  }

  private static final int MOST_INDIRECT = 5;

  private static Cause notice(HolidayNotice notice) {
    return new Cause(
        Cause.Kind.NOTICE,
        Optional.empty(),
        new Title(
            "放假通知 " + notice.id() + "《" + notice.title() + "》",
            "notice of days off " + notice.id()));
  }
}
