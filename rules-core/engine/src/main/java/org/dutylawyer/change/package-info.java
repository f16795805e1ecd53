/** What would have to be otherwise for a conclusion to be another (最小改变). */
@NullMarked
package org.dutylawyer.change;

import org.jspecify.annotations.NullMarked;
