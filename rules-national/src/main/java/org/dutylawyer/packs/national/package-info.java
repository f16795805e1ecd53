/**
 * The national rule pack. Its law stands in the resources of the same name: the text of the
 * measures, one file of rules for each article, and the scenarios that specify them.
 */
@NullMarked
package org.dutylawyer.packs.national;

import org.jspecify.annotations.NullMarked;
