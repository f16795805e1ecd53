package org.dutylawyer.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.FolderPacks;

/**
 * What many city packs over one province cost: makes 3, 30 and 300 of them, loads them, and answers
 * the same case with each number. Run with a case file of Chongqing.
 */
@SuppressWarnings("ReturnValueIgnored") // what asking costs is measured, not what is answered
public final class ManyPacks {

  /** 2025-10-13, a Monday. */
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private static final int[] COUNTS = {0, 3, 30, 300};
  private static final int ROUNDS = 15;
  private static final int CASES = 20;

  /** So long all of them answer in turn before anything is timed: Java compiles meanwhile. */
  private static final long WARM_NANOS = 60_000_000_000L;

  private ManyPacks() {}

  /**
   * Prints two lines for each number of packs.
   *
   * @param arguments the case file
   * @throws java.io.IOException if it cannot be read
   */
  public static void main(String[] arguments) throws java.io.IOException {
    String json = Files.readString(Path.of(arguments[0]));
    List<Supplier<Assessment>> answers = new ArrayList<>();
    for (int count : COUNTS) {
      List<PackFiles> cities = cities(count);
      long before = used();
      long start = System.nanoTime();
      FolderPacks builder = new FolderPacks().packsOnClassPath();
      cities.forEach(builder::pack);
      DutyLawyerRules rules = builder.build();
      double load = (System.nanoTime() - start) / 1e6;
      long loaded = used() - before;
      CaseFile file = rules.read(json, arguments[0]);
      Question question = Question.asOf(MON_2025_10_13);
      answers.add(() -> rules.assess(file, question));
      answers.get(answers.size() - 1).get();
      long asked = used();
      int cases = Math.min(count, 10);
      for (int i = 0; i < cases; i++) {
        String city = "CN-" + (500_101 + i);
        rules.assess(rules.read(json.replace("\"CN-50\"", "\"" + city + "\""), city), question);
      }
      System.out.printf(
          Locale.ROOT,
          "%3d city packs: load %,.0f ms; %.1f MB more in use after it; one more city asked %.1f"
              + " MB%n",
          count,
          load,
          loaded / 1e6,
          (used() - asked) / 1e6 / Math.max(1, cases));
    }
    costs(answers);
  }

  /** In turn, so that what the machine does else meets all of them. */
  private static void costs(List<Supplier<Assessment>> answers) {
    long end = System.nanoTime() + WARM_NANOS;
    while (System.nanoTime() < end) {
      answers.forEach(Supplier::get);
    }
    List<List<Double>> times = new ArrayList<>();
    answers.forEach(one -> times.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int which = 0; which < COUNTS.length; which++) {
        long start = System.nanoTime();
        for (int i = 0; i < CASES; i++) {
          answers.get(which).get();
        }
        times.get(which).add((System.nanoTime() - start) / 1e6 / CASES);
      }
    }
    double alone = median(times.get(0));
    for (int which = 0; which < COUNTS.length; which++) {
      double cost = median(times.get(which));
      System.out.printf(
          Locale.ROOT,
          "%3d city packs: a case of the province %.3f ms, %.2f times that without city packs%n",
          COUNTS[which],
          cost,
          cost / alone);
    }
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Packs of so many cities, each with three rules over those of Chongqing. */
  private static List<PackFiles> cities(int count) {
    List<PackFiles> cities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int code = 500_101 + i;
      String id = "市规〔2022〕" + code + "号";
      String text =
          """
          # 市规定
          ## 第一条
          法律援助机构应当自收到法律帮助通知书之日起1个工作日内安排值班律师。
          ## 第二条
          值班律师应当自收到通知之日起2个工作日内提供法律帮助。
          ## 第三条
          值班律师应当记录法律帮助情况。
          """;
      StringBuilder rules = new StringBuilder("package org.dutylawyer.packs.city" + code + ";\n");
      rules.append("import org.dutylawyer.casefile.*;\nimport org.dutylawyer.finding.*;\n");
      rules.append("import static org.dutylawyer.finding.Conclusions.*;\n");
      rule(
          rules,
          id + "/1/1",
          "自收到法律帮助通知书之日起1个工作日内安排值班律师",
          "duty( \"legal-aid-agency\", \"arrange-duty-lawyer\" ).of( $person )"
              + ".within( workingDays( 1 ) ).after( $received )");
      rule(
          rules,
          id + "/2/1",
          "自收到通知之日起2个工作日内提供法律帮助",
          "duty( \"duty-lawyer\", \"provide-legal-help\" ).of( $person )"
              + ".within( workingDays( 2 ) ).after( $received )");
      rule(
          rules,
          id + "/3/1",
          "记录法律帮助情况",
          "duty( \"duty-lawyer\", \"record-legal-help\" ).of( $person ).at( $received )");
      String manifest =
          """
          id: CN-%d
          version: 1.0.0
          title: [城市规则包, a city pack]
          requires: [CN, CN-50]
          instruments:
            - id: %s
              title: [城市规定, rules of a city]
              text: instrument.md
              sha256: %s
              from: 2022-01-01
          """
              .formatted(code, id, PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8)));
      String words =
          "actions:\n  provide-legal-help: [提供法律帮助, provide help]\n"
              + "  record-legal-help: [记录法律帮助, record the help]\n";
      SortedMap<String, byte[]> files = new TreeMap<>();
      files.put("pack.yaml", manifest.getBytes(StandardCharsets.UTF_8));
      files.put("instrument.md", text.getBytes(StandardCharsets.UTF_8));
      files.put("art-01.drl", rules.toString().getBytes(StandardCharsets.UTF_8));
      files.put("vocabulary.yaml", words.getBytes(StandardCharsets.UTF_8));
      cities.add(new PackFiles("city" + code, "org.dutylawyer.packs.city" + code, files));
    }
    return cities;
  }

  private static void rule(StringBuilder rules, String norm, String quote, String conclusion) {
    rules
        .append("rule \"")
        .append(norm)
        .append(' ')
        .append(quote)
        .append("\"\n")
        .append("    @Provision( \"")
        .append(norm)
        .append("\" )\n")
        .append("    @Quote( \"")
        .append(quote)
        .append("\" )\n")
        .append("when\n    $person : Person()\n")
        .append("    $received : Event( of == $person, type == \"help-notice-received\" )\n")
        .append("then\n    insert( ")
        .append(conclusion)
        .append(" );\nend\n");
  }
}
