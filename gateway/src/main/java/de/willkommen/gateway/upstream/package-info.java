/** The instances behind the gateway, and which of them gets the next request. */
@NullMarked
package de.willkommen.gateway.upstream;

import org.jspecify.annotations.NullMarked;
