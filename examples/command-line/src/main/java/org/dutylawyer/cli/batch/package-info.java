/** A whole register of case files, answered line by line on all cores. */
@NullMarked
package org.dutylawyer.cli.batch;

import org.jspecify.annotations.NullMarked;
