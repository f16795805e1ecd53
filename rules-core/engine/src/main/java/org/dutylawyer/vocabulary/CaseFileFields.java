package org.dutylawyer.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.text.Title;

/**
 * The fields that every case file has whatever its vocabulary, with their titles, and the forms of
 * ids and dates. The reader and the published schema both take them from here.
 */
public final class CaseFileFields {

  public static final Map<String, Title> ROOT =
      titles(
          "id",
          "案件编号",
          "case number",
          "jurisdiction",
          "法域（CN、CN-50、CN-320481）",
          "jurisdiction (CN, CN-50, CN-320481)",
          "name",
          "案件名称",
          "name of the case",
          "proceeding",
          "诉讼程序",
          "the proceeding",
          "persons",
          "犯罪嫌疑人、被告人",
          "suspects and defendants",
          "lawyers",
          "律师",
          "lawyers",
          "stations",
          "法律援助工作站",
          "legal aid stations",
          "events",
          "事件",
          "events");

  /** Editors put it on top of a file; it says nothing about the case. */
  public static final String SCHEMA = "$schema";

  public static final Map<String, Title> PROCEEDING = Map.of();

  public static final Map<String, Title> PERSON =
      titles("id", "编号", "id", "name", "姓名", "name", "born", "出生日期", "date of birth");

  public static final Map<String, Title> LAWYER = titles("id", "编号", "id", "name", "姓名", "name");

  public static final Map<String, Title> STATION = titles("id", "编号", "id", "name", "名称", "name");

  public static final Map<String, Title> EVENT =
      titles(
          "id",
          "编号",
          "id",
          "type",
          "事件类型",
          "type of event",
          "at",
          "日期或者时间",
          "date, or date and time",
          "person",
          "涉及的人（不填即全体）",
          "person or persons concerned (absent: every person)",
          "by",
          "行为主体",
          "who acted",
          "lawyer",
          "律师",
          "lawyer",
          "station",
          "法律援助工作站",
          "legal aid station",
          "re",
          "所回应的事件",
          "the event that it answers",
          "to",
          "变更后的值",
          "the new value",
          "document",
          "附带的文书",
          "attached document or documents");

  public static final Map<String, Title> DOCUMENT =
      titles("type", "文书种类", "kind of document", "fields", "文书内容", "what it says");

  public static final Title A_CASE_FILE = new Title("一个案件 {…}", "a case {…}");

  /**
   * An id or a name, as far as every dialect of patterns can say it: no control characters, blanks
   * only inside. The reader has the whole of it, {@link Characters#isLabel}.
   */
  public static final String LABEL =
      "[^\\s\\x00-\\x1F\\x7F-\\x9F]([^\\x00-\\x1F\\x7F-\\x9F]*[^\\s\\x00-\\x1F\\x7F-\\x9F])?";

  /** Case numbers such as （2025）渝0103刑初1号 are shorter. */
  public static final int ID_LENGTH = 64;

  public static final int NAME_LENGTH = 200;

  private static final String DAY =
      "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
          + "|02-(0[1-9]|[12][0-9]))";

  /** Nobody living was born before 1900. */
  public static final Pattern BIRTHDAY = Pattern.compile("(19|20)[0-9]{2}-" + DAY);

  /** The first Criminal Procedure Law came into force on 1980-01-01; no case file is older. */
  public static final Pattern DATE_TIME =
      Pattern.compile(
          "(19[89][0-9]|20[0-9]{2})-" + DAY + "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?");

  private static final Set<String> RESERVED = Collections.unmodifiableSet(reservedNames());

  private CaseFileFields() {}

  /** The fields of a subject of this kind that no vocabulary defines. */
  public static Map<String, Title> of(About.Kind kind) {
    return switch (kind) {
      case PERSON -> PERSON;
      case PROCEEDING -> PROCEEDING;
      case LAWYER -> LAWYER;
      case STATION -> STATION;
      case EVENT -> EVENT;
    };
  }

  /** The names that no fact may have, because they stand beside the facts. */
  public static Set<String> reserved() {
    return RESERVED;
  }

  public static boolean isReserved(String key) {
    return RESERVED.contains(key);
  }

  private static Set<String> reservedNames() {
    Set<String> names = new TreeSet<>();
    for (About.Kind kind : About.Kind.values()) {
      names.addAll(of(kind).keySet());
    }
    return names;
  }

  private static Map<String, Title> titles(String... keyZhEn) {
    Map<String, Title> titles = new LinkedHashMap<>();
    for (int i = 0; i < keyZhEn.length; i += 3) {
      titles.put(keyZhEn[i], new Title(keyZhEn[i + 1], keyZhEn[i + 2]));
    }
    return Collections.unmodifiableMap(titles);
  }
}
