/**
 * Offices, services, counters and staff as others ask for them over HTTP.
 */
@NullMarked
package de.willkommen.appointment.directory;

import org.jspecify.annotations.NullMarked;
