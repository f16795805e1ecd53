/** The language server: what {@code check} and {@code words} know, in an editor while typing. */
@NullMarked
package org.dutylawyer.cli.editor;

import org.jspecify.annotations.NullMarked;
