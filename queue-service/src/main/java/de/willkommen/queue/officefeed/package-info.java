/** Copies of offices, counters, staff and services, kept from appointment-service's events. */
@NullMarked
package de.willkommen.queue.officefeed;

import org.jspecify.annotations.NullMarked;
