/** Who may record which acts of a case, and who sees them (谁登记、谁查看). */
@NullMarked
package org.dutylawyer.casesystem.acts;

import org.jspecify.annotations.NullMarked;
