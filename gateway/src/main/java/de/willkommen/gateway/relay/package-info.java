/** Handing a request on and its answer back: headers, tokens, event streams, failures of the upstream. */
@NullMarked
package de.willkommen.gateway.relay;

import org.jspecify.annotations.NullMarked;
