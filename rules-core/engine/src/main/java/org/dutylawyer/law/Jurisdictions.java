package org.dutylawyer.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.text.Title;

/**
 * The form of a jurisdiction: {@code CN}, a province by its code in ISO 3166-2:CN as the digits of
 * GB/T 2260 ({@code CN-50}), or a six-digit GB/T 2260 code below the province ({@code CN-320481}).
 * Whether a pack exists for it is another question.
 */
public final class Jurisdictions {

  /** Source: GB/T 2260, first two digits; the letters are those of ISO 3166-2:CN. */
  private static final Map<String, String> PROVINCES = new LinkedHashMap<>();

  static {
    String[] codes =
        ("11 BJ,12 TJ,13 HE,14 SX,15 NM,21 LN,22 JL,23 HL,31 SH,32 JS,33 ZJ,34 AH,35 FJ,36 JX,37"
                + " SD,41 HA,42 HB,43 HN,44 GD,45 GX,46 HI,50 CQ,51 SC,52 GZ,53 YN,54 XZ,61 SN,62"
                + " GS,63 QH,64 NX,65 XJ,71 TW,81 HK,82 MO")
            .split(",");
    for (String code : codes) {
      PROVINCES.put(code.substring(0, 2), code.substring(3));
    }
  }

  /** The well-formed jurisdictions, for the schema: the alternatives are the provinces. */
  public static final Pattern FORM =
      Pattern.compile(
          "CN(-("
              + String.join("|", PROVINCES.keySet())
              + ")([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])?)?");

  /** What may stand where a jurisdiction is named. */
  public static final Title A_CODE =
      new Title(
          "\"CN\"、省级代码如 \"CN-50\"，或者其下六位代码如 \"CN-320481\"",
          "\"CN\", a province such as \"CN-50\", or a six-digit code below it such as"
              + " \"CN-320481\"");

  private static final Pattern TWO_OR_SIX_DIGITS = Pattern.compile("CN-([0-9]{2})(?:[0-9]{4})?");

  /** The form of the id of a pack of proposals. */
  private static final Pattern PROPOSALS = Pattern.compile("X-[a-z0-9]+(-[a-z0-9]+)*");

  /** Source: GB/T 2260, names of the provinces in the order of their codes. */
  private static final String[] NAMES =
      ("北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省"
              + " 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省"
              + " 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区 台湾省 香港特别行政区 澳门特别行政区")
          .split(" ");

  private static final String[] ENGLISH_NAMES =
      ("Beijing,Tianjin,Hebei,Shanxi,Inner Mongolia,Liaoning,Jilin,Heilongjiang,Shanghai,Jiangsu,"
              + "Zhejiang,Anhui,Fujian,Jiangxi,Shandong,Henan,Hubei,Hunan,Guangdong,Guangxi,Hainan,"
              + "Chongqing,Sichuan,Guizhou,Yunnan,Tibet,Shaanxi,Gansu,Qinghai,Ningxia,Xinjiang,Taiwan,"
              + "Hong Kong,Macao")
          .split(",");

  private Jurisdictions() {}

  /**
   * The name of the nation, or of the province of a code; a code below the province has the name of
   * its province.
   *
   * @param code a well-formed jurisdiction; empty for any other
   */
  public static Optional<Title> title(String code) {
    if (code.equals("CN")) {
      return Optional.of(new Title("全国", "China"));
    }
    if (!FORM.matcher(code).matches()) {
      return Optional.empty();
    }
    int place = List.copyOf(PROVINCES.keySet()).indexOf(code.substring(3, 5));
    return Optional.of(new Title(NAMES[place], ENGLISH_NAMES[place]));
  }

  /**
   * A place as it is named in a sentence: the nation or the province with the code, which alone
   * tells places in a province apart; what is no well-formed code stays as it is.
   */
  public static Title named(String code) {
    return title(code)
        .map(name -> new Title(name.zh() + "（" + code + "）", name.en() + " (" + code + ")"))
        .orElseGet(() -> new Title(code, code));
  }

  /**
   * Whether it is the id of a pack of proposals (建议，不是法律): of no place and in force nowhere, laid
   * over the packs of every place by whoever asks what would be if it were law.
   *
   * @param id for instance {@code X-paper-2025}
   */
  public static boolean isProposals(String id) {
    return PROPOSALS.matcher(id).matches();
  }

  /**
   * Whether it is the code of the country, of a province or of a place in one.
   *
   * @param code for instance {@code CN}, {@code CN-50}, {@code CN-320481}
   */
  public static boolean isWellFormed(String code) {
    return FORM.matcher(code).matches();
  }

  /**
   * Whether a place lies inside another one, so that rules of that one hold in it: each in the
   * country, a place in its province, a county ({@code CN-320481}) in its prefecture ({@code
   * CN-320400}).
   *
   * @param wide the code of the place outside
   * @param place the code of the place inside; not the same
   */
  public static boolean isInside(String wide, String place) {
    String around = wide.replaceFirst("(?<=-[0-9]{4})00$", "");
    return isWellFormed(wide)
        && isWellFormed(place)
        && !wide.equals(place)
        && place.startsWith(around.equals("CN") ? "CN-" : around);
  }

  /**
   * What may stand where somebody wrote this, which is no code: {@link #A_CODE}, or of what has
   * that form the provinces that there are.
   */
  public static Title expected(String written) {
    Matcher code = TWO_OR_SIX_DIGITS.matcher(written);
    if (!code.matches() || PROVINCES.containsKey(code.group(1))) {
      return A_CODE;
    }
    return new Title(
        "现有的省级代码（CN- 加 " + String.join("、", PROVINCES.keySet()) + "），或者其下的六位代码",
        "the code of a province that there is (CN- and "
            + String.join(", ", PROVINCES.keySet())
            + "), or a six-digit code below it");
  }

  /** What somebody probably meant who wrote letters, a code without CN, or a province's 00s. */
  public static Optional<String> nearest(String written) {
    String code = LookAlike.fold(written).strip().toUpperCase(Locale.ROOT).replace('_', '-');
    String tail = code.startsWith("CN-") ? code.substring(3) : code;
    for (Map.Entry<String, String> province : PROVINCES.entrySet()) {
      if (tail.equals(province.getValue()) || tail.equals(province.getKey() + "0000")) {
        return Optional.of("CN-" + province.getKey());
      }
    }
    if (isWellFormed("CN-" + tail)) {
      return Optional.of("CN-" + tail);
    }
    return isWellFormed(code) ? Optional.of(code) : Optional.empty();
  }
}
