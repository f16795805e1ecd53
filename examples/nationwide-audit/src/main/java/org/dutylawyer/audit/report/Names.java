package org.dutylawyer.audit.report;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** What codes and words are called in Chinese. */
final class Names {

  private static final String PROVINCES =
      "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南"
          + " 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆"
          + " 71台湾 81香港 82澳门";

  /** Places below a province that have rules of their own or stand in made-up cases. */
  private static final String PLACES =
      "220102长春市南关区 220202吉林市昌邑区 320102南京市玄武区 320481溧阳市 320506苏州市吴中区 330106杭州市西湖区"
          + " 330203宁波市海曙区 370102济南市历下区 370202青岛市市南区 440106广州市天河区 440305深圳市南山区"
          + " 500103重庆市渝中区 500112重庆市渝北区 510104成都市锦江区";

  private static final String NATION = "CN";
  private static final int PROVINCE = "CN-50".length();

  private final DutyLawyerRules rules;
  private final Map<String, Vocabulary> words = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  Names(DutyLawyerRules rules) {
    this.rules = rules;
    for (String one : PROVINCES.split(" ")) {
      places.put("CN-" + one.substring(0, 2), one.substring(2));
    }
    for (String one : PLACES.split(" ")) {
      places.put("CN-" + one.substring(0, 6), one.substring(6));
    }
  }

  /** What a place is called; one that is not known here, by its province and its code. */
  String place(String code) {
    if (code.equals(NATION)) {
      return "未写明省份";
    }
    String province = code.substring(0, Math.min(PROVINCE, code.length()));
    String unknown =
        places.getOrDefault(province, province) + " " + code.substring(code.indexOf('-') + 1);
    return places.getOrDefault(code, unknown);
  }

  /** The place whose own rules govern in a place: itself, or one around it. */
  String ruled(String code) {
    String place = NATION;
    for (Pack pack : rules.packsFor(code)) {
      place = Jurisdictions.isProposals(pack.id()) ? place : pack.id();
    }
    return place;
  }

  /** An organ or another actor, in the words of whichever pack has it. */
  String organ(String word) {
    return Stream.concat(
            Stream.of(NATION), rules.packs().keySet().stream().filter(Jurisdictions::isWellFormed))
        .flatMap(place -> words(place).findTitle(Group.ACTORS, word).stream())
        .map(Title::zh)
        .findFirst()
        .orElse(word);
  }

  /** An entitlement in the words of a place. */
  String entitlement(String word, String place) {
    int force = word.indexOf('/');
    String kind = force < 0 ? word : word.substring(0, force);
    String may = word.endsWith("/may") ? "（可以）" : "";
    return words(place).findTitle(Group.ENTITLEMENTS, kind).map(Title::zh).orElse(kind) + may;
  }

  private Vocabulary words(String place) {
    return words.computeIfAbsent(place, rules::vocabulary);
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
