/** The id that follows a request from the gateway to the last consumer's log. */
@NullMarked
package de.willkommen.kit.request;

import org.jspecify.annotations.NullMarked;
