/** What editors need to help authors of packs: JSON Schemas and settings. */
@NullMarked
package org.dutylawyer.workbench.editor;

import org.jspecify.annotations.NullMarked;
