package org.dutylawyer.internal.plan;

import java.util.List;
import org.dutylawyer.pack.RuleModel.Constraint;

/**
 * The objects of one type that pass the same comparisons with words written in the rules. All
 * patterns that ask the same have one selection, so that an object is tested for it once.
 *
 * @param number its place among the selections of a plan
 * @param type the type of object
 * @param constraints the comparisons, none of them with something bound
 */
record Selection(int number, Class<?> type, List<Constraint> constraints) {}
