/** A pack as it was compiled: its manifest, the models of its rules, and its files. */
@NullMarked
package org.dutylawyer.pack;

import org.jspecify.annotations.NullMarked;
