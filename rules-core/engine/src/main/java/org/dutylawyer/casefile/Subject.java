package org.dutylawyer.casefile;

/** Whom or what a fact or a conclusion is about. */
public sealed interface Subject permits Person, Proceeding, Lawyer, Station, Event {

  /** Its id in the case file; unique among the subjects of its kind. */
  String id();
}
