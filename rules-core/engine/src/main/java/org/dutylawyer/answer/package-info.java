/** How an answer is said: as text for people, as JSON for programs. */
@NullMarked
package org.dutylawyer.answer;

import org.jspecify.annotations.NullMarked;
