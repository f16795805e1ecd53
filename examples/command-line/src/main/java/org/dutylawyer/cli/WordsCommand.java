package org.dutylawyer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.PackOptions;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.dutylawyer.workbench.words.WordIndex;
import org.dutylawyer.workbench.words.WordIndex.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code words}: the words of case files and rules, found by part of their titles. */
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description = {
      "Finds facts, events, actors, actions, grounds and other words by part of a word or title,",
      "each with norms that use it; with all of them if one word alone is found."
    })
final class WordsCommand implements Runnable {

  /** So many users are named of a word that is one of several. */
  private static final int SHOWN = 5;

  /** So many words are offered where none was found. */
  private static final int MOST_NEAR = 5;

  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Mixin private PackOptions packs;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Part of a word or of its title in Chinese or English; all words without it.")
  private String text;

  @Option(
      names = "--jurisdiction",
      defaultValue = "CN",
      description = "Whose packs' words; default ${DEFAULT-VALUE}.")
  private String jurisdiction;

  @Option(names = "--group", description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Group> groups = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private LanguageOption language;

  @Override
  public void run() {
    DutyLawyerRules rules = packs.loadFor(List.of(jurisdiction));
    WordIndex index = WordIndex.of(rules.vocabulary(jurisdiction), rules.packsFor(jurisdiction));
    List<Word> found = asked(text.isBlank() ? index.all() : index.containing(text));
    if (found.isEmpty()) {
      List<Word> near = asked(index.near(text)).stream().limit(MOST_NEAR).toList();
      throw new Refused(
          near.isEmpty()
              ? new Title(
                  "没有含“" + text + "”的词，也没有相近的；duty-lawyer words 不带参数列出全部",
                  "no word comes near \"" + text + "\"; 'duty-lawyer words' alone lists all")
              : new Title(
                  "没有含“" + text + "”的词。相近的：\n" + listed(near, Locale.CHINESE),
                  "no word contains \""
                      + text
                      + "\". The nearest:\n"
                      + listed(near, Locale.ENGLISH)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.json) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      found.forEach(word -> all.add(json(word)));
      out.println(all.toPrettyString());
    } else {
      text(found, out);
    }
    out.flush();
  }

  private List<Word> asked(List<Word> words) {
    return words.stream().filter(w -> groups.isEmpty() || groups.contains(w.group())).toList();
  }

  private static String listed(List<Word> words, Locale locale) {
    return words.stream()
        .map(
            word ->
                "  "
                    + word.key()
                    + "  "
                    + word.title().in(locale)
                    + (Title.isChinese(locale) ? "（" : " (")
                    + word.group().title().in(locale)
                    + (Title.isChinese(locale) ? "）" : ")"))
        .collect(Collectors.joining("\n"));
  }

  private void text(List<Word> found, PrintWriter out) {
    Locale locale = language.locale();
    boolean zh = language.chinese();
    for (Group group : Group.values()) {
      List<Word> ofGroup = found.stream().filter(word -> word.group() == group).toList();
      if (ofGroup.isEmpty()) {
        continue;
      }
      out.println(group.title().in(locale) + " (" + group.key() + ")");
      for (Word word : ofGroup) {
        out.println("  " + word.key() + "  " + word.title().in(locale) + about(word, zh));
        if (!word.values().isEmpty()) {
          out.println(
              "    "
                  + (zh ? "值：" : "values: ")
                  + word.values().entrySet().stream()
                      .map(v -> v.getKey() + " " + v.getValue().in(locale))
                      .collect(Collectors.joining(zh ? "，" : ", ")));
        }
        out.println("    " + users(word.usedBy(), found.size() == 1, zh));
      }
    }
  }

  private static String about(Word word, boolean zh) {
    if (word.about().isEmpty()) {
      return "";
    }
    return (zh ? "（" : " (") + String.join(zh ? "、" : ", ", word.about()) + (zh ? "）" : ")");
  }

  private static String users(List<NormId> norms, boolean all, boolean zh) {
    if (norms.isEmpty()) {
      return zh ? "没有规则使用" : "used by no rule";
    }
    int shown = all ? norms.size() : Math.min(SHOWN, norms.size());
    String named =
        norms.subList(0, shown).stream()
            .map(NormId::toString)
            .collect(Collectors.joining(zh ? "、" : ", "));
    int more = norms.size() - shown;
    if (zh) {
      return "用于：" + named + (more > 0 ? " 等 " + norms.size() + " 条" : "");
    }
    return "used by " + named + (more > 0 ? " and " + more + " more" : "");
  }

  private static ObjectNode json(Word word) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("group", word.group().key()).put("word", word.key());
    node.putObject("title").put("zh", word.title().zh()).put("en", word.title().en());
    if (!word.about().isEmpty()) {
      ArrayNode about = node.putArray("about");
      word.about().forEach(about::add);
    }
    if (!word.values().isEmpty()) {
      ObjectNode values = node.putObject("values");
      word.values()
          .forEach(
              (key, title) -> values.putObject(key).put("zh", title.zh()).put("en", title.en()));
    }
    ArrayNode norms = node.putArray("usedBy");
    word.usedBy().forEach(norm -> norms.add(norm.toString()));
    return node;
  }
}
