/** Calendar files that every program reads in the same way (RFC 5545). */
@NullMarked
package de.willkommen.kit.calendar;

import org.jspecify.annotations.NullMarked;
