package org.dutylawyer.casesystem.api;

import org.springframework.http.HttpStatus;

/** A request is refused for what its headers say or do not say. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final HttpStatus status;
  private final String word;

  RefusedException(HttpStatus status, String word, String message) {
    super(message);
    this.status = status;
    this.word = word;
  }

  HttpStatus status() {
    return status;
  }

  String word() {
    return word;
  }
}
