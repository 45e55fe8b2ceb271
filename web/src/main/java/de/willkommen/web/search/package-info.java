/**
 * The search for a free time, as citizens and staff use it: the wish and the window it looks through, both kept in the
 * address, and what was found as a list or as a calendar.
 */
@NullMarked
package de.willkommen.web.search;

import org.jspecify.annotations.NullMarked;
