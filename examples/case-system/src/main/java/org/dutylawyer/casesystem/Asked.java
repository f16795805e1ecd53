package org.dutylawyer.casesystem;

import jakarta.servlet.http.HttpServletRequest;

/** How something is asked for, which is how it is answered. */
public final class Asked {

  private Asked() {}

  /** Whether an address is one of those for machines. */
  public static boolean byMachine(String address) {
    return address.startsWith("/api/") || address.startsWith("/actuator/");
  }

  /** Whether only a part of a page is asked for. */
  public static boolean forPart(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
