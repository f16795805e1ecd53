/**
 * Which days people work in mainland China, and when time limits end.
 *
 * <p>Start with {@link org.dutylawyer.calendar.WorkingCalendar#china()} and {@link
 * org.dutylawyer.calendar.TimeLimit}: {@code workingDays(3).before()} is a limit as the law words
 * it, {@code resolve(event, calendar, conventions)} binds it to a day, and the {@link
 * org.dutylawyer.calendar.DueDate} explains itself. Notices and statutory days are data files
 * beside this package, each ending with its sources. The package knows no other of the library.
 */
@NullMarked
package org.dutylawyer.calendar;

import org.jspecify.annotations.NullMarked;
