/**
 * The language of packs: reads DRL and YAML, checks their form and words, and says what is wrong
 * with file and line.
 */
@NullMarked
package org.dutylawyer.language;

import org.jspecify.annotations.NullMarked;
