package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.Sha256;

/**
 * An answer in brief, for registers of many cases: words and norms, no titles and no quotes. It
 * says what the whole answer says of entitlements, of duties that have a state, and of conduct;
 * what gives way to another norm is left out. An act that several norms ask for stands once, and
 * what one norm asks again and again and what stands alike is one entry, with how often ({@code
 * times}). It has at most {@link #BYTES} for each person: where more happened, what presses least
 * is left out and counted ({@code left}).
 */
public final class BriefAnswer {

  /** Where the schema of this form is on the class path. */
  public static final String SCHEMA = "/org/dutylawyer/answer/brief.schema.json";

  /** Where the schema of a line that was refused is: its number and everything wrong with it. */
  public static final String REFUSED = "/org/dutylawyer/answer/refused.schema.json";

  /**
   * The version of the form, as the answer names it in {@code schema}; the first named none, the
   * second named the person with each thing that is said, the third had an entry for each time that
   * the same was asked.
   */
  public static final int VERSION = 4;

  /** So many bytes in UTF-8 an answer has at most for each person. */
  public static final int BYTES = 15_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The one person whom all is about of which nothing else is said; empty where there are more. */
  private final Optional<Subject> person;

  private BriefAnswer(Assessment answer) {
    List<CaseFile.PersonEntry> persons = answer.file().persons();
    this.person =
        persons.size() == 1 ? Optional.of(new Person(persons.get(0).id())) : Optional.empty();
  }

  /** The answer as a tree that fits on one line. */
  public static ObjectNode of(Assessment answer) {
    return new BriefAnswer(answer).write(answer);
  }

  private ObjectNode write(Assessment answer) {
    ObjectNode json = JSON.objectNode();
    json.put("schema", VERSION);
    json.put("case", answer.file().id());
    json.put("jurisdiction", answer.file().jurisdiction());
    json.put("asOf", answer.asOf().toString());
    person.ifPresent(one -> json.put("person", one.id()));
    if (!answer.knownOn().equals(answer.asOf().date())) {
      json.put("knownOn", answer.knownOn().toString());
    }
    if (!answer.chosen().isEmpty()) {
      new TreeMap<>(answer.chosen()).forEach(json.putObject("readings")::put);
    }
    ObjectNode packs = json.putObject("packs");
    answer.packs().forEach(pack -> packs.put(pack.id(), pack.model()));
    List<String> proposals =
        answer.packs().stream()
            .map(Assessment.PackUsed::id)
            .filter(Jurisdictions::isProposals)
            .toList();
    if (!proposals.isEmpty()) {
      proposals.forEach(json.putArray("noLaw")::add); // what follows from these is a supposition
    }
    // What it never says need not be asked for.
    List<String> notAsked =
        Wording.notAsked(answer).stream().filter(part -> !part.equals("others")).toList();
    if (!notAsked.isEmpty()) {
      notAsked.forEach(json.putArray("notAsked")::add);
    }
    ArrayNode entitlements = json.putArray("entitlements");
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      ObjectNode one = entitlements.addObject();
      whom(one, entitlement.of());
      one.put("kind", entitlement.entitlement());
      one.put("force", entitlement.force());
      one.put("outcome", entitlement.outcome().word());
      if (OwedText.meanwhile(answer, entitlement)) {
        one.put("meanwhile", true);
      }
      needs(one, entitlement.needs());
      norms(one.putArray("norms"), entitlement.grounds());
    }
    ArrayNode duties = json.putArray("duties");
    List<Finding> owed =
        answer.findings().stream()
            .filter(f -> f.displacedBy().isEmpty() && f.outcome() != Outcome.DOES_NOT_APPLY)
            .filter(f -> f.conclusion() instanceof Duty && hasState(f))
            .toList();
    OneAct.of(owed, new Wording(answer, Locale.CHINESE)).forEach(act -> duty(duties, act));
    json.set("duties", BriefSize.gathered(duties));
    broken(json, answer);
    ArrayNode grounds = json.putArray("grounds");
    for (GroundAnswer ground : answer.conduct().grounds()) {
      if (ground.stands()) {
        ObjectNode one = grounds.addObject();
        one.put("provision", ground.provision().toString());
        one.put("of", ground.lawyer().id());
        one.put("ground", ground.ground());
        one.put("result", ground.result().word());
      }
    }
    int persons = Math.max(1, answer.file().persons().size());
    BriefSize.fit(json, persons * BYTES - BriefSize.bytes(givenFor(answer, "0".repeat(64))));
    return json;
  }

  /**
   * The same with what it was given for, so that a later version knows whether it answers the same:
   * a hash of the file ({@link #fileHash}), and the register from which the file came, of itself or
   * of the question.
   */
  public static ObjectNode stored(Assessment answer) {
    ObjectNode json = of(answer);
    json.setAll(givenFor(answer, fileHash(answer.file())));
    return json;
  }

  private static ObjectNode givenFor(Assessment answer, String hash) {
    ObjectNode json = JSON.objectNode().put("caseSha256", hash);
    answer.file().register().ifPresent(register -> json.set("register", register.toNode()));
    return json;
  }

  /**
   * A hash of what a file says, whatever its spaces and its order, and whatever register it comes
   * from: a question can name that as well, and it stands beside the hash.
   */
  public static String fileHash(CaseFile file) {
    return Sha256.of(file.withoutRegister().toJson().getBytes(StandardCharsets.UTF_8));
  }

  /** What was done although it must not be, by organs and by lawyers; nothing where nothing was. */
  private void broken(ObjectNode json, Assessment answer) {
    List<Finding> broken =
        answer.governing().stream()
            .filter(f -> f.conclusion() instanceof Prohibition)
            .filter(f -> f.outcome() == Outcome.APPLIES && f.state() == State.BREACHED)
            .toList();
    if (broken.isEmpty()) {
      return; // who broke it is worked out for few cases of a batch
    }
    Map<Finding, Subject> lawyers = new HashMap<>();
    for (LawyerBreach breach : Wording.lawyerBreaches(answer)) {
      breach.lawyer().ifPresent(lawyer -> lawyers.put(breach.finding(), lawyer));
    }
    ArrayNode array = json.putArray("broken");
    for (Finding finding : broken) {
      Prohibition forbidden = (Prohibition) finding.conclusion();
      ObjectNode one = array.addObject();
      one.put("norm", finding.norm().toString());
      whom(one, forbidden.of());
      one.put("actor", finding.actor().orElse(forbidden.actor()));
      one.put("action", forbidden.action());
      finding.done().ifPresent(done -> one.put("done", done.toString()));
      Optional.ofNullable(lawyers.get(finding)).ifPresent(l -> one.put("lawyer", l.id()));
    }
    json.set("broken", BriefSize.gathered(array));
  }

  /**
   * Whether time or an act decides where the duty stands: standing and awaited ones say nothing.
   */
  private static boolean hasState(Finding finding) {
    return finding.state() != State.STANDING && finding.state() != State.AWAITING;
  }

  /** An act once: by the norm under which it stands worst, with the others in {@code also}. */
  private void duty(ArrayNode duties, OneAct act) {
    Duty duty = (Duty) act.lead().conclusion();
    ObjectNode json = duties.addObject();
    json.put("norm", act.lead().norm().toString());
    whom(json, duty.of());
    json.put("actor", act.lead().actor().orElse(duty.actor()));
    json.put("action", duty.action());
    standing(json, act.lead());
    if (!act.others().isEmpty()) {
      ArrayNode also = json.putArray("also");
      for (Finding other : act.others()) {
        ObjectNode one = also.addObject().put("norm", other.norm().toString());
        if (!other.conclusion().of().equals(duty.of())) {
          one.put("of", other.conclusion().of().id());
        }
        standing(one, other);
      }
    }
  }

  private void standing(ObjectNode json, Finding finding) {
    json.put("outcome", finding.outcome().word());
    json.put("state", finding.state().word());
    finding.silence().ifPresent(silence -> json.put("silence", silence.word()));
    finding
        .until()
        .ifPresent(
            until -> {
              json.put("due", until.day().toString());
              if (until.isRange()) {
                json.put("latest", until.latest().toString());
              }
              json.put("safe", until.safe().toString());
            });
    finding.done().ifPresent(done -> json.put("done", done.toString()));
    needs(json, finding.needs());
    Optional<NormId> excused = finding.excusedBy();
    excused.ifPresent(norm -> json.put("excusedBy", norm.toString()));
  }

  /** Facts by subject.fact, those of the one person by .fact. */
  private void needs(ObjectNode json, List<Need> needs) {
    if (!needs.isEmpty()) {
      ArrayNode array = json.putArray("needs");
      for (Need need : needs) {
        String of = isThePerson(need.of()) ? "" : need.of().id();
        array.add(of + (need.fact().isEmpty() ? "" : "." + need.fact()));
      }
    }
  }

  private void whom(ObjectNode json, Subject of) {
    if (!isThePerson(of)) {
      json.put("of", of.id());
    }
  }

  private boolean isThePerson(Subject of) {
    return person.filter(of::equals).isPresent();
  }

  private static void norms(ArrayNode array, List<NormId> norms) {
    norms.forEach(norm -> array.add(norm.toString()));
  }
}
