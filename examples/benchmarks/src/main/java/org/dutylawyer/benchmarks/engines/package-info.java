/** One table of decisions in several rule engines. */
@NullMarked
package org.dutylawyer.benchmarks.engines;

import org.jspecify.annotations.NullMarked;
