/** What another version of packs, readings or notices does to answers that were given (升级影响). */
@NullMarked
package org.dutylawyer.workbench.upgrade;

import org.jspecify.annotations.NullMarked;
