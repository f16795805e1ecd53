/** Packs and notices of days off, taken up while the system runs (规则包和放假安排的更新). */
@NullMarked
package org.dutylawyer.casesystem.rules;

import org.jspecify.annotations.NullMarked;
