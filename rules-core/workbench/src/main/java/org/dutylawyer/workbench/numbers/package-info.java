/** The numbers of rules against those of the law, and what rules say of each other. */
@NullMarked
package org.dutylawyer.workbench.numbers;

import org.jspecify.annotations.NullMarked;
