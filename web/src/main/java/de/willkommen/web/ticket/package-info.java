/** A ticket in the hands of its holder, and taking one by the code of the lobby display. */
@NullMarked
package de.willkommen.web.ticket;

import org.jspecify.annotations.NullMarked;
