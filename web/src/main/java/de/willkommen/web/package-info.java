/** Settings, clock and start-up checks of the pages. Each folder beside this one is one kind of page or one concern. */
@NullMarked
package de.willkommen.web;

import org.jspecify.annotations.NullMarked;
