/**
 * The statutory days computed by others, to prove what the library computes: as a jollyday calendar
 * with the holidays that jollyday lacks for China, the new moons and solar terms by cn.6tail:lunar.
 */
@NullMarked
package org.dutylawyer.calendar.jollyday;

import org.jspecify.annotations.NullMarked;
