/** What is cited: instruments, their text by article, paragraph and item, norms, days in force. */
@NullMarked
package org.dutylawyer.law;

import org.jspecify.annotations.NullMarked;
