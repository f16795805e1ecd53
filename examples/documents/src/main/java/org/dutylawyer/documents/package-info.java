/**
 * Documents of a case for office programs: the forms of a local text, and sheets for discipline.
 */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.documents;
