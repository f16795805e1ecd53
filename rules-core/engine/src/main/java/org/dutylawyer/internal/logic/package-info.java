/** Decision diagrams over the unknown facts. */
@NullMarked
package org.dutylawyer.internal.logic;

import org.jspecify.annotations.NullMarked;
