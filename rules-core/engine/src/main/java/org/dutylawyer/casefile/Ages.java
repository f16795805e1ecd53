package org.dutylawyer.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.text.Title;

/**
 * Whether what a file says about a person's age group (成年人、未成年人) fits the date of birth.
 *
 * <p>A minor has not completed the eighteenth year (未满十八周岁, 未成年人保护法第二条). A year of age is completed
 * on the day after the birthday (周岁, 自生日的第二天起算).
 */
final class Ages {

  private static final String AGE_GROUP = "age-group";
  private static final String MINOR = "minor";
  private static final String ADULT = "adult";
  private static final int ADULT_YEARS = 18;

  /** The first duty lawyers, of the Xiuwu pilot (河南修武): no question reaches further back. */
  private static final LocalDate FIRST_DUTY_LAWYERS = LocalDate.of(2006, 1, 1);

  private Ages() {}

  /** An age group that cannot be true, and the JSON path of the person. */
  record Contradiction(String personPath, Title found, Title expected) {
    String path() {
      return JsonPath.member(personPath, AGE_GROUP);
    }
  }

  /**
   * The persons whose age group cannot be true on any day that the file is about.
   *
   * @param asOf the day asked about, if there is one
   * @param places the JSON path of a person, by id
   */
  static List<Contradiction> contradictions(
      CaseFile file, Optional<LocalDate> asOf, UnaryOperator<String> places) {
    List<LocalDate> days = new ArrayList<>();
    file.events().stream()
        .map(EventEntry::at)
        .flatMap(Optional::stream)
        .map(Moment::date)
        .forEach(days::add);
    asOf.ifPresent(days::add);
    LocalDate first = days.stream().min(LocalDate::compareTo).orElse(FIRST_DUTY_LAWYERS);
    List<Contradiction> wrong = new ArrayList<>();
    for (PersonEntry person : file.persons()) {
      String group = person.facts().getOrDefault(AGE_GROUP, "");
      if (person.born().isEmpty() || group.isEmpty()) {
        continue;
      }
      LocalDate lastDayAsMinor = person.born().get().plusYears(ADULT_YEARS);
      String path = places.apply(person.id());
      if (group.equals(MINOR) && first.isAfter(lastDayAsMinor)) {
        wrong.add(contradiction(path, person, MINOR, ADULT, first));
      }
      // Without a day asked about, somebody may have come of age after the last event.
      if (group.equals(ADULT) && asOf.isPresent()) {
        LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
        if (!last.isAfter(lastDayAsMinor)) {
          wrong.add(contradiction(path, person, ADULT, MINOR, last));
        }
      }
    }
    return wrong;
  }

  private static Contradiction contradiction(
      String path, PersonEntry person, String said, String is, LocalDate day) {
    LocalDate born = person.born().orElseThrow();
    boolean adult = is.equals(ADULT);
    String zhAge = adult ? "已满十八周岁" : "未满十八周岁";
    String enAge = adult ? "over eighteen" : "under eighteen";
    return new Contradiction(
        path,
        new Title("\"" + said + "\"，而出生日期为 " + born, "\"" + said + "\", but born on " + born),
        new Title(
            "\"" + is + "\"（" + day + " 时" + zhAge + "），或者另一出生日期",
            "\"" + is + "\" (" + enAge + " on " + day + ") or another date of birth"));
  }
}
