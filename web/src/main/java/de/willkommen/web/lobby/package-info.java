/** The big display in the waiting area. */
@NullMarked
package de.willkommen.web.lobby;

import org.jspecify.annotations.NullMarked;
