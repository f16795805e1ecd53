/** The commands for those who write packs. */
@NullMarked
package org.dutylawyer.cli.author;

import org.jspecify.annotations.NullMarked;
