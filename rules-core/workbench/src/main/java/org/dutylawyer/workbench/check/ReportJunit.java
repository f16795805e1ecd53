package org.dutylawyer.workbench.check;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.CheckReport.ScenarioOutcome;

/** Reports as the XML that JUnit's runners write and build servers read. */
final class ReportJunit {

  private final XMLStreamWriter xml;
  private final Locale locale;

  private ReportJunit(XMLStreamWriter xml, Locale locale) {
    this.xml = xml;
    this.locale = locale;
  }

  static String of(List<CheckReport> reports, Locale locale) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new ReportJunit(xml, locale).write(reports);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text + "\n";
  }

  private void write(List<CheckReport> reports) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "duty-lawyer check");
    for (CheckReport report : reports) {
      for (StepReport step : report.steps()) {
        suite(report, step);
      }
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(CheckReport report, StepReport step) throws XMLStreamException {
    boolean scenarios = step.step() == Step.SCENARIOS;
    List<ScenarioOutcome> cases = scenarios ? report.scenarios() : List.of();
    long failing = cases.stream().filter(c -> !c.problems().isEmpty()).count();
    List<Problem> rest = rest(step, cases);
    boolean nothing = step.status() == StepReport.Status.FAILED && step.problems().isEmpty();
    boolean failed = !rest.isEmpty() || nothing;
    boolean skipped = step.status() == StepReport.Status.NOT_RUN;
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", legal(report.pack()) + " " + step.step().word());
    xml.writeAttribute("tests", String.valueOf(cases.size() + 1));
    xml.writeAttribute("failures", String.valueOf(failing + (failed ? 1 : 0)));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", skipped ? "1" : "0");
    xml.writeAttribute("time", seconds(step.took()));
    for (ScenarioOutcome scenario : cases) {
      open(report, step, scenario.title());
      if (!scenario.problems().isEmpty()) {
        failure(messages(scenario.problems()));
      }
      xml.writeEndElement();
    }
    open(report, step, step.step().title().in(locale) + " " + step.examined().in(locale));
    if (skipped) {
      xml.writeEmptyElement("skipped");
    } else if (nothing) {
      failure(new Title("什么也没有检查到", "examined nothing").in(locale));
    } else if (failed) {
      failure(messages(rest));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** The problems of a step that belong to none of its scenarios. */
  private static List<Problem> rest(StepReport step, List<ScenarioOutcome> cases) {
    List<String> told =
        cases.stream().flatMap(c -> c.problems().stream()).map(Problem::where).toList();
    return step.problems().stream().filter(p -> !told.contains(p.where())).toList();
  }

  private void open(CheckReport report, StepReport step, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", legal(report.pack()) + "." + step.step().word());
    xml.writeAttribute("name", legal(name));
  }

  private void failure(String message) throws XMLStreamException {
    xml.writeStartElement("failure");
    xml.writeAttribute("type", "problem");
    xml.writeAttribute("message", legal(message.lines().findFirst().orElse("")));
    xml.writeCharacters(legal(message));
    xml.writeEndElement();
  }

  private String messages(List<Problem> problems) {
    return problems.stream().map(p -> p.message(locale)).collect(Collectors.joining("\n"));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
  }

  /** Without the characters that XML 1.0 cannot hold, nor the controls that a terminal obeys. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\n'
        || c == '\t'
        || c >= 0x20 && c < 0x7F
        || c >= 0xA0 && c < 0xD800
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
