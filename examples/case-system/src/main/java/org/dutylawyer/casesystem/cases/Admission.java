package org.dutylawyer.casesystem.cases;

import java.util.Collection;
import java.util.regex.Pattern;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.springframework.stereotype.Component;

/** Which cases are taken in: by their number, their region and the organs that take part. */
@Component
class Admission {

  /** What a number of a case may be: it stands in addresses and names of files. */
  private static final Pattern NUMBER =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._()（）〔〕\\[\\]-]{0,59}");

  private final Accounts accounts;

  Admission(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Refuses a new case that does not belong here.
   *
   * @throws BadInputException with what is wrong
   */
  void check(CaseUser user, CaseFile file, Collection<String> organs) {
    number(file.id());
    region(user, file.jurisdiction());
    organs.forEach(organ -> organ(organ, file.jurisdiction()));
  }

  private static void number(String id) {
    if (!NUMBER.matcher(id).matches()) {
      throw new BadInputException(
          Problem.of(
              "$.id",
              new Title("“" + id + "”", "'" + id + "'"),
              new Title(
                  "1至60个字符的案号，由汉字、字母、数字和 . _ - ( ) 〔 〕组成",
                  "a number of 1 to 60 letters, digits and . _ - ( ) 〔 〕")));
    }
  }

  private static void region(CaseUser user, String jurisdiction) {
    if (!jurisdiction.startsWith(user.jurisdiction())) {
      throw new BadInputException(
          Problem.of(
              "$.jurisdiction",
              new Title(jurisdiction, jurisdiction),
              new Title(
                  "本单位所在地区 " + user.jurisdiction(),
                  "the account's region, " + user.jurisdiction())));
    }
  }

  /**
   * Refuses an organ that is not there or handles no cases of that region.
   *
   * @throws BadInputException with the region
   */
  void organ(String organ, String jurisdiction) {
    boolean near =
        accounts.organs().stream()
            .filter(o -> o.id().equals(organ))
            .anyMatch(o -> o.handles(jurisdiction));
    if (!near) {
      throw new BadInputException(
          Problem.of(
              "organ",
              new Title("“" + organ + "”", "'" + organ + "'"),
              new Title(
                  "案件所在地区 " + jurisdiction + " 的单位",
                  "an organ of the case's region, " + jurisdiction)));
    }
  }
}
