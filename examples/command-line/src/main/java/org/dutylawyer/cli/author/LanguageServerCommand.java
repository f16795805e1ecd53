package org.dutylawyer.cli.author;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.dutylawyer.cli.editor.PackLanguageServer;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code language-server}: check and words in an editor, over standard input and output. */
@Command(
    name = "language-server",
    mixinStandardHelpOptions = true,
    description = {"Serves an editor over standard input and output (Language Server Protocol)."})
public final class LanguageServerCommand implements Callable<Integer> {

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    PackLanguageServer server = new PackLanguageServer(language.locale());
    Launcher<LanguageClient> launcher =
        LSPLauncher.createServerLauncher(server, System.in, System.out);
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    // An editor may tell it to exit and keep the stream open.
    CompletableFuture<Void> ending = server.exited().thenRun(() -> listening.cancel(true));
    try {
      listening.get();
    } catch (CancellationException e) {
      ending.join();
      return server.exited().join() ? 0 : 1; // so the protocol says
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the editor's stream", e);
    }
    return 0;
  }
}
