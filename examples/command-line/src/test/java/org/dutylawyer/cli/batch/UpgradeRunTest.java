package org.dutylawyer.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.cli.Program;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.workbench.upgrade.Upgrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that is stopped goes on where it was, and says the same as one that is not. */
class UpgradeRunTest {

  private static final LocalDate WED_2026_06_17 = LocalDate.of(2026, 6, 17);

  @TempDir private Path folder;

  private Upgrade upgrade() throws IOException {
    Path notice =
        Files.writeString(
            folder.resolve("notice.txt"),
            "国务院办公厅关于调整2026年端午节放假安排的通知\n2026年6月18日（星期四）放假。\n国务院办公厅\n2026年5月6日\n");
    DutyLawyerRules rules =
        DutyLawyerRules.builder()
            .packsOnClassPath()
            .jurisdiction("CN")
            .evaluator(Evaluator.PLAN)
            .build();
    Question question = Question.asOf(WED_2026_06_17).withoutAwaited();
    return new Upgrade(
        new Upgrade.Side(rules, question), new Upgrade.Side(rules.withNotice(notice), question));
  }

  private Path cases() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(
          "{\"id\":\"案"
              + i
              + "\",\"jurisdiction\":\"CN\",\"persons\":[{\"id\":\"甲\",\"counsel\":\"none\"}],\"events\":[{\"type\":\"help-notice-received\",\"person\":\"甲\",\"on-site-lawyer\":false,\"at\":\""
              + (i % 2 == 0 ? "2026-06-17" : "2026-03-02")
              + "\"}]}");
    }
    return Files.write(folder.resolve("cases.jsonl"), lines);
  }

  private UpgradeRun run(Upgrade upgrade, Path cases, String output, boolean resume, String asked) {
    return new UpgradeRun(
        upgrade,
        new UpgradeRun.Settings(
            cases,
            Optional.empty(),
            Optional.of(folder.resolve(output)),
            new UpgradeForm.Text(Locale.CHINESE, List.of("CN")),
            resume,
            2,
            asked,
            false),
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()));
  }

  @Test
  void stopped_and_resumed_it_is_the_same_report() throws IOException {
    Upgrade upgrade = upgrade();
    Path cases = cases();
    UpgradeRun.Ended whole = run(upgrade, cases, "whole.txt", false, "a").run();
    assertThat(whole.finished()).isTrue();
    assertThat(whole.cases()).isEqualTo(500);
    assertThat(whole.changed()).isEqualTo(250);

    UpgradeRun stopped = run(upgrade, cases, "part.txt", false, "a");
    stopped.requestStop();
    assertThat(stopped.run().finished()).isFalse();
    assertThat(folder.resolve("part.txt.unfinished")).exists();
    assertThatThrownBy(() -> run(upgrade, cases, "part.txt", false, "a").run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--resume");
    assertThatThrownBy(() -> run(upgrade, cases, "part.txt", true, "another").run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("expected the same as now");

    assertThat(run(upgrade, cases, "part.txt", true, "a").run()).isEqualTo(whole);
    assertThat(folder.resolve("part.txt")).hasSameTextualContentAs(folder.resolve("whole.txt"));
    assertThat(folder.resolve("part.txt.unfinished")).doesNotExist();
  }

  /** What was compared is told in the words of the command line. */
  @Test
  void a_run_of_another_question_is_refused_in_the_words_of_the_command() throws IOException {
    Path cases = cases();
    UpgradeRun stopped = run(upgrade(), cases, "part.txt", false, "another");
    stopped.requestStop();
    stopped.run();
    Program refused =
        Program.run(
            "upgrade-report",
            "shipped",
            "shipped",
            "--cases",
            cases.toString(),
            "--as-of",
            "2026-06-17",
            "--reading",
            "cn-14-1=nobody-assigned",
            "-o",
            folder.resolve("part.txt").toString(),
            "--resume");
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .contains("--as-of 2026-06-17", "--reading cn-14-1=nobody-assigned")
        .doesNotContain("Question[", "Optional", "null");
  }
}
