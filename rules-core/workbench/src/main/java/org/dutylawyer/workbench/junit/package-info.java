/**
 * The check of a pack as JUnit tests. Needs junit-jupiter-api, which the library does not bring: a
 * pack's module has it in its tests.
 */
@NullMarked
package org.dutylawyer.workbench.junit;

import org.jspecify.annotations.NullMarked;
