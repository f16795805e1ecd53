package org.dutylawyer.documents;

import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.answer.DisciplineSheet;
import org.dutylawyer.documents.Block.Run;

/** A ground for discipline as a document that a body can put into its file. */
final class SheetDocument {

  private SheetDocument() {}

  static List<Block> of(DisciplineSheet sheet, boolean chinese, String caseName) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Title(List.of(Run.printed(chinese ? "处理事由对照表" : "Ground for discipline"))));
    blocks.add(Block.Paragraph.printed(caseName));
    blocks.add(Block.Paragraph.printed(sheet.lawyer() + (chinese ? "：" : ": ") + sheet.result()));
    blocks.add(Block.Paragraph.printed(sheet.cited()));
    blocks.add(Block.Paragraph.printed("“" + sheet.quote() + "”"));
    for (DisciplineSheet.Limb limb : sheet.limbs()) {
      if (!limb.title().isEmpty()) {
        blocks.add(Block.Paragraph.printed(limb.title()));
      }
      blocks.add(
          row(
              chinese
                  ? List.of("要件", "认定", "案卷依据", "尚需查明")
                  : List.of("Element", "Finding", "On file", "Open")));
      for (DisciplineSheet.Row row : limb.rows()) {
        List<List<Run>> cells =
            new ArrayList<>(
                row(List.of(
                        row.element(),
                        row.standing(),
                        String.join(chinese ? "；" : "; ", row.evidence())))
                    .cells());
        cells.add(
            row.open().isEmpty() ? List.of() : List.of(new Run(Run.Kind.MISSING, row.open())));
        blocks.add(new Block.Row(cells));
      }
      blocks.add(Block.Paragraph.printed(limb.conclusion()));
    }
    sheet.readings().forEach(line -> blocks.add(Block.Paragraph.printed(line)));
    sheet.consequences().forEach(line -> blocks.add(Block.Paragraph.printed(line)));
    blocks.add(Block.Paragraph.printed(sheet.caution()));
    return blocks;
  }

  private static Block.Row row(List<String> cells) {
    return new Block.Row(cells.stream().map(text -> List.of(Run.printed(text))).toList());
  }
}
