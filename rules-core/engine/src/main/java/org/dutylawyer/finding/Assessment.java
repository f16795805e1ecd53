package org.dutylawyer.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The answer for one case file: everything that its norms yield, cited, as of one day.
 *
 * @param file the case file
 * @param asOf the day asked about
 * @param knownOn the calendar is the one published by this day
 * @param contests the contested readings, with the option used
 * @param packs the packs used, national first
 * @param notices the notices of days off that a date rests on
 * @param warnings what a reader must know before relying on the answer
 * @param entitlements what each person is owed or may be given, over all norms
 * @param findings the findings, in the order of kinds and of the law
 * @param conduct the grounds for discipline, element by element; nothing where no lawyer is named
 * @param unknownFacts how many facts that rules ask for the file does not state
 * @param laterEvents ids of the events left out because they had not happened on the day asked
 *     about
 * @param instruments the texts that the packs encode
 * @param words the words of the packs, for showing the answer to people
 * @param assumed what is taken to be so where the file does not say
 * @param notHeld the texts that governed on the day asked about and that no pack holds
 * @param known the facts that rules ask for and that are known on the day asked about, by subject
 * @param asked the kinds of conclusions that were asked for; of the others it holds nothing, which
 *     says nothing of them: what rests on them is refused with {@link IllegalStateException}
 * @param chosen the readings that the question chose, by id, with the option
 */
public record Assessment(
    CaseFile file,
    Moment asOf,
    LocalDate knownOn,
    List<Contest> contests,
    List<PackUsed> packs,
    List<HolidayNotice> notices,
    List<Title> warnings,
    List<EntitlementAnswer> entitlements,
    List<Finding> findings,
    Conduct conduct,
    int unknownFacts,
    List<String> laterEvents,
    List<Instrument> instruments,
    Vocabulary words,
    List<Assumed> assumed,
    List<NotHeld> notHeld,
    Map<Subject, Map<String, String>> known,
    Set<Conclusion.Kind> asked,
    Map<String, String> chosen) {

  /** Copies the collections. */
  public Assessment {
    contests = List.copyOf(contests);
    instruments = List.copyOf(instruments);
    assumed = List.copyOf(assumed);
    notHeld = List.copyOf(notHeld);
    known = Map.copyOf(known);
    asked = Set.copyOf(asked);
    chosen = Map.copyOf(chosen);
    packs = List.copyOf(packs);
    notices = List.copyOf(notices);
    warnings = List.copyOf(warnings);
    entitlements = List.copyOf(entitlements);
    findings = FindingList.of(findings);
    laterEvents = List.copyOf(laterEvents);
  }

  /**
   * A fact that the answer takes to be so (按通常情形推定).
   *
   * @param of whom it is about
   * @param fact word for the fact
   * @param value word for the value
   * @param why why it is hardly ever otherwise
   */
  public record Assumed(Subject of, String fact, String value, Title why) {}

  /**
   * A text that governed on the day asked about and that no pack holds.
   *
   * @param title its name
   * @param entitlements words for the entitlements that it governed
   */
  public record NotHeld(Title title, List<String> entitlements) {
    /** Copies the list. */
    public NotHeld {
      entitlements = List.copyOf(entitlements);
    }
  }

  /**
   * A pack that the answer rests on.
   *
   * @param id its id
   * @param version its version
   * @param title what it is called
   * @param sha256 hash of its files
   * @param model hash of what was executed: of the form that a build compiled of its files
   * @param instruments ids of the texts that it encodes
   */
  public record PackUsed(
      String id,
      String version,
      Title title,
      String sha256,
      String model,
      List<String> instruments) {
    /** Copies the list. */
    public PackUsed {
      instruments = List.copyOf(instruments);
    }
  }

  /** Whether a norm is that of proposals, which bind nobody: what follows from it is supposed. */
  public boolean isSupposed(NormId norm) {
    return packs.stream()
        .filter(pack -> Jurisdictions.isProposals(pack.id()))
        .anyMatch(pack -> pack.instruments().contains(norm.instrument()));
  }

  /**
   * A contested reading in this answer.
   *
   * @param id the reading
   * @param provision what is read
   * @param title the question
   * @param options the options with their titles
   * @param used the option that the answer is under
   */
  public record Contest(
      String id, NormId provision, Title title, Map<String, Title> options, String used) {}

  /**
   * The instrument of a norm.
   *
   * @throws BadInputException if no text in this answer is called so; with the nearest that is
   */
  public Instrument instrument(NormId norm) {
    return instruments.stream()
        .filter(i -> i.id().equals(norm.instrument()))
        .findFirst()
        .orElseThrow(() -> noInstrument(norm));
  }

  private BadInputException noInstrument(NormId norm) {
    return unknown(
        norm.instrument(),
        new Title("本答复所依据的文件：", "an instrument of this answer: "),
        instruments.stream().map(Instrument::id).toList());
  }

  /**
   * Whether conclusions of that kind were asked for: only then that there is none says something.
   */
  public boolean asked(Conclusion.Kind kind) {
    return asked.contains(kind);
  }

  /** Refuses to answer what was not asked: nothing found would be taken for nothing there. */
  private void wants(Conclusion.Kind... kinds) {
    for (Conclusion.Kind kind : kinds) {
      if (!asked(kind)) {
        throw new IllegalStateException(
            "found a question without "
                + part(kind)
                + ", expected one that asks for it: Question.only(Part."
                + part(kind)
                + ", ...) or the whole");
      }
    }
  }

  /** Name of the part of a question that holds that kind. */
  private static String part(Conclusion.Kind kind) {
    return switch (kind) {
      case ENTITLEMENT -> "ENTITLEMENTS";
      case DUTY, PROHIBITION -> "DUTIES";
      case CONDUCT -> "CONDUCT";
      default -> "OTHERS";
    };
  }

  /** A contested reading by its id; empty if none of the packs contests it. */
  public Optional<Contest> contest(String id) {
    return contests.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** The findings that govern, without those that another text displaces. */
  public List<Finding> governing() {
    return list().governing();
  }

  /**
   * The duties that are not done, as far as the file shows, and whose time ends in these days, the
   * next first; one that is due at once counts from the day on which it became so.
   *
   * @param from the first day
   * @param to the last day
   * @throws IllegalArgumentException if the last day is before the first
   * @throws IllegalStateException if duties were not asked about
   */
  public List<Finding> deadlines(LocalDate from, LocalDate to) {
    inOrder(from, to);
    return open()
        .filter(f -> f.lastDay().filter(d -> !d.isBefore(from) && !d.isAfter(to)).isPresent())
        .sorted(Comparator.comparing(f -> f.lastDay().orElseThrow()))
        .toList();
  }

  /** Between days in the wrong order nothing is due, which would be taken for an answer. */
  private static void inOrder(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "found days from " + from + " to " + to + ", expected the earlier one first");
    }
  }

  /**
   * The duties that follow from something that happened, whose time ends in these days, and of
   * which a fact that the file does not state decides whether they are owed (视情况), the next first.
   *
   * @param from the first day
   * @param to the last day
   * @throws IllegalArgumentException if the last day is before the first
   * @throws IllegalStateException if duties were not asked about
   */
  public List<Finding> dependingDeadlines(LocalDate from, LocalDate to) {
    inOrder(from, to);
    wants(Conclusion.Kind.DUTY);
    return governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .filter(f -> f.outcome() == Outcome.UNDETERMINED && f.done().isEmpty())
        .filter(f -> f.conclusion().trigger().isPresent())
        .filter(f -> f.lastDay().filter(d -> !d.isBefore(from) && !d.isAfter(to)).isPresent())
        .sorted(Comparator.comparing(f -> f.lastDay().orElseThrow()))
        .toList();
  }

  /**
   * The rights that were not used, as far as the file shows, and end in these days, the next first:
   * whoever waits longer loses them.
   *
   * @param from the first day
   * @param to the last day
   * @throws IllegalArgumentException if the last day is before the first
   * @throws IllegalStateException if rights were not asked about
   */
  public List<Finding> expiringRights(LocalDate from, LocalDate to) {
    inOrder(from, to);
    wants(Conclusion.Kind.RIGHT);
    return governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.RIGHT)
        .filter(f -> f.outcome() == Outcome.APPLIES && f.state() != State.LAPSED)
        .filter(f -> f.done().isEmpty())
        .filter(f -> f.lastDay().filter(d -> !d.isBefore(from) && !d.isAfter(to)).isPresent())
        .sorted(Comparator.comparing(f -> f.lastDay().orElseThrow()))
        .toList();
  }

  /**
   * What an actor has to do: what is overdue, then what is to be confirmed as done or not, then by
   * date, then what has none.
   *
   * @param actor word for the actor, the organ in charge where it is one
   * @throws BadInputException if the words of this answer have no such actor; with the nearest
   * @throws IllegalStateException if duties were not asked about
   */
  public List<Finding> next(String actor) {
    if (words.findTitle(Vocabulary.Group.ACTORS, actor).isEmpty()) {
      throw unknown(
          actor, new Title("已知的主体：", "a known actor: "), words.titles(Vocabulary.Group.ACTORS));
    }
    return open().filter(f -> f.actor().filter(actor::equals).isPresent()).toList();
  }

  /**
   * The duties and prohibitions that were not kept, or kept late.
   *
   * @throws IllegalStateException if duties were not asked about
   */
  public List<Finding> breaches() {
    wants(Conclusion.Kind.DUTY, Conclusion.Kind.PROHIBITION);
    return governing().stream()
        .filter(f -> f.outcome() == Outcome.APPLIES)
        .filter(f -> f.state() == State.BREACHED || f.state() == State.LATE)
        .toList();
  }

  /**
   * The duties whose time is over, of which the file shows nothing although registers usually do:
   * nobody is said to have left them undone before somebody says so (待核实).
   *
   * @throws IllegalStateException if duties were not asked about
   */
  public List<Finding> toConfirm() {
    wants(Conclusion.Kind.DUTY);
    return governing().stream()
        .filter(f -> f.outcome() == Outcome.APPLIES && f.isToConfirm())
        .toList();
  }

  /**
   * The facts that are not known and can still change what is owed: each once, with everything that
   * it decides and what each value leads to.
   *
   * @throws IllegalStateException if entitlements were not asked about
   */
  public List<OpenQuestion> questions() {
    wants(Conclusion.Kind.ENTITLEMENT);
    record Asked(Subject of, String fact) {}
    Map<Asked, List<OpenQuestion.Decided>> byFact = new LinkedHashMap<>();
    for (EntitlementAnswer owed : entitlements) {
      for (Need need : owed.needs()) {
        byFact
            .computeIfAbsent(new Asked(need.of(), need.fact()), fact -> new ArrayList<>())
            .add(
                new OpenQuestion.Decided(
                    owed.of(), owed.entitlement(), owed.force(), need.answers()));
      }
    }
    return byFact.entrySet().stream()
        .map(one -> new OpenQuestion(one.getKey().of(), one.getKey().fact(), one.getValue()))
        .toList();
  }

  /**
   * In what another answer differs from this one: what is owed, forbidden, allowed, until when and
   * under which condition. For one case in two places or on two days, or before and after an event.
   *
   * @param other an answer about the same persons
   * @throws IllegalArgumentException if the other is about other persons, or was asked for other
   *     parts: what the one was not asked about is no difference
   */
  public AnswerDifference difference(Assessment other) {
    if (!asked.equals(other.asked)) {
      throw new IllegalArgumentException(
          "found a question for other parts, expected the same: "
              + new TreeSet<>(asked)
              + ", "
              + new TreeSet<>(other.asked));
    }
    if (!persons().equals(other.persons())) {
      throw new IllegalArgumentException(
          "found an answer about "
              + other.persons()
              + ", expected one about the same persons: "
              + persons());
    }
    return AnswerDifference.between(this, other);
  }

  private Set<String> persons() {
    return file.persons().stream()
        .map(CaseFile.PersonEntry::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Finding> open() {
    wants(Conclusion.Kind.DUTY);
    return governing().stream()
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .filter(f -> f.outcome() == Outcome.APPLIES)
        .filter(
            f ->
                f.state() == State.BREACHED
                    || f.state() == State.PENDING
                    || f.isToConfirm()
                    || f.isMaybeLate())
        .sorted(
            Comparator.comparing((Finding f) -> f.state() != State.BREACHED)
                .thenComparing(f -> !(f.isToConfirm() || f.isMaybeLate()))
                .thenComparing(f -> f.lastDay().orElse(LocalDate.MAX)));
  }

  /**
   * The findings of a norm; none if its rules found nothing, or nothing that was asked for.
   *
   * @throws BadInputException if no text in this answer has such a provision
   */
  public List<Finding> of(NormId norm) {
    if (!instrument(norm).text().contains(norm.provision())) {
      throw unknown(
          norm.toString(), new Title("文本中存在的条款", "a provision that the text has"), List.of());
    }
    return list().of(norm);
  }

  /**
   * The findings about a subject, of the kinds that were asked for.
   *
   * @throws BadInputException if the case names no such person, lawyer or station; with the nearest
   *     that it names
   */
  public List<Finding> about(Subject subject) {
    named(subject);
    return list().about(subject);
  }

  private FindingList list() {
    return (FindingList) findings;
  }

  /**
   * Refuses whom the case does not name; the proceeding and what happened in it are always there.
   */
  private void named(Subject subject) {
    Objects.requireNonNull(subject, "subject");
    if (subject instanceof Person) {
      named(
          subject,
          new Title("案件中的人：", "a person of the case: "),
          names(file.persons(), CaseFile.PersonEntry::id, CaseFile.PersonEntry::name));
    } else if (subject instanceof Lawyer) {
      named(
          subject,
          new Title("案件中的律师：", "a lawyer of the case: "),
          names(file.lawyers(), CaseFile.LawyerEntry::id, CaseFile.LawyerEntry::name));
    } else if (subject instanceof Station) {
      named(
          subject,
          new Title("案件中的工作站：", "a station of the case: "),
          names(file.stations(), CaseFile.StationEntry::id, station -> Optional.empty()));
    }
  }

  /** Ids, with the names by which somebody may ask instead. */
  private static <T> Map<String, Title> names(
      List<T> entries, Function<T, String> id, Function<T, Optional<String>> name) {
    Map<String, Title> names = new LinkedHashMap<>();
    for (T entry : entries) {
      String called = name.apply(entry).orElse(id.apply(entry));
      names.put(id.apply(entry), new Title(called, called));
    }
    return names;
  }

  private static void named(Subject subject, Title expected, Map<String, Title> ids) {
    if (!ids.containsKey(subject.id())) {
      throw unknown(subject.id(), expected, ids);
    }
  }

  /**
   * Whether the person is owed an entitlement (应当), over all norms that could give it.
   *
   * @param person one of the persons of the case
   * @param entitlement a known word, such as {@code legal-help}
   * @throws BadInputException if the case has no such person, or no vocabulary such a word; with
   *     the nearest that there is
   * @throws IllegalStateException if entitlements were not asked about
   */
  public Outcome owed(Subject person, String entitlement) {
    wants(Conclusion.Kind.ENTITLEMENT);
    named(person);
    if (words.findTitle(Vocabulary.Group.ENTITLEMENTS, entitlement).isEmpty()) {
      throw unknown(
          entitlement,
          new Title("已知的权益：", "a known entitlement: "),
          words.titles(Vocabulary.Group.ENTITLEMENTS));
    }
    return entitlements.stream()
        .filter(e -> e.of().equals(person) && e.entitlement().equals(entitlement))
        .filter(e -> e.force().equals(Entitlement.SHALL))
        .map(EntitlementAnswer::outcome)
        .findFirst()
        .orElse(
            notHeld.stream().anyMatch(text -> text.entitlements().contains(entitlement))
                ? Outcome.NOT_HELD
                : Outcome.DOES_NOT_APPLY);
  }

  private static BadInputException unknown(String found, Title expected, Collection<String> known) {
    Map<String, Title> words = new LinkedHashMap<>();
    known.forEach(word -> words.put(word, new Title(word, word)));
    return unknown(found, expected, words);
  }

  /** The nearest by title as well as by spelling. */
  private static BadInputException unknown(String found, Title expected, Map<String, Title> known) {
    return new BadInputException(
        new Problem(
            "",
            new Title("“" + found + "”", "'" + found + "'"),
            new Title(
                expected.zh() + String.join("、", known.keySet()),
                expected.en() + String.join(", ", known.keySet())),
            Nearest.of(found, known)));
  }

  /**
   * The first finding of a norm for a subject.
   *
   * @throws BadInputException as {@link #of} and {@link #about} do
   */
  public Optional<Finding> find(NormId norm, Subject subject) {
    named(subject);
    return of(norm).stream().filter(f -> f.conclusion().of().equals(subject)).findFirst();
  }

  /**
   * The duties and prohibitions that lawyers did not keep; none is a ground for discipline of
   * itself. What proposals ask for is no duty, so that nobody breaks it.
   *
   * @throws IllegalStateException if conduct or duties were not asked about
   */
  public List<LawyerBreach> lawyerBreaches() {
    wants(Conclusion.Kind.CONDUCT, Conclusion.Kind.DUTY, Conclusion.Kind.PROHIBITION);
    return LawyerBreach.of(this);
  }

  /**
   * Whether there is an answer to what lawyers did not keep: conduct and duties were asked about.
   */
  public boolean asksLawyerBreaches() {
    return asked(Conclusion.Kind.CONDUCT) && asked(Conclusion.Kind.DUTY);
  }

  /**
   * The duties and prohibitions that organs did not keep, with who may complain where. What
   * proposals ask for is none of them.
   *
   * @throws IllegalStateException if duties were not asked about
   */
  public List<OrganBreach> organBreaches() {
    wants(Conclusion.Kind.DUTY, Conclusion.Kind.PROHIBITION);
    return OrganBreach.of(this);
  }
}
