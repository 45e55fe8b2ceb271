/** The way to each counter in every language, kept from content-service's events. */
@NullMarked
package de.willkommen.queue.textfeed;

import org.jspecify.annotations.NullMarked;
