package org.dutylawyer.workbench.regions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Symbolic;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.course.Course;
import org.dutylawyer.workbench.course.Say;

/** One of the two places: its packs, their words, and what they conclude. */
record Place(String id, List<Pack> packs, Vocabulary words, Symbolic symbolic, Say say) {
  Place(Engine engine, String id) {
    this(
        id,
        engine.packsFor(id),
        engine.vocabulary(id),
        Symbolic.of(engine, id),
        new Say(engine.vocabulary(id)));
  }

  boolean knows(Course course) {
    return course.events().stream().allMatch(e -> words.event(e.letter().type()).isPresent());
  }

  /** Whether the norm is one of its own packs as well. */
  boolean has(NormId norm) {
    return packs.stream()
        .anyMatch(pack -> pack.rules().stream().anyMatch(own -> own.norm().equals(norm)));
  }

  /** The Chinese names of those who act, the longest first. */
  List<String> names() {
    return words.words(Vocabulary.Group.ACTORS).stream()
        .map(actor -> words.title(Vocabulary.Group.ACTORS, actor).zh())
        .flatMap(title -> Stream.of(title.split("[、（）]", -1)))
        .filter(name -> !name.isBlank())
        .distinct()
        .sorted(Comparator.comparingInt((String name) -> -name.length()))
        .toList();
  }

  /** What its texts say that no case file decides. */
  List<Difference.Said> undecided() {
    return packs.stream()
        .flatMap(pack -> pack.notComputable().stream())
        .map(
            text ->
                new Difference.Said(
                    text.norm(),
                    cite(text.norm()),
                    text.quote(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false))
        .toList();
  }

  Optional<CaseFile> file(Course course) {
    return file(course, Map.of());
  }

  /** The same with facts that are settled. */
  Optional<CaseFile> file(Course course, Map<Variable, String> facts) {
    return course.inWords(words).file(id, words, facts);
  }

  Title title() {
    return packs.get(packs.size() - 1).manifest().title();
  }

  Title cite(NormId norm) {
    return packs.stream()
        .flatMap(pack -> pack.instrument(norm).stream())
        .findFirst()
        .map(
            i ->
                new Title(
                    norm.instrument() + " " + i.text().cite(norm, true),
                    norm.instrument() + " " + i.text().cite(norm, false)))
        .orElse(new Title(norm.toString(), norm.toString()));
  }
}
