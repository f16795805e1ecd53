/** The edition: legal texts with the rules that encode them, as a static site. */
package org.dutylawyer.cli.edition;
