package org.dutylawyer.audit.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What stands around the content: style, the library of plots, and the mark of made-up cases. */
final class Frame {

  private static final String LIBRARY =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private static final String MADE_UP = "模拟案件：各种比例都是假定，不是统计，不说明任何地方的情况";

  /** In the margin of each printed page, where nothing can lie under it. */
  private static final String EVERY_PAGE =
      "@page { @top-center { content: \"%s\"; color: #6e2c00; font-size: 8pt; } }"
          .formatted(MADE_UP);

  private Frame() {}

  static String around(String content, ArrayNode charts, boolean madeUp) {
    StringBuilder page = new StringBuilder(2_000_000);
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>刑事案件法律帮助审核报告</title><style>")
        .append(text("/org/dutylawyer/audit/report.css"))
        .append(madeUp ? EVERY_PAGE : "")
        .append("</style></head><body>");
    if (madeUp) {
      page.append("<div class=\"made-up\">" + MADE_UP)
          .append("<span lang=\"en\"> · made-up cases, no statistics</span></div>");
    }
    page.append("<main>").append(content).append("</main>");
    page.append("<script type=\"application/json\" id=\"charts\">")
        .append(charts.toString().replace("<", "\\u003c"))
        .append("</script><script>")
        .append(text(LIBRARY).replace("</script", "<\\/script"))
        .append("</script><script>")
        .append(text("/org/dutylawyer/audit/report.js"))
        .append("</script></body></html>\n");
    return page.toString();
  }

  /** A text that the audit brings. */
  static String text(String resource) {
    try (InputStream in = Frame.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing from the audit");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
