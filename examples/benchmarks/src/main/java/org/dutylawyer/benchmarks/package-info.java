/** Benchmarks of the library, run by hand from {@code target/benchmarks.jar}, never by a test. */
package org.dutylawyer.benchmarks;
