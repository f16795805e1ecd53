package org.dutylawyer.workbench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;

/**
 * One thing that an answer says, reduced to what a later answer is compared with.
 *
 * @param matter what it is about, whatever the norm
 * @param norms the norms that say so
 * @param result what is said
 * @param notices ids of the notices of days off that its date rests on
 */
record Item(Matter matter, List<NormId> norms, Result result, List<String> notices) {

  /** Kinds of things. */
  enum Kind {
    ENTITLEMENT,
    DUTY,
    PROHIBITION,
    RIGHT,
    DOCUMENT,
    GROUND;

    /** Of what a finding about what somebody has to do, or may do, is compared. */
    static Optional<Kind> of(Conclusion conclusion) {
      return switch (conclusion.kindOf()) {
        case DUTY -> Optional.of(DUTY);
        case PROHIBITION -> Optional.of(PROHIBITION);
        case RIGHT -> Optional.of(RIGHT);
        case DOCUMENT -> Optional.of(DOCUMENT);
        default -> Optional.empty();
      };
    }
  }

  /**
   * What something is said about.
   *
   * @param word word for the entitlement, the action, the document or the ground
   * @param more the force of an entitlement, the provision of a ground
   * @param trigger id of the event that a duty follows from, or empty
   */
  record Matter(Kind kind, String of, String word, String more, String trigger) {}

  /** What is said: an outcome of entitlements and grounds, a state of duties. */
  record Result(
      String word,
      String actor,
      Optional<LocalDate> due,
      Optional<LocalDate> safe,
      boolean provisional) {

    private static final Set<String> SETTLED =
        Set.of(State.MET.word(), State.EXCUSED.word(), State.LAPSED.word());

    /**
     * What of it matters: not by when something was due that was done in time, or has ended; nor
     * that a date is provisional, which moves nothing.
     *
     * @param certain whether no date that it is held against is provisional: until then the safe
     *     day only says how far the date can still move
     */
    Result compared(boolean certain) {
      boolean settled = SETTLED.contains(word);
      return new Result(
          word,
          actor,
          settled ? Optional.empty() : due,
          settled || !certain ? Optional.empty() : safe,
          false);
    }
  }

  /** What an answer says. */
  static List<Item> of(Assessment answer) {
    List<Item> items = new ArrayList<>();
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      items.add(
          new Item(
              new Matter(
                  Kind.ENTITLEMENT,
                  entitlement.of().id(),
                  entitlement.entitlement(),
                  entitlement.force(),
                  ""),
              entitlement.grounds(),
              result(entitlement.outcome().word()),
              List.of()));
    }
    for (Finding finding : answer.findings()) {
      boolean counts =
          finding.displacedBy().isEmpty()
              && finding.outcome() != Outcome.DOES_NOT_APPLY
              && finding.state() != State.AWAITING;
      if (counts) {
        Kind.of(finding.conclusion()).ifPresent(kind -> items.add(of(kind, finding)));
      }
    }
    for (GroundAnswer ground : answer.conduct().grounds()) {
      if (ground.stands()) {
        items.add(
            new Item(
                new Matter(
                    Kind.GROUND,
                    ground.lawyer().id(),
                    ground.ground(),
                    ground.provision().toString(),
                    ""),
                List.of(ground.provision()),
                result(ground.result().word()),
                List.of()));
      }
    }
    return items;
  }

  private static Item of(Kind kind, Finding finding) {
    Optional<DueDate> due = finding.due().flatMap(Due::dated);
    Optional<DueDate> shown = due.filter(d -> finding.atOnceFrom().isEmpty());
    return new Item(
        new Matter(
            kind,
            finding.conclusion().of().id(),
            word(finding.conclusion()),
            "",
            finding.conclusion().trigger().map(Event::id).orElse("")),
        List.of(finding.norm()),
        new Result(
            finding.state().word(),
            finding.actor().orElse(""),
            finding.atOnceFrom().or(() -> due.map(DueDate::due)),
            shown.filter(d -> !d.safe().equals(d.due())).map(DueDate::safe),
            shown.filter(DueDate::provisional).isPresent()),
        due.map(d -> d.notices().stream().map(n -> n.id()).toList()).orElse(List.of()));
  }

  private static String word(Conclusion conclusion) {
    if (conclusion instanceof Right right) {
      return right.action();
    }
    return conclusion instanceof DocumentDuty paper ? paper.document() : Conduct.action(conclusion);
  }

  /** What a stored answer in brief says; it tells no event, and the actor as the text names it. */
  static List<Item> of(JsonNode brief) {
    List<Item> items = new ArrayList<>();
    for (JsonNode one : brief.path("entitlements")) {
      List<NormId> norms = new ArrayList<>();
      one.path("norms").forEach(norm -> norms.add(NormId.parse(norm.asText())));
      items.add(
          new Item(
              new Matter(
                  Kind.ENTITLEMENT, of(one, brief), text(one, "kind"), text(one, "force"), ""),
              norms,
              result(text(one, "outcome")),
              List.of()));
    }
    for (JsonNode act : brief.path("duties")) {
      // An act is one, by the norm under which it stands worst; the others give it more time.
      List<Item> times = duties(act, act, of(act, brief));
      items.addAll(times);
      Item first = times.get(0);
      for (JsonNode also : act.path("also")) {
        List<Item> others = duties(act, also, first.matter().of());
        if (!others.get(0).matter().equals(first.matter())) {
          items.addAll(others);
        }
      }
    }
    for (JsonNode one : brief.path("grounds")) {
      items.add(
          new Item(
              new Matter(
                  Kind.GROUND, text(one, "of"), text(one, "ground"), text(one, "provision"), ""),
              List.of(NormId.parse(text(one, "provision"))),
              result(text(one, "result")),
              List.of()));
    }
    return items;
  }

  /** Of whom something is said: of the one person of the case where nobody is named. */
  private static String of(JsonNode one, JsonNode brief) {
    return one.has("of") ? text(one, "of") : text(brief, "person");
  }

  /**
   * An act by one of the norms that ask for it, of somebody unless it names another: once for each
   * day on which it was due. When it was due says nothing where silence says nothing.
   */
  private static List<Item> duties(JsonNode act, JsonNode standing, String whom) {
    String of = standing.has("of") ? text(standing, "of") : whom;
    Optional<LocalDate> due =
        day(standing, "due").filter(d -> !text(standing, "silence").equals(Silence.NOTHING.word()));
    Optional<LocalDate> safe =
        day(standing, "safe").filter(s -> due.isPresent() && !due.equals(Optional.of(s)));
    Item first = duty(act, standing, of, due, safe);
    List<Item> items = new ArrayList<>(List.of(first));
    for (JsonNode day : standing.path("days")) {
      Optional<LocalDate> again = Optional.of(LocalDate.parse(day.asText()));
      if (!again.equals(due)) {
        items.add(duty(act, standing, of, again, Optional.empty()));
      }
    }
    return items;
  }

  private static Item duty(
      JsonNode act,
      JsonNode standing,
      String of,
      Optional<LocalDate> due,
      Optional<LocalDate> safe) {
    return new Item(
        new Matter(Kind.DUTY, of, text(act, "action"), "", ""),
        List.of(NormId.parse(text(standing, "norm"))),
        new Result(text(standing, "state"), text(act, "actor"), due, safe, false),
        List.of());
  }

  /**
   * What of these the other answer in brief would tell: what stands as that which it left out, and
   * of which it says nothing, may be among that.
   */
  static List<Item> told(List<Item> items, List<Item> others, JsonNode other) {
    JsonNode left = other.path("left");
    return left.isMissingNode()
        ? items
        : items.stream()
            .filter(
                item ->
                    !left.path(item.matter().kind() == Kind.GROUND ? "grounds" : "duties")
                            .has(item.result().word())
                        || others.stream()
                            .anyMatch(
                                same ->
                                    same.matter().equals(item.matter())
                                        && same.result().word().equals(item.result().word())))
            .toList();
  }

  private static Result result(String word) {
    return new Result(word, "", Optional.empty(), Optional.empty(), false);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static Optional<LocalDate> day(JsonNode node, String field) {
    return node.hasNonNull(field)
        ? Optional.of(LocalDate.parse(node.get(field).asText()))
        : Optional.empty();
  }
}
