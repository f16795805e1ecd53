package org.dutylawyer.casesystem.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an account must be allowed to do for a page or a request. A handler of this application that
 * says neither this nor {@link AnyAccount} nor {@link Open} is refused to everybody.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
  /** The permission. */
  Permission value();
}
