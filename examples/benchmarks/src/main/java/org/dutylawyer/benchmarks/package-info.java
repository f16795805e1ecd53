/** Benchmarks of the library, run by hand from {@code target/benchmarks.jar}, never by a test. */
@NullMarked
package org.dutylawyer.benchmarks;

import org.jspecify.annotations.NullMarked;
