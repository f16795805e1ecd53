/** What all commands share: their options, how they end, refuse and speak to a terminal. */
@NullMarked
package org.dutylawyer.cli.terminal;

import org.jspecify.annotations.NullMarked;
