package org.dutylawyer.cli.editor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.words.WordIndex.Word;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * A language server for packs: diagnostics as in {@code check}, completion of words and norms,
 * hover with title or quote, and the way to the paragraph. The client calls it from one thread.
 */
public final class PackLanguageServer
    implements LanguageServer, LanguageClientAware, TextDocumentService, WorkspaceService {

  /** So long nothing is typed before it is checked. */
  private static final Duration REST = Duration.ofMillis(300);

  /** The file, its line and column if they are known, and where inside it. */
  private static final Pattern PLACE =
      Pattern.compile("^(.*?\\.(?:drl|yaml|md))(?::(\\d{1,9})(?::(\\d{1,9}))?)?([ ;].*|)$");

  private final Locale locale;
  private final Map<Path, OpenPack> packs = new HashMap<>();
  private final Map<Path, String> open = new HashMap<>();
  private final Map<Path, Set<String>> told = new HashMap<>();
  private @Nullable LanguageClient client;
  private final Map<Path, ScheduledFuture<?>> typing = new HashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "check");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<Boolean> exited = new CompletableFuture<>();
  private volatile boolean shutDown;
  private int checks;

  /**
   * A server that has not been asked anything.
   *
   * @param locale in which language it speaks
   */
  public PackLanguageServer(Locale locale) {
    this.locale = locale;
  }

  @Override
  public void connect(LanguageClient connected) {
    client = connected;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setCompletionProvider(new CompletionOptions(false, List.of("\"", "/")));
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    return CompletableFuture.completedFuture(new InitializeResult(can));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    later.shutdownNow();
    exited.complete(shutDown);
  }

  /** Done once the client tells it to exit: whether it had asked it to shut down before. */
  public CompletableFuture<Boolean> exited() {
    return exited;
  }

  /** How often it has checked a pack. */
  public synchronized int checks() {
    return checks;
  }

  /** Whether the client has asked it to end. */
  public boolean isShutDown() {
    return shutDown;
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return this;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  // --- documents

  private static Path path(String uri) {
    return Path.of(URI.create(uri)).toAbsolutePath().normalize();
  }

  private Optional<OpenPack> pack(Path file) {
    return OpenPack.folderOf(file).map(folder -> packs.computeIfAbsent(folder, OpenPack::new));
  }

  @Override
  public synchronized void didOpen(DidOpenTextDocumentParams params) {
    Path file = path(params.getTextDocument().getUri());
    open.put(file, params.getTextDocument().getText());
    diagnose(file, true);
  }

  /** While somebody types, each key is a change: what is checked is where the hand rests. */
  @Override
  public synchronized void didChange(DidChangeTextDocumentParams params) {
    Path file = path(params.getTextDocument().getUri());
    params.getContentChanges().forEach(change -> open.put(file, change.getText()));
    ScheduledFuture<?> before =
        typing.put(
            folder(file),
            later.schedule(() -> rested(file), REST.toMillis(), TimeUnit.MILLISECONDS));
    if (before != null) {
      before.cancel(false);
    }
  }

  private void rested(Path file) {
    try {
      diagnose(file, false);
    } catch (RuntimeException e) { // nobody waits for it who could be told
      LanguageClient connected = client;
      if (connected != null) {
        connected.logMessage(new MessageParams(MessageType.Error, e.toString()));
      }
    }
  }

  private static Path folder(Path file) {
    return OpenPack.folderOf(file).orElse(file);
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    diagnose(path(params.getTextDocument().getUri()), true);
  }

  @Override
  public synchronized void didClose(DidCloseTextDocumentParams params) {
    Path file = path(params.getTextDocument().getUri());
    open.remove(file);
    diagnose(file, true); // what was not saved is gone, and what it was told with it
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    Set<Path> changed = new HashSet<>();
    params.getChanges().forEach(change -> changed.add(path(change.getUri())));
    changed.forEach(file -> diagnose(file, true));
  }

  private synchronized void diagnose(Path file, boolean saved) {
    ScheduledFuture<?> typed = typing.remove(folder(file));
    if (typed != null) {
      typed.cancel(false); // this one sees what was typed as well
    }
    checks++;
    pack(file)
        .ifPresent(
            pack -> {
              Map<String, List<Diagnostic>> byFile = new HashMap<>();
              told.getOrDefault(pack.folder(), Set.of())
                  .forEach(uri -> byFile.put(uri, new ArrayList<>()));
              byFile.put(file.toUri().toString(), new ArrayList<>());
              for (Problem problem : pack.problems(open, saved)) {
                place(pack.folder(), problem, byFile);
              }
              told.put(pack.folder(), Set.copyOf(byFile.keySet()));
              LanguageClient connected = client;
              if (connected != null) {
                byFile.forEach(
                    (uri, found) ->
                        connected.publishDiagnostics(new PublishDiagnosticsParams(uri, found)));
              }
            });
  }

  /** At its words; a problem that names no file of the pack stands in the manifest. */
  private void place(Path folder, Problem problem, Map<String, List<Diagnostic>> byFile) {
    Matcher place = PLACE.matcher(problem.where());
    Path file = folder.resolve("pack.yaml");
    int line = 0;
    int column = 0;
    String inFile = problem.where();
    if (place.matches()) {
      Path named = Path.of(place.group(1)).toAbsolutePath().normalize();
      if (named.startsWith(folder)) {
        file = named;
        line = place.group(2) == null ? 0 : Math.max(0, Integer.parseInt(place.group(2)) - 1);
        column = place.group(3) == null ? 0 : Math.max(0, Integer.parseInt(place.group(3)) - 1);
        inFile = place.group(4).replaceFirst("^[ ;]+", "");
      }
    }
    byFile
        .computeIfAbsent(file.toUri().toString(), uri -> new ArrayList<>())
        .add(
            new Diagnostic(
                range(line(file, line), line, column, problem),
                message(folder, problem, inFile),
                DiagnosticSeverity.Error,
                "duty-lawyer check"));
  }

  /** What is wrong, without the place, which the editor shows, and without where the folder is. */
  private String message(Path folder, Problem problem, String inFile) {
    String said = problem.message(locale).substring(problem.where().length());
    String bare = inFile.isEmpty() ? said.replaceFirst("^(?:：|: )", "") : inFile + said;
    return bare.replace(folder + java.io.File.separator, "");
  }

  /** The words that were found, if they stand in the line; else the word at the column. */
  private static Range range(String text, int line, int column, Problem problem) {
    String found = problem.found().zh().replaceFirst("^[“\"'](.*)[”\"']$", "$1");
    int start = text.indexOf(found, Math.min(column, text.length()));
    start = start < 0 ? text.indexOf(found) : start;
    int end = start + found.length();
    if (start < 0 || found.isEmpty()) {
      start = Math.min(column, text.length());
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      end = start;
      boolean whole = column == 0; // a line, since no column is known
      while (end < text.length() && (whole || isOfWord(text.charAt(end)))) {
        end++;
      }
      end = Math.max(end, Math.min(start + 1, text.length()));
    }
    return new Range(new Position(line, start), new Position(line, end));
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '$';
  }

  private String line(Path file, int number) {
    return text(file).lines().skip(number).findFirst().orElse("");
  }

  private String text(Path file) {
    String text = open.get(file);
    if (text != null) {
      return text;
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // gone meanwhile, or no text
    }
  }

  // --- what stands under the cursor

  private String line(TextDocumentPositionParams at) {
    return line(path(at.getTextDocument().getUri()), at.getPosition().getLine());
  }

  /** The text between quotation marks, blanks or commas in which the cursor is. */
  private String under(TextDocumentPositionParams at) {
    String line = line(at);
    int cursor = Math.min(at.getPosition().getCharacter(), line.length());
    int start = cursor;
    while (start > 0 && " \",[]{}".indexOf(line.charAt(start - 1)) < 0) {
      start--;
    }
    int end = cursor;
    while (end < line.length() && " \",[]{}".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(start, end);
  }

  private static Optional<NormId> norm(String written) {
    try {
      return Optional.of(NormId.parse(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams at) {
    Path file = path(at.getTextDocument().getUri());
    List<CompletionItem> items =
        pack(file)
            .map(
                pack ->
                    Completions.of(
                        pack,
                        locale,
                        file.toString().endsWith(".drl"),
                        open.getOrDefault(file, ""),
                        at.getPosition()))
            .orElse(List.of());
    return CompletableFuture.completedFuture(Either.forLeft(items));
  }

  private String said(Word word) {
    StringBuilder said = new StringBuilder(word.group().title().in(locale));
    word.values()
        .forEach((value, title) -> said.append('\n').append(value + "  " + title.in(locale)));
    return said.toString();
  }

  @Override
  public synchronized CompletableFuture<@Nullable Hover> hover(HoverParams at) {
    String written = under(at);
    StringBuilder said = new StringBuilder();
    pack(path(at.getTextDocument().getUri()))
        .ifPresent(
            pack -> {
              norm(written)
                  .flatMap(pack::stands)
                  .ifPresent(
                      stands ->
                          said.append("**" + stands.cited() + "**\n\n> " + stands.words() + "\n"));
              for (Word word : pack.words().named(written)) {
                said.append("**" + word.title().in(locale) + "** " + said(word) + "\n\n");
                word.usedBy().stream().limit(10).forEach(n -> said.append("- " + n + "\n"));
              }
            });
    return CompletableFuture.completedFuture(
        said.isEmpty() ? null : new Hover(new MarkupContent(MarkupKind.MARKDOWN, said.toString())));
  }

  @Override
  public synchronized CompletableFuture<
          Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams at) {
    List<Location> found = new ArrayList<>();
    pack(path(at.getTextDocument().getUri()))
        .flatMap(pack -> norm(under(at)).flatMap(pack::stands))
        .ifPresent(
            stands -> {
              Position start = new Position(Math.max(0, stands.line() - 1), 0);
              found.add(new Location(stands.file().toUri().toString(), new Range(start, start)));
            });
    return CompletableFuture.completedFuture(Either.forLeft(found));
  }
}
