/** The command-line program around the library. */
@NullMarked
package org.dutylawyer.cli;

import org.jspecify.annotations.NullMarked;
