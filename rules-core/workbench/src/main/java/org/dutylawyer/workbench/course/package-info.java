/** Orders of events that can make a difference, with all else left open, and how they are told. */
@NullMarked
package org.dutylawyer.workbench.course;

import org.jspecify.annotations.NullMarked;
