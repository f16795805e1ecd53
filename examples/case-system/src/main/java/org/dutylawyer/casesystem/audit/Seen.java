package org.dutylawyer.casesystem.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a page or an answer shows is told to the audit log, before it goes out. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Seen {
  /** What is told. */
  Audit.Action value();
}
