/**
 * The demo authority, for profile {@code demo} and for tests.
 */
@NullMarked
package de.willkommen.appointment.demo;

import org.jspecify.annotations.NullMarked;
