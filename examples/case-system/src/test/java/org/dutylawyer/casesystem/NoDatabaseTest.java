package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever starts it without its database is told why in a sentence, not in a stack of calls. */
@ExtendWith(OutputCaptureExtension.class)
class NoDatabaseTest {

  @TempDir Path home;

  @Test
  void a_second_start_is_told_that_there_is_a_first(CapturedOutput output) throws Exception {
    DriverManager.getConnection("jdbc:h2:file:" + home.resolve("cases"), "cases", "").close();
    try (FileChannel file =
            FileChannel.open(
                home.resolve("cases.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock first = file.lock()) {
      assertThat(first.isValid()).isTrue();
      assertThatThrownBy(
              () ->
                  SpringApplication.run(
                      CaseSystem.class, "--case-system.home=" + home, "--server.port=0"))
          .isNotNull();
    }
    assertThat(output.getAll())
        .contains("数据库文件正被另一个程序使用", "--case-system.home=")
        .doesNotContain("\tat org.h2.");
  }

  @ParameterizedTest
  @CsvSource({"90020, 90020, 正被另一个程序使用", "0, 08001, 无法连接", "0, 28P01, 拒绝了账号"})
  void what_the_database_says_is_told_in_a_sentence(int code, String state, String told) {
    SQLException said = new SQLException("said", state, code);
    assertThat(new NoDatabase().analyze(new IllegalStateException(said)))
        .satisfies(a -> assertThat(a.getDescription()).contains(told));
  }
}
