/** The code on the lobby's display by which a phone in the house takes a number. */
@NullMarked
package de.willkommen.queue.lobby;

import org.jspecify.annotations.NullMarked;
