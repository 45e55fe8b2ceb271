/** Reasons not to start: demo secrets or plain http outside the demo. */
@NullMarked
package de.willkommen.gateway.readiness;

import org.jspecify.annotations.NullMarked;
