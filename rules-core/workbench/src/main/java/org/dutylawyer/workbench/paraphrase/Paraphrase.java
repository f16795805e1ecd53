package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Says in a sentence what a rule does, from the rule itself and not from its name: a lawyer who
 * cannot read rules can compare the sentence with the text of the law. Immutable.
 */
public final class Paraphrase {

  private final Vocabulary words;
  private final Phrases phrases;
  private final Map<String, ReadingDeclaration> readings;
  private final Map<String, Instrument> instruments;

  /**
   * Words for the rules of a stack of packs.
   *
   * @param words the words of the stack
   * @param packs the packs, those required first; their {@code phrases.yaml} are used
   * @throws org.dutylawyer.problem.BadInputException if a pack's phrases cannot be read
   */
  public Paraphrase(Vocabulary words, Collection<Pack> packs) {
    this.words = words;
    this.phrases = Phrases.of(packs);
    Map<String, ReadingDeclaration> declared = new LinkedHashMap<>();
    Map<String, Instrument> texts = new LinkedHashMap<>();
    for (Pack pack : packs) {
      pack.manifest().readings().forEach(reading -> declared.put(reading.id(), reading));
      pack.manifest().instruments().forEach(text -> texts.put(text.id(), text));
    }
    this.readings = Map.copyOf(declared);
    this.instruments = Map.copyOf(texts);
  }

  /**
   * What a rule says.
   *
   * @param sentence conditions, who, what and by when
   * @param notes what counts as done or broken, and how the last day is counted
   * @param conditions each condition of its own, with the time at which a fact is asked
   * @param limit how long there is, for a duty; says so where the text sets no time
   */
  public record Said(
      Title sentence, List<Title> notes, List<Title> conditions, Optional<Title> limit) {
    /** Copies the lists. */
    public Said {
      notes = List.copyOf(notes);
      conditions = List.copyOf(conditions);
    }
  }

  /** Says what the rule does. */
  public Said of(RuleModel rule) {
    RuleParts parts = new RuleParts(rule, words);
    Terms chinese = terms(Locale.CHINESE, rule);
    ChineseDetails details = new ChineseDetails(parts, chinese);
    EnglishSentence en = new EnglishSentence(parts, terms(Locale.ENGLISH, rule));
    return new Said(
        new Title(new ChineseSentence(parts, chinese).sentence(), en.sentence()),
        pairs(details.notes(), en.notes()),
        pairs(details.conditions(), en.conditions()),
        new ChineseLimit(parts, chinese)
            .shortLimit()
            .flatMap(limit -> en.shortLimit().map(e -> new Title(limit, e))));
  }

  private Terms terms(Locale locale, RuleModel rule) {
    return new Terms(words, phrases, readings, norm -> cite(norm, rule.norm(), locale), locale);
  }

  /** Cites a norm; one of the same instrument without its number, as the law does. */
  private String cite(NormId norm, NormId from, Locale locale) {
    boolean chinese = Title.isChinese(locale);
    Instrument text = instruments.get(norm.instrument());
    String place = text == null ? norm.path() : text.text().cite(norm, chinese);
    return norm.instrument().equals(from.instrument())
        ? place
        : norm.instrument() + (chinese ? " " : ", ") + place;
  }

  private static List<Title> pairs(List<String> zh, List<String> en) {
    List<Title> pairs = new ArrayList<>();
    for (int i = 0; i < zh.size(); i++) {
      pairs.add(new Title(zh.get(i), en.get(i)));
    }
    return pairs;
  }
}
