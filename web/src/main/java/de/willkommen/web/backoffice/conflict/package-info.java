/** Bookings that no longer fit the plans, and what the team lead decides about each: keep, move or cancel. */
@NullMarked
package de.willkommen.web.backoffice.conflict;

import org.jspecify.annotations.NullMarked;
