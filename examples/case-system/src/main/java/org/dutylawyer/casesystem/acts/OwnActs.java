package org.dutylawyer.casesystem.acts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.LawyerEntry;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.casesystem.access.Role;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Holds what an account writes against what it may record. It looks at what the file has before and
 * after, so no way of writing gets round it.
 */
public final class OwnActs {

  private final CaseUser user;
  private final Vocabulary words;

  private OwnActs(CaseUser user, Vocabulary words) {
    this.user = user;
    this.words = words;
  }

  /**
   * Checks a new case. It may come with its history, so those who may enter a case put down what
   * other organs did before; but nobody except the bureau says anything of a lawyer's conduct.
   *
   * @throws ForeignActException if the account may not record something in it
   */
  public static void checkNew(CaseUser user, CaseFile file, Vocabulary words) {
    OwnActs own = new OwnActs(user, words);
    for (EventEntry event : file.events()) {
      if (Acts.isConduct(event.type(), words)
          && !Acts.mayRecord(user.role(), event.type(), words)) {
        throw foreign(event.type(), user.role(), words);
      }
    }
    own.lawyers(List.of(), file.lawyers());
  }

  /**
   * Checks a change of a case.
   *
   * @throws ForeignActException if the account may not record what is added, changed or left out
   */
  public static void check(CaseUser user, CaseFile before, CaseFile after, Vocabulary words) {
    OwnActs own = new OwnActs(user, words);
    Map<String, EventEntry> old = new HashMap<>();
    before.events().forEach(event -> old.put(event.id(), placeless(event)));
    for (EventEntry written : after.events()) {
      EventEntry event = placeless(written);
      EventEntry was = old.remove(event.id());
      if (was == null) {
        own.act(event);
      } else if (!was.equals(event) && !own.fillsIn(was, event)) {
        own.act(was);
        own.act(event);
      }
    }
    old.values().forEach(own::act);
    own.lawyers(before.lawyers(), after.lawyers());
  }

  /**
   * Refuses an event as it is on file, if another than the account may put it right or withdraw it.
   *
   * @throws ForeignActException if it is for others to record
   */
  public static void check(CaseUser user, EventEntry event, Vocabulary words) {
    new OwnActs(user, words).act(event);
  }

  /** Whether the account may put that event right or withdraw it: it may record it as it is. */
  public static boolean mayRecord(CaseUser user, EventEntry event, Vocabulary words) {
    return new OwnActs(user, words).why(event).isEmpty();
  }

  private void act(EventEntry event) {
    why(event)
        .ifPresent(
            why -> {
              throw why;
            });
  }

  /** Why an event is not for the account to record: by its type, by who acted, by its lawyer. */
  private Optional<ForeignActException> why(EventEntry event) {
    if (!Acts.mayRecord(user.role(), event.type(), words)) {
      return Optional.of(foreign(event.type(), user.role(), words));
    }
    Optional<String> other = event.by().filter(by -> !Acts.mayName(user.role(), by));
    if (other.isPresent()) {
      String by = other.get();
      String zh = words.findTitle(Vocabulary.Group.ACTORS, by).map(Title::zh).orElse(by);
      return Optional.of(
          new ForeignActException(
              new Title(
                  zh + "的行为，不由" + user.role().title().zh() + "登记",
                  "an act of " + by + " is not for the " + user.role().title().en())));
    }
    boolean another =
        user.role() == Role.LAWYER
            && event.lawyer().filter(l -> !l.equals(user.lawyer())).isPresent();
    return another
        ? Optional.of(
            new ForeignActException(
                new Title(
                    "其他律师的行为，由其本人登记", "an act of another lawyer is for that lawyer to record")))
        : Optional.empty();
  }

  /** Says that events of that type are for others to record, and for whom. */
  public static ForeignActException foreign(String type, Role role, Vocabulary words) {
    Title title = words.event(type).map(EventWord::title).orElse(new Title(type, type));
    List<Role> may = Stream.of(Role.values()).filter(r -> Acts.mayRecord(r, type, words)).toList();
    return new ForeignActException(
        new Title(
            "“"
                + title.zh()
                + "”不由"
                + role.title().zh()
                + "登记、更改，由下列账号登记："
                + may.stream().map(r -> r.title().zh()).collect(Collectors.joining("、")),
            "'"
                + title.en()
                + "' is not for the "
                + role.title().en()
                + " but for: "
                + may.stream().map(r -> r.title().en()).collect(Collectors.joining(", "))));
  }

  /**
   * Whether an event only says more than it did: that answers a question, which who keeps the case
   * may do, whoever acted.
   */
  private boolean fillsIn(EventEntry was, EventEntry is) {
    return user.may(Permission.FACT_WRITE)
        && !Acts.isConduct(was.type(), words)
        && was.type().equals(is.type())
        && was.persons().equals(is.persons())
        && was.omitted() == is.omitted()
        && kept(was.at(), is.at())
        && kept(was.by(), is.by())
        && is.by().filter(by -> was.by().isEmpty() && !Acts.mayName(user.role(), by)).isEmpty()
        && kept(was.lawyer(), is.lawyer())
        && kept(was.station(), is.station())
        && kept(was.re(), is.re())
        && kept(was.to(), is.to())
        && is.facts().entrySet().containsAll(was.facts().entrySet())
        && is.amounts().entrySet().containsAll(was.amounts().entrySet())
        && is.documents().containsAll(was.documents());
  }

  private static <T> boolean kept(Optional<T> was, Optional<T> is) {
    return was.isEmpty() || was.equals(is);
  }

  /** What is known about a lawyer is for those who keep the roster; who it is, for all of them. */
  private void lawyers(Collection<LawyerEntry> before, Collection<LawyerEntry> after) {
    if (user.may(Permission.ROSTER_WRITE)) {
      return;
    }
    Map<String, LawyerEntry> old = new HashMap<>();
    before.forEach(lawyer -> old.put(lawyer.id(), lawyer));
    for (LawyerEntry lawyer : after) {
      LawyerEntry was = old.remove(lawyer.id());
      boolean fresh = was == null && lawyer.facts().isEmpty() && lawyer.amounts().isEmpty();
      if (!fresh && !lawyer.equals(was)) {
        throw roster();
      }
    }
    if (!old.isEmpty()) {
      throw roster();
    }
  }

  private ForeignActException roster() {
    return new ForeignActException(
        new Title(
            "律师的情况由法律援助机构、司法局登记",
            "what is known about lawyers is for the legal aid agency and the bureau"));
  }

  /** The event wherever it stands in its file. */
  private static EventEntry placeless(EventEntry e) {
    return new EventEntry(
        e.id(),
        e.type(),
        e.at(),
        e.persons(),
        e.by(),
        e.lawyer(),
        e.station(),
        e.re(),
        e.to(),
        e.facts(),
        e.amounts(),
        e.documents(),
        e.omitted(),
        "");
  }
}
