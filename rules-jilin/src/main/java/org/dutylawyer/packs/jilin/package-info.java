/** The Jilin pack (CN-22): 吉司联发[2018]2号, layered over the national pack. */
@NullMarked
package org.dutylawyer.packs.jilin;

import org.jspecify.annotations.NullMarked;
