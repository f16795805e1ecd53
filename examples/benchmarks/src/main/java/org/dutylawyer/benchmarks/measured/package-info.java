/** What is measured: the library over example cases, and bare Drools beside it. */
@NullMarked
package org.dutylawyer.benchmarks.measured;

import org.jspecify.annotations.NullMarked;
