/** What people read about the authority, in their language. */
@NullMarked
package de.willkommen.content;

import org.jspecify.annotations.NullMarked;
