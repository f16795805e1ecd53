package org.dutylawyer.casesystem.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.casesystem.acts.Acts;
import org.dutylawyer.casesystem.acts.OwnActs;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.CaseView;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.NoSuchCaseException;
import org.dutylawyer.casesystem.cases.Roster;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of a case show. */
@Component
public class CaseModel {

  /** The facts of a proceeding that the form for a new case asks for at once. */
  private static final List<String> BASICS = List.of("stage", "procedure", "instance");

  private static final Map<String, Title> WRITES =
      Map.of(
          "CASE_MADE", new Title("新建", "made"),
          "FACTS", new Title("填写事实", "facts stated"),
          "FILE", new Title("替换案件文件", "file replaced"),
          "LAWYER", new Title("加入律师", "lawyer named"),
          "EVENT", new Title("登记事件", "event recorded"),
          "CORRECTED", new Title("更正", "corrected"),
          "WITHDRAWN", new Title("撤回登记", "withdrawn"),
          "PERSON", new Title("加入、更正人员", "person added or put right"));

  private final Answers answers;
  private final Cases cases;
  private final Accounts accounts;
  private final Roster roster;
  private final LiveRules live;

  /** With what the pages show. */
  public CaseModel(Answers answers, Cases cases, Accounts accounts, Roster roster, LiveRules live) {
    this.answers = answers;
    this.cases = cases;
    this.accounts = accounts;
    this.roster = roster;
    this.live = live;
  }

  /** A fact with the answers that it can have, and the one that it has. */
  public record FactRow(
      String key,
      String title,
      boolean number,
      String unit,
      List<CaseView.Choice> values,
      String value) {}

  /** A subject with its facts. */
  public record FactSheet(
      String kind, String id, String title, String born, List<FactRow> facts, long known) {}

  /**
   * The form for an event.
   *
   * @param type its type
   * @param title the type in words
   * @param today the day that is filled in
   * @param person the person that is chosen; empty for all
   * @param persons the persons of the case
   * @param by who may have acted; empty if the texts leave that open
   * @param lawyers the lawyers of the case
   * @param earlier the events that it may answer
   * @param to the values that it may set; empty if it sets none
   * @param facts what can be said of it
   * @param recorded what was recorded of it; of a new event nothing
   */
  public record EventForm(
      String type,
      String title,
      LocalDate today,
      String person,
      List<CaseView.Choice> persons,
      List<CaseView.Choice> by,
      List<CaseView.Choice> lawyers,
      List<CaseView.Choice> earlier,
      List<CaseView.Choice> to,
      List<FactRow> facts,
      Recorded recorded) {}

  /**
   * What was recorded of an event; empty where nothing was.
   *
   * @param id its id; empty of a new event
   */
  public record Recorded(
      String id,
      String day,
      String time,
      List<String> persons,
      String by,
      String lawyer,
      String re,
      String to,
      Map<String, String> facts) {

    private static final Recorded NOTHING =
        new Recorded("", "", "", List.of(), "", "", "", "", Map.of());

    private static Recorded of(CaseFile.EventEntry event) {
      Map<String, String> facts = new TreeMap<>(event.facts());
      event.amounts().forEach((fact, number) -> facts.put(fact, String.valueOf(number)));
      return new Recorded(
          event.id(),
          event.at().map(at -> at.date().toString()).orElse(""),
          event.at().flatMap(Moment::time).map(Object::toString).orElse(""),
          event.persons(),
          event.by().orElse(""),
          event.lawyer().orElse(""),
          event.re().orElse(""),
          event.to().orElse(""),
          facts);
    }
  }

  /** The address of a case's page. */
  public static String path(String address) {
    return "/cases/" + URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What the page of a case shows; the answer is given, and told to the log. */
  public void fill(
      Model model, CaseUser user, StoredCase stored, Optional<LocalDate> asOf, Locale locale) {
    LocalDate day = asOf.orElse(answers.today());
    Answers.Given given = answers.give(user, stored, Moment.of(day), Audit.Action.ANSWER_GIVEN);
    Vocabulary words = given.answer().words();
    CaseFile file = given.answer().file();
    model.addAttribute("stored", stored);
    model.addAttribute("path", path(stored.address(user)));
    model.addAttribute("given", given);
    model.addAttribute("asOf", day);
    model.addAttribute(
        "view",
        CaseView.of(given.answer(), locale)
            .offering(type -> Acts.mayRecord(user.role(), type, words)));
    model.addAttribute("sheets", sheets(file, words, locale));
    model.addAttribute(
        "eventTypes", types(words, locale, e -> Acts.mayRecord(user.role(), e.key(), words)));
    model.addAttribute("whatIfTypes", types(words, locale, e -> !Acts.isConduct(e.key(), words)));
    // What an account may put right: of what it may record, if it keeps the file.
    model.addAttribute(
        "recordable",
        file.events().stream()
            .filter(e -> user.may(Permission.FACT_WRITE) && OwnActs.mayRecord(user, e, words))
            .map(CaseFile.EventEntry::id)
            .collect(Collectors.toSet()));
    model.addAttribute(
        "versions",
        cases.versions(stored).stream()
            .filter(v -> isShown(v, user, words))
            .map(v -> what(v, words, locale))
            .toList());
    List<String> organs = cases.organs(stored);
    model.addAttribute(
        "organs", accounts.organs().stream().filter(o -> organs.contains(o.id())).toList());
    model.addAttribute(
        "otherOrgans",
        user.may(Permission.CASE_CREATE)
            ? accounts.organs().stream()
                .filter(o -> o.kind() != Role.BUREAU && !organs.contains(o.id()))
                .filter(o -> o.handles(stored.jurisdiction()))
                .toList()
            : List.of());
    model.addAttribute("lawyers", file.lawyers());
    model.addAttribute(
        "roster", user.may(Permission.ROSTER_READ) ? roster.in(stored.jurisdiction()) : List.of());
  }

  /** Whether the account sees what was done: of others' conduct not even that something was. */
  private static boolean isShown(Cases.Version version, CaseUser user, Vocabulary words) {
    return user.may(Permission.CONDUCT_READ)
        || version.by().equals(user.username())
        || !Acts.isConduct(version.what().replaceFirst(".* ", ""), words);
  }

  /** A version with what was done in words. */
  private static Cases.Version what(Cases.Version version, Vocabulary words, Locale locale) {
    String[] parts = version.what().split(" ", 2);
    String word = WRITES.getOrDefault(parts[0], new Title(parts[0], parts[0])).in(locale);
    String named = parts.length == 2 ? parts[1] : "";
    String sign = Title.isChinese(locale) ? "：" : ": ";
    String said =
        words
            .event(named)
            .map(e -> e.title().in(locale))
            .map(e -> parts[0].equals("EVENT") ? e : word + sign + e)
            .orElse(parts[0].equals("PERSON") && !named.isEmpty() ? word + sign + named : word);
    return new Cases.Version(version.version(), version.at(), version.by(), said, version.sha256());
  }

  /** The facts of a proceeding that a new case begins with. */
  public List<FactRow> basics(String jurisdiction, Map<String, String> values, Locale locale) {
    Vocabulary words = live.now().rules().vocabulary(jurisdiction);
    return BASICS.stream()
        .flatMap(key -> words.fact(key).stream())
        .map(fact -> row(fact, values.getOrDefault(fact.key(), ""), locale))
        .toList();
  }

  private static List<FactSheet> sheets(CaseFile file, Vocabulary words, Locale locale) {
    List<FactSheet> sheets = new ArrayList<>();
    sheets.add(
        sheet(
            "proceeding",
            "",
            About.Kind.PROCEEDING.title().in(locale),
            "",
            file.proceeding(),
            file.proceedingAmounts(),
            words.statedAbout(About.Kind.PROCEEDING),
            locale));
    for (CaseFile.PersonEntry person : file.persons()) {
      sheets.add(
          sheet(
              "person",
              person.id(),
              person.name().orElse(person.id()),
              person.born().map(LocalDate::toString).orElse(""),
              person.facts(),
              person.amounts(),
              words.statedAbout(About.Kind.PERSON),
              locale));
    }
    return sheets;
  }

  private static FactSheet sheet(
      String kind,
      String id,
      String title,
      String born,
      Map<String, String> facts,
      Map<String, Integer> amounts,
      List<FactWord> words,
      Locale locale) {
    List<FactRow> rows =
        words.stream()
            .map(
                word ->
                    row(
                        word,
                        facts.getOrDefault(
                            word.key(),
                            Optional.ofNullable(amounts.get(word.key()))
                                .map(String::valueOf)
                                .orElse("")),
                        locale))
            .toList();
    return new FactSheet(
        kind, id, title, born, rows, rows.stream().filter(r -> !r.value().isEmpty()).count());
  }

  private static FactRow row(FactWord fact, String value, Locale locale) {
    return new FactRow(
        fact.key(),
        fact.title().in(locale),
        fact.kind() == FactWord.Kind.NUMBER,
        fact.unit().map(u -> u.in(locale)).orElse(""),
        fact.values().entrySet().stream()
            .map(v -> new CaseView.Choice(v.getKey(), v.getValue().in(locale)))
            .toList(),
        value);
  }

  private static List<CaseView.Choice> types(
      Vocabulary words, Locale locale, Predicate<EventWord> which) {
    return words.events().stream()
        .filter(which)
        .map(e -> new CaseView.Choice(e.key(), e.title().in(locale)))
        .toList();
  }

  /**
   * Refuses an event that the account may not record.
   *
   * @throws org.dutylawyer.casesystem.acts.ForeignActException if it is for others to record
   */
  public void checkRecorder(CaseUser user, String type, Vocabulary words) {
    if (!Acts.mayRecord(user.role(), type, words)) {
      throw OwnActs.foreign(type, user.role(), words);
    }
  }

  /** The form for a new event of that type. */
  public EventForm event(
      CaseUser user, StoredCase stored, String type, String person, Locale locale) {
    return event(user, stored, type, person, Recorded.NOTHING, locale);
  }

  /** The form to put an event right. */
  public EventForm recorded(
      CaseUser user, StoredCase stored, CaseFile.EventEntry event, Locale locale) {
    String person = event.persons().size() == 1 ? event.persons().get(0) : "";
    return event(user, stored, event.type(), person, Recorded.of(event), locale);
  }

  private EventForm event(
      CaseUser user,
      StoredCase stored,
      String type,
      String person,
      Recorded recorded,
      Locale locale) {
    Vocabulary words = live.now().rules().vocabulary(stored.jurisdiction());
    checkRecorder(user, type, words);
    EventWord word = words.event(type).orElseThrow(NoSuchCaseException::new);
    CaseFile file = cases.read(stored);
    return new EventForm(
        type,
        word.title().in(locale),
        answers.today(),
        person,
        file.persons().stream()
            .map(p -> new CaseView.Choice(p.id(), p.name().orElse(p.id())))
            .toList(),
        word.by().stream()
            .filter(a -> Acts.mayName(user.role(), a))
            .map(
                a ->
                    new CaseView.Choice(
                        a,
                        words
                            .findTitle(Vocabulary.Group.ACTORS, a)
                            .map(t -> t.in(locale))
                            .orElse(a)))
            .toList(),
        file.lawyers().stream()
            .filter(l -> user.lawyer().isEmpty() || user.lawyer().equals(l.id()))
            .map(l -> new CaseView.Choice(l.id(), l.name().orElse(l.id())))
            .toList(),
        file.events().stream()
            .filter(e -> !e.id().equals(recorded.id()))
            .map(
                e ->
                    new CaseView.Choice(
                        e.id(),
                        e.at().map(at -> at.date() + " ").orElse("")
                            + words
                                .event(e.type())
                                .map(EventWord::title)
                                .map(t -> t.in(locale))
                                .orElse(e.type())))
            .toList(),
        word.sets()
            .flatMap(words::fact)
            .map(
                f ->
                    f.values().entrySet().stream()
                        .map(v -> new CaseView.Choice(v.getKey(), v.getValue().in(locale)))
                        .toList())
            .orElse(List.of()),
        words.factsAboutEvent(type).stream()
            .filter(FactWord::isStated)
            .map(f -> row(f, recorded.facts().getOrDefault(f.key(), ""), locale))
            .toList(),
        recorded);
  }

  /** A lawyer of the roster of that region. */
  public Roster.Entry roster(String jurisdiction, String id) {
    return roster.in(jurisdiction).stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchCaseException::new);
  }
}
