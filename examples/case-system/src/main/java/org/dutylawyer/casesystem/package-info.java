/** A case system of a justice bureau (司法局值班律师案件系统): the application around the library. */
@NullMarked
package org.dutylawyer.casesystem;

import org.jspecify.annotations.NullMarked;
