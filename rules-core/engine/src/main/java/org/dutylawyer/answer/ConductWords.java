package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.finding.GroundAnswer.Element;
import org.dutylawyer.finding.GroundAnswer.Evidence;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.GroundAnswer.Status;
import org.dutylawyer.finding.Need;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Puts a ground for discipline into the words of a sheet. */
final class ConductWords {

  private final Assessment answer;
  private final Wording words;

  ConductWords(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /** The sheet of one ground. */
  DisciplineSheet sheet(GroundAnswer ground) {
    List<Limb> limbs = ground.recorded().isEmpty() ? ground.limbs() : ground.recorded();
    return new DisciplineSheet(
        words.subject(ground.lawyer()),
        words.say(
            "ground.result." + ground.result().word(),
            words.cite(ground.provision()),
            words.word(Group.GROUNDS, ground.ground())),
        ground.result(),
        words.cite(ground.provision()),
        ground.quote(),
        limbs.stream()
            .sorted(Comparator.comparing(Limb::result))
            .map(limb -> limb(limb, ground))
            .toList(),
        ground.readings().stream().flatMap(other -> reading(other).stream()).toList(),
        ground.result() == Result.NOT_MET ? List.of() : consequences(ground),
        words.say("ground.caution"));
  }

  private List<String> reading(GroundAnswer.OtherReading other) {
    return answer.contest(other.reading()).stream()
        .map(
            contest ->
                words.say(
                    "ground.reading",
                    words.of(contest.title()),
                    words.of(requireNonNull(contest.options().get(other.option()))),
                    words.say("ground.word." + other.result().word())))
        .toList();
  }

  private DisciplineSheet.Limb limb(Limb limb, GroundAnswer ground) {
    String act = limb.act().map(this::event).map(e -> words.say("ground.act", e)).orElse("");
    String title = words.of(limb.title());
    boolean same = title.equals(words.word(Group.GROUNDS, ground.ground()));
    return new DisciplineSheet.Limb(
        same ? act : words.say("ground.limb", title, act.isEmpty() ? "" : words.comma() + act),
        limb.elements().stream().map(this::row).toList(),
        conclusion(limb));
  }

  /** An element with what shows or disproves it, and what would settle it. */
  private DisciplineSheet.Row row(Element element) {
    return new DisciplineSheet.Row(
        words.of(element.title()),
        element.status(),
        words.say("element." + element.status().word()),
        element.evidence().stream().map(this::evidence).distinct().toList(),
        element.status() == Status.UNKNOWN
            ? words.list(element.needs().stream().map(this::asked).toList())
            : "");
  }

  private String asked(Need need) {
    boolean yesNo = words.isYesNo(need.fact());
    String fact = words.fact(need.fact());
    if (!(need.of() instanceof Event || need.of() instanceof Lawyer)) {
      String of = yesNo ? "element.whose" : "element.whose.value";
      fact = words.say(of, words.subject(need.of()), fact);
    }
    return yesNo ? words.say("element.whether", fact) : fact;
  }

  private String evidence(Evidence evidence) {
    boolean plainYes =
        evidence.kind() == Evidence.Kind.FACT
            && words.isYesNo(evidence.word())
            && evidence.value().equals(FactWord.YES);
    if (plainYes && evidence.event().isPresent()) {
      return words.say("element.stated", evidence.event().get().id());
    }
    return switch (evidence.kind()) {
      case FACT ->
          (evidence.of() instanceof Person ? words.subject(evidence.of()) + " " : "")
              + words.say(
                  "used.fact",
                  words.fact(evidence.word()),
                  words.value(evidence.word(), evidence.value()))
              + evidence.event().map(e -> words.say("element.of-event", e.id())).orElse("");
      case EVENT -> event(evidence.event().orElseThrow());
      case DOCUMENT -> words.document(evidence.word());
      case NO_RECORD -> words.say("element.no-record", words.event(evidence.word()));
    };
  }

  /** An event with its day, the person where there is one, and its id in the file. */
  private String event(Event event) {
    String who = event.of() instanceof Person ? words.subject(event.of()) + words.comma() : "";
    String when = event.moment().map(words::moment).map(m -> m + words.comma()).orElse("");
    return when + who + words.event(event.type()) + words.say("element.source", event.id());
  }

  private String conclusion(Limb limb) {
    Map<Status, List<String>> numbers = new LinkedHashMap<>();
    for (int i = 0; i < limb.elements().size(); i++) {
      numbers
          .computeIfAbsent(limb.elements().get(i).status(), s -> new ArrayList<>())
          .add(Integer.toString(i + 1));
    }
    List<String> parts = new ArrayList<>();
    for (Status status : List.of(Status.NOT_ESTABLISHED, Status.NOT_ON_FILE, Status.UNKNOWN)) {
      if (numbers.containsKey(status)) {
        parts.add(
            words.say("limb." + status.word(), words.list(requireNonNull(numbers.get(status)))));
      }
    }
    return parts.isEmpty()
        ? words.say("limb.met")
        : words.say("limb." + limb.result().word(), String.join(words.comma(), parts));
  }

  private List<String> consequences(GroundAnswer ground) {
    List<String> lines = new ArrayList<>();
    List<Attached> measures = ground.attached(Attached.Kind.MEASURES);
    if (measures.isEmpty() && !ground.measures().isEmpty()) {
      String listed =
          words.list(ground.measures().stream().map(w -> words.word(Group.MEASURES, w)).toList());
      lines.add(words.say("ground.measures", words.say("ground.measures.listed", listed)));
    }
    lines.addAll(attached("ground.measures", measures));
    if (ground.deciders().isEmpty()) {
      lines.addAll(attached("ground.decides", ground.attached(Attached.Kind.DECIDES)));
    } else {
      lines.add(
          words.say(
              "ground.decides", words.list(ground.deciders().stream().map(words::actor).toList())));
    }
    lines.addAll(attached("ground.receives", ground.attached(Attached.Kind.RECEIVES)));
    lines.addAll(attached("ground.transfer", ground.attached(Attached.Kind.TRANSFER)));
    lines.addAll(attached("ground.lawyer-may", ground.attached(Attached.Kind.LAWYER_MAY)));
    return lines;
  }

  private List<String> attached(String key, List<Attached> attached) {
    return attached.stream()
        .map(
            one ->
                words.say(key, words.of(one.text()) + words.say("cited", words.cite(one.norm()))))
        .toList();
  }
}
