package org.dutylawyer.pack;

import org.dutylawyer.text.Title;

/**
 * What hardly ever is otherwise, and is taken to be so where the file does not say (按通常情形推定). The
 * answer shows it; a host can switch it off.
 *
 * @param fact word for the fact
 * @param value word for the value assumed
 * @param why why it is hardly ever otherwise
 */
public record Assumption(String fact, String value, Title why) {}
