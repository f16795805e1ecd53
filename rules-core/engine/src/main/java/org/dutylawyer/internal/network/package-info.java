/** From the models of rules to a network of Drools. */
@NullMarked
package org.dutylawyer.internal.network;

import org.jspecify.annotations.NullMarked;
