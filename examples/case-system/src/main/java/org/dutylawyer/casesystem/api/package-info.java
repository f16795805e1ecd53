/** What machines ask: REST with the library's schemas, feeds, webhooks (接口). */
@NullMarked
package org.dutylawyer.casesystem.api;

import org.jspecify.annotations.NullMarked;
