/** The commands that write a case file. */
@NullMarked
package org.dutylawyer.cli.casefile;

import org.jspecify.annotations.NullMarked;
