/** The texts an installation begins with. */
@NullMarked
package de.willkommen.content.seed;

import org.jspecify.annotations.NullMarked;
