/** Case files made up in any number. */
@NullMarked
package org.dutylawyer.benchmarks.cases;

import org.jspecify.annotations.NullMarked;
