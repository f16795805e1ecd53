/**
 * The library as a part of a Spring Boot application: a bean, its properties, health and metrics.
 * This package needs nothing else of this example, so that others can lift it out.
 */
@NullMarked
package org.dutylawyer.spring;

import org.jspecify.annotations.NullMarked;
