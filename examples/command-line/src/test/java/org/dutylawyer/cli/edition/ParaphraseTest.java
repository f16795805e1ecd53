package org.dutylawyer.cli.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.paraphrase.Paraphrase;
import org.dutylawyer.workbench.paraphrase.Paraphrase.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of all packs say when they are put into sentences. */
class ParaphraseTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  private static final Map<String, Said> SAID =
      RULES.packs().values().stream()
          .flatMap(pack -> pack.rules().stream().map(rule -> Map.entry(rule, pack)))
          .collect(
              Collectors.toMap(
                  entry -> entry.getKey().norm().toString(),
                  entry -> paraphrase(entry.getValue()).of(entry.getKey())));

  private static Paraphrase paraphrase(Pack pack) {
    return new Paraphrase(RULES.vocabulary(pack.id()), RULES.packsFor(pack.id()));
  }

  private static Said said(String norm) {
    return SAID.get(norm);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          司规〔2020〕6号/2/1     | 法律援助机构派驻或者安排的律师为值班律师。
          司规〔2020〕6号/4/1-a   | 没有辩护人的犯罪嫌疑人、被告人应当获得值班律师法律帮助。
          司规〔2020〕6号/6/2/3   | 按照“当面、视频均可”的解释，没有辩护人且没有明确拒绝值班律师法律帮助的犯罪嫌疑人、被告人签署认罪认罚具结书时，没有拒绝值班律师帮助的，值班律师应当在场。
          司规〔2020〕6号/6/3-c   | 在审查起诉、审判阶段，对有权获得值班律师法律帮助且没有明确拒绝值班律师法律帮助的犯罪嫌疑人、被告人，值班律师可以查阅案卷材料、了解案情。
          司规〔2020〕6号/7/3     | 值班律师提供法律咨询的，应当备有法律咨询记录，内容包括涉嫌的罪名、咨询的法律问题和提供的法律解答。
          司规〔2020〕6号/10/1-a  | 没有辩护人的犯罪嫌疑人、被告人签署认罪认罚具结书时，值班律师对自愿性、量刑建议、程序适用等均无异议的，应当在具结书上签名。
          司规〔2020〕6号/13/3-b  | 在押（拘留、逮捕）的犯罪嫌疑人、被告人要求约见值班律师，此前没有“本次羁押中要求约见值班律师而尚未获得帮助，也没有明确拒绝”的情形，且采用书面形式的，看守所应当及时转交法律帮助申请表。
          司规〔2020〕6号/19/1    | 本阶段与法律援助机构之间的通知方式为法律帮助通知书的案件，没有辩护人或者此前案卷中有“辩护人变更”或者“监护人、近亲属代为委托辩护人”或者“另行委托辩护人”或者“法律援助机构指派辩护律师”的记录，且此前没有“已确定法律帮助日期而尚未提供帮助：已确定”的情形或者此前案卷中没有“法律帮助通知书送达法律援助机构”或者“法律帮助通知书直接送达现场值班律师”或者“法律援助机构收到法律帮助通知书”的记录的，办案机关应当至迟在确定的法律帮助日期前第3个工作日送达法律帮助通知书。
          司规〔2020〕6号/19/2-a  | 对有下列情形之一（本阶段、本审级此前已经提供过法律帮助或者被明确拒绝为没有；值班律师已确定而尚未提供帮助为已确定；并非要求法律帮助而尚未获得，也没有明确拒绝）的犯罪嫌疑人、被告人，此前没有“法律帮助通知书已收到而尚未提供帮助”的情形，且该期间没有安排现场值班律师的，法律援助机构应当自收到法律帮助通知书之日起2个工作日内确定（安排）值班律师。
          司规〔2020〕6号/19/4    | 按照“起诉前拟适用、审判中适用均可”和“第一款和第二款”的解释，适用速裁程序的案件，为犯罪嫌疑人、被告人确定法律帮助日期的，不受第十九条第一款规定的时限数字限制。
          司规〔2020〕6号/22/2    | 在侦查阶段，涉嫌危害国家安全犯罪、恐怖活动犯罪的案件，值班律师到看守所办理会见手续或者会见没有辩护人且在押（拘留、逮捕）的犯罪嫌疑人，且值班律师会见其或者处于侦查阶段，且案卷中没有“不许可会见，或者撤回许可”的记录，且此前案卷中没有该律师“不许可会见，或者撤回许可”的记录的，值班律师应当经侦查机关许可会见。
          司规〔2020〕6号/24/1    | 值班律师会见没有辩护人的犯罪嫌疑人、被告人或者会见被监听的，公安机关（看守所）、人民检察院、人民法院不得监听会见。
          司规〔2020〕6号/31/2-b2 | 案卷中没有“参加值班律师培训”的记录的，首次上岗前未参加值班律师培训的律师不符合“首次上岗前参加培训”的条件。
          法律援助法/39/2         | 犯罪嫌疑人、被告人提出法律援助申请，此前没有“通过值班律师提出而尚未转交的法律援助申请：已提出”的情形的，值班律师应当自提出法律援助申请之时起24小时内转交法律援助申请。
          吉司联发[2018]2号/三（三）2（1）/1-b | 值班律师提供法律咨询，且有下列情形之一（值班的工作站（提供咨询、转交申请）为人民法院法律援助值班律师工作站；值班律师提供法律咨询且驻人民法院）的，值班律师应当同时告知权利义务、诉讼风险，说明程序、材料和调解建议。
          渝司发〔2021〕19号/30/1/2 | 值班律师不服从安排或者拒绝履行值班律师职责，没有正当理由的，符合“无正当理由不服从安排、拒绝履行职责”的处理事由，可以视情节采取约谈、终止值班律师资格、通报批评和年度考核降低等次等措施。
          溧司发〔2019〕29号/2/1-b | 在审判阶段，第一审、适用普通程序的案件，没有委托辩护人，并且最近一次告知以后没有明确拒绝通知辩护或者本审级尚未被告知如不委托辩护人将通知指派律师的被告人，应当由法律援助机构指派律师辩护（通知辩护）。
          溧司发〔2019〕29号/13/1-a | 在审判阶段，对由律师担任辩护人且没有无法阅卷的事由的被告人，值班律师以外的人要求查阅案卷材料，此前没有“律师要求阅卷而尚未安排”的情形的，人民法院应当及时安排阅卷。
          """)
  void a_rule_reads_like_law(String norm, String sentence) {
    assertThat(said(norm).sentence().zh()).isEqualTo(sentence);
  }

  @Test
  void what_counts_as_done_or_broken_is_said_apart() {
    assertThat(said("司规〔2020〕6号/19/2-a").notes())
        .extracting(Title::zh)
        .containsExactly(
            "案卷中有“法律援助机构确定（安排）值班律师”“值班律师提供法律帮助”“值班律师提供法律咨询”之一的记录，即为已经办理。",
            "在触发事件之前（本阶段内）已经办理的，同样算数。",
            "属于该诉讼阶段，随该阶段终止。",
            "只在“法律帮助通知书已收到而尚未提供帮助”为“已收到”期间负有；期间结束，义务随之终止。",
            "只在“拒绝值班律师法律帮助（持续中）”为“没有、拒绝，但不明确”期间负有；期间结束，义务随之终止。",
            "只在“有无辩护人”为“没有辩护人”期间负有；期间结束，义务随之终止。",
            "此类行为通常登记：案卷来源于登记簿，期限届满而没有记载的，视为没有办理。");
    assertThat(said("司规〔2020〕6号/24/1").notes())
        .extracting(Title::zh)
        .containsExactly("案卷中有“会见被监听”的记录，即为违反。");
    assertThat(said("司规〔2020〕6号/4/1-a").notes()).isEmpty();
  }

  @Test
  void a_duty_says_how_long_there_is_and_when_the_text_sets_no_time() {
    assertThat(said("司规〔2020〕6号/19/2-a").limit())
        .contains(new Title("2个工作日内", "within 2 working days"));
    assertThat(said("司规〔2020〕6号/19/1").limit())
        .contains(new Title("提前3个工作日", "3 working days before"));
    assertThat(said("司规〔2020〕6号/16/1-a").limit())
        .contains(new Title("条文未定时限", "no time in the text"));
    assertThat(said("司规〔2020〕6号/4/1-a").limit()).isEmpty();
  }

  @Test
  void the_conditions_say_when_a_fact_is_asked() {
    assertThat(said("司规〔2020〕6号/13/3-b").conditions())
        .extracting(Title::zh)
        .anyMatch(line -> line.startsWith("“犯罪嫌疑人、被告人要求约见值班律师”之时，强制措施"))
        .contains("书面作出：是");
  }

  @Test
  void english_says_the_same() {
    assertThat(said("司规〔2020〕6号/19/2-a").sentence().en())
        .isEqualTo(
            "The legal aid agency must, within 2 working days after “legal aid agency received the"
                + " help notice”, arrange a duty lawyer, where there is the event “legal aid agency"
                + " received the help notice”; that event began it, and it was not so before: the help"
                + " notice has been received and no help given yet; either at that event, help given"
                + " before in this stage and instance, or clearly refused: none, or at that event, duty"
                + " lawyer arranged and help not given yet: arranged, or at that event, help asked for,"
                + " not given yet and not clearly refused: no; no on-site duty lawyer is scheduled for the"
                + " period.");
  }

  @Test
  void no_sentence_of_any_pack_shows_a_key_or_a_seam() {
    assertThat(SAID).hasSizeGreaterThan(100);
    SAID.forEach(
        (norm, said) -> {
          String zh = said.sentence().zh();
          assertThat(zh)
              .as(norm)
              .endsWith("。")
              .doesNotContain("{", "}", "$", "，，", "，。", "的的", "应当应当", "及时及时", "null")
              .doesNotContainPattern("[a-z]+-[a-z]+");
          assertThat(said.sentence().en()).as(norm).endsWith(".").doesNotContain("{", "null");
        });
  }

  @Test
  void numbers_and_units_of_every_time_limit_stand_in_the_sentence() {
    long limits = 0;
    for (Pack pack : RULES.packs().values()) {
      for (RuleModel rule : pack.rules()) {
        for (RuleModel.Call word : rule.consequence().chain()) {
          if (word.word().equals("within")) {
            RuleModel.Call length = (RuleModel.Call) word.arguments().get(0);
            int count = ((RuleModel.Whole) length.arguments().get(0)).value();
            limits++;
            if (count > 0) {
              assertThat(said(rule.norm().toString()).sentence().zh())
                  .as(rule.norm().toString())
                  .contains(length.word().equals("halfMonths") ? "半" : Integer.toString(count));
            }
          }
        }
      }
    }
    assertThat(limits).isPositive();
  }

  @Test
  void a_word_that_nobody_phrased_is_worded_from_its_title() {
    Vocabulary words = RULES.vocabulary("CN-50");
    assertThat(words.fact("major")).isPresent();
    assertThat(said("渝司发〔2021〕19号/30/1/5").sentence().zh()).contains("重大权益损害");
  }

  @Test
  void what_is_declared_not_computable_has_no_sentence() {
    for (Pack pack : RULES.packs().values()) {
      List<NormId> declared = pack.notComputable().stream().map(NotComputable::norm).toList();
      assertThat(declared).isNotEmpty().noneMatch(norm -> SAID.containsKey(norm.toString()));
    }
  }
}
