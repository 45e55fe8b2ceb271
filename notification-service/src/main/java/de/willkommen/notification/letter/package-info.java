/** A message with its address, ready to be handed over. */
@NullMarked
package de.willkommen.notification.letter;

import org.jspecify.annotations.NullMarked;
