/**
 * The words of case files and rules: facts, events, documents, actors, actions, with their titles.
 * A pack can add words; a word has one meaning.
 */
@NullMarked
package org.dutylawyer.vocabulary;

import org.jspecify.annotations.NullMarked;
