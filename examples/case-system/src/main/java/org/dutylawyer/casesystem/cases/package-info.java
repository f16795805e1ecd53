/** The stored cases, their answers and their limits (案件、答复、期限). */
@NullMarked
package org.dutylawyer.casesystem.cases;

import org.jspecify.annotations.NullMarked;
