/** The edition: legal texts with the rules that encode them, as a static site. */
@NullMarked
package org.dutylawyer.cli.edition;

import org.jspecify.annotations.NullMarked;
