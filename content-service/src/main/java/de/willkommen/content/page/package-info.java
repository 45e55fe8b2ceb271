/** Pages of the site. */
@NullMarked
package de.willkommen.content.page;

import org.jspecify.annotations.NullMarked;
