package org.dutylawyer.workbench.check;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Status;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.scenario.CaseDates;
import org.dutylawyer.workbench.scenario.ScenarioCheck;

/**
 * Moves the scenarios' cases to the eve and to the day of every change of law and looks at what
 * ends, what begins, and what two texts give at once.
 *
 * <p>A gap is declared, and then not reported, by {@code repeals} of the instrument that begins
 * (the law before it is named, though no pack holds it), or by an entry under {@code settled} for
 * the provision.
 */
final class DatesRun {

  private final List<Pack> stack;
  private final Pack pack;
  private final ScenarioCheck check;
  private final Map<NormId, Example> examples = new HashMap<>();
  private final Map<Moved, Optional<Assessment>> answers = new HashMap<>();

  /** A scenario in which a norm applies, and the day whose law decides it. */
  private record Example(Scenario scenario, LocalDate decided) {
    /** The scenario with its dates moved so that the law of that day decides the norm. */
    Moved on(LocalDate day) {
      return new Moved(scenario, ChronoUnit.DAYS.between(decided, day));
    }
  }

  /** A scenario, and by how many days its dates are moved. */
  private record Moved(Scenario scenario, long days) {}

  DatesRun(List<Pack> stack, Engine engine, List<ScenarioCheck.Result> results) {
    this.stack = stack;
    this.pack = stack.get(stack.size() - 1);
    this.check = ScenarioCheck.on(engine);
    findExamples(results);
  }

  /** A day on which a norm begins or ceases to have effect. */
  private record Change(RuleModel rule, Example example, LocalDate day, boolean begins) {}

  StepReport report(List<Problem> problems, List<StepReport.Note> notes, long start) {
    List<Change> changes = changes(problems);
    answerAll(changes);
    Gaps gaps = new Gaps();
    Map<String, Set<NormId>> together = new TreeMap<>();
    for (Change change : changes) {
      if (change.begins()) {
        begins(change, gaps, together, problems);
      } else {
        ends(change, gaps, problems);
      }
    }
    long days = changes.stream().map(Change::day).distinct().count();
    gaps.notes(notes);
    together.forEach(
        (matter, norms) ->
            notes.add(
                new StepReport.Note(
                    pack.files().where("pack.yaml"),
                    new Title(
                        "同一内容由多份文件规定且未说明关系：" + matter + "（" + joined(norms) + "）",
                        "more than one text gives the same, and no relation is declared: "
                            + matter
                            + " ("
                            + joined(norms)
                            + ")"))));
    return StepReport.ran(
        Step.DATES,
        answers.size(),
        new Title(
            days + " 个法律变动日，移至其前后的情形 " + answers.size() + " 个",
            days
                + " days on which the law changes, "
                + answers.size()
                + " cases moved to them and to their eves"),
        problems,
        notes,
        PackCheck.since(start));
  }

  private static String joined(Set<NormId> norms) {
    return norms.stream().map(NormId::toString).collect(Collectors.joining(", "));
  }

  /**
   * For every norm a scenario and a day, so that as few as possible serve all: a case moved once
   * shows every norm that the law of that day decides.
   */
  private void findExamples(List<ScenarioCheck.Result> results) {
    Map<Example, Set<NormId>> shown = new LinkedHashMap<>();
    Set<NormId> wanted = new HashSet<>();
    pack.rules().forEach(rule -> wanted.add(rule.norm()));
    for (ScenarioCheck.Result result : results) {
      Map<LocalDate, Set<NormId>> byDay = new TreeMap<>();
      result
          .decided()
          .forEach(
              (norm, day) -> {
                if (wanted.contains(norm)) {
                  byDay.computeIfAbsent(day, d -> new TreeSet<>()).add(norm);
                }
              });
      byDay.forEach((day, norms) -> shown.put(new Example(result.scenario(), day), norms));
    }
    while (!shown.isEmpty()) {
      Map.Entry<Example, Set<NormId>> most =
          shown.entrySet().stream()
              .max(Map.Entry.comparingByValue(Comparator.comparingInt(Set::size)))
              .orElseThrow();
      Set<NormId> served = Set.copyOf(most.getValue());
      served.forEach(norm -> examples.put(norm, most.getKey()));
      shown.values().forEach(norms -> norms.removeAll(served));
      shown.values().removeIf(Set::isEmpty);
    }
  }

  private List<Change> changes(List<Problem> problems) {
    List<Change> changes = new ArrayList<>();
    for (RuleModel rule : pack.rules()) {
      Instrument instrument = pack.instrument(rule.norm()).orElseThrow();
      Optional<InForce> inForce = instrument.inForce().intersect(rule.inForce());
      if (inForce.isEmpty()) {
        problems.add(
            Problem.of(
                rule.place().toString(),
                new Title(
                    "@From/@To " + rule.inForce() + " 在文件施行期间 " + instrument.inForce() + " 之外",
                    "@From/@To " + rule.inForce() + " outside of " + instrument.inForce()),
                new Title("与文件施行期间相交的日期", "days on which the instrument is in force")));
        continue;
      }
      Example example = examples.get(rule.norm());
      if (example != null) {
        inForce.get().from().ifPresent(day -> changes.add(new Change(rule, example, day, true)));
        inForce.get().to().ifPresent(day -> changes.add(new Change(rule, example, day, false)));
      }
    }
    return changes;
  }

  /** Answers each example on the days of changes and on their eves, on all processors. */
  private void answerAll(List<Change> changes) {
    List<Moved> moved =
        changes.stream()
            .flatMap(c -> Stream.of(c.day().minusDays(1), c.day()).map(c.example()::on))
            .distinct()
            .toList();
    List<Optional<Assessment>> found = moved.parallelStream().map(this::answer).toList();
    for (int i = 0; i < moved.size(); i++) {
      answers.put(moved.get(i), found.get(i));
    }
  }

  private Optional<Assessment> answer(Moved moved) {
    try {
      return Optional.of(check.settled(CaseDates.moved(moved.scenario(), moved.days())));
    } catch (BadInputException e) {
      return Optional.empty(); // the scenarios step says what is wrong with it
    }
  }

  private Optional<Assessment> on(Example example, LocalDate day) {
    return answers.getOrDefault(example.on(day), Optional.empty());
  }

  private void begins(
      Change change, Gaps gaps, Map<String, Set<NormId>> together, List<Problem> problems) {
    RuleModel rule = change.rule();
    LocalDate day = change.day();
    Instrument instrument = pack.instrument(rule.norm()).orElseThrow();
    Optional<Assessment> eve = on(change.example(), day.minusDays(1));
    Optional<Assessment> first = on(change.example(), day);
    if (eve.isEmpty() || first.isEmpty()) {
      return;
    }
    String matter = matter(rule);
    mustBeSilent(rule, eve.get(), day.minusDays(1), problems);
    boolean named =
        !instrument.repeals().isEmpty() && instrument.inForce().from().equals(Optional.of(day));
    if (speaking(first.get(), rule.norm())
        && !gives(eve.get(), matter)
        && !named
        && !declared(rule)) {
      gaps.add(day, instrument, rule, false);
    }
    overlaps(rule, first.get(), matter, together);
  }

  private void ends(Change change, Gaps gaps, List<Problem> problems) {
    RuleModel rule = change.rule();
    LocalDate day = change.day();
    Optional<Assessment> last = on(change.example(), day.minusDays(1));
    Optional<Assessment> after = on(change.example(), day);
    if (last.isEmpty() || after.isEmpty()) {
      return;
    }
    mustBeSilent(rule, after.get(), day, problems);
    if (speaking(last.get(), rule.norm()) && !gives(after.get(), matter(rule)) && !declared(rule)) {
      gaps.add(day, pack.instrument(rule.norm()).orElseThrow(), rule, true);
    }
  }

  private boolean declared(RuleModel rule) {
    return pack.manifest().settled().stream()
        .anyMatch(settled -> rule.norm().isWithin(settled.provision().provision()));
  }

  /** What is decided by the law of a day outside the norm's days must not rest on the norm. */
  private static void mustBeSilent(
      RuleModel rule, Assessment answer, LocalDate day, List<Problem> problems) {
    for (Finding finding : answer.of(rule.norm())) {
      if (ScenarioCheck.speaks(finding) && ScenarioCheck.decided(finding, answer).equals(day)) {
        problems.add(
            Problem.of(
                rule.place().toString(),
                new Title(rule.norm() + " 在 " + day + " 适用", rule.norm() + " applies on " + day),
                new Title("施行期间以外不适用", "silence outside of the days in force")));
        return;
      }
    }
  }

  private static boolean speaking(Assessment answer, NormId norm) {
    return answer.of(norm).stream().anyMatch(ScenarioCheck::speaks);
  }

  private static boolean gives(Assessment answer, String matter) {
    return answer.findings().stream()
        .filter(ScenarioCheck::speaks)
        .anyMatch(f -> matter(f.conclusion()).equals(matter));
  }

  private void overlaps(
      RuleModel rule, Assessment answer, String matter, Map<String, Set<NormId>> together) {
    for (Finding other : answer.governing()) {
      boolean another =
          ScenarioCheck.speaks(other)
              && !other.norm().instrument().equals(rule.norm().instrument())
              && matter(other.conclusion()).equals(matter)
              && !related(rule.norm(), other.norm());
      if (another && speaking(answer, rule.norm())) {
        Set<NormId> norms = together.computeIfAbsent(matter, m -> new TreeSet<>());
        norms.add(rule.norm());
        norms.add(other.norm());
      }
    }
  }

  private boolean related(NormId a, NormId b) {
    return stack.stream()
        .flatMap(p -> p.rules().stream())
        .flatMap(r -> r.relations().stream())
        .anyMatch(
            r ->
                r.local().equals(a) && b.isWithin(r.other())
                    || r.local().equals(b) && a.isWithin(r.other()));
  }

  private static String matter(RuleModel rule) {
    RuleModel.Call call = rule.consequence();
    return switch (call.word()) {
      case "entitlement", "exemption" -> call.word() + " " + call.text(0);
      case "misconduct", "eligibility", "status" -> call.word() + " " + call.text(1);
      default -> call.word() + " " + call.text(0) + " " + call.text(1);
    };
  }

  private static String matter(Conclusion conclusion) {
    if (conclusion instanceof Entitlement e) {
      return "entitlement " + e.kind();
    } else if (conclusion instanceof Duty d) {
      return "duty " + d.actor() + " " + d.action();
    } else if (conclusion instanceof Right r) {
      return "right " + r.holder() + " " + r.action();
    } else if (conclusion instanceof Prohibition p) {
      return "prohibition " + p.actor() + " " + p.action();
    } else if (conclusion instanceof DocumentDuty d) {
      return "documentDuty " + d.actor() + " " + d.document();
    } else if (conclusion instanceof Misconduct m) {
      return "misconduct " + m.ground();
    } else if (conclusion instanceof Eligibility e) {
      return "eligibility " + e.requirement();
    } else if (conclusion instanceof Status s) {
      return "status " + s.key();
    }
    return "exemption " + ((Exemption) conclusion).from();
  }

  /** Gaps, gathered by day and text, so that a text of a hundred norms is one line. */
  private final class Gaps {
    private final Map<String, Set<NormId>> norms = new LinkedHashMap<>();
    private final Map<String, Title> heads = new LinkedHashMap<>();

    void add(LocalDate day, Instrument instrument, RuleModel rule, boolean end) {
      String key = day + instrument.id() + end;
      norms.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(rule.norm());
      heads.putIfAbsent(
          key,
          end
              ? new Title(
                  day + " 起不再适用，且没有规范接替：", "from " + day + " on nothing takes the place of: ")
              : new Title(
                  day + " 以前没有规范给出相同内容：", "before " + day + " nothing gives the same as: "));
    }

    void notes(List<StepReport.Note> notes) {
      heads.forEach(
          (key, head) -> {
            Set<NormId> all = requireNonNull(norms.get(key));
            String shown =
                all.stream().limit(5).map(NormId::toString).collect(Collectors.joining(", "));
            int more = all.size() - Math.min(5, all.size());
            notes.add(
                new StepReport.Note(
                    pack.files().where("pack.yaml"),
                    new Title(
                        head.zh() + shown + (more > 0 ? " 等 " + all.size() + " 个" : ""),
                        head.en() + shown + (more > 0 ? " and " + more + " more" : ""))));
          });
    }
  }
}
