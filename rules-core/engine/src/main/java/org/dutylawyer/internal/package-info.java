/** Packs of all jurisdictions, ready to be asked. Nothing below this package is for hosts. */
@NullMarked
package org.dutylawyer.internal;

import org.jspecify.annotations.NullMarked;
