package org.dutylawyer.cli.editor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.language.RuleForm;
import org.dutylawyer.language.Signatures;
import org.dutylawyer.language.Signatures.Slot;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.dutylawyer.workbench.words.WordIndex.Word;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may stand where the cursor is: only the words and norms that the place can hold. */
final class Completions {

  private static final Set<String> NORMS =
      Set.of("@Implements", "@Tightens", "@Adds", "@Overrides");
  private static final Set<String> ANNOTATIONS =
      new TreeSet<>(
          Set.of(
              "@Provision",
              "@Quote",
              "@Implements",
              "@Tightens",
              "@Adds",
              "@Overrides",
              "@From",
              "@To"));

  /** A key of YAML and what stands behind it so far, also in a list. */
  private static final Pattern KEY =
      Pattern.compile("(?:^|[\\s{,-])([a-z][a-z-]*):\\s*(?:\\[[^\\[\\]{}:]*|[^,\\[\\]{}]*)$");

  private static final Set<String> NORM_KEYS =
      Set.of("norm", "silent", "provision", "displaced-by");

  private static final Map<String, Group> GROUPS =
      Map.ofEntries(
          Map.entry("type", Group.EVENTS),
          Map.entry("after", Group.EVENTS),
          Map.entry("denies", Group.EVENTS),
          Map.entry("falls-under", Group.EVENTS),
          Map.entry("receipt-of", Group.EVENTS),
          Map.entry("by", Group.ACTORS),
          Map.entry("actor", Group.ACTORS),
          Map.entry("organ", Group.ACTORS),
          Map.entry("sets", Group.FACTS),
          Map.entry("needs", Group.FACTS),
          Map.entry("fact", Group.FACTS),
          Map.entry("entitlements", Group.ENTITLEMENTS));

  private final OpenPack pack;
  private final Locale locale;
  private final Map<String, CompletionItem> items = new LinkedHashMap<>();

  private Completions(OpenPack pack, Locale locale) {
    this.pack = pack;
    this.locale = locale;
  }

  /**
   * What may stand there, each to take the place of the word at the cursor.
   *
   * @param rules whether the file is one of rules; else it is YAML
   * @param text the file
   * @param at where the cursor is
   */
  static List<CompletionItem> of(
      OpenPack pack, Locale locale, boolean rules, String text, Position at) {
    Completions offered = new Completions(pack, locale);
    int line = offset(text, at.getLine());
    int end = text.indexOf('\n', line) < 0 ? text.length() : text.indexOf('\n', line);
    int offset = Math.min(line + at.getCharacter(), end);
    int start;
    if (rules) {
      RulePlace place = RulePlace.of(text, offset);
      offered.rule(place);
      start = place.start();
      end = place.end();
    } else {
      start = offset;
      while (start > line && " \",[]{}:".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      int over = offset;
      while (over < end && " \",[]{}:".indexOf(text.charAt(over)) < 0) {
        over++;
      }
      end = over;
      offered.yaml(text.substring(0, start), text.substring(line, start));
    }
    Range replaced =
        new Range(new Position(at.getLine(), start - line), new Position(at.getLine(), end - line));
    offered
        .items
        .values()
        .forEach(item -> item.setTextEdit(Either.forLeft(new TextEdit(replaced, item.getLabel()))));
    return List.copyOf(offered.items.values());
  }

  private static int offset(String text, int line) {
    int offset = 0;
    for (int i = 0; i < line; i++) {
      int next = text.indexOf('\n', offset);
      if (next < 0) {
        return text.length();
      }
      offset = next + 1;
    }
    return offset;
  }

  // --- rules

  private void rule(RulePlace place) {
    switch (place.part()) {
      case HEAD -> {
        if (place.word().equals("@Provision")) {
          provisions();
        } else if (NORMS.contains(place.word())) {
          norms();
        } else if (place.word().isEmpty() && !place.quoted()) {
          plain(ANNOTATIONS, CompletionItemKind.Property);
        }
      }
      case WHEN -> condition(place);
      case THEN -> conclusion(place);
    }
  }

  private void condition(RulePlace place) {
    Set<String> fields = RuleForm.knownTypes().getOrDefault(place.word(), Set.of());
    Optional<String> field = place.field();
    if (fields.isEmpty() || RuleForm.knownTypes().containsKey(place.last())) {
      plain(place.quoted() ? Set.of() : RuleForm.knownTypes().keySet(), CompletionItemKind.Class);
    } else if (field.isEmpty()) {
      plain(place.quoted() ? Set.of() : fields, CompletionItemKind.Field);
    } else if (!place.quoted()) {
      plain(place.bound().keySet(), CompletionItemKind.Variable);
    } else {
      compared(place, field.get());
    }
  }

  private void compared(RulePlace place, String field) {
    String type = place.word();
    plain(Signatures.fixed(type, field), CompletionItemKind.EnumMember);
    if (field.equals("value")) {
      place.text("name").ifPresent(this::values);
    } else if (type.equals("Reading")) {
      readings(field, place.text("id"));
    }
    Signatures.ofField(type, field)
        .ifPresent(
            group ->
                words(
                    group,
                    word -> group != Group.FACTS || isNumber(word.key()) == type.equals("Amount")));
  }

  private boolean isNumber(String fact) {
    return pack.fact(fact).filter(word -> word.unit().isPresent()).isPresent();
  }

  private void readings(String field, Optional<String> id) {
    for (Pack one : pack.packs()) {
      one.manifest()
          .readings()
          .forEach(
              reading -> {
                if (field.equals("id")) {
                  add(reading.id(), CompletionItemKind.EnumMember, reading.title());
                } else if (id.filter(reading.id()::equals).isPresent()) {
                  reading
                      .options()
                      .forEach((key, title) -> add(key, CompletionItemKind.EnumMember, title));
                }
              });
    }
  }

  private void conclusion(RulePlace place) {
    if (place.word().isEmpty() || place.word().equals("insert")) {
      boolean link = !place.conclusion().isEmpty() && place.last().matches("(?s).*\\.\\s*\\w*");
      if (!place.quoted()) {
        plain(
            link ? Signatures.links(place.conclusion()) : Signatures.conclusions(),
            CompletionItemKind.Function);
      }
      return;
    }
    Signatures.argument(place.conclusion(), place.word(), place.index())
        .ifPresent(slot -> argument(place, slot));
  }

  private void argument(RulePlace place, Slot slot) {
    if (!place.quoted()) {
      switch (slot) {
        case LENGTH -> plain(Signatures.lengths(), CompletionItemKind.Function);
        case EVENT -> bound(place, type -> type.equals("Event"));
        case SUBJECT ->
            bound(place, Set.of("Person", "Proceeding", "Lawyer", "Station", "Event")::contains);
        default -> {
          // a word in quotation marks, which are not there yet
        }
      }
      return;
    }
    switch (slot) {
      case NORM -> norms();
      case VALUE -> {
        Matcher fact = Pattern.compile("\"([^\"]*)\"").matcher(place.inside());
        if (fact.find()) {
          values(fact.group(1));
        }
      }
      case FIELD -> {
        Matcher document =
            Pattern.compile("\"[^\"]*\"\\s*,\\s*\"([^\"]*)\"").matcher(place.first());
        if (document.lookingAt() || document.find()) {
          pack.fields(document.group(1))
              .forEach((key, title) -> add(key, CompletionItemKind.Field, title));
        }
      }
      case PERMISSION -> {
        words(Group.ACTIONS, word -> true);
        words(Group.DOCUMENTS, word -> true);
      }
      default -> slot.group().ifPresent(group -> words(group, word -> true));
    }
  }

  private void bound(RulePlace place, Predicate<String> type) {
    place
        .bound()
        .forEach(
            (name, of) -> {
              if (type.test(of)) {
                add(name, CompletionItemKind.Variable, new Title(of, of));
              }
            });
  }

  // --- YAML

  private void yaml(String before, String line) {
    Matcher key = KEY.matcher(line);
    String of = key.find() ? key.group(1) : listed(before, line);
    if (NORM_KEYS.contains(of)) {
      norms();
    } else if (of.equals("state")) {
      for (State state : State.values()) {
        plain(Set.of(state.word()), CompletionItemKind.EnumMember);
      }
    } else if (of.equals("outcome")) {
      for (Outcome outcome : Outcome.values()) {
        plain(Set.of(outcome.word()), CompletionItemKind.EnumMember);
      }
    } else if (GROUPS.containsKey(of)) {
      words(GROUPS.get(of), word -> true);
    } else if (pack.fact(of).isPresent()) {
      values(of);
    } else if (of.isEmpty()) {
      words(Group.FACTS, word -> true);
      words(Group.ENTITLEMENTS, word -> true);
    }
  }

  /** The key whose list the line is an entry of; empty if the line is none. */
  private static String listed(String before, String line) {
    if (!line.matches("\\s*-\\s*")) {
      return "";
    }
    int indent = line.indexOf('-');
    List<String> lines = before.lines().toList();
    for (int i = lines.size() - 2; i >= 0; i--) {
      String above = lines.get(i);
      String bare = above.stripLeading();
      if (!bare.isEmpty() && !bare.startsWith("- ") && above.length() - bare.length() <= indent) {
        Matcher key = KEY.matcher(above);
        return key.find() ? key.group(1) : "";
      }
    }
    return "";
  }

  // --- what is offered

  /** The paragraphs and items of the pack's own texts: a rule is of one of these. */
  private void provisions() {
    pack.own()
        .forEach(
            (provision, words) ->
                add(provision, CompletionItemKind.Reference, new Title(words, words)));
  }

  private void norms() {
    for (Pack one : pack.packs()) {
      for (RuleModel rule : one.rules()) {
        CompletionItem item =
            add(
                rule.norm().toString(),
                CompletionItemKind.Reference,
                new Title(rule.name(), rule.name()));
        item.setDocumentation(rule.quote());
      }
    }
  }

  private void words(Group group, Predicate<Word> which) {
    for (Word word : pack.words().all()) {
      if (word.group() == group && which.test(word)) {
        add(word.key(), CompletionItemKind.EnumMember, word.title()).setDocumentation(said(word));
      }
    }
  }

  /** The values of a fact with their titles. */
  private void values(String fact) {
    pack.fact(fact)
        .ifPresent(
            word ->
                word.values()
                    .forEach((value, title) -> add(value, CompletionItemKind.EnumMember, title)));
  }

  private void plain(Collection<String> words, CompletionItemKind kind) {
    words.forEach(word -> add(word, kind, new Title(word, word)));
  }

  private CompletionItem add(String label, CompletionItemKind kind, Title title) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    item.setDetail(title.in(locale));
    item.setFilterText(title.zh().equals(label) ? label : label + " " + title.zh());
    items.put(label, item);
    return item;
  }

  private String said(Word word) {
    StringBuilder said = new StringBuilder(word.group().title().in(locale));
    word.values()
        .forEach((value, title) -> said.append('\n').append(value + "  " + title.in(locale)));
    return said.toString();
  }
}
