/** The library: load packs once, ask {@link org.dutylawyer.DutyLawyerRules} from many threads. */
@NullMarked
package org.dutylawyer;

import org.jspecify.annotations.NullMarked;
