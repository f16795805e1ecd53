/** The rules as a plan: loops over what a case holds, beside the network of Drools. */
@NullMarked
package org.dutylawyer.internal.plan;

import org.jspecify.annotations.NullMarked;
