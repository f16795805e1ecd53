package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.network.LibraryLoader;
import org.dutylawyer.internal.network.Networks;
import org.dutylawyer.internal.network.Stack;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/**
 * Records what each firing concluded. What was concluded is taken from the insertion and what it
 * rests on from the match that is firing, so that two rules with an equal conclusion keep both
 * grounds.
 */
public final class Firings {

  /** A firing that concluded something. */
  public interface Sink {
    void concluded(Match match, Object conclusion);
  }

  private @Nullable Match firing;

  private Firings() {}

  /**
   * Runs a session to the end.
   *
   * @param limit at most so many firings; more is a pack whose rules feed themselves
   */
  public static void run(KieSession session, int limit, Sink sink) {
    run(session, limit, match -> true, sink);
  }

  /** Runs a session to the end, with those firings only that the filter lets pass. */
  public static void run(KieSession session, int limit, AgendaFilter filter, Sink sink) {
    Firings firings = new Firings();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void beforeMatchFired(BeforeMatchFiredEvent event) {
            firings.firing = event.getMatch();
          }

          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            firings.firing = null;
          }
        });
    session.addEventListener(
        new DefaultRuleRuntimeEventListener() {
          @Override
          public void objectInserted(ObjectInsertedEvent event) {
            if (firings.firing != null) {
              sink.concluded(firings.firing, event.getObject());
            }
          }
        });
    int fired = session.fireAllRules(filter, limit);
    if (fired >= limit) {
      throw new IllegalStateException(
          "found " + fired + " firings, expected fewer than " + limit + ": rules feed themselves");
    }
  }

  /**
   * Runs the rules of a pack on a memory.
   *
   * @param kinds the kinds of conclusions that are asked for; others are derived only where these
   *     rest on them
   * @return what they derived, in the order of the law
   */
  public static List<Derivation> derive(
      Stack stack, Memory memory, Set<Conclusion.Kind> kinds, int limit) {
    List<Derivation> derivations = new ArrayList<>();
    Networks.Part part = stack.networks().of(kinds);
    Networks.Network network = part.network();
    KieSession session = LibraryLoader.under(network.base()::newKieSession);
    try {
      memory.objects().forEach(session::insert);
      run(
          session,
          limit,
          match -> part.needs(network.model(match.getRule())),
          (match, conclusion) ->
              derivations.add(
                  new Derivation(
                      network.model(match.getRule()),
                      List.copyOf(match.getObjects()),
                      (Conclusion) conclusion)));
    } finally {
      session.dispose();
    }
    return LawOrder.of(stack, memory.objects(), derivations);
  }
}
