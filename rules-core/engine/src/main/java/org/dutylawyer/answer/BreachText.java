package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.finding.LawyerBreach;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.law.NormId;

/**
 * What was not kept, or kept late, in sentences with their provisions: of lawyers, which is no
 * ground for discipline of itself (律师未履行义务、违反禁止性规定的记载), and of organs and agencies
 * (机关、机构未履行义务、违反禁止性规定的记载).
 *
 * @param lawyersHeading what stands above the first
 * @param lawyers of each lawyer what he did not keep; empty where there is nothing
 * @param organsHeading what stands above the second
 * @param organs of each organ what it did not keep; empty where there is nothing
 * @param complaints who may complain of that, and where (申诉、控告)
 */
public record BreachText(
    String lawyersHeading,
    List<String> lawyers,
    String organsHeading,
    List<String> organs,
    List<String> complaints) {

  /** Copies the lists. */
  public BreachText {
    lawyers = List.copyOf(lawyers);
    organs = List.copyOf(organs);
    complaints = List.copyOf(complaints);
  }

  /** The sentences in Chinese, unless the locale is English. */
  public static BreachText of(Assessment answer, Locale locale) {
    return of(answer, new Wording(answer, locale));
  }

  static BreachText of(Assessment answer, Wording words) {
    Writing writing = new Writing(answer, words);
    Map<Breach, List<OrganBreach>> organs = writing.organs();
    return new BreachText(
        words.say("conduct.breaches"),
        writing.lawyers(),
        words.say("conduct.organs"),
        writing.organs(organs),
        writing.complaints(organs));
  }

  /** The grounds that want a finding, in a sentence; empty without any. */
  static String onceFound(Wording words, List<GroundAnswer> grounds) {
    return grounds.isEmpty()
        ? ""
        : words.say(
            "breach.once-found",
            words.cites(grounds.stream().map(GroundAnswer::provision).toList()));
  }

  /** Who must do, or not do, what, and how that was not kept. */
  private record Breach(String asked, String how) {}

  /** Puts breaches into words of one language. */
  private record Writing(Assessment answer, Wording words) {

    /** What several norms want alike is one sentence. */
    List<String> lawyers() {
      Map<Breach, List<NormId>> sentences = new LinkedHashMap<>();
      Map<List<String>, List<String>> unrecorded = new LinkedHashMap<>();
      for (LawyerBreach breach : Wording.lawyerBreaches(answer)) {
        Finding finding = breach.finding();
        String who =
            breach.lawyer().map(words::subject).orElse(words.acting(finding))
                + words.person(finding.conclusion().of());
        List<GroundAnswer> found = breach.maybeFound(answer);
        boolean none = breach.also().isEmpty() && breach.open().isEmpty() && found.isEmpty();
        String also =
            none
                ? words.say(breach.lawyer().isPresent() ? "breach.no-ground" : "breach.nobody")
                    + onceFound(words, breach.onceFound(answer))
                : grounds("breach.also", breach.also())
                    + grounds("breach.open", breach.open())
                    + grounds("breach.maybe-found", found);
        if (finding.silence().isPresent()) {
          unrecorded
              .computeIfAbsent(
                  List.of(who + words.colon() + how(finding), also), k -> new ArrayList<>())
              .add(
                  words.conclusion(finding.conclusion())
                      + words.say("cited", words.cite(finding.norm())));
          continue;
        }
        sentences
            .computeIfAbsent(
                new Breach(
                    who + words.colon() + words.modal(finding.conclusion()),
                    how(finding) + (none ? words.say("breach.duty") : "") + also),
                k -> new ArrayList<>())
            .add(finding.norm());
      }
      List<String> all = new ArrayList<>(said(sentences));
      unrecorded.forEach(
          (text, actions) ->
              all.add(
                  words.say("breach.unrecorded", text.get(0), text.get(1), words.list(actions))));
      return all;
    }

    /** The provisions that list these grounds, in that sentence; empty without any. */
    private String grounds(String key, List<GroundAnswer> grounds) {
      return grounds.isEmpty()
          ? ""
          : words.say(
              key, words.list(grounds.stream().map(g -> words.cite(g.provision())).toList()));
    }

    /** When it was due and when it was done. */
    private String how(Finding finding) {
      List<String> parts = new ArrayList<>();
      if (finding.conclusion() instanceof Prohibition) {
        return words.say("breach.happened", finding.done().map(words::moment).orElse("—"));
      }
      finding
          .atOnceFrom()
          .map(day -> words.say("due.at-once", words.day(day)))
          .or(() -> finding.due().flatMap(Due::dated).map(d -> words.say("due.by", words.last(d))))
          .ifPresent(parts::add);
      words.done(finding).ifPresent(parts::add);
      finding.timeliness().ifPresent(t -> parts.add(t.in(words.locale())));
      if (finding.done().isEmpty()) {
        parts.add(words.say(finding.recordedAsUndone() ? "breach.undone" : "breach.nothing"));
      }
      return String.join(words.comma(), parts);
    }

    Map<Breach, List<OrganBreach>> organs() {
      Map<Breach, List<OrganBreach>> together = new LinkedHashMap<>();
      for (OrganBreach breach : Wording.organBreachesByNorm(answer)) {
        together.computeIfAbsent(organ(breach), k -> new ArrayList<>()).add(breach);
      }
      return together;
    }

    /** Who was in charge when the duty arose, what was asked, and how it was not kept. */
    private Breach organ(OrganBreach breach) {
      Finding finding = breach.finding();
      String when = breach.shown().flatMap(CaseFile.EventEntry::at).map(words::moment).orElse("—");
      String how =
          switch (breach.how()) {
            case REFUSED ->
                words.say(
                    "organ.refused",
                    when + words.comma() + words.event(breach.shown().orElseThrow().type()));
            default -> how(finding);
          };
      return new Breach(
          words.acting(finding)
              + words.person(finding.conclusion().of())
              + words.colon()
              + words.modal(finding.conclusion()),
          how);
    }

    List<String> organs(Map<Breach, List<OrganBreach>> together) {
      Map<Breach, List<NormId>> sentences = new LinkedHashMap<>();
      together.forEach(
          (breach, all) ->
              sentences.put(breach, all.stream().map(b -> b.finding().norm()).toList()));
      return said(sentences);
    }

    /** The provision that was not kept stands with what it asks, before how it was not kept. */
    private List<String> said(Map<Breach, List<NormId>> sentences) {
      List<String> said = new ArrayList<>();
      sentences.forEach(
          (breach, norms) ->
              said.add(
                  breach.asked()
                      + words.bracketed(words.cites(norms))
                      + words.comma()
                      + breach.how()));
      return said;
    }

    List<String> complaints(Map<Breach, List<OrganBreach>> together) {
      Map<Attached, List<String>> complaints = new LinkedHashMap<>();
      for (List<OrganBreach> breaches : together.values()) {
        for (OrganBreach breach : breaches) {
          breach
              .complaints()
              .forEach(
                  c ->
                      complaints
                          .computeIfAbsent(c, k -> new ArrayList<>())
                          .add(words.conclusion(breach.finding().conclusion())));
        }
      }
      return complaints.entrySet().stream()
          .map(
              one ->
                  words.say(
                      "organ.complaint",
                      words.list(one.getValue()),
                      words.of(one.getKey().text())
                          + words.say("cited", words.cite(one.getKey().norm()))))
          .toList();
    }
  }
}
