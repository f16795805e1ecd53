package org.dutylawyer.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** Reads the fields of objects; those that are unknown, misplaced or repeated it reports. */
final class FieldReader {

  /** What other formats call the fields of an event, in words that are like none of these. */
  private static final Map<String, String> BY_OTHER_NAMES =
      Map.of(
          "of", "person", "for", "person", "who", "person", "date", "at", "day", "at", "time", "at",
          "kind", "type", "organ", "by");

  private final Vocabulary vocabulary;
  private final Problems problems;

  /** Known keys that stand in the file in another spelling, which was told. */
  private final Set<String> meant = new HashSet<>();

  FieldReader(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** Whether a key that was told as unknown was meant for that one. */
  boolean meant(String key) {
    return meant.contains(key);
  }

  Fields fields(
      Node node, String path, Map<String, Title> own, List<FactWord> facts, Title expected) {
    return fields(node, path, own, facts, Optional.empty(), expected);
  }

  /**
   * The members of an object; repeated and unknown ones reported.
   *
   * @param set word for the fact that an event of this type changes, and that stands as {@code to}
   */
  Fields fields(
      Node node,
      String path,
      Map<String, Title> own,
      List<FactWord> facts,
      Optional<String> set,
      Title expected) {
    if (!(node instanceof Node.Obj object)) {
      problems.add(node.line(), path, FullWidthColon.found(node), expected);
      return new Fields(Map.of(), path, node.line(), false);
    }
    Map<String, Title> known = new LinkedHashMap<>(own);
    facts.forEach(fact -> known.put(fact.key(), fact.title()));
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Node.Member member : object.members()) {
      String memberPath = JsonPath.member(path, member.key());
      if (path.equals("$") && member.key().equals(CaseFileFields.SCHEMA)) {
        continue;
      }
      if (!known.containsKey(member.key())) {
        unknownField(member, memberPath, known, facts, set);
        continue;
      }
      Field field = new Field(member.value(), memberPath, member.line());
      Field first = fields.putIfAbsent(member.key(), field);
      if (first != null) {
        repeated(member, memberPath, first);
      }
    }
    return new Fields(fields, path, object.line(), true);
  }

  private void unknownField(
      Node.Member member,
      String path,
      Map<String, Title> known,
      List<FactWord> facts,
      Optional<String> set) {
    Optional<FullWidthColon> colon = FullWidthColon.in(member.key());
    if (colon.isPresent()) {
      Optional<String> key = Nearest.of(colon.get().key(), known);
      key.ifPresent(meant::add);
      problems.add(
          member.line(),
          path,
          colon.get().found(),
          FullWidthColon.HALF_WIDTH,
          key.map(colon.get()::written));
      return;
    }
    Title shown = Shown.both(Shown.text(member.key()));
    Optional<FactWord> elsewhere =
        vocabulary.fact(member.key()).or(() -> titled(member.key(), known));
    if (elsewhere.isPresent() && !elsewhere.get().isStated()) {
      String parts = Shown.words(elsewhere.get().madeUpOf());
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              parts + "（“" + elsewhere.get().title().zh() + "”由此得出，不必填写）",
              parts + " (" + elsewhere.get().title().en() + " follows from these)"));
      return;
    }
    if (elsewhere.isPresent() && set.equals(elsewhere.map(FactWord::key))) {
      Title title = elsewhere.get().title();
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              "写作 \"to\"（变更后的" + title.zh() + "）", "\"to\" (the new value of " + title.en() + ")"));
      return;
    }
    if (elsewhere.isPresent()) {
      // A known word in the wrong place: the place is the mistake, not the spelling.
      Title subjects = subjects(elsewhere.get());
      String key = elsewhere.get().key();
      boolean asKey = key.equals(member.key());
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              (asKey ? "" : "以 \"" + key + "\" ")
                  + "写在"
                  + subjects.zh()
                  + "处（"
                  + elsewhere.get().title().zh()
                  + "）",
              (asKey ? "it" : "\"" + key + "\"")
                  + " with "
                  + subjects.en()
                  + " ("
                  + elsewhere.get().title().en()
                  + ")"));
      return;
    }
    Optional<String> nearest =
        Nearest.of(member.key(), known)
            .or(() -> factWithValue(member, facts))
            .or(
                () ->
                    Optional.ofNullable(BY_OTHER_NAMES.get(member.key()))
                        .filter(known::containsKey));
    nearest.ifPresent(meant::add);
    String list = nearest.isPresent() ? "" : ": " + Shown.words(known.keySet());
    problems.add(
        member.line(),
        path,
        shown,
        new Title("此处的已知字段" + list, "a field known here" + list),
        nearest);
  }

  /** The fact of that title that stands elsewhere, if nothing of that title may stand here. */
  private Optional<FactWord> titled(String written, Map<String, Title> known) {
    return known.values().stream().anyMatch(title -> Nearest.names(title, written))
        ? Optional.empty()
        : vocabulary.facts().stream()
            .filter(fact -> Nearest.names(fact.title(), written))
            .findFirst();
  }

  /** Somebody who writes "blind": true means the fact that has the value blind. */
  private static Optional<String> factWithValue(Node.Member member, List<FactWord> facts) {
    return facts.stream()
        .filter(fact -> fact.kind() == FactWord.Kind.VALUES)
        .filter(fact -> fact.values().containsKey(member.key()))
        .map(FactWord::key)
        .findFirst();
  }

  /** What a fact can be said of: the kinds of subject, or the types of event. */
  private Title subjects(FactWord fact) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (About about : fact.about()) {
      Optional<String> type = about.eventType();
      zh.add(type.map(t -> "事件 \"" + t + "\" ").orElse(about.kind().title().zh()));
      en.add(type.map(t -> "event \"" + t + "\"").orElse("the " + about.kind().title().en()));
    }
    return new Title(String.join("、", zh), String.join(" or ", en));
  }

  private void repeated(Node.Member member, String path, Field first) {
    String key = Shown.text(member.key());
    Title once =
        first.line() > 0
            ? new Title(
                "只出现一次（首次在第 " + first.line() + " 行）",
                "it once (first on line " + first.line() + ")")
            : new Title("只出现一次", "it once");
    problems.add(
        member.line(),
        path,
        new Title(
            "第二个 " + key + "：" + Shown.found(member.value()).zh(),
            "a second " + key + ": " + Shown.found(member.value()).en()),
        once);
  }
}
