package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.drools.model.functions.Function1;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conclusions;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Whole;

/**
 * What a rule concludes, put together from the words of its consequence: the same calls that the
 * consequence is when it is compiled as Java.
 */
public final class ConclusionBuilder {

  /** A word of the chain: what was said so far and the facts that matched, in; the rest out. */
  private interface Word {
    Object say(Object before, Object[] facts);
  }

  /** What a word is given: a fact that matched, or a field of one. */
  public record FromFact(int position, Function1<Object, Object> read) {
    Object in(Object[] facts) {
      return read.apply(facts[position]);
    }
  }

  private final Function<Object[], Object> head;
  private final List<Word> words;

  private ConclusionBuilder(Function<Object[], Object> head, List<Word> words) {
    this.head = head;
    this.words = List.copyOf(words);
  }

  /**
   * The builder of a conclusion.
   *
   * @param call the conclusion in words
   * @param where finds what is bound above
   */
  public static ConclusionBuilder of(Call call, Function<Ref, FromFact> where) {
    List<Word> words = new ArrayList<>();
    for (Call link : call.chain()) {
      words.add(word(call.word(), link, where));
    }
    return new ConclusionBuilder(head(call, where), words);
  }

  /** Whether a conclusion speaks of what is bound to that name. */
  static boolean uses(Call call, String binding) {
    return call.arguments().stream()
            .anyMatch(a -> a instanceof Ref ref && ref.binding().equals(binding))
        || call.chain().stream().anyMatch(link -> uses(link, binding));
  }

  /** The conclusion from the facts that matched; the first place of these is not looked at. */
  public Conclusion conclude(Object[] facts) {
    Object said = head.apply(facts);
    for (Word word : words) {
      said = word.say(said, facts);
    }
    return (Conclusion) said;
  }

  private static Function<Object[], Object> head(Call call, Function<Ref, FromFact> where) {
    if (call.word().equals("misconduct")
        || call.word().equals("eligibility")
        || call.word().equals("status")) {
      FromFact subject = where.apply((Ref) call.arguments().get(0));
      String key = call.text(1);
      return switch (call.word()) {
        case "misconduct" -> facts -> Conclusions.misconduct((Subject) subject.in(facts), key);
        case "eligibility" -> facts -> Conclusions.eligibility((Subject) subject.in(facts), key);
        default -> facts -> Conclusions.status((Subject) subject.in(facts), key);
      };
    }
    Object said =
        switch (call.word()) {
          case "entitlement" -> Conclusions.entitlement(call.text(0));
          case "duty" -> Conclusions.duty(call.text(0), call.text(1));
          case "right" -> Conclusions.right(call.text(0), call.text(1));
          case "prohibition" -> Conclusions.prohibition(call.text(0), call.text(1));
          case "documentDuty" -> Conclusions.documentDuty(call.text(0), call.text(1));
          case "exemption" -> Conclusions.exemption(call.text(0));
          default -> throw unknown(call);
        };
    return facts -> said;
  }

  private static Word word(String of, Call link, Function<Ref, FromFact> where) {
    return switch (of) {
      case "entitlement" -> ofEntitlement(link, where);
      case "duty" -> ofDuty(link, where);
      case "right" -> ofRight(link, where);
      case "prohibition" -> ofProhibition(link, where);
      case "documentDuty" -> ofDocumentDuty(link, where);
      case "misconduct" -> ofMisconduct(link, where);
      case "eligibility" -> ofEligibility(link, where);
      case "exemption" -> ofExemption(link, where);
      case "status" -> ofStatus(link, where);
      default -> throw unknown(link);
    };
  }

  private static Word ofEntitlement(Call link, Function<Ref, FromFact> where) {
    if (link.word().equals("may")) {
      return (before, facts) -> ((Entitlement) before).may();
    }
    FromFact given = given(link, where);
    return switch (link.word()) {
      case "of" -> (before, facts) -> ((Entitlement) before).of(subject(given, facts));
      case "since" -> (before, facts) -> ((Entitlement) before).since(event(given, facts));
      default -> throw unknown(link);
    };
  }

  private static Word ofDuty(Call link, Function<Ref, FromFact> where) {
    switch (link.word()) {
      case "asAct":
        return (before, facts) -> ((Duty) before).asAct();
      case "asCustody":
        return (before, facts) -> ((Duty) before).asCustody();
      case "doneBy":
        String[] events = texts(link);
        return (before, facts) -> ((Duty) before).doneBy(events);
      case "closedBy":
        String[] closing = texts(link);
        return (before, facts) -> ((Duty) before).closedBy(closing);
      case "closedOnce":
        String end = link.text(0);
        String[] once = rest(link);
        return (before, facts) -> ((Duty) before).closedOnce(end, once);
      case "whenMissed":
        String[] missed = texts(link);
        return (before, facts) -> ((Duty) before).whenMissed(missed);
      case "whileIs":
        String state = link.text(0);
        String[] values = rest(link);
        return (before, facts) -> ((Duty) before).whileIs(state, values);
      case "unless":
        String fact = link.text(0);
        String[] ofFact = rest(link);
        return (before, facts) -> ((Duty) before).unless(fact, ofFact);
      case "inStage":
        return (before, facts) -> ((Duty) before).inStage();
      case "orBefore":
        return (before, facts) -> ((Duty) before).orBefore();
      case "eachStage":
        return (before, facts) -> ((Duty) before).eachStage();
      case "registered":
        return (before, facts) -> ((Duty) before).registered();
      case "unregistered":
        return (before, facts) -> ((Duty) before).unregistered();
      case "within":
        Length length = length((Call) link.arguments().get(0));
        return (before, facts) -> ((Duty) before).within(length);
      default:
        FromFact given = given(link, where);
        return switch (link.word()) {
          case "of" -> (before, facts) -> ((Duty) before).of(subject(given, facts));
          case "after" -> (before, facts) -> ((Duty.Within) before).after(event(given, facts));
          case "before" -> (before, facts) -> ((Duty.Within) before).before(event(given, facts));
          case "promptlyAfter" ->
              (before, facts) -> ((Duty) before).promptlyAfter(event(given, facts));
          case "at" -> (before, facts) -> ((Duty) before).at(event(given, facts));
          case "notBefore" -> (before, facts) -> ((Duty) before).notBefore(event(given, facts));
          case "triggeredBy" -> (before, facts) -> ((Duty) before).triggeredBy(event(given, facts));
          default -> throw unknown(link);
        };
    }
  }

  private static Word ofRight(Call link, Function<Ref, FromFact> where) {
    switch (link.word()) {
      case "needs":
        String[] needed = texts(link);
        return (before, facts) -> ((Right) before).needs(needed);
      case "doneBy":
        String[] events = texts(link);
        return (before, facts) -> ((Right) before).doneBy(events);
      case "whenMissed":
        String[] missed = texts(link);
        return (before, facts) -> ((Right) before).whenMissed(missed);
      case "within":
        Length length = length((Call) link.arguments().get(0));
        return (before, facts) -> ((Right) before).within(length);
      default:
        return ofRight(link, given(link, where));
    }
  }

  private static Word ofRight(Call link, FromFact given) {
    return switch (link.word()) {
      case "after" -> (before, facts) -> ((Right.Within) before).after(event(given, facts));
      case "before" -> (before, facts) -> ((Right.Within) before).before(event(given, facts));
      case "of" -> (before, facts) -> ((Right) before).of(subject(given, facts));
      case "since" -> (before, facts) -> ((Right) before).since(event(given, facts));
      default -> throw unknown(link);
    };
  }

  private static Word ofProhibition(Call link, Function<Ref, FromFact> where) {
    if (link.word().equals("brokenBy")) {
      String[] events = texts(link);
      return (before, facts) -> ((Prohibition) before).brokenBy(events);
    }
    if (link.word().equals("unless")) {
      String fact = link.text(0);
      String[] values = rest(link);
      return (before, facts) -> ((Prohibition) before).unless(fact, values);
    }
    FromFact given = given(link, where);
    return switch (link.word()) {
      case "of" -> (before, facts) -> ((Prohibition) before).of(subject(given, facts));
      case "since" -> (before, facts) -> ((Prohibition) before).since(event(given, facts));
      default -> throw unknown(link);
    };
  }

  private static Word ofDocumentDuty(Call link, Function<Ref, FromFact> where) {
    if (link.word().equals("field") || link.word().equals("heldBy")) {
      String[] texts = texts(link);
      return link.word().equals("field")
          ? (before, facts) -> ((DocumentDuty) before).field(texts)
          : (before, facts) -> ((DocumentDuty) before).heldBy(texts);
    }
    FromFact given = given(link, where);
    return switch (link.word()) {
      case "of" -> (before, facts) -> ((DocumentDuty) before).of(subject(given, facts));
      case "on" -> (before, facts) -> ((DocumentDuty) before).on(event(given, facts));
      default -> throw unknown(link);
    };
  }

  private static Word ofMisconduct(Call link, Function<Ref, FromFact> where) {
    if (link.word().equals("by")) {
      FromFact event = given(link, where);
      return (before, facts) -> ((Misconduct) before).by(event(event, facts));
    }
    String[] texts = texts(link);
    return switch (link.word()) {
      case "measures" -> (before, facts) -> ((Misconduct) before).measures(texts);
      case "decidedBy" -> (before, facts) -> ((Misconduct) before).decidedBy(texts);
      default -> throw unknown(link);
    };
  }

  private static Word ofEligibility(Call link, Function<Ref, FromFact> where) {
    switch (link.word()) {
      case "met":
        return (before, facts) -> ((Eligibility) before).met();
      case "failed":
        return (before, facts) -> ((Eligibility) before).failed();
      case "since":
        FromFact event = given(link, where);
        return (before, facts) -> ((Eligibility) before).since(event(event, facts));
      default:
        throw unknown(link);
    }
  }

  private static Word ofExemption(Call link, Function<Ref, FromFact> where) {
    FromFact given = given(link, where);
    return switch (link.word()) {
      case "of" -> (before, facts) -> ((Exemption) before).of(subject(given, facts));
      case "since" -> (before, facts) -> ((Exemption) before).since(event(given, facts));
      default -> throw unknown(link);
    };
  }

  private static Word ofStatus(Call link, Function<Ref, FromFact> where) {
    if (!link.word().equals("since")) {
      throw unknown(link);
    }
    FromFact event = given(link, where);
    return (before, facts) -> ((Status) before).since(event(event, facts));
  }

  private static FromFact given(Call link, Function<Ref, FromFact> where) {
    if (link.arguments().size() == 1 && link.arguments().get(0) instanceof Ref ref) {
      return where.apply(ref);
    }
    throw unknown(link);
  }

  private static Subject subject(FromFact given, Object[] facts) {
    return (Subject) given.in(facts);
  }

  private static Event event(FromFact given, Object[] facts) {
    return (Event) given.in(facts);
  }

  private static String[] texts(Call link) {
    return link.arguments().stream().map(a -> ((Text) a).value()).toArray(String[]::new);
  }

  /** The texts after the first. */
  private static String[] rest(Call link) {
    return Arrays.stream(texts(link)).skip(1).toArray(String[]::new);
  }

  private static Length length(Call call) {
    Operand given = call.arguments().get(0);
    int count = ((Whole) given).value();
    return switch (call.word()) {
      case "hours" -> Conclusions.hours(count);
      case "days" -> Conclusions.days(count);
      case "workingDays" -> Conclusions.workingDays(count);
      case "months" -> Conclusions.months(count);
      case "halfMonths" -> Conclusions.halfMonths(count);
      case "dayOfMonth" -> Conclusions.dayOfMonth(count);
      default -> throw unknown(call);
    };
  }

  private static IllegalStateException unknown(Call call) {
    return new IllegalStateException("no conclusion has the word " + call.word());
  }
}
