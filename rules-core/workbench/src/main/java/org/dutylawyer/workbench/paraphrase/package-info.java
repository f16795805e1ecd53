/** Rules as sentences, in Chinese and in English. */
@NullMarked
package org.dutylawyer.workbench.paraphrase;

import org.jspecify.annotations.NullMarked;
