package org.dutylawyer.workbench.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.InstrumentText.Passage;

/** What a text says that it rests on (根据《…》), before its articles or in the first of them. */
final class Basis {

  /** Titles in a row, with or without their numbers. */
  private static final Pattern NAMED =
      Pattern.compile("(?:根据|依据)(?:《[^》]+》(?:[（(][^（）()]{4,30}号[）)])?(?:[、，和及]|以及)?)+");

  private static final Pattern CITED = Pattern.compile("《([^》]+)》(?:[（(]([^（）()]{4,30}号)[）)])?");

  private Basis() {}

  /** The line of the manifest, with what is left to do as a comment. */
  static String line(InstrumentText instrument) {
    List<String> basis = of(instrument);
    return basis.isEmpty()
        ? "    # basis: [文号]    # 待填：所依据的文件，没有的写 []"
            + " / to be filled: the texts that it rests on, [] for none\n"
        : "    basis: [\""
            + String.join("\", \"", basis)
            + "\"]    # 请核对：文本所写的依据，有文号的写文号"
            + " / to be checked: what the text names, by number if it has one\n";
  }

  /** The number of each text named, or its title where it has none. */
  private static List<String> of(InstrumentText instrument) {
    Set<String> basis = new LinkedHashSet<>();
    String first = instrument.articles().keySet().iterator().next();
    for (Passage passage : instrument.passages().values()) {
      if (!passage.path().startsWith("0/") && !passage.path().startsWith(first + "/")) {
        continue;
      }
      Matcher named = NAMED.matcher(passage.text());
      while (named.find()) {
        Matcher cited = CITED.matcher(named.group());
        while (cited.find()) {
          String number = cited.group(2);
          basis.add((number == null ? cited.group(1) : number).replaceAll("[\\\\\"]", ""));
        }
      }
    }
    return List.copyOf(basis);
  }
}
