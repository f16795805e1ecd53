/** Entering cases, and putting right what was entered (录入和更正). */
@NullMarked
package org.dutylawyer.casesystem.web.entry;

import org.jspecify.annotations.NullMarked;
