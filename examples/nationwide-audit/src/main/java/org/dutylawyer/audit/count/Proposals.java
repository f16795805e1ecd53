package org.dutylawyer.audit.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.audit.indicator.CaseView;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.vocabulary.FactWord;

/**
 * Counts what proposals would bring if they were law, which they are not: apart from everything
 * that the law says, so that nothing counted of the law changes by asking.
 */
public final class Proposals {

  /**
   * What proposals ask for; the word is the provision, the outcome its state. What two rules say of
   * one thing (done, not done) is one.
   */
  public static final String WHAT_IF = "what-if";

  /** On what grounds proposals give a defender; the word is the norm, the outcome its outcome. */
  public static final String GROUNDS = "what-if-grounds";

  /**
   * Persons; the word is the entitlement proposed, the outcome what it would change, with {@link
   * #ENDED} before it where the case has ended.
   */
  public static final String PERSONS = "what-if-persons";

  /**
   * Persons once each, whatever entitlements are proposed for them; the outcome is what would
   * change, and for those for whom something would or may, how complex the case is: {@code
   * more/simple}, {@code maybe/either}.
   */
  public static final String DEFENCE = "what-if-defence";

  /** Cases with legal help; the outcome is how complex the case is. */
  public static final String HELPED = "what-if-helped";

  private static final String ASSIGNED = "assigned-defence";

  private static final String NONE = "none";

  /** Counsel that makes a further defender needless; whoever is no lawyer leaves that open. */
  private static final Set<String> DEFENDED = Set.of("retained-lawyer", "assigned");

  /** What makes a case complex, by article 5. */
  private static final String SCREENED = "screened-defence";

  /** Before an outcome of a person whose case has ended: it is that of the day before the end. */
  public static final String ENDED = "ended-";

  private final DutyLawyerRules rules;
  private final Question question;
  private final Set<String> instruments = new LinkedHashSet<>();
  private final Set<String> entitlements = new LinkedHashSet<>();

  private Proposals(DutyLawyerRules rules, Question question) {
    this.rules = rules;
    this.question = question;
  }

  /** Those among the packs; there may be none. */
  public static Proposals among(DutyLawyerRules rules, Question question) {
    Proposals found = new Proposals(rules, question);
    Set<String> lawful = new HashSet<>();
    for (Map.Entry<String, Pack> pack : rules.packs().entrySet()) {
      boolean proposals = Jurisdictions.isProposals(pack.getKey());
      if (proposals) {
        pack.getValue().manifest().instruments().stream()
            .map(Instrument::id)
            .forEach(found.instruments::add);
      }
      for (RuleModel rule : pack.getValue().rules()) {
        if (rule.consequence().word().equals("entitlement")) {
          (proposals ? found.entitlements : lawful).add(rule.consequence().text(0));
        }
      }
    }
    found.entitlements.removeAll(lawful);
    return found;
  }

  /** An outcome whether or not the case has ended. */
  public static String withoutEnd(String outcome) {
    return outcome.startsWith(ENDED) ? outcome.substring(ENDED.length()) : outcome;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return instruments.isEmpty();
  }

  /** What is to be asked: also what only proposals conclude, where there are any. */
  public Question question() {
    return isEmpty() ? question : question.only(Part.ENTITLEMENTS, Part.values());
  }

  /** Whether a norm is a proposal and no law. */
  boolean isProposed(NormId norm) {
    return instruments.contains(norm.instrument());
  }

  /** Whether only proposals give an entitlement. */
  boolean isProposed(String entitlement) {
    return entitlements.contains(entitlement);
  }

  void count(CaseView view, Place place, Cells cells) {
    if (isEmpty()) {
      return;
    }
    Assessment answer = view.answer();
    asked(answer, place, cells);
    Map<LocalDate, CaseView> earlier = new HashMap<>();
    List<Outcome> screened = new ArrayList<>();
    for (PersonEntry person : answer.file().persons()) {
      boolean ended = view.now("case-ended", person.id()).equals(Optional.of(FactWord.YES));
      // Nothing is owed once a case has ended; what would have been shows the day before.
      Optional<CaseView> open =
          ended
              ? view.since("case-ended", person.id())
                  .map(day -> earlier.computeIfAbsent(day.minusDays(1), d -> on(d, answer)))
              : Optional.of(view);
      Map<String, Outcome> proposed = new HashMap<>();
      open.ifPresent(then -> proposed.putAll(proposed(then.answer(), person)));
      open.ifPresent(then -> grounds(then.answer(), person, place, cells));
      Standing standing =
          open.map(then -> standing(then, person))
              .orElse(new Standing(Outcome.UNDETERMINED, Optional.empty()));
      Outcome unsaid = open.isPresent() ? Outcome.DOES_NOT_APPLY : Outcome.UNDETERMINED;
      entitlements.forEach(one -> proposed.putIfAbsent(one, unsaid));
      String when = ended ? ENDED : "";
      proposed.forEach(
          (one, outcome) -> cells.add(place.cell(PERSONS, one, when + change(standing, outcome))));
      cells.add(place.cell(DEFENCE, "", when + defence(standing, proposed)));
      screened.add(proposed.getOrDefault(SCREENED, Outcome.DOES_NOT_APPLY));
    }
    if (!view.happened(List.of("legal-help-given")).isEmpty()) {
      cells.add(place.cell(HELPED, "", complexity(screened)));
    }
  }

  private CaseView on(LocalDate day, Assessment answer) {
    return new CaseView(rules.assess(answer.file(), question().on(day), Evaluator.PLAN));
  }

  private Map<String, Outcome> proposed(Assessment answer, PersonEntry person) {
    Map<String, Outcome> proposed = new HashMap<>();
    for (EntitlementAnswer one : answer.entitlements()) {
      if (one.of().id().equals(person.id()) && isProposed(one.entitlement())) {
        proposed.put(one.entitlement(), one.outcome());
      }
    }
    return proposed;
  }

  // --- what is asked for -----------------------------------------------------------------------

  private void asked(Assessment answer, Place place, Cells cells) {
    Map<List<String>, String> states = new TreeMap<>(Proposals::inOrder);
    for (Finding finding : answer.findings()) {
      if (!isAsked(finding) || isGround(finding)) {
        continue;
      }
      List<String> one =
          List.of(
              finding.norm().provision().toString(),
              finding.conclusion().of().id(),
              finding.conclusion().trigger().map(e -> e.id()).orElse(""));
      boolean certain = finding.outcome() == Outcome.APPLIES;
      if (certain) {
        states.put(one, state(finding));
      } else {
        states.putIfAbsent(one, Outcome.UNDETERMINED.word());
      }
    }
    states.forEach((one, state) -> cells.add(place.cell(WHAT_IF, one.get(0), state)));
  }

  private boolean isAsked(Finding finding) {
    return isProposed(finding.norm()) && finding.governs();
  }

  private static boolean isGround(Finding finding) {
    return finding.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT;
  }

  private void grounds(Assessment answer, PersonEntry person, Place place, Cells cells) {
    for (Finding finding : answer.findings()) {
      if (isAsked(finding)
          && isGround(finding)
          && finding.conclusion().of().id().equals(person.id())) {
        cells.add(place.cell(GROUNDS, finding.norm().toString(), finding.outcome().word()));
      }
    }
  }

  private static int inOrder(List<String> one, List<String> other) {
    return String.join("\t", one).compareTo(String.join("\t", other));
  }

  /** The state of a duty; whether somebody is as a proposal asks is told in the same words. */
  private static String state(Finding finding) {
    if (finding.conclusion() instanceof Eligibility eligibility) {
      return eligibility.fulfilled() ? "met" : "breached";
    }
    return finding.state().word();
  }

  // --- whom it would defend --------------------------------------------------------------------

  private static Outcome law(Assessment answer, PersonEntry person) {
    return answer.entitlements().stream()
        .filter(e -> e.of().id().equals(person.id()) && e.entitlement().equals(ASSIGNED))
        .filter(e -> e.force().equals(Entitlement.SHALL))
        .map(EntitlementAnswer::outcome)
        .findFirst()
        .orElse(Outcome.DOES_NOT_APPLY);
  }

  /** Where the text of a place is not held, the national law is what it is compared with. */
  private static boolean isNo(Outcome outcome) {
    return outcome == Outcome.DOES_NOT_APPLY || outcome == Outcome.NOT_HELD;
  }

  /**
   * What somebody has without any proposal.
   *
   * @param law whether the law gives a defender
   * @param counsel the word for the counsel there is; empty if that is not known
   */
  private record Standing(Outcome law, Optional<String> counsel) {
    boolean isDefended() {
      return counsel.filter(DEFENDED::contains).isPresent();
    }

    boolean isUndefended() {
      return counsel.filter(NONE::equals).isPresent();
    }
  }

  private static Standing standing(CaseView view, PersonEntry person) {
    return new Standing(law(view.answer(), person), view.now("counsel", person.id()));
  }

  /** What a proposal would change for a person who may have a defender, or the right to one. */
  private static String change(Standing standing, Outcome proposed) {
    if (isNo(proposed)) {
      return "not-proposed";
    }
    if (standing.law() == Outcome.APPLIES) {
      return "by-law-already";
    }
    if (standing.isDefended()) {
      return "defended-already";
    }
    boolean more = proposed == Outcome.APPLIES && isNo(standing.law()) && standing.isUndefended();
    return more ? "more" : "undetermined";
  }

  /** The same of all proposals together: whoever gives it, it is one defender. */
  private static String defence(Standing standing, Map<String, Outcome> proposed) {
    Outcome any =
        proposed.containsValue(Outcome.APPLIES)
            ? Outcome.APPLIES
            : proposed.values().stream().allMatch(Proposals::isNo)
                ? Outcome.DOES_NOT_APPLY
                : Outcome.UNDETERMINED;
    String change = change(standing, any);
    if (!change.equals("more") && !change.equals("undetermined")) {
      return change;
    }
    Outcome screened = proposed.getOrDefault(SCREENED, Outcome.DOES_NOT_APPLY);
    boolean only =
        proposed.entrySet().stream()
            .allMatch(e -> e.getKey().equals(SCREENED) || isNo(e.getValue()));
    String complexity =
        screened == Outcome.APPLIES || only
            ? "complex" // if it is given at all, then for this
            : isNo(screened) ? "simple" : "either";
    return (change.equals("more") ? "more/" : "maybe/") + complexity;
  }

  /** A case is as complex as that of its persons whose case is most so. */
  private static String complexity(List<Outcome> screened) {
    if (screened.contains(Outcome.APPLIES)) {
      return "complex";
    }
    return screened.stream().allMatch(Proposals::isNo) ? "simple" : "either";
  }
}
