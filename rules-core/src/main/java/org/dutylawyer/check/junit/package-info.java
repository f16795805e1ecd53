/**
 * The check of a pack as JUnit tests. Needs junit-jupiter-api, which the library does not bring: a
 * pack's module has it in its tests.
 */
package org.dutylawyer.check.junit;
