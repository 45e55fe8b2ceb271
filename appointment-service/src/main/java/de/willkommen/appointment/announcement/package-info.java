/**
 * Announces the present state again, so that another service can rebuild a copy it has lost.
 */
@NullMarked
package de.willkommen.appointment.announcement;

import org.jspecify.annotations.NullMarked;
