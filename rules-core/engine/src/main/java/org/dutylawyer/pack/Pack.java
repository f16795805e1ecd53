package org.dutylawyer.pack;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * A pack that was read whole: manifest, words, rules and declarations.
 *
 * @param files its files
 * @param manifest what {@code pack.yaml} says
 * @param vocabularies the words that it adds, file by file
 * @param rules its rules, in the order of the files
 * @param notComputable the norms that it declares to be no rules
 * @param grounds how it words the grounds for discipline
 */
public record Pack(
    PackFiles files,
    PackManifest manifest,
    List<Vocabulary> vocabularies,
    List<RuleModel> rules,
    List<NotComputable> notComputable,
    GroundSheet grounds) {

  /** Copies the lists. */
  public Pack {
    vocabularies = List.copyOf(vocabularies);
    rules = List.copyOf(rules);
    notComputable = List.copyOf(notComputable);
  }

  /** The pack's id: its jurisdiction. */
  public String id() {
    return manifest.id();
  }

  /** The instrument that a norm belongs to, if this pack has it. */
  public Optional<Instrument> instrument(NormId norm) {
    return manifest.instruments().stream()
        .filter(i -> i.id().equals(norm.instrument()))
        .findFirst();
  }

  /** The package that the file of a rule declares. */
  public String javaPackage(RuleModel rule) {
    return files.javaPackage(rule.place().file().substring(files.origin().length() + 1));
  }
}
