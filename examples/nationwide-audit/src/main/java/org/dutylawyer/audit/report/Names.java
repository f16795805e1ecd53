package org.dutylawyer.audit.report;

import java.util.HashMap;
import java.util.Map;
import org.dutylawyer.text.Modality;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** What codes and words are called in Chinese. */
final class Names {

  private static final String PROVINCES =
      "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南"
          + " 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆"
          + " 71台湾 81香港 82澳门";

  private final Vocabulary words;
  private final Map<String, String> provinces = new HashMap<>();

  Names(Vocabulary words) {
    this.words = words;
    for (String one : PROVINCES.split(" ")) {
      provinces.put("CN-" + one.substring(0, 2), one.substring(2));
    }
  }

  String place(String code) {
    return code.equals("CN") ? "全国规定" : provinces.getOrDefault(code, code);
  }

  String organ(String word) {
    return words.findTitle(Group.ACTORS, word).map(t -> t.zh()).orElse(word);
  }

  String entitlement(String word) {
    int force = word.indexOf('/');
    String kind = force < 0 ? word : word.substring(0, force);
    String may = word.endsWith("/may") ? "（可以）" : "";
    return words.findTitle(Group.ENTITLEMENTS, kind).map(t -> t.zh()).orElse(kind) + may;
  }

  static String step(String step) {
    return switch (step) {
      case "investigation" -> "侦查";
      case "prosecution-review" -> "审查起诉";
      case "trial" -> "审判";
      case "closed" -> "终结";
      case "" -> "阶段不明";
      default -> step;
    };
  }

  static String state(String word) {
    return switch (word) {
      case "met" -> "按时";
      case "late" -> "迟办";
      case "breached" -> "逾期未办";
      case "no-record" -> "没有记载";
      case "pending" -> "未到期";
      case "lapsed" -> "不再需要";
      case "excused" -> "免除";
      case "undetermined" -> "不明";
      case "applies" -> Modality.SHALL.word().zh();
      case "does-not-apply" -> "无";
      case "standing" -> "常设";
      case "not-held" -> "未收";
      case "more" -> "因建议增加";
      case "by-law-already" -> "法律已给予";
      case "not-proposed" -> "建议不涉及";
      default -> word;
    };
  }

  static String reason(String word) {
    return switch (word) {
      case "local-asks-more" -> "地方规定要求更高，从其规定";
      case "same-demand" -> "要求相同，一并引用";
      case "local-gives-less" -> "地方规定较少，两者并存";
      case "contradiction" -> "相互矛盾，由人决定";
      default -> word;
    };
  }
}
