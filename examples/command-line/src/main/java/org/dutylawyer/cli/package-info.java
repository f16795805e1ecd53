/** The command-line program around the library. */
package org.dutylawyer.cli;
