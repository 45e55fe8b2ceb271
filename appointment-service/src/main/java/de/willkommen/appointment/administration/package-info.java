/**
 * What administrators look after: their authority, its offices, teams, counters, people, services, rooms and interpreters;
 * and how another authority comes aboard. Nothing is ever deleted: it is taken out of use, and what was booked stays booked.
 * A change names the revision it was made from, so that nobody overwrites what they have not seen.
 */
@NullMarked
package de.willkommen.appointment.administration;

import org.jspecify.annotations.NullMarked;
