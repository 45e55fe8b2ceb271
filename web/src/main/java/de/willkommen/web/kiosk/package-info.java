/** The machine by the entrance: check in with an appointment, or take a number without one. */
@NullMarked
package de.willkommen.web.kiosk;

import org.jspecify.annotations.NullMarked;
