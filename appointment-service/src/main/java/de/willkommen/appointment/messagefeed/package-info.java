/**
 * The only place that knows the events about messages.
 */
@NullMarked
package de.willkommen.appointment.messagefeed;

import org.jspecify.annotations.NullMarked;
