/** The audit log: who saw, asked and changed what (审计日志). */
@NullMarked
package org.dutylawyer.casesystem.audit;

import org.jspecify.annotations.NullMarked;
