package org.dutylawyer.workbench.regions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Modality;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.course.Course;

/**
 * Where two places differ, over all combinations of facts and every event by itself: the smallest
 * case for each matter, with the words of both.
 *
 * @param first the first place
 * @param second the second
 * @param firstTitle its name
 * @param secondTitle its name
 * @param courses how many courses of events were compared
 * @param same how many matters do not differ
 * @param differences those that do
 */
public record TextComparison(
    String first,
    String second,
    Title firstTitle,
    Title secondTitle,
    int courses,
    int same,
    List<Difference> differences) {

  /** The version of the JSON form, as it names it in {@code schema}. */
  private static final int VERSION = 1;

  /** How a page calls what a place has on the provision that it has no such norm on. */
  public static final Title RELATED = new Title("相关规定", "on the same provision");

  /** Copies the list. */
  public TextComparison {
    differences = List.copyOf(differences);
  }

  /**
   * Compares two places.
   *
   * @param packs the files of the packs, and of those that they require
   * @throws BadInputException if a pack is bad
   */
  public static TextComparison of(Collection<PackFiles> packs, String first, String second) {
    WorkingCalendar calendar = WorkingCalendar.china();
    Engine engine =
        Engine.load(
            new Workbench(calendar).compile(packs, Set.copyOf(List.of(first, second))),
            Set.of(),
            calendar);
    return new Compare(engine, first, second).comparison();
  }

  /** The differences of one sort. */
  public List<Difference> of(Difference.Sort sort) {
    return differences.stream().filter(d -> d.sort() == sort).toList();
  }

  /** What a sort is called between these two places. */
  public Title heading(Difference.Sort sort) {
    return switch (sort) {
      case TIME, ACTS, TERMS, INSTEAD, CASES, OTHERWISE -> sort.title();
      case FIRST_ONLY -> beyond(firstTitle, first, secondTitle, second);
      case SECOND_ONLY -> beyond(secondTitle, second, firstTitle, first);
    };
  }

  private static Title beyond(Title one, String id, Title other, String otherId) {
    String zh = place(one.zh());
    String than = place(other.zh());
    return otherId.equals("CN")
        ? new Title(zh + "在全国规定之外的规定", "What " + id + " says beyond the nation")
        : id.equals("CN")
            ? new Title(
                "全国有而" + than + "没有的规定", "What the nation says and " + otherId + " does not")
            : new Title(
                zh + "有而" + than + "没有的规定", "What " + id + " says and " + otherId + " does not");
  }

  private static String place(String title) {
    return title.replace("规则包", "");
  }

  /** As text for people. */
  public String text(Locale locale) {
    StringBuilder text = new StringBuilder();
    boolean zh = Title.isChinese(locale);
    text.append(first).append(" / ").append(second).append("  ");
    text.append(
        zh
            ? "以 "
                + Course.FIRST_DAY
                + " 现行文本、预设解释比较；相同 "
                + same
                + " 项，不同 "
                + differences.size()
                + " 项"
            : "texts in force on "
                + Course.FIRST_DAY
                + ", preset readings; "
                + same
                + " matters the same, "
                + differences.size()
                + " not");
    text.append('\n');
    for (Difference.Sort sort : Difference.Sort.values()) {
      List<Difference> some = of(sort);
      if (some.isEmpty()) {
        continue;
      }
      text.append('\n').append(heading(sort).in(locale)).append(zh ? "（" : " (");
      text.append(some.size()).append(zh ? "）" : ")").append('\n');
      String group = "";
      for (Difference difference : some) {
        String own = group(difference).in(locale);
        if (!own.equals(group)) {
          group = own;
          text.append("  ").append(group).append('\n');
        }
        text.append("    ").append(difference.matter().in(locale)).append('\n');
        text.append("      ")
            .append(zh ? "情形：" : "case: ")
            .append(facts(difference).in(locale))
            .append('\n');
        side(text, first, difference.first(), difference.related(), locale);
        side(text, second, difference.second(), difference.related(), locale);
      }
    }
    return text.toString();
  }

  private static void side(
      StringBuilder text,
      String place,
      List<Difference.Said> said,
      List<Difference.Said> related,
      Locale locale) {
    boolean zh = Title.isChinese(locale);
    if (said.isEmpty()) {
      text.append("      ").append(place).append(zh ? "：没有同样的规定\n" : ": has no such provision\n");
    }
    for (Difference.Said one : said.isEmpty() ? related : said) {
      text.append("      ").append(place).append(zh ? "：" : ": ");
      text.append(said.isEmpty() ? RELATED.in(locale) + (zh ? "，" : ", ") : "");
      text.append(one.cited().in(locale));
      one.time().ifPresent(time -> text.append(zh ? "，" : ", ").append(time.in(locale)));
      one.acts()
          .ifPresent(acts -> text.append(zh ? "，算作办理：" : ", done by: ").append(acts.in(locale)));
      one.terms().ifPresent(terms -> text.append(zh ? "，" : ", ").append(terms.in(locale)));
      boolean elsewhere = !one.applies() && !said.isEmpty();
      text.append(!elsewhere ? "" : zh ? "（此情形不适用）" : " (not in this case)");
      text.append("  “").append(one.quote()).append("”\n");
    }
  }

  /** The facts of a difference in one line. */
  public static Title facts(Difference difference) {
    if (difference.facts().isEmpty()) {
      return new Title("任何案件", "every case");
    }
    return new Title(
        String.join("；", difference.facts().stream().map(Title::zh).toList()),
        String.join("; ", difference.facts().stream().map(Title::en).toList()));
  }

  /** Under what a difference is listed: the kind of conclusion, and who acts. */
  public static Title group(Difference difference) {
    Title kind =
        switch (difference.kind()) {
          case ENTITLEMENT ->
              new Title(
                  Modality.SHALL.word().zh() + "（" + Modality.MAY.word().zh() + "）获得的",
                  "Owed, or may be given");
          case DUTY -> new Title(Modality.SHALL.word().zh() + "作为", "Duties");
          case RIGHT -> new Title(Modality.MAY.word().zh() + "、有权", "Rights");
          case PROHIBITION -> new Title(Modality.SHALL_NOT.word().zh(), "Prohibitions");
          case DOCUMENT -> new Title("文书", "Papers");
          case ELIGIBILITY -> new Title("资格条件", "Requirements");
          case CONDUCT -> new Title("处理事由", "Grounds for discipline");
          default -> new Title("其他", "Other");
        };
    return difference
        .actor()
        .map(actor -> new Title(kind.zh() + "：" + actor.zh(), kind.en() + ": " + actor.en()))
        .orElse(kind);
  }

  /** As JSON, in the form that {@code schema --texts} of the program describes. */
  public String json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("schema", VERSION);
    all.put("first", first);
    all.put("second", second);
    all.put("courses", courses);
    all.put("same", same);
    ArrayNode list = all.putArray("differences");
    for (Difference difference : differences) {
      ObjectNode one = list.addObject();
      one.put("sort", difference.sort().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      one.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
      difference.actor().ifPresent(actor -> title(one.putObject("actor"), actor));
      title(one.putObject("matter"), difference.matter());
      ArrayNode facts = one.putArray("facts");
      difference.facts().forEach(fact -> title(facts.addObject(), fact));
      said(one.putArray("first"), difference.first());
      said(one.putArray("second"), difference.second());
      if (!difference.related().isEmpty()) {
        said(one.putArray("related"), difference.related());
      }
    }
    return all.toPrettyString();
  }

  private static void said(ArrayNode list, List<Difference.Said> said) {
    for (Difference.Said one : said) {
      ObjectNode node = list.addObject();
      node.put("norm", one.norm().toString());
      node.put("quote", one.quote());
      one.time().ifPresent(time -> title(node.putObject("time"), time));
      one.acts().ifPresent(acts -> title(node.putObject("acts"), acts));
      one.terms().ifPresent(terms -> title(node.putObject("terms"), terms));
      node.put("applies", one.applies());
    }
  }

  private static void title(ObjectNode node, Title title) {
    node.put("zh", title.zh());
    node.put("en", title.en());
  }
}
