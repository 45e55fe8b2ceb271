/**
 * Authorities, their offices, counters, staff and services: what there is, announced whenever it changes. Everything here
 * is plain data; a record that is put is compared with the stored one and told to the other services when it differs.
 */
@NullMarked
package de.willkommen.appointment.office;

import org.jspecify.annotations.NullMarked;
