/** Everything that can be said about a pack before it is used, and its reports. */
@NullMarked
package org.dutylawyer.workbench.check;

import org.jspecify.annotations.NullMarked;
