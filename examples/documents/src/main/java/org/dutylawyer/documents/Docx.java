package org.dutylawyer.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dutylawyer.documents.Block.Run;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;

/** Writes blocks as a document of office programs: A4, SimSun, what is missing highlighted. */
final class Docx {

  private static final String FONT = "SimSun";

  /** The colour behind what is missing, by its name in such documents. */
  private static final String MISSING = "yellow";

  private static final int TITLE_POINTS = 18;
  private static final int TEXT_POINTS = 12;

  /** Twentieths of a point: A4, and margins of 25 mm. */
  private static final int A4_WIDTH = 11906;

  private static final int A4_HEIGHT = 16838;
  private static final int MARGIN = 1417;
  private static final int TWO_CHARACTERS = 480;
  private static final List<Integer> SHEET = List.of(30, 12, 34, 24);
  private static final int ROW_HEIGHT = 400;
  private static final int SIGNED_HEIGHT = 560;

  private final XWPFDocument document;

  private Docx(XWPFDocument document) {
    this.document = document;
  }

  /** Writes a file; one that is there is replaced. */
  static void write(List<Block> blocks, Path file) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      Docx docx = new Docx(document);
      docx.page();
      docx.blocks(blocks);
      document.write(out);
    }
  }

  private void page() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(A4_WIDTH));
    size.setH(BigInteger.valueOf(A4_HEIGHT));
    CTPageMar margin = section.addNewPgMar();
    margin.setTop(BigInteger.valueOf(MARGIN));
    margin.setBottom(BigInteger.valueOf(MARGIN));
    margin.setLeft(BigInteger.valueOf(MARGIN));
    margin.setRight(BigInteger.valueOf(MARGIN));
  }

  private void blocks(List<Block> blocks) {
    List<Block.Row> rows = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Row row) {
        rows.add(row);
      } else {
        table(rows);
        rows.clear();
        paragraph(block);
      }
    }
    table(rows);
  }

  private void paragraph(Block block) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setSpacingBetween(1.5);
    if (block instanceof Block.Title title) {
      paragraph.setAlignment(ParagraphAlignment.CENTER);
      paragraph.setSpacingAfter(TWO_CHARACTERS / 2);
      runs(paragraph, title.runs(), TITLE_POINTS);
    } else if (block instanceof Block.Closing closing) {
      paragraph.setAlignment(ParagraphAlignment.RIGHT);
      runs(paragraph, closing.runs(), TEXT_POINTS);
    } else if (block instanceof Block.Paragraph text) {
      if (text.indented()) {
        paragraph.setIndentationFirstLine(TWO_CHARACTERS);
      }
      runs(paragraph, text.runs(), TEXT_POINTS);
    }
  }

  /**
   * A table of elements has a narrow column for what is found, and a wide one for what shows it.
   */
  private static List<Integer> widths(int columns) {
    List<Integer> percent =
        columns == SHEET.size() ? SHEET : Collections.nCopies(columns, 100 / columns);
    return percent.stream().map(p -> (A4_WIDTH - 2 * MARGIN) * p / 100).toList();
  }

  /** Rows with fewer cells than the widest: their last cell takes the rest. */
  private void table(List<Block.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    int columns = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(1);
    List<Integer> widths = widths(columns);
    XWPFTable table = document.createTable();
    table.removeRow(0);
    table.setWidth("100%");
    CTTblGrid grid =
        table.getCTTbl().getTblGrid() == null
            ? table.getCTTbl().addNewTblGrid()
            : table.getCTTbl().getTblGrid();
    for (int i = 0; i < columns; i++) {
      grid.addNewGridCol().setW(BigInteger.valueOf(widths.get(i)));
    }
    for (Block.Row row : rows) {
      XWPFTableRow line = table.createRow();
      line.setHeight(row.cells().size() == 1 ? SIGNED_HEIGHT : ROW_HEIGHT);
      while (line.getTableCells().size() > row.cells().size()) {
        line.removeCell(line.getTableCells().size() - 1);
      }
      for (int i = 0; i < row.cells().size(); i++) {
        XWPFTableCell cell = i < line.getTableCells().size() ? line.getCell(i) : line.createCell();
        boolean last = i == row.cells().size() - 1;
        int spanned = last ? columns - i : 1;
        int width = widths.subList(i, i + spanned).stream().mapToInt(w -> w).sum();
        cell.setWidth(Integer.toString(width));
        if (spanned > 1) {
          cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(spanned));
        }
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        if (paragraph == null) {
          paragraph = cell.addParagraph();
        }
        runs(paragraph, row.cells().get(i), TEXT_POINTS);
      }
    }
  }

  private static void runs(XWPFParagraph paragraph, List<Run> runs, int points) {
    for (Run run : runs) {
      XWPFRun written = paragraph.createRun();
      written.setText(run.text());
      written.setFontFamily(FONT, FontCharRange.eastAsia);
      written.setFontFamily(FONT, FontCharRange.ascii);
      written.setFontFamily(FONT, FontCharRange.hAnsi);
      written.setFontSize(points);
      if (points == TITLE_POINTS) {
        written.setBold(true);
      }
      if (run.kind() == Run.Kind.MISSING) {
        written.setTextHighlightColor(MISSING);
      }
    }
  }
}
