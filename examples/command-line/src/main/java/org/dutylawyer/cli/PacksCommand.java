package org.dutylawyer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packs}: what is loaded, since when it holds, and what it does to the texts above it. */
@Command(
    name = "packs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists packs, instruments with their dates in force, readings, and what each tightens."
    })
final class PacksCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Mixin private LanguageOption language;

  @Option(names = "--relations", description = "List every relation to the texts above.")
  private boolean relations;

  @Override
  public void run() {
    boolean zh = language.chinese();
    Locale locale = language.locale();
    PrintWriter out = spec.commandLine().getOut();
    DutyLawyerRules rules = packs.builder().build();
    for (Pack pack : new TreeMap<>(rules.packs()).values()) {
      out.printf(
          "%s %s  %s%n", pack.id(), pack.manifest().version(), pack.manifest().title().in(locale));
      out.println("  sha256 " + pack.files().sha256());
      out.println("  model  " + pack.files().modelSha256());
      if (!pack.manifest().requires().isEmpty()) {
        out.println((zh ? "  依赖 " : "  requires ") + String.join(", ", pack.manifest().requires()));
      }
      pack.manifest()
          .contact()
          .ifPresent(c -> out.println((zh ? "  联系 " : "  contact ") + c.in(locale)));
      for (Instrument instrument : pack.manifest().instruments()) {
        out.println(
            "  "
                + instrument.id()
                + (zh ? "《" : " ")
                + instrument.title().in(locale)
                + (zh ? "》  施行 " : "  in force ")
                + instrument.inForce()
                + (instrument.complete() ? "" : zh ? "  （摘录）" : "  (excerpt)"));
        instrument
            .repeals()
            .forEach(
                r -> out.println((zh ? "    废止 " : "    repeals ") + r.id() + " " + r.title()));
        instrument
            .note()
            .ifPresent(n -> out.println((zh ? "    说明 " : "    note ") + n.in(locale)));
      }
      out.printf(
          zh ? "  规则 %d 条，不可计算 %d 条，争议解释 %d 项%n" : "  %d rules, %d not computable, %d readings%n",
          pack.rules().size(),
          pack.notComputable().size(),
          pack.manifest().readings().size());
      for (ReadingDeclaration reading : pack.manifest().readings()) {
        out.println("    " + reading.id() + "  " + reading.title().in(locale));
        for (Map.Entry<String, org.dutylawyer.text.Title> option : reading.options().entrySet()) {
          out.println(
              "      "
                  + (option.getKey().equals(reading.preset()) ? "* " : "  ")
                  + option.getKey()
                  + "  "
                  + option.getValue().in(locale));
        }
      }
      relations(pack, zh, out);
      out.println();
    }
    out.flush();
  }

  private void relations(Pack pack, boolean zh, PrintWriter out) {
    Map<Relation.Kind, Integer> counts = new TreeMap<>();
    for (RuleModel rule : pack.rules()) {
      rule.relations().forEach(r -> counts.merge(r.kind(), 1, Integer::sum));
    }
    if (counts.isEmpty()) {
      return;
    }
    List<String> shown =
        counts.entrySet().stream().map(e -> word(e.getKey(), zh) + " " + e.getValue()).toList();
    out.println((zh ? "  与上级规定的关系：" : "  relations: ") + String.join(zh ? "，" : ", ", shown));
    for (RuleModel rule : pack.rules()) {
      for (Relation relation : rule.relations()) {
        boolean strong =
            relation.kind() == Relation.Kind.TIGHTENS || relation.kind() == Relation.Kind.OVERRIDES;
        if (relations || strong) {
          out.println(
              "    " + rule.norm() + "  " + word(relation.kind(), zh) + "  " + relation.other());
        }
      }
    }
  }

  private static String word(Relation.Kind kind, boolean zh) {
    return switch (kind) {
      case IMPLEMENTS -> zh ? "落实" : "implements";
      case TIGHTENS -> zh ? "从严" : "tightens";
      case ADDS -> zh ? "补充" : "adds to";
      case OVERRIDES -> zh ? "代替" : "overrides";
    };
  }
}
