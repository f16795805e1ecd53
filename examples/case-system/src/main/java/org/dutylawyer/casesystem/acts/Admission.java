package org.dutylawyer.casesystem.acts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Permission;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.spring.LiveRules;
import org.dutylawyer.text.Title;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases are taken in: by their number, their region and the organs that take part. */
@Component
public class Admission {

  /** What a number of a case may be: it stands in addresses and names of files. */
  private static final Pattern NUMBER =
      Pattern.compile("[\\p{L}\\p{N}()（）〔〕\\[\\]［］【】][\\p{L}\\p{N}._()（）〔〕\\[\\]［］【】-]{0,59}");

  /** What stands in addresses where numbers of cases do, and means something else. */
  private static final Set<String> RESERVED = Set.of("new", "import");

  /** More happens in no case; an answer to more takes longer than anybody waits. */
  private static final int MOST_EVENTS = 1000;

  private static final int MOST_PERSONS = 200;

  private final Accounts accounts;
  private final LiveRules live;
  private final JdbcClient db;

  /** By the organs and lawyers that are entered and the packs that answer now. */
  public Admission(Accounts accounts, LiveRules live, JdbcClient db) {
    this.accounts = accounts;
    this.live = live;
    this.db = db;
  }

  /**
   * Refuses a new case that does not belong here.
   *
   * @throws BadInputException with what is wrong
   */
  public void check(CaseUser user, CaseFile file, Collection<String> organs) {
    number(file.id());
    region(user, file.jurisdiction());
    organs(organs, file.jurisdiction());
  }

  private static void number(String id) {
    if (!NUMBER.matcher(id).matches() || RESERVED.contains(id)) {
      throw new BadInputException(
          Problem.of(
              "$.id",
              new Title("“" + id + "”", "'" + id + "'"),
              new Title(
                  "1至60个字符的案号，由汉字、字母、数字、括号和 . _ - 组成，不以 . _ - 开头，不是 "
                      + String.join("、", RESERVED.stream().sorted().toList()),
                  "a number of 1 to 60 letters, digits, brackets and . _ -, which begins with none"
                      + " of those three and is none of "
                      + String.join(", ", RESERVED.stream().sorted().toList()))));
    }
  }

  /**
   * Refuses a file that holds more than a case does.
   *
   * @throws BadInputException with what there is too much of
   */
  public static void size(CaseFile file) {
    size("$.events", file.events().size(), MOST_EVENTS);
    size("$.persons", file.persons().size(), MOST_PERSONS);
  }

  private static void size(String where, int found, int most) {
    if (found > most) {
      throw new BadInputException(
          Problem.of(
              where,
              new Title(found + " 项", found + " items"),
              new Title(
                  "一个案件至多 " + most + " 项，更多的请分案",
                  "at most " + most + " in a case; divide it if there are more")));
    }
  }

  /** The jurisdictions with a pack that an account may enter cases, organs and lawyers of. */
  public List<String> regions(CaseUser user) {
    return live.now().rules().packs().keySet().stream()
        .filter(id -> id.startsWith(user.jurisdiction()))
        .sorted()
        .toList();
  }

  /**
   * Refuses what is of another region than the account's, or of one without a pack.
   *
   * @throws BadInputException with the region that it would have to be of
   */
  public void region(CaseUser user, String jurisdiction) {
    if (!regions(user).contains(jurisdiction)) {
      throw new BadInputException(
          Problem.of(
              "$.jurisdiction",
              new Title("“" + jurisdiction + "”", "'" + jurisdiction + "'"),
              new Title(
                  "本单位所在地区 " + user.jurisdiction(),
                  "the account's region, " + user.jurisdiction())));
    }
  }

  /** Whether one of those organs may keep a case. */
  public boolean keeps(Collection<String> organs) {
    return accounts.organs().stream()
        .filter(o -> organs.contains(o.id()))
        .anyMatch(o -> o.kind().permissions().contains(Permission.CASE_CREATE));
  }

  /**
   * Refuses lawyers of the roster of another region: whom a file names sees the case. A lawyer of
   * no roster has no account, and may be named.
   *
   * @param already ids of those that the case has already
   * @throws BadInputException with each of them and the region
   */
  public void lawyers(CaseFile file, Set<String> already) {
    String jurisdiction = file.jurisdiction();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < file.lawyers().size(); i++) {
      String id = file.lawyers().get(i).id();
      boolean far =
          !already.contains(id)
              && db.sql("select jurisdiction from lawyer where id = ?")
                  .param(id)
                  .query(String.class)
                  .optional()
                  .filter(j -> !j.startsWith(jurisdiction) && !jurisdiction.startsWith(j))
                  .isPresent();
      if (far) {
        problems.add(
            Problem.of(
                "$.lawyers[" + i + "].id",
                new Title(SourceText.shown(id), SourceText.shown(id)),
                new Title(
                    "案件所在地区 " + jurisdiction + " 的律师",
                    "a lawyer of the case's region, " + jurisdiction)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  /**
   * Refuses organs that are not there or handle no cases of that region.
   *
   * @throws BadInputException with each of them and the region
   */
  public void organs(Collection<String> organs, String jurisdiction) {
    if (organs.isEmpty()) {
      return;
    }
    Set<String> near =
        accounts.organs().stream()
            .filter(o -> o.handles(jurisdiction))
            .map(Accounts.Organ::id)
            .collect(Collectors.toSet());
    List<Problem> problems =
        organs.stream()
            .filter(organ -> !near.contains(organ))
            .map(
                organ ->
                    Problem.of(
                        "organ",
                        new Title(SourceText.shown(organ), SourceText.shown(organ)),
                        new Title(
                            "案件所在地区 " + jurisdiction + " 的单位",
                            "an organ of the case's region, " + jurisdiction)))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }
}
