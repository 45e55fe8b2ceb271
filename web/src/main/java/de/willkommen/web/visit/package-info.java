/** One request as the pages see it. */
@NullMarked
package de.willkommen.web.visit;

import org.jspecify.annotations.NullMarked;
