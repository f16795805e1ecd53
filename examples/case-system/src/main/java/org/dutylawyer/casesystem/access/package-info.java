/** Who works with the system, and what each may do (账号、角色、权限). */
@NullMarked
package org.dutylawyer.casesystem.access;

import org.jspecify.annotations.NullMarked;
