package org.dutylawyer.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.SharedCase.Column;

/**
 * The shared decision as somebody would write it in Java without an engine. Written by hand from
 * the table and not from the code of another engine, so that an agreement says something.
 */
final class PlainDecision implements SharedEngine<PlainDecision.Facts> {

  /** A case as plain fields. */
  record Facts(
      boolean noCounsel,
      boolean noneOrAssigned,
      boolean minor,
      boolean impaired,
      boolean sensesUnimpaired,
      boolean fullCapacity,
      boolean partialCapacity,
      String penalty,
      String custody,
      boolean pleads,
      boolean poor,
      boolean coDefendant,
      boolean noCrime,
      String stage,
      String procedure,
      String instance,
      boolean ordinaryCrime,
      boolean inAbsentia,
      boolean treatment,
      boolean impact,
      boolean protest,
      boolean requested,
      boolean aidRequested,
      boolean helpDate,
      boolean noticeReceived,
      boolean groundFound,
      boolean noticeOfDefence,
      boolean signed,
      boolean accepted,
      boolean exception,
      boolean onSite,
      String position) {}

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public Facts prepare(SharedCase c) {
    String counsel = c.value(Column.COUNSEL);
    String sight = c.value(Column.SIGHT);
    String hearing = c.value(Column.HEARING);
    String speech = c.value(Column.SPEECH);
    String capacity = c.value(Column.CAPACITY);
    boolean unimpaired =
        sight.equals("unimpaired") && hearing.equals("unimpaired") && speech.equals("unimpaired");
    return new Facts(
        counsel.equals("none"),
        counsel.equals("none") || counsel.equals("assigned"),
        c.value(Column.AGE_GROUP).equals("minor"),
        !unimpaired,
        unimpaired,
        capacity.equals("full"),
        capacity.equals("mentally-ill-partly") || capacity.equals("cannot-fully-discern"),
        c.value(Column.PENALTY),
        c.value(Column.CUSTODY),
        c.yes(Column.PLEADS),
        c.yes(Column.DIFFICULTY),
        c.yes(Column.CO_DEFENDANT),
        c.yes(Column.NO_CRIME),
        c.value(Column.STAGE),
        c.value(Column.PROCEDURE),
        c.value(Column.INSTANCE),
        c.value(Column.CRIME).equals("other"),
        c.yes(Column.IN_ABSENTIA),
        c.yes(Column.TREATMENT),
        c.yes(Column.IMPACT),
        c.yes(Column.PROTEST),
        c.yes(Column.REQUESTED),
        c.yes(Column.AID_REQUESTED),
        c.yes(Column.HELP_DATE),
        c.yes(Column.NOTICE_RECEIVED),
        c.yes(Column.GROUND_FOUND),
        c.yes(Column.NOTICE_OF_DEFENCE),
        c.yes(Column.SIGNED),
        c.yes(Column.ACCEPTED),
        !c.value(Column.EXCEPTION).equals("none"),
        c.yes(Column.ON_SITE),
        c.value(Column.POSITION));
  }

  @Override
  public Object decide(Facts f) {
    List<String> all = new ArrayList<>();
    boolean trial = f.stage.equals("trial");
    boolean review = f.stage.equals("prosecution-review");
    boolean defence = f.noneOrAssigned && mustHaveDefence(f, trial);
    if (defence) {
      all.add("entitlement assigned-defence shall");
    }
    if (f.noCounsel && trial && mayHaveDefence(f)) {
      all.add("entitlement assigned-defence may");
    }
    if (f.noCounsel && f.treatment) {
      all.add("entitlement litigation-representative shall");
    }
    if (f.noCounsel && f.poor) {
      all.add("entitlement legal-aid-application may");
    }
    if (f.noCounsel && !f.treatment) {
      help(f, trial, review, all);
    }
    notices(f, all);
    if (f.signed
        && (f.position.equals("no-objection")
            || f.position.equals("objects-to-sentence-or-procedure"))) {
      all.add("duty duty-lawyer attend-signing");
    }
    if (f.accepted) {
      if (f.noneOrAssigned) {
        all.add("duty court tell-counsel-right 3 days after case-accepted");
      }
      if (f.noCounsel) {
        all.add("duty court tell-legal-aid-right 3 days after case-accepted");
      }
      if (defence) {
        all.add("duty court tell-assignment 3 days after case-accepted");
      }
    }
    if (defence && f.groundFound) {
      all.add("duty case-organ send-defence-notice 3 days after defence-ground-found");
    }
    if (defence && f.noticeOfDefence) {
      all.add("duty legal-aid-agency assign-defence-lawyer 3 days after defence-notice-received");
    }
    if (f.aidRequested && f.poor) {
      all.add("duty legal-aid-agency decide-on-legal-aid 7 days after legal-aid-requested");
    }
    return all;
  }

  private static boolean mustHaveDefence(Facts f, boolean trial) {
    boolean lastReview = f.instance.equals("death-penalty-review");
    return f.minor
        || f.impaired
        || f.partialCapacity
        || f.penalty.equals("life")
        || (f.penalty.equals("death") && (!trial || !lastReview))
        || (trial && lastReview && f.aidRequested)
        || (trial && f.inAbsentia);
  }

  private static boolean mayHaveDefence(Facts f) {
    boolean everybodyElse =
        f.procedure.equals("ordinary")
            && !f.minor
            && f.sensesUnimpaired
            && f.fullCapacity
            && f.penalty.equals("fixed-term-or-less")
            && !f.inAbsentia;
    return everybodyElse || f.coDefendant || f.impact || f.protest || f.noCrime;
  }

  private static void help(Facts f, boolean trial, boolean review, List<String> all) {
    boolean held = f.custody.equals("detained") || f.custody.equals("arrested");
    all.add("entitlement legal-help shall");
    all.add("duty case-organ tell-help-right");
    if (held) {
      all.add("duty detention-house tell-help-right-in-detention");
    }
    if (held && f.requested) {
      all.add("duty detention-house forward-help-application");
    }
    if (f.requested) {
      all.add("duty case-organ notify-legal-aid-agency promptly after duty-lawyer-requested");
    }
    all.add("duty duty-lawyer give-legal-advice");
    if (review || trial) {
      all.add("duty duty-lawyer advise-on-procedure");
      all.add("right duty-lawyer read-file");
    }
    if (held || f.custody.equals("residential-surveillance")) {
      all.add("duty duty-lawyer help-change-measure");
    }
    if (review) {
      all.add("duty duty-lawyer give-opinion");
    }
    if (f.pleads) {
      all.add("duty duty-lawyer explain-plea-law");
    }
    if (f.pleads && review) {
      all.add("duty duty-lawyer comment-on-charge-and-sentence");
    }
    if (f.ordinaryCrime) {
      all.add("right duty-lawyer meet-on-own-initiative");
    }
  }

  private static void notices(Facts f, List<String> all) {
    boolean fast = f.procedure.equals("fast-track");
    if (f.helpDate && !f.exception && !fast) {
      all.add("duty case-organ deliver-help-notice 3 working-days before help-date");
    }
    if (f.noticeReceived && !f.onSite) {
      if (fast) {
        all.add("duty legal-aid-agency arrange-duty-lawyer");
      } else {
        all.add(
            "duty legal-aid-agency arrange-duty-lawyer 2 working-days after help-notice-received");
        all.add(
            "duty legal-aid-agency tell-organ-duty-lawyer 2 working-days after"
                + " help-notice-received");
      }
    }
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Set<String> words = new TreeSet<>();
    for (Object word : (List<?>) decided) {
      words.add((String) word);
    }
    return words;
  }
}
