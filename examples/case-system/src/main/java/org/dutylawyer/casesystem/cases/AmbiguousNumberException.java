package org.dutylawyer.casesystem.cases;

import java.util.List;

/** The account sees cases of several regions that have that number. */
public final class AmbiguousNumberException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> addresses;

  AmbiguousNumberException(List<String> addresses) {
    super("a number of several regions");
    this.addresses = List.copyOf(addresses);
  }

  /** What addresses each of them. */
  public List<String> addresses() {
    return addresses;
  }
}
