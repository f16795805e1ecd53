/** An audit of any number of case files on Apache Spark: answers, tables, indicators, a report. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit;
