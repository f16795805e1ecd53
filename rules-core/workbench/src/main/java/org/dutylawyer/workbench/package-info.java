/** For authors of packs: loads them from folders, compiles them, and keeps what has not changed. */
@NullMarked
package org.dutylawyer.workbench;

import org.jspecify.annotations.NullMarked;
