/** A booking and the data of its people as pages show and ask them, to holders and to staff. */
@NullMarked
package de.willkommen.web.booking;

import org.jspecify.annotations.NullMarked;
