package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.calendar.DayKind;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.State;
import org.dutylawyer.finding.Status;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.jspecify.annotations.Nullable;

/** Puts the parts of an answer into words of one language. */
public final class Wording {

  /** A closing bracket is as wide as a character: no blank stands between it and the next one. */
  private static final Pattern AFTER_BRACKET = Pattern.compile("） (?=\\p{IsHan})");

  private final Assessment answer;
  private final Vocabulary words;
  private final Locale locale;
  private final boolean chinese;
  private final ResourceBundle messages;
  private @Nullable Map<Finding, Optional<String>> breaking;
  private final StateWords states = new StateWords(this);

  /** Words for an answer, Chinese unless the locale is English. */
  public Wording(Assessment answer, Locale locale) {
    this.answer = answer;
    this.words = answer.words();
    this.chinese = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    this.locale = chinese ? Locale.CHINESE : Locale.ENGLISH;
    this.messages =
        ResourceBundle.getBundle(
            "org.dutylawyer.answer.messages", this.locale, Wording.class.getModule());
  }

  /** Whether the words are Chinese. */
  public boolean chinese() {
    return chinese;
  }

  /** The language of the words. */
  public Locale locale() {
    return locale;
  }

  /** A sentence of the message bundle. */
  public String say(String key, Object... arguments) {
    String text = new MessageFormat(messages.getString(key), locale).format(arguments);
    return chinese ? AFTER_BRACKET.matcher(text).replaceAll("）") : text;
  }

  /** A title in the language. */
  public String of(Title title) {
    return title.in(locale);
  }

  /** A plain word; an unknown one stays as it is. */
  public String word(Group group, String word) {
    return words.findTitle(group, word).map(this::of).orElse(word);
  }

  /** A fact. */
  public String fact(String fact) {
    return words.fact(fact).map(FactWord::title).map(this::of).orElse(fact);
  }

  /** A value of a fact. */
  public String value(String fact, String value) {
    return words
        .fact(fact)
        .map(f -> f.values().get(value))
        .map(this::of)
        .orElseGet(
            () ->
                words
                    .fact(fact)
                    .flatMap(FactWord::unit)
                    .map(unit -> value + " " + of(unit))
                    .orElse(value));
  }

  /** A type of event. */
  public String event(String type) {
    return words.event(type).map(EventWord::title).map(this::of).orElse(type);
  }

  /** A document. */
  public String document(String document) {
    return words.document(document).map(DocumentWord::title).map(this::of).orElse(document);
  }

  /** A field of a document. */
  public String field(String document, String field) {
    return words.document(document).map(d -> d.fields().get(field)).map(this::of).orElse(field);
  }

  /** What a right needs: an action or a document. */
  public String needed(String word) {
    return words
        .findTitle(Group.DOCUMENTS, word)
        .or(() -> words.findTitle(Group.ACTIONS, word))
        .map(this::of)
        .orElse(word);
  }

  /** An actor. */
  public String actor(String actor) {
    return inStage(word(Group.ACTORS, actor));
  }

  /** Before the indictment somebody is a suspect (犯罪嫌疑人), after it a defendant (被告人). */
  private String inStage(String text) {
    String stage =
        answer.known().getOrDefault(Proceeding.OF_THE_CASE, Map.of()).getOrDefault("stage", "");
    return switch (stage) {
      case "investigation", "prosecution-review" ->
          text.replace(say("accused"), say("accused.suspect"));
      case "trial" -> text.replace(say("accused"), say("accused.defendant"));
      default -> text;
    };
  }

  /** Who acts in this case, where somebody does: the organ that was in charge. */
  public String acting(Finding finding) {
    // What is forbidden to every organ is broken by one: which, the event has to say.
    boolean unnamed =
        finding.state() == State.BREACHED
            && finding.conclusion() instanceof Prohibition
            && finding.actor().filter("organs"::equals).isPresent();
    return unnamed ? say("organ.unnamed") : finding.actor().map(this::actor).orElse("");
  }

  /** Who defends the person now, or has been retained and cannot; empty where nobody is known. */
  Optional<String> counsel(Subject person) {
    Map<String, String> known = answer.known().getOrDefault(person, Map.of());
    return Optional.ofNullable(known.get("counsel"))
        .filter(counsel -> !counsel.equals("none"))
        .map(
            counsel ->
                "none".equals(known.get("defender"))
                    ? say("counsel.cannot", value("counsel", counsel))
                    : say("counsel.acts", value("counsel", counsel)));
  }

  /**
   * What the person has refused and not taken back: help (拒绝值班律师法律帮助) or, in this instance, the
   * defender (拒绝辩护). It does not end what is owed, but decides what is to be done meanwhile.
   */
  List<String> refusals(Subject person) {
    Map<String, String> known = answer.known().getOrDefault(person, Map.of());
    List<String> refused = new ArrayList<>();
    if ("clear".equals(known.get("help-refusal"))) {
      refused.add(say("refused.help"));
    }
    String defender = known.getOrDefault("refusal", "none");
    if (!defender.equals("none")) {
      refused.add(say("used.fact", fact("refusal"), value("refusal", defender)));
    }
    return refused;
  }

  /** A subject by its name in the case file. */
  public String subject(Subject subject) {
    if (subject instanceof Event event) {
      return event(event.type());
    }
    if (subject instanceof Proceeding) {
      return say("proceeding");
    }
    String id = subject.id();
    CaseFile file = answer.file();
    return file.person(id)
        .flatMap(CaseFile.PersonEntry::name)
        .or(
            () ->
                file.lawyers().stream()
                    .filter(l -> l.id().equals(id))
                    .findFirst()
                    .flatMap(CaseFile.LawyerEntry::name))
        .orElse(id);
  }

  /** The persons of the case, as people list names. */
  List<Subject> people() {
    return answer.file().persons().stream()
        .map(p -> (Subject) new Person(p.id()))
        .sorted(Comparator.comparing(this::subject, NameOrder.BY_NAME))
        .toList();
  }

  /** The lawyers of the case, as people list names. */
  List<Lawyer> lawyers() {
    return answer.file().lawyers().stream()
        .map(l -> new Lawyer(l.id()))
        .sorted(Comparator.comparing(this::subject, NameOrder.BY_NAME))
        .toList();
  }

  /** What the people of the case are called. */
  public Set<String> names() {
    return Stream.concat(people().stream(), lawyers().stream())
        .map(this::subject)
        .collect(Collectors.toSet());
  }

  /** A contested reading by its id. */
  Optional<Assessment.Contest> contest(String id) {
    return answer.contest(id);
  }

  /** Until when a right can be used, or that it cannot any more; empty if it has no period. */
  public String rightUntil(Finding right) {
    return right
        .due()
        .flatMap(Due::dated)
        .map(
            dated ->
                say(right.state() == State.LAPSED ? "rights.over" : "rights.until", last(dated)))
        .orElse("");
  }

  /** What names a case: its number and place, and where it stands as far as that is known. */
  public List<String> caseParts() {
    Map<String, String> known = answer.known().getOrDefault(Proceeding.OF_THE_CASE, Map.of());
    List<String> parts = new ArrayList<>(List.of(answer.file().id(), place()));
    for (String fact : List.of("stage", "procedure", "instance")) {
      Optional.ofNullable(known.get(fact)).ifPresent(v -> parts.add(value(fact, v)));
    }
    return parts;
  }

  /**
   * The place: the nation, or the province, with the code; of a place in a province also what its
   * own pack is called.
   */
  String place() {
    String code = answer.file().jurisdiction();
    String place = of(Jurisdictions.named(code));
    boolean inProvince = code.length() > "CN-50".length();
    return answer.packs().stream()
        .filter(pack -> inProvince && pack.id().equals(code))
        .findFirst()
        .map(pack -> place.replace(code, code + comma() + of(pack.title())))
        .orElse(place);
  }

  /** Who acts, with the mark before what is to be done; empty where nobody does. */
  public String actingThen(Finding finding) {
    String who = acting(finding);
    return who.isEmpty() ? "" : who + colon();
  }

  /** A day with its weekday. */
  public String day(LocalDate day) {
    return day + bracketed(chinese ? Weekdays.chinese(day) : Weekdays.english(day));
  }

  /** A day with its weekday, and the time where there is one. */
  public String moment(Moment moment) {
    return day(moment.date()) + moment.time().map(t -> " " + t).orElse("");
  }

  /** The same where brackets stand around it: no brackets within brackets. */
  public String inBrackets(Moment moment) {
    LocalDate day = moment.date();
    return day
        + " "
        + (chinese ? Weekdays.chinese(day) : Weekdays.english(day))
        + moment.time().map(t -> " " + t).orElse("");
  }

  /** The last day of a limit: that one can act on that Saturday or Sunday is said (调休上班). */
  public String last(DueDate due) {
    DayKind kind = due.calendar().day(due.due()).kind();
    if (kind != DayKind.MAKE_UP_WORKING_DAY) {
      return moment(due.dueMoment());
    }
    String weekday = chinese ? Weekdays.chinese(due.due()) : Weekdays.english(due.due());
    return due.due()
        + bracketed(weekday + comma() + (chinese ? kind.chinese() : kind.english()))
        + due.dueMoment().time().map(t -> " " + t).orElse("");
  }

  /** Whether a fact is stated as true or false. */
  boolean isYesNo(String fact) {
    return answer.words().fact(fact).filter(f -> f.kind() == FactWord.Kind.YES_NO).isPresent();
  }

  /** A norm as lawyers cite it, with the number of its instrument. */
  public String cite(NormId norm) {
    Instrument instrument = answer.instrument(norm);
    return named(norm) + (chinese ? " " : ", ") + instrument.text().cite(norm, chinese);
  }

  /** The number of an instrument; that of proposals says that it is no law wherever it is named. */
  private String named(NormId norm) {
    return answer.isSupposed(norm)
        ? norm.instrument() + (chinese ? "（不是法律）" : " (no law)")
        : norm.instrument();
  }

  /** Norms as lawyers cite them: the number of an instrument once, then its provisions. */
  public String cites(List<NormId> norms) {
    Map<String, List<String>> byInstrument = new LinkedHashMap<>();
    for (NormId norm : norms) {
      String place = answer.instrument(norm).text().cite(norm, chinese);
      List<String> places =
          byInstrument.computeIfAbsent(named(norm), instrument -> new ArrayList<>());
      if (!places.contains(place)) {
        places.add(place);
      }
    }
    return byInstrument.entrySet().stream()
        .map(one -> one.getKey() + (chinese ? " " : ", ") + list(one.getValue()))
        .collect(Collectors.joining(chinese ? "，" : "; "));
  }

  /** What is owed (应当获得), or may be given (可以获得). */
  public String entitlement(String kind, boolean shall) {
    return say(shall ? "entitlement.shall" : "entitlement.may", word(Group.ENTITLEMENTS, kind));
  }

  /** What is concluded, in a few words. */
  public String conclusion(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      return entitlement(e.kind(), e.force().equals(Entitlement.SHALL));
    }
    if (conclusion instanceof Duty d) {
      return inStage(word(Group.ACTIONS, d.action()));
    }
    if (conclusion instanceof DocumentDuty d) {
      return document(d.document());
    }
    if (conclusion instanceof Right r) {
      return inStage(word(Group.ACTIONS, r.action()));
    }
    if (conclusion instanceof Prohibition p) {
      return inStage(word(Group.ACTIONS, p.action()));
    }
    if (conclusion instanceof Misconduct m) {
      return word(Group.GROUNDS, m.ground());
    }
    if (conclusion instanceof Eligibility e) {
      return word(Group.REQUIREMENTS, e.requirement());
    }
    if (conclusion instanceof Status s) {
      return word(Group.STATUSES, s.key());
    }
    return say("exemption", cite(((Exemption) conclusion).from()));
  }

  /** The same with what the text makes of it: 应当、可以、不得; a standing or a requirement is one. */
  public String modal(Conclusion conclusion) {
    String what = conclusion(conclusion);
    return switch (conclusion.kindOf()) {
      case DUTY -> Modality.SHALL.of(what, locale);
      case RIGHT -> Modality.MAY.of(what, locale);
      case PROHIBITION -> Modality.SHALL_NOT.of(what, locale);
      case DOCUMENT -> say("modal.document", what);
      case ENTITLEMENT, CONDUCT, ELIGIBILITY, STATUS, EXEMPTION -> what;
    };
  }

  /** Where it stands, in a word (逾期、待办、待核实). */
  public String state(Finding finding) {
    return states.state(finding);
  }

  /** Whether it is a duty that somebody has in every such case, whatever happens. */
  public static boolean isStanding(Finding finding) {
    return finding.conclusion().kindOf() == Conclusion.Kind.DUTY && StateWords.isStanding(finding);
  }

  /** Whether the file has a document that is asked for, and what it lacks. */
  public String document(Finding finding) {
    return DocumentText.state(List.of(finding), this);
  }

  /** Until when it can be done in time, as far as there is a word on it; else empty. */
  public String until(Finding finding) {
    return states.until(finding);
  }

  /**
   * When it was done, if the file shows that. Where the text wants promptness (及时), how many days
   * it took: whether that was prompt is for a person to judge.
   */
  public Optional<String> done(Finding finding) {
    return states.done(finding);
  }

  /** Which reading gives an earlier day, and the day that is safe under all; empty if none does. */
  public Optional<String> disputed(Finding finding) {
    return states.disputed(finding);
  }

  /** What is not known and decides whether it is owed, or late; empty where nothing does. */
  public String depends(Finding finding) {
    return states.depends(finding);
  }

  /** The words for where acts stand. */
  StateWords states() {
    return states;
  }

  /** What has to be there besides, or what takes an act out of it; empty where nothing does. */
  public String condition(Conclusion conclusion) {
    if (conclusion instanceof Right r && !r.needs().isEmpty()) {
      return list(
          r.needs().stream()
              .map(
                  word ->
                      say(
                          words.document(word).isPresent() ? "rights.needs" : "rights.needs.act",
                          needed(word)))
              .toList());
    }
    if (conclusion instanceof Prohibition p && !p.unless().isEmpty()) {
      return say(
          "limits.unless",
          list(
              p.unless().stream()
                  .map(
                      u ->
                          say(
                              "used.fact",
                              fact(u.fact()),
                              list(u.values().stream().map(v -> value(u.fact(), v)).toList())))
                  .toList()));
    }
    if (conclusion instanceof DocumentDuty d && !d.fields().isEmpty()) {
      return say(
          "documents.fields", list(d.fields().stream().map(f -> field(d.document(), f)).toList()));
    }
    return "";
  }

  /** Something that a conclusion rests on. */
  public String used(UsedFact used) {
    return switch (used.kind()) {
      case FACT -> fact(used);
      case EVENT ->
          used.at().isPresent()
              ? say("used.event", event(used.word()), inBrackets(used.at().get()))
              : event(used.word());
      case DOCUMENT -> document(used.word());
      case CONCLUSION -> used.word();
      case READING ->
          answer
              .contest(used.word())
              .map(
                  c ->
                      say(
                          "used.reading",
                          of(c.title()),
                          of(requireNonNull(c.options().get(used.value())))))
              .orElse(used.word());
    };
  }

  /** The same of those whose fact it is, where the file names several persons. */
  String usedOf(UsedFact used, List<String> names) {
    String fact = used(used);
    if (names.isEmpty()) {
      return fact;
    }
    // The name stands for the one of whom the title of the fact speaks.
    String accused = say("accused");
    boolean spoken = chinese && fact.startsWith(accused);
    return say("used.of", list(names), spoken ? fact.substring(accused.length()) : fact);
  }

  /** Whether it has to be said whose fact it is. */
  boolean isOfOne(UsedFact used) {
    return used.kind() == UsedFact.Kind.FACT && used.of() instanceof Person && severalPersons();
  }

  /** A fact, with its day where on the day asked about it is not so any more, or is not known. */
  private String fact(UsedFact used) {
    Subject whose = used.of() instanceof Event event ? event.of() : used.of();
    // A fact of the case, as its stage, can be asked of an event of a person.
    boolean so =
        Stream.of(whose, Proceeding.OF_THE_CASE)
            .map(of -> answer.known().getOrDefault(of, Map.of()).get(used.word()))
            .anyMatch(used.value()::equals);
    String fact = fact(used.word());
    String value = value(used.word(), used.value());
    return used.at()
        .filter(at -> used.known() && !so)
        .filter(at -> !at.date().equals(answer.asOf().date()))
        .map(at -> say("used.fact.then", fact, value, moment(at)))
        .orElseGet(() -> say("used.fact", fact, value));
  }

  /** The mark between the parts of a sentence. */
  public String comma() {
    return chinese ? "，" : ", ";
  }

  /** The mark before what is said of what stands before it. */
  public String colon() {
    return chinese ? "：" : ": ";
  }

  /** The mark between sentences that belong together. */
  public String semicolon() {
    return chinese ? "；" : "; ";
  }

  /** A remark in brackets, to be put after a word. */
  public String bracketed(String text) {
    return chinese ? "（" + text + "）" : " (" + text + ")";
  }

  /**
   * Whether it is not plain of whom something is said: a lawyer, a station, one of several persons.
   */
  public boolean mustBeNamed(Subject of) {
    return of instanceof Lawyer
        || of instanceof Station
        || of instanceof Person && severalPersons();
  }

  /**
   * Whose a fact is, before its name, where that is another person than is spoken of; else empty.
   */
  String whose(Subject of, Subject context) {
    boolean another = of instanceof Person && !of.equals(context) && severalPersons();
    return another ? say("least.of", subject(of)) : "";
  }

  /** Of whom something is said: of an event, whom that concerns. */
  public static Subject whom(Conclusion conclusion) {
    return conclusion.of() instanceof Event event ? event.of() : conclusion.of();
  }

  /** Who is meant, in brackets, where that is not plain; else empty. */
  String who(List<Conclusion> conclusions) {
    return who(conclusions, List.of());
  }

  /** The same with others who are to be named. */
  String who(List<Conclusion> conclusions, List<String> others) {
    List<String> names =
        Stream.concat(
                conclusions.stream()
                    .map(Wording::whom)
                    .filter(this::mustBeNamed)
                    .map(this::subject),
                others.stream())
            .distinct()
            .sorted(NameOrder.BY_NAME)
            .toList();
    return names.isEmpty() ? "" : bracketed(list(names));
  }

  /** The lawyer who did not keep what is asked of lawyers in that case, where the file says who. */
  Optional<String> breaking(Finding finding) {
    if (breaking == null) {
      Map<Finding, Optional<String>> lawyers = new HashMap<>();
      lawyerBreaches(answer)
          .forEach(breach -> lawyers.put(breach.finding(), breach.lawyer().map(this::subject)));
      breaking = lawyers;
    }
    return breaking.getOrDefault(finding, Optional.empty());
  }

  /** The person in brackets where the file names several, else nothing. */
  String person(Subject subject) {
    return subject instanceof Person && severalPersons() ? bracketed(subject(subject)) : "";
  }

  /** Whether it has to be said who of the file is meant. */
  boolean severalPersons() {
    return answer.file().persons().size() > 1;
  }

  /** As of when it was asked, and with whose knowledge of the days off where that is another. */
  public String asked() {
    String moment = moment(answer.asOf());
    return say(
        "asked",
        answer.knownOn().equals(answer.asOf().date())
            ? moment
            : say("asked.known", moment, day(answer.knownOn())));
  }

  /** The readings that the question chose, in a sentence; empty if it chose none. */
  public Optional<String> chosen() {
    List<String> readings =
        new TreeMap<>(answer.chosen())
            .entrySet().stream()
                .flatMap(one -> states.chosen(one.getKey(), one.getValue()).stream())
                .toList();
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(say("asked.readings", String.join(semicolon(), readings)));
  }

  /** What lawyers did not keep; nothing where it was not asked for. */
  static List<LawyerBreach> lawyerBreaches(Assessment answer) {
    return answer.asksLawyerBreaches() ? answer.lawyerBreaches() : List.of();
  }

  /** What organs did not keep; nothing where it was not asked for. */
  static List<OrganBreach> organBreaches(Assessment answer) {
    return answer.asked(Conclusion.Kind.DUTY) ? answer.organBreaches() : List.of();
  }

  /** The same, said of each norm by itself. */
  static List<OrganBreach> organBreachesByNorm(Assessment answer) {
    return organBreaches(answer).stream().flatMap(breach -> breach.ofEachNorm().stream()).toList();
  }

  /** Words for the parts of an answer that were not asked for. */
  static List<String> notAsked(Assessment answer) {
    Map<Conclusion.Kind, String> parts = new LinkedHashMap<>();
    parts.put(Conclusion.Kind.ENTITLEMENT, "entitlements");
    parts.put(Conclusion.Kind.DUTY, "duties");
    parts.put(Conclusion.Kind.CONDUCT, "conduct");
    parts.put(Conclusion.Kind.RIGHT, "others");
    parts.keySet().removeIf(answer::asked);
    return List.copyOf(parts.values());
  }

  /** The parts of the answer that were not asked for, in a sentence; empty if all were. */
  Optional<String> notAsked() {
    List<String> parts = notAsked(answer).stream().map(part -> say("not-asked." + part)).toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(say("not-asked.parts", list(parts)));
  }

  /** Several parts as one list. */
  public String list(List<String> parts) {
    return parts.stream().distinct().collect(Collectors.joining(chinese ? "、" : ", "));
  }
}
