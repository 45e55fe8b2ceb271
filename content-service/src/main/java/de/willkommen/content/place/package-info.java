/** How to find an office and a counter. */
@NullMarked
package de.willkommen.content.place;

import org.jspecify.annotations.NullMarked;
