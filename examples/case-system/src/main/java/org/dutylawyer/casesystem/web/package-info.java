/** The pages (页面). */
@NullMarked
package org.dutylawyer.casesystem.web;

import org.jspecify.annotations.NullMarked;
