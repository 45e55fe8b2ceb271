/**
 * When counters are open and which of that time is free. Search and booking ask the same {@link
 * de.willkommen.appointment.availability.SlotFinder}, so they cannot disagree about a plan.
 */
@NullMarked
package de.willkommen.appointment.availability;

import org.jspecify.annotations.NullMarked;
