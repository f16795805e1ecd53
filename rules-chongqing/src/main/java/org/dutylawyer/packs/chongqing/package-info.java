/**
 * The Chongqing rule pack. Its law stands in the resources of the same name: the text of the
 * implementing rules with the five forms of its annex, one file of rules for each article or form,
 * and the scenarios that specify them.
 */
@NullMarked
package org.dutylawyer.packs.chongqing;

import org.jspecify.annotations.NullMarked;
