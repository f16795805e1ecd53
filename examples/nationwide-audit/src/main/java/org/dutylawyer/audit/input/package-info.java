/** Case files from any file system that Spark reads, cut into pieces that never change. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.input;
