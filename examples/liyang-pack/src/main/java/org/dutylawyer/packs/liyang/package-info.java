/**
 * The rule pack of the city of Liyang, made as anybody outside the project would make one: the law
 * stands in the resources of the same name, and this package only says where.
 */
@NullMarked
package org.dutylawyer.packs.liyang;

import org.jspecify.annotations.NullMarked;
