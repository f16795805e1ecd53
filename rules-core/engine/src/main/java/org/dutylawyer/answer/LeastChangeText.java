package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Flip;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Puts the least changes that flip a conclusion into sentences. */
public final class LeastChangeText {

  /** Sentences that a reader will read about one conclusion. */
  private static final int MOST_SHOWN = 12;

  private final Assessment answer;
  private final Wording words;
  private final Map<NormId, String> names;

  /** Sentences about an answer, Chinese unless the locale is English. */
  public LeastChangeText(Assessment answer, Locale locale) {
    this(answer, locale, Map.of());
  }

  private LeastChangeText(Assessment answer, Locale locale, Map<NormId, String> names) {
    this.answer = answer;
    this.words = new Wording(answer, locale);
    this.names = names;
  }

  /**
   * Writes what was found for some conclusions.
   *
   * @param names what the norms are called in their packs, as far as that is known: for those that
   *     ask nothing in this case
   * @param width columns of the terminal
   */
  public static String of(
      Assessment answer,
      Locale locale,
      List<LeastChange> found,
      Map<NormId, String> names,
      boolean colour,
      int width) {
    LeastChangeText text = new LeastChangeText(answer, locale, names);
    Lines out = new Lines(colour, width, text.words.names());
    for (LeastChange least : found) {
      text.write(least, out);
    }
    String looked = text.looked(found);
    if (!looked.isEmpty()) {
      out.line("", "", looked, Mark.FAINT);
    }
    return out.toString();
  }

  private void write(LeastChange least, Lines out) {
    out.heading(conclusion(least.target(), least.now()));
    source(least.target()).forEach(line -> out.line("  ", "  ", line, Mark.FAINT));
    int number = 1;
    List<String> sentences = sentences(least);
    List<String> shown = sentences.subList(0, Math.min(sentences.size(), MOST_SHOWN));
    for (String sentence : shown) {
      String lead = "  " + number + ". ";
      out.line(lead, " ".repeat(lead.length()), sentence, Mark.PLAIN);
      number++;
    }
    int more = sentences.size() - shown.size() + least.more();
    if (more > 0) {
      out.line("  ", "  ", words.say("least.more", more), Mark.FAINT);
    }
    long gone = least.flips().stream().filter(flip -> isGone(least.target(), flip)).count();
    if (gone > 0) {
      out.line("  ", "  ", words.say("least.gone", gone), Mark.FAINT);
    }
    String looked = looked(least);
    if (!looked.isEmpty()) {
      out.line("  ", "  ", looked, Mark.FAINT);
    }
  }

  /**
   * Whether it wants something else to have been done on a day that has passed: that cannot be any
   * more. That the act itself was done in time can still be found out (案卷漏记).
   */
  private boolean isGone(Target target, Flip flip) {
    List<String> own =
        target instanceof Target.Demand demand
            ? demand
                .finding(answer)
                .map(Finding::conclusion)
                .filter(Duty.class::isInstance)
                .map(duty -> ((Duty) duty).doneBy())
                .orElse(List.of())
            : List.of();
    return flip.changes().stream()
        .anyMatch(
            change -> change instanceof Change.Act act && !act.open() && !own.contains(act.type()));
  }

  /**
   * One sentence for each set that still can be; other values of one fact that come to the same are
   * one, and an act that only makes of a state what a change of that state makes of it is that
   * change.
   */
  public List<String> sentences(LeastChange least) {
    Map<List<Object>, List<Flip>> together = new LinkedHashMap<>();
    List<Flip> left = least.flips().stream().filter(flip -> !isGone(least.target(), flip)).toList();
    for (Flip flip : left) {
      if (left.stream().noneMatch(other -> says(other, flip))) {
        together.computeIfAbsent(told(flip), k -> new ArrayList<>()).add(flip);
      }
    }
    return together.values().stream()
        .map(
            same ->
                words.say(
                    "least.then",
                    same.size() == 1 ? changes(same.get(0)) : values(same),
                    becomes(least.target(), same.get(0).becomes())))
        .toList();
  }

  /** Whether one is the change of a state, and the other an act that makes the same of it. */
  private boolean says(Flip change, Flip special) {
    if (change.changes().size() != 1
        || special.changes().size() != 1
        || !(change.changes().get(0) instanceof Change.Act set)
        || !(special.changes().get(0) instanceof Change.Act act)
        || set.type().equals(act.type())) {
      return false;
    }
    Optional<String> state = answer.words().event(set.type()).flatMap(EventWord::sets);
    return change.becomes().equals(special.becomes())
        && set.of().equals(act.of())
        && set.until().equals(act.until())
        && state.isPresent()
        && answer.words().leaves(act.type()).stream()
            .anyMatch(
                left ->
                    left.state().equals(state.get())
                        && left.value().equals(set.facts().get(state.get())));
  }

  /** Flips that are told in one sentence have the same. */
  private static List<Object> told(Flip flip) {
    Change change = flip.changes().get(0);
    if (flip.changes().size() == 1 && change instanceof Change.OfFact fact) {
      return List.of(fact.of(), fact.fact(), flip.becomes());
    } else if (flip.changes().size() == 1
        && change instanceof Change.Act act
        && act.facts().size() == 1) {
      return List.of(act.of(), act.type(), act.facts().keySet(), act.until(), flip.becomes());
    }
    return List.of(flip);
  }

  private String values(List<Flip> same) {
    if (same.get(0).changes().get(0) instanceof Change.Act) {
      return act(same.stream().map(flip -> (Change.Act) flip.changes().get(0)).toList());
    }
    List<Change.OfFact> facts =
        same.stream().map(flip -> (Change.OfFact) flip.changes().get(0)).toList();
    String or = words.say(isQuoted(facts.get(0)) ? "least.or" : "least.or.plain");
    return fact(
        facts.get(0),
        facts.stream().map(f -> value(f, f.instead())).collect(Collectors.joining(or)));
  }

  /** What is to be said of one conclusion where nothing was found, or not all sets were tried. */
  public String looked(LeastChange least) {
    if (least.size() == 0) {
      return words.say("least.none.at-all");
    }
    return least.flips().isEmpty() ? words.say("least.none", least.size()) : "";
  }

  /** How far was looked, for several conclusions together; empty where nothing was tried. */
  public String looked(List<LeastChange> found) {
    List<LeastChange> tried = found.stream().filter(least -> least.size() > 0).toList();
    if (tried.isEmpty()) {
      return "";
    }
    List<String> sizes =
        tried.stream().map(LeastChange::size).distinct().sorted().map(String::valueOf).toList();
    List<String> kept =
        tried.stream()
            .flatMap(least -> least.kept().stream())
            .distinct()
            .sorted()
            .map(words::fact)
            .toList();
    String stayed =
        words.say(
            "least.kept",
            words.list(
                Stream.concat(kept.stream(), Stream.of(words.say("least.kept.dates"))).toList()));
    return words.say(
        "least.size",
        String.join(words.say("least.or.plain"), sizes),
        tried.stream().mapToLong(LeastChange::answers).sum(),
        stayed);
  }

  /** Which conclusions are left out of those of the whole answer; empty if none. */
  public Optional<String> leftOut() {
    int undated = Target.undated(answer).size();
    return undated == 0 ? Optional.empty() : Optional.of(words.say("least.undated", undated));
  }

  /** The conclusion, and what it is now. */
  public String conclusion(Target target, String now) {
    if (target instanceof Target.Owed) {
      return words.say("least.now", words.subject(target.of()), becomes(target, now));
    } else if (target instanceof Target.Ground ground) {
      return words.say(
          "least.now",
          words.subject(ground.of())
              + words.comma()
              + ground
                  .answer(answer)
                  .map(g -> words.word(Group.GROUNDS, g.ground()))
                  .orElse(words.cite(ground.provision())),
          becomes(target, now));
    }
    Target.Demand demand = (Target.Demand) target;
    return words.say(
        "least.now",
        demand
            .finding(answer)
            .map(f -> demand(f) + words.who(List.of(f.conclusion())))
            .orElseGet(() -> named(demand)),
        becomes(target, now));
  }

  /** What asks nothing now is named by its norm, and for whom it is asked. */
  private String named(Target.Demand demand) {
    String name = names.getOrDefault(demand.norm(), words.cite(demand.norm()));
    return demand.of() instanceof Event ? name : words.subject(demand.of()) + words.comma() + name;
  }

  private String demand(Finding finding) {
    return words.actingThen(finding) + words.modal(finding.conclusion());
  }

  private List<String> source(Target target) {
    if (target instanceof Target.Demand demand) {
      return List.of(words.cite(demand.norm()));
    }
    return target instanceof Target.Ground ground
        ? List.of(words.cite(ground.provision()))
        : List.of();
  }

  /** What a conclusion is then. */
  public String becomes(Target target, String word) {
    if (target instanceof Target.Owed owed) {
      String what = words.word(Group.ENTITLEMENTS, owed.entitlement());
      boolean may = owed.force().equals(Entitlement.MAY);
      if (word.equals(Outcome.APPLIES.word())) {
        return words.entitlement(owed.entitlement(), !may);
      }
      boolean open = word.equals(Outcome.UNDETERMINED.word());
      return open
          ? words.say(may ? "entitlement.open.may" : "entitlement.open", what)
          : words.say(may ? "entitlement.no.may" : "entitlement.no", what);
    } else if (target instanceof Target.Ground) {
      return words.say(
          "ground.word." + (word.isEmpty() ? GroundAnswer.Result.NOT_MET.word() : word));
    }
    boolean forbids =
        ((Target.Demand) target)
            .finding(answer)
            .filter(finding -> finding.conclusion() instanceof Prohibition)
            .isPresent();
    if (word.equals(Outcome.DOES_NOT_APPLY.word())) {
      return words.say(forbids ? "least.not-forbidden" : "least.not-owed");
    }
    return words.say((forbids ? "least.forbidden." : "state.") + word);
  }

  /** The changes of a set in one sentence. */
  public String changes(Flip flip) {
    List<String> parts = flip.changes().stream().map(this::change).toList();
    String all = parts.get(0);
    for (String part : parts.subList(1, parts.size())) {
      all = words.say("least.and", all, part);
    }
    return all;
  }

  private String change(Change change) {
    if (change instanceof Change.OfFact fact) {
      return fact(fact);
    } else if (change instanceof Change.Act act) {
      return act(act);
    } else if (change instanceof Change.Earlier earlier) {
      return words.say(
          "least.earlier",
          words.event(earlier.type()) + words.person(earlier.of()),
          words.day(earlier.until()),
          words.inBrackets(earlier.at()));
    }
    Change.Without without = (Change.Without) change;
    return words.say(
        "least.without",
        words.event(without.type()),
        without.at().map(at -> words.bracketed(words.inBrackets(at))).orElse("")
            + words.person(without.of()));
  }

  private String fact(Change.OfFact change) {
    return fact(change, value(change, change.instead()));
  }

  private String fact(Change.OfFact change, String instead) {
    if (isBirth(change)) {
      String now = value(change, change.now().orElseThrow());
      return words.say("least.born", whose(change.of()), now, instead);
    }
    String what = whose(change.of()) + words.fact(change.fact());
    String key = isQuoted(change) ? "least.fact" : "least.number";
    return change
        .now()
        .map(now -> words.say(key + ".stated", what, value(change, now), instead))
        .orElseGet(() -> words.say(key, what, instead));
  }

  private String value(Change.OfFact change, String value) {
    return isBirth(change) ? words.day(LocalDate.parse(value)) : words.value(change.fact(), value);
  }

  private static boolean isBirth(Change.OfFact change) {
    return change.fact().equals(Change.OfFact.BORN);
  }

  /** Numbers and days stand without quotes. */
  private boolean isQuoted(Change.OfFact change) {
    return !isBirth(change)
        && answer
            .words()
            .fact(change.fact())
            .filter(w -> w.kind() == FactWord.Kind.NUMBER)
            .isEmpty();
  }

  private String whose(Subject of) {
    if (of instanceof Event || words.mustBeNamed(of)) {
      return words.say("least.of", words.subject(of));
    }
    return "";
  }

  private String act(Change.Act act) {
    return act(List.of(act));
  }

  /** An act, with each other value of what has to be true of it besides. */
  private String act(List<Change.Act> same) {
    Change.Act act = same.get(0);
    String title = words.event(act.type());
    List<String> remarks = new ArrayList<>();
    for (String fact : act.facts().keySet()) {
      String values =
          same.stream()
              .map(one -> words.value(fact, one.facts().getOrDefault(fact, "")))
              .distinct()
              .collect(Collectors.joining(words.say("least.or.plain")));
      remarks.add(words.say("used.fact", words.fact(fact), values));
    }
    List<String> actors = act.by().stream().map(words::actor).toList();
    if (actors.size() == 1 && !title.contains(actors.get(0))) {
      remarks.add(words.say("least.act.by", actors.get(0)));
    }
    boolean office = answer.words().event(act.type()).filter(w -> !w.by().isEmpty()).isPresent();
    if (act.open() && office) {
      remarks.add(words.say("least.act.open"));
    }
    String done = title + words.person(act.of());
    String remark = remarks.isEmpty() ? "" : words.bracketed(String.join(words.comma(), remarks));
    String today = words.day(answer.asOf().date());
    String until = act.open() ? "least.act.until" : "least.act.past";
    return act.until()
        .map(day -> words.say(until, done, words.day(day), remark))
        .orElseGet(() -> words.say("least.act.now", done, remark, today));
  }
}
