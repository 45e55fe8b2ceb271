/** How much one network address or one account may ask for: it is slowed down first and refused later. */
@NullMarked
package de.willkommen.gateway.limit;

import org.jspecify.annotations.NullMarked;
