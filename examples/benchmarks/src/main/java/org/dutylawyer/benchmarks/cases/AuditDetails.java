package org.dutylawyer.benchmarks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dutylawyer.calendar.WorkingCalendar;

/**
 * Adds to a made-up case what an audit counts: meetings, file access, the content of the help,
 * other lawyers, opinions not adopted, pleas withdrawn, the end of the case, and what the register
 * records. The shares are assumptions like all others.
 */
final class AuditDetails {

  /** Days on which some lawyers see very many. */
  private static final int[] CROWDED = {11, 46, 81, 116, 151, 186, 221, 256};

  private static final String[] RECORDED = {
    "legal-help-given",
    "legal-advice-given",
    "meeting-held",
    "file-read",
    "plea-law-explained",
    "procedure-advised",
    "measure-change-helped",
    "detention-measures-explained",
    "detention-review-sought",
    "opinion-given",
    "opinion-not-adopted",
    "opinion-reasons-given",
    "plea-statement-signed-by-lawyer",
    "practice-obstructed"
  };

  private final LocalDate until;
  private final WorkingCalendar calendar = WorkingCalendar.china();
  private final boolean proposals;

  /**
   * Adds details that lie before a day.
   *
   * @param proposals whether also what only the pack of proposals has words for
   */
  AuditDetails(LocalDate until, boolean proposals) {
    this.until = until;
    this.proposals = proposals;
  }

  /** Adds the details of a case. */
  void add(ObjectNode file, SplittableRandom random) {
    new Case(file, random).add();
  }

  /** One case. */
  private final class Case {
    private final ObjectNode file;
    private final SplittableRandom random;
    private final ArrayNode events;
    private final String province;
    private int added;

    Case(ObjectNode file, SplittableRandom random) {
      this.file = file;
      this.random = random;
      this.events = (ArrayNode) file.get("events");
      this.province = file.get("jurisdiction").asText().substring(0, "CN-50".length());
    }

    void add() {
      lawyers();
      List<JsonNode> before = new ArrayList<>();
      events.forEach(before::add);
      for (JsonNode event : before) {
        LocalDate day = day(event);
        if (!day.isAfter(until)) {
          details((ObjectNode) event, day);
        }
      }
      end();
      if (chance(50)) {
        ArrayNode records = file.putObject("register").putArray("records");
        for (String type : RECORDED) {
          records.add(type);
        }
      }
      if (proposals) {
        proposed();
      }
    }

    private boolean chance(double percent) {
      return random.nextDouble() * 100 < percent;
    }

    // --- lawyers ---------------------------------------------------------------------------------

    /** Ids that are one lawyer in all files: a province and a number. */
    private void lawyers() {
      if (!file.has("lawyers")) {
        return;
      }
      ArrayNode lawyers = (ArrayNode) file.get("lawyers");
      ObjectNode first = (ObjectNode) lawyers.get(0);
      String old = first.get("id").asText();
      String id = province + "-" + (1 + random.nextInt(400));
      first.put("id", id);
      Optional<String> second =
          chance(12) ? Optional.of(province + "-" + (401 + random.nextInt(100))) : Optional.empty();
      second.ifPresent(
          other ->
              lawyers
                  .addObject()
                  .put("id", other)
                  .put("duty-posting", "arranged")
                  .put("years-of-practice", 1 + random.nextInt(20)));
      for (JsonNode event : events) {
        if (event.path("lawyer").asText().equals(old)) {
          boolean change = second.isPresent() && chance(40);
          ((ObjectNode) event).put("lawyer", change ? second.get() : id);
        }
      }
    }

    // --- events ----------------------------------------------------------------------------------

    private void details(ObjectNode event, LocalDate day) {
      switch (event.get("type").asText()) {
        case "legal-help-given" -> help(event, day);
        case "opinion-given" -> {
          if (chance(12) && like(event, "opinion-not-adopted", day.plusDays(3)) && chance(60)) {
            like(event, "opinion-reasons-given", day.plusDays(4));
          }
        }
        case "plea-statement-signed-by-lawyer" -> {
          if (chance(2)) {
            LocalDate later = working(day.plusDays(5L + random.nextInt(20)));
            if (!later.isAfter(until)) {
              event("plea-changed", later, event.get("person").asText()).put("to", false);
            }
          }
          if (chance(6)) {
            crowdedOn(day).ifPresent(on -> busy("plea-statement-signed-by-lawyer", event, on));
          }
        }
        default -> {}
      }
    }

    private void help(ObjectNode help, LocalDate day) {
      String person = help.get("person").asText();
      if (chance(1)) {
        event("counsel-changed", day, person).put("to", "retained-lawyer");
      }
      if (chance(35)) {
        like(help, "meeting-sought", day);
        if (chance(6)) {
          like(help, "meeting-not-arranged", day.plusDays(1));
        } else {
          LocalDate met = working(day.plusDays(random.nextInt(5)));
          if (like(help, "meeting-arranged", met)
              && chance(90)
              && like(help, "meeting-held", met)
              && proposals) {
            last().put("over-thirty-minutes", chance(45));
          }
        }
      }
      if (chance(35)) {
        like(help, "file-access-requested", day);
        if (chance(5)) {
          like(help, "file-access-refused", day.plusDays(1));
        } else if (chance(92)) {
          LocalDate arranged = working(day.plusDays(random.nextInt(6)));
          if (like(help, "file-access-arranged", arranged) && chance(88)) {
            like(help, "file-read", arranged);
            if (chance(6)) {
              like(help, "file-read", arranged.plusDays(1));
              otherLawyer();
            }
          }
        }
      }
      for (String content : new String[] {"plea-law-explained", "procedure-advised"}) {
        if (chance(55)) {
          like(help, content, day);
        }
      }
      if (chance(45)) {
        like(help, chance(60) ? "detention-measures-explained" : "measure-change-helped", day);
      }
      if (chance(0.5)) {
        ObjectNode obstructed = events.addObject();
        obstructed.put("id", "a" + ++added).put("type", "practice-obstructed");
        obstructed.put("at", day.toString()).set("lawyer", help.get("lawyer"));
      }
      crowded(help, day);
    }

    /** A lawyer who advises everybody on one day. */
    private void crowded(ObjectNode help, LocalDate day) {
      if (chance(3) && help.has("lawyer")) {
        crowdedOn(day)
            .ifPresent(
                on ->
                    busy("legal-advice-given", help, on)
                        .put(
                            "at",
                            on + (chance(80) ? "T0" + (8 + random.nextInt(2)) + ":30" : "T14:30")));
      }
    }

    /** One of the crowded days, if it is none before that day. */
    private Optional<LocalDate> crowdedOn(LocalDate day) {
      LocalDate on = until.minusDays(CROWDED[random.nextInt(CROWDED.length)]);
      return on.isBefore(day) ? Optional.empty() : Optional.of(on);
    }

    /** What one of the few busy lawyers does for the person of another event. */
    private ObjectNode busy(String type, ObjectNode other, LocalDate on) {
      String busy = "CN-" + (1 + random.nextInt(2));
      boolean named = false;
      for (JsonNode lawyer : file.get("lawyers")) {
        named |= lawyer.get("id").asText().equals(busy);
      }
      if (!named) {
        ((ArrayNode) file.get("lawyers")).addObject().put("id", busy).put("duty-posting", "posted");
      }
      return event(type, on, other.get("person").asText()).put("lawyer", busy);
    }

    private void otherLawyer() {
      JsonNode lawyers = file.get("lawyers");
      if (lawyers.size() > 1) {
        last().set("lawyer", lawyers.get(1).get("id"));
      }
    }

    /** The judgment becomes final, unless something happens later. */
    private void end() {
      LocalDate last = LocalDate.MIN;
      LocalDate judged = LocalDate.MIN;
      for (JsonNode event : events) {
        LocalDate day = day(event);
        last = day.isAfter(last) ? day : last;
        judged = event.get("type").asText().equals("judgment-pronounced") ? day : judged;
      }
      if (judged.equals(LocalDate.MIN) || !chance(70)) {
        return;
      }
      LocalDate closed = working(judged.plusDays(12));
      if (closed.isAfter(until) || !closed.isAfter(last)) {
        return;
      }
      for (JsonNode person : file.get("persons")) {
        event("case-closed", closed, person.get("id").asText()).put("closed-how", "final");
        LocalDate called = working(closed.plusDays(5L + random.nextInt(60)));
        if (proposals && chance(35) && !called.isAfter(until)) {
          event("called-back", called, person.get("id").asText());
        }
      }
      LocalDate assessed = working(closed.plusDays(30));
      if (proposals && file.has("lawyers") && chance(20) && !assessed.isAfter(until)) {
        ObjectNode assessment = events.addObject();
        assessment.put("id", "a" + ++added).put("type", "annual-assessment");
        assessment.put("at", assessed.toString());
        assessment.set("lawyer", file.get("lawyers").get(0).get("id"));
      }
    }

    private void proposed() {
      ObjectNode proceeding = (ObjectNode) file.get("proceeding");
      proceeding.put("evidence-complex", chance(10));
      proceeding.put("organised-crime", chance(2));
      for (JsonNode person : file.get("persons")) {
        if (chance(85)) {
          ((ObjectNode) person).put("expected-sentence", chance(70) ? 0 : 1 + random.nextInt(12));
        }
        ((ObjectNode) person).put("several-charges", chance(12));
      }
      List<JsonNode> all = new ArrayList<>();
      events.forEach(all::add);
      for (JsonNode event : all) {
        LocalDate day = day(event);
        if (event.get("type").asText().equals("plea-statement-signed")
            && !day.isAfter(until)
            && chance(45)) {
          event("leniency-information-collected", day, event.get("person").asText());
        }
        if (event.get("type").asText().equals("legal-help-given") && chance(1)) {
          String person = event.get("person").asText();
          event("beyond-capacity-found", day, person).put("at", day + "T10:00");
          LocalDate over = day.plusDays(random.nextInt(3));
          if (!over.isAfter(until)) {
            event("case-handed-over", over, person).put("at", over + "T15:00");
          }
        }
      }
    }

    // --- making events ---------------------------------------------------------------------------

    private ObjectNode event(String type, LocalDate day, String person) {
      ObjectNode event = events.addObject();
      event.put("id", "a" + ++added).put("type", type).put("at", day.toString());
      return event.put("person", person);
    }

    /** An event for the person and by the lawyer of another; none after the last day. */
    private boolean like(ObjectNode other, String type, LocalDate day) {
      if (day.isAfter(until)) {
        return false;
      }
      ObjectNode event = event(type, day, other.get("person").asText());
      if (other.has("lawyer") && !type.startsWith("opinion-")) {
        event.set("lawyer", other.get("lawyer"));
      }
      if (type.startsWith("opinion-")) {
        event.set("re", other.get("id"));
      }
      return true;
    }

    private ObjectNode last() {
      return (ObjectNode) events.get(events.size() - 1);
    }
  }

  private static LocalDate day(JsonNode event) {
    return LocalDate.parse(event.get("at").asText().substring(0, 10));
  }

  private LocalDate working(LocalDate day) {
    LocalDate d = day;
    while (!CaseMaker.isWorkingDay(calendar, d)) {
      d = d.plusDays(1);
    }
    return d;
  }
}
