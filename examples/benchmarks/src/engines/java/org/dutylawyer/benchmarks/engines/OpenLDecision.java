package org.dutylawyer.benchmarks.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dutylawyer.benchmarks.engines.SharedCase.Column;
import org.openl.rules.runtime.RulesEngineFactory;

/**
 * The shared decision in OpenL Tablets: a workbook with two decision tables that collect, with the
 * simplified conditions that its guide recommends for speed.
 */
public final class OpenLDecision implements SharedEngine<String[]> {

  /** The tables as methods. */
  public interface Tables {
    /** The entitlements of a case, whose values are in the order of the columns. */
    String[] entitlements(String[] v);

    /** What follows from the case and its entitlements. */
    String[] duties(String[] v, String[] owed);
  }

  /** What was decided: the two tables' answers. */
  private record Decided(String[] entitlements, String[] duties) {}

  private final Tables tables;

  /** Writes the workbook to a temporary file and compiles it. */
  public OpenLDecision() {
    try {
      Path file = Files.createTempFile("shared-decision", ".xlsx");
      try (Workbook workbook = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        List<SharedRules.Rule> rules = SharedRules.all();
        Sheet sheet = workbook.createSheet("rules");
        int next =
            table(
                sheet,
                1,
                "Rules String[] entitlements(String[] v)",
                rules.stream().filter(SharedRules.Rule::entitles).toList());
        table(
            sheet,
            next + 2,
            "Rules String[] duties(String[] v, String[] owed)",
            rules.stream().filter(r -> !r.entitles()).toList());
        workbook.write(out);
      }
      tables =
          new RulesEngineFactory<>(file.toUri().toURL(), Tables.class).newEngineInstance();
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "OpenL Tablets";
  }

  @Override
  public String[] prepare(SharedCase shared) {
    return shared.values().toArray(String[]::new);
  }

  @Override
  public Object decide(String[] prepared) {
    String[] entitlements = tables.entitlements(prepared);
    return new Decided(entitlements, tables.duties(prepared, entitlements));
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Decided both = (Decided) decided;
    Set<String> words = new TreeSet<>();
    for (String[] some : new String[][] {both.entitlements, both.duties}) {
      if (some != null) {
        words.addAll(Arrays.asList(some));
      }
    }
    return words;
  }

  /** Writes a table from a row on, and says which row is its last. */
  private static int table(Sheet sheet, int from, String header, List<SharedRules.Rule> rules) {
    List<Column> columns =
        List.of(Column.values()).stream()
            .filter(c -> rules.stream().anyMatch(r -> !r.values(c).isEmpty()))
            .toList();
    List<String> owed = rules.stream().flatMap(r -> r.owed().stream()).distinct().toList();
    int width = columns.size() + owed.size() + 1;
    Row title = sheet.createRow(from);
    title.createCell(0).setCellValue(header);
    sheet.addMergedRegion(new CellRangeAddress(from, from, 0, width - 1));
    Row kinds = sheet.createRow(from + 1);
    Row codes = sheet.createRow(from + 2);
    Row parameters = sheet.createRow(from + 3);
    Row names = sheet.createRow(from + 4);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      kinds.createCell(i).setCellValue("C" + (i + 1));
      codes.createCell(i).setCellValue("v[" + column.ordinal() + "]");
      parameters.createCell(i).setCellValue("String[] " + column.variable());
      names.createCell(i).setCellValue(column.word());
    }
    for (int i = 0; i < owed.size(); i++) {
      int at = columns.size() + i;
      kinds.createCell(at).setCellValue("C" + (at + 1));
      codes.createCell(at).setCellValue("contains(owed, \"entitlement " + owed.get(i) + " shall\")");
      parameters.createCell(at).setCellValue("Boolean owes" + i);
      names.createCell(at).setCellValue("owed " + owed.get(i));
    }
    kinds.createCell(width - 1).setCellValue("CRET1");
    codes.createCell(width - 1).setCellValue("conclusion");
    parameters.createCell(width - 1).setCellValue("String conclusion");
    names.createCell(width - 1).setCellValue("conclusion");
    int row = from + 4;
    for (SharedRules.Rule rule : rules) {
      Row cells = sheet.createRow(++row);
      for (int i = 0; i < columns.size(); i++) {
        cells.createCell(i).setCellValue(String.join(",", rule.values(columns.get(i))));
      }
      for (int i = 0; i < owed.size(); i++) {
        if (rule.owed().contains(owed.get(i))) {
          cells.createCell(columns.size() + i).setCellValue(true);
        }
      }
      cells.createCell(width - 1).setCellValue(rule.conclusion());
    }
    return row;
  }
}
