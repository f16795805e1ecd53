package org.dutylawyer.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.dutylawyer.cli.Program;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.workbench.check.PackCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An edited article is answered at once; what leaned on it elsewhere in the pack, a moment later.
 */
class CheckWatchTest {

  private static final String TEXT =
      """
      示例市值班律师办法
      示例司发〔2025〕1号
      第一条　为保障诉讼权利，制定本办法。
      第二条　安排值班律师的期限，依第三条计算。
      第三条　法律援助机构应当自收到法律帮助通知书之日起一个工作日内安排值班律师。
      """;

  private static final String RULE =
      """

      rule "第三条 收到法律帮助通知书之日起一个工作日内安排值班律师"
          @Provision( "示例司发〔2025〕1号/3/1" )
          @Quote( "应当自收到法律帮助通知书之日起一个工作日内安排值班律师" )
          @Tightens( "司规〔2020〕6号/19/2-a" )
      when
          $person : Person()
          $received : Event( of == $person, type == "help-notice-received" )
      then
          insert( duty( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person )
              .within( workingDays( 1 ) ).after( $received ).doneBy( "duty-lawyer-arranged" ) );
      end
      """;

  /** Said of article 3 where it stands, and leaned on beside article 2. */
  private static final String SCENARIO =
      """
      - scenario: 周五收到通知书，次日周六调休上班，当日到期
        as-of: 2025-10-10 (Fri)
        case:
          persons: [ { id: 某甲 } ]
          events: [ { type: help-notice-received, person: 某甲, at: 2025-10-10 (Fri) } ]
        expect:
          - { norm: 示例司发〔2025〕1号/3/1, of: 某甲, due: 2025-10-11 (Sat), state: pending }
      - scenario: 没有收到通知书的，不需要安排
        as-of: 2025-10-10 (Fri)
        case:
          persons: [ { id: 某甲 } ]
        silent: [ 示例司发〔2025〕1号/3/1 ]
      """;

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();
  private Path pack;
  private CheckWatch watch;

  @BeforeEach
  void watchAPackOfTwoArticles() throws IOException {
    Path text = Files.writeString(folder.resolve("text.md"), TEXT);
    pack = folder.resolve("pack");
    Program.answer("new", "CN-33", "--text", text.toString(), "-o", pack.toString());
    Path rules = pack.resolve("art-03.drl");
    Files.writeString(rules, Files.readString(rules) + RULE);
    Files.writeString(pack.resolve("art-03.yaml"), SCENARIO);
    Files.writeString(pack.resolve("art-02.yaml"), SCENARIO);
    Map<String, PackFiles> known = new LinkedHashMap<>();
    for (RulePack shipped : ServiceLoader.load(RulePack.class)) {
      CheckCommand.add(known, PackFiles.fromService(shipped));
    }
    PackFiles target = PackFiles.fromFolder(pack);
    CheckCommand.add(known, target);
    watch =
        new CheckWatch(
            PackCheck.standard(),
            PackCheck.standard(),
            known,
            List.of(target),
            new PrintWriter(said),
            Locale.CHINESE);
  }

  @AfterEach
  void end() {
    watch.close();
  }

  @Test
  void what_did_not_change_is_not_spoken_of() throws InterruptedException {
    watch.poll();
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void an_edit_is_answered_by_its_own_article_and_then_by_all() throws Exception {
    edit("art-03.drl", "workingDays( 1 )", "workingDays( 2 )");
    edit("art-03.yaml", "2025-10-11 (Sat)", "2025-10-13 (Mon)");
    watch.poll();
    assertThat(said.toString())
        .startsWith("art-03.drl, art-03.yaml")
        .contains("通过  情形：2 个情形")
        .doesNotContain("art-02.yaml", "全部条文");
    assertThat(untilAll())
        .contains("不通过  情形：4 个情形", "art-02.yaml:7")
        .contains("规则得出 示例司发〔2025〕1号/3/1 due：2025-10-13", "应为 情形所写的 2025-10-11。");
  }

  @Test
  void rules_that_do_not_compile_are_not_run_for_all() throws Exception {
    edit("art-03.drl", "workingDays( 1 )", "workingDays( 1 ");
    watch.poll();
    assertThat(said.toString()).contains("不通过  形式", "art-03.drl:");
    Thread.sleep(500);
    watch.poll();
    assertThat(said.toString()).doesNotContain("全部条文");
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = pack.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  /** What is said of all articles, once it is. */
  private String untilAll() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!said.toString().contains("全部条文") && System.nanoTime() < end) {
      Thread.sleep(50);
      watch.poll();
    }
    String all = said.toString();
    assertThat(all).contains("全部条文");
    return all.substring(all.indexOf("全部条文"));
  }
}
